"""What was saved while the database did not answer goes out by itself, once, when it answers again.

The form stays open and its draft stays in the local journal, which says so before the first try: a console that ends
in the middle of a write finds there what was to be sent. Its own key makes saving repeatable, so that a commit whose
outcome nobody knows is not made twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import DatabaseUnavailable

if TYPE_CHECKING:
    from widgets.parts.tasks import Tasks

AGAIN_MS = 3_000


class SendLater(QObject):
    """One form's place in the outbox: remembers that it wants to be sent and calls `send` when that may work."""

    changed = Signal(bool)  # whether it waits: the form says so

    def __init__(self, tasks: Tasks, send: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._send = send
        self._waits = False
        self._underway = False
        self._online = tasks.ear.is_online
        self._timer = QTimer(
            self, interval=AGAIN_MS
        )  # the safety net: `online` may come before the last failure
        self._timer.timeout.connect(self._try)
        tasks.online.connect(self._on_online)

    @property
    def waits(self) -> bool:
        """Whether the form is saved as far as the person is concerned, and waits for the database."""
        return self._waits

    @property
    def intends(self) -> bool:
        """Whether it is to be sent, now or later: the draft must say so before a write is begun."""
        return self._waits or self._underway

    def begin(self) -> None:
        """A write is begun: it waits from the moment on at which the connection is known to be lost."""
        self._underway = True
        if not self._online:
            self._say(True)

    def takes(self, error: Exception) -> bool:
        """Whether a failed save is this outbox's business: then it will be tried again, else the form must answer."""
        if not isinstance(error, DatabaseUnavailable):
            self.settle()
            return False
        self._underway = False
        self.wait()
        return True

    def wait(self) -> None:
        """Send as soon as the database answers; also for a draft that an earlier run left waiting."""
        self._timer.start()
        self._say(True)

    def settle(self) -> None:
        """It was sent, or somebody took it back: nothing waits any more."""
        self._underway = False
        self._timer.stop()
        self._say(False)

    def _say(self, waits: bool) -> None:
        if waits != self._waits:
            self._waits = waits
            self.changed.emit(waits)

    def _on_online(self, online: bool) -> None:
        self._online = online
        if online:
            self._try()
        elif self._underway:  # the write may hang for a minute before it fails
            self._say(True)

    def _try(self) -> None:
        if self._waits:
            self._timer.start()
            self._send()
