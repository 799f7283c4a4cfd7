"""Keeps the normalised lines by which contracts and people are found, in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from models.contracts.find import contract_line, person_line
from models.contracts.names import comparable
from models.contracts.tables import Appointment, Contract, Organisation, Person
from models.contracts.tokens import CONTRACTS, PEOPLE
from models.storage.search import SearchIndex

CHUNK = 500


def refresh_lines(session: Session, contract_ids: Sequence[int]) -> None:
    """Write the lines of these contracts and of everybody ever appointed for them anew, where they differ."""
    session.flush()
    wanted = list(dict.fromkeys(contract_ids))
    for start in range(0, len(wanted), CHUNK):
        _refresh(session, wanted[start : start + CHUNK])


def refresh_people(session: Session, person_ids: Iterable[int]) -> None:
    """The same after people's names or contacts changed: for every contract that any of them is or was named for."""
    session.flush()
    wanted = list(person_ids)
    found: list[int] = []
    for start in range(0, len(wanted), CHUNK):
        statement = select(Appointment.contract_id).where(
            Appointment.person_id.in_(wanted[start : start + CHUNK])
        )
        found.extend(session.scalars(statement))
    refresh_lines(session, found)


def index_all(session: Session) -> None:
    """Make every contract and person findable; for a database whose rows came from another one, without its index."""
    for record, index in ((Contract, CONTRACTS), (Person, PEOPLE)):
        index.clear(session)
        rows = session.execute(select(record.id, record.search_text).order_by(record.id))
        for part in rows.partitions(CHUNK):
            index.add(session, [(number, line) for number, line in part])


def _refresh(session: Session, contract_ids: Sequence[int]) -> None:
    contracts = session.execute(
        select(Contract, Organisation)
        .join(Organisation, Organisation.id == Contract.organisation_id)
        .where(Contract.id.in_(contract_ids))
    ).all()
    people: dict[int, list[Person]] = {}
    pairs = session.execute(
        select(Appointment.contract_id, Person)
        .join(Person, Person.id == Appointment.person_id)
        .where(Appointment.contract_id.in_(contract_ids))
        .order_by(Appointment.id)
    )
    for contract_id, person in pairs:
        people.setdefault(contract_id, []).append(person)
    for contract, owner in contracts:
        own = people.get(contract.id, [])
        lines = [person_line(one.name, one.phone_raw, one.phone, one.email) for one in own]
        line = contract_line(
            contract.number, owner.name, owner.locality, owner.region, list(dict.fromkeys(lines))
        )
        _write_line(session, contract, CONTRACTS, line)
    for person in {one.id: one for own in people.values() for one in own}.values():
        _refresh_person(session, person)


def _refresh_person(session: Session, person: Person) -> None:
    """A person is found by name and contacts, and by the organisation and the contracts they speak for."""
    statement = (
        select(Contract.number, Organisation.name, Organisation.locality, Organisation.region)
        .join(Appointment, Appointment.contract_id == Contract.id)
        .join(Organisation, Organisation.id == Contract.organisation_id)
        .where(Appointment.person_id == person.id)
        .order_by(Appointment.id)
    )
    own = person_line(person.name, person.phone_raw, person.phone, person.email)
    around = [" ".join(row) for row in session.execute(statement)]
    _write_line(session, person, PEOPLE, found_by(own, person.position, around))


def found_by(own: str, position: str, around: Sequence[str]) -> str:
    """The line of a person: their own, their position, and the contracts with their organisations around them."""
    return f" {own} {comparable(position)} {' '.join(dict.fromkeys(map(comparable, around)))}"


def _write_line(session: Session, record: Contract | Person, index: SearchIndex, line: str) -> None:
    """Past the version on purpose: a derived line is nobody's edit, so it must not make a colleague's save stale."""
    old = record.search_text
    if old == line:
        return
    table = cast("Table", type(record).__table__)
    session.execute(update(table).where(table.c.id == record.id).values(search_text=line))
    set_committed_value(record, "search_text", line)
    if old:
        index.replace(session, record.id, old, line)
    else:
        index.add(session, [(record.id, line)])
