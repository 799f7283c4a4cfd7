"""What the reports on hours read: contract years that touch the period, and the lines that prove their sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from models.agreement.readings import Readings
from models.contracts.names import number_key
from models.contracts.tables import Contract
from models.desk.reporting import Request
from models.formats import joined
from models.hours.accounts import ContractFacts, contracts_by_id, effective_quota
from models.hours.policy import policy_at
from models.hours.rules.balance import Balance, of_lines
from models.hours.rules.years import ChargedYear, Period, YearReading, year_for
from models.hours.tables import Consultation, HoursLine, HoursYear, Topic

CHUNK = 500


@dataclass(frozen=True, slots=True)
class YearFact:
    """A contract year that touches the period and its balance at the period's end; `id` None: nothing charged yet."""

    id: int | None
    contract: ContractFacts
    days: Period
    balance: Balance


def read_years(session: Session, request: Request, readings: Readings) -> list[YearFact]:
    """The contract years with a day in the period, by contract number and first day."""
    ids = list(
        session.scalars(
            select(Contract.id).where(_asked_for(request)).order_by(Contract.number_sort, Contract.id)
        )
    )
    policy = policy_at(readings, request.now)
    sums = _sums(session, request.end)
    found: list[YearFact] = []
    for at in range(0, len(ids), CHUNK):
        chunk = ids[at : at + CHUNK]
        facts, stored = contracts_by_id(session, chunk), _stored(session, chunk)
        for number in chunk:
            found += _years_of(facts[number], stored.get(number, []), sums, request, policy.year)
    return found


def _asked_for(request: Request) -> ColumnElement[bool]:
    condition = (Contract.starts_on <= request.last) & (Contract.ends_on >= request.first)
    if request.contracts:
        condition &= Contract.number_key.in_([number_key(number) for number in request.contracts])
    return condition


def _sums(session: Session, end: datetime) -> dict[int, int]:
    """The minutes of every year's lines up to the end of the period, added up by the database."""
    statement = select(HoursLine.year_id, func.sum(HoursLine.minutes)).where(HoursLine.at < end)
    return {year: int(minutes) for year, minutes in session.execute(statement.group_by(HoursLine.year_id))}


def _stored(session: Session, contracts: Sequence[int]) -> dict[int, list[HoursYear]]:
    statement = select(HoursYear).where(HoursYear.contract_id.in_(contracts)).order_by(HoursYear.first_day)
    found: dict[int, list[HoursYear]] = {}
    for row in session.scalars(statement):
        found.setdefault(row.contract_id, []).append(row)
    return found


def _years_of(
    contract: ContractFacts,
    rows: Sequence[HoursYear],
    sums: Mapping[int, int],
    request: Request,
    reading: YearReading,
) -> list[YearFact]:
    """The stored years that touch the period; without one, the year that the period's last day belongs to."""
    found = [
        YearFact(
            row.id,
            contract,
            Period(row.first_day, row.last_day).within(contract.period),
            _balance(row, contract, sums, request),
        )
        for row in rows
        if row.first_day <= request.last and row.last_day >= request.first
    ]
    if found:
        return found
    charged = [
        ChargedYear(Period(row.first_day, row.last_day), row.anchor, YearReading(row.reading)) for row in rows
    ]
    day = min(request.last, contract.term.ends_on)
    whole = year_for(day, contract.term.starts_on, charged, reading)
    return [YearFact(None, contract, whole.within(contract.period), Balance(contract.quota))]


def _balance(row: HoursYear, contract: ContractFacts, sums: Mapping[int, int], request: Request) -> Balance:
    quota = effective_quota(row.quota, contract.quota, row.last_day, request.today)
    return of_lines(quota, (sums.get(row.id, 0),), row.reserved)


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line of the ledger with its consultation; `year` is the place of its contract year in the list of years."""

    line: HoursLine
    asked: Consultation | None
    topic: str
    year: int
    in_period: bool

    @property
    def caller(self) -> str:
        """Full name of the person who asked."""
        return joined((self.asked.surname, self.asked.name, self.asked.patronymic), " ") if self.asked else ""

    @property
    def methodologist(self) -> str:
        """Who held it, or who entered the line."""
        return self.asked.methodologist if self.asked else self.line.actor_name


def read_lines(session: Session, request: Request, years: Sequence[YearFact]) -> Iterator[LineFact]:
    """All lines of these years up to the end of the period, year by year in the order of posting."""
    places = {year.id: place for place, year in enumerate(years, start=1) if year.id is not None}
    ids = list(places)
    for at in range(0, len(ids), CHUNK):
        chunk = ids[at : at + CHUNK]
        rows = session.execute(_lines(request.end).where(HoursLine.year_id.in_(chunk))).all()
        for line, asked, topic in sorted(rows, key=lambda row: (places[row[0].year_id], row[0].id)):
            yield LineFact(line, asked, topic or "", places[line.year_id], line.at >= request.start)
        session.expunge_all()  # what has been told need not stay in memory


def _lines(end: datetime) -> Select[HoursLine, Consultation, str]:
    return (
        select(HoursLine, Consultation, Topic.title)
        .outerjoin(Consultation, Consultation.id == HoursLine.consultation_id)
        .outerjoin(Topic, Topic.id == Consultation.topic_id)
        .where(HoursLine.at < end)
    )


def line_values(fact: LineFact, contract: ContractFacts) -> tuple[Any, ...]:
    """A line of `columns.LINE_COLUMNS`."""
    line, asked = fact.line, fact.asked
    return (
        line.id,
        line.at,
        contract.number,
        contract.organisation,
        line.kind,
        asked.kind if asked else None,
        fact.topic,
        fact.caller,
        asked.role or None if asked else None,
        fact.methodologist,
        line.real,
        line.minutes,
        line.excess,
        line.reverses_id,
        fact.in_period,
        line.late,
        asked.question if asked else "",
        line.reason,
        line.edition,
        line.reading,
        line.recorded_at,
        line.actor_name,
    )
