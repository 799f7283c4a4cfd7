"""Learns what other consoles change: LISTEN on PostgreSQL, a look at SQLite's data version on a local file.

Both read the journal after a silence or a lost connection, so nothing is missed; a slow poll is the safety net, and
also how a connection is noticed that is dead without a word.
"""

from __future__ import annotations

import select as sockets
import time
from contextlib import suppress
from typing import Any

from sqlalchemy import and_, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from models.storage.changes import EVERYTHING, Changes
from models.storage.database import CHANNEL, Database
from models.storage.journal import JournalEntry

POLL_SECONDS = 0.25
SAFETY_SECONDS = 3.0
_MANY = 500


class Watcher:
    """Waits for changes made by other consoles; use from one thread of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Any = None
        self._seen: int | None = None
        self._version: int | None = None
        self._told: frozenset[int] = frozenset()
        self._looked = 0.0
        self._gap = False
        self._closed = False

    def wait(self, timeout: float) -> Changes:
        """What others changed within `timeout` seconds; returns at once when something did, else empty Changes.

        Raises DatabaseUnavailable; call again later, and what was missed meanwhile comes then.
        """
        if self._seen is None:
            self._seen = self._database.read(self._newest)
        return self._wait_for_file(timeout) if self._database.is_sqlite else self._wait_for_server(timeout)

    def had_a_gap(self) -> bool:
        """Whether the connection was lost since the last question: what leaves no line in the journal was missed."""
        gap, self._gap = self._gap, False
        return gap

    def _newest(self, session: Session) -> int:
        if self._database.is_sqlite:
            return session.execute(select(func.coalesce(func.max(JournalEntry.seq), 0))).scalar_one()
        return int(session.execute(text("select pg_snapshot_xmin(pg_current_snapshot())::text")).scalar_one())

    def _missed(self) -> Changes:
        """What the journal holds beyond what this watcher has seen, but for this console's own changes."""
        self._looked = time.monotonic()
        return self._database.read(self._read_journal)

    def _read_journal(self, session: Session) -> Changes:
        seen = self._seen or 0
        newer = (
            JournalEntry.seq > seen
            if self._database.is_sqlite
            # Sequence numbers come out of the order of commits; transaction numbers with the snapshot do not.
            else JournalEntry.transaction >= seen
        )
        condition = and_(newer, JournalEntry.console != self._database.console)
        upto = self._newest(session)
        columns = select(JournalEntry.seq, JournalEntry.entity, JournalEntry.entity_id)
        lines = session.execute(columns.where(condition).limit(_MANY + 1)).all()
        # While somebody's long transaction lasts, the same lines are read again and again: each is told once.
        fresh = [line for line in lines if line.seq not in self._told]
        self._seen, self._told = upto, frozenset(line.seq for line in lines)
        if len(lines) > _MANY:
            entities = session.scalars(select(JournalEntry.entity).where(condition).distinct())
            return Changes({entity: [EVERYTHING] for entity in entities})
        found: dict[str, set[int]] = {}
        for line in fresh:
            found.setdefault(line.entity, set()).add(line.entity_id)
        return Changes(found)

    def _wait_for_file(self, timeout: float) -> Changes:
        until = time.monotonic() + timeout
        while not self._closed:
            version = self._data_version()
            if version != self._version:
                first, self._version = self._version is None, version
                changes = self._missed()
                if changes or first:
                    return changes
            if time.monotonic() >= until:
                break
            time.sleep(min(POLL_SECONDS, max(until - time.monotonic(), 0)))
        return Changes()

    def _data_version(self) -> int:
        """Changes whenever another connection commits (https://www.sqlite.org/pragma.html#pragma_data_version)."""
        if self._connection is None:
            self._connection = self._database.reader.raw_connection()
        row = self._connection.cursor().execute("PRAGMA data_version").fetchone()
        return int(row[0])

    def _wait_for_server(self, timeout: float) -> Changes:
        import psycopg

        try:
            listener = self._listener()
            if self._version is None:
                self._version = 1
                return self._missed()
            ready, _, _ = sockets.select([listener.fileno()], [], [], timeout)
            if ready:
                return self._notified(listener)
            is_due = time.monotonic() - self._looked >= SAFETY_SECONDS
            return self._missed() if is_due else Changes()
        except (psycopg.OperationalError, DBAPIError, OSError):
            self._drop_connection()
            return self._missed()

    def _listener(self) -> Any:
        if self._connection is None:
            self._connection = self._database.reader.raw_connection()
            driver = self._connection.driver_connection
            driver.rollback()
            driver.set_autocommit(True)
            driver.execute(f"LISTEN {CHANNEL}")
            self._version = None
        return self._connection.driver_connection

    def _notified(self, listener: Any) -> Changes:
        changes = Changes()
        for notice in listener.notifies(timeout=0, stop_after=_MANY):
            console, _, payload = notice.payload.partition(" ")
            if console != self._database.console:
                with suppress(ValueError):  # whoever has a login may say anything on the channel
                    changes |= Changes.from_payload(payload)
        return changes

    def _drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection = None
            self._gap = True
        self._version = None

    def close(self) -> None:
        """Stop waiting and give the connection back."""
        self._closed = True
        self._drop_connection()
