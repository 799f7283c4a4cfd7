"""Files of a ticket: the bytes are stored once by their hash, however many tickets carry them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.formats import clean_spaces
from models.storage.database import actor, now
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.drafts import NewAttachment, storable
from models.tickets.images import media_type_of
from models.tickets.tables import AttachmentContent, TicketAttachment

LONGEST_NAME = 255
GONE = Text(QT_TRANSLATE_NOOP("models", "This file no longer exists."))


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A ticket's file without its bytes."""

    id: int
    ticket_id: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown."""
        return self.media_type.startswith("image/")


def attach(session: Session, ticket_id: int, file: NewAttachment) -> int:
    """Add a file to a ticket; returns the attachment's id. Raises FileProblem for what may not be attached."""
    name = clean_spaces(storable(file.name))[-LONGEST_NAME:] or "file"
    row = TicketAttachment(
        ticket_id=ticket_id,
        content_id=_content_id(session, file.content, media_type_of(name, file.content)),
        name=name,
        added_at=now(session),
        added_by=actor(session).name,
    )
    session.add(row)
    session.flush()
    return row.id


def _content_id(session: Session, content: bytes, media_type: str) -> int:
    """The id under which these bytes are stored, stored now when they are new."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = select(AttachmentContent.id).where(AttachmentContent.sha256 == sha256)
    found = session.execute(known).scalar_one_or_none()
    if found is not None:
        return found
    values = {"sha256": sha256, "media_type": media_type, "size": len(content), "content": content}
    try:
        with session.begin_nested():
            session.execute(insert(AttachmentContent).values(values))
    except IntegrityError:  # a colleague stored the same bytes in the same moment
        pass
    return session.execute(known).scalar_one()


def detach(session: Session, attachment_id: int) -> None:
    """Take a file from its ticket; its bytes go with the last ticket that carries them."""
    row = session.get(TicketAttachment, attachment_id)
    if row is None:
        raise NotFound(GONE)
    content_id = row.content_id
    session.delete(row)
    session.flush()
    others = select(TicketAttachment.id).where(TicketAttachment.content_id == content_id).limit(1)
    if session.execute(others).first() is not None:
        return
    try:
        with session.begin_nested():
            session.execute(delete(AttachmentContent).where(AttachmentContent.id == content_id))
    except IntegrityError:  # a colleague attached the same bytes in the same moment: they stay
        pass


def attachments_of(session: Session, ticket_id: int) -> tuple[AttachmentRow, ...]:
    """The files of a ticket in the order in which they came."""
    row, content = TicketAttachment, AttachmentContent
    statement = (
        select(
            row.id,
            row.ticket_id,
            row.name,
            content.media_type,
            content.size,
            content.sha256,
            row.added_at,
            row.added_by,
        )
        .join(content, content.id == row.content_id)
        .where(row.ticket_id == ticket_id)
        .order_by(row.id)
    )
    return tuple(AttachmentRow(*values) for values in session.execute(statement))


def content_of(session: Session, attachment_id: int) -> bytes:
    """The bytes of a file; raises NotFound."""
    statement = (
        select(AttachmentContent.content)
        .join(TicketAttachment, TicketAttachment.content_id == AttachmentContent.id)
        .where(TicketAttachment.id == attachment_id)
    )
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound(GONE)
    return found
