"""The fields of a call beneath each other, scrolled where the window is low: whoever types sees what he types."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from widgets.parts.theme import Theme, set_look

LABEL, BELOW = 28, 12
"""Room kept in sight above the field that has the cursor, for its label, and beneath it."""


class FieldsArea(QScrollArea):
    """Keeps the field that has the focus in sight, however it came there and whatever takes the room."""

    def __init__(self, parts: Iterable[QWidget]) -> None:
        super().__init__()
        px = Theme.current().px
        inside = QWidget()
        set_look(inside, "surface")
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(px(16), px(12), px(16), px(12))
        self._fields.setSpacing(px(10))
        for part in parts:
            self._fields.addWidget(part)
        self._fields.addStretch(1)
        self._free = px(16)
        self._soon = QTimer(self, singleShot=True, interval=0)  # later: the layouts are at work
        self._soon.timeout.connect(self.follow)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(self, "surface")
        self.setWidget(inside)
        self._inside = inside
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def follow(self) -> None:
        """Scroll as little as brings the field with the focus into sight, with its label."""
        field, inside = QApplication.focusWidget(), self._inside
        if field is None or not self.isVisible() or not inside.isAncestorOf(field):
            return
        px, bar, room = Theme.current().px, self.verticalScrollBar(), self.viewport().height()
        box = field.rect().adjusted(0, -px(LABEL), 0, px(BELOW))
        if box.height() > room:
            box = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        box.translate(field.mapTo(inside, QPoint(0, 0)))
        bar.setValue(max(min(bar.value(), box.top()), box.bottom() - room + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Something else has taken or given room."""
        super().resizeEvent(event)
        self._soon.start()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._soon.start()

    def _make_room(self, least: int, most: int) -> None:
        """The bar comes and goes beside the fields, in the room that they leave free at their right."""
        taken = self.verticalScrollBar().sizeHint().width() if most > least else 0
        margins = self._fields.contentsMargins()
        self._fields.setContentsMargins(
            margins.left(), margins.top(), max(self._free - taken, 0), margins.bottom()
        )
        self._soon.start()
