"""Histories of other monitors in: CSV rows component,from,to,state[,zone], hostile until proved otherwise.

Rows may come in any order, overlap, and repeat what was imported before: what is stored is their union, so importing
the same file again changes nothing. Every row that cannot be taken is reported with its line; the others are taken.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from models.availability.instants import SECOND, from_us, to_us
from models.availability.register import IMPORTED
from models.availability.states import State, Zone, parse_state, parse_zone
from models.availability.tables import Component, Outage, Span
from models.availability.timeline import Intervals
from models.errors import FileProblem
from models.formats import clean_spaces, fold
from models.storage.changes import EVERYTHING
from models.storage.journal import now, record
from models.text import QT_TRANSLATE_NOOP, Text

LARGEST_FILE = 512 * 1024 * 1024
LONGEST_NAME = 200
_FIRST_YEAR, _LAST_YEAR = 1980, 2199
_HEADERS = {
    "component": "component компонент система сервис service name",
    "from": "from с начало start",
    "to": "to по до конец end",
    "state": "state состояние статус status",
    "zone": "zone зона",
}
_COLUMNS = {word: column for column, words in _HEADERS.items() for word in words.split()}
_REQUIRED = ("component", "from", "to", "state")

_EMPTY = Text(QT_TRANSLATE_NOOP("models", "is missing"))
_LONG = Text(QT_TRANSLATE_NOOP("models", "is longer than 200 characters"))
_NO_TIME = Text(QT_TRANSLATE_NOOP("models", "is not a moment in the form 2026-11-05T14:30:00+03:00"))
_NO_OFFSET = Text(QT_TRANSLATE_NOOP("models", "has no offset from UTC, so it could be any hour"))
_FAR_TIME = Text(QT_TRANSLATE_NOOP("models", "is in an impossible year"))
_NO_STATE = Text(QT_TRANSLATE_NOOP("models", "is none of up, degraded, down, no_data"))
_NO_ZONE = Text(QT_TRANSLATE_NOOP("models", "is no zone of responsibility"))
_ZERO = Text(QT_TRANSLATE_NOOP("models", "is the same moment as «from»: the row has no length"))
_REVERSED = Text(QT_TRANSLATE_NOOP("models", "is earlier than «from»: the row is reversed"))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was left out: its line in the file, the column and what is wrong with it."""

    row: int
    column: str
    problem: Text


Key = tuple[str, State, Zone]


@dataclass(slots=True)
class History:
    """What a file says: intervals by component, state and zone, and what was left out of it."""

    taken: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # folded name -> as first written
    starts: dict[Key, array[int]] = field(default_factory=dict)
    ends: dict[Key, array[int]] = field(default_factory=dict)

    def add(self, name: str, start: int, end: int, state: State, zone: Zone) -> None:
        """Take a sound row."""
        key = (fold(name), state, zone)
        self.names.setdefault(key[0], name)
        self.starts.setdefault(key, array("q")).append(start)
        self.ends.setdefault(key, array("q")).append(end)
        self.taken += 1

    def intervals(self, key: Key) -> Intervals:
        """The union of the rows of one key."""
        return Intervals(
            np.array(self.starts[key], dtype=np.int64), np.array(self.ends[key], dtype=np.int64)
        ).merged()


@dataclass(frozen=True, slots=True)
class Imported:
    """The answer of an import."""

    taken: int
    added: int  # intervals that the database did not have
    components: tuple[str, ...]
    rejected: tuple[Rejected, ...]


def read_history(data: bytes) -> History:
    """Read a CSV file; FileProblem when it is none at all (no header, too large)."""
    if len(data) > LARGEST_FILE:
        raise FileProblem(Text(QT_TRANSLATE_NOOP("models", "The file is larger than 512 MB.")))
    text = _decoded(data)
    history = History()
    columns: dict[str, int] | None = None
    for line, cells in _lines(text):
        if columns is None:
            columns = _header(cells)
        else:
            _take_row(history, line, cells, columns)
    if columns is None:
        raise FileProblem(Text(QT_TRANSLATE_NOOP("models", "The file is empty.")))
    return history


def _decoded(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of every line that is not blank.

    A row is a line: then a stray quotation mark spoils its own row and not the rest of the file.
    """
    delimiter = None
    for number, line in enumerate(io.StringIO(text.replace("\x00", ""), newline=None), start=1):
        if not line.strip(" ;,\t\n"):
            continue
        delimiter = delimiter or max(";,\t", key=line.count)
        yield number, _cells(line.rstrip("\n"), delimiter)


def _cells(line: str, delimiter: str) -> list[str]:
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return [line]


def _header(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = _COLUMNS.get(fold(cell))
        if column is not None:
            found.setdefault(column, place)
    missing = [column for column in _REQUIRED if column not in found]
    if missing:
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP("models", "The first line lacks the columns: {columns}."),
                {"columns": ", ".join(missing)},
            ),
            todo=Text(QT_TRANSLATE_NOOP("models", "The header is component,from,to,state and perhaps zone.")),
        )
    return found


class _Bad(Exception):
    """A cell that cannot be taken."""

    def __init__(self, column: str, problem: Text) -> None:
        super().__init__(column)
        self.column, self.problem = column, problem


def _take_row(history: History, line: int, cells: Sequence[str], columns: dict[str, int]) -> None:
    row = {column: cells[place].strip() if place < len(cells) else "" for column, place in columns.items()}
    try:
        name = _name(row["component"])
        start, end = _instant("from", row["from"]), _instant("to", row["to"])
        state = parse_state(row["state"])
        if state is None:
            raise _Bad("state", _NO_STATE if row["state"] else _EMPTY)
        zone = parse_zone(row.get("zone", ""))
        if zone is None:
            raise _Bad("zone", _NO_ZONE)
        if end <= start:
            raise _Bad("to", _ZERO if end == start else _REVERSED)
    except _Bad as bad:
        history.rejected.append(Rejected(line, bad.column, bad.problem))
        return
    # Only a fault lies somewhere: the zone of the other states means nothing and must not split them.
    history.add(name, start, end, state, zone if state is State.DOWN else Zone.SYSTEM)


def _name(text: str) -> str:
    name = clean_spaces(text)
    if not name:
        raise _Bad("component", _EMPTY)
    if len(name) > LONGEST_NAME:
        raise _Bad("component", _LONG)
    return name


def _instant(column: str, text: str) -> int:
    if not text:
        raise _Bad(column, _EMPTY)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _Bad(column, _NO_TIME) from None
    if moment.tzinfo is None:
        raise _Bad(column, _NO_OFFSET)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise _Bad(column, _FAR_TIME)
    return to_us(moment)


def import_history(session: Session, history: History, *, demo: bool = False) -> Imported:
    """Store the union of the file and of what was imported before; new down time also enters the register."""
    owners = {name: _component(session, shown, demo=demo) for name, shown in history.names.items()}
    added = 0
    for key in sorted(history.starts):
        name, state, zone = key
        added += _store(session, owners[name], state, zone, history.intervals(key), demo=demo)
    if added:
        record(session, "outage", EVERYTHING, "imported", {"rows": history.taken, "intervals": added})
    return Imported(history.taken, added, tuple(history.names.values()), tuple(history.rejected))


def _component(session: Session, name: str, *, demo: bool) -> int:
    found = session.scalar(select(Component.id).where(Component.name_key == fold(name)))
    if found is not None:
        return found
    last = session.scalar(select(func.max(Component.position)))
    component = Component(name=name, name_key=fold(name), position=(last or 0) + 1, demo=demo)
    session.add(component)
    session.flush()
    return component.id


def _store(
    session: Session, component_id: int, state: State, zone: Zone, incoming: Intervals, *, demo: bool
) -> int:
    """Merge intervals of one state and zone into the stored ones; returns how many stretches were new."""
    mine = (
        Span.component_id == component_id,
        Span.source == IMPORTED,
        Span.state == state,
        Span.zone == zone,
    )
    rows = session.execute(select(Span.id, Span.start_us, Span.end_us).where(*mine)).all()
    stored = Intervals.of([(start, end) for _, start, end in rows])
    fresh = incoming.difference(stored)
    if not len(fresh):
        return 0
    wanted = set(
        Intervals(np.concatenate((stored.starts, fresh.starts)), np.concatenate((stored.ends, fresh.ends)))
        .merged()
        .pairs()
    )
    gone = [key for key, start, end in rows if (start, end) not in wanted]
    for part in range(0, len(gone), 500):
        session.execute(delete(Span).where(Span.id.in_(gone[part : part + 500])))
    same = {(start, end) for _, start, end in rows}
    common = {"component_id": component_id, "state": state, "zone": zone, "source": IMPORTED}
    session.execute(
        insert(Span), [{**common, "start_us": start, "end_us": end} for start, end in sorted(wanted - same)]
    )
    if state is State.DOWN:
        _register(session, component_id, zone, fresh, demo=demo)
    return len(fresh)


def _register(session: Session, component_id: int, zone: Zone, fresh: Intervals, *, demo: bool) -> None:
    """Enter new down time into the register, so that people can give it a cause or correct it."""
    recorded = now(session)
    session.execute(
        insert(Outage),
        [
            {
                "component_id": component_id,
                "started_at": from_us(start),
                "ended_at": from_us(end),
                "seconds": (end - start + SECOND // 2) // SECOND,
                "state": State.DOWN,
                "zone": zone,
                "source": IMPORTED,
                "measured_from": from_us(start),
                "measured_to": from_us(end),
                "recorded_at": recorded,
                "version": 1,
                "cause": "",
                "cause_key": "",
                "note": "",
                "judged": False,
                "withdrawn": False,
                "demo": demo,
            }
            for start, end in fresh.pairs()
        ],
    )
