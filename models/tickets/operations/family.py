"""The parent of a mass incident and its children: counted, never nested deeper than two generations."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.storage.database import record
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.tables import Ticket, TicketLink


def head_of(session: Session, ticket_id: int) -> int:
    """The parent of the family that the ticket belongs to: itself when it has none. Raises NotFound."""
    found = session.execute(select(Ticket.id, Ticket.parent_id).where(Ticket.id == ticket_id)).one_or_none()
    if found is None:
        raise NotFound(
            Text(QT_TRANSLATE_NOOP("models", "There is no ticket {number}."), {"number": ticket_id})
        )
    return int(found.id if found.parent_id is None else found.parent_id)


def count_child(session: Session, parent_id: int, child_id: int, by: int = 1) -> None:
    """Note that a ticket joined a parent (or left it, `by` -1); counted by the database: ten may join at once."""
    session.execute(update(Ticket).where(Ticket.id == parent_id).values(child_count=Ticket.child_count + by))
    before, after = (None, child_id) if by > 0 else (child_id, None)
    record(session, "ticket", parent_id, "changed", {"child": [before, after]})


def children_of(session: Session, parent_id: int) -> list[int]:
    """The numbers of a parent's children."""
    return list(session.scalars(select(Ticket.id).where(Ticket.parent_id == parent_id).order_by(Ticket.id)))


def forget_link(session: Session, link_id: int) -> None:
    """Remove a relation if it is still there."""
    link = session.get(TicketLink, link_id)
    if link is not None:
        session.delete(link)
