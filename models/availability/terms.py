"""What the agreement promises about availability, taken from the edition of the day and the readings chosen for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from models.agreement.clauses import Edition
from models.agreement.readings import AVAILABILITY_WINDOWS, Readings
from models.availability.instants import from_us, year_bounds
from models.availability.windows import WindowRule

EXCLUDED = "excluded"
"""The reading of `availability.windows` that leaves announced works out of the year."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The promise of a year: target in per cent, the weekly window, whether announced works are left out."""

    target: Fraction
    window: WindowRule
    works_left_out: bool
    edition: Edition

    @property
    def reading(self) -> str:
        """The chosen reading of the open question, as the agreement's data calls it."""
        return EXCLUDED if self.works_left_out else "counted"


def terms_of(year: int, now: int, readings: Readings) -> Terms:
    """The terms by which a Moscow year is judged now; a finished year by those that held on its last day."""
    start, end = year_bounds(year)
    moment = from_us(max(start, min(now, end - 1)))
    edition = readings.agreement.at(moment)
    window = edition.clause("availability.windows")
    return Terms(
        target=Fraction(str(edition.clause("availability.target").number("percent"))),
        window=WindowRule(
            window.integer("weekday"), window.clock("opens"), window.clock("closes"), window.text("zone")
        ),
        works_left_out=readings.of(AVAILABILITY_WINDOWS, moment) == EXCLUDED,
        edition=edition,
    )
