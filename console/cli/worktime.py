"""The verb worktime: how much working time lies between two moments, or when so much of it is over."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from console.cli.calendars import (
    Calendars,
    DeskReading,
    database_of,
    desk_options,
    other_calendars,
    our_calendars,
)
from console.cli.common import App, as_json, emit, pass_app
from console.cli.files import ReadableFile
from models.agreement.clauses import load_agreement
from models.agreement.verdict import Verdict
from models.calendar import rules
from models.calendar.desk_calendar import TECHNICAL
from models.calendar.rules import DayPart, Pause
from models.calendar.spans import Calendar
from models.calendar.why import explain_due, explain_working_time
from models.errors import KnownError
from models.formats import format_minutes
from models.text import QT_TRANSLATE_NOOP, Text

MICROSECOND = timedelta(microseconds=1)
NEEDS_ONE = QT_TRANSLATE_NOOP("cli", "Give either END or --add MINUTES.")
OTHER_READING = QT_TRANSLATE_NOOP("cli", "reading {name} ({reading}): {answer}")
BACKWARDS = QT_TRANSLATE_NOOP("cli", "END is before START: nothing lies between them.")
READING_NAMES = {
    "agreement": QT_TRANSLATE_NOOP("cli", "by the agreement"),
    "production": QT_TRANSLATE_NOOP("cli", "by the production calendar"),
    "statutory": QT_TRANSLATE_NOOP("cli", "by article 112 of the Labour Code"),
}


@click.command(
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Working time from START to END, or when --add MINUTES of it from START on are over. Moments are ISO 8601; "
        "without an offset they are on the calendar's own clock. An END before START has no working time.",
    )
)
@click.argument("start")
@click.argument("end", required=False)
@click.option(
    "--add",
    metavar="MINUTES",
    help=QT_TRANSLATE_NOOP("cli", "So much working time, in minutes; may be a fraction"),
)
@click.option(
    "--pause",
    "pauses",
    metavar="FROM/TO",
    multiple=True,
    help=QT_TRANSLATE_NOOP("cli", "Time that does not count; may be given several times"),
)
@click.option(
    "--calendar",
    "file",
    metavar="FILE.json",
    type=ReadableFile(),
    help=QT_TRANSLATE_NOOP("cli", "Calendar of another desk; readings mean nothing then"),
)
@desk_options
@as_json
@pass_app
def worktime(
    app: App,
    start: str,
    end: str | None,
    add: str | None,
    pauses: tuple[str, ...],
    file: Path | None,
    *,
    asked: DeskReading,
    as_json: bool,
) -> int:
    """Count working time, or find the moment when some of it is over."""
    if (end is None) == (add is None):
        raise click.UsageError(app.translate("cli", NEEDS_ONE, None))
    calendars = other_calendars(file) if file else our_calendars(database_of(app), asked)
    calendar = calendars[""]
    begin = _moment(start, calendar)
    stopped = [_pause(text, calendar) for text in pauses]
    if add is not None:
        verdict, data, over = _due(begin, add, calendars, stopped, ours=file is None)
    else:
        over = _moment(end or "", calendar)
        verdict, data = _between(begin, over, calendars, stopped, ours=file is None)
    data |= {
        "reading": verdict.reading,
        "start": begin.isoformat(),
        "zone": calendar.zone.key,
        "by_day": [_day(app, part) for part in rules.day_parts(begin, over, calendar, stopped)],
    }
    backwards = [app.translate("cli", BACKWARDS, None)] if over < begin else []
    emit(data, [*backwards, *_lines(app, verdict)], as_json=as_json)
    return 0


def _between(
    start: datetime, end: datetime, calendars: Calendars, pauses: Sequence[Pause], *, ours: bool
) -> tuple[Verdict, dict[str, Any]]:
    clause = load_agreement().at(start).clause(TECHNICAL) if ours else None
    verdict = explain_working_time(start, end, calendars, clause, pauses)
    worked = rules.working_time(start, end, calendars[""], pauses)
    return verdict, {"seconds": _seconds(worked), "minutes": _minutes(worked), "end": end.isoformat()}


def _due(
    start: datetime, add: str, calendars: Calendars, pauses: Sequence[Pause], *, ours: bool
) -> tuple[Verdict, dict[str, Any], datetime]:
    clause = load_agreement().at(start).clause(TECHNICAL) if ours else None
    minutes = _number(add)
    verdict = explain_due(start, minutes, calendars, clause, pauses)
    over = rules.due(start, minutes, calendars[""], pauses)
    return verdict, {"due": over.isoformat(), "minutes": minutes}, over


def _moment(text: str, calendar: Calendar) -> datetime:
    """An ISO 8601 moment on the calendar's clock; a bare date is its beginning."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise KnownError(
            Text(QT_TRANSLATE_NOOP("models", "«{text}» is not a moment."), {"text": text}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Write it as 2026-11-05T14:30 or 2026-11-05T14:30+03:00.")),
        ) from error
    return calendar.local(moment)


def _pause(text: str, calendar: Calendar) -> Pause:
    begin, slash, end = text.partition("/")
    if not slash:
        raise KnownError(
            Text(QT_TRANSLATE_NOOP("models", "«{text}» is not a pause."), {"text": text}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Write it as 2026-11-05T14:30/2026-11-05T15:00.")),
        )
    return _moment(begin, calendar), _moment(end, calendar)


def _number(text: str) -> float:
    """Minutes, perhaps a fraction: «90», «0.5», «0,5», «1/3»."""
    above, stroke, below = text.replace(",", ".").partition("/")
    try:
        number = float(above) / (float(below) if stroke else 1)
    except (ValueError, ZeroDivisionError):
        number = math.nan
    if not math.isfinite(number):
        raise KnownError(
            Text(QT_TRANSLATE_NOOP("models", "«{text}» is not a number of minutes."), {"text": text}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Write it as 90, 0.5 or 1/3.")),
        )
    return int(number) if number.is_integer() else number


def _seconds(length: timedelta) -> float:
    """Seconds, a whole number where it is one."""
    microseconds = length // MICROSECOND
    return microseconds // 1_000_000 if microseconds % 1_000_000 == 0 else microseconds / 1_000_000


def _minutes(length: timedelta) -> float:
    """Minutes, a whole number where it is one."""
    microseconds = length // MICROSECOND
    return microseconds // 60_000_000 if microseconds % 60_000_000 == 0 else microseconds / 60_000_000


def _day(app: App, part: DayPart) -> dict[str, Any]:
    return {
        "date": part.day.date.isoformat(),
        "seconds": _seconds(part.counted),
        "minutes": _minutes(part.counted),
        "working": part.day.working,
        "name": app.say(part.day.name),
    }


def _lines(app: App, verdict: Verdict) -> Iterator[str]:
    """The answer for people: the sentence, its steps, the clause, the other readings' answers."""
    yield app.say(verdict.sentence)
    for step in verdict.steps:
        minutes = f" — {format_minutes(step.minutes)}" if step.minutes else ""
        yield f"  {app.say(step.text)}{minutes}"
    for _, quote in verdict.clauses:
        yield f"«{quote}»"
    for answer, name in verdict.other:
        words = app.translate("cli", READING_NAMES[name], None)
        other = app.translate("cli", OTHER_READING, None)
        yield other.format(name=words, reading=name, answer=app.say(answer))
