"""Whole microseconds since 1970 (UTC): how this room counts time, exactly and in numpy; the Moscow calendar in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from models.formats import MOSCOW

Instants = NDArray[np.int64]

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def to_us(moment: datetime) -> int:
    """An aware moment as microseconds since 1970; ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return (moment - _EPOCH) // _TICK


def from_us(instant: int) -> datetime:
    """The inverse of `to_us`, in UTC."""
    return _EPOCH + timedelta(microseconds=int(instant))


def moscow(instant: int) -> datetime:
    """An instant on the Moscow clock."""
    return from_us(instant).astimezone(MOSCOW)


def moscow_midnight(day: date) -> int:
    """The instant at which a Moscow day begins."""
    return to_us(datetime(day.year, day.month, day.day, tzinfo=MOSCOW))


@lru_cache(maxsize=64)
def year_bounds(year: int) -> tuple[int, int]:
    """First instant of a Moscow calendar year and of the next one."""
    return moscow_midnight(date(year, 1, 1)), moscow_midnight(date(year + 1, 1, 1))


@lru_cache(maxsize=16)
def year_midnights(year: int) -> Instants:
    """The midnights of a Moscow year, the next New Year included: 366 or 367 instants."""
    first, count = date(year, 1, 1), days_in_year(year)
    cuts = np.fromiter(
        (moscow_midnight(first + timedelta(days=n)) for n in range(count + 1)),
        dtype=np.int64,
        count=count + 1,
    )
    cuts.flags.writeable = False
    return cuts


@lru_cache(maxsize=16)
def year_months(year: int) -> Instants:
    """The first instants of a year's months, the next New Year included: 13 instants."""
    firsts = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    cuts = np.array([moscow_midnight(day) for day in firsts], dtype=np.int64)
    cuts.flags.writeable = False
    return cuts


def days_in_year(year: int) -> int:
    """365 or 366."""
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def minutes(length: int) -> float:
    """A length in microseconds as minutes."""
    return length / MINUTE


def whole_seconds(lengths: Instants) -> Instants:
    """Lengths rounded to seconds so that the rounded ones add up to the rounded total exactly."""
    running = np.rint(np.cumsum(lengths) / SECOND).astype(np.int64)
    return np.diff(running, prepend=np.int64(0))
