"""Handling tickets, one or many at once: moving them on, taking, assigning, ranking, tagging; each can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from models.desk.tables import Operator
from models.errors import InputError, KnownError, NotFound, RuleError
from models.formats import clean_spaces, fold
from models.storage.database import Line, actor, now, record, record_all
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import Kind, Outcome, Priority, State
from models.tickets.operations.common import (
    existing,
    existing_all,
    note_move,
    note_moves,
    refuse_overtaken,
    taken,
)
from models.tickets.operations.family import children_of, done_with
from models.tickets.operations.undoing import Before, Undo, before, remember
from models.tickets.rules import Move, Seen, move_named, move_problems, moves_from
from models.tickets.tables import Ticket, TicketTag

LONGEST_TAG = 60
DONE = (State.SOLVED, State.CLOSED)


@dataclass(frozen=True, slots=True)
class Callback:
    """Whom to call back now that the thing they reported is dealt with."""

    ticket_id: int
    caller: str
    phone: str
    organisation: str


@dataclass(slots=True)
class Handled:
    """What became of an action: the tickets it changed, why it passed over others, how to undo it, whom to call.

    `followed` are those of `changed` that nobody named: children that went the way of their parent.
    """

    changed: list[int] = field(default_factory=list)
    followed: list[int] = field(default_factory=list)
    skipped: dict[int, Text] = field(default_factory=dict)
    undo: Undo = field(default_factory=Undo)
    callbacks: list[Callback] = field(default_factory=list)


def move(
    session: Session,
    ticket_ids: Iterable[int],
    name: str,
    *,
    outcome: str = "",
    reason: str = "",
    version: int | None = None,
    seen: Seen | None = None,
) -> Handled:
    """Move tickets on by the move called `name`; solving or closing a parent does its children too.

    Reopening a parent brings those of its children back that were done together with it, and no others.
    For one ticket that cannot be moved, or that a colleague has moved or given away since it was `seen`, raises
    RuleError; InputError (`outcome`, `reason`), NotFound or, when it is no longer `version`, ConflictError. Of many,
    those that cannot are passed over and told in `skipped`.
    """
    step, numbers = move_named(name), sorted(set(ticket_ids))
    tickets = (
        [existing(session, numbers[0], version)] if len(numbers) == 1 else existing_all(session, numbers)
    )
    handled = Handled()
    if len(tickets) == 1:
        refuse_overtaken(session, tickets[0], seen)
        _refuse(tickets[0], step, outcome, reason)
    family = _with_children(session, tickets, step)
    at = now(session)  # once all are locked: who waited for a colleague moved them after that one
    then, moved = before(family), []
    for ticket in family:
        problems = move_problems(
            ticket.kind, ticket.state, step, outcome=_outcome(ticket, outcome), reason=reason
        )
        if problems:
            handled.skipped[ticket.id] = next(iter(problems.values()))
        else:
            _make(ticket, step, outcome, reason)
            moved.append(ticket)
            if ticket.id in numbers:
                _keep(session, ticket, step)
    note_moves(session, moved, at, reason)
    handled.changed = [ticket.id for ticket in moved]
    _follow(session, [ticket for ticket in moved if ticket.id not in numbers], step, handled)
    handled.undo = remember(session, family, then)
    return handled


def _refuse(ticket: Ticket, step: Move, outcome: str, reason: str) -> None:
    problems = move_problems(
        ticket.kind, ticket.state, step, outcome=_outcome(ticket, outcome), reason=reason
    )
    if "state" in problems:
        raise RuleError(problems["state"])
    if problems:
        raise InputError(problems)


def _outcome(ticket: Ticket, outcome: str) -> str:
    """The outcome that holds: the one named now, else the one the ticket already has."""
    return outcome or (ticket.outcome or "")


def _with_children(session: Session, tickets: Iterable[Ticket], step: Move) -> list[Ticket]:
    """The tickets, and the children that go with the parents among them."""
    found = {ticket.id: ticket for ticket in tickets}
    for parent in tuple(found.values()):
        if parent.child_count:
            children = existing_all(session, set(_following(session, parent.id, step)) - set(found))
            found.update({child.id: child for child in children if child.state != State.REFUSED})
    return list(found.values())


def _following(session: Session, parent_id: int, step: Move) -> list[int]:
    """The children that take a step of their parent too."""
    if step.target in DONE:
        return children_of(session, parent_id)
    return done_with(session, parent_id) if step.name == "reopen" else []


def _keep(session: Session, ticket: Ticket, step: Move) -> None:
    """Who takes up a ticket that is in nobody's hands has it; what merely follows its parent is not thrust on him."""
    if step.name in ("take", "resume", "reopen") and ticket.assignee_id is None:
        ticket.assignee_id = actor(session).id


def _follow(session: Session, children: list[Ticket], step: Move, handled: Handled) -> None:
    """Write down why children were moved that nobody had named, and call their callers when the matter is dealt with.

    The time of that move stands beside it: a server gives the journal's lines a time of their own.
    """
    leaders = (
        (child.id, {"followed": [None, child.parent_id], "moved": [None, child.state_since]})
        for child in children
    )
    record_all(session, [Line("ticket", number, "changed", leader) for number, leader in leaders])
    handled.followed = [child.id for child in children]
    if step.target in DONE:
        handled.callbacks = [callback(child) for child in children]


def callback(ticket: Ticket) -> Callback:
    """Whom to call about a ticket."""
    return Callback(ticket.id, ticket.caller, ticket.phone, ticket.organisation)


def _make(ticket: Ticket, step: Move, outcome: str, reason: str) -> None:
    ticket.state = step.target
    if step.name == "admit":
        ticket.override_reason = reason
    if step.name == "reopen":
        ticket.outcome = None
    elif outcome and ticket.kind == Kind.COURSE_ERROR:
        ticket.outcome = Outcome(outcome)


def take(session: Session, ticket_ids: Iterable[int], seen: Seen | None = None) -> Handled:
    """«Взять в работу»: put tickets into one's own hands; of two operators exactly one gets a ticket.

    For one ticket that somebody else has, or that a colleague has moved on since it was `seen`, raises RuleError that
    names them; of many those that somebody has are passed over. One's own that is in work already is passed over too,
    and nothing is written.
    """
    numbers, me, handled = sorted(set(ticket_ids)), actor(session).id, Handled()
    tickets = existing_all(session, numbers)
    then = before(tickets)
    for ticket in tickets:
        problem = _why_not_mine(session, ticket, me)
        mine = me is not None and ticket.assignee_id == me and ticket.state != State.NEW
        if mine and problem is None:
            handled.skipped[ticket.id] = _mine_already(ticket)
        elif problem is None:
            if len(numbers) == 1:
                refuse_overtaken(session, ticket, seen)
            if ticket.state == State.NEW:
                ticket.state = State.WORK
                note_move(session, ticket, now(session))
            ticket.assignee_id = me
            handled.changed.append(ticket.id)
        elif len(numbers) == 1:
            raise RuleError(problem)
        else:
            handled.skipped[ticket.id] = problem
    handled.undo = remember(session, tickets, then)
    return handled


def _mine_already(ticket: Ticket) -> Text:
    if ticket.state == State.WAITING:
        said = QT_TRANSLATE_NOOP("models", "Ticket {number} is already yours and waits for information.")
    elif ticket.state == State.SOLVED:
        said = QT_TRANSLATE_NOOP(
            "models",
            "Ticket {number} is yours and solved already. Reopen it to work on it again, or close it.",
        )
    else:
        said = QT_TRANSLATE_NOOP("models", "Ticket {number} is already yours.")
    return Text(said, {"number": ticket.id})


def _why_not_mine(session: Session, ticket: Ticket, me: int | None) -> Text | None:
    if ticket.assignee_id not in (None, me):
        return taken(session, ticket)
    if not any(step.target == State.WORK or step.name == "solve" for step in moves_from(ticket.state)):
        return Text(
            QT_TRANSLATE_NOOP("models", "Ticket {number} is not open for work."),
            {"number": ticket.id},
        )
    return None


def assign(session: Session, ticket_ids: Iterable[int], operator_id: int | None) -> Handled:
    """Put tickets into the hands of an operator, or of nobody. Raises NotFound for somebody who is not there."""
    if operator_id is not None and session.get(Operator, operator_id) is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "There is no such operator.")))
    tickets = existing_all(session, ticket_ids)
    then = before(tickets)
    for ticket in tickets:
        ticket.assignee_id = operator_id
    return _handled(session, tickets, then)


def set_priority(session: Session, ticket_ids: Iterable[int], priority: Priority) -> Handled:
    """Say what is looked at first."""
    tickets = existing_all(session, ticket_ids)
    then = before(tickets)
    for ticket in tickets:
        ticket.priority = priority
    return _handled(session, tickets, then)


def _handled(session: Session, tickets: list[Ticket], then: Before) -> Handled:
    made = remember(session, tickets, then)
    return Handled(list(made.tickets), undo=made)


def tag(session: Session, ticket_ids: Iterable[int], word: str, *, on: bool = True) -> Handled:
    """Give tickets a tag, or take it from them. Raises InputError for an empty or too long word."""
    clean = fold(clean_spaces(word))
    if not clean or len(clean) > LONGEST_TAG:
        raise InputError({"tag": Text(QT_TRANSLATE_NOOP("models", "A tag has one to sixty characters."))})
    handled = Handled()
    for ticket in existing_all(session, ticket_ids):
        known = session.get(TicketTag, (ticket.id, clean))
        if on and known is None:
            session.add(TicketTag(ticket_id=ticket.id, tag=clean))
            record(session, "ticket", ticket.id, "changed", {"tag": [None, clean]})
            handled.undo.tags.append((ticket.id, clean))
        elif not on and known is not None:
            session.delete(known)
            record(session, "ticket", ticket.id, "changed", {"tag": [clean, None]})
        else:
            continue
        handled.changed.append(ticket.id)
    return handled


def told(skipped: Mapping[int, Text]) -> KnownError | None:
    """One sentence for those of many tickets that were passed over; None when there were none."""
    if not skipped:
        return None
    return RuleError(
        Text(QT_TRANSLATE_NOOP("models", "%n ticket(s) passed over"), n=len(skipped)),
        safe=next(iter(skipped.values())),
    )
