"""Contracts and persons for tests: everything has a default, a test names only what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.contracts.drafts import AppointmentDraft, ContractDraft, PersonDraft
from models.contracts.operations import add_contract
from models.storage.database import Database
from models.storage.journal import Actor

ACTOR = Actor(None, "Петрова Инна Сергеевна")
ANNA = "Иванова Анна Петровна"
BORIS = "Борисов Борис Борисович"
VERA = "Волкова Вера Викторовна"


def person(name: str = ANNA, **given: Any) -> AppointmentDraft:
    """A person to be named; contacts and days as given."""
    days = {key: given.pop(key) for key in ("appointed_on", "trained_on") if key in given}
    return AppointmentDraft(person=PersonDraft(name=name, **given), **days)


def draft(number: str = "412/2026-МЭО-88", **given: Any) -> ContractDraft:
    """A contract valid for the year 2026, with one trained person."""
    defaults: dict[str, Any] = {
        "organisation": "МБОУ «СОШ № 14»",
        "locality": "Рязань",
        "region": "Рязанская область",
        "signed_on": date(2025, 12, 20),
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
        "persons": (person(trained_on=date(2026, 1, 15)),),
    }
    return ContractDraft(number=number, **(defaults | given))


def make_contract(database: Database, number: str = "412/2026-МЭО-88", **given: Any) -> int:
    """The id of such a contract in the database."""
    wanted = draft(number, **given)
    return database.write(ACTOR, lambda session: add_contract(session, wanted)).value
