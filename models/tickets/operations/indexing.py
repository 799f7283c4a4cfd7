"""Makes the tickets of another database findable here, a block at a time; an interrupted indexing goes on."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tickets.search import INDEX, INDEXED, found_by
from models.tickets.tables import Ticket, TicketNote

INDEX_TABLE = INDEX.name


def last_indexed(session: Session) -> int:
    """The number behind which tickets still have to be indexed."""
    return INDEX.last(session)


def index_block(session: Session, after: int, size: int) -> int | None:
    """Index the next `size` tickets behind the number `after`; the last one's number, None when all are indexed."""
    columns = [getattr(Ticket, name) for name in INDEXED]
    statement = select(Ticket.id, *columns).where(Ticket.id > after).order_by(Ticket.id).limit(size)
    tickets = session.execute(statement).all()
    if not tickets:
        return None
    last = int(tickets[-1].id)
    words = (
        select(TicketNote.ticket_id, TicketNote.text)
        .where(TicketNote.ticket_id > after, TicketNote.ticket_id <= last)
        .order_by(TicketNote.id)
    )
    notes: dict[int, list[str]] = {}
    for number, note in session.execute(words):
        notes.setdefault(number, []).append(note)
    INDEX.load(
        session,
        [
            (row.id, found_by(row.id, dict(zip(INDEXED, row[1:], strict=True)), notes.get(row.id, ())))
            for row in tickets
        ],
    )
    return last
