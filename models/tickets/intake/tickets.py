"""From the events of an old log to tickets with their way through the states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from models.formats import MOSCOW, fold, joined
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import Channel, Kind, Priority, State
from models.tickets.intake.columns import Mapping
from models.tickets.intake.reading import LogFile

STATES = {
    State.NEW: ("new", "новое", "новый", "открыто", "open", "зарегистрировано"),
    State.WORK: ("active", "work in progress", "in progress", "в работе", "работа", "назначено"),
    State.WAITING: ("awaiting", "on hold", "pending", "waiting", "жд", "ожида"),
    State.SOLVED: ("resolved", "solved", "решен", "выполнен"),
    State.CLOSED: ("closed", "закрыт", "архив"),
    State.REFUSED: ("refused", "rejected", "cancelled", "отказ", "отклонен"),
}
"""How the states of other desks begin."""

CHANNELS = {
    Channel.PHONE: ("phone", "телефон", "звонок"),
    Channel.MAIL: ("mail", "e-mail", "email", "почта", "письмо"),
}
PRIORITIES = {
    Priority.HIGH: ("1", "2", "critical", "high", "высок", "критич", "срочн"),
    Priority.LOW: ("4", "5", "low", "planning", "низк"),
}
KINDS = {
    Kind.COURSE_ERROR: ("course", "ошибка в курсе"),
    Kind.REQUEST: ("request", "запрос"),
    Kind.METHODOLOGY: ("метод",),
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
FIRST_YEAR = 1990

_NO_NUMBER = Text(QT_TRANSLATE_NOOP("models", "is missing"))
_NO_STATE = Text(QT_TRANSLATE_NOOP("models", "is a state that nobody knows here"))
_NO_TIME = Text(QT_TRANSLATE_NOOP("models", "is no date and time"))
_TOO_LONG = Text(QT_TRANSLATE_NOOP("models", "is longer than 60 characters"))
LONGEST_NUMBER = 60
Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was left out: its line in the file, the column, and what is wrong with it."""

    row: int
    column: str
    problem: Text


@dataclass(frozen=True, slots=True)
class OldMove:
    """Since when an old ticket stood in a state, and who moved it."""

    at: datetime
    state: State
    actor: str


@dataclass(slots=True)
class OldTicket:
    """A ticket of the old desk with its way through the states, the oldest step first."""

    number: str
    received_at: datetime
    values: dict[str, str] = field(default_factory=dict)
    moves: list[OldMove] = field(default_factory=list)

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.moves[-1].state

    @property
    def description(self) -> str:
        """What the log says of the matter; its number where it says nothing."""
        values = self.values
        told = joined((values.get("summary"), values.get("description")), "\n")
        sorted_as = joined((values.get("category"), values.get("subcategory"), values.get("symptom")), " / ")
        return joined((told, sorted_as), "\n") or self.number


def tickets_of(log: LogFile, mapping: Mapping) -> tuple[list[OldTicket], list[Rejected]]:
    """The tickets behind the rows; a row that cannot be read is left out and told, the others are taken."""
    rejected: list[Rejected] = []
    events: dict[str, list[tuple[datetime, int, State, dict[str, str]]]] = {}
    opened: dict[str, datetime] = {}
    for line, row in log.rows:
        told = {key: row.get(header, "") for key, header in _columns(mapping)}
        event = _event(line, told, mapping)
        if isinstance(event, Rejected):
            rejected.append(event)
            continue
        number, received, at, state = event
        opened[number] = min(received, opened.get(number, received))
        events.setdefault(number, []).append((at, line, state, told))
    tickets = [_ticket(number, opened[number], steps) for number, steps in events.items()]
    return sorted(tickets, key=lambda ticket: (ticket.received_at, ticket.number)), rejected


def _columns(mapping: Mapping) -> Iterable[tuple[str, str]]:
    return ((key, header) for key in Mapping.__slots__ if (header := getattr(mapping, key)))


def _event(
    line: int, told: dict[str, str], mapping: Mapping
) -> tuple[str, datetime, datetime, State] | Rejected:
    number = told.get("number", "")
    if not number:
        return Rejected(line, mapping.number, _NO_NUMBER)
    if len(number) > LONGEST_NUMBER:
        return Rejected(line, mapping.number, _TOO_LONG)
    state = word_of(told.get("state", ""), STATES)
    if state is None:
        return Rejected(line, mapping.state, _NO_STATE)
    received = parse_log_moment(told.get("opened_at", ""))
    if received is None:
        return Rejected(line, mapping.opened_at, _NO_TIME)
    changed = told.get("changed_at", "")
    at = parse_log_moment(changed) if changed else received
    if at is None:
        return Rejected(line, mapping.changed_at, _NO_TIME)
    return number, received, max(at, received), state


def _ticket(
    number: str, received: datetime, steps: list[tuple[datetime, int, State, dict[str, str]]]
) -> OldTicket:
    """Events in the order of their time; a step is where the state changes, the first one is the call itself."""
    steps.sort(key=lambda step: step[:2])
    ticket = OldTicket(number, received)
    first = steps[0][3].get("changed_by", "")
    ticket.moves.append(OldMove(received, State.NEW, first))
    for at, _, state, told in steps:
        ticket.values |= {key: value for key, value in told.items() if value}
        if state != ticket.state:
            ticket.moves.append(OldMove(at, state, told.get("changed_by", "")))
    return ticket


def word_of(text: str, words: dict[Word, tuple[str, ...]]) -> Word | None:
    """The word whose spellings `text` begins with; None for a text that nobody knows."""
    asked = fold(text)
    for word, beginnings in words.items():
        if asked and asked.startswith(beginnings):
            return word
    return None


def parse_log_moment(text: str) -> datetime | None:
    """A moment of a log in UTC: day first («29-02-2016 01:16»), or ISO; without an offset it is Moscow time."""
    try:
        moment = datetime.fromisoformat(text) if _ISO.match(text) else _day_first(text)
        if moment is None:
            return None
        placed = moment if moment.tzinfo is not None else moment.replace(tzinfo=MOSCOW)
        utc = placed.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    latest = datetime.now(UTC) + timedelta(days=1)
    return utc if datetime(FIRST_YEAR, 1, 1, tzinfo=UTC) <= utc <= latest else None


def _day_first(text: str) -> datetime | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in match.groups())
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 (the caller places it)
