"""A desk's calendar: what every day is and when it works, as windows on the local clock and as spans of real time.

Knows nothing of Russia: the weekly pattern, the exceptions and the time zone come from outside. Windows are turned
into real time with the zone's own history of offsets, so a night on which the clocks change counts as long as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from models.errors import RuleError
from models.formats import format_date
from models.text import QT_TRANSLATE_NOOP, Text

DAY: Final = timedelta(days=1)
DAY_SECONDS: Final = 86_400
FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
"""The days a calendar speaks of; beyond them neither offsets nor holidays mean anything."""


class DayKind(StrEnum):
    """What a day is, before a reading says whether it works."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    TRANSFER = "transfer"
    WORKING_WEEKEND = "working_weekend"
    DECREE = "decree"
    SHORT = "short"
    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its kind, its name, its working windows in seconds from local midnight.

    A window that ends beyond 86,400 runs past midnight.
    """

    date: date
    kind: DayKind
    name: Text
    windows: tuple[tuple[int, int], ...]

    @property
    def working(self) -> bool:
        """Whether any of the day works."""
        return bool(self.windows)


class Span(NamedTuple):
    """A half-open stretch [start, end) of real time, in UTC."""

    start: datetime
    end: datetime


Plan = Callable[[date], Day]


class Calendar:
    """Days and spans of one desk; `plan` tells what a day is, `reading_of` how the rule book was read for it.

    Days are asked of `plan` once and kept, so `plan` must always answer the same.
    """

    def __init__(self, zone: ZoneInfo, plan: Plan, reading_of: Callable[[date], str]) -> None:
        self.zone = zone
        self.reading_of = reading_of
        self.memo: dict[str, object] = {}  # what others have worked out from the days and may use again
        self._plan = plan
        self._days: dict[date, Day] = {}
        self._spans: dict[date, tuple[Span, ...]] = {}

    def day(self, day: date) -> Day:
        """What `day` is."""
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = self._plan(day)
        return found

    def utc(self, moment: datetime) -> datetime:
        """The moment in UTC; one without a zone is on the desk's clock. RuleError outside the years 1900-2199."""
        # Asked before anything is computed: the ends of datetime cannot be moved to another zone at all.
        if not FIRST_DAY.year <= moment.year <= LAST_DAY.year:
            raise outside()
        placed = moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment
        return placed.astimezone(UTC)

    def local(self, moment: datetime) -> datetime:
        """The moment on the desk's clock."""
        return self.utc(moment).astimezone(self.zone)

    def date_of(self, moment: datetime) -> date:
        """The desk's day of the moment."""
        return self.local(moment).date()

    def spans_of(self, day: date) -> tuple[Span, ...]:
        """The real time of that day's windows, in UTC, empty ones left out."""
        found = self._spans.get(day)
        if found is None:
            windows = self.day(day).windows
            spans = (Span(self._instant(day, opens), self._instant(day, closes)) for opens, closes in windows)
            found = self._spans[day] = tuple(span for span in spans if span.start < span.end)
        return found

    def spans_from(self, day: date, until: date = LAST_DAY) -> Iterator[Span]:
        """Spans of `day` up to and with `until` in order, none overlapping: a night before reaches into `day`."""
        reached = datetime.min.replace(tzinfo=UTC)
        for number in range(max(day - DAY, FIRST_DAY).toordinal(), min(until, LAST_DAY).toordinal() + 1):
            for span in self.spans_of(date.fromordinal(number)):
                if span.end > reached:
                    yield Span(max(span.start, reached), span.end)
                    reached = span.end

    def _instant(self, day: date, seconds: int) -> datetime:
        """The moment when the local clock shows `seconds` after midnight of `day`.

        A time that the clock skips in spring is the moment right after the gap moved on by as much; of a time that
        comes twice in autumn the first is meant.
        """
        days, rest = divmod(seconds, DAY_SECONDS)
        clock = time(rest // 3600, rest // 60 % 60, rest % 60, tzinfo=self.zone)
        return datetime.combine(day + days * DAY, clock).astimezone(UTC)


def clock_text(moment: datetime) -> str:
    """`09:30`, with the seconds where there are some."""
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


def moment_text(moment: datetime, calendar: Calendar) -> str:
    """`05.11.2026 09:30` on the desk's own clock."""
    local = calendar.local(moment)
    return f"{format_date(local.date())} {clock_text(local)}"


def outside() -> RuleError:
    """The error of a moment that no calendar reaches."""
    years = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
    return RuleError(
        Text(QT_TRANSLATE_NOOP("models", "The calendar knows the years {first} to {last} only."), years)
    )
