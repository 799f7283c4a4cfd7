"""The stopwatch of a call: starts with the form, can be stopped and goes on, survives in a draft."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

TICK = 1000


class Stopwatch(QObject):
    """Seconds of a call by the monotonic clock; `ticked(seconds)` once a second while it runs."""

    ticked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counted = 0.0
        self._since: float | None = time.monotonic()
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(lambda: self.ticked.emit(self.seconds()))
        self._timer.start()

    def seconds(self) -> int:
        """What has been counted so far."""
        running = time.monotonic() - self._since if self._since is not None else 0.0
        return int(self._counted + running)

    @property
    def running(self) -> bool:
        """Whether it counts now."""
        return self._since is not None

    def toggle(self) -> None:
        """Stop, or go on."""
        if self._since is not None:
            self._counted += time.monotonic() - self._since
            self._since = None
            self._timer.stop()
        else:
            self._since = time.monotonic()
            self._timer.start()
        self.ticked.emit(self.seconds())

    def set_seconds(self, seconds: int) -> None:
        """Go on from what a draft has counted."""
        self._counted = seconds
        if self._since is not None:
            self._since = time.monotonic()
        self.ticked.emit(self.seconds())
