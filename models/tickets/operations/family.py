"""The parent of a mass incident and its children: counted, never nested deeper than two generations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import takewhile

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.storage.database import record
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import OPEN_STATES, State
from models.tickets.tables import Ticket, TicketLink, TicketMove


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


def done_with(session: Session, parent_id: int) -> list[int]:
    """The children that are done only because their parent is: each of their steps since was the parent's as well.

    A child that was done before, or that somebody has moved on by itself since, is none of them.
    """
    step = TicketMove
    mine = select(step.at, step.state).where(step.ticket_id == parent_id)
    newest_first = session.execute(mine.order_by(step.at.desc(), step.id.desc()))
    done = _done_at((at, state) for at, state in newest_first)
    theirs = select(step.ticket_id, step.at, step.state).join(Ticket, Ticket.id == step.ticket_id)
    theirs = theirs.where(Ticket.parent_id == parent_id).order_by(step.at.desc(), step.id.desc())
    steps: dict[int, list[tuple[datetime, State]]] = defaultdict(list)
    for child, at, state in session.execute(theirs):
        steps[child].append((at, state))
    times = {child: _done_at(moves) for child, moves in steps.items()}
    return sorted(child for child, since in times.items() if since and since <= done)


def _done_at(moves: Iterable[tuple[datetime, State]]) -> set[datetime]:
    """When a ticket was moved since it is done, of its moves from the newest on; empty while it is open.

    All that one transaction does has one moment, down to the microsecond.
    """
    return {at for at, _ in takewhile(lambda move: move[1] not in OPEN_STATES, moves)}


def forget_link(session: Session, link_id: int) -> None:
    """Remove a relation if it is still there."""
    link = session.get(TicketLink, link_id)
    if link is not None:
        session.delete(link)
