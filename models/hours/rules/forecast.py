"""When the hours of a contract year will run out, and how sure that is.

The weeks of the year so far are taken as samples of one steady process. What the next t weeks use is then m·t with the
variance s²·t (the weeks differ) + s²·t²/n (the mean itself is only known from n weeks); the band holds 80 % of such
futures (Student's t). Holidays and planned webinars are not foreseen: the text beside the figure says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from statistics import fmean, variance

from models.hours.rules.years import Period

CONFIDENCE = 80
"""Per cent of futures inside the band."""
MIN_WEEKS = 4
MIN_CHARGES = 4
WEEK = 7
_NORMAL = 1.2815515655446004  # the 90 % quantile: a tenth above the band, a tenth below

Charge = tuple[date, int]
"""A day and the minutes charged on it (negative for a reversal)."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The course of a year from `today` on, in minutes a week; a day is None when it lies beyond the year.

    `per_week` and `spread` are the mean and standard deviation of the `weeks` seen so far; `charged` is used by today.
    """

    today: date
    last: date
    weeks: int
    per_week: float
    spread: float
    charged: int
    quota: int

    @property
    def likely(self) -> date | None:
        """The day on which the mean course reaches the quota."""
        return self._day((self.quota - self.charged) / self.per_week)

    @property
    def earliest(self) -> date | None:
        """The early edge of the band: before this day the hours run out in about one of eight futures."""
        return self._day(self._roots()[0])

    @property
    def latest(self) -> date | None:
        """The late edge of the band; None when the hours may well outlast the year."""
        root = self._roots()[1]
        return None if root is None else self._day(root)

    def course(self, day: date) -> tuple[float, float, float]:
        """(low, mean, high) sum of minutes charged by the end of a coming `day`."""
        weeks = max(0, (day - self.today).days) / WEEK
        mean = self.charged + self.per_week * weeks
        around = _student(self.weeks - 1) * self.spread * sqrt(weeks + weeks * weeks / self.weeks)
        return max(float(self.charged), mean - around), mean, mean + around

    def _roots(self) -> tuple[float, float | None]:
        """Weeks until the upper and the lower edge of the band reach the quota: (rest - m·t)² = q²s²(t + t²/n)."""
        rest = self.quota - self.charged
        width = (_student(self.weeks - 1) * self.spread) ** 2
        a = self.per_week**2 - width / self.weeks
        b = 2 * rest * self.per_week + width
        # Written so that nothing is divided by `a`, which may be nought or negative: then the lower edge never arrives.
        root = sqrt(b * b - 4 * a * rest * rest)
        return 2 * rest * rest / (b + root), (b + root) / (2 * a) if a > 0 else None

    def _day(self, weeks: float) -> date | None:
        days = (self.last - self.today).days
        return self.today + timedelta(days=round(weeks * WEEK)) if weeks * WEEK < days + 0.5 else None


def forecast(year: Period, charges: Iterable[Charge], quota: int, today: date) -> Forecast | None:
    """The forecast on `today`; None when the year is not running, is spent, or has told too little so far."""
    if today not in year:
        return None
    past = [(day, minutes) for day, minutes in charges if day <= today]
    weeks = ((today - year.first).days + 1) // WEEK
    charged = sum(minutes for _, minutes in past)
    if weeks < MIN_WEEKS or sum(minutes > 0 for _, minutes in past) < MIN_CHARGES or charged >= quota:
        return None
    sums = weekly(past, today, weeks)
    mean = fmean(sums)
    if mean <= 0:
        return None
    return Forecast(today, year.last, weeks, mean, sqrt(variance(sums)), charged, quota)


def weekly(charges: Iterable[Charge], today: date, weeks: int) -> Sequence[int]:
    """Minutes of each of the last `weeks` full weeks ending `today`, the newest first."""
    sums = [0] * weeks
    for day, minutes in charges:
        place = (today - day).days // WEEK
        if place < weeks:
            sums[place] += minutes
    return sums


def spent_on(charges: Iterable[Charge], quota: int) -> date | None:
    """The day on which the running sum reached the quota for good; None while it has not."""
    total = 0
    found: date | None = None
    for day, minutes in sorted(charges, key=lambda charge: charge[0]):
        total += minutes
        if total < quota:
            found = None
        elif found is None:
            found = day
    return found


def _student(freedom: int) -> float:
    """The 90 % quantile of Student's t with `freedom` >= 3 degrees (Cornish-Fisher, off by at most 0.01)."""
    z = _NORMAL
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
