"""Fills an empty database with the sample registry and calls, fast: rows in bulk, the search index along with them."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select, text, update
from sqlalchemy.orm import Session

from models.contracts.tables import Appointment, Contract, Organisation, Person
from models.contracts.tokens import CONTRACTS, PEOPLE
from models.desk.demo import PROPERTY, DemoPlan
from models.desk.operations import set_property, sign_in
from models.errors import RuleError
from models.formats import MOSCOW
from models.storage.base import Base
from models.storage.changes import EVERYTHING
from models.storage.database import Database, record
from models.storage.journal import SYSTEM
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import Kind, State
from models.tickets.demo.calls import Calls, MadeCall
from models.tickets.demo.pictures import screenshot
from models.tickets.demo.registry import Registry, RegistryMaker
from models.tickets.demo.texts import load
from models.tickets.search import INDEX, found_by
from models.tickets.tables import AttachmentContent, Ticket, TicketAttachment, TicketMove, TicketNote

Progress = Callable[[int, int], object]
CHUNK = 10_000
MANY = 50_000
BULKY = (Ticket, TicketMove)
PICTURES = 3
LIVELY = timedelta(days=30)  # notes and screenshots are made for calls of the last month only
PICTURE_SHARE, NOTE_SHARE = 0.5, 0.3
SEQUENCES = ("organisation", "contract", "person", "appointment", "ticket", "attachment_content")


def fill(database: Database, plan: DemoPlan, progress: Progress) -> None:
    """Make the sample data of `plan`; raises RuleError, and changes nothing, when the database is not empty."""
    database.write(SYSTEM, _refuse_own_data)
    rng = random.Random(plan.seed)  # noqa: S311 (sample data, no secrets)
    until = plan.until.astimezone(MOSCOW)
    registry = RegistryMaker(rng, plan.contracts, until.date()).make()
    names = load("tickets")["words"]["operators"]
    operators = database.write(SYSTEM, lambda s: _registry(s, registry, names, plan)).value
    calls = enumerate(Calls(rng, registry.callers, operators, count=plan.tickets, until=plan.until), 1)
    loader = _Loader(rng, plan)
    done = 0
    with _built_at_the_end(database, plan.tickets >= MANY):
        while chunk := list(islice(calls, CHUNK)):
            database.write(SYSTEM, partial(loader.write, chunk=chunk))
            done += len(chunk)
            progress(done, plan.tickets)
    database.write(SYSTEM, _finish)


@contextmanager
def _built_at_the_end(database: Database, wanted: bool) -> Iterator[None]:
    """Without the indexes that only make reading fast: built at once they cost far less than fed row by row."""
    indexes = [
        index
        for table in BULKY
        if wanted and isinstance(table.__table__, Table)
        for index in sorted(table.__table__.indexes, key=lambda index: str(index.name))
    ]
    with database.writer.begin() as connection:
        for index in indexes:
            index.drop(connection)
    try:
        yield
    finally:
        with database.writer.begin() as connection:
            for index in indexes:
                index.create(connection)


def _refuse_own_data(session: Session) -> None:
    for table in (Contract, Ticket):
        if session.execute(select(table.id).limit(1)).first() is not None:
            raise RuleError(
                Text(
                    QT_TRANSLATE_NOOP(
                        "models", "The database is not empty; sample data go into an empty one only."
                    )
                ),
                todo=Text(QT_TRANSLATE_NOOP("models", "Name another file with --database.")),
            )


def _registry(
    session: Session, registry: Registry, names: list[str], plan: DemoPlan
) -> list[tuple[int, str]]:
    """Insert the registry; returns the operators who take the calls."""
    for table, rows in (
        (Organisation, registry.organisations),
        (Contract, registry.contracts),
        (Person, registry.people),
        (Appointment, registry.appointments),
    ):
        _insert(session, table, rows)
        record(session, str(table.__journal__), EVERYTHING, "demo")
    CONTRACTS.add(session, [(row["id"], row["search_text"]) for row in registry.contracts])
    PEOPLE.add(session, [(row["id"], row["search_text"]) for row in registry.people])
    set_property(session, PROPERTY, {"seed": plan.seed, "until": plan.until.isoformat()})
    contents = [screenshot(variant) for variant in range(PICTURES)]
    _insert(
        session,
        AttachmentContent,
        [
            {
                "id": number,
                "sha256": hashlib.sha256(content).hexdigest(),
                "media_type": "image/png",
                "size": len(content),
                "content": content,
            }
            for number, content in enumerate(contents, 1)
        ],
    )
    signed = [sign_in(session, name) for name in names]
    return [(one.id or 0, one.name) for one in signed]


def _insert(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> None:
    """Insert rows as they are, past the journal: a bulk load is one line in it."""
    mapped = table.__table__
    if rows and isinstance(mapped, Table):
        session.execute(insert(mapped), rows)


@dataclass(slots=True)
class _Rows:
    """The rows of one chunk by table, and what finds its tickets."""

    tickets: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    found_by: list[tuple[int, str]] = field(default_factory=list)


class _Loader:
    """Writes chunks of calls, with some notes and screenshots for the recent ones."""

    def __init__(self, rng: random.Random, plan: DemoPlan) -> None:
        self._rng = rng
        self._lively_from = plan.until - LIVELY
        self._words = load("tickets")["words"]

    def write(self, session: Session, chunk: list[tuple[int, MadeCall]]) -> None:
        """Insert one chunk: (number, call)."""
        rows = _Rows()
        for number, call in chunk:
            self._add(rows, number, call)
        _insert(session, Ticket, rows.tickets)
        _insert(session, TicketMove, rows.moves)
        _insert(session, TicketNote, rows.notes)
        _insert(session, TicketAttachment, rows.files)
        INDEX.load(session, rows.found_by)
        _count_children(session, Counter(row["parent_id"] for row in rows.tickets if row["parent_id"]))
        record(session, "ticket", EVERYTHING, "demo")

    def _add(self, rows: _Rows, number: int, call: MadeCall) -> None:
        ticket = call.ticket
        rows.tickets.append({"id": number, **ticket})
        rows.moves.extend({"ticket_id": number, **move} for move in call.moves)
        texts: list[str] = []
        if ticket["received_at"] >= self._lively_from:
            texts = self._notes(rows, number, call)
            if ticket["kind"] == Kind.COURSE_ERROR and self._rng.random() < PICTURE_SHARE:
                rows.files.append(self._file(number, ticket))
        rows.found_by.append((number, found_by(number, ticket, texts)))

    def _notes(self, rows: _Rows, number: int, call: MadeCall) -> list[str]:
        texts: list[str] = []
        for move in call.moves[1:]:
            words = {State.WAITING: "questions", State.SOLVED: "answers"}.get(move["state"])
            if words and self._rng.random() < NOTE_SHARE:
                said = self._rng.choice(self._words[words])
                texts.append(said)
                rows.notes.append(
                    {
                        "ticket_id": number,
                        "at": move["at"],
                        "author": move["actor_name"],
                        "is_answer": True,
                        "text": said,
                    }
                )
        return texts

    def _file(self, number: int, ticket: dict[str, Any]) -> dict[str, Any]:
        return {
            "ticket_id": number,
            "content_id": 1 + int(self._rng.random() * PICTURES),
            "name": "снимок-1.png",
            "added_at": ticket["received_at"],
            "added_by": ticket["recorded_by"],
        }


def _count_children(session: Session, counts: Counter[int]) -> None:
    if counts:
        statement = update(Ticket).where(Ticket.id == bindparam("parent"))
        statement = statement.values(child_count=Ticket.child_count + bindparam("more"))
        session.connection().execute(
            statement, [{"parent": one, "more": more} for one, more in counts.items()]
        )


def _finish(session: Session) -> None:
    """Let the database number on from here, and look at what it holds before it plans its first query."""
    if session.get_bind().dialect.name == "postgresql":
        for name in SEQUENCES:
            newest = session.execute(select(func.max(text("id"))).select_from(text(name))).scalar_one()
            session.execute(
                text("select setval(pg_get_serial_sequence(:name, 'id'), :newest)"),
                {"name": name, "newest": newest or 1},
            )
    session.execute(text("analyze"))
