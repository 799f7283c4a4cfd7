"""Something that is looked after while a window is open: soon after the start, then again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from widgets.parts.context import Context


class Clock(QObject):
    """Calls `look` after `first_ms`, then every `every_ms` milliseconds; a subclass says what there is to look at."""

    first_ms: int
    every_ms: int

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._busy = False
        self._timer = QTimer(self, interval=self.every_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(self.first_ms, self, self.look)

    def look(self) -> None:
        """See whether something is to be done, unless the last is still being done."""
        raise NotImplementedError
