"""The file behind the drafts: one small SQLite database a console; those of dead consoles are adopted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile

MOST_CONSOLES = 20
TABLE = """CREATE TABLE IF NOT EXISTS draft (
    key TEXT NOT NULL, kind TEXT NOT NULL, at REAL NOT NULL, data TEXT NOT NULL,
    database TEXT NOT NULL DEFAULT '', PRIMARY KEY (database, key))"""
UPSERT = "INSERT OR REPLACE INTO draft (key, kind, at, data, database) VALUES (?, ?, ?, ?, ?)"
BEFORE = (  # of the first files, whose drafts did not say which database they belong to
    "ALTER TABLE draft RENAME TO draft_before",
    TABLE,
    "INSERT INTO draft (key, kind, at, data) SELECT key, kind, at, data FROM draft_before",
    "DROP TABLE draft_before",
)

Place = tuple[str, str]
"""Database and key: «answer:7» of one database has nothing to do with that of another."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Something typed and not saved: `kind` is «page.what», `at` Unix seconds.

    `database` says where it would be saved, empty when an earlier version has not noted that.
    """

    key: str
    kind: str
    at: float
    data: dict[str, Any]
    database: str = ""

    @property
    def place(self) -> Place:
        """What tells it from all others."""
        return self.database, self.key


def whole(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without their parts («key/part»)."""
    return [draft for draft in drafts if "/" not in draft.key]


class DraftFile:
    """One console's file in a folder of such; lives in the worker of `Drafts`, failures of the disk are answers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: QLockFile | None = None
        self._path: Path | None = None
        self._connection: sqlite3.Connection | None = None

    def open(self) -> list[Draft]:
        """Take a free file and read what earlier runs left in it and in the files of consoles that are gone."""
        self._path = self._take()
        if self._path is None:
            return []
        left = self._read(self._path)
        for other in sorted(self._folder.glob("drafts-*.sqlite")):
            lock = self._hold(other)
            if other == self._path or lock is None:
                continue
            orphans = self._read(other)
            if orphans and self.write({draft.place: draft for draft in orphans}):
                left += orphans
                with closing(connect(other)) as connection, connection:
                    connection.execute("DELETE FROM draft")
            lock.unlock()
        return sorted(left, key=lambda draft: draft.at)

    def write(self, batch: Mapping[Place, Draft | None]) -> bool:
        """Keep or (None) forget drafts in one transaction; False if the disk does not take them."""
        try:
            if self._path is None:
                self._path = self._take()
            if self._connection is None and self._path is not None:
                self._connection = connect(self._path)
            if self._connection is None:
                return False
            with self._connection:
                for place, draft in batch.items():
                    self._keep(self._connection, place, draft)
        except (sqlite3.Error, OSError):
            self._disconnect()
            return False
        return True

    def close(self) -> None:
        """Give the file free."""
        self._disconnect()
        if self._lock is not None:
            self._lock.unlock()

    @staticmethod
    def _keep(connection: sqlite3.Connection, place: Place, draft: Draft | None) -> None:
        if draft is None:
            connection.execute("DELETE FROM draft WHERE database = ? AND key = ?", place)
        else:
            data = json.dumps(draft.data, ensure_ascii=False, default=str)
            connection.execute(UPSERT, (draft.key, draft.kind, draft.at, data, draft.database))

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _take(self) -> Path | None:
        """The first numbered file that no living console holds."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return None
        for number in range(1, MOST_CONSOLES + 1):
            path = self._folder / f"drafts-{number}.sqlite"
            self._lock = self._hold(path)
            if self._lock is not None:
                return path
        return None

    @staticmethod
    def _hold(path: Path) -> QLockFile | None:
        """The lock of a file, unless a living process has it."""
        lock = QLockFile(str(path.with_suffix(".lock")))
        lock.setStaleLockTime(0)  # stale only when its process is gone, however old it is
        return lock if lock.tryLock(0) else None

    @staticmethod
    def _read(path: Path) -> list[Draft]:
        """The drafts in a file; a file that is no database is put aside for somebody to look at."""
        try:
            with closing(connect(path)) as connection:
                rows = connection.execute("SELECT key, kind, at, data, database FROM draft").fetchall()
            return [Draft(key, kind, at, json.loads(data), base) for key, kind, at, data, base in rows]
        except sqlite3.OperationalError:  # the disk is full or read-only: the file itself may be sound
            return []
        except (sqlite3.DatabaseError, ValueError):
            path.replace(path.with_suffix(".damaged"))
            return []


def connect(path: Path) -> sqlite3.Connection:
    """Open a file of drafts for its owner's eyes only; every commit outlives the process (WAL)."""
    path.touch(mode=0o600)
    connection = sqlite3.connect(path, timeout=1)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute(TABLE)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(draft)")}
    if "database" not in columns:
        with connection:
            connection.execute("BEGIN")
            for statement in BEFORE:
                connection.execute(statement)
    return connection
