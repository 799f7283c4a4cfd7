"""Which contract a consultation is charged to and how that contract's year stands; reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.contracts.names import number_key, organisation_key
from models.contracts.rules import Term, is_in_term, is_signed, is_valid
from models.contracts.tables import Contract, Organisation
from models.errors import NotFound
from models.hours.rules.balance import Balance, of_lines
from models.hours.rules.judgement import Account
from models.hours.rules.years import ChargedYear, Period, YearReading, moscow_day, year_for
from models.hours.tables import HoursYear
from models.text import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """A contract with the school it is for; `quota` is in minutes a contract year."""

    id: int
    number: str
    organisation_id: int
    organisation: str
    locality: str
    region: str
    term: Term
    quota: int

    @property
    def period(self) -> Period:
        """The days of the contract."""
        return Period(self.term.starts_on, self.term.ends_on)


@dataclass(frozen=True, slots=True)
class YearState:
    """A year of a contract: the stored row (`id` None while nothing was charged), its whole days and its balance."""

    id: int | None
    contract: ContractFacts
    whole: Period
    balance: Balance
    reading: YearReading

    @property
    def shown(self) -> Period:
        """The year within the term of the contract."""
        return self.whole.within(self.contract.period)

    @property
    def account(self) -> Account:
        """What rules judge by."""
        return Account(self.contract.number, self.shown, self.balance)


_FACTS = (
    Contract.id,
    Contract.number,
    Contract.organisation_id,
    Organisation.name,
    Organisation.locality,
    Organisation.region,
    Contract.signed_on,
    Contract.starts_on,
    Contract.ends_on,
    Contract.quota_minutes,
)


def _facts_query() -> Select[Any]:
    columns: Sequence[Any] = _FACTS
    return select(*columns).join(Organisation, Organisation.id == Contract.organisation_id)


def _read(session: Session, statement: Select[Any]) -> list[ContractFacts]:
    found = []
    for number, name, organisation, school, locality, region, signed, starts, ends, quota in session.execute(
        statement
    ):
        term = Term(signed, starts, ends)
        found.append(ContractFacts(number, name, organisation, school, locality, region, term, quota))
    return found


def contract_by_number(session: Session, number: str) -> ContractFacts | None:
    """The contract of that number, however its dashes and look-alike letters were typed."""
    return next(iter(_read(session, _facts_query().where(Contract.number_key == number_key(number)))), None)


def contracts_by_id(session: Session, ids: Iterable[int]) -> dict[int, ContractFacts]:
    """The contracts with these ids."""
    return {facts.id: facts for facts in _read(session, _facts_query().where(Contract.id.in_(list(ids))))}


def contracts_of(session: Session, organisation_id: int) -> list[ContractFacts]:
    """All contracts of a school, the one with the later end first."""
    statement = _facts_query().where(Contract.organisation_id == organisation_id)
    return _read(session, statement.order_by(Contract.ends_on.desc(), Contract.id.desc()))


def chargeable(contracts: Sequence[ContractFacts], day: date) -> ContractFacts | None:
    """The contract valid on `day`; of several the first: the one with the later end."""
    return next((facts for facts in contracts if is_valid(facts.term, day)), None)


def bindable(contracts: Sequence[ContractFacts], day: date, today: date) -> ContractFacts | None:
    """The contract whose term holds `day` and which is signed by `today`: a renewal is often signed after it began."""
    found = (facts for facts in contracts if is_in_term(facts.term, day) and is_signed(facts.term, today))
    return chargeable(contracts, day) or next(found, None)


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays for a consultation of a day: `contract` is None when the school has none that is valid then."""

    organisation_id: int | None
    school: str
    contract: ContractFacts | None


def payer(
    session: Session, *, contract_id: int | None = None, organisation_id: int | None = None, day: date
) -> Payer:
    """The named contract if it is valid on `day`, else a valid one of its school; NotFound for an unknown id."""
    if contract_id is not None:
        named = contracts_by_id(session, [contract_id]).get(contract_id)
        if named is None:
            raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This contract no longer exists.")))
        if is_valid(named.term, day):
            return Payer(named.organisation_id, named.organisation, named)
        organisation_id = named.organisation_id
    school = session.get(Organisation, organisation_id) if organisation_id is not None else None
    if school is None:
        return Payer(None, "", None)
    return Payer(school.id, school.name, chargeable(contracts_of(session, school.id), day))


def known_school(session: Session, name: str, locality: str, region: str) -> int | None:
    """The id of the school that is registered under just this name, locality and region."""
    identity = organisation_key(name, locality, region)
    return session.scalars(select(Organisation.id).where(Organisation.identity == identity)).one_or_none()


def charged_years(session: Session, contract_id: int) -> list[tuple[HoursYear, ChargedYear]]:
    """The stored years of a contract in order."""
    rows = session.scalars(
        select(HoursYear)
        .where(HoursYear.contract_id == contract_id)
        .order_by(HoursYear.first_day)
        .execution_options(populate_existing=True)
    )
    return [
        (row, ChargedYear(Period(row.first_day, row.last_day), row.anchor, YearReading(row.reading)))
        for row in rows
    ]


def year_state(
    session: Session, contract: ContractFacts, at: datetime | date, reading: YearReading, today: date
) -> YearState:
    """The year that `at` belongs to, charged or not; a year not yet over follows the contract's present quota."""
    day = moscow_day(at) if isinstance(at, datetime) else at
    stored = charged_years(session, contract.id)
    whole = year_for(day, contract.term.starts_on, [year for _, year in stored], reading)
    for row, year in stored:
        if year.period == whole:
            balance = balance_of(row, contract.quota, today)
            return YearState(row.id, contract, whole, balance, year.reading)
    return YearState(None, contract, whole, Balance(contract.quota), reading)


def balance_of(row: HoursYear, contract_quota: int, today: date) -> Balance:
    """A stored year's balance; the quota of a year that is over stays what it was."""
    quota = effective_quota(row.quota, contract_quota, row.last_day, today)
    return of_lines(quota, (row.used, row.excess), row.reserved)


def effective_quota(stored: int, contract_quota: int, last_day: date, today: date) -> int:
    """What a year may use: the contract's present quota while the year runs, later what it was."""
    return contract_quota if today <= last_day else stored
