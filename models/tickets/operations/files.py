"""Adding files to a ticket, taking them off and putting one in the place of another; its history tells each of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.errors import NotFound
from models.storage.database import record
from models.tickets.attachments import GONE, attach, content_of, detach
from models.tickets.drafts import NewAttachment
from models.tickets.operations.common import existing
from models.tickets.tables import TicketAttachment


@dataclass(frozen=True, slots=True)
class TakenOff:
    """A file that is no longer at its ticket, with all that brings it back; `instead` came into its place."""

    ticket_id: int
    file: NewAttachment
    instead: int | None = None


def add_files(session: Session, ticket_id: int, files: Iterable[NewAttachment]) -> list[int]:
    """Attach files to a ticket. Raises FileProblem for what may not be attached, NotFound."""
    existing(session, ticket_id)
    added = [attach(session, ticket_id, file) for file in files]
    for one in added:
        _tell(session, ticket_id, None, _attachment(session, one).name)
    return added


def take_file_off(session: Session, attachment_id: int) -> TakenOff:
    """Take a file from its ticket; its content goes with the last ticket that carries it. Raises NotFound."""
    taken = _taken(session, attachment_id)
    detach(session, attachment_id)
    _tell(session, taken.ticket_id, taken.file.name, None)
    return taken


def replace_file(session: Session, attachment_id: int, file: NewAttachment) -> TakenOff:
    """Put another file in the place of one, which goes as in `take_file_off`. Raises FileProblem, NotFound."""
    taken = _taken(session, attachment_id)
    instead = attach(session, taken.ticket_id, file)
    detach(session, attachment_id)
    _tell(session, taken.ticket_id, taken.file.name, _attachment(session, instead).name)
    return TakenOff(taken.ticket_id, taken.file, instead)


def put_file_back(session: Session, taken: TakenOff) -> int:
    """Bring back what was taken off; what stands in its place goes, unless it has gone already. Returns its new id."""
    existing(session, taken.ticket_id)
    instead = session.get(TicketAttachment, taken.instead) if taken.instead is not None else None
    back = attach(session, taken.ticket_id, taken.file)
    _tell(session, taken.ticket_id, instead.name if instead is not None else None, taken.file.name)
    if instead is not None:
        detach(session, instead.id)
    return back


def _taken(session: Session, attachment_id: int) -> TakenOff:
    row = _attachment(session, attachment_id)
    return TakenOff(row.ticket_id, NewAttachment(row.name, content_of(session, attachment_id)))


def _attachment(session: Session, attachment_id: int) -> TicketAttachment:
    row = session.get(TicketAttachment, attachment_id)
    if row is None:
        raise NotFound(GONE)
    return row


def _tell(session: Session, ticket_id: int, old: str | None, new: str | None) -> None:
    """Write a line of the ticket's history: the name that was there and the name that is, never the content."""
    record(session, "ticket", ticket_id, "changed", {"file": [old, new]})
