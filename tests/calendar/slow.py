"""The definitions themselves, counted second by second and day by day: what the fast rules must agree with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)


def slow_seconds(
    start: datetime,
    end: datetime,
    windows: Mapping[date, tuple[tuple[int, int], ...]],
    zone: ZoneInfo,
    pauses: Iterable[tuple[datetime, datetime]] = (),
    step: timedelta = SECOND,
) -> int:
    """Ask every `step` of [start, end) by itself whether it lies in a window of its local day and in no pause."""
    stopped = list(pauses)
    counted = 0
    moment = start
    while moment < end:
        local = moment.astimezone(zone)
        clock = (local.hour * 60 + local.minute) * 60 + local.second
        open_now = any(opens <= clock < closes for opens, closes in windows.get(local.date(), ()))
        if open_now and not any(begin <= moment < over for begin, over in stopped):
            counted += int(step.total_seconds())
        moment += step
    return counted


def pattern(
    first: date, last: date, weekdays: Iterable[int], opens: int, closes: int
) -> dict[date, tuple[tuple[int, int], ...]]:
    """The same window on the given weekdays (0 is Monday) of all days from first to last."""
    chosen = frozenset(weekdays)
    days = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return {day: ((opens, closes),) for day in days if day.weekday() in chosen}
