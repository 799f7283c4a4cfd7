"""Where the agreement can honestly be read in more than one way: the questions, their readings, who chose which.

A switch holds from a moment on, so what was judged before keeps the reading of its day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from models.agreement.clauses import Agreement, load_agreement
from models.agreement.questions import QUESTIONS

WORKTIME: Final = "worktime.calendar"
DECREE_DAYS: Final = "worktime.decree_days"
HOURS_YEAR: Final = "hours.year"
HOURS_ROUNDING: Final = "hours.rounding"
HOURS_WEBINAR: Final = "hours.webinar"
AVAILABILITY_WINDOWS: Final = "availability.windows"


@dataclass(frozen=True, slots=True)
class Switch:
    """A supervisor's choice of a reading: from `since` on, decided at `decided_at` by `actor` for `reason`."""

    question: str
    reading: str
    since: datetime
    decided_at: datetime
    actor: str
    reason: str


class Readings:
    """Which reading of each question held when; without switches, the ones that the edition of the day names first."""

    def __init__(self, switches: tuple[Switch, ...] = (), agreement: Agreement | None = None) -> None:
        self.agreement = agreement or load_agreement()
        # Of two switches that hold from the same moment the later decided one counts: sorting is stable.
        self.switches = tuple(sorted(switches, key=lambda switch: (switch.since, switch.decided_at)))

    def of(self, question: str, at: datetime) -> str:
        """The reading of `question` that holds at `at`; KeyError for a question that no edition leaves open."""
        chosen = self.agreement.at(at).questions[question].chosen
        for switch in self.switches:
            if switch.question == question and switch.since <= at:
                chosen = switch.reading
        return chosen

    def others(self, question: str, at: datetime) -> tuple[str, ...]:
        """The readings of `question` that are honest too but do not hold at `at`."""
        chosen = self.of(question, at)
        return tuple(
            choice for choice in self.agreement.at(at).questions[question].choices if choice != chosen
        )

    def known_at(self, moment: datetime) -> Readings:
        """The readings as they were known at `moment`: what was decided later is left out."""
        known = tuple(switch for switch in self.switches if switch.decided_at <= moment)
        return Readings(known, self.agreement)

    def moments(self, question: str) -> tuple[datetime, ...]:
        """When the reading of `question` changed, earliest first."""
        return tuple(switch.since for switch in self.switches if switch.question == question)


def reading_titles(question: str) -> Mapping[str, str]:
    """English titles (context «models») of the readings of `question`, by reading."""
    return QUESTIONS[question].readings
