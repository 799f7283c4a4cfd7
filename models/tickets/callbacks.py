"""Whom to call back about a mass incident that is dealt with, and who has been; kept in the journal of each ticket."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.storage.database import Line, record_all
from models.storage.journal import JournalEntry
from models.tickets.choices import State
from models.tickets.queries import MoveRow, done_since
from models.tickets.tables import Ticket, TicketMove, TicketNote

TOLD = "told"
"""The action in the journal of a ticket: its caller was called back, or that was marked by mistake."""
ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class CallbackRow:
    """One report of a mass incident, and when and by whom its caller was told (None: he still waits)."""

    ticket_id: int
    caller: str
    phone: str
    email: str
    organisation: str
    told_at: datetime | None = None
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class CallbackFamily:
    """A mass incident: its number and matter, and all who reported it, the first reporter first.

    `dealt_with` when it is answered, solved or closed: before that there is nothing to tell anybody.
    """

    number: int
    summary: str
    dealt_with: bool
    rows: tuple[CallbackRow, ...]


def callback_families(session: Session, numbers: Iterable[int]) -> list[CallbackFamily]:
    """The mass incidents that these tickets are parents or children of, by number; those of none are left out."""
    heads: set[int] = set()
    for piece in _pieces(sorted(set(numbers))):
        statement = select(func.coalesce(Ticket.parent_id, Ticket.id)).where(
            Ticket.id.in_(piece), or_(Ticket.parent_id.is_not(None), Ticket.child_count > 0)
        )
        heads.update(session.scalars(statement))
    return [_family(session, head) for head in sorted(heads)]


def _family(session: Session, head: int) -> CallbackFamily:
    ticket = Ticket
    columns = (ticket.id, ticket.state, ticket.summary, ticket.caller, ticket.phone, ticket.email)
    statement = select(*columns, ticket.organisation).where(or_(ticket.id == head, ticket.parent_id == head))
    members = {row.id: row for row in session.execute(statement.order_by(ticket.id))}
    done = _done(session, list(members))
    answered = select(func.min(TicketNote.at)).where(
        TicketNote.ticket_id == head, TicketNote.is_answer.is_(True)
    )
    since = min(filter(None, (done[head], session.execute(answered).scalar_one())), default=None)
    told = _told(session, list(members))
    rows = [
        CallbackRow(
            *(number, row.caller, row.phone, row.email, row.organisation), *told.get(number, (None, ""))
        )
        for number, row in sorted(members.items(), key=lambda item: (item[0] != head, item[0]))
        if row.state != State.REFUSED and not _done_before(done[number], since)
    ]
    return CallbackFamily(head, members[head].summary, since is not None, tuple(rows))


def _done_before(done: datetime | None, since: datetime | None) -> bool:
    """Whether a report was done with on its own before the whole incident was: its caller has had his answer."""
    return done is not None and since is not None and done < since


def _done(session: Session, numbers: Sequence[int]) -> dict[int, datetime | None]:
    """Since when each of the tickets is done; None while it is open."""
    step = TicketMove
    moves: dict[int, list[MoveRow]] = defaultdict(list)
    for piece in _pieces(numbers):
        statement = select(step.ticket_id, step.at, step.state, step.actor_name, step.reason)
        statement = statement.where(step.ticket_id.in_(piece)).order_by(step.at, step.id)
        for row in session.execute(statement):
            moves[row.ticket_id].append(MoveRow(row.at, row.state, row.actor_name, row.reason))
    return {number: done_since(moves[number]) for number in numbers}


def _told(session: Session, numbers: Sequence[int]) -> dict[int, tuple[datetime, str]]:
    """Of those tickets whose callers were told: when and by whom; the last word in the journal holds."""
    line = JournalEntry
    told: dict[int, tuple[datetime, str]] = {}
    for piece in _pieces(numbers):
        statement = select(line.entity_id, line.at, line.actor_name, line.changes).where(
            line.entity == Ticket.__journal__, line.entity_id.in_(piece), line.action == TOLD
        )
        for number, at, who, changes in session.execute(statement.order_by(line.seq)):
            told.pop(number, None)
            if changes[TOLD][1]:
                told[number] = (at, who)
    return told


def _pieces(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), ASKED_AT_ONCE):
        yield numbers[start : start + ASKED_AT_ONCE]


def note_told(session: Session, ticket_ids: Iterable[int], *, on: bool) -> list[int]:
    """Write down that the callers of tickets were called back (or were not after all); returns where that is new."""
    numbers = sorted(set(ticket_ids))
    told = _told(session, numbers)
    changed = [number for number in numbers if (number in told) != on]
    record_all(
        session, [Line(str(Ticket.__journal__), number, TOLD, {TOLD: [not on, on]}) for number in changed]
    )
    return changed
