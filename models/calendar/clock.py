"""Working time of millions of intervals in one call, to the second: the rules of `rules.py` as a look-up table.

Time is cut into slots of a power of two seconds, so short that each touches one span at most; a slot then needs three
numbers to tell how much has been worked up to any second in it. A look-up is a shift, three takes and a clip.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from models.calendar.spans import DAY_SECONDS, FIRST_DAY, LAST_DAY, Calendar, outside

Seconds = npt.NDArray[np.int64]
"""Moments as whole seconds since 1970 (UTC), or durations in seconds."""

CHUNK: Final = 16_384
"""So many at a time stay in the processor's cache."""
MOST_SLOTS: Final = 4_000_000
"""A calendar cut finer than this is searched instead of tabulated."""
MOST_SHIFT: Final = 16
NARROW_BITS: Final = 31


@dataclass(frozen=True, slots=True)
class _Spans:
    """Spans as arrays, adjoining ones joined, with a last one that never comes."""

    begins: Seconds
    ends: Seconds
    worked: Seconds  # before each span


def _read_spans(calendar: Calendar, first: date, last: date) -> _Spans:
    edges: list[int] = []
    for span in calendar.spans_from(first, last):
        begin, end = int(span.start.timestamp()), int(span.end.timestamp())
        if edges and edges[-1] == begin:
            edges[-1] = end
        else:
            edges += (begin, end)
    begins, ends = np.array(edges[::2], np.int64), np.array(edges[1::2], np.int64)
    worked = np.concatenate(([0], np.cumsum(ends - begins)))
    never = _epoch(date.max)
    return _Spans(np.append(begins, never), np.append(ends, never), worked)


class WorkClock:
    """How many seconds the desk had worked by a moment, for the days `first` to `last` of one calendar.

    Moments outside those days count as the nearest moment inside. Only differences mean anything.
    """

    def __init__(self, calendar: Calendar, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._spans = _read_spans(calendar, first, last)
        self._origin = _epoch(first) - 2 * DAY_SECONDS
        self._length = _epoch(last) + 3 * DAY_SECONDS - self._origin
        self._shift = self._fitting_shift()
        self.slot = 1 << self._shift
        self.tabulated = self._length >> self._shift <= MOST_SLOTS
        self.worked: Callable[[Seconds], Seconds] = self._searched
        if self.tabulated:
            self._tabulate()
            self.worked = self._looked_up

    def covers(self, first: date, last: date) -> bool:
        """Whether every moment of these days can be asked."""
        return self.first <= first and last <= self.last

    def seconds(self, starts: Seconds, ends: Seconds) -> Seconds:
        """Working seconds in each [start, end); none where the end is not after the start."""
        found = np.empty(len(starts), np.int64)
        for at in range(0, len(starts), CHUNK):
            piece = slice(at, at + CHUNK)
            np.subtract(self.worked(ends[piece]), self.worked(starts[piece]), out=found[piece])
            np.maximum(found[piece], 0, out=found[piece])
        return found

    def _fitting_shift(self) -> int:
        """The longest slot, as a power of two, that cannot touch two spans."""
        gaps = self._spans.begins[1:] - self._spans.ends[:-1]
        shortest = int(min(gaps, default=1 << MOST_SHIFT))
        return min(shortest.bit_length() - 1, MOST_SHIFT)

    def _tabulate(self) -> None:
        spans, slot = self._spans, self.slot
        opens = np.arange(self._origin, self._origin + self._length, slot, dtype=np.int64)
        place = np.searchsorted(spans.ends, opens, side="right")
        begins, ends = spans.begins[place], spans.ends[place]
        low = np.clip(begins, opens, opens + slot)
        high = np.clip(ends, opens, opens + slot)
        worked = spans.worked[place] + np.maximum(opens - begins, 0)
        narrow = np.int64 if self._length >> NARROW_BITS else np.int32
        self._low = (low - self._origin).astype(narrow)
        self._high = (high - self._origin).astype(narrow)
        self._more = (worked - (low - self._origin)).astype(narrow)

    def _looked_up(self, moments: Seconds) -> Seconds:
        inside = np.clip(moments - self._origin, 0, self._length - 1).astype(self._low.dtype)
        slots = inside >> self._shift
        answer: Seconds = np.clip(inside, self._low.take(slots), self._high.take(slots))
        answer += self._more.take(slots)
        return answer

    def _searched(self, moments: Seconds) -> Seconds:
        spans = self._spans
        place = np.searchsorted(spans.ends, moments, side="right")
        answer: Seconds = spans.worked[place] + np.maximum(moments - spans.begins[place], 0)
        return answer


@dataclass(frozen=True, slots=True)
class Pauses:
    """Pauses of many intervals: `rows` says which interval each belongs to, in any order; they may overlap."""

    rows: npt.NDArray[np.int64]
    starts: Seconds
    ends: Seconds


def working_seconds_of(
    starts: Seconds, ends: Seconds, calendar: Calendar, pauses: Pauses | None = None
) -> Seconds:
    """Working seconds of every [start, end) outside its pauses; what `rules.working_seconds` says of each one.

    Moments are whole seconds since 1970. RuleError for moments outside 1900-2199.
    """
    starts, ends = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
    if not len(starts):
        return np.empty(0, np.int64)
    low = int(min(starts.min(), ends.min()))
    high = int(max(starts.max(), ends.max()))
    clock = work_clock(calendar, _date(calendar, low), _date(calendar, high))
    found = clock.seconds(starts, ends)
    if pauses is not None:
        found -= _paused(starts, ends, pauses, clock)
    return found


def work_clock(calendar: Calendar, first: date, last: date) -> WorkClock:
    """The clock for those days, kept with the calendar and made for whole years so that the next question finds it."""
    kept = calendar.memo.get("clock")
    if isinstance(kept, WorkClock) and kept.covers(first, last):
        return kept
    if isinstance(kept, WorkClock):
        first, last = min(first, kept.first), max(last, kept.last)
    whole = max(date(first.year, 1, 1), FIRST_DAY), min(date(last.year, 12, 31), LAST_DAY)
    clock = WorkClock(calendar, *whole)
    calendar.memo["clock"] = clock
    return clock


def _paused(starts: Seconds, ends: Seconds, pauses: Pauses, clock: WorkClock) -> Seconds:
    """Working seconds of the pauses inside their intervals, overlaps counted once."""
    low, high = starts, np.maximum(starts, ends)
    order = np.lexsort((pauses.starts, pauses.rows))
    rows = np.asarray(pauses.rows, np.int64)[order]
    begins = np.clip(np.asarray(pauses.starts, np.int64)[order], low[rows], high[rows])
    overs = np.clip(np.asarray(pauses.ends, np.int64)[order], low[rows], high[rows])
    if not len(rows):
        return np.zeros(len(starts), np.int64)
    # Within a row each pause begins where the furthest one before it ended; rows are kept apart by an offset.
    base = int(low.min())
    apart = rows * (int(high.max()) - base) - base
    reached = np.maximum.accumulate(overs + apart)
    begins[1:] = np.maximum(begins[1:], reached[:-1] - apart[1:])
    taken = clock.seconds(begins, overs)
    return np.bincount(rows, weights=taken, minlength=len(starts)).astype(np.int64)


def _date(calendar: Calendar, seconds: int) -> date:
    if not _epoch(FIRST_DAY) <= seconds < _epoch(LAST_DAY):
        raise outside()
    return calendar.date_of(datetime.fromtimestamp(seconds, UTC))


def _epoch(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
