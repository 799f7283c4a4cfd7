"""Tables of the tickets: the ticket, its moves from state to state, notes, links, tags, files and answer templates."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.storage.base import Base, Id, Moment, SortKey, Versioned
from models.tickets.choices import Channel, Effect, Kind, LinkKind, Outcome, Phase, Priority, State

IS_OPEN = text("state < 3")  # new, in work, waiting: the first three of State
HAS_PARENT = text("parent_id IS NOT NULL")
ORDERS = {
    **{key: f"{key}_key" for key in ("summary", "organisation", "contract", "caller")},
    **{key: key for key in ("state", "state_since", "kind", "priority", "channel", "outcome", "gate")},
    **{key: key for key in ("subject", "grade", "lesson", "internet_lesson", "phone", "on_behalf_of")},
    **{key: key for key in ("recorded_by", "assignee_id", "person_id", "stopwatch_seconds")},
}
"""The columns that a list of tickets is sorted or filtered by, under the names of their indexes."""


class Coded(TypeDecorator[StrEnum]):
    """A word of an enumeration, kept as its place in it: sorts by meaning, and indexes over a million rows stay small.

    New words are only ever appended to their enumeration.
    """

    impl = SmallInteger
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        self._codes = {word: code for code, word in enumerate(words)}
        self._words = list(words)

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """The code of the word; ValueError for a word that is none."""
        del dialect
        return None if value in (None, "") else self._codes[self.words(value)]

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        """The word of the code."""
        del dialect
        return None if value is None else self._words[value]


class Ticket(Versioned, Base):
    """A call to the technical line as it was taken, with the names and numbers it had on that day.

    Its number is its id. Contract, organisation and caller are kept both as references and in the words of the call:
    a refused or unknown caller has no reference, and an old ticket keeps the names of its day.
    """

    __tablename__ = "ticket"
    __journal__ = "ticket"
    __journal_skip__ = frozenset(
        {"organisation_key", "contract_key", "caller_key", "summary_key", "state_since", "child_count"}
        | {"gate_reasons"}
    )
    __table_args__ = (
        # The list newest first under any combination of filters is one walk along this index alone.
        Index(
            "ix_ticket_list",
            *("received_at", "id", "state", "kind", "priority", "assignee_id", "organisation_id"),
            *("contract_id", "grade", "gate", "child_count", "parent_id"),
        ),
        # What is open is little beside what was ever called: views and their counts read this one.
        Index(
            "ix_ticket_open",
            *("state", "received_at", "id", "kind", "assignee_id", "child_count", "state_since"),
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
        # Every column is an order and many are filters: each has an index of its own, together with the id.
        *(Index(f"ix_ticket_{name}", column, "id") for name, column in ORDERS.items()),
        Index("ix_ticket_course", "subject", "grade", "lesson", "internet_lesson", "state"),
        Index("ix_ticket_contract_id", "contract_id", "received_at"),
        Index("ix_ticket_organisation_id", "organisation_id", "received_at"),
        Index("ix_ticket_parent_id", "parent_id", sqlite_where=HAS_PARENT, postgresql_where=HAS_PARENT),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    client_key: Mapped[str] = mapped_column(String(36), unique=True)
    demo: Mapped[bool] = mapped_column(Boolean, default=False)
    received_at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(200))
    channel: Mapped[Channel] = mapped_column(Coded(Channel))
    line: Mapped[str] = mapped_column(String(10))
    kind: Mapped[Kind] = mapped_column(Coded(Kind))
    phase: Mapped[Phase | None] = mapped_column(Coded(Phase))
    effect: Mapped[Effect | None] = mapped_column(Coded(Effect))
    priority: Mapped[Priority] = mapped_column(Coded(Priority), default=Priority.NORMAL)
    state: Mapped[State] = mapped_column(Coded(State))
    state_since: Mapped[datetime] = mapped_column(Moment)
    outcome: Mapped[Outcome | None] = mapped_column(Coded(Outcome))
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("operator.id"))

    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id"))
    contract_no: Mapped[str] = mapped_column(String(200), default="")
    contract_key: Mapped[str] = mapped_column(SortKey, default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    organisation: Mapped[str] = mapped_column(String(300), default="")
    organisation_key: Mapped[str] = mapped_column(SortKey, default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    caller: Mapped[str] = mapped_column(String(200), default="")
    caller_key: Mapped[str] = mapped_column(SortKey, default="")
    phone: Mapped[str] = mapped_column(SortKey, default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    on_behalf_of: Mapped[str] = mapped_column(String(200), default="")

    subject: Mapped[str] = mapped_column(String(200), default="")
    grade: Mapped[int | None] = mapped_column(SmallInteger)
    lesson: Mapped[str] = mapped_column(String(200), default="")
    internet_lesson: Mapped[str] = mapped_column(String(200), default="")
    summary: Mapped[str] = mapped_column(String(200))
    summary_key: Mapped[str] = mapped_column(SortKey, default="")
    description: Mapped[str] = mapped_column(Text)

    gate: Mapped[str] = mapped_column(String(10), default="")
    gate_reasons: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    override_reason: Mapped[str] = mapped_column(Text, default="")
    stopwatch_seconds: Mapped[int] = mapped_column(Integer, default=0)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    child_count: Mapped[int] = mapped_column(Integer, default=0)
    foreign_number: Mapped[str] = mapped_column(String(60), default="")


class TicketMove(Base):
    """One step in the life of a ticket: since when it stood in which state, and who moved it; append-only."""

    __tablename__ = "ticket_move"
    __table_args__ = (Index("ix_ticket_move_ticket_id", "ticket_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[State] = mapped_column(Coded(State))
    actor_id: Mapped[int | None] = mapped_column(Id)
    actor_name: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text, default="")


class TicketNote(Base):
    """What an operator adds to a ticket: for colleagues, or the answer given to the caller."""

    __tablename__ = "ticket_note"
    __journal__ = "ticket_note"
    __table_args__ = (Index("ix_ticket_note_ticket_id", "ticket_id", "at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(Moment)
    author: Mapped[str] = mapped_column(String(200))
    is_answer: Mapped[bool] = mapped_column(Boolean, default=False)
    text: Mapped[str] = mapped_column(Text)


class TicketLink(Base):
    """How one ticket is related to another; merging two is a link «duplicate of» and a closed duplicate."""

    __tablename__ = "ticket_link"
    __journal__ = "ticket_link"
    __table_args__ = (
        UniqueConstraint("ticket_id", "other_id", "kind"),
        Index("ix_ticket_link_other_id", "other_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"))
    kind: Mapped[LinkKind] = mapped_column(Coded(LinkKind))


class TicketTag(Base):
    """A word the desk sorts tickets by."""

    __tablename__ = "ticket_tag"
    __table_args__ = (Index("ix_ticket_tag_tag", "tag", "ticket_id"),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(60), primary_key=True)


class AttachmentContent(Base):
    """The bytes of a file, stored once however many tickets carry it."""

    __tablename__ = "attachment_content"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    media_type: Mapped[str] = mapped_column(String(60))
    size: Mapped[int] = mapped_column(Integer)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class TicketAttachment(Base):
    """A file of a ticket under the name it came with."""

    __tablename__ = "ticket_attachment"
    __journal__ = "ticket_attachment"
    __table_args__ = (Index("ix_ticket_attachment_ticket_id", "ticket_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"))
    content_id: Mapped[int] = mapped_column(ForeignKey("attachment_content.id"))
    name: Mapped[str] = mapped_column(String(255))
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by: Mapped[str] = mapped_column(String(200))


class AnswerTemplate(Versioned, Base):
    """A text the desk answers with again and again; {ФИО}, {номер}, {урок} are filled in from the ticket."""

    __tablename__ = "answer_template"
    __journal__ = "answer_template"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    title: Mapped[str] = mapped_column(String(200), unique=True)
    body: Mapped[str] = mapped_column(Text)
