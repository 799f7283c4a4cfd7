"""Enters many new contracts at once: the same records, journal lines and search lines as one by one, but in few steps.

Twenty thousand contracts take seconds instead of minutes. Nothing is checked here: the drafts are tidied and sound,
their numbers are new (models.contracts.merging), and with at most two persons each no third person can arise; should
one arise all the same, the database's own guard refuses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from models.contracts.appointing import update_contacts
from models.contracts.drafts import AppointmentDraft, ContractDraft, agreed_quota, appointed_on
from models.contracts.find import contract_line, person_line
from models.contracts.lines import found_by, refresh_people
from models.contracts.names import KEY_LENGTH, number_key, organisation_key, person_key
from models.contracts.tables import Appointment, Contract, Organisation, Person
from models.contracts.tokens import CONTRACTS, PEOPLE
from models.formats import normalise_phone, sort_key
from models.storage.base import Base
from models.storage.journal import JournalEntry, now, scope_of, touch
from models.storage.search import SearchIndex

CHUNK = 2000
Values = dict[str, Any]
PersonKey = tuple[int, str]


def add_contracts(session: Session, drafts: Sequence[ContractDraft]) -> list[int]:
    """Enter new contracts; returns their ids in the order of `drafts`."""
    ids: list[int] = []
    for start in range(0, len(drafts), CHUNK):
        ids += _add_chunk(session, drafts[start : start + CHUNK])
    return ids


def _add_chunk(session: Session, drafts: Sequence[ContractDraft]) -> list[int]:
    session.flush()
    owners = _organisations(session, drafts)
    rows = [(draft, owners[_identity(draft)]) for draft in drafts]
    people, old_people = _people(session, rows)
    contracts = [_contract_values(draft, owner) for draft, owner in rows]
    contract_ids = _insert(session, Contract, contracts)
    _index(session, CONTRACTS, contract_ids, contracts)
    appointments = [
        _appointment_values(draft, one, place, contract_id, people[owner, person_key(one.person.name)])
        for (draft, owner), contract_id in zip(rows, contract_ids, strict=True)
        for place, one in enumerate(draft.persons, start=1)
    ]
    _insert(session, Appointment, appointments)
    refresh_people(session, sorted(old_people & {row["person_id"] for row in appointments}))
    return contract_ids


def _identity(draft: ContractDraft) -> str:
    return organisation_key(draft.organisation, draft.locality, draft.region)


def _organisations(session: Session, drafts: Sequence[ContractDraft]) -> dict[str, int]:
    """Ids of the drafts' organisations by identity; those that are not there yet are entered."""
    wanted = {_identity(draft): draft for draft in drafts}
    known = _known(session, Organisation.identity, Organisation.id, wanted)
    new = {identity: draft for identity, draft in wanted.items() if identity not in known}
    values = [
        {
            "name": draft.organisation,
            "locality": draft.locality,
            "region": draft.region,
            "identity": identity,
            "name_key": sort_key(draft.organisation)[:KEY_LENGTH],
            "locality_key": sort_key(draft.locality)[:KEY_LENGTH],
            "region_key": sort_key(draft.region)[:KEY_LENGTH],
        }
        for identity, draft in new.items()
    ]
    return known | dict(zip(new, _insert(session, Organisation, values), strict=True))


def _known(session: Session, key: Any, value: Any, wanted: Iterable[str]) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(select(key, value).where(key.in_(list(wanted))))}


def _people(
    session: Session, rows: Sequence[tuple[ContractDraft, int]]
) -> tuple[dict[PersonKey, int], frozenset[int]]:
    """Ids of the drafts' persons by (organisation, name), and which of them were known before."""
    named: dict[PersonKey, list[tuple[ContractDraft, AppointmentDraft]]] = {}
    for draft, owner in rows:
        for one in draft.persons:
            named.setdefault((owner, person_key(one.person.name)), []).append((draft, one))
    found = session.scalars(select(Person).where(Person.organisation_id.in_({owner for owner, _ in named})))
    known = {(one.organisation_id, one.name_key): one for one in found}
    for key, person in known.items():
        for _, one in named.get(key, []):
            update_contacts(person, one.person)
    new = {key: parts for key, parts in named.items() if key not in known}
    persons = [_person_values(key, parts) for key, parts in new.items()]
    ids = _insert(session, Person, persons)
    _index(session, PEOPLE, ids, persons)
    people = {key: person.id for key, person in known.items()} | dict(zip(new, ids, strict=True))
    return people, frozenset(person.id for person in known.values())


def _person_values(key: PersonKey, parts: Sequence[tuple[ContractDraft, AppointmentDraft]]) -> Values:
    """One record of a person who may be named by several contracts: of each contact the last one given."""
    contacts = {"phone": "", "email": "", "position": ""}
    for _, one in parts:
        contacts |= {name: given for name in contacts if (given := getattr(one.person, name))}
    name = parts[0][1].person.name
    phone = _e164(contacts["phone"])
    own = person_line(name, contacts["phone"], phone, contacts["email"])
    around = [
        " ".join((draft.number, draft.organisation, draft.locality, draft.region)) for draft, _ in parts
    ]
    return {
        "organisation_id": key[0],
        "name": name,
        "name_key": key[1],
        "name_sort": sort_key(name)[:KEY_LENGTH],
        "position": contacts["position"],
        "phone_raw": contacts["phone"],
        "phone": phone,
        "email": contacts["email"],
        "search_text": found_by(own, contacts["position"], around),
    }


@lru_cache(maxsize=2 * CHUNK)
def _e164(phone: str) -> str | None:
    """Parsing is slow, and a chunk needs each phone twice."""
    return normalise_phone(phone)[0] if phone else None


def _contract_values(draft: ContractDraft, owner: int) -> Values:
    starts_on = draft.starts_on
    if starts_on is None:
        raise ValueError("a sound draft has a first day")
    lines = [
        person_line(one.person.name, one.person.phone, _e164(one.person.phone), one.person.email)
        for one in draft.persons
    ]
    return {
        "number": draft.number,
        "number_key": number_key(draft.number),
        "number_sort": sort_key(draft.number)[:KEY_LENGTH],
        "organisation_id": owner,
        "signed_on": draft.signed_on,
        "starts_on": starts_on,
        "ends_on": draft.ends_on,
        "quota_minutes": agreed_quota(starts_on) if draft.quota_minutes is None else draft.quota_minutes,
        "note": draft.note,
        "search_text": contract_line(draft.number, draft.organisation, draft.locality, draft.region, lines),
    }


def _appointment_values(
    draft: ContractDraft, one: AppointmentDraft, place: int, contract_id: int, person_id: int
) -> Values:
    return {
        "contract_id": contract_id,
        "person_id": person_id,
        "place": place,
        "appointed_on": appointed_on(draft, one),
        "trained_on": one.trained_on,
        "ended_on": None,
        "end_reason": "",
        "replaces_id": None,
    }


def _index(session: Session, index: SearchIndex, ids: Sequence[int], values: Sequence[Values]) -> None:
    index.add(session, ((row, one["search_text"]) for row, one in zip(ids, values, strict=True)))


def _insert(session: Session, kind: type[Base], values: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert new rows, version 1, each with its line in the journal; returns their ids in order."""
    if not values:
        return []
    table = cast("Table", kind.__table__)
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    ids = list(session.scalars(statement, [{**row, "version": 1} for row in values]))
    scope, at = scope_of(session), now(session)
    lines = [
        {
            "at": at,
            "actor_id": scope.actor.id,
            "actor_name": scope.actor.name,
            "console": scope.console,
            "entity": kind.__journal__,
            "entity_id": row_id,
            "action": "created",
            "changes": {},
            "reason": scope.reason,
        }
        for row_id in ids
    ]
    session.execute(insert(JournalEntry), lines)
    for row_id in ids:
        touch(session, str(kind.__journal__), row_id)
    return ids
