"""Which year of which contract a consultation is charged to («не более 64 часов в год»).

Days are Moscow dates. A contract year runs from the anniversary of the contract's first day; a switch of the agreement
counts calendar years instead. A year that has once been charged is frozen: neither a renewal, nor another end, nor
another first day of the contract moves what was charged.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.formats import to_moscow

DAY = timedelta(days=1)


class YearReading(StrEnum):
    """What «a year» means: counted from the contract's first day, or January to December."""

    CONTRACT = "contract"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def within(self, other: Period) -> Period:
        """The part of this period inside `other`; the whole of it when they have no day in common."""
        cut = Period(max(self.first, other.first), min(self.last, other.last))
        return cut if cut.first <= cut.last else self


@dataclass(frozen=True, slots=True)
class ChargedYear:
    """A year that hours have been charged to; `anchor` is the day whose anniversaries began it."""

    period: Period
    anchor: date
    reading: YearReading


def moscow_day(moment: datetime) -> date:
    """The date on the Moscow clock."""
    return to_moscow(moment).date()


def anniversary(start: date, years: int) -> date:
    """`start` moved by whole years; 29 February becomes 1 March where there is none.

    So the year before it lasts to the end of February (Civil Code, article 192) and no day belongs to two years.
    """
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def plain_year(anchor: date, day: date, reading: YearReading) -> Period:
    """The whole year around `day`, whatever the contract's own term."""
    if reading is YearReading.CALENDAR:
        return Period(date(day.year, 1, 1), date(day.year, 12, 31))
    count = day.year - anchor.year
    if anniversary(anchor, count) > day:
        count -= 1
    return Period(anniversary(anchor, count), anniversary(anchor, count + 1) - DAY)


def anchor_of(start: date, charged: Iterable[ChargedYear]) -> date:
    """The day whose anniversaries count: the contract's first day, as it was when hours were first charged by it."""
    anchored = [year for year in charged if year.reading is YearReading.CONTRACT]
    return min(anchored, key=lambda year: year.period).anchor if anchored else start


def year_for(day: date, start: date, charged: Iterable[ChargedYear], reading: YearReading) -> Period:
    """The year that a consultation of `day` is charged to under a contract beginning at `start`.

    A charged year that holds the day wins; a new year never overlaps a charged one.
    """
    years = sorted(charged, key=lambda year: year.period)
    for year in years:
        if day in year.period:
            return year.period
    found = plain_year(anchor_of(start, years), day, reading)
    place = bisect([year.period.first for year in years], day)
    before = [year.period.last + DAY for year in years[:place]]
    after = [year.period.first - DAY for year in years[place:]]
    return Period(max([found.first, *before]), min([found.last, *after]))


def is_late(at: datetime, recorded_at: datetime) -> bool:
    """Whether a consultation was entered on a later day (Moscow) than it took place."""
    return moscow_day(recorded_at) > moscow_day(at)
