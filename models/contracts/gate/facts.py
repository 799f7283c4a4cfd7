"""What the gate is asked, what the registry knows about it, and who of a contract's people is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.agreement.clauses import Edition
from models.agreement.verdict import Check
from models.calendar.spans import Calendar
from models.contracts.names import Likeness, likeness
from models.contracts.rules import Authority, Standing, Term, standing
from models.text import QT_TRANSLATE_NOOP, Text

MAIL = "mail"
BEST_FIRST = (Standing.RESPONSIBLE, Standing.UNTRAINED, Standing.UPCOMING, Standing.FORMER)


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """What is asked: on which line, under which contract number, by whom, when, and by phone or by mail."""

    line: str
    number: str
    person: str
    at: datetime
    channel: str = "phone"


@dataclass(frozen=True, slots=True)
class Responsible:
    """Somebody who speaks, spoke or will speak for the contract; `successor` is who took the place over."""

    name: str
    authority: Authority
    successor: str = ""


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """What the registry knows of the contract, with everybody ever appointed for it."""

    number: str
    organisation: str
    term: Term
    persons: tuple[Responsible, ...] = ()


@dataclass(frozen=True, slots=True)
class GateFacts:
    """The contract asked for, or None; valid contracts of the same organisation; contracts with a similar number."""

    contract: ContractFacts | None
    valid_instead: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who of the contract's persons is meant; `sure` is False when the words fit somebody but do not settle it."""

    person: Responsible
    standing: Standing
    sure: bool


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that one judgement looks at; `day` is the Moscow date of the call."""

    question: GateQuestion
    facts: GateFacts
    edition: Edition
    calendar: Calendar
    day: date
    caller: Caller | None

    @property
    def mail(self) -> str:
        """The address of technical support on that day."""
        return self.edition.clause("mail.technical").text("address")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition that was looked at, and the sentence an operator says about it."""

    check: Check
    sentence: Text


def condition(case: Case, clause: str, name: str, holds: bool | None, detail: Text) -> Condition:
    """A condition whose detail is at the same time what the operator says."""
    return Condition(case.edition.clause(clause).check(name, holds, detail), detail)


def not_asked(case: Case, clause: str, name: str) -> Condition:
    """A condition that has no sense because an earlier one does not hold."""
    unasked = Text(QT_TRANSLATE_NOOP("models", "Not asked: an earlier condition does not hold."))
    return condition(case, clause, name, None, unasked)


def caller_among(said: str, persons: Sequence[Responsible], day: date) -> Caller | None:
    """The person whom the words mean best; among equals the one with the most authority on `day`."""
    fits = [(likeness(said, person.name), person) for person in persons]
    best = max((fit for fit, _ in fits), default=Likeness.NONE)
    if best is Likeness.NONE:
        return None
    meant = [(standing(person.authority, day), person) for fit, person in fits if fit is best]
    meant.sort(key=lambda item: (BEST_FIRST.index(item[0]), -item[1].authority.appointed_on.toordinal()))
    found, person = meant[0]
    rivals = {stands for stands, namesake in meant if namesake.name != person.name}
    return Caller(person, found, best is not Likeness.SURNAME and rivals <= {found})
