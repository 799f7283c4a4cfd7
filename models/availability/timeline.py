"""Interval algebra: a `Timeline` says what every microsecond of a period was; rows may overlap as they like before.

Everything is whole numpy passes over the edges, so a year of some thousand intervals takes a fraction of a millisecond
and nothing is ever rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.availability.instants import Instants
from models.availability.states import Code

Codes = NDArray[np.int8]
CODES = len(Code)


@dataclass(frozen=True, slots=True)
class Intervals:
    """Half-open intervals [start, end) in microseconds, in any order, overlapping or not."""

    starts: Instants
    ends: Instants

    @classmethod
    def of(cls, pairs: Sequence[tuple[int, int]]) -> Intervals:
        """From (start, end) pairs."""
        table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return cls(table[:, 0], table[:, 1])

    def __len__(self) -> int:
        return int(self.starts.size)

    def clipped(self, start: int, end: int) -> Intervals:
        """The parts inside [start, end); empty ones are gone."""
        starts, ends = np.maximum(self.starts, start), np.minimum(self.ends, end)
        keep = starts < ends
        return Intervals(starts[keep], ends[keep])

    def merged(self) -> Intervals:
        """The same time as sorted intervals that neither overlap nor touch."""
        if not len(self):
            return self
        order = np.argsort(self.starts, kind="stable")
        starts, reach = self.starts[order], np.maximum.accumulate(self.ends[order])
        first = np.concatenate(([True], starts[1:] > reach[:-1]))
        last = np.concatenate((first[1:], [True]))
        return Intervals(starts[first], reach[last])

    def intersection(self, other: Intervals) -> Intervals:
        """The time that both cover, merged."""
        pieces = self._pieces(other)
        return pieces.chosen(self.covers(pieces.starts) & other.covers(pieces.starts)).merged()

    def difference(self, other: Intervals) -> Intervals:
        """The time that this covers and the other does not, merged."""
        pieces = self._pieces(other)
        return pieces.chosen(self.covers(pieces.starts) & ~other.covers(pieces.starts)).merged()

    def chosen(self, which: NDArray[np.bool_]) -> Intervals:
        """The intervals at the places where `which` is true."""
        return Intervals(self.starts[which], self.ends[which])

    def _pieces(self, other: Intervals) -> Intervals:
        edges = _distinct(np.concatenate((self.starts, self.ends, other.starts, other.ends)))
        return Intervals(edges[:-1], edges[1:])

    def covers(self, instants: Instants) -> NDArray[np.bool_]:
        """For each instant whether some interval holds it."""
        begun = np.searchsorted(np.sort(self.starts), instants, side="right")
        ended = np.searchsorted(np.sort(self.ends), instants, side="right")
        return begun > ended

    def covered_before(self, instants: Instants) -> Instants:
        """How much these intervals cover before each instant; they must be merged."""
        if not len(self):
            return np.zeros(instants.size, dtype=np.int64)
        before = np.concatenate(([0], np.cumsum(self.ends - self.starts)))
        begun = np.searchsorted(self.starts, instants, side="right")
        beyond = np.maximum(self.ends[np.maximum(begun - 1, 0)] - instants, 0)
        covered: Instants = np.where(begun > 0, before[begun] - beyond, 0)
        return covered

    def length(self) -> int:
        """Microseconds covered; overlaps count once."""
        merged = self.merged()
        return int((merged.ends - merged.starts).sum())

    def pairs(self) -> list[tuple[int, int]]:
        """As (start, end) pairs."""
        return list(zip(self.starts.tolist(), self.ends.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Run:
    """An unbroken stretch of one code."""

    start: int
    end: int
    code: Code

    @property
    def length(self) -> int:
        """Microseconds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Timeline:
    """A step function over [edges[0], edges[-1]): `codes[i]` holds from `edges[i]` to `edges[i + 1]`."""

    edges: Instants
    codes: Codes

    @classmethod
    def empty(cls, at: int) -> Timeline:
        """A timeline of no length."""
        return cls(np.array([at], dtype=np.int64), np.empty(0, dtype=np.int8))

    @property
    def start(self) -> int:
        """First instant."""
        return int(self.edges[0])

    @property
    def end(self) -> int:
        """The instant after the last."""
        return int(self.edges[-1])

    def at(self, instants: Instants) -> Codes:
        """The codes that hold at instants inside the timeline."""
        return self.codes[np.searchsorted(self.edges, instants, side="right") - 1]

    def totals(self) -> Instants:
        """Microseconds by code, exact."""
        return _summed(self.codes, np.diff(self.edges))

    def of(self, code: Code) -> Intervals:
        """Where the code holds, as merged intervals."""
        held = self.codes == code
        return Intervals(self.edges[:-1][held], self.edges[1:][held]).merged()

    def runs(self) -> Iterator[Run]:
        """The stretches in order of time."""
        edges, codes = self.edges.tolist(), self.codes.tolist()
        for start, end, code in zip(edges, edges[1:], codes, strict=False):
            yield Run(start, end, Code(code))

    def clipped(self, start: int, end: int) -> Timeline:
        """The part inside [start, end)."""
        start, end = max(start, self.start), min(end, self.end)
        if start >= end:
            return Timeline.empty(start)
        edges = _edges(start, end, self.edges)
        return _compressed(edges, self.at(edges[:-1]))

    def totals_without(self, left_out: Intervals) -> Instants:
        """Microseconds by code of the time that `left_out` (merged) does not cover."""
        hidden = np.diff(left_out.covered_before(self.edges))
        return _summed(self.codes, np.diff(self.edges) - hidden)

    def silenced(self, left_out: Intervals) -> Timeline:
        """The timeline with nothing said of the time of `left_out`."""
        inside = left_out.clipped(self.start, self.end)
        if not len(inside) or not self.codes.size:
            return self
        edges = _edges(self.start, self.end, self.edges, inside.starts, inside.ends)
        codes = np.where(inside.covers(edges[:-1]), np.int8(Code.NO_DATA), self.at(edges[:-1]))
        return _compressed(edges, codes)

    def by_period(self, cuts: Instants) -> NDArray[np.int64]:
        """Microseconds by period and code: row i is [cuts[i], cuts[i + 1])."""
        table = np.zeros((cuts.size - 1, CODES), dtype=np.int64)
        if not self.codes.size:
            return table
        edges = _edges(self.start, self.end, self.edges, cuts)
        period = np.searchsorted(cuts, edges[:-1], side="right") - 1
        inside = (period >= 0) & (period < cuts.size - 1)
        np.add.at(table, (period[inside], self.at(edges[:-1])[inside]), np.diff(edges)[inside])
        return table


def resolve(start: int, end: int, rows: Intervals, codes: Codes) -> Timeline:
    """What [start, end) was by rows that may overlap: the highest code wins, time without a row is no data."""
    if start >= end:
        return Timeline.empty(start)
    edges = _edges(start, end, rows.starts, rows.ends)
    lefts = edges[:-1]
    held = np.zeros(lefts.size, dtype=np.int8)
    for code in np.flatnonzero(np.bincount(codes)).tolist():
        mine = codes == code
        held[Intervals(rows.starts[mine], rows.ends[mine]).covers(lefts)] = code
    return _compressed(edges, held)


def corrected(measured: Timeline, judged: Timeline, replaced: Intervals) -> Timeline:
    """The measurement as people judged it.

    Inside `replaced` a measured fault is taken back (it is known and up); then the faults of `judged` hold wherever
    they are worse, also where nothing was measured.
    """
    edges = _edges(measured.start, measured.end, measured.edges, judged.edges, replaced.starts, replaced.ends)
    lefts = edges[:-1]
    codes = measured.at(lefts)
    codes = np.where(replaced.covers(lefts) & (codes > Code.UP), np.int8(Code.UP), codes)
    return _compressed(edges, np.maximum(codes, judged.at(lefts)))


def worst(timelines: Sequence[Timeline]) -> Timeline:
    """The platform as the worst of its parts at every instant.

    A silent part says nothing, so the platform is unknown only where all are silent; a part may be younger than the
    whole.
    """
    start, end = min(line.start for line in timelines), max(line.end for line in timelines)
    if start >= end:
        return Timeline.empty(start)
    edges = _edges(start, end, *(line.edges for line in timelines))
    lefts = edges[:-1]
    codes = np.zeros(lefts.size, dtype=np.int8)
    for line in timelines:
        inside = (lefts >= line.start) & (lefts < line.end)
        codes[inside] = np.maximum(codes[inside], line.at(lefts[inside]))
    return _compressed(edges, codes)


def _edges(start: int, end: int, *marks: Instants) -> Instants:
    """All marks strictly inside [start, end] once, in order, with both ends."""
    every = np.concatenate((np.array([start, end], dtype=np.int64), *marks))
    return _distinct(every[(every >= start) & (every <= end)])


def _distinct(marks: Instants) -> Instants:
    """Sorted, each once; numpy's own `unique` hashes first, which takes twice as long for some thousand numbers."""
    ordered = np.sort(marks)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if ordered.size else ordered


def _compressed(edges: Instants, codes: Codes) -> Timeline:
    """Neighbours of the same code become one."""
    change = np.concatenate(([True], codes[1:] != codes[:-1], [True]))
    return Timeline(edges[change], codes[change[:-1]])


def _summed(codes: Codes, lengths: Instants) -> Instants:
    """Lengths by code; exact, because even a century of microseconds is less than 2 to the 53rd."""
    return np.bincount(codes, lengths, CODES).astype(np.int64)
