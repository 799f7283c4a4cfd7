"""Contracts and consultations as tests need them."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from typing import Any

from models.contracts.names import comparable, number_key, organisation_key
from models.contracts.tables import Contract, Organisation
from models.formats import MOSCOW, sort_key
from models.hours.drafts import Attendee, ConsultationDraft
from models.hours.operations import record_held
from models.storage.database import Database
from models.storage.journal import Actor

METHODOLOGIST = Actor(None, "Орлова Вера Павловна")
QUOTA = 3840
START, END = date(2026, 9, 1), date(2027, 8, 31)
_numbers = itertools.count(1)


def at(text: str) -> datetime:
    """«2026-11-05 10:00» in Moscow."""
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


def make_contract(
    database: Database,
    number: str = "",
    school: str = "Гимназия № 1",
    locality: str = "Пермь",
    region: str = "Пермский край",
    starts: date = START,
    ends: date = END,
    **values: Any,
) -> int:
    """A signed contract with its school; returns the contract's id."""
    number = number or f"{next(_numbers)}/2026-МЭО"
    identity = organisation_key(school, locality, region)

    def operation(session):
        owner = session.query(Organisation).filter_by(identity=identity).one_or_none()
        if owner is None:
            owner = Organisation(
                name=school,
                locality=locality,
                region=region,
                identity=identity,
                name_key=sort_key(school),
                locality_key=sort_key(locality),
                region_key=sort_key(region),
            )
            session.add(owner)
            session.flush()
        contract = Contract(
            number=number,
            number_key=number_key(number),
            number_sort=sort_key(number),
            organisation_id=owner.id,
            starts_on=starts,
            ends_on=ends,
            signed_on=values.pop("signed", starts),
            quota_minutes=values.pop("quota", QUOTA),
            search_text=comparable(f"{number} {school}"),
            **values,
        )
        session.add(contract)
        session.flush()
        return contract.id

    return database.write(METHODOLOGIST, operation).value


def change_contract(database: Database, contract_id: int, **values: Any) -> None:
    """Re-date, renew or amend a contract as the registry does."""

    def operation(session):
        contract = session.get(Contract, contract_id)
        for name, value in values.items():
            setattr(contract, name, value)

    database.write(METHODOLOGIST, operation)


def draft(contract_id: int | None = None, minutes: int = 25, **values: Any) -> ConsultationDraft:
    """A consultation of a teacher as a script would give it."""
    plain: dict[str, Any] = {
        "contract_id": contract_id,
        "minutes": minutes,
        "surname": "Иванова",
        "name": "Анна",
        "patronymic": "Петровна",
        "topic": "процесс",
        "at": at("2026-11-05 10:00"),
    }
    return ConsultationDraft(**plain | values)


def webinar(
    *contracts: int, minutes: int = 90, attendance: tuple[int, ...] = (), **values: Any
) -> ConsultationDraft:
    """A webinar for several contracts."""
    people = attendance or (0,) * len(contracts)
    attendees = tuple(
        Attendee(contract, None, count) for contract, count in zip(contracts, people, strict=True)
    )
    return draft(None, minutes, kind="webinar", attendees=attendees, **values)


def held(database: Database, contract_id: int | None = None, minutes: int = 25, **values: Any):
    """Record a consultation; returns what the operation answers."""
    return database.write(
        METHODOLOGIST, lambda session: record_held(session, draft(contract_id, minutes, **values))
    ).value
