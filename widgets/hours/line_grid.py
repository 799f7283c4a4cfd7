"""The lines of a register: a grid that hands the keyboard on to the empty line below its last row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from widgets.parts.grid import Grid


class LineGrid(Grid):
    """Down on the last row goes on to the line below."""

    left_below = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at the bottom."""
        rows = self.rows.rowCount() if self.rows is not None else 0
        at_end = self.currentIndex().row() == rows - 1
        if event.key() == Qt.Key.Key_Down and at_end and not event.modifiers():
            self.left_below.emit()
        else:
            super().keyPressEvent(event)

    def go_to_end(self) -> None:
        """Show the newest line and make it current."""
        rows = self.rows.rowCount() if self.rows is not None else 0
        if rows:
            last = self.id_at(rows - 1)
            if last is not None:
                self.select_id(last)
        self.scrollToBottom()
