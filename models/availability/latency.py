"""Latency rolled up: minutes packed sixty to a row, hours beside them, so a year of ten components stays small.

A packed minute is four little-endian uint16: answers, least, greatest and mean milliseconds; 480 bytes an hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.availability.instants import HOUR, MINUTE, Instants

LARGEST_MS = 65_535
_SLOTS = 60
_COLUMNS = 4
_COUNT, _LOW, _HIGH, _MEAN = range(_COLUMNS)

Minutes = NDArray[np.uint16]


@dataclass(slots=True)
class MinuteRoll:
    """The answers of one minute while they come in (milliseconds)."""

    answers: int = 0
    low: int = LARGEST_MS
    high: int = 0
    total: int = 0

    def add(self, latency_ms: int) -> None:
        """One more answer; slower ones than a packed minute can hold count as the slowest."""
        latency = min(max(latency_ms, 0), LARGEST_MS)
        self.answers += 1
        self.low, self.high = min(self.low, latency), max(self.high, latency)
        self.total += latency

    def joined(self, other: MinuteRoll) -> MinuteRoll:
        """The answers of both."""
        return MinuteRoll(
            self.answers + other.answers,
            min(self.low, other.low),
            max(self.high, other.high),
            self.total + other.total,
        )


@dataclass(frozen=True, slots=True)
class HourRoll:
    """A row of the table: the hour's roll-up and its packed minutes."""

    answers: int
    low_ms: int
    high_ms: int
    sum_ms: int
    minutes: bytes


def empty_minutes() -> Minutes:
    """Sixty minutes without an answer."""
    return np.zeros((_SLOTS, _COLUMNS), dtype=np.uint16)


def unpack(packed: bytes) -> Minutes:
    """The sixty minutes of a row, to be changed freely; anything of another length counts as empty."""
    if len(packed) != _SLOTS * _COLUMNS * 2:
        return empty_minutes()
    return np.frombuffer(packed, dtype="<u2").reshape(_SLOTS, _COLUMNS).astype(np.uint16)


def pack(table: Minutes) -> bytes:
    """The inverse of `unpack`."""
    return table.astype("<u2").tobytes()


def merged(stored: bytes, rolls: Iterable[tuple[int, MinuteRoll]]) -> HourRoll:
    """The row of an hour after the answers of `rolls` (minute of the hour, answers) came in."""
    table = unpack(stored).astype(np.int64)
    for slot, roll in rolls:
        count, low, high, mean = table[slot].tolist()
        answers = count + roll.answers
        table[slot] = (
            min(answers, LARGEST_MS),
            min(low, roll.low) if count else roll.low,
            max(high, roll.high),
            round((mean * count + roll.total) / answers),
        )
    answered = table[table[:, _COUNT] > 0]
    return HourRoll(
        answers=int(answered[:, _COUNT].sum()),
        low_ms=int(answered[:, _LOW].min(initial=LARGEST_MS)),
        high_ms=int(answered[:, _HIGH].max(initial=0)),
        sum_ms=int((answered[:, _COUNT] * answered[:, _MEAN]).sum()),
        minutes=pack(table.astype(np.uint16)),
    )


@dataclass(frozen=True, slots=True)
class Curve:
    """Latency over a range: buckets of `step` microseconds that have answers, each with its envelope in ms."""

    step: int
    at: Instants
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    mean: NDArray[np.float64]

    def __len__(self) -> int:
        return int(self.at.size)


def minute_curve(hours: Sequence[int], packed: Sequence[bytes], start: int, end: int) -> Curve:
    """The minutes of some hours that lie in [start, end)."""
    if not hours:
        return _curve(MINUTE, np.empty(0, dtype=np.int64), np.empty((0, _COLUMNS), dtype=np.uint16))
    table = np.concatenate([unpack(part) for part in packed])
    at = (np.asarray(hours, dtype=np.int64)[:, None] * HOUR + np.arange(_SLOTS) * MINUTE).reshape(-1)
    kept = (table[:, _COUNT] > 0) & (at + MINUTE > start) & (at < end)
    return _curve(MINUTE, at[kept], table[kept])


def hour_curve(rows: NDArray[np.int64]) -> Curve:
    """Hours as (hour, answers, least, greatest, sum) rows."""
    at = rows[:, 0] * HOUR
    mean = rows[:, 4] / np.maximum(rows[:, 1], 1)
    return Curve(HOUR, at, rows[:, 2].astype(np.float64), rows[:, 3].astype(np.float64), mean)


def _curve(step: int, at: Instants, table: Minutes) -> Curve:
    low, high, mean = (table[:, column].astype(np.float64) for column in (_LOW, _HIGH, _MEAN))
    return Curve(step, at, low, high, mean)
