"""The list of tickets: its columns, its filters, its order, and how it is searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    and_,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Session

from models.calendar.queries import load_calendar
from models.calendar.spans import Calendar
from models.contracts.names import comparable, number_key
from models.contracts.sql import Contains
from models.contracts.tables import Organisation
from models.desk.tables import Operator
from models.fields import Choice, Field, Kind
from models.formats import MOSCOW, fold, sort_key
from models.storage.database import now
from models.storage.listing import Filter, Query, Row
from models.storage.long_listing import LongListing
from models.text import QT_TRANSLATE_NOOP
from models.tickets import choices
from models.tickets.choices import OPEN_STATES, State
from models.tickets.ranks import as_people_sort, by_meaning, by_name, by_value
from models.tickets.rules import LONG_WAIT_DAYS, MOST_WAIT_DAYS, waited_days
from models.tickets.search import INDEX, asked_words
from models.tickets.search_words import NOBODY
from models.tickets.subjects import subject_begins
from models.tickets.tables import Ticket, TicketTag

IS_OPEN: ColumnElement[bool] = literal_column("ticket.state < 3", Boolean())
"""Says it in the words of the partial index, so that both engines use it."""

LAST_CHARACTER = "\U0010ffff"

LONG_WAITS = {
    days: Choice(f"waiting_{days}", title, "clock-alert", "warn")
    for days, title in (
        (LONG_WAIT_DAYS, QT_TRANSLATE_NOOP("choices", "waiting 2 working days")),
        (3, QT_TRANSLATE_NOOP("choices", "waiting 3 working days")),
        (4, QT_TRANSLATE_NOOP("choices", "waiting 4 working days")),
        (5, QT_TRANSLATE_NOOP("choices", "waiting 5 working days")),
        (6, QT_TRANSLATE_NOOP("choices", "waiting 6 working days")),
        (7, QT_TRANSLATE_NOOP("choices", "waiting 7 working days")),
        (8, QT_TRANSLATE_NOOP("choices", "waiting 8 working days")),
        (9, QT_TRANSLATE_NOOP("choices", "waiting 9 working days")),
        (MOST_WAIT_DAYS, QT_TRANSLATE_NOOP("choices", "waiting 10 working days and more")),
    )
}
"""A wait that grows long says so in the list: how the state «waiting» is then shown."""


def _field(key: str, title: str, kind: Kind, column: Any, **more: Any) -> Field:
    return Field(key=key, title=title, kind=kind, column=column, **more)


FIELDS = (
    _field("number", QT_TRANSLATE_NOOP("fields", "No."), Kind.CODE, Ticket.id, width=84),
    _field(
        "received_at", QT_TRANSLATE_NOOP("fields", "Received"), Kind.MOMENT, Ticket.received_at, width=130
    ),
    _field(
        "kind",
        QT_TRANSLATE_NOOP("fields", "Kind"),
        Kind.CHOICE,
        Ticket.kind,
        width=140,
        choices=choices.KINDS,
    ),
    _field(
        "summary",
        QT_TRANSLATE_NOOP("fields", "Matter"),
        Kind.TEXT,
        Ticket.summary,
        order=Ticket.summary_key,
        width=240,
        stretch=True,
    ),
    _field(
        "organisation",
        QT_TRANSLATE_NOOP("fields", "Organisation"),
        Kind.TEXT,
        Ticket.organisation,
        order=Ticket.organisation_key,
        width=190,
    ),
    _field(
        "contract",
        QT_TRANSLATE_NOOP("fields", "Contract"),
        Kind.CODE,
        Ticket.contract_no,
        order=Ticket.contract_key,
        width=146,
        min_window=1600,
    ),
    _field(
        "caller",
        QT_TRANSLATE_NOOP("fields", "Caller"),
        Kind.TEXT,
        Ticket.caller,
        order=Ticket.caller_key,
        width=170,
        shown=False,
    ),
    _field(
        "state",
        QT_TRANSLATE_NOOP("fields", "State"),
        Kind.CHOICE,
        Ticket.state,
        width=170,
        choices=(*choices.STATES, *LONG_WAITS.values()),
    ),
    _field(
        "assignee",
        QT_TRANSLATE_NOOP("fields", "Assignee"),
        Kind.TEXT,
        select(Operator.name).where(Operator.id == Ticket.assignee_id).scalar_subquery(),
        order=Ticket.assignee_id,
        rank=by_name,
        width=150,
        shown=False,
    ),
    _field(
        "priority",
        QT_TRANSLATE_NOOP("fields", "Priority"),
        Kind.CHOICE,
        Ticket.priority,
        width=110,
        shown=False,
        choices=choices.PRIORITIES,
    ),
    _field(
        "subject",
        QT_TRANSLATE_NOOP("fields", "Subject"),
        Kind.TEXT,
        Ticket.subject,
        rank=as_people_sort,
        width=130,
        shown=False,
    ),
    _field(
        "grade",
        QT_TRANSLATE_NOOP("fields", "Grade"),
        Kind.INTEGER,
        Ticket.grade,
        rank=by_value,
        width=70,
        shown=False,
    ),
    _field(
        "lesson",
        QT_TRANSLATE_NOOP("fields", "Lesson no."),
        Kind.CODE,
        Ticket.lesson,
        rank=as_people_sort,
        width=90,
        shown=False,
    ),
    _field(
        "internet_lesson",
        QT_TRANSLATE_NOOP("fields", "Internet lesson no."),
        Kind.CODE,
        Ticket.internet_lesson,
        rank=as_people_sort,
        width=110,
        shown=False,
    ),
    _field(
        "outcome",
        QT_TRANSLATE_NOOP("fields", "Outcome"),
        Kind.CHOICE,
        Ticket.outcome,
        rank=by_meaning(choices.Outcome),
        width=130,
        shown=False,
        choices=choices.OUTCOMES,
    ),
    _field(
        "gate",
        QT_TRANSLATE_NOOP("fields", "Gate"),
        Kind.CHOICE,
        Ticket.gate,
        width=140,
        shown=False,
        choices=choices.GATE_WORDS,
    ),
    _field(
        "channel",
        QT_TRANSLATE_NOOP("fields", "Channel"),
        Kind.CHOICE,
        Ticket.channel,
        width=110,
        shown=False,
        choices=choices.CHANNELS,
    ),
    _field("phone", QT_TRANSLATE_NOOP("fields", "Phone"), Kind.PHONE, Ticket.phone, width=150, shown=False),
    _field(
        "on_behalf_of",
        QT_TRANSLATE_NOOP("fields", "On behalf of"),
        Kind.TEXT,
        Ticket.on_behalf_of,
        rank=as_people_sort,
        width=150,
        shown=False,
    ),
    _field(
        "recorded_by",
        QT_TRANSLATE_NOOP("fields", "Taken by"),
        Kind.TEXT,
        Ticket.recorded_by,
        rank=as_people_sort,
        width=150,
        shown=False,
    ),
    _field(
        "stopwatch",
        QT_TRANSLATE_NOOP("fields", "Length of the call"),
        Kind.SECONDS,
        Ticket.stopwatch_seconds,
        width=110,
        shown=False,
    ),
    _field(
        "description",
        QT_TRANSLATE_NOOP("fields", "Description"),
        Kind.LONG_TEXT,
        Ticket.description,
        order=Ticket.summary_key,  # its first sentence; an index over whole descriptions would double the file
        width=320,
        shown=False,
    ),
    _field(
        "state_since",
        QT_TRANSLATE_NOOP("fields", "In this state since"),
        Kind.MOMENT,
        Ticket.state_since,
        width=150,
        shown=False,
    ),
)


def _coded(column: Any, words: type[StrEnum]) -> Filter:
    """One or several words of a choice."""

    def condition(value: Any) -> ColumnElement[bool]:
        chosen: ColumnElement[bool] = column.in_([words(word) for word in _several(value)])
        return chosen

    return condition


def _state(value: Any) -> ColumnElement[bool]:
    states = {State(word) for word in _several(value)}
    if states == set(OPEN_STATES):
        return IS_OPEN
    if states < set(OPEN_STATES):
        return IS_OPEN & Ticket.state.in_(sorted(states))
    return _coded(Ticket.state, State)(sorted(states))


def _several(value: Any) -> Iterable[Any]:
    return value if isinstance(value, tuple | list | set | frozenset) else (value,)


def _beginning(column: Any, key: str) -> ColumnElement[bool]:
    """A range instead of LIKE: it walks the column's index on both engines."""
    return and_(column >= key, column < key + LAST_CHARACTER)


def _one_of_texts(column: Any) -> Filter:
    def condition(value: Any) -> ColumnElement[bool]:
        forms = {
            form for text in _several(value) for form in (text, fold(text), text.upper(), text.capitalize())
        }
        return or_(column.in_(sorted(forms)))

    return condition


def moscow_midnight(day: date) -> datetime:
    """When a Moscow day begins."""
    return datetime.combine(day, time(), MOSCOW).astimezone(UTC)


def _organisation(value: Any) -> ColumnElement[bool]:
    if isinstance(value, int):
        return Ticket.organisation_id == value
    words = comparable(value).split()
    named = select(Organisation.id).where(*(Contains(Organisation.identity, word) for word in words))
    return Ticket.organisation_id.in_(named)


def _assignee(value: Any) -> ColumnElement[bool]:
    if value == NOBODY:
        return Ticket.assignee_id.is_(None)
    if isinstance(value, int):
        return Ticket.assignee_id == value
    return Ticket.assignee_id.in_(select(Operator.id).where(_beginning(Operator.name_key, fold(value))))


def contract_sort_key(number: str) -> str:
    """A contract number as tickets are sorted and filtered by it."""
    return sort_key(number_key(number))


FILTERS: dict[str, Filter] = {
    "state": _state,
    "kind": _coded(Ticket.kind, choices.Kind),
    "outcome": _coded(Ticket.outcome, choices.Outcome),
    "channel": _coded(Ticket.channel, choices.Channel),
    "priority": _coded(Ticket.priority, choices.Priority),
    "grade": lambda value: Ticket.grade.in_(list(_several(value))),
    "subject": subject_begins,
    "lesson": _one_of_texts(Ticket.lesson),
    "internet_lesson": _one_of_texts(Ticket.internet_lesson),
    "since": lambda day: Ticket.received_at >= moscow_midnight(day),
    "until": lambda day: Ticket.received_at < moscow_midnight(day + timedelta(days=1)),
    "caller": lambda name: _beginning(Ticket.caller_key, sort_key(name)),
    "organisation": _organisation,
    "contract": lambda value: (
        Ticket.contract_id == value
        if isinstance(value, int)
        else _beginning(Ticket.contract_key, contract_sort_key(value))
    ),
    "person": lambda value: Ticket.person_id == value,
    "assignee": _assignee,
    "tag": lambda value: Ticket.id.in_(
        select(TicketTag.ticket_id).where(TicketTag.tag.in_(list(_several(value))))
    ),
    "gate": lambda value: Ticket.gate == value,
    "parent": lambda value: or_(Ticket.parent_id == value, Ticket.id == value),
    "mass": lambda value: Ticket.child_count > 0 if value else Ticket.child_count == 0,
    "waiting_since": lambda moment: IS_OPEN & (Ticket.state == State.WAITING) & (Ticket.state_since < moment),
    "ids": lambda ids: Ticket.id.in_(list(ids)),
}


class TicketListing(LongListing):
    """The listing of tickets; a ticket that has been waiting for days says for how many."""

    def __init__(self, calendar: Callable[[Session], Calendar]) -> None:
        super().__init__(
            fields=FIELDS,
            id_column=Ticket.id,
            index=INDEX,
            filters=FILTERS,
            default_order=(("received_at", True),),
        )
        self._calendar = calendar
        keys = [field.key for field in FIELDS]
        self._state, self._since = keys.index("state"), keys.index("state_since")

    def rows(self, session: Session, ids: Sequence[int]) -> dict[int, Row]:
        """The rows with these ids, long waits told."""
        found = super().rows(session, ids)
        return dict(zip(found, self._tell_waits(session, list(found.values())), strict=True))

    def _conditions(self, session: Session, query: Query) -> list[Any]:
        """A phone number is looked for by its digits."""
        return super()._conditions(session, replace(query, search=asked_words(query.search)))

    def _tell_waits(self, session: Session, rows: list[Row]) -> list[Row]:
        if not any(row[self._state] == State.WAITING for row in rows):
            return rows
        calendar, at = self._calendar(session), now(session)
        return [self._told(row, calendar, at) for row in rows]

    def _told(self, row: Row, calendar: Calendar, at: datetime) -> Row:
        if row[self._state] != State.WAITING:
            return row
        days = waited_days(row[self._since], at, calendar)
        if days < LONG_WAIT_DAYS:
            return row
        word = LONG_WAITS[min(days, MOST_WAIT_DAYS)].value
        return (*row[: self._state], word, *row[self._state + 1 :])


LISTING = TicketListing(load_calendar)
