"""The maintenance windows: every Thursday 18:00-20:00 on the Moscow clock of that day (agreement, item 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache

from models.availability.instants import DAY, moscow, to_us, year_bounds
from models.availability.timeline import Intervals
from models.formats import MOSCOW


@dataclass(frozen=True, slots=True)
class WindowRule:
    """The weekly window of an edition of the agreement; weekday 0 is Monday."""

    weekday: int
    start: time
    end: time


AGREED = WindowRule(3, time(18, 0), time(20, 0))
"""The window of the edition in force; the data of `resources/agreement/` may name another."""


@dataclass(frozen=True, slots=True)
class Works:
    """Maintenance announced at `announced` for [start, end), all in microseconds."""

    announced: int
    start: int
    end: int


@lru_cache(maxsize=256)
def windows(start: int, end: int, rule: WindowRule = AGREED) -> Intervals:
    """The windows that touch [start, end), clipped to it."""
    if start >= end:
        return Intervals.of(())
    day, last = moscow(start).date(), moscow(end).date()
    day += timedelta(days=(rule.weekday - day.weekday()) % 7)
    pairs = []
    while day <= last:
        pairs.append(
            (
                to_us(datetime.combine(day, rule.start, MOSCOW)),
                to_us(datetime.combine(day, rule.end, MOSCOW)),
            )
        )
        day += timedelta(days=7)
    return Intervals.of(pairs).clipped(start, end)


def year_windows(year: int, rule: WindowRule = AGREED) -> Intervals:
    """All windows of a Moscow calendar year: 104 h in 2025, 106 h in 2026."""
    return windows(*year_bounds(year), rule)


def window_at(instant: int, rule: WindowRule = AGREED) -> tuple[int, int]:
    """The window that holds the instant, or the next one: (start, end)."""
    week = windows(instant - DAY, instant + 8 * DAY, rule)
    return next((start, end) for start, end in week.pairs() if end > instant)


def excused_works(works: Sequence[Works], start: int, end: int, rule: WindowRule = AGREED) -> Intervals:
    """What the second reading leaves out: works announced before they began, only inside the windows (item 2)."""
    announced = Intervals.of([(job.start, job.end) for job in works if job.announced <= job.start])
    return announced.clipped(start, end).intersection(windows(start, end, rule))
