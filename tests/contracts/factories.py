"""Contracts and persons for tests: everything has a default, a test names only what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.contracts.drafts import AppointmentDraft, ContractDraft, PersonDraft
from models.contracts.operations import add_contract
from models.contracts.queries import ContractRow, contract
from models.contracts.rules import Standing
from models.errors import InputError
from models.storage.database import Database
from models.storage.journal import Actor
from models.text import render, source_language

ACTOR = Actor(None, "Петрова Инна Сергеевна")
DAY = date(2026, 11, 5)
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


def read(database: Database, contract_id: int, day: date = DAY) -> ContractRow:
    """The contract as of a day, by default Thursday, 5 November 2026."""
    return database.read(lambda session: contract(session, contract_id, day))


def write(database: Database, operation: Any, *arguments: Any, **named: Any) -> Any:
    """What the operation returns, done as one transaction."""
    return database.write(ACTOR, lambda session: operation(session, *arguments, **named)).value


def refused_fields(database: Database, operation: Any, *arguments: Any) -> dict[str, str]:
    """What the operation refuses, by field, in English."""
    with pytest.raises(InputError) as refused:
        write(database, operation, *arguments)
    return {key: render(text, source_language) for key, text in refused.value.fields.items()}


def people(row: ContractRow) -> list[tuple[str, Standing, int]]:
    """Name, standing and place of everybody of a contract, in their order."""
    return [(one.name, one.standing, one.place) for one in row.appointments]
