"""Listens, in a worker, for what other consoles change, and notices when the database stops to answer."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from models.errors import KnownError, LoginRefused

if TYPE_CHECKING:  # SQLAlchemy is imported in a worker, after the window is painted
    from models.storage.database import Database

LOOK_SECONDS = 0.4  # how long one look lasts; also how long closing may have to wait
RETRY_SECONDS = 2.0
TICK_MS = 1_000
PATIENCE_TICKS = 7  # a look that has not come back is a dead connection, long before TCP gives it up


class Ear(QObject):
    """`heard(Changes)` for what others wrote; `online(bool)` when the connection goes and when it is back.

    `online(True)` also comes when the connection was lost and made anew in between: then everything may have changed.
    `refused(LoginRefused)` tells at each try that the server is there and does not accept the login.
    """

    heard = Signal(object)
    online = Signal(bool)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._leaving = threading.Event()
        self._online = True
        self._ticks = 0  # since the last look came back; ticks and not seconds, so that a computer may sleep
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._tick)

    @property
    def is_online(self) -> bool:
        """Whether the database has answered as far as is known."""
        return self._online

    def begin(self) -> None:
        """Mind, on the GUI thread, that `listen` keeps coming back."""
        self._clock.start()

    def stop(self) -> None:
        """End `listen` soon."""
        self._clock.stop()
        self._leaving.set()

    def listen(self, database: Database) -> None:
        """Listen until `stop`; runs in a worker of its own."""
        from models.storage.watch import Watcher

        with closing(Watcher(database)) as watcher:  # a bug that ends it leaves no connection behind
            while not self._leaving.is_set():
                try:
                    changes = watcher.wait(LOOK_SECONDS)
                except KnownError as error:
                    self._say_online(now=False)
                    if isinstance(error, LoginRefused) and isValid(self):
                        self.refused.emit(error)
                    self._leaving.wait(RETRY_SECONDS)
                    continue
                self._ticks = 0
                self._say_online(now=True, again=watcher.had_a_gap())
                if changes and isValid(self):
                    self.heard.emit(changes)

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks >= PATIENCE_TICKS:
            self._say_online(now=False)

    def _say_online(self, *, now: bool, again: bool = False) -> None:
        before, self._online = self._online, now
        if (again or before != now) and isValid(self):
            self.online.emit(now)
