"""Notes for colleagues and answers to callers; the answer of a mass incident is given to all who reported it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import InputError
from models.storage.database import actor, now, touch
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import OPEN_STATES
from models.tickets.drafts import storable
from models.tickets.operations.common import columns_of, existing, existing_all, index_again, notes_of
from models.tickets.operations.family import children_of
from models.tickets.operations.handling import Callback, callback
from models.tickets.rules import LONGEST_DESCRIPTION
from models.tickets.tables import Ticket, TicketNote


def add_note(
    session: Session, ticket_id: int, text: str, *, is_answer: bool = False, again: bool = False
) -> list[Callback]:
    """Add a note for colleagues, or the answer given to the caller. Raises InputError, NotFound.

    The answer of a mass incident stands at its open children too; returned is who has still to be told, because only
    one caller has heard it. `again` says that an earlier try has ended nobody knows how: one's own newest note, if it
    says just this, is it.
    """
    ticket = existing(session, ticket_id)
    clean = storable(text).strip()
    if not clean or len(clean) > LONGEST_DESCRIPTION:
        raise InputError(
            {"text": Text(QT_TRANSLATE_NOOP("models", "Write something, at most 20,000 characters."))}
        )
    children = _open_children(session, ticket) if is_answer else []
    if not (again and _is_stored(session, ticket_id, clean, is_answer=is_answer)):
        _write(session, ticket, clean, is_answer=is_answer)
        for child in children:
            _write(session, child, _addressed(clean, ticket.caller, child.caller), is_answer=True)
    return [callback(child) for child in children]


def _open_children(session: Session, parent: Ticket) -> list[Ticket]:
    if not parent.child_count:
        return []
    children = existing_all(session, children_of(session, parent.id))
    return [child for child in children if child.state in OPEN_STATES]


def _addressed(text: str, one: str, other: str) -> str:
    """An answer that names its caller names the other one instead: nobody is told who else has reported it."""
    return text.replace(one, other) if one and other else text


def _write(session: Session, ticket: Ticket, text: str, *, is_answer: bool) -> None:
    indexed, notes = columns_of(ticket), notes_of(session, ticket.id)
    author, at = actor(session).name, now(session)
    session.add(TicketNote(ticket_id=ticket.id, at=at, author=author, is_answer=is_answer, text=text))
    session.flush()
    index_again(session, ticket, indexed, notes)
    touch(session, "ticket", ticket.id)


def _is_stored(session: Session, ticket_id: int, text: str, *, is_answer: bool) -> bool:
    mine = select(TicketNote).where(
        TicketNote.ticket_id == ticket_id, TicketNote.author == actor(session).name
    )
    newest = session.scalars(mine.order_by(TicketNote.id.desc()).limit(1)).one_or_none()
    return newest is not None and (newest.text, newest.is_answer) == (text, is_answer)
