"""How a person comes to a place of a contract: found or entered, refused as a third, put into the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Answer, Verdict
from models.contracts.drafts import PersonDraft
from models.contracts.names import KEY_LENGTH, person_key
from models.contracts.rules import Authority, crowded_day, third_person
from models.contracts.tables import Appointment, Contract, Person
from models.errors import ConflictError, InputError, NotFound, RuleError
from models.formats import normalise_phone, sort_key
from models.text import QT_TRANSLATE_NOOP, Text

Record = TypeVar("Record", Contract, Person, Appointment)
GONE = Text(QT_TRANSLATE_NOOP("models", "This record no longer exists."))
REPLACE = Text(QT_TRANSLATE_NOOP("models", "Replace one of them, or end an authority first."))
ALREADY = QT_TRANSLATE_NOOP("models", "{name} is a responsible person of this contract already")


@dataclass(frozen=True, slots=True)
class Part:
    """The part somebody is to play for a contract: the first or the second person, and when."""

    place: int
    authority: Authority


def existing(
    session: Session, kind: type[Record], record_id: int, version: int | None = None, *, lock: bool = False
) -> Record:
    """The record, as new as the reader's `version`; `lock` keeps other writers of it waiting.

    Raises NotFound, and ConflictError when somebody else has saved it meanwhile.
    """
    found = session.get(kind, record_id, with_for_update=lock, populate_existing=lock)
    if found is None:
        raise NotFound(GONE)
    if version is not None and found.version != version:
        raise ConflictError
    return found


def upsert_person(session: Session, organisation_id: int, draft: PersonDraft) -> Person:
    """The person of that name at the organisation, entered if new; contacts that were given replace the old ones."""
    key = person_key(draft.name)
    statement = select(Person).where(Person.organisation_id == organisation_id, Person.name_key == key)
    person = session.scalars(statement.order_by(Person.id)).first()
    if person is None:
        person = Person(organisation_id=organisation_id, search_text="")
        rename_person(person, draft.name)
        person.phone_raw, person.phone, person.email, person.position = "", None, "", ""
        session.add(person)
    update_contacts(person, draft)
    session.flush()
    return person


def rename_person(person: Person, name: str) -> None:
    """Write a person's name with everything that follows from it."""
    person.name, person.name_key = name, person_key(name)
    person.name_sort = sort_key(name)[:KEY_LENGTH]


def update_contacts(person: Person, draft: PersonDraft) -> None:
    """Take over the contacts that were given; what was left empty says nothing."""
    if draft.phone and draft.phone != person.phone_raw:
        person.phone_raw, person.phone = draft.phone, normalise_phone(draft.phone)[0]
    if draft.email:
        person.email = draft.email
    if draft.position:
        person.position = draft.position


def take_place(
    session: Session,
    contract: Contract,
    old: Appointment | None,
    person: Person,
    since: date,
    trained_on: date | None,
) -> int:
    """Appoint `person` from `since` on, in the place of `old` or in a free one; returns the appointment's id.

    Raises RuleError for a third person at a time, InputError for somebody who is appointed already. The contract's
    row must be locked, so that two writers do not both find a free place.
    """
    if old is not None:
        old.ended_on = since
        session.flush()
    others = _appointments(session, contract.id)
    authority = Authority(since, trained_on)
    if any(one.person_id == person.id and _overlap(_authority(one), authority) for one in others):
        raise InputError({"name": Text(ALREADY, {"name": person.name})})
    place = old.place if old is not None else _free_place(others, authority)
    refuse_crowd(session, contract, Part(place, authority))
    appointment = Appointment(
        contract_id=contract.id,
        person_id=person.id,
        place=place,
        appointed_on=since,
        trained_on=trained_on,
        end_reason="",
        replaces_id=old.id if old is not None else None,
    )
    session.add(appointment)
    session.flush()
    return appointment.id


def refuse_crowd(session: Session, contract: Contract, part: Part, but: int | None = None) -> None:
    """Raise RuleError, with the clause, when `part` would make a third person at a time; `but` is its own record."""
    others = [one for one in _appointments(session, contract.id) if one.id != but]
    day = crowded_day([*(_authority(one) for one in others), part.authority])
    if day is None:
        return
    names = [one.person.name for one in others if _authority(one).covers(day)]
    sentence = third_person(contract.number, day, names)
    check = load_agreement().at(day).clause("persons.limit").check("persons", False, sentence)
    raise RuleError(sentence, todo=REPLACE, verdict=Verdict(Answer.REFUSED, sentence, (check,)))


def _appointments(session: Session, contract_id: int) -> list[Appointment]:
    statement = select(Appointment).where(Appointment.contract_id == contract_id)
    return list(session.scalars(statement.order_by(Appointment.appointed_on, Appointment.id)))


def _authority(one: Appointment) -> Authority:
    return Authority(one.appointed_on, one.trained_on, one.ended_on)


def _overlap(one: Authority, other: Authority) -> bool:
    return (one.ended_on is None or other.appointed_on < one.ended_on) and (
        other.ended_on is None or one.appointed_on < other.ended_on
    )


def _free_place(others: list[Appointment], authority: Authority) -> int:
    """The first place that nobody has while `authority` runs; both taken: the rule about a third person will say so."""
    taken = {one.place for one in others if _overlap(_authority(one), authority)}
    return 1 if 1 not in taken else 2
