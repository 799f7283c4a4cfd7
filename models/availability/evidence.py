"""What the callers said of an outage: the tickets that came in meanwhile, linked as evidence, answered when it is over.

The agreement calls an incident any event that breaks access or makes it worse; such tickets are offered first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from models.availability.tables import Outage, OutageTicket
from models.errors import InputError, NotFound
from models.storage.journal import now, record
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import OPEN_STATES, Kind, State
from models.tickets.operations.handling import Handled, move
from models.tickets.operations.notes import add_note
from models.tickets.tables import Ticket

LATE_CALLS = timedelta(hours=2)
"""So long after the end people still call about an outage."""
MOST_OFFERED = 200


@dataclass(frozen=True, slots=True)
class Evidence:
    """A ticket that is, or may be, about an outage."""

    ticket_id: int
    received_at: datetime
    summary: str
    organisation: str
    caller: str
    state: State
    linked: bool

    @property
    def is_open(self) -> bool:
        """Whether its caller still waits for an answer."""
        return self.state in OPEN_STATES


def evidence(session: Session, outage_id: int) -> list[Evidence]:
    """The linked tickets, then the ones offered: what came in while the outage went on, incidents first."""
    outage = _outage(session, outage_id)
    linked = OutageTicket.ticket_id.is_not(None)
    until = (outage.ended_at or now(session)) + LATE_CALLS
    offered = and_(
        Ticket.received_at >= outage.started_at,
        Ticket.received_at <= until,
        Ticket.state != State.REFUSED,
        Ticket.kind.in_([Kind.INCIDENT, Kind.REQUEST]),
    )
    statement = (
        select(
            Ticket.id,
            Ticket.received_at,
            Ticket.summary,
            Ticket.organisation,
            Ticket.caller,
            Ticket.state,
            linked,
        )
        .outerjoin(
            OutageTicket, and_(OutageTicket.ticket_id == Ticket.id, OutageTicket.outage_id == outage_id)
        )
        .where(or_(linked, offered))
        .order_by(
            case((linked, 0), (Ticket.kind == Kind.INCIDENT, 1), else_=2), Ticket.received_at, Ticket.id
        )
        .limit(MOST_OFFERED)
    )
    return [Evidence(*row[:-1], linked=bool(row[-1])) for row in session.execute(statement)]


def link_tickets(session: Session, outage_id: int, ticket_ids: Iterable[int]) -> list[int]:
    """Take tickets as evidence; returns those that were not linked before."""
    _outage(session, outage_id)
    wanted = set(ticket_ids)
    there = set(session.scalars(select(OutageTicket.ticket_id).where(OutageTicket.outage_id == outage_id)))
    known = set(session.scalars(select(Ticket.id).where(Ticket.id.in_(sorted(wanted - there)))))
    fresh = sorted(known)
    if fresh:
        session.execute(insert(OutageTicket), [{"outage_id": outage_id, "ticket_id": key} for key in fresh])
        record(session, "outage", outage_id, "linked", {"tickets": fresh})
    return fresh


def unlink_tickets(session: Session, outage_id: int, ticket_ids: Iterable[int]) -> None:
    """These tickets were about something else."""
    wanted = sorted(set(ticket_ids))
    session.execute(
        delete(OutageTicket).where(OutageTicket.outage_id == outage_id, OutageTicket.ticket_id.in_(wanted))
    )
    record(session, "outage", outage_id, "unlinked", {"tickets": wanted})


def waiting_callers(session: Session, outage_id: int) -> int:
    """How many linked tickets are still open."""
    return (
        session.scalar(
            select(func.count())
            .select_from(OutageTicket)
            .join(Ticket, Ticket.id == OutageTicket.ticket_id)
            .where(OutageTicket.outage_id == outage_id, Ticket.state.in_(OPEN_STATES))
        )
        or 0
    )


def answer_tickets(session: Session, outage_id: int, answer: str) -> Handled:
    """Give every open linked ticket the answer and solve it; whom to call back is in the result, and the undo."""
    _outage(session, outage_id)
    text = answer.strip()
    if not text:
        raise InputError(
            {"answer": Text(QT_TRANSLATE_NOOP("models", "Write what the callers shall be told."))}
        )
    waiting = session.execute(
        select(Ticket.id, Ticket.parent_id)
        .join(OutageTicket, OutageTicket.ticket_id == Ticket.id)
        .where(OutageTicket.outage_id == outage_id, Ticket.state.in_(OPEN_STATES))
        .order_by(Ticket.id)
    ).all()
    if not waiting:
        return Handled()
    numbers = [number for number, _ in waiting]
    for number, parent in waiting:
        if parent not in numbers:  # else the answer of its mass incident stands there too
            add_note(session, number, text, is_answer=True)
    handled = move(session, numbers, "solve")
    record(session, "outage", outage_id, "answered", {"tickets": sorted(handled.changed)})
    return handled


def _outage(session: Session, outage_id: int) -> Outage:
    outage = session.get(Outage, outage_id)
    if outage is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This record no longer exists.")))
    return outage
