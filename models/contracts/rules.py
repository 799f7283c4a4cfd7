"""The rules of contracts and responsible persons, as pure functions; days are Moscow dates and always passed in.

A contract holds on its first and on its last day. Authority runs from the day of appointment up to, not including, the
day on which it ends: on the day of a replacement the new person speaks, not the old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.text import QT_TRANSLATE_NOOP, Text

ENDING_DAYS = 30
"""A contract with this many days left, or fewer, is shown as ending (a convenience of the desk, not a clause)."""

MOST_PERSONS = 2
"""«1 или 2 сотрудника» (clause persons.limit); the database guards the same number in a trigger."""


class State(StrEnum):
    """What a contract is on a given day."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    ACTIVE = "active"
    ENDING = "ending"
    ENDED = "ended"


class Standing(StrEnum):
    """What a responsible person is on a given day."""

    UPCOMING = "upcoming"
    UNTRAINED = "untrained"
    RESPONSIBLE = "responsible"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Term:
    """When a contract was signed (None: not yet, a draft) and its first and last day."""

    signed_on: date | None
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Authority:
    """The time for which a person may speak: from `appointed_on` up to, not including, `ended_on` (None: open)."""

    appointed_on: date
    trained_on: date | None = None
    ended_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the person is appointed on `day`, trained or not."""
        return self.appointed_on <= day and (self.ended_on is None or day < self.ended_on)


def is_signed(term: Term, day: date) -> bool:
    """Whether the contract was signed on `day` or before (clause contract.signed)."""
    return term.signed_on is not None and term.signed_on <= day


def is_in_term(term: Term, day: date) -> bool:
    """Whether `day` lies between the first and the last day, both included."""
    return term.starts_on <= day <= term.ends_on


def is_valid(term: Term, day: date) -> bool:
    """Whether the contract is signed and holds on `day` (clause ticket.contract, «действующего договора»)."""
    return is_signed(term, day) and is_in_term(term, day)


def state(term: Term, day: date) -> State:
    """What the contract is on `day`; without a signature it is a draft, whatever its dates."""
    if not is_signed(term, day):
        return State.DRAFT
    if day < term.starts_on:
        return State.UPCOMING
    if day > term.ends_on:
        return State.ENDED
    return State.ENDING if term.ends_on - day <= timedelta(days=ENDING_DAYS) else State.ACTIVE


def standing(authority: Authority, day: date) -> Standing:
    """What the person is on `day` (clauses persons.appointed and persons.trained)."""
    if authority.ended_on is not None and authority.ended_on <= day:
        return Standing.FORMER
    if day < authority.appointed_on:
        return Standing.UPCOMING
    if authority.trained_on is None or authority.trained_on > day:
        return Standing.UNTRAINED
    return Standing.RESPONSIBLE


def crowded_day(authorities: Iterable[Authority], most: int = MOST_PERSONS) -> date | None:
    """The first day on which more than `most` of them would be appointed at once; None when there is none.

    The number can only rise on a day of appointment, so no other days need looking at.
    """
    spans = list(authorities)
    for day in sorted({span.appointed_on for span in spans}):
        if sum(span.covers(day) for span in spans) > most:
            return day
    return None


def authority_problems(authority: Authority) -> dict[str, Text]:
    """What is wrong with the dates of one appointment, by field."""
    if authority.ended_on is not None and authority.ended_on < authority.appointed_on:
        return {"ended_on": Text(QT_TRANSLATE_NOOP("models", "The authority cannot end before it begins."))}
    return {}


def third_person(number: str, day: date, names: Sequence[str]) -> Text:
    """The sentence that refuses a third person (clause persons.limit)."""
    return Text(
        QT_TRANSLATE_NOOP(
            "models",
            "One or two persons are responsible for a contract. On {day} contract {number} has {first} and {second}.",
        ),
        {"day": day, "number": number, "first": names[0], "second": names[1]},
    )
