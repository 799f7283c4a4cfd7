"""Asks the question of a glance with nothing but sqlite3; whatever goes wrong, there are no rows.

The question comes from a file that anybody may have changed: it may read tables and count, and nothing else.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from models.fields import Field, Kind
from models.storage.glance.kept import MOST_ROWS, Glance, Unfit

PATIENCE = 1.0  # seconds: later the list itself is nearly there
LOCK_PATIENCE = 0.1
STEPS_BETWEEN_LOOKS = 10_000
LONGEST_VALUE = 1_000_000
ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
FUNCTIONS = frozenset({"count"})
YEARS = range(1970, 2200)

Row = tuple[int, tuple[object, ...]]
"""The id of a row and its values in the order of the fields."""


def read_rows(file: Path, glance: Glance, enough: int) -> list[Row] | None:
    """The first rows of the list; None where they cannot be had, or are fewer than `enough` and not all there are."""
    try:
        with closing(_connect(file)) as connection:
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            if revision != [(glance.revision,)]:
                return None
            found = connection.execute(glance.sql).fetchmany(MOST_ROWS)
        rows = [_row(glance, each) for each in found]
        looked_at = found[0][-1] if found else None
    except (sqlite3.Error, sqlite3.Warning, OSError, ValueError):
        return None
    is_whole = isinstance(looked_at, int) and looked_at < glance.reach
    return rows if len(rows) >= enough or is_whole else None


def _connect(file: Path) -> sqlite3.Connection:
    """A connection that leaves no trace: where nobody else has the file open, not even the files beside it."""
    beside = {end: file.with_name(f"{file.name}-{end}") for end in ("wal", "journal")}
    if not file.is_file() or beside["journal"].exists():
        raise OSError("no database at rest")
    alone = "" if beside["wal"].exists() else "&immutable=1"
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=ro{alone}", uri=True, timeout=LOCK_PATIENCE, isolation_level=None
    )
    end = time.monotonic() + PATIENCE
    connection.set_progress_handler(lambda: time.monotonic() > end, STEPS_BETWEEN_LOOKS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.set_authorizer(_may)
    return connection


def _may(action: int, _first: str | None, name: str | None, *_: object) -> int:
    counts = action == sqlite3.SQLITE_FUNCTION and name in FUNCTIONS
    return sqlite3.SQLITE_OK if counts or action in ALLOWED else sqlite3.SQLITE_DENY


def _row(glance: Glance, found: tuple[Any, ...]) -> Row:
    number, *values, looked_at = found
    if len(values) != len(glance.fields) or type(number) is not int or type(looked_at) is not int:
        raise Unfit("not the columns of the list")
    told = zip(glance.fields, glance.words, values, strict=True)
    return number, tuple(_value(field, words, value) for field, words, value in told)


def _value(field: Field, words: Mapping[str, str], raw: Any) -> object:
    """A stored value as a session would give it."""
    if raw is None:
        return None
    if field.choices:
        return words[str(raw)] if str(raw) in words else _text(raw)
    return READERS.get(field.kind, _text_or_number)(raw)


def _moment(raw: object) -> datetime:
    moment = datetime.fromisoformat(_text(raw)).replace(tzinfo=UTC)
    if moment.year not in YEARS:
        raise Unfit("no year of ours")
    return moment


def _day(raw: object) -> date:
    return date.fromisoformat(_text(raw))


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise Unfit("no text")
    return raw


def _text_or_number(raw: object) -> object:
    return raw if type(raw) is int else _text(raw)


def _number(raw: object) -> int:
    if type(raw) is not int:
        raise Unfit("no whole number")
    return raw


def _share(raw: object) -> float:
    return raw if isinstance(raw, float) else _number(raw)


def _flag(raw: object) -> bool:
    return bool(_number(raw))


READERS: Mapping[Kind, Callable[[object], object]] = {
    Kind.MOMENT: _moment,
    Kind.DATE: _day,
    Kind.FLAG: _flag,
    Kind.INTEGER: _number,
    Kind.MINUTES: _number,
    Kind.SECONDS: _number,
    Kind.PERCENT: _share,
}
"""How the kinds that are no plain text are stored; the others are taken as they are."""
