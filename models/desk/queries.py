"""Reads the desk's own records: operators, saved views, and the history of any record from the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.desk.tables import Operator, Property, SavedView
from models.storage.journal import JournalEntry


@dataclass(frozen=True, slots=True)
class OperatorRow:
    """An operator as lists show them."""

    id: int
    name: str
    role: str
    line: str
    active: bool


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A saved view; shared when `owner_id` is None."""

    id: int
    name: str
    owner_id: int | None
    definition: dict[str, Any]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a record's history: who did what, when, from which value to which, and why."""

    seq: int
    at: datetime
    actor: str
    action: str
    changes: dict[str, Any]
    reason: str


def operators(session: Session, *, only_active: bool = True) -> list[OperatorRow]:
    """The people of the desk by name."""
    statement = select(Operator.id, Operator.name, Operator.role, Operator.line, Operator.active)
    if only_active:
        statement = statement.where(Operator.active)
    return [OperatorRow(*row) for row in session.execute(statement.order_by(Operator.name_key))]


def saved_views(session: Session, page: str, operator_id: int | None) -> list[ViewRow]:
    """The shared views of a page and the operator's own, in the order of their making."""
    mine = or_(SavedView.owner_id.is_(None), SavedView.owner_id == operator_id)
    statement = select(SavedView.id, SavedView.name, SavedView.owner_id, SavedView.definition)
    return [
        ViewRow(*row)
        for row in session.execute(statement.where(SavedView.page == page, mine).order_by(SavedView.id))
    ]


def history(session: Session, entity: str, entity_id: int) -> list[HistoryLine]:
    """Everything that happened to one record, the oldest first."""
    statement = (
        select(
            JournalEntry.seq,
            JournalEntry.at,
            JournalEntry.actor_name,
            JournalEntry.action,
            JournalEntry.changes,
            JournalEntry.reason,
        )
        .where(JournalEntry.entity == entity, JournalEntry.entity_id == entity_id)
        .order_by(JournalEntry.seq)
    )
    return [HistoryLine(*row) for row in session.execute(statement)]


def get_property(session: Session, name: str) -> Any:
    """A fact about the database itself, None when it was never noted."""
    return session.execute(select(Property.value).where(Property.name == name)).scalar_one_or_none()
