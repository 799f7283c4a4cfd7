"""What people do to contracts and responsible persons; each function is one transaction of Database.write."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.contracts.appointing import Part, existing, refuse_crowd, rename_person, take_place, upsert_person
from models.contracts.drafts import (
    NO_PERSON,
    AppointmentDraft,
    ContractDraft,
    PersonDraft,
    agreed_quota,
    appointed_on,
    contract_problems,
    tidy,
    tidy_person,
)
from models.contracts.lines import refresh_lines, refresh_people
from models.contracts.names import KEY_LENGTH, number_key, organisation_key, person_key
from models.contracts.rules import MOST_PERSONS, Authority, authority_problems
from models.contracts.tables import Appointment, Contract, Organisation, Person
from models.errors import ConflictError, InputError
from models.formats import normalise_phone, sort_key
from models.text import QT_TRANSLATE_NOOP, Text

TWICE = QT_TRANSLATE_NOOP("models", "There is a contract {number} already: {organisation}")
NO_NAME = Text(QT_TRANSLATE_NOOP("models", "The name of the person is missing"))
NO_DAY = Text(QT_TRANSLATE_NOOP("models", "The day is missing"))
TOO_MANY = Text(QT_TRANSLATE_NOOP("models", "A contract has one or two responsible persons, not more"))


def add_contract(session: Session, draft: ContractDraft) -> int:
    """Enter a contract with its one or two persons; returns its id. Raises InputError by field."""
    draft = tidy(draft)
    problems = contract_problems(draft)
    if not draft.persons:
        problems["person"] = NO_PERSON
    elif len(draft.persons) > MOST_PERSONS:
        problems["person"] = TOO_MANY
    _refuse_known_number(session, draft.number, None, problems)
    if problems or draft.starts_on is None or draft.ends_on is None:
        raise InputError(problems)
    contract = Contract(
        number=draft.number,
        number_key=number_key(draft.number),
        number_sort=sort_key(draft.number)[:KEY_LENGTH],
        organisation=organisation_of(session, draft),
        signed_on=draft.signed_on,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        quota_minutes=agreed_quota(draft.starts_on) if draft.quota_minutes is None else draft.quota_minutes,
        note=draft.note,
        search_text="",
    )
    session.add(contract)
    _flush_number(session, draft.number)
    for one in draft.persons:
        _appoint(session, contract, one, appointed_on(draft, one) or draft.starts_on)
    refresh_lines(session, [contract.id])
    return contract.id


def update_contract(session: Session, contract_id: int, version: int, draft: ContractDraft) -> None:
    """Change a contract's own fields (persons have verbs of their own).

    Raises InputError by field, NotFound, and ConflictError when somebody else saved it after `version` was read.
    """
    contract = existing(session, Contract, contract_id, version)
    draft = tidy(draft)
    problems = contract_problems(draft)
    _refuse_known_number(session, draft.number, contract_id, problems)
    if problems or draft.starts_on is None or draft.ends_on is None:
        raise InputError(problems)
    contract.number = draft.number
    contract.number_key = number_key(draft.number)
    contract.number_sort = sort_key(draft.number)[:KEY_LENGTH]
    contract.signed_on = draft.signed_on
    contract.starts_on, contract.ends_on = draft.starts_on, draft.ends_on
    if draft.quota_minutes is not None:
        contract.quota_minutes = draft.quota_minutes
    contract.note = draft.note
    move_to_organisation(session, contract, draft)
    _flush_number(session, draft.number)
    refresh_lines(session, [contract.id])


def appoint(session: Session, contract_id: int, draft: AppointmentDraft) -> int:
    """Name one more person for a contract; returns the appointment's id. Raises RuleError for a third person."""
    contract = existing(session, Contract, contract_id, lock=True)
    person = tidy_person(draft.person)
    problems = {} if person.name else {"name": NO_NAME}
    if draft.appointed_on is None:
        problems["appointed_on"] = NO_DAY
    if problems or draft.appointed_on is None:
        raise InputError(problems)
    appointment_id = _appoint(session, contract, draft, draft.appointed_on)
    refresh_lines(session, [contract_id])
    return appointment_id


def replace_person(session: Session, appointment_id: int, version: int, draft: AppointmentDraft) -> int:
    """Let somebody take a person's place from `draft.appointed_on` on; both stay in the history.

    Returns the new appointment's id. Raises InputError by field, ConflictError, NotFound.
    """
    old = existing(session, Appointment, appointment_id, version)
    contract = existing(session, Contract, old.contract_id, lock=True)
    person, since = tidy_person(draft.person), draft.appointed_on
    problems = {} if person.name else {"name": NO_NAME}
    if since is None:
        problems["appointed_on"] = NO_DAY
    elif since < old.appointed_on:
        problems["appointed_on"] = Text(
            QT_TRANSLATE_NOOP("models", "The replacement cannot be earlier than the appointment of {day}"),
            {"day": old.appointed_on},
        )
    if person.name and person_key(person.name) == session.get_one(Person, old.person_id).name_key:
        problems["name"] = Text(QT_TRANSLATE_NOOP("models", "This is the person who is to be replaced"))
    if problems or since is None:
        raise InputError(problems)
    new_id = take_place(
        session,
        contract,
        old,
        upsert_person(session, contract.organisation_id, person),
        since,
        draft.trained_on,
    )
    refresh_lines(session, [contract.id])
    return new_id


def end_appointment(
    session: Session, appointment_id: int, version: int, ended_on: date, reason: str = ""
) -> None:
    """End a person's authority: from `ended_on` on they may not speak for the contract."""
    change_appointment(session, appointment_id, version, ended_on=ended_on, end_reason=reason)


def reopen_appointment(session: Session, appointment_id: int) -> None:
    """Take an ending back; raises RuleError where two others are appointed meanwhile."""
    one = existing(session, Appointment, appointment_id)
    contract = existing(session, Contract, one.contract_id, lock=True)
    refuse_crowd(session, contract, Part(one.place, Authority(one.appointed_on, one.trained_on)), but=one.id)
    one.ended_on, one.end_reason = None, ""


def change_appointment(
    session: Session,
    appointment_id: int,
    version: int,
    *,
    appointed_on: date | None = None,
    trained_on: date | None = None,
    ended_on: date | None = None,
    end_reason: str | None = None,
    untrained: bool = False,
) -> None:
    """Put the days of an appointment right; None leaves a day as it is, `untrained` takes the training away.

    Raises InputError by field, RuleError where three would be appointed at once, ConflictError, NotFound.
    """
    one = existing(session, Appointment, appointment_id, version)
    contract = existing(session, Contract, one.contract_id, lock=True)
    authority = Authority(
        appointed_on or one.appointed_on,
        None if untrained else trained_on or one.trained_on,
        ended_on or one.ended_on,
    )
    problems = authority_problems(authority)
    if problems:
        raise InputError(problems)
    refuse_crowd(session, contract, Part(one.place, authority), but=one.id)
    one.appointed_on, one.trained_on, one.ended_on = (
        authority.appointed_on,
        authority.trained_on,
        authority.ended_on,
    )
    if end_reason is not None:
        one.end_reason = end_reason.strip()


def update_person(session: Session, person_id: int, version: int, draft: PersonDraft) -> None:
    """Change a person's name and contacts; raises InputError, ConflictError, NotFound."""
    person = existing(session, Person, person_id, version)
    draft = tidy_person(draft)
    if not draft.name:
        raise InputError({"name": NO_NAME})
    rename_person(person, draft.name)
    person.phone_raw, person.email, person.position = draft.phone, draft.email, draft.position
    person.phone = normalise_phone(draft.phone)[0] if draft.phone else None
    refresh_people(session, [person_id])


def organisation_of(session: Session, draft: ContractDraft) -> Organisation:
    """The organisation of a tidied draft, found by name, locality and region together, else entered."""
    identity = organisation_key(draft.organisation, draft.locality, draft.region)
    found = session.scalar(select(Organisation).where(Organisation.identity == identity))
    if found is None:
        found = Organisation()
        session.add(found)
        name_organisation(found, draft.organisation, draft.locality, draft.region)
        session.flush()
    return found


def name_organisation(organisation: Organisation, name: str, locality: str, region: str) -> None:
    """Write an organisation's name and place with everything that follows from them."""
    organisation.name, organisation.locality, organisation.region = name, locality, region
    organisation.identity = organisation_key(name, locality, region)
    organisation.name_key = sort_key(name)[:KEY_LENGTH]
    organisation.locality_key = sort_key(locality)[:KEY_LENGTH]
    organisation.region_key = sort_key(region)[:KEY_LENGTH]


def move_to_organisation(session: Session, contract: Contract, draft: ContractDraft) -> None:
    """Give the contract the draft's organisation; one that has no other contract is renamed, so its people stay."""
    identity = organisation_key(draft.organisation, draft.locality, draft.region)
    own = session.get_one(Organisation, contract.organisation_id)
    if own.identity == identity:
        if own.name != draft.organisation:
            name_organisation(own, draft.organisation, draft.locality, draft.region)
        return
    others = (
        select(Contract.id).where(Contract.organisation_id == own.id, Contract.id != contract.id).limit(1)
    )
    known = session.scalar(select(Organisation.id).where(Organisation.identity == identity))
    if known is None and session.scalar(others) is None:
        name_organisation(own, draft.organisation, draft.locality, draft.region)
    else:
        contract.organisation = organisation_of(session, draft)


def _appoint(session: Session, contract: Contract, draft: AppointmentDraft, since: date) -> int:
    person = upsert_person(session, contract.organisation_id, draft.person)
    return take_place(session, contract, None, person, since, draft.trained_on)


def _refuse_known_number(session: Session, number: str, but: int | None, problems: dict[str, Text]) -> None:
    """Add a problem when another contract has the number."""
    if "number" in problems:
        return
    statement = select(Contract).where(Contract.number_key == number_key(number), Contract.id != (but or 0))
    known = session.scalar(statement)
    if known is not None:
        problems["number"] = Text(TWICE, {"number": known.number, "organisation": known.organisation.name})


def _flush_number(session: Session, number: str) -> None:
    """Write; another console may have entered the same number, or organisation, in the very same moment."""
    try:
        session.flush()
    except IntegrityError as error:
        if "number_key" in str(error.orig):
            raise InputError({"number": Text(TWICE, {"number": number, "organisation": "…"})}) from error
        raise ConflictError from error
