"""What is known of a call before it is saved: plain values, the same from the form, from mail and from a script."""

from __future__ import annotations

import dataclasses
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from models.formats import clean_spaces
from models.tickets.choices import TECHNICAL_LINE, Channel, Effect, Kind, Phase, Priority

_ONE_LINE = (
    "contract_no",
    "organisation",
    "caller",
    "phone",
    "on_behalf_of",
    "subject",
    "lesson",
    "internet_lesson",
)


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """A file that goes with the ticket: its name as the caller knows it and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketDraft:
    """A call as it was typed; `received_at` None means the moment of saving, less the seconds since the call began.

    `client_key` makes saving repeatable: the same key twice is one ticket. A refused call sets `refused`; a call taken
    although the gate says no carries `override_reason`.
    """

    client_key: str = field(default_factory=lambda: str(uuid.uuid4()))
    received_at: datetime | None = None
    began_seconds_ago: int = 0
    channel: str = Channel.PHONE
    line: str = TECHNICAL_LINE
    kind: str = Kind.COURSE_ERROR
    phase: str = Phase.HAPPENED
    effect: str = Effect.OUTAGE
    priority: str = Priority.NORMAL
    contract_id: int | None = None
    contract_no: str = ""
    organisation_id: int | None = None
    organisation: str = ""
    person_id: int | None = None
    caller: str = ""
    phone: str = ""
    email: str = ""
    on_behalf_of: str = ""
    subject: str = ""
    grade: int | None = None
    lesson: str = ""
    internet_lesson: str = ""
    description: str = ""
    stopwatch_seconds: int = 0
    refused: bool = False
    override_reason: str = ""
    parent_id: int | None = None
    attachments: tuple[NewAttachment, ...] = ()


def storable(text: str) -> str:
    """The text without what no database keeps: NUL and lone surrogates become the replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


def tidy(draft: TicketDraft) -> TicketDraft:
    """The same draft with blanks put right, and without course fields where the kind has none."""
    values: dict[str, object] = {name: clean_spaces(storable(getattr(draft, name))) for name in _ONE_LINE}
    values["description"] = storable(draft.description).strip()
    values["override_reason"] = clean_spaces(storable(draft.override_reason))
    if draft.kind != Kind.COURSE_ERROR:
        values |= {"subject": "", "grade": None, "lesson": "", "internet_lesson": ""}
    if draft.kind != Kind.INCIDENT:
        values |= {"phase": "", "effect": ""}
    return dataclasses.replace(draft, **values)  # type: ignore[arg-type]
