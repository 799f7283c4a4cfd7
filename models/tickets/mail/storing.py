"""Stores a letter once: as a new ticket, as a note to the ticket it answers, or as a refused call.

The registry says who writes and by which contract; the gate judges the letter as of the moment it came. E-mail is the
preferred channel of the agreement and is accepted at any hour.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contracts.find import CallerMatch, find_caller
from models.contracts.queries import contract_by_number
from models.errors import FileProblem, InputError, RuleError
from models.formats import format_moment, to_moscow
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import METHOD_LINES, TECHNICAL_LINE, Channel, Kind, State
from models.tickets.drafts import NewAttachment, TicketDraft, storable
from models.tickets.images import media_type_of
from models.tickets.mail.guessing import contract_numbers, course_fields, grade_of, kind_of
from models.tickets.mail.letter import Letter
from models.tickets.operations.adding import add_ticket
from models.tickets.operations.files import add_files
from models.tickets.operations.handling import move
from models.tickets.operations.notes import add_note
from models.tickets.rules import LONGEST_DESCRIPTION, LONGEST_LINE
from models.tickets.tables import Ticket, TicketNote

LETTERS = uuid.UUID("5f0c2f3e-6a0e-4b60-9d5a-0c8f6a2b7e11")  # the name space of letters' keys
METHOD_MAILBOX = "metod@"
CUT = "\n[…]"


class Fate(StrEnum):
    """What became of a letter."""

    TICKET = "ticket"
    NOTE = "note"
    REFUSED = "refused"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a letter went; `left_out` are its files that may not be kept, each with the reason."""

    fate: Fate
    ticket_id: int
    left_out: tuple[Text, ...] = ()


def take_letter(session: Session, letter: Letter) -> Taken:
    """Store a letter; the same letter again changes nothing and names its ticket."""
    letter = _storable(letter)
    known = _ticket_of(session, (letter.message_id,))
    if known is not None:
        return Taken(Fate.KNOWN, known)
    files, left_out = _files(letter)
    answered = _ticket_of(session, letter.answers)
    if answered is not None:
        return _note(session, letter, answered, files, left_out)
    draft = replace(_draft(session, letter), attachments=files)
    try:
        saved = add_ticket(session, draft)
    except (InputError, RuleError):  # the gate says no, or nobody can tell by which contract: nothing is lost
        saved = add_ticket(session, replace(draft, refused=True))
    return Taken(Fate.REFUSED if saved.state == State.REFUSED else Fate.TICKET, saved.id, left_out)


def _storable(letter: Letter) -> Letter:
    """The letter without what no database keeps."""
    return replace(
        letter,
        message_id=storable(letter.message_id),
        answers=tuple(map(storable, letter.answers)),
        sender=storable(letter.sender),
        sender_address=storable(letter.sender_address),
        subject=storable(letter.subject),
        text=storable(letter.text),
    )


def key_of(message_id: str) -> str:
    """The ticket's key that a letter gives."""
    return str(uuid.uuid5(LETTERS, message_id))


def _ticket_of(session: Session, message_ids: Iterable[str]) -> int | None:
    """The ticket made of the first of these letters that was taken."""
    for message_id in message_ids:
        found = session.scalar(select(Ticket.id).where(Ticket.client_key == key_of(message_id)))
        if found is not None:
            return found
    return None


def _note(
    session: Session,
    letter: Letter,
    ticket_id: int,
    files: tuple[NewAttachment, ...],
    left_out: tuple[Text, ...],
) -> Taken:
    """What was waited for has come: the answer is noted and the clock goes on."""
    written = f"{letter.sender} <{letter.sender_address}>".strip()
    sent = format_moment(letter.sent_at) if letter.sent_at else ""
    text = _cut("\n\n".join(filter(None, (f"{written} {sent}".strip(), _words(letter)))).strip())
    same = select(TicketNote.id).where(TicketNote.ticket_id == ticket_id, TicketNote.text == text)
    if session.scalar(same.limit(1)) is not None:
        return Taken(Fate.KNOWN, ticket_id)
    add_note(session, ticket_id, text)
    if files:
        add_files(session, ticket_id, files)
    if session.scalar(select(Ticket.state).where(Ticket.id == ticket_id)) == State.WAITING:
        move(session, [ticket_id], "resume")
    return Taken(Fate.NOTE, ticket_id, left_out)


def _draft(session: Session, letter: Letter) -> TicketDraft:
    moment = _received(letter, now(session))
    writer = _writer(session, letter.sender_address, moment)
    text = f"{letter.subject}\n{letter.text}"
    number = _number(session, text, to_moscow(moment).date()) or (writer.contract.number if writer else "")
    person = writer.person if writer else None
    course = course_fields(text)
    asks_method = any(one.startswith(METHOD_MAILBOX) for one in letter.recipients)
    kind = Kind.METHODOLOGY if asks_method else kind_of(course, text)
    return TicketDraft(
        client_key=key_of(letter.message_id),
        received_at=moment,
        channel=Channel.MAIL,
        line=METHOD_LINES[0] if asks_method else TECHNICAL_LINE,
        kind=kind,
        contract_no=number,
        caller=(person.name if person else letter.sender or letter.sender_address)[:LONGEST_LINE],
        email=letter.sender_address[:LONGEST_LINE],
        subject=course.get("subject", ""),
        grade=grade_of(course.get("grade", "")),
        lesson=course.get("lesson", ""),
        internet_lesson=course.get("internet_lesson", ""),
        description=_cut(_words(letter) or letter.sender_address),
    )


def _received(letter: Letter, latest: datetime) -> datetime:
    """When the letter came; a moment that cannot be (none, or in the future) is now."""
    return min(letter.sent_at, latest) if letter.sent_at else latest


def _writer(session: Session, address: str, at: datetime) -> CallerMatch | None:
    """The person of the registry with exactly this address, by a valid contract before an ended one."""
    if not address:
        return None
    for match in find_caller(session, address, at):
        for one in match.contract.appointments:
            if one.email.casefold() == address:
                return CallerMatch(match.contract, one)
    return None


def _number(session: Session, text: str, day: date) -> str:
    """The first number in the text that some contract has."""
    return next((one for one in contract_numbers(text) if contract_by_number(session, one, day)), "")


def _words(letter: Letter) -> str:
    return "\n\n".join(filter(None, (letter.subject, letter.text)))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_DESCRIPTION else text[: LONGEST_DESCRIPTION - len(CUT)] + CUT


def _files(letter: Letter) -> tuple[tuple[NewAttachment, ...], tuple[Text, ...]]:
    """The files that may be kept, and why the others may not."""
    kept, left_out = [], []
    for file in letter.files:
        try:
            media_type_of(file.name, file.content)
        except FileProblem as refused:
            left_out.append(refused.happened)
        else:
            kept.append(NewAttachment(file.name, file.content))
    return tuple(kept), tuple(left_out)


def told(taken: Taken) -> Text:
    """One sentence on what became of a letter."""
    return Text(_TOLD[taken.fate], {"number": taken.ticket_id})


_TOLD = {
    Fate.TICKET: QT_TRANSLATE_NOOP("models", "ticket {number} is new"),
    Fate.NOTE: QT_TRANSLATE_NOOP("models", "noted at ticket {number}"),
    Fate.REFUSED: QT_TRANSLATE_NOOP("models", "ticket {number}: the gate refuses it"),
    Fate.KNOWN: QT_TRANSLATE_NOOP("models", "taken before, ticket {number}"),
}
