"""What several verbs of the tickets need: finding a ticket for change, its index row, its moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.desk.tables import Operator
from models.errors import ConflictError, NotFound, RuleError
from models.formats import sort_key
from models.storage.database import actor
from models.storage.journal import last_hand, scope_of
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import State
from models.tickets.rules import Seen
from models.tickets.search import INDEX, INDEXED, found_by
from models.tickets.tables import Ticket, TicketMove, TicketNote

_NEW_MOVE = insert(TicketMove.__table__)  # type: ignore[arg-type]
AT_ONCE = 500  # tickets that one statement locks and reads
STANDING = frozenset({"state", "assignee_id"})
"""The columns that say how a ticket stands: what may be done with it, and by whom."""
TAKEN = QT_TRANSLATE_NOOP("models", "Ticket {number} is already in the hands of {name}.")
LONGEST_KEY = 60  # enough to tell summaries apart; their index over a million rows stays small


def summary_key(summary: str) -> str:
    """A summary as lists are sorted by it."""
    return sort_key(summary)[:LONGEST_KEY]


def existing(session: Session, ticket_id: int, version: int | None = None) -> Ticket:
    """The ticket, locked to the end of the transaction; NotFound, or ConflictError when it is no longer `version`."""
    ticket = session.get(Ticket, ticket_id, with_for_update=True, populate_existing=True)
    if ticket is None:
        raise _not_there(ticket_id)
    if version is not None and ticket.version != version:
        raise ConflictError
    return ticket


def _not_there(ticket_id: int) -> NotFound:
    return NotFound(Text(QT_TRANSLATE_NOOP("models", "There is no ticket {number}."), {"number": ticket_id}))


def existing_all(session: Session, ticket_ids: Iterable[int]) -> list[Ticket]:
    """Several tickets, locked in the order of their numbers so that two consoles cannot wait for each other.

    Raises NotFound for the first that is not there.
    """
    numbers = sorted(set(ticket_ids))
    found: list[Ticket] = []
    for start in range(0, len(numbers), AT_ONCE):
        piece = numbers[start : start + AT_ONCE]
        statement = select(Ticket).where(Ticket.id.in_(piece)).order_by(Ticket.id).with_for_update()
        tickets = session.scalars(statement, execution_options={"populate_existing": True}).all()
        if len(tickets) < len(piece):
            missing = set(piece) - {ticket.id for ticket in tickets}
            raise _not_there(min(missing))
        found += tickets
    return found


def refuse_overtaken(session: Session, ticket: Ticket, seen: Seen | None) -> None:
    """RuleError that names the colleague, when he has changed how a (locked) ticket stands since it was `seen`.

    What this console itself has changed since does not count: two keys in a row are faster than the screen.
    """
    if seen is None or seen == Seen(ticket.state, ticket.assignee_id):
        return
    hand, scope = last_hand(session, "ticket", ticket.id, STANDING), scope_of(session)
    if hand is not None and hand.console == scope.console:
        return
    if ticket.assignee_id not in (None, seen.assignee_id, scope.actor.id):
        raise RuleError(taken(session, ticket))
    said = QT_TRANSLATE_NOOP("models", "Nothing was done: {name} has changed ticket {number} meanwhile.")
    raise RuleError(
        Text(said, {"number": ticket.id, "name": hand.name if hand is not None else "—"}), safe=None
    )


def taken(session: Session, ticket: Ticket) -> Text:
    """The sentence that names the one in whose hands a ticket is."""
    name = session.scalars(select(Operator.name).where(Operator.id == ticket.assignee_id)).one_or_none()
    return Text(TAKEN, {"number": ticket.id, "name": name or "—"})


def columns_of(ticket: Ticket) -> dict[str, Any]:
    """The columns whose words find the ticket."""
    return {name: getattr(ticket, name) for name in INDEXED}


def notes_of(session: Session, ticket_id: int) -> list[str]:
    """The texts of a ticket's notes in the order of their making."""
    statement = select(TicketNote.text).where(TicketNote.ticket_id == ticket_id).order_by(TicketNote.id)
    return list(session.scalars(statement))


def index_new(session: Session, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
    """Make new tickets findable: (number, columns)."""
    INDEX.add(session, [(number, found_by(number, values)) for number, values in rows])


def index_again(
    session: Session, ticket: Ticket, before: Mapping[str, Any], notes_before: Sequence[str]
) -> None:
    """Make a changed ticket findable by its new words; `before` are the columns and notes it was indexed with."""
    INDEX.replace(
        session,
        ticket.id,
        found_by(ticket.id, before, notes_before),
        found_by(ticket.id, columns_of(ticket), notes_of(session, ticket.id)),
    )


def note_move(session: Session, ticket: Ticket, at: datetime, reason: str = "") -> None:
    """Write down since when the ticket has stood in its present state, and who moved it."""
    note_moves(session, [ticket], at, reason)


def note_moves(session: Session, tickets: Iterable[Ticket], at: datetime, reason: str = "") -> None:
    """The same of many tickets in one statement; each in the state that it is in now."""
    steps = []
    for ticket in tickets:
        ticket.state_since = at
        steps.append(_step(session, ticket.id, ticket.state, at, reason))
    if steps:
        session.connection().execute(_NEW_MOVE, steps)  # flushes nothing, like write_move


def write_move(session: Session, ticket_id: int, state: State, at: datetime, reason: str = "") -> None:
    """One line of a ticket's history: since when it stands in a state, and who moved it."""
    # Flushes nothing: the ticket may be changed further, and is journalled once.
    session.connection().execute(_NEW_MOVE, _step(session, ticket_id, state, at, reason))


def _step(session: Session, ticket_id: int, state: State, at: datetime, reason: str) -> dict[str, Any]:
    who = actor(session)
    return {
        "ticket_id": ticket_id,
        "at": at,
        "state": state,
        "actor_id": who.id,
        "actor_name": who.name,
        "reason": reason,
    }
