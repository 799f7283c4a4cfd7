"""Our own desk's calendar: the hours of the agreement's edition, the official days, what people decided about days.

Every day is judged by the edition and by the reading of its own date, so a switch changes nothing that lies before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from models.agreement.clauses import Clause
from models.agreement.readings import DECREE_DAYS, WORKTIME, Readings
from models.calendar.official import Mark, official_year
from models.calendar.spans import Calendar, Day, DayKind
from models.text import QT_TRANSLATE_NOOP, Text

READINGS: Final = ("agreement", "production", "statutory")
TECHNICAL: Final = "time.technical"
METHODOLOGICAL: Final = "time.methodological"
WORKING_DAY: Final = Text(QT_TRANSLATE_NOOP("models", "Working day"))
OFF_ANYWAY: Final = QT_TRANSLATE_NOOP("models", "{name} (off in this reading)")
WORKS_ANYWAY: Final = QT_TRANSLATE_NOOP("models", "{name} (works in this reading)")
WORKING_KINDS: Final = frozenset({DayKind.WORKING_WEEKEND})
IDLE_KINDS: Final = frozenset({DayKind.TRANSFER, DayKind.DECREE})
DAY_OFF: Final = Text(QT_TRANSLATE_NOOP("models", "Day off"))


class DeskPlan:
    """Tells what a day of our desk is; `reading` and `decree_days` replace the readings of the day where given."""

    def __init__(
        self,
        edits: Mapping[date, Mark] | None = None,
        readings: Readings | None = None,
        *,
        reading: str = "",
        decree_days: str = "",
        clause: str = TECHNICAL,
    ) -> None:
        self._edits = dict(edits or {})
        self._readings = readings or Readings()
        self._fixed = {WORKTIME: reading, DECREE_DAYS: decree_days}
        self._clause = clause
        self.zone = ZoneInfo(self._readings.agreement.editions[-1].clause(clause).text("zone"))

    def mark(self, day: date) -> Mark:
        """What sets the day apart: people's decision first, then the official calendar, then the weekday."""
        mark = self._edits.get(day) or official_year(day.year).marks.get(day)
        if mark is not None:
            return mark
        if not self._is_weekend(day):
            return Mark(DayKind.WORKING, WORKING_DAY)
        return Mark(DayKind.WEEKEND, DAY_OFF)

    def __call__(self, day: date) -> Day:
        """The day with its kind, its name and, where it works, its hours."""
        mark = self.mark(day)
        reading, decree_days = self.reading_of(day), self._read(DECREE_DAYS, day)
        if not works(mark, weekend=self._is_weekend(day), reading=reading, decree_days=decree_days):
            name = Text(OFF_ANYWAY, {"name": mark.name}) if mark.kind in WORKING_KINDS else mark.name
            return Day(day, mark.kind, name, ())
        name = Text(WORKS_ANYWAY, {"name": mark.name}) if mark.kind in IDLE_KINDS else mark.name
        hours = self._hours(day)
        window = seconds_of(hours.clock("opens")), seconds_of(hours.clock("closes"))
        return Day(day, mark.kind, name, (window,))

    def _hours(self, day: date) -> Clause:
        return self._readings.agreement.at(day).clause(self._clause)

    def _is_weekend(self, day: date) -> bool:
        return day.isoweekday() in self._hours(day).values["closed_weekdays"]

    def reading_of(self, day: date) -> str:
        """How the calendar is read on that day."""
        return self._read(WORKTIME, day)

    def _read(self, question: str, day: date) -> str:
        """The reading that holds when the day begins."""
        return self._fixed[question] or self._readings.of(question, datetime.combine(day, time(), self.zone))


def works(mark: Mark, *, weekend: bool, reading: str, decree_days: str = "ordinary") -> bool:
    """Whether a day with that mark works under the reading (clauses time.technical and time.methodological)."""
    kind = mark.kind
    if kind in {DayKind.CLOSED, DayKind.HOLIDAY}:
        return False
    if kind is DayKind.OPEN:
        return True
    if kind is DayKind.WORKING_WEEKEND and reading == "production":
        return True
    if kind is DayKind.TRANSFER and reading != "statutory":
        return False
    if kind is DayKind.DECREE and (decree_days == "off" or (mark.counted and reading == "production")):
        return False
    return not weekend


def desk_calendar(
    edits: Mapping[date, Mark] | None = None,
    readings: Readings | None = None,
    *,
    reading: str = "",
    decree_days: str = "",
    clause: str = TECHNICAL,
) -> Calendar:
    """The calendar of our desk; without arguments as the agreement and the official days have it."""
    plan = DeskPlan(edits, readings, reading=reading, decree_days=decree_days, clause=clause)
    return Calendar(plan.zone, plan, plan.reading_of)


def seconds_of(clock: time) -> int:
    """Seconds from midnight."""
    return clock.hour * 3600 + clock.minute * 60 + clock.second
