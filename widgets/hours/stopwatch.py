"""The stopwatch of a consultation: runs from the first key, can be paused, and keeps what it really measured."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

Clock = Callable[[], float]
"""Seconds of a clock that never jumps."""

SECONDS_IN_MINUTE = 60


class Stopwatch(QObject):
    """Counts seconds while it runs; `ticked(seconds)` once a second and at every change."""

    ticked = Signal(int)

    def __init__(self, parent: QObject | None = None, clock: Clock = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._before = 0.0
        self._since: float | None = None
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tell)

    @property
    def running(self) -> bool:
        """Whether it counts now."""
        return self._since is not None

    @property
    def started(self) -> bool:
        """Whether it has ever counted."""
        return self.running or self._before > 0

    def seconds(self) -> int:
        """Whole seconds counted so far."""
        running = self._clock() - self._since if self._since is not None else 0.0
        return int(self._before + running)

    def minutes(self) -> int:
        """Whole minutes to the nearest, at least one once it has run."""
        return max(round(self.seconds() / SECONDS_IN_MINUTE), 1) if self.started else 0

    def start(self) -> None:
        """Begin, or go on after a pause."""
        if not self.running:
            self._since = self._clock()
            self._timer.start()
            self._tell()

    def pause(self) -> None:
        """Stop counting for a while."""
        if self._since is not None:
            self._before += self._clock() - self._since
            self._since = None
            self._timer.stop()
            self._tell()

    def toggle(self) -> None:
        """Pause or go on."""
        if self.running:
            self.pause()
        else:
            self.start()

    def put_back(self, seconds: int) -> None:
        """Go on from what a draft has kept; paused until the next start."""
        self._before = float(seconds)
        self._tell()

    def _tell(self) -> None:
        self.ticked.emit(self.seconds())
