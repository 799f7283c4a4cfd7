"""Reads tickets: one with everything about it, what a caller asked before, and the counts of the views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from models.calendar.queries import load_calendar
from models.calendar.rules import Pause, working_seconds
from models.desk.queries import HistoryLine, history
from models.desk.tables import Operator
from models.errors import NotFound
from models.formats import sort_key, to_moscow
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.attachments import AttachmentRow, attachments_of
from models.tickets.choices import OPEN_STATES, Kind, LinkKind, State
from models.tickets.listing import IS_OPEN, moscow_midnight
from models.tickets.rules import long_wait_began
from models.tickets.tables import AnswerTemplate, Ticket, TicketLink, TicketMove, TicketNote, TicketTag

EARLIER = 5
ASKED_AT_ONCE = 500
ASSIGNEE = "assignee_id"


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Since when a ticket stood in a state, and who moved it."""

    at: datetime
    state: State
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note, or an answer given to the caller."""

    id: int
    at: datetime
    author: str
    is_answer: bool
    text: str


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A ticket in one line, as others refer to it."""

    id: int
    received_at: datetime
    kind: Kind
    state: State
    summary: str
    organisation: str
    caller: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A relation seen from one of its two tickets; `outgoing` when it was said of this one."""

    id: int
    kind: LinkKind
    outgoing: bool
    other: TicketLine


@dataclass(frozen=True, slots=True)
class TicketCard:
    """A ticket with everything about it; ages are working seconds, waits for information taken out of `age`."""

    id: int
    version: int
    values: dict[str, Any]
    assignee: str
    moves: tuple[MoveRow, ...]
    notes: tuple[NoteRow, ...]
    files: tuple[AttachmentRow, ...]
    tags: tuple[str, ...]
    links: tuple[LinkRow, ...]
    parent: TicketLine | None
    children: tuple[TicketLine, ...]
    history: tuple[HistoryLine, ...]
    age_seconds: int
    waited_seconds: int

    def __getattr__(self, name: str) -> Any:
        """The ticket's own columns under their names."""
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None


def ticket_card(session: Session, ticket_id: int) -> TicketCard:
    """One ticket with everything about it; raises NotFound."""
    row = session.get(Ticket, ticket_id)
    if row is None:
        raise NotFound(
            Text(QT_TRANSLATE_NOOP("models", "There is no ticket {number}."), {"number": ticket_id})
        )
    values = {name: getattr(row, name) for name in Ticket.__mapper__.column_attrs.keys()}  # noqa: SIM118
    moves = moves_of(session, ticket_id)
    age, waited = ages(session, moves)
    assignee = session.get(Operator, row.assignee_id) if row.assignee_id is not None else None
    session.expunge_all()
    lines = ticket_lines(session, [values["parent_id"]] if values["parent_id"] is not None else [])
    return TicketCard(
        id=ticket_id,
        version=values["version"],
        values=values,
        assignee=assignee.name if assignee else "",
        moves=moves,
        notes=_notes(session, ticket_id),
        files=attachments_of(session, ticket_id),
        tags=tuple(
            session.scalars(
                select(TicketTag.tag).where(TicketTag.ticket_id == ticket_id).order_by(TicketTag.tag)
            )
        ),
        links=_links(session, ticket_id),
        parent=lines[0] if lines else None,
        children=_children(session, ticket_id) if values["child_count"] else (),
        history=_history(session, ticket_id),
        age_seconds=age,
        waited_seconds=waited,
    )


def _history(session: Session, ticket_id: int) -> tuple[HistoryLine, ...]:
    """What the journal tells of a ticket, with the names of those in whose hands it was."""
    lines = history(session, "ticket", ticket_id)
    hands = {one for line in lines for one in line.changes.get(ASSIGNEE, ()) if one is not None}
    if not hands:
        return tuple(lines)
    names = {
        row.id: row.name
        for row in session.execute(select(Operator.id, Operator.name).where(Operator.id.in_(hands)))
    }
    return tuple(
        replace(line, changes=line.changes | {ASSIGNEE: [names.get(one) for one in line.changes[ASSIGNEE]]})
        if ASSIGNEE in line.changes
        else line
        for line in lines
    )


def moves_of(session: Session, ticket_id: int) -> tuple[MoveRow, ...]:
    """The way of a ticket through its states, the oldest step first."""
    statement = select(TicketMove.at, TicketMove.state, TicketMove.actor_name, TicketMove.reason)
    statement = statement.where(TicketMove.ticket_id == ticket_id).order_by(TicketMove.at, TicketMove.id)
    return tuple(MoveRow(*values) for values in session.execute(statement))


def pauses_of(moves: Sequence[MoveRow], until: datetime) -> tuple[Pause, ...]:
    """When the ticket was waiting for information: that time stops the clock (clause ticket.information)."""
    ends = [*(move.at for move in moves[1:]), until]
    return tuple(
        (move.at, max(end, move.at))
        for move, end in zip(moves, ends, strict=True)
        if move.state == State.WAITING
    )


def ages(session: Session, moves: Sequence[MoveRow]) -> tuple[int, int]:
    """(working seconds from the call until it was done, or now, without the waits; working seconds of the waits)."""
    if not moves:
        return 0, 0
    done = done_since(moves)
    until = max(done if done is not None else now(session), moves[0].at)
    calendar, pauses = load_calendar(session), pauses_of(moves, until)
    waited = sum(working_seconds(begin, end, calendar) for begin, end in pauses)
    return working_seconds(moves[0].at, until, calendar, pauses), waited


def done_since(moves: Sequence[MoveRow]) -> datetime | None:
    """When the ticket was done for good; None while it is open."""
    since = None
    for move in reversed(moves):
        if move.state in OPEN_STATES:
            break
        since = move.at
    return since


def _notes(session: Session, ticket_id: int) -> tuple[NoteRow, ...]:
    note = TicketNote
    statement = select(note.id, note.at, note.author, note.is_answer, note.text)
    return tuple(
        NoteRow(*values)
        for values in session.execute(statement.where(note.ticket_id == ticket_id).order_by(note.at, note.id))
    )


def _line_columns(row: Any) -> tuple[Any, ...]:
    return (row.id, row.received_at, row.kind, row.state, row.summary, row.organisation, row.caller)


def ticket_lines(session: Session, ticket_ids: Sequence[int]) -> list[TicketLine]:
    """Tickets in one line each, the newest first; numbers that do not exist are left out."""
    if not ticket_ids:
        return []
    statement = select(*_line_columns(Ticket)).where(Ticket.id.in_(list(ticket_ids)))
    statement = statement.order_by(Ticket.received_at.desc(), Ticket.id.desc())
    return [TicketLine(*values) for values in session.execute(statement)]


def _children(session: Session, ticket_id: int) -> tuple[TicketLine, ...]:
    statement = select(*_line_columns(Ticket)).where(Ticket.parent_id == ticket_id).order_by(Ticket.id)
    return tuple(TicketLine(*values) for values in session.execute(statement))


_OTHER = Ticket.__table__.alias(
    "other"
)  # adapted once, while one thread imports: an ORM alias is adapted when
_OTHER_LINE = _line_columns(
    _OTHER.c
)  # it is first used, every column anew, and by two threads at once wrongly


def _links(session: Session, ticket_id: int) -> tuple[LinkRow, ...]:
    link = TicketLink
    outgoing = link.ticket_id == ticket_id
    statement = (
        select(link.id, link.kind, outgoing, *_OTHER_LINE)
        .select_from(link)
        .join(_OTHER, _OTHER.c.id == case((outgoing, link.other_id), else_=link.ticket_id))
        .where(or_(outgoing, link.other_id == ticket_id))
        .order_by(link.id)
    )
    return tuple(
        LinkRow(row[0], row[1], bool(row[2]), TicketLine(*row[3:])) for row in session.execute(statement)
    )


def earlier_tickets(session: Session, organisation_id: int, limit: int = EARLIER) -> list[TicketLine]:
    """The last tickets of an organisation, the newest first: what the caller has asked before."""
    statement = (
        select(*_line_columns(Ticket))
        .where(Ticket.organisation_id == organisation_id)
        .order_by(Ticket.received_at.desc(), Ticket.id.desc())
        .limit(limit)
    )
    return [TicketLine(*values) for values in session.execute(statement)]


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """How many tickets each of the built-in views holds; `long_wait_since` is the bound of the long waits."""

    open: int
    mine: int
    new: int
    unassigned: int
    long_waiting: int
    today: int
    course_errors: int
    mass: int
    long_wait_since: datetime


def view_counts(session: Session, operator_id: int | None) -> ViewCounts:
    """Counted along the index of the open tickets alone: as fast with a million closed ones."""
    at = now(session)
    since = long_wait_began(at, load_calendar(session))

    def those(condition: Any) -> Any:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    counted = session.execute(
        select(
            func.count(),
            those(Ticket.assignee_id == operator_id),
            those(Ticket.state == State.NEW),
            those(Ticket.assignee_id.is_(None)),
            those((Ticket.state == State.WAITING) & (Ticket.state_since < since)),
            those(Ticket.kind == Kind.COURSE_ERROR),
            those(Ticket.child_count > 0),
        ).where(IS_OPEN)
    ).one()
    day = moscow_midnight(to_moscow(at).date())
    today = session.execute(select(func.count()).where(Ticket.received_at >= day)).scalar_one()
    everything, mine, new, unassigned, waiting, course_errors, mass = (int(number) for number in counted)
    return ViewCounts(everything, mine, new, unassigned, waiting, today, course_errors, mass, since)


def subjects(session: Session) -> list[str]:
    """The subjects named so far, for completing the field."""
    return list(
        session.scalars(
            select(Ticket.subject).where(Ticket.subject != "").distinct().order_by(Ticket.subject)
        )
    )


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """An answer template."""

    id: int
    version: int
    title: str
    body: str


def templates(session: Session) -> list[TemplateRow]:
    """All answer templates by title."""
    row = AnswerTemplate
    statement = select(row.id, row.version, row.title, row.body).order_by(row.title)
    return [TemplateRow(*values) for values in session.execute(statement)]


def tags_in_use(session: Session, limit: int) -> list[str]:
    """The tags given most often."""
    statement = select(TicketTag.tag).group_by(TicketTag.tag).order_by(func.count().desc(), TicketTag.tag)
    return list(session.scalars(statement.limit(limit)))


def tags_of(session: Session, numbers: Sequence[int]) -> list[str]:
    """The tags that any of these tickets wears, in order of the alphabet."""
    worn: set[str] = set()
    for start in range(0, len(numbers), ASKED_AT_ONCE):
        asked = numbers[start : start + ASKED_AT_ONCE]
        worn.update(session.scalars(select(TicketTag.tag).where(TicketTag.ticket_id.in_(asked)).distinct()))
    return sorted(worn, key=sort_key)
