"""The verb calendar: which days work, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from console.cli.calendars import DeskReading, database_of, desk_options, our_calendars, years_not_official
from console.cli.common import App, as_json, emit, parse_day, pass_app
from models.calendar.spans import FIRST_DAY, LAST_DAY, Day, outside
from models.calendar.why import weekday
from models.errors import KnownError
from models.formats import format_date
from models.text import QT_TRANSLATE_NOOP, Text

UNOFFICIAL = Text(
    QT_TRANSLATE_NOOP("models", "The government's transfers of days off are not known for {years}.")
)
WORKS = QT_TRANSLATE_NOOP("cli", "working")
OFF = QT_TRANSLATE_NOOP("cli", "day off")


@click.command(help=QT_TRANSLATE_NOOP("cli", "Which days of a period work, and what the others are."))
@click.option(
    "--from", "first", metavar="DATE", required=True, help=QT_TRANSLATE_NOOP("cli", "The first day")
)
@click.option(
    "--to", "last", metavar="DATE", required=True, help=QT_TRANSLATE_NOOP("cli", "The last day, included")
)
@desk_options
@as_json
@pass_app
def calendar(app: App, first: str, last: str, *, asked: DeskReading, as_json: bool) -> int:
    """List the days from the first to the last."""
    begin, end = parse_day(first), parse_day(last)
    if not (begin >= FIRST_DAY and end <= LAST_DAY):
        raise outside()
    if end < begin:
        raise KnownError(Text(QT_TRANSLATE_NOOP("models", "The last day lies before the first.")))
    database = database_of(app)
    desk = our_calendars(database, asked)[""]
    days = [desk.day(date.fromordinal(number)) for number in range(begin.toordinal(), end.toordinal() + 1)]
    unofficial = years_not_official(database, begin.year, end.year)
    data = {
        "reading": desk.reading_of(begin),
        "days": [_json(app, day) for day in days],
        "unofficial_years": unofficial,
    }
    emit(data, [_line(app, day) for day in days], as_json=as_json)
    if unofficial:
        click.echo(app.say(Text(UNOFFICIAL.source, {"years": _ranges(unofficial)})), err=True)
    return 0


def _ranges(years: Sequence[int]) -> str:
    """Years that follow one another as one stretch: «1900–2014, 2028»."""
    stretches: list[list[int]] = []
    for year in years:
        if stretches and stretches[-1][-1] == year - 1:
            stretches[-1].append(year)
        else:
            stretches.append([year])
    return ", ".join(str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in stretches)


def _json(app: App, day: Day) -> dict[str, object]:
    return {
        "date": day.date.isoformat(),
        "working": day.working,
        "kind": str(day.kind),
        "name": app.say(day.name),
    }


def _line(app: App, day: Day) -> str:
    state = app.translate("cli", WORKS if day.working else OFF, None)
    return f"{format_date(day.date)} {app.say(weekday(day.date))}  {state:<9}  {app.say(day.name)}"
