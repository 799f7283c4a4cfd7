"""Taking back what was just done to tickets, instead of asking before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.errors import ConflictError
from models.storage.database import now, record
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.operations.common import columns_of, existing_all, index_again, note_moves, notes_of
from models.tickets.operations.family import count_child, forget_link
from models.tickets.search import INDEXED
from models.tickets.tables import Ticket, TicketTag


@dataclass(slots=True)
class Undo:
    """How to take an action back: per ticket the version it left and the old values; links and tags it made."""

    tickets: dict[int, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    links: list[int] = field(default_factory=list)
    tags: list[tuple[int, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.tickets or self.links or self.tags)


Before = dict[int, dict[str, Any]]
"""The columns of tickets as they were, by number."""

_COLUMNS = tuple(Ticket.__mapper__.column_attrs.keys())


def before(tickets: Iterable[Ticket]) -> Before:
    """What the tickets are like now; to be taken before anything is changed."""
    return {ticket.id: {name: getattr(ticket, name) for name in _COLUMNS} for ticket in tickets}


def remember(session: Session, tickets: Iterable[Ticket], then: Before) -> Undo:
    """Write the changes of `tickets` and say how to take them back to what they were `then`."""
    session.flush()
    made = Undo()
    for ticket in tickets:
        old = {name: value for name, value in then[ticket.id].items() if getattr(ticket, name) != value}
        old.pop("version", None)
        old.pop("child_count", None)
        if old:
            made.tickets[ticket.id] = (ticket.version, old)
    return made


def undo(session: Session, what: Undo) -> int:
    """Take an action back; returns how many tickets went back.

    Raises ConflictError, and changes nothing, when somebody has gone on working on one of them meanwhile.
    """
    tickets, at = existing_all(session, what.tickets), now(session)
    for ticket in tickets:
        if ticket.version != what.tickets[ticket.id][0]:
            raise ConflictError(
                Text(
                    QT_TRANSLATE_NOOP("models", "Ticket {number} has been changed meanwhile."),
                    {"number": ticket.id},
                )
            )
    for ticket in tickets:
        _put_back(session, ticket, what.tickets[ticket.id][1])
    _move_back(session, tickets, what, at)
    for link in what.links:
        forget_link(session, link)
    for number, word in what.tags:
        tag = session.get(TicketTag, (number, word))
        if tag is not None:
            session.delete(tag)
            record(session, "ticket", number, "changed", {"tag": [word, None]})
    touched = what.tickets.keys() | {number for number, _ in what.tags}
    return len(touched) or len(what.links)


def _move_back(session: Session, tickets: list[Ticket], what: Undo, at: datetime) -> None:
    """Write down that tickets went back to a state, in which they stand since when they did before."""
    note_moves(session, [one for one in tickets if "state" in what.tickets[one.id][1]], at)
    for ticket in tickets:
        old = what.tickets[ticket.id][1]
        if "state_since" in old:
            ticket.state_since = old["state_since"]


def _put_back(session: Session, ticket: Ticket, old: Mapping[str, Any]) -> None:
    found_anew = not old.keys().isdisjoint(INDEXED)
    indexed, notes = columns_of(ticket), notes_of(session, ticket.id) if found_anew else []
    if "parent_id" in old and ticket.parent_id is not None:
        count_child(session, ticket.parent_id, ticket.id, -1)
    for name, value in old.items():
        setattr(ticket, name, value)
    if "parent_id" in old and ticket.parent_id is not None:
        count_child(session, ticket.parent_id, ticket.id)
    if found_anew:
        index_again(session, ticket, indexed, notes)
