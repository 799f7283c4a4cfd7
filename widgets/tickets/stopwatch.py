"""The stopwatch of a call: starts with the form, can be stopped and goes on, survives in a draft."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from models.formats import format_clock
from widgets.parts.icons import wear
from widgets.parts.theme import set_look

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


class StopwatchButton(QPushButton):
    """Shows a stopwatch; a click stops it or lets it go on. Tab passes it by: it is not on the way of a call."""

    def __init__(self, watch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        set_look(self, "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Stopwatch: stop or go on"))
        self.setToolTip(self.accessibleName())
        self.clicked.connect(watch.toggle)
        watch.ticked.connect(self._show)
        self._show()

    def _show(self) -> None:
        wear(self, "pause" if self._watch.running else "play")
        self.setText(format_clock(self._watch.seconds()))
