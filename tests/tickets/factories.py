"""Makes a small registry and calls for the tests of the tickets."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from models.contracts.drafts import AppointmentDraft, ContractDraft, PersonDraft
from models.contracts.operations import add_contract
from models.formats import MOSCOW
from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.choices import Kind
from models.tickets.drafts import TicketDraft
from models.tickets.operations import add_ticket

ACTOR = Actor(None, "Петрова Инна Сергеевна")
CALL = datetime(2025, 9, 16, 11, 0, tzinfo=MOSCOW)  # a Tuesday
NUMBER = "412/2025-МЭО"
CALLER = "Кузнецова Анна Петровна"


def contract_draft(number: str = NUMBER, caller: str = CALLER, **changes: Any) -> ContractDraft:
    """A contract of a school in Рязань from 01.09.2025 to 31.08.2026 with one trained person."""
    person = AppointmentDraft(
        person=PersonDraft(name=caller, phone="8 (4912) 25-44-11", email="school14@example.org"),
        trained_on=date(2025, 8, 20),
    )
    values: dict[str, Any] = {
        "number": number,
        "organisation": "МБОУ «СОШ № 14»",
        "locality": "Рязань",
        "region": "Рязанская область",
        "signed_on": date(2025, 8, 15),
        "starts_on": date(2025, 9, 1),
        "ends_on": date(2026, 8, 31),
        "persons": (person,),
    }
    return ContractDraft(**values | changes)


def register(database: Database, *drafts: ContractDraft) -> list[int]:
    """Enter contracts; returns their ids."""
    return database.write(
        ACTOR, lambda s: [add_contract(s, one) for one in drafts or (contract_draft(),)]
    ).value


def call(**changes: Any) -> TicketDraft:
    """A complete course error told by the trained person within working time."""
    values: dict[str, Any] = {
        "received_at": CALL,
        "kind": Kind.COURSE_ERROR,
        "contract_no": NUMBER,
        "caller": CALLER,
        "subject": "Алгебра",
        "grade": 7,
        "lesson": "12",
        "internet_lesson": "3",
        "description": "Не открывается тест. Проверили в двух браузерах.",
    }
    return TicketDraft(**values | changes)


def incident(**changes: Any) -> TicketDraft:
    """An incident told by the trained person."""
    return call(**{"kind": Kind.INCIDENT, "description": "Белый экран после входа."} | changes)


def save(database: Database, draft: TicketDraft | None = None, **changes: Any) -> int:
    """Store a call; returns its number."""
    return database.write(ACTOR, lambda s: add_ticket(s, draft or call(**changes))).value.id
