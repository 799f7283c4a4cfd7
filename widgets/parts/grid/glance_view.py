"""The list as a start shows it before the list itself is there: the same rows in the same places, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from models.fields import Field
from widgets.parts.few_rows import FewRows, Row
from widgets.parts.grid.columns import Now, computer_now
from widgets.parts.grid.layout import Memory
from widgets.parts.grid.view import PaintedView


class GlanceView(PaintedView):
    """Paints rows as the grid does, so that none moves when the grid takes over; takes no key and no mouse."""

    painted = Signal()  # for the first time

    def __init__(self, parent: QWidget, key: str, memory: Memory, now: Now = computer_now) -> None:
        super().__init__(parent, key, memory, now)
        self._never_painted = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.restyle()

    def show_rows(self, fields: Iterable[Field], rows: Iterable[Row]) -> None:
        """Show these rows under the columns that the memory tells."""
        model = FewRows(list(fields), self)
        model.show_rows(rows)
        self.setModel(model)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width as the grid does."""
        super().resizeEvent(event)
        self.columns.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when rows are on the screen."""
        super().paintEvent(event)
        if self._never_painted:
            self._never_painted = False
            QTimer.singleShot(0, self, self.painted.emit)
