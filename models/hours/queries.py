"""Reads the hours of a contract, its lines and their reasons as frozen rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.agreement.verdict import Verdict
from models.errors import NotFound
from models.formats import joined
from models.hours.accounts import ContractFacts, YearState, contract_by_number, contracts_by_id, year_state
from models.hours.choices import Kind
from models.hours.lookups import Bindable, bindables
from models.hours.policy import Policy, policy_at
from models.hours.rules.balance import of_lines
from models.hours.rules.judgement import OtherYear, explain
from models.hours.rules.years import Period, YearReading, moscow_day, plain_year
from models.hours.tables import Consultation, HoursLine, HoursYear, Topic
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the ledger with its consultation; `balance` is the sum of the year up to and including it."""

    id: int
    at: datetime
    recorded_at: datetime
    line_kind: str
    minutes: int
    real: int
    over: int
    reverses_id: int | None
    late: bool
    edition: str
    reading: str
    actor: str
    reason: str
    consultation_id: int | None
    kind: str
    topic: str
    caller: str
    role: str
    question: str
    methodologist: str
    balance: int = 0


@dataclass(frozen=True, slots=True)
class HoursAnswer:
    """The hours of a contract's year as of a moment, and the lines that prove them, in the order of posting."""

    state: YearState
    lines: tuple[LineRow, ...]
    policy: Policy
    at: datetime
    other: OtherYear | None

    @property
    def contract(self) -> ContractFacts:
        """The contract asked about."""
        return self.state.contract

    def why(self) -> Verdict:
        """The reasons of the balance."""
        return explain(
            self.policy.edition,
            self.state.account,
            at=self.at,
            reading=self.state.reading,
            months=by_month(self.lines),
            reversed_minutes=-sum(line.minutes for line in self.lines if line.minutes < 0),
            other=self.other,
            rounding=self.policy.step,
        )


def find_contract(session: Session, number: str) -> ContractFacts:
    """The contract of that number; raises NotFound."""
    found = contract_by_number(session, number)
    if found is None:
        raise NotFound(
            Text(QT_TRANSLATE_NOOP("models", "There is no contract {number}."), {"number": number}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Check the number in the list of contracts.")),
        )
    return found


def contract_facts(session: Session, contract_id: int) -> ContractFacts:
    """One contract with its school; raises NotFound."""
    found = contracts_by_id(session, [contract_id]).get(contract_id)
    if found is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This contract no longer exists.")))
    return found


def hours_of(
    session: Session, contract: ContractFacts, at: datetime | None = None, *, on: date | None = None
) -> HoursAnswer:
    """The contract's year that holds `at` (by default now), as it stood then: later consultations are left out.

    A moment outside the contract's term is answered with the nearest year of the term. `on` chooses the year by another
    day and keeps the moment.
    """
    moment = at or now(session)
    policy = policy_at(load_readings(session), moment)
    day = min(max(on or moscow_day(moment), contract.term.starts_on), contract.term.ends_on)
    state = year_state(session, contract, day, policy.year, moscow_day(now(session)))
    lines = year_lines(session, state.id, until=at) if state.id is not None else ()
    if at is not None:
        minutes = [line.minutes for line in lines]
        state = replace(state, balance=of_lines(state.balance.quota, minutes, state.balance.reserved))
    other = _other_year(session, contract, day, state, at)
    return HoursAnswer(state, lines, policy, moment, other)


def year_lines(session: Session, year_id: int, until: datetime | None = None) -> tuple[LineRow, ...]:
    """The lines of a year in the order of posting, with the running sum; `until` leaves later consultations out."""
    statement = (
        select(HoursLine, Consultation, Topic.title)
        .outerjoin(Consultation, Consultation.id == HoursLine.consultation_id)
        .outerjoin(Topic, Topic.id == Consultation.topic_id)
        .where(HoursLine.year_id == year_id)
        .order_by(HoursLine.id)
    )
    if until is not None:
        statement = statement.where(HoursLine.at <= until)
    rows = [_line_row(line, asked, topic or "") for line, asked, topic in session.execute(statement)]
    sums = accumulate(row.minutes for row in rows)
    return tuple(replace(row, balance=total) for row, total in zip(rows, sums, strict=True))


def _line_row(line: HoursLine, asked: Consultation | None, topic: str) -> LineRow:
    return LineRow(
        id=line.id,
        at=line.at,
        recorded_at=line.recorded_at,
        line_kind=line.kind,
        minutes=line.minutes,
        real=line.real,
        over=line.excess,
        reverses_id=line.reverses_id,
        late=line.late,
        edition=line.edition,
        reading=line.reading,
        actor=line.actor_name,
        reason=line.reason,
        consultation_id=line.consultation_id,
        kind=asked.kind if asked else line.kind,
        topic=topic,
        caller=_who(asked) if asked else "",
        role=asked.role if asked else "",
        question=asked.question if asked else "",
        methodologist=asked.methodologist if asked else line.actor_name,
    )


def _who(asked: Consultation) -> str:
    """Who asked; of a webinar what it was about."""
    if asked.kind == Kind.WEBINAR:
        return asked.question
    return joined((asked.surname, asked.name, asked.patronymic), " ")


def _other_year(
    session: Session, contract: ContractFacts, day: date, state: YearState, until: datetime | None
) -> OtherYear:
    """What the other reading of «a year» makes of the same lines."""
    other = YearReading.CALENDAR if state.reading is YearReading.CONTRACT else YearReading.CONTRACT
    period = plain_year(contract.term.starts_on, day, other)
    statement = (
        select(HoursLine.at, HoursLine.minutes)
        .join(HoursYear, HoursYear.id == HoursLine.year_id)
        .where(HoursYear.contract_id == contract.id)
    )
    if until is not None:
        statement = statement.where(HoursLine.at <= until)
    minutes = [charged for at, charged in session.execute(statement) if moscow_day(at) in period]
    return OtherYear(other, period.within(contract.period), of_lines(state.balance.quota, minutes))


def by_month(lines: Sequence[LineRow]) -> tuple[tuple[date, int], ...]:
    """(first day, minutes net of reversals) of every month (Moscow) with lines, in order; empty months are left out."""
    sums: dict[date, int] = {}
    for line in lines:
        month = moscow_day(line.at).replace(day=1)
        sums[month] = sums.get(month, 0) + line.minutes
    return tuple((month, minutes) for month, minutes in sorted(sums.items()) if minutes)


def charges_of(lines: Sequence[LineRow]) -> list[tuple[date, int]]:
    """(day of the consultation, minutes) of each line that moves the sum, for charts and forecasts."""
    return [(moscow_day(line.at), line.minutes) for line in lines if line.minutes]


def years_of(session: Session, contract: ContractFacts, today: date, reading: YearReading) -> list[Period]:
    """Every year of a contract from its first day to `today` or its end, the newest first, charged or not."""
    found: list[Period] = []
    day = contract.term.starts_on
    last = max(min(today, contract.term.ends_on), contract.term.starts_on)
    while day <= last:
        whole = year_state(session, contract, day, reading, today).whole
        found.append(whole)
        day = whole.last.fromordinal(whole.last.toordinal() + 1)
    return found[::-1]


@dataclass(frozen=True, slots=True)
class Register:
    """What the register of a contract begins with: its years, the newest first, and what may be bound to it."""

    contract: ContractFacts
    years: tuple[YearState, ...]
    today: date
    bindable: tuple[Bindable, ...]


def register_of(session: Session, contract_id: int) -> Register:
    """The years of a contract that have begun, and uncharged consultations of its school."""
    contract = contract_facts(session, contract_id)
    moment = now(session)
    today, reading = moscow_day(moment), policy_at(load_readings(session), moment).year
    states = []
    for period in years_of(session, contract, today, reading):
        day = min(max(period.first, contract.term.starts_on), period.last)
        states.append(year_state(session, contract, day, reading, today))
    return Register(contract, tuple(states), today, tuple(bindables(session, contract.organisation_id)))


def why_left(session: Session, contract_id: int, at: datetime | None) -> Verdict:
    """Why so much is left of a contract's hours, as of a moment or now."""
    return hours_of(session, contract_facts(session, contract_id), at).why()
