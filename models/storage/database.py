"""The database as the rest of the program knows it: read with a query, write with an operation.

One mechanism for the embedded SQLite file and for the shared PostgreSQL. Reading and writing use connections of their
own; a write is one transaction that carries its journal and returns what it changed.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Self, TypeVar

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session, sessionmaker

from models.errors import DatabaseDamaged, OlderSchema
from models.storage import schema, server
from models.storage.backup import backup_file, not_a_desk, tables_of
from models.storage.changes import Changes
from models.storage.engines import make_engine, parse_url, server_name, sqlite_file
from models.storage.faults import known_faults
from models.storage.journal import SYSTEM, Actor, Scope, listen_to, touched
from models.storage.journal import Line as Line
from models.storage.journal import actor as actor
from models.storage.journal import by_server as by_server
from models.storage.journal import now as now
from models.storage.journal import record as record
from models.storage.journal import record_all as record_all
from models.storage.journal import touch as touch
from models.storage.places import FileLock, lock_path, refuse_unsuitable

T = TypeVar("T")
CHANNEL = "meo_console"


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """The answer of a write: what the operation returned, and what it changed."""

    value: T
    changes: Changes


class Database:
    """An open database; safe to use from several threads, each call in a session of its own."""

    def __init__(self, place: str | Path) -> None:
        """Prepare the engines; `open` also checks the place and the schema."""
        self.url = parse_url(place)
        self._file = sqlite_file(self.url)
        self.console = uuid.uuid4().hex
        self._lock: FileLock | None = None
        self._damage: DatabaseDamaged | None = None
        self._reader = make_engine(self.url, writing=False)
        self._writer = make_engine(self.url, writing=True)
        self._reads = sessionmaker(self._reader, expire_on_commit=False, autoflush=False)
        self._writes = sessionmaker(self._writer, expire_on_commit=False)

    @classmethod
    def open(cls, place: str | Path, *, migrate: bool = True) -> Self:
        """Open (and make, and migrate) the database at `place`: a path, sqlite:///… or postgresql://….

        Raises UnsuitablePlace, NewerSchema, OlderSchema (when `migrate` is False), InUse, DatabaseUnavailable,
        DatabaseDamaged.
        """
        path = sqlite_file(parse_url(place))
        if path is not None:
            refuse_unsuitable(path)
            with known_faults():
                path.parent.mkdir(parents=True, exist_ok=True)
        database = cls(place)
        with ExitStack() as undo:
            undo.callback(database.close)
            with known_faults():
                database._prepare(migrate=migrate)
            undo.pop_all()
        return database

    def _prepare(self, *, migrate: bool) -> None:
        path = self.file
        if not self._is_current():
            if not (migrate and self._may_migrate()):
                raise OlderSchema(self.revision() or "—")
            if path is not None:
                self._migrate_file(path)
            else:
                schema.migrate(self._writer)
        if path is not None:
            self._lock = FileLock(lock_path(path))

    def _migrate_file(self, path: Path) -> None:
        """Migrate a local file alone, after a backup beside it when it holds data."""
        lock = FileLock(lock_path(path), exclusive=True)
        try:
            found = self.revision()
            if found is None and tables_of(path):
                raise not_a_desk(path)
            if found is not None:
                backup_file(path, path.with_name(f"{path.name}.before-{schema.head()}"))
            schema.migrate(self._writer)
        finally:
            lock.release()

    def _is_current(self) -> bool:
        with self._writer.connect() as connection:
            return schema.is_current(connection)

    def _may_migrate(self) -> bool:
        """A server that was set up with roles is migrated by its administrator alone (models.rights.init_server)."""
        if self.is_sqlite:
            return True
        with self._writer.connect() as connection:
            return server.may_migrate(connection) and not server.is_initialised(connection)

    def revision(self) -> str | None:
        """The schema's revision, None for an empty database."""
        with self._writer.connect() as connection:
            return schema.current(connection)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded file."""
        return self.file is not None

    @property
    def file(self) -> Path | None:
        """The file of an embedded database, None for a server."""
        return self._file

    @property
    def shown(self) -> str:
        """The database as the status bar and reports name it: the file, or «desk@db.example.org»; no login, no path."""
        path = self.file
        return path.name if path is not None else server_name(self.url)

    @property
    def writer(self) -> Engine:
        """The writing engine, for schema work and bulk loads."""
        return self._writer

    @property
    def reader(self) -> Engine:
        """The reading engine."""
        return self._reader

    def read(self, query: Callable[[Session], T]) -> T:
        """Run `query` in a short reading session; it returns plain values, never mapped objects."""
        with self._faults(), self._reads() as session:
            return query(session)

    def write(self, actor: Actor, operation: Callable[[Session], T], *, reason: str = "") -> Written[T]:
        """Run `operation` as one transaction of `actor`; all of it happens, or nothing.

        Raises the operation's own KnownErrors, ConflictError for a stale record, DatabaseUnavailable, DiskFull, and
        NewerSchema once a newer console has migrated the server: from then on this one only reads, as it does after
        DatabaseDamaged, because writing to a damaged file damages more of it.
        """
        if self._damage is not None:
            raise self._damage.with_traceback(None)
        with self._faults(), self._writes() as session:
            session.info["scope"] = Scope(actor, self.console, reason, {})
            listen_to(session)
            with session.begin():
                if not self.is_sqlite:  # a file cannot be migrated while a console has it open
                    schema.refuse_newer(session.connection())
                value = operation(session)
                session.flush()
                changes = touched(session)
                self._announce(session, changes)
            return Written(value, changes)

    def write_as_system(self, operation: Callable[[Session], T]) -> Written[T]:
        """A write by the program itself (monitor, first start)."""
        return self.write(SYSTEM, operation)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Driver errors as known errors; a damage, once seen, is remembered."""
        try:
            with known_faults():
                yield
        except DatabaseDamaged as damage:
            self._damage = damage
            raise

    def _announce(self, session: Session, changes: Changes) -> None:
        """Tell the other consoles at commit (PostgreSQL NOTIFY; an SQLite file is watched instead)."""
        if changes and not self.is_sqlite:
            payload = f"{self.console} {changes.to_payload()}"
            session.execute(
                text("select pg_notify(:channel, :payload)"), {"channel": CHANNEL, "payload": payload}
            )

    def close(self) -> None:
        """Close all connections; the object must not be used afterwards."""
        if self.is_sqlite and self._lock is not None:
            with self._writer.connect() as connection:
                connection.exec_driver_sql("PRAGMA optimize")
        self._reader.dispose()
        self._writer.dispose()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
