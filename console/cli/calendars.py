"""Which calendar a verb speaks of: our desk's, with or without a database, or another desk's."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from console.cli.common import App
from models.agreement.readings import Readings
from models.calendar.desk_calendar import READINGS, desk_calendar
from models.calendar.official import official_year
from models.calendar.other_desk import LONGEST, read_calendar
from models.calendar.spans import Calendar
from models.errors import FileProblem
from models.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from models.storage.database import Database

Calendars = dict[str, Calendar]
"""The calendar that answers (under "") and the one of every reading by itself."""


@dataclass(frozen=True, slots=True)
class DeskReading:
    """How the verb was asked to read the agreement; empty: as the desk reads it."""

    reading: str = ""
    decree_days: str = ""


def desk_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options --reading and --decree-days, handed to the verb as one `asked`."""

    @functools.wraps(command)
    def called(*args: Any, reading: str | None, decree_days: str | None, **rest: Any) -> Any:
        return command(*args, asked=DeskReading(reading or "", decree_days or ""), **rest)

    reading = click.option(
        "--reading",
        type=click.Choice(READINGS),
        help=QT_TRANSLATE_NOOP("cli", "How the agreement is read; without it, as the desk reads it"),
    )
    decree_days = click.option(
        "--decree-days",
        type=click.Choice(["ordinary", "off"]),
        help=QT_TRANSLATE_NOOP("cli", "Whether the president's non-working days of 2020 and 2021 are off"),
    )
    return reading(decree_days(called))


def database_of(app: App) -> Database | None:
    """The database that adds people's decisions; None where the built-in calendar answers alone."""
    try:
        return app.database_if_any()
    except FileProblem as problem:  # named, but not there: answered all the same, and said
        click.echo(app.say(problem.happened), err=True)
        return None


def years_not_official(database: Database | None, first: int, last: int) -> list[int]:
    """The years for which the government's transfers are not known."""
    if database is None:
        return [year for year in range(first, last + 1) if not official_year(year).official]
    from models.calendar.queries import unofficial_years

    return list(database.read(lambda session: unofficial_years(session, first, last)))


def our_calendars(database: Database | None, asked: DeskReading) -> Calendars:
    """Our desk's calendars, with what people decided about days and readings where there is a database."""
    readings, edits = Readings(), {}
    if database is not None:
        from models.agreement.queries import load_readings
        from models.calendar.queries import load_edits

        readings, edits = database.read(load_readings), database.read(load_edits)
    names = {"": asked.reading} | {name: name for name in READINGS}
    return {
        key: desk_calendar(edits, readings, reading=name, decree_days=asked.decree_days)
        for key, name in names.items()
    }


def other_calendars(file: Path) -> Calendars:
    """The calendar of another desk in a JSON file; FileProblem where it cannot be read."""
    try:
        if file.stat().st_size > LONGEST:
            raise FileProblem(
                Text(QT_TRANSLATE_NOOP("models", "The file {file} is too large."), {"file": file.name})
            )
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The file {file} cannot be read."), {"file": str(file)})
        ) from error
    return {"": read_calendar(text, file.name)}
