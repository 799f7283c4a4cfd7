"""The list under a field that completes what is typed: as large as what it offers, a bar only where more follows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from widgets.parts.theme import set_look

ROWS_AT_ONCE = 8


class PopupList(QListView):
    """The popup of a completer; `offer` shows it beneath its field."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        set_look(self, "popup")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def event(self, event: QEvent) -> bool:
        """Give the keys back when the news of having become active comes after the list was hidden again."""
        if event.type() == QEvent.Type.WindowActivate and not self.isVisible() and self._field is not None:
            self._field.window().activateWindow()
        return super().event(event)

    def offer(self, completer: QCompleter) -> None:
        """Show what the completer has, all of it or the first rows."""
        self._field = completer.widget()
        completer.setMaxVisibleItems(ROWS_AT_ONCE)
        completer.complete()
        self._fit(completer.widget())

    def _fit(self, field: QWidget) -> None:
        model = self.model()
        rows = min(model.rowCount(), ROWS_AT_ONCE)
        if not self.isVisible() or not rows:
            return
        more = model.rowCount() > rows
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        was = self.geometry()
        around = self.size() - self.viewport().size()
        height = sum(self.sizeHintForRow(row) for row in range(rows)) + around.height()
        width = max(field.width(), self.sizeHintForColumn(0) + around.width())
        screen = self.screen().availableGeometry()
        width = min(width, screen.width())
        left = min(was.left(), screen.right() + 1 - width)
        above = was.top() < field.mapToGlobal(field.rect().topLeft()).y()
        self.setGeometry(left, was.bottom() + 1 - height if above else was.top(), width, height)
