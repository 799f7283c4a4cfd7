"""Listens, in a worker, for what other consoles change, and notices when the database stops to answer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from models.errors import KnownError

if TYPE_CHECKING:  # SQLAlchemy is imported in a worker, after the window is painted
    from models.storage.database import Database

LOOK_SECONDS = 0.4  # how long one look lasts; also how long closing may have to wait
RETRY_SECONDS = 2.0


class Ear(QObject):
    """`heard(Changes)` for what others wrote; `online(bool)` when the connection goes and when it is back."""

    heard = Signal(object)
    online = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._leaving = threading.Event()

    def stop(self) -> None:
        """End `listen` soon."""
        self._leaving.set()

    def listen(self, database: Database) -> None:
        """Listen until `stop`; runs in a worker of its own."""
        from models.storage.watch import Watcher

        watcher = Watcher(database)
        online = True
        while not self._leaving.is_set():
            try:
                changes = watcher.wait(LOOK_SECONDS)
            except KnownError:
                online = self._say_online(online, now=False)
                self._leaving.wait(RETRY_SECONDS)
                continue
            online = self._say_online(online, now=True)
            if changes and isValid(self):
                self.heard.emit(changes)
        watcher.close()

    def _say_online(self, before: bool, *, now: bool) -> bool:
        if before != now and isValid(self):
            self.online.emit(now)
        return now
