"""Hears what an action of the console says to a PostgreSQL, and says the same again over a bare psycopg connection."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psycopg
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from models.storage import engines
from models.storage.database import Database
from models.storage.journal import Actor

Said = list[tuple[str, Any, bool]]
"""Statements as the driver gets them: words, parameters, whether for many rows."""


class Rehearsed(Exception):
    """Everything was said but the commit."""


@dataclass
class Script:
    """The statements of one action; `key` is the key that the server gave to a new record in the rehearsal."""

    said: Said = field(default_factory=list)
    key: int | None = None


class Prompter:
    """Writes down what a console's database says to the server while it is told to."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._script: Script | None = None
        self._thread = 0
        self._rehearsing = False
        for engine in (database.reader, database.writer):
            event.listen(engine, "before_cursor_execute", self._hear)
        event.listen(database.writer, "commit", self._commit)

    def _hear(
        self, _connection: Any, _cursor: Any, words: str, given: Any, _context: Any, many: bool
    ) -> None:
        if self._script is not None and threading.get_ident() == self._thread:
            self._script.said.append((words, given, many))

    def _commit(self, _connection: Any) -> None:
        if self._rehearsing:
            raise Rehearsed

    @contextmanager
    def listening(self) -> Iterator[Script]:
        """Writes down what this thread says inside; another one may hear what colleagues do."""
        self._thread, self._script = threading.get_ident(), Script()
        try:
            yield self._script
        finally:
            self._script = None

    def read(self, query: Callable[[Session], object]) -> Script:
        """What a reading says."""
        with self.listening() as script:
            self._database.read(query)
        return script

    def write(self, actor: Actor, operation: Callable[[Session], object]) -> Script:
        """What a write says, up to its commit; then it is rolled back. An answer with an `id` is a new record."""

        def rehearsed(session: Session) -> None:
            script.key = getattr(operation(session), "id", None)

        self._rehearsing = True
        with self.listening() as script, suppress(Rehearsed):
            self._database.write(actor, rehearsed)
        self._rehearsing = False
        return script


def bare_connection(url: str) -> psycopg.Connection[Any]:
    """A connection with the settings of the console's own, but none of its code."""
    settings = " ".join(f"-c {each}" for each in engines._SETTINGS)
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, options=settings)


def replay(connection: psycopg.Connection[Any], script: Script) -> int | None:
    """Say it all again in one transaction; a new record's key is the one that the server gives now, and the answer."""
    if not script.said:
        raise ValueError("nothing was written down")
    key = None
    with connection.cursor() as cursor:
        for words, given, many in script.said:
            if many:
                cursor.executemany(words, [_with_key(each, script.key, key) for each in given])
                continue
            cursor.execute(words, _with_key(given, script.key, key))
            if cursor.description is not None:
                rows = cursor.fetchall()
                if script.key is not None and key is None and words.startswith("INSERT INTO ticket "):
                    key = rows[0][0]
    connection.commit()
    return key


def _with_key(given: Any, old: int | None, new: int | None) -> Any:
    """The parameters with the new record's key in the place of the rehearsed one."""
    if old is None or new is None or not isinstance(given, dict):
        return given
    return {name: new if value == old and type(value) is int else value for name, value in given.items()}
