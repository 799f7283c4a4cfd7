"""A whole year of a small desk, equal on every database: registry, calls, consultations, outages."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from models.availability.demo import add_demo
from models.contracts.tables import Contract
from models.desk.demo import DemoPlan
from models.desk.reporting import Request
from models.hours.drafts import ConsultationDraft
from models.hours.operations import record_held, reverse
from models.storage.database import Database
from models.storage.journal import Actor
from models.text import source_language
from models.tickets.demo.load import fill

NOW = datetime(2025, 11, 20, 12, 0, tzinfo=UTC)
METHODOLOGIST = Actor(None, "Орлова Вера Павловна")
TOPICS = ("процесс", "карты", "оценивание", "подсистемы", "инклюзия")
CONSULTATIONS = 60
TICKETS, CONTRACTS = 240, 30


def fill_year(database: Database, tickets: int = TICKETS, contracts: int = CONTRACTS) -> None:
    """Everything a report can speak of, from one seed."""
    fill(database, DemoPlan(tickets, contracts, seed=11, until=NOW), lambda done, total: None)
    database.write(METHODOLOGIST, lambda session: add_demo(session, 11, NOW))
    chance = random.Random(11)
    numbers = database.read(lambda session: list(session.execute(_terms())))
    for _ in range(CONSULTATIONS):
        contract, starts, ends = chance.choice(numbers)
        _consult(database, chance, contract, starts, min(ends, NOW.date() - timedelta(days=1)))
    busy = numbers[0]
    for _ in range(12):  # one school goes far beyond its quota
        _consult(
            database,
            chance,
            busy[0],
            date(2025, 11, 2),
            date(2025, 11, 13),
            minutes=400,
            reason="по просьбе школы",
        )


def _terms():
    day = date(2025, 11, 1)
    valid = (
        (Contract.signed_on <= day) & (Contract.starts_on <= day) & (Contract.ends_on >= date(2025, 11, 14))
    )
    return (
        select(Contract.id, Contract.starts_on, Contract.ends_on).where(valid).order_by(Contract.id).limit(15)
    )


def _consult(
    database: Database,
    chance: random.Random,
    contract: int,
    starts: date,
    ends: date,
    minutes: int = 0,
    reason: str = "",
) -> None:
    first = max(starts, date(2025, 1, 12))
    day = first + timedelta(days=chance.randrange(max((ends - first).days, 1)))
    draft = ConsultationDraft(
        contract_id=contract,
        minutes=minutes or chance.randrange(5, 120),
        surname="Иванова",
        name="Анна",
        patronymic="Петровна",
        topic=chance.choice(TOPICS),
        at=datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC),
        reason=reason,
        client_key=str(uuid.UUID(int=chance.getrandbits(128))),
    )
    found = database.write(METHODOLOGIST, lambda session: record_held(session, draft)).value
    if not minutes and chance.random() < 0.1:
        database.write(
            METHODOLOGIST, lambda session: reverse(session, found.consultation_id, "записано дважды")
        )


def request(first: date = date(2025, 1, 1), last: date = date(2025, 12, 31), **more: object) -> Request:
    """The whole year, in English, of a database without a name: equal whatever holds the data."""
    plain = {"now": NOW, "translate": source_language, "made_by": "Тест", "place": "test", "version": "0"}
    return Request(first=first, last=last, **{**plain, **more})
