"""What the agreement says about the hours at a moment: the edition and the readings that hold then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.agreement.clauses import Edition
from models.agreement.readings import HOURS_ROUNDING, HOURS_WEBINAR, HOURS_YEAR, Readings
from models.hours.rules.shares import Share
from models.hours.rules.years import YearReading

_EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Policy:
    """The edition of the day, what «a year» means, the rounding step in minutes, how webinars are shared."""

    edition: Edition
    year: YearReading
    step: int
    share: Share

    @property
    def reading(self) -> str:
        """The readings as a line of the ledger keeps them."""
        return f"year={self.year.value}; rounding={_EXACT if self.step == 1 else self.step}"


def policy_at(readings: Readings, at: datetime) -> Policy:
    """The policy that holds for a consultation of `at`."""
    rounding = readings.of(HOURS_ROUNDING, at)
    return Policy(
        readings.agreement.at(at),
        YearReading(readings.of(HOURS_YEAR, at)),
        1 if rounding == _EXACT else int(rounding),
        Share(readings.of(HOURS_WEBINAR, at)),
    )
