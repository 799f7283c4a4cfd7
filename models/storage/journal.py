"""The journal: who changed which field of what, when and why, written in the very transaction of the change.

Classes with `__journal__` are recorded by themselves through SQLAlchemy's `after_flush`; Core statements say it with
`touch` (nothing to tell but that it changed) or `record` (with the change itself). The journal is also how consoles
learn of each other's changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import JSON, Index, String, Text, event, func, insert, inspect, select
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from models.storage.base import Base, Id, Moment
from models.storage.changes import Changes


class JournalEntry(Base):
    """One change of one record; append-only."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_entity_entity_id", "entity", "entity_id", "seq"),)

    seq: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Moment, nullable=False)
    actor_id: Mapped[int | None] = mapped_column(Id)
    actor_name: Mapped[str] = mapped_column(String(200), nullable=False)
    console: Mapped[str] = mapped_column(String(40), nullable=False)
    entity: Mapped[str] = mapped_column(String(40), nullable=False)
    entity_id: Mapped[int] = mapped_column(Id, nullable=False)
    action: Mapped[str] = mapped_column(String(40), nullable=False)
    changes: Mapped[dict[str, Any]] = mapped_column(JSON, nullable=False)
    reason: Mapped[str] = mapped_column(Text, nullable=False, default="")
    transaction: Mapped[int | None] = mapped_column(
        Id, index=True
    )  # PostgreSQL fills it in: see models.storage.watch


_NEW_LINE = insert(JournalEntry.__table__)  # type: ignore[arg-type]  # made once: every write needs it


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the journal tells, beside who, when and why: that this was done to that record."""

    entity: str
    entity_id: int
    action: str
    changes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who writes: an operator of the desk (`id`) or a service (id None); `role`, `line`: where a server gives them."""

    id: int | None
    name: str
    role: str = field(default="", compare=False)
    line: str = field(default="", compare=False)


SYSTEM = Actor(None, "meo-console")


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose change it was, and from which console."""

    name: str
    console: str


@dataclass(slots=True)
class Scope:
    """What a writing session carries along: who writes from which console, why, and what it has touched so far."""

    actor: Actor
    console: str
    reason: str
    touched: dict[str, set[int]]
    at: datetime | None = None


def scope_of(session: Session) -> Scope:
    """The scope of a writing session; a reading session has none and must not write."""
    scope = session.info.get("scope")
    if not isinstance(scope, Scope):
        raise TypeError("this session only reads")
    return scope


def actor(session: Session) -> Actor:
    """Who is writing through this session."""
    return scope_of(session).actor


def now(session: Session) -> datetime:
    """The moment by the database server's clock, the same for the whole of a writing transaction."""
    scope = session.info.get("scope")
    if isinstance(scope, Scope) and scope.at is not None:
        return scope.at
    if session.get_bind().dialect.name == "postgresql":
        moment: datetime = session.execute(select(func.clock_timestamp(type_=Moment))).scalar_one()
    else:
        moment = datetime.now(UTC)
    if isinstance(scope, Scope):
        scope.at = moment
    return moment


def by_server(session: Session, here: datetime) -> datetime:
    """A moment that was read from this computer's clock, as the server's clock has it: the two may differ by hours."""
    if session.get_bind().dialect.name != "postgresql":
        return here
    return here + (now(session) - datetime.now(UTC))


def touch(session: Session, entity: str, entity_id: int) -> None:
    """Say that a Core statement changed this record, without a line in the journal (this console only learns it)."""
    scope_of(session).touched.setdefault(entity, set()).add(entity_id)


def record(
    session: Session,
    entity: str,
    entity_id: int,
    action: str,
    changes: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    """Write a line by hand: for Core statements and for actions that are more than a change of fields.

    `entity_id` EVERYTHING (0) stands for a bulk change, upon which every console reads its lists again.
    """
    record_all(session, [Line(entity, entity_id, action, changes or {})], reason)


def record_all(session: Session, lines: Iterable[Line], reason: str = "") -> None:
    """Write many lines by hand in one statement, in their order."""
    scope, rows = scope_of(session), []
    for line in lines:
        touch(session, line.entity, line.entity_id)
        rows.append(
            {
                "at": now(session),
                "actor_id": scope.actor.id,
                "actor_name": scope.actor.name,
                "console": scope.console,
                "entity": line.entity,
                "entity_id": line.entity_id,
                "action": line.action,
                "changes": {key: plain(value) for key, value in line.changes.items()},
                "reason": reason or scope.reason,
            }
        )
    if rows:
        session.execute(_NEW_LINE, rows)


def plain(value: object) -> object:
    """A value as JSON can hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value


def last_hand(session: Session, entity: str, entity_id: int, fields: Collection[str]) -> Hand | None:
    """Who was the last to change any of these fields of a record; None when the journal tells of no such change."""
    line = JournalEntry
    statement = (
        select(line.actor_name, line.console, line.changes)
        .where(line.entity == entity, line.entity_id == entity_id)
        .order_by(line.seq.desc())
    )
    for name, console, changes in session.execute(statement):
        if not changes.keys().isdisjoint(fields):
            return Hand(name, console)
    return None


def _field_changes(row: Base) -> dict[str, list[object]]:
    """{field: [old, new]} of the columns of `row` that this flush writes."""
    state = inspect(row)
    changes: dict[str, list[object]] = {}
    for attribute in state.mapper.column_attrs:
        if attribute.key in row.__journal_skip__ or attribute.key == "version":
            continue
        history = state.attrs[attribute.key].history
        if history.has_changes():
            changes[attribute.key] = [
                history.deleted[0] if history.deleted else None,
                history.added[0] if history.added else None,
            ]
    return changes


def _identity(row: Base) -> int:
    (key,) = inspect(row).mapper.primary_key_from_instance(row)
    return int(key)


def _write_journal(session: Session, context: UOWTransaction) -> None:
    """Record every new, changed and deleted journalled row of this flush."""
    del context
    if "scope" in session.info:
        record_all(session, list(_flushed(session)))


def _flushed(session: Session) -> Iterator[Line]:
    for row in session.new:
        if isinstance(row, Base) and row.__journal__:
            yield Line(row.__journal__, _identity(row), "created")
    for row in session.dirty:
        if isinstance(row, Base) and row.__journal__:
            changes = _field_changes(row)
            if changes:
                yield Line(row.__journal__, _identity(row), "changed", changes)
    for row in session.deleted:
        if isinstance(row, Base) and row.__journal__:
            values = {
                column.key: [getattr(row, column.key), None] for column in inspect(row).mapper.column_attrs
            }
            yield Line(row.__journal__, _identity(row), "deleted", values)


def listen_to(session: Session) -> None:
    """Attach the journal to one writing session."""
    event.listen(session, "after_flush", _write_journal)


def touched(session: Session) -> Changes:
    """What the session has changed so far."""
    return Changes(scope_of(session).touched)
