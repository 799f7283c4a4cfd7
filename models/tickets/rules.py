"""Rules of a ticket: what it must say, how it moves from state to state, when it may be closed.

Pure functions; the moment is always passed in. What a ticket must say comes from the agreement's section
«Контакты и порядок обращения», the definitions of incident and request from «Определения».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.calendar.rules import next_working, working_seconds
from models.calendar.spans import Calendar
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import METHOD_LINES, OPEN_STATES, TECHNICAL_LINE, Channel, Kind, Outcome, State
from models.tickets.drafts import TicketDraft

LONGEST_LINE = 200
LONGEST_DESCRIPTION = 20_000
LONGEST_SUMMARY = 120
GRADES = range(1, 12)
LONG_WAIT_DAYS, MOST_WAIT_DAYS = 2, 10
SECOND = timedelta(seconds=1)
PATIENCE = timedelta(days=60)  # longer waits need not be told apart
CLOCK_TOLERANCE = timedelta(minutes=5)  # a console's clock may run a little ahead of the server's

MISSING = Text(QT_TRANSLATE_NOOP("models", "Fill this in."))
TOO_LONG = Text(QT_TRANSLATE_NOOP("models", "At most {limit} characters."), {"limit": LONGEST_LINE})


@dataclass(frozen=True, slots=True)
class Move:
    """One way out of a state: from which states it may be taken, where it leads, what it needs."""

    name: str
    title: str  # context «moves»
    sources: frozenset[State]
    target: State
    icon: str
    needs_reason: bool = False


MOVES = (
    Move("take", QT_TRANSLATE_NOOP("moves", "Take"), frozenset({State.NEW}), State.WORK, "circle-play"),
    Move(
        "ask",
        QT_TRANSLATE_NOOP("moves", "Wait for information"),
        frozenset({State.NEW, State.WORK}),
        State.WAITING,
        "circle-pause",
    ),
    Move(
        "resume", QT_TRANSLATE_NOOP("moves", "Go on"), frozenset({State.WAITING}), State.WORK, "circle-play"
    ),
    Move("solve", QT_TRANSLATE_NOOP("moves", "Solve"), frozenset(OPEN_STATES), State.SOLVED, "circle-check"),
    Move(
        "close",
        QT_TRANSLATE_NOOP("moves", "Close"),
        frozenset({*OPEN_STATES, State.SOLVED}),
        State.CLOSED,
        "lock",
    ),
    Move(
        "reopen",
        QT_TRANSLATE_NOOP("moves", "Reopen"),
        frozenset({State.SOLVED, State.CLOSED}),
        State.WORK,
        "rotate-ccw",
    ),
    Move(
        "admit",
        QT_TRANSLATE_NOOP("moves", "Admit"),
        frozenset({State.REFUSED}),
        State.NEW,
        "user-check",
        needs_reason=True,
    ),
)

CHANGED_BY_MOVES = frozenset({"state"})
"""What the journal says of a move again; the moves say it better."""

_MOVES_BY_NAME = {move.name: move for move in MOVES}


@dataclass(frozen=True, slots=True)
class Seen:
    """How a ticket stood before the eyes of whoever acts on it: its state, and in whose hands it was."""

    state: State
    assignee_id: int | None


def move_named(name: str) -> Move:
    """The move of that name; KeyError for a name that is none."""
    return _MOVES_BY_NAME[name]


def moves_from(state: str) -> tuple[Move, ...]:
    """What may be done with a ticket in `state`, the usual next step first."""
    return tuple(move for move in MOVES if state in move.sources)


def must_have_outcome(kind: str, target: str) -> bool:
    """A course error closes only with an outcome: исправлено, не ошибка or дубль."""
    return kind == Kind.COURSE_ERROR and target == State.CLOSED


def move_problems(kind: str, state: str, move: Move, *, outcome: str, reason: str) -> dict[str, Text]:
    """Why `move` cannot be made, by field («state», «outcome», «reason»); empty when it can."""
    found: dict[str, Text] = {}
    if state not in move.sources:
        found["state"] = Text(QT_TRANSLATE_NOOP("models", "A ticket in this state cannot be moved that way."))
    if must_have_outcome(kind, move.target) and outcome not in set(Outcome):
        found["outcome"] = Text(
            QT_TRANSLATE_NOOP(
                "models", "A course error is closed with an outcome: fixed, not an error, or duplicate."
            )
        )
    if move.needs_reason and not reason.strip():
        found["reason"] = Text(QT_TRANSLATE_NOOP("models", "Say why."))
    return found


def required_fields(kind: str, *, refused: bool = False) -> tuple[str, ...]:
    """The fields a ticket of this kind must have; a refused call only needs what the caller said or who he is."""
    if refused:
        return ()
    customer = () if kind == Kind.METHODOLOGY else ("contract_no", "organisation")
    place = ("subject", "grade", "lesson", "internet_lesson") if kind == Kind.COURSE_ERROR else ()
    return (*customer, *place, "description")


def draft_problems(draft: TicketDraft, now: datetime) -> dict[str, Text]:
    """What is wrong with a tidied draft, by field in the order of the form; empty when it can be saved."""
    found: dict[str, Text] = {}
    for key in required_fields(draft.kind, refused=draft.refused):
        unknown_contract = key == "contract_no" and draft.override_reason  # the reason says why there is none
        if getattr(draft, key) in ("", None) and not unknown_contract:
            found[key] = MISSING
    if draft.refused and not draft.caller and not draft.description:
        found["caller"] = Text(QT_TRANSLATE_NOOP("models", "Say who called or what was asked."))
    found |= _value_problems(draft, now)
    return found


def _value_problems(draft: TicketDraft, now: datetime) -> dict[str, Text]:
    found: dict[str, Text] = {}
    if draft.kind not in set(Kind):
        found["kind"] = Text(QT_TRANSLATE_NOOP("models", "There is no such kind of ticket."))
    if draft.channel not in set(Channel):
        found["channel"] = Text(QT_TRANSLATE_NOOP("models", "There is no such channel."))
    if draft.line not in (TECHNICAL_LINE, *METHOD_LINES):
        found["line"] = Text(QT_TRANSLATE_NOOP("models", "There is no such line."))
    if draft.grade is not None and draft.grade not in GRADES:
        found["grade"] = Text(QT_TRANSLATE_NOOP("models", "A grade from 1 to 11."))
    if draft.received_at is not None and draft.received_at > now + CLOCK_TOLERANCE:
        found["received_at"] = Text(QT_TRANSLATE_NOOP("models", "The call lies in the future."))
    for key in (
        "contract_no",
        "organisation",
        "caller",
        "phone",
        "on_behalf_of",
        "subject",
        "lesson",
        "internet_lesson",
    ):
        if len(getattr(draft, key)) > LONGEST_LINE:
            found[key] = TOO_LONG
    if len(draft.description) > LONGEST_DESCRIPTION:
        found["description"] = Text(
            QT_TRANSLATE_NOOP("models", "At most {limit} characters."), {"limit": LONGEST_DESCRIPTION}
        )
    return found


_SENTENCE_END = re.compile(r"(?<=[.!?…])\s|\n")


def summary_of(values: Mapping[str, object]) -> str:
    """The one line of the list: for a course error its place in the course, then how the description begins.

    The line is data in the desk's own language: «Алгебра 7 кл., занятие 12: не открывается тест».
    """
    said = _SENTENCE_END.split(str(values.get("description") or ""))[0].strip().rstrip(".")
    place = course_place(values) if values.get("kind") == Kind.COURSE_ERROR else ""
    if place and said:
        said = said[0].lower() + said[1:] if said[1:2].islower() else said
    whole = ": ".join(part for part in (place, said) if part)
    return whole if len(whole) <= LONGEST_SUMMARY else whole[: LONGEST_SUMMARY - 1].rstrip() + "…"


def course_place(values: Mapping[str, object]) -> str:
    """Where in the courses an error is: «Алгебра 7 кл., занятие 12, ИУ 3», as far as it is known."""
    grade, lesson, internet = values.get("grade"), values.get("lesson"), values.get("internet_lesson")
    course = " ".join(
        part for part in (str(values.get("subject") or ""), f"{grade} кл." if grade else "") if part
    )
    parts = [course, f"занятие {lesson}" if lesson else "", f"ИУ {internet}" if internet else ""]
    return ", ".join(part for part in parts if part)


def working_day_seconds(near: datetime, calendar: Calendar) -> int:
    """How long the desk works on the first working day from `near` on."""
    day = calendar.day(calendar.date_of(next_working(near, calendar)))
    return sum(closes - opens for opens, closes in day.windows)


def waited_days(since: datetime, now: datetime, calendar: Calendar) -> int:
    """Whole working days that a ticket has been waiting for information."""
    until = min(now, since + PATIENCE)
    return working_seconds(since, until, calendar) // working_day_seconds(since, calendar)


def long_wait_began(now: datetime, calendar: Calendar) -> datetime:
    """The latest moment from which on a wait has by `now` lasted LONG_WAIT_DAYS working days."""
    wanted = LONG_WAIT_DAYS * working_day_seconds(now, calendar)
    seconds = bisect_left(
        range(PATIENCE // SECOND),
        wanted,
        key=lambda ago: working_seconds(now - ago * SECOND, now, calendar),
    )
    return now - seconds * SECOND
