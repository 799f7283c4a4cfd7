"""What was typed and not yet saved, kept in a local file a moment after each key, and offered again after a crash.

A worker writes at most every 150 ms while somebody types (a throttle, not a wait for a pause: nobody types too fast
to be kept). May not know what a draft means; it knows the name of the database that each belongs to, and hands out
those of the open one only.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from widgets.parts.draft_file import Draft, DraftFile, Place

THROTTLE_SECONDS = 0.15
RETRY_SECONDS = 2.0


class Drafts(QObject):
    """Keeps drafts by key until they are dropped; `found` tells of those that an earlier run has left behind."""

    found = Signal(object)  # list[Draft]: left behind by an earlier run
    trouble = Signal(bool)  # True: drafts cannot be written (disk full); False: they can again

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = DraftFile(folder)
        self._waiting: dict[Place, Draft | None] = {}
        self._changed = threading.Condition()
        self._leaving = False
        self._written = threading.Event()
        self._written.set()
        self._left: list[Draft] = []
        self._live: dict[Place, Draft] = {}
        self._database = ""
        self._loaded = threading.Event()
        self._thread = threading.Thread(target=self._work, name="drafts")
        self._thread.start()

    def belong_to(self, database: str) -> None:
        """From now on this database is open: what is typed is its own, and only its drafts are handed out."""
        self._database = database

    def keep(self, key: str, kind: str, data: Mapping[str, Any]) -> None:
        """Keep what is typed now under `key`; returns at once.

        `kind` is «page.what» («tickets.call»), `data` plain values from which its form can be filled again. A key
        «key/part» belongs to the draft `key`. A form says by its attribute `draft_key` which draft is its own.
        """
        draft = Draft(key, kind, time.time(), dict(data), self._database)
        self._live[draft.place] = draft
        self._put(draft.place, draft)
        if self._database and self._loaded.is_set():
            self._forget(("", key))  # of an earlier version: now it is known where it belongs

    def drop(self, key: str) -> None:
        """Forget a draft: its form was saved or thrown away."""
        self._loaded.wait()
        self._live.pop((self._database, key), None)
        self._forget((self._database, key))
        self._put((self._database, key), None)
        self._forget(("", key))

    def pending(self) -> list[Draft]:
        """What was typed for this database and not saved, of earlier runs and of this one; waits for the file.

        One that does not say its database may belong here, but is not sent by itself: that might be the wrong one.
        """
        mine = [draft for draft in self._all() if draft.database in (self._database, "")]
        return [draft if draft.database == self._database else _unsent(draft) for draft in mine]

    def elsewhere(self) -> list[Draft]:
        """What was typed for other databases: kept untouched until one of those is open."""
        return [draft for draft in self._all() if draft.database not in (self._database, "")]

    def _all(self) -> list[Draft]:
        self._loaded.wait()
        return [draft for draft in self._left if draft.place not in self._live] + list(self._live.values())

    def _forget(self, place: Place) -> None:
        """What an earlier run has left behind there is gone."""
        if any(draft.place == place for draft in self._left):
            self._left = [draft for draft in self._left if draft.place != place]
            self._put(place, None)

    def flush(self, seconds: float = 2.0) -> bool:
        """Wait until everything typed is in the file; False if that did not happen in time."""
        return self._written.wait(seconds)

    def close(self) -> None:
        """Write what waits and end the worker; drafts of open forms stay in the file."""
        with self._changed:
            self._leaving = True
            self._changed.notify_all()
        self._thread.join()

    def _put(self, place: Place, draft: Draft | None) -> None:
        with self._changed:
            self._waiting[place] = draft
            self._written.clear()
            self._changed.notify_all()

    def _work(self) -> None:
        self._left = self._file.open()
        self._loaded.set()
        if self._left and isValid(self):
            self.found.emit(list(self._left))
        well = True
        while batch := self._next_batch():
            started = time.monotonic()
            ok = self._file.write(batch)
            if ok != well and isValid(self):
                self.trouble.emit(not ok)
            well = ok
            if not self._settle(batch, started, ok=ok):
                break
        self._file.close()

    def _next_batch(self) -> dict[Place, Draft | None]:
        """What waits to be written; empty when it is time to leave."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._leaving)
            batch, self._waiting = self._waiting, {}
        return batch

    def _settle(self, batch: dict[Place, Draft | None], started: float, *, ok: bool) -> bool:
        """Note how a write went and pause; False when leaving although nothing can be written."""
        with self._changed:
            if ok:
                if not self._waiting:
                    self._written.set()
                pause = THROTTLE_SECONDS - (time.monotonic() - started)
            else:
                self._waiting = {**batch, **self._waiting}
                pause = RETRY_SECONDS
            self._changed.wait_for(lambda: self._leaving, max(pause, 0))
            return ok or not self._leaving


def _unsent(draft: Draft) -> Draft:
    """The draft without the wish to go out by itself."""
    return replace(draft, data={name: value for name, value in draft.data.items() if name != "waits"})
