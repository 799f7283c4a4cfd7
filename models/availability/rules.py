"""The yearly figure of the agreement (item 1): down minutes, share, budget, both readings, what it cost, the forecast.

Pure functions over `Timeline`s; «now» is always the end of the timeline that is passed in. All lengths are whole
microseconds, so figures add up exactly; a percentage is the nearest float to the exact fraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from models.availability.instants import (
    DAY,
    MINUTE,
    Instants,
    days_in_year,
    whole_seconds,
    year_bounds,
    year_midnights,
)
from models.availability.states import Code
from models.availability.terms import Terms
from models.availability.timeline import Intervals, Run, Timeline, worst
from models.availability.windows import Works, excused_works, windows


@dataclass(frozen=True, slots=True)
class Tally:
    """How long a period was in each state, in microseconds."""

    no_data: int
    up: int
    degraded: int
    excused: int
    down: int

    @classmethod
    def of(cls, totals: Instants) -> Tally:
        """From lengths in the order of `Code`."""
        return cls(*(int(length) for length in totals))

    @property
    def known(self) -> int:
        """The time of which anything is known: the divisor of the share."""
        return self.up + self.degraded + self.excused + self.down

    @property
    def total(self) -> int:
        """The whole period."""
        return self.known + self.no_data

    @property
    def percent(self) -> float | None:
        """100 x (1 - down / known), the nearest float; None where nothing is known."""
        return float(Fraction(100 * (self.known - self.down), self.known)) if self.known else None


@dataclass(frozen=True, slots=True)
class Cost:
    """One stretch of down time that the figure charges."""

    run: Run
    inside_windows: int
    inside_works: int
    seconds: int  # rounded so that all rows add up to the rounded total


@dataclass(frozen=True, slots=True)
class Budget:
    """What item 1 allows to be down in the period, and what is left of it (microseconds; negative when over)."""

    allowed: int
    used: int

    @property
    def left(self) -> int:
        """What may still fail before the promise is broken."""
        return self.allowed - self.used

    @property
    def met(self) -> bool:
        """Exactly the allowed time is met, a minute more is not."""
        return self.used <= self.allowed


@dataclass(frozen=True, slots=True)
class YearFigure:
    """Everything the agreement asks of one component (or of the platform) in a Moscow calendar year."""

    name: str
    year: int
    terms: Terms
    timeline: Timeline
    announced_left_out: Timeline  # the same with nothing said of the announced works inside windows
    window: Intervals  # the maintenance windows of the period
    tally: Tally
    without_works: Tally
    without_windows: Tally
    budget: Budget
    younger: bool  # judged over its own age, not over the whole year

    @property
    def headline(self) -> Tally:
        """By the chosen reading: as a rule really down is down, inside a window too."""
        return self.without_works if self.terms.works_left_out else self.tally

    @property
    def percent(self) -> float | None:
        """The share of the chosen reading."""
        return self.headline.percent

    @property
    def finished(self) -> bool:
        """Whether the year is over, so that the figure is final."""
        return self.timeline.end >= year_bounds(self.year)[1]


def period_of(year: int, now: int, since: int | None = None) -> tuple[int, int]:
    """What is judged of a Moscow year: from its start, or from the component's own start, until now or its end."""
    start, end = year_bounds(year)
    start = min(max(start, since if since is not None else start), end)
    return start, max(start, min(end, now))


def allowed_down(year: int, target: Fraction, since: int | None = None) -> int:
    """The budget: 876 h in 365 days, 878.4 h in a leap year; a younger component's is that share of its own age."""
    start, end = year_bounds(year)
    whole = max(end - since, 0) if since is not None and since > start else days_in_year(year) * DAY
    return int(whole * (100 - target) / 100)


def year_figure(
    name: str, year: int, lines: tuple[Timeline, Timeline], terms: Terms, *, since: int | None = None
) -> YearFigure:
    """Judge what a year was until now: `lines` are the timeline and the same without the announced works."""
    line, announced_left_out = lines
    window = windows(line.start, line.end, terms.window)
    tally = Tally.of(line.totals())
    without_works = tally if announced_left_out is line else Tally.of(announced_left_out.totals())
    headline = without_works if terms.works_left_out else tally
    return YearFigure(
        name=name,
        year=year,
        terms=terms,
        timeline=line,
        announced_left_out=announced_left_out,
        window=window,
        tally=tally,
        without_works=without_works,
        without_windows=Tally.of(line.totals_without(window)),
        budget=Budget(allowed_down(year, terms.target, since), headline.down),
        younger=since is not None and since > year_bounds(year)[0],
    )


def both_readings(line: Timeline, works: Sequence[Works], terms: Terms) -> tuple[Timeline, Timeline]:
    """A component's timeline, and the same with nothing said of the announced works inside the windows."""
    if not works:
        return line, line
    return line, line.silenced(excused_works(works, line.start, line.end, terms.window))


def platform_lines(parts: Sequence[tuple[Timeline, Timeline]]) -> tuple[Timeline, Timeline]:
    """The worst of the components in both readings; a component under announced works says nothing meanwhile."""
    return worst([line for line, _ in parts]), worst([line for _, line in parts])


def charged(figure: YearFigure) -> Intervals:
    """The down time that the chosen reading charges, merged and in order."""
    line = figure.announced_left_out if figure.terms.works_left_out else figure.timeline
    return line.of(Code.DOWN)


def costs(figure: YearFigure) -> tuple[Cost, ...]:
    """The stretches that the figure charges, each with its share inside windows and announced works."""
    down = charged(figure)
    if not len(down):
        return ()
    seconds = whole_seconds(down.ends - down.starts)
    in_window = _overlaps(down, figure.window)
    in_works = down.ends - down.starts - _overlaps(down, figure.announced_left_out.of(Code.DOWN))
    return tuple(
        Cost(Run(start, end, Code.DOWN), inside, works, second)
        for (start, end), inside, works, second in zip(
            down.pairs(), in_window.tolist(), in_works.tolist(), seconds.tolist(), strict=True
        )
    )


def _overlaps(mine: Intervals, others: Intervals) -> Instants:
    """For each of the intervals `mine` how much of it the merged `others` cover."""
    return others.covered_before(mine.ends) - others.covered_before(mine.starts)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the year will end if it goes on as so far (microseconds)."""

    by_year_pace: int  # down time at the end of the year at the pace of the year so far
    by_recent_pace: int  # the same at the pace of the last 30 days
    runs_out: int | None  # the instant at which the budget is gone at the faster pace, None: not this year


RECENT = 30 * DAY


def forecast(figure: YearFigure) -> Forecast | None:
    """Extrapolate the down time to the end of the year; None when the year is over or nothing is known yet."""
    end_of_year = year_bounds(figure.year)[1]
    line = figure.timeline
    rest = end_of_year - line.end
    if rest <= 0 or not figure.headline.known:
        return None
    recent = Tally.of(line.clipped(line.end - RECENT, line.end).totals())
    used = figure.budget.used
    pace = Fraction(used, figure.headline.known)
    late = Fraction(recent.down, recent.known) if recent.known else pace
    fastest, left = max(pace, late), figure.budget.left
    runs_out = line.end + int(max(left, 0) / fastest) if fastest * rest > left else None
    return Forecast(used + round(pace * rest), used + round(late * rest), runs_out)


@dataclass(frozen=True, slots=True)
class BurnDown:
    """The budget left at each corner of its curve (microseconds): flat while up, falling while down."""

    at: Instants
    left: Instants


def burn_down(figure: YearFigure) -> BurnDown:
    """The corners of the curve «budget left» from the start of the timeline to its end."""
    down = charged(figure)
    lengths = down.ends - down.starts
    used = np.concatenate(([0], np.cumsum(lengths)))
    corners = np.stack((down.starts, down.ends), axis=1).ravel()
    at = np.concatenate(([figure.timeline.start], corners, [figure.timeline.end]))
    return BurnDown(at, figure.budget.allowed - np.repeat(used, 2))


def by_day(figure: YearFigure) -> Instants:
    """Microseconds by day of the year and code: 365 or 366 rows."""
    return figure.timeline.by_period(year_midnights(figure.year))


def about_minutes(length: int) -> int:
    """A length as whole minutes, rounded to the nearest: for sentences, never for sums."""
    return (length + MINUTE // 2) // MINUTE
