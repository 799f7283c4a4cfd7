"""How tickets belong together: duplicates, causes, and a mass incident with those who also reported it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import NotFound, RuleError
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import Kind, LinkKind, Outcome, State
from models.tickets.operations.common import existing, existing_all, note_move
from models.tickets.operations.family import children_of, count_child, head_of
from models.tickets.operations.undoing import Undo, before, remember
from models.tickets.tables import TicketLink

ITSELF = Text(QT_TRANSLATE_NOOP("models", "A ticket cannot be related to itself."))


def join_tickets(session: Session, ticket_ids: Iterable[int], parent_id: int) -> Undo:
    """Make the tickets children of `parent_id`: all of them report the same thing.

    A child of another family changes over; a parent brings its own children along. Raises NotFound, RuleError.
    """
    head = head_of(session, parent_id)
    numbers = set(ticket_ids)
    if not numbers - {head}:
        raise RuleError(ITSELF)
    for number in tuple(numbers):
        numbers.update(children_of(session, number))
    tickets = [ticket for ticket in existing_all(session, numbers - {head}) if ticket.parent_id != head]
    then = before(tickets)
    for ticket in tickets:
        if ticket.parent_id is not None:
            count_child(session, ticket.parent_id, ticket.id, -1)
        ticket.parent_id = head
    undo = remember(session, tickets, then)
    for ticket in tickets:
        count_child(session, head, ticket.id)
    return undo


def leave_parent(session: Session, ticket_ids: Iterable[int]) -> Undo:
    """Take children out of their families: each stands on its own again. Raises NotFound."""
    tickets = [ticket for ticket in existing_all(session, ticket_ids) if ticket.parent_id is not None]
    then = before(tickets)
    for ticket in tickets:
        if ticket.parent_id is not None:
            count_child(session, ticket.parent_id, ticket.id, -1)
        ticket.parent_id = None
    return remember(session, tickets, then)


def link_tickets(session: Session, ticket_id: int, other_id: int, kind: LinkKind) -> Undo:
    """Say how a ticket is related to another; saying it twice changes nothing. Raises NotFound, RuleError."""
    if ticket_id == other_id:
        raise RuleError(ITSELF)
    existing(session, ticket_id)
    existing(session, other_id)
    same = select(TicketLink.id).where(
        TicketLink.ticket_id == ticket_id, TicketLink.other_id == other_id, TicketLink.kind == kind
    )
    if session.execute(same).first() is not None:
        return Undo()
    link = TicketLink(ticket_id=ticket_id, other_id=other_id, kind=kind)
    session.add(link)
    session.flush()
    return Undo(links=[link.id])


def unlink_tickets(session: Session, link_id: int) -> None:
    """Remove a relation. Raises NotFound."""
    link = session.get(TicketLink, link_id)
    if link is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This relation no longer exists.")))
    session.delete(link)


def merge_into(session: Session, ticket_ids: Iterable[int], target_id: int) -> Undo:
    """Close tickets as duplicates of `target_id`; everything they hold stays with them and is one click away.

    Raises NotFound, RuleError for a ticket that would be merged into itself.
    """
    existing(session, target_id)
    numbers = set(ticket_ids)
    if target_id in numbers or not numbers:
        raise RuleError(ITSELF)
    links: list[int] = []
    tickets = existing_all(session, numbers)
    then = before(tickets)
    for ticket in tickets:
        links += link_tickets(session, ticket.id, target_id, LinkKind.DUPLICATE_OF).links
        if ticket.kind == Kind.COURSE_ERROR:
            ticket.outcome = Outcome.DUPLICATE
        if ticket.state != State.CLOSED:
            ticket.state = State.CLOSED
            note_move(session, ticket, now(session))
    undo = remember(session, tickets, then)
    undo.links = links
    return undo
