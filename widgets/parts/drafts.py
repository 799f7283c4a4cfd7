"""What was typed and not yet saved, kept in a local file a moment after each key, and offered again after a crash.

A worker writes at most every 150 ms while somebody types (a throttle, not a wait for a pause: nobody types too fast
to be kept). May not know what a draft means.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from widgets.parts.draft_file import Draft, DraftFile

THROTTLE_SECONDS = 0.15
RETRY_SECONDS = 2.0


class Drafts(QObject):
    """Keeps drafts by key until they are dropped; `found` tells of those that an earlier run has left behind."""

    found = Signal(object)  # list[Draft]: left behind by an earlier run
    trouble = Signal(bool)  # True: drafts cannot be written (disk full); False: they can again

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = DraftFile(folder)
        self._waiting: dict[str, Draft | None] = {}
        self._changed = threading.Condition()
        self._leaving = False
        self._written = threading.Event()
        self._written.set()
        self._left: list[Draft] = []
        self._live: dict[str, Draft] = {}
        self._loaded = threading.Event()
        self._thread = threading.Thread(target=self._work, name="drafts")
        self._thread.start()

    def keep(self, key: str, kind: str, data: Mapping[str, Any]) -> None:
        """Keep what is typed now under `key`; returns at once.

        `kind` is «page.what» («tickets.call»), `data` plain values from which its form can be filled again. A key
        «key/part» belongs to the draft `key`. A form says by its attribute `draft_key` which draft is its own.
        """
        self._live[key] = Draft(key, kind, time.time(), dict(data))
        self._put(key, self._live[key])

    def drop(self, key: str) -> None:
        """Forget a draft: its form was saved or thrown away."""
        self._loaded.wait()
        self._left = [draft for draft in self._left if draft.key != key]
        self._live.pop(key, None)
        self._put(key, None)

    def pending(self) -> list[Draft]:
        """Everything typed and not saved, of earlier runs and of this one; waits for the file to be read."""
        self._loaded.wait()
        older = [draft for draft in self._left if draft.key not in self._live]
        return older + list(self._live.values())

    def flush(self, seconds: float = 2.0) -> bool:
        """Wait until everything typed is in the file; False if that did not happen in time."""
        return self._written.wait(seconds)

    def close(self) -> None:
        """Write what waits and end the worker; drafts of open forms stay in the file."""
        with self._changed:
            self._leaving = True
            self._changed.notify_all()
        self._thread.join()

    def _put(self, key: str, draft: Draft | None) -> None:
        with self._changed:
            self._waiting[key] = draft
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

    def _next_batch(self) -> dict[str, Draft | None]:
        """What waits to be written; empty when it is time to leave."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._leaving)
            batch, self._waiting = self._waiting, {}
        return batch

    def _settle(self, batch: dict[str, Draft | None], started: float, *, ok: bool) -> bool:
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
