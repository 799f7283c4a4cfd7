"""Min/max envelope of a long series at any zoom: a pyramid of halvings, so that no peak and no gap is ever hidden.

A year of 30-second answers (a million) is drawn from as many buckets as there are pixels; an answer that comes in
changes one bucket a level.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
_LEAST = 64
"""A level with so few buckets needs no further halving."""


@dataclass(slots=True)
class Level:
    """Buckets of one width, side by side without gaps; NaN where nothing was answered."""

    width: float  # of a bucket, in the units of the series
    low: Values
    high: Values
    total: Values
    count: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Slice:
    """What is to be drawn: the left edges of buckets, and their envelope and mean."""

    at: Values
    width: float
    low: Values
    high: Values
    mean: Values


class Envelope:
    """A series on a regular grid from `start` on, `step` apart; places without an answer are gaps."""

    def __init__(self, start: float, step: float, low: Values, high: Values, mean: Values) -> None:
        self.start, self.step = start, step
        count = np.isfinite(mean).astype(np.int64)
        self._levels = [Level(step, low, high, np.where(count > 0, mean, 0.0), count)]
        while self._levels[-1].low.size > _LEAST:
            self._levels.append(_halved(self._levels[-1]))

    @classmethod
    def of_points(
        cls, at: Values, step: float, low: Values, high: Values, mean: Values, *, start: float, end: float
    ) -> Envelope:
        """From answers at irregular places; those that share a place of the grid are joined."""
        size = max(int(np.ceil((end - start) / step)), 1)
        place = np.floor((at - start) / step).astype(np.int64)
        inside = (place >= 0) & (place < size)
        place = place[inside]
        grid_low, grid_high = np.full(size, np.nan), np.full(size, np.nan)
        np.fmin.at(grid_low, place, low[inside])
        np.fmax.at(grid_high, place, high[inside])
        count = np.bincount(place, minlength=size)
        total = np.bincount(place, mean[inside], minlength=size)
        return cls(
            start,
            step,
            grid_low,
            grid_high,
            np.divide(total, count, out=np.full(size, np.nan), where=count > 0),
        )

    @property
    def end(self) -> float:
        """The right edge of the last place."""
        return self.start + self.step * self._levels[0].low.size

    def put(self, at: float, value: float) -> None:
        """An answer that comes in; ignored outside the grid."""
        place = int((at - self.start) // self.step)
        if not 0 <= place < self._levels[0].low.size:
            return
        for level in self._levels:
            level.low[place] = np.fmin(level.low[place], value)
            level.high[place] = np.fmax(level.high[place], value)
            level.total[place] += value
            level.count[place] += 1
            place //= 2

    def between(self, first: float, last: float, buckets: int) -> Slice:
        """What [first, last] looks like with about `buckets` buckets, those at the edges included."""
        wanted = (last - first) / max(buckets, 1)
        level = next((one for one in self._levels if one.width >= wanted), self._levels[-1])
        begin = min(max(int((first - self.start) // level.width), 0), level.low.size)
        until = min(max(int(np.ceil((last - self.start) / level.width)), begin), level.low.size)
        part = slice(begin, until)
        count = level.count[part]
        mean: Values = np.full(count.size, np.nan)
        np.divide(level.total[part], count, out=mean, where=count > 0)
        at: Values = self.start + np.arange(begin, until, dtype=np.float64) * level.width
        return Slice(at, level.width, level.low[part], level.high[part], mean)

    def at(self, place: float) -> tuple[float, float, float] | None:
        """(least, greatest, mean) of the finest bucket at a place; None where nothing was answered."""
        level = self._levels[0]
        index = int((place - self.start) // self.step)
        if not 0 <= index < level.low.size or not level.count[index]:
            return None
        mean = level.total[index] / level.count[index]
        return float(level.low[index]), float(level.high[index]), float(mean)


def _halved(level: Level) -> Level:
    """Two buckets become one; an odd last one stays by itself."""
    odd = level.low.size % 2
    low, high = _padded(level.low, odd, np.nan), _padded(level.high, odd, np.nan)
    total, count = _padded(level.total, odd, 0.0), np.append(level.count, [0] * odd)
    return Level(
        level.width * 2,
        np.fmin(low[::2], low[1::2]),
        np.fmax(high[::2], high[1::2]),
        total[::2] + total[1::2],
        count[::2] + count[1::2],
    )


def _padded(values: Values, by: int, filling: float) -> Values:
    return np.append(values, [filling] * by) if by else values
