"""What is known of a contract and its persons before it is saved: plain values, from a form or from a file."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

from models.agreement.clauses import load_agreement
from models.contracts.names import clean_number, number_key
from models.desk.regions import known_region
from models.formats import MINUTES_IN_HOUR, clean_spaces
from models.text import QT_TRANSLATE_NOOP, Text

LONGEST_NUMBER = 100
MOST_MINUTES = 366 * 24 * MINUTES_IN_HOUR

NO_NUMBER = Text(QT_TRANSLATE_NOOP("models", "The contract number is missing"))
NO_ORGANISATION = Text(QT_TRANSLATE_NOOP("models", "The organisation is missing"))
NO_START = Text(QT_TRANSLATE_NOOP("models", "The first day of the contract is missing"))
NO_END = Text(QT_TRANSLATE_NOOP("models", "The last day of the contract is missing"))
NO_PERSON = Text(QT_TRANSLATE_NOOP("models", "Not a single responsible person is named"))
LONG_NUMBER = Text(QT_TRANSLATE_NOOP("models", "The contract number is longer than 100 characters"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person as typed; the phone in any shape."""

    name: str = ""
    phone: str = ""
    email: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentDraft:
    """A person named for a contract; without a day of appointment it is the day of signing, else the first day."""

    person: PersonDraft
    appointed_on: date | None = None
    trained_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractDraft:
    """A contract as typed or read from a file; `quota_minutes` None means what the agreement says."""

    number: str = ""
    organisation: str = ""
    locality: str = ""
    region: str = ""
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    quota_minutes: int | None = None
    note: str = ""
    persons: tuple[AppointmentDraft, ...] = ()


def agreed_quota(day: date) -> int:
    """The minutes of methodological support a year that the agreement of that day names (clause hours.quota)."""
    return load_agreement().at(day).clause("hours.quota").integer("minutes")


def storable(text: str) -> str:
    """The text without what no database keeps: NUL and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def region_name(region: str) -> str:
    """The region's one official name where it is known by another, else as it was written."""
    known = known_region(region) if region else None
    return known.name if known else region


def tidy_person(draft: PersonDraft) -> PersonDraft:
    """The same person with blanks put right."""
    return PersonDraft(
        name=clean_spaces(storable(draft.name)),
        phone=clean_spaces(storable(draft.phone)),
        email=clean_spaces(storable(draft.email)),
        position=clean_spaces(storable(draft.position)),
    )


def tidy(draft: ContractDraft) -> ContractDraft:
    """The same contract with blanks put right and without persons that have no name."""
    persons = tuple(dataclasses.replace(one, person=tidy_person(one.person)) for one in draft.persons)
    return dataclasses.replace(
        draft,
        number=clean_number(storable(draft.number)),
        organisation=clean_spaces(storable(draft.organisation)),
        locality=clean_spaces(storable(draft.locality)),
        region=region_name(clean_spaces(storable(draft.region))),
        note=storable(draft.note).strip(),
        persons=tuple(one for one in persons if one.person.name),
    )


def contract_problems(draft: ContractDraft) -> dict[str, Text]:
    """What keeps a tidied contract from being taken, by field, in the order of the fields; persons are left out."""
    problems: dict[str, Text] = {}
    if not number_key(draft.number):
        problems["number"] = NO_NUMBER
    elif len(draft.number) > LONGEST_NUMBER:
        problems["number"] = LONG_NUMBER
    if not draft.organisation:
        problems["organisation"] = NO_ORGANISATION
    if draft.starts_on is None:
        problems["starts_on"] = NO_START
    if draft.ends_on is None:
        problems["ends_on"] = NO_END
    elif draft.starts_on is not None and draft.ends_on < draft.starts_on:
        problems["ends_on"] = Text(
            QT_TRANSLATE_NOOP("models", "The contract ends ({end}) before it starts ({start})"),
            {"end": draft.ends_on, "start": draft.starts_on},
        )
    if draft.quota_minutes is not None and not 0 <= draft.quota_minutes <= MOST_MINUTES:
        problems["quota_minutes"] = Text(
            QT_TRANSLATE_NOOP("models", "A year cannot have so many hours of support")
        )
    return problems


def appointed_on(contract: ContractDraft, person: AppointmentDraft) -> date | None:
    """From when the person speaks: the contacts are given «при подписании Договора» (clause persons.contacts)."""
    return person.appointed_on or contract.signed_on or contract.starts_on
