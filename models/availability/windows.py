"""The maintenance windows: every Thursday 18:00-20:00 on the Moscow clock of that day (agreement, item 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from models.availability.instants import DAY, from_us, to_us, year_bounds
from models.availability.timeline import Intervals


@dataclass(frozen=True, slots=True)
class WindowRule:
    """The weekly window of an edition of the agreement; weekday 1 is Monday, the clock is that of `zone`."""

    weekday: int
    opens: time
    closes: time
    zone: str


@dataclass(frozen=True, slots=True)
class Works:
    """Maintenance announced at `announced` for [start, end), all in microseconds."""

    announced: int
    start: int
    end: int


@lru_cache(maxsize=256)
def windows(start: int, end: int, rule: WindowRule) -> Intervals:
    """The windows that touch [start, end), clipped to it."""
    if start >= end:
        return Intervals.of(())
    zone = ZoneInfo(rule.zone)
    day, last = from_us(start).astimezone(zone).date(), from_us(end).astimezone(zone).date()
    day += timedelta(days=(rule.weekday - day.isoweekday()) % 7)
    pairs = []
    while day <= last:
        pairs.append(
            (
                to_us(datetime.combine(day, rule.opens, zone)),
                to_us(datetime.combine(day, rule.closes, zone)),
            )
        )
        day += timedelta(days=7)
    return Intervals.of(pairs).clipped(start, end)


def year_windows(year: int, rule: WindowRule) -> Intervals:
    """All windows of a Moscow calendar year: 104 h in 2025, 106 h in 2026."""
    return windows(*year_bounds(year), rule)


def window_at(instant: int, rule: WindowRule) -> tuple[int, int]:
    """The window that holds the instant, or the next one: (start, end)."""
    week = windows(instant - DAY, instant + 8 * DAY, rule)
    return next((start, end) for start, end in week.pairs() if end > instant)


def excused_works(works: Sequence[Works], start: int, end: int, rule: WindowRule) -> Intervals:
    """What the second reading leaves out: works announced before they began, only inside the windows (item 2)."""
    announced = Intervals.of([(job.start, job.end) for job in works if job.announced <= job.start])
    return announced.clipped(start, end).intersection(windows(start, end, rule))
