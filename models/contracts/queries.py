"""Reads contracts, people and appointments as frozen rows; days are Moscow dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.contracts.gate import ContractFacts, GateFacts, GateQuestion, Responsible
from models.contracts.names import comparable, number_key, organisation_key
from models.contracts.rules import Authority, Standing, State, Term, is_valid, standing, state
from models.contracts.sql import Contains
from models.contracts.tables import Appointment, Contract, Organisation, Person
from models.errors import NotFound
from models.formats import joined, to_moscow
from models.storage.journal import JournalEntry
from models.text import QT_TRANSLATE_NOOP, Text

SIMILAR = 3


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """A person in the part they play for a contract on a given day."""

    id: int
    version: int
    contract_id: int
    person_id: int
    person_version: int
    name: str
    phone: str
    phone_e164: str | None
    email: str
    position: str
    place: int
    appointed_on: date
    trained_on: date | None
    ended_on: date | None
    end_reason: str
    replaces_id: int | None
    standing: Standing

    @property
    def authority(self) -> Authority:
        """The time for which the person may speak."""
        return Authority(self.appointed_on, self.trained_on, self.ended_on)


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract with everybody ever appointed for it, the present ones first; `state` is that of the day asked for."""

    id: int
    version: int
    number: str
    organisation_id: int
    organisation: str
    locality: str
    region: str
    signed_on: date | None
    starts_on: date
    ends_on: date
    quota_minutes: int
    note: str
    state: State
    appointments: tuple[AppointmentRow, ...]

    @property
    def term(self) -> Term:
        """The days that decide its state."""
        return Term(self.signed_on, self.starts_on, self.ends_on)

    @property
    def present(self) -> tuple[AppointmentRow, ...]:
        """Those appointed on the day asked for, or later: the one or two persons, trained or not."""
        return tuple(one for one in self.appointments if one.standing is not Standing.FORMER)

    @property
    def place_name(self) -> str:
        """The organisation with its place, as a sentence names it."""
        return joined((self.organisation, self.locality, self.region), ", ")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the history of a contract and its people: whose record changed, how, when, by whom and why."""

    seq: int
    at: datetime
    actor: str
    entity: str
    subject: str
    action: str
    changes: dict[str, object]
    reason: str


def contracts(session: Session, ids: Sequence[int], day: date) -> dict[int, ContractRow]:
    """The contracts with these ids by id, as of `day`; ids that are gone are left out."""
    one, owner = Contract, Organisation
    statement = (
        select(one.id, one.version, one.number, owner.id.label("organisation_id"), owner.name.label("organisation"),
               owner.locality, owner.region, one.signed_on, one.starts_on, one.ends_on, one.quota_minutes, one.note)
        .join(owner, owner.id == one.organisation_id)
        .where(one.id.in_(ids))
    )  # fmt: skip
    found = session.execute(statement).mappings().all()
    people = _appointments(session, [row["id"] for row in found], day)
    return {
        row["id"]: ContractRow(
            **row,
            state=state(Term(row["signed_on"], row["starts_on"], row["ends_on"]), day),
            appointments=people.get(row["id"], ()),
        )
        for row in found
    }


def contract(session: Session, contract_id: int, day: date) -> ContractRow:
    """One contract as of `day`; raises NotFound."""
    found = contracts(session, [contract_id], day).get(contract_id)
    if found is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This contract no longer exists.")))
    return found


def contract_by_number(session: Session, number: str, day: date) -> ContractRow | None:
    """The contract of that number as of `day`; the number in any case, with any dashes and blanks."""
    found = session.scalar(select(Contract.id).where(Contract.number_key == number_key(number)))
    return None if found is None else contract(session, found, day)


def valid_contracts(
    session: Session, organisation: str, locality: str, region: str, day: date
) -> tuple[ContractRow, ...]:
    """The contracts of an organisation that hold on `day`, the one with the later end first."""
    statement = (
        select(Contract.id)
        .join(Organisation, Organisation.id == Contract.organisation_id)
        .where(Organisation.identity == organisation_key(organisation, locality, region), *_valid_on(day))
        .order_by(Contract.ends_on.desc(), Contract.id.desc())
    )
    ids = list(session.scalars(statement))
    found = contracts(session, ids, day)
    return tuple(found[one] for one in ids)


def gate_facts(session: Session, question: GateQuestion, found: ContractRow | None = None) -> GateFacts:
    """What the registry knows about the question, as of its own moment; `found`: the contract, read already."""
    day = to_moscow(question.at).date()
    found = found or contract_by_number(session, question.number, day)
    if found is None:
        return GateFacts(None, similar=_similar_numbers(session, question.number))
    successors = {one.replaces_id: one.name for one in found.appointments}
    persons = tuple(
        Responsible(one.name, one.authority, successors.get(one.id, "")) for one in found.appointments
    )
    facts = ContractFacts(found.number, found.place_name, found.term, persons)
    instead = () if is_valid(found.term, day) else _valid_numbers(session, found.organisation_id, day)
    return GateFacts(facts, valid_instead=instead)


def contract_history(session: Session, contract_id: int) -> list[HistoryLine]:
    """Everything that happened to a contract, its appointments and its people, the newest first."""
    pairs = session.execute(
        select(Appointment.id, Person.id, Person.name)
        .join(Person, Person.id == Appointment.person_id)
        .where(Appointment.contract_id == contract_id)
    ).all()
    names = {("appointment", row[0]): row[2] for row in pairs} | {("person", row[1]): row[2] for row in pairs}
    entry = JournalEntry
    statement = (
        select(entry.seq, entry.at, entry.actor_name, entry.entity, entry.entity_id, entry.action, entry.changes,
               entry.reason)
        .where(
            or_(
                (entry.entity == "contract") & (entry.entity_id == contract_id),
                (entry.entity == "appointment") & entry.entity_id.in_([row[0] for row in pairs]),
                (entry.entity == "person") & entry.entity_id.in_([row[1] for row in pairs]),
            )
        )
        .order_by(entry.seq.desc())
    )  # fmt: skip
    return [
        HistoryLine(seq, at, actor, entity, names.get((entity, entity_id), ""), action, changes, reason)
        for seq, at, actor, entity, entity_id, action, changes, reason in session.execute(statement)
    ]


def contract_ids_of_person(session: Session, person_id: int) -> tuple[int, ...]:
    """The contracts that a person speaks or spoke for, the newest appointment first."""
    statement = select(Appointment.contract_id).where(Appointment.person_id == person_id)
    return tuple(dict.fromkeys(session.scalars(statement.order_by(Appointment.appointed_on.desc()))))


def contract_of_appointment(session: Session, appointment_id: int) -> int | None:
    """The contract that an appointment belongs to; None when it is gone."""
    return session.scalar(select(Appointment.contract_id).where(Appointment.id == appointment_id))


def newest_contract_of_organisation(session: Session, organisation_id: int) -> int | None:
    """The contract of an organisation with the latest end; None when it has none."""
    statement = select(Contract.id).where(Contract.organisation_id == organisation_id)
    return session.scalar(statement.order_by(Contract.ends_on.desc(), Contract.id.desc()).limit(1))


def organisation_choices(session: Session, typed: str, limit: int = 20) -> list[tuple[str, str, str]]:
    """(name, locality, region) of organisations whose name holds what was typed, for completing a field."""
    statement = select(Organisation.name, Organisation.locality, Organisation.region)
    statement = statement.where(Contains(Organisation.identity, comparable(typed)))
    return [
        (row[0], row[1], row[2])
        for row in session.execute(statement.order_by(Organisation.name_key).limit(limit))
    ]


def _valid_on(day: date) -> tuple[ColumnElement[bool], ...]:
    return (Contract.signed_on <= day, Contract.starts_on <= day, Contract.ends_on >= day)


def _valid_numbers(session: Session, organisation_id: int, day: date) -> tuple[str, ...]:
    statement = select(Contract.number).where(Contract.organisation_id == organisation_id, *_valid_on(day))
    return tuple(session.scalars(statement.order_by(Contract.ends_on.desc())))


def _similar_numbers(session: Session, number: str) -> tuple[str, ...]:
    """Numbers that hold what was asked, or begin alike: a slip of a digit at the end is the commonest."""
    key = number_key(number)
    if not key:
        return ()
    beginning = key[: max(len(key) * 2 // 3, 1)]
    statement = (
        select(Contract.number)
        .where(
            or_(
                Contains(Contract.number_key, key), Contract.number_key.startswith(beginning, autoescape=True)
            )
        )
        .order_by(func.length(Contract.number_key), Contract.number_sort)
        .limit(SIMILAR)
    )
    return tuple(session.scalars(statement))


def _appointments(
    session: Session, contract_ids: Iterable[int], day: date
) -> dict[int, tuple[AppointmentRow, ...]]:
    """Everybody ever appointed for the contracts: present ones by their place, then former ones, the latest first.

    Two look-ups by index instead of a join: a server without fresh statistics would read all people for the join.
    """
    one, who = Appointment, Person
    statement = select(
        one.id, one.version, one.contract_id, one.person_id, one.place, one.appointed_on, one.trained_on, one.ended_on,
        one.end_reason, one.replaces_id,
    ).where(one.contract_id.in_(list(contract_ids)))  # fmt: skip
    parts = session.execute(statement).mappings().all()
    facts = select(
        who.id, who.version.label("person_version"), who.name, who.phone_raw.label("phone"),
        who.phone.label("phone_e164"), who.email, who.position,
    ).where(who.id.in_({part["person_id"] for part in parts}))  # fmt: skip
    people = {
        row["id"]: {key: row[key] for key in row if key != "id"} for row in session.execute(facts).mappings()
    }
    grouped: dict[int, list[AppointmentRow]] = {}
    for part in parts:
        authority = Authority(part["appointed_on"], part["trained_on"], part["ended_on"])
        row = AppointmentRow(**part, **people[part["person_id"]], standing=standing(authority, day))
        grouped.setdefault(row.contract_id, []).append(row)
    for rows in grouped.values():
        rows.sort(key=_present_first)
    return {contract_id: tuple(rows) for contract_id, rows in grouped.items()}


def _present_first(row: AppointmentRow) -> tuple[bool, int, int, int]:
    former = row.standing is Standing.FORMER
    since = row.appointed_on.toordinal()
    return former, 0 if former else row.place, -since if former else since, row.id
