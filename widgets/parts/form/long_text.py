"""Text of several lines that never traps the keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from widgets.parts.form.editor import Editor


class LongText(Editor, QPlainTextEdit):
    """Several lines; Tab leaves the field (Ctrl+Tab writes a tab), Ctrl+Enter belongs to the form's button."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self._lines = lines
        self._stands_for = ("", "")
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.edited)

    def read(self) -> Any:
        """The value that stands in the field; untouched, it is the one that was shown, whatever ends its lines."""
        untouched, value = self._stands_for
        text = self.toPlainText()
        return value if text == untouched and value else text.strip() or None

    def show_value(self, value: Any) -> None:
        """Show `value`."""
        self.set_raw("" if value is None else str(value))
        self._stands_for = (self.toPlainText(), str(value or ""))

    def raw(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def set_raw(self, text: str) -> None:
        """Put back what `raw` gave."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def set_locked(self, locked: bool) -> None:
        """Only show, or let edit again."""
        self.setReadOnly(locked)

    def sizeHint(self) -> QSize:
        """As high as the wanted number of lines; never higher by itself, so that nothing moves while one types."""
        margins = int(self.document().documentMargin() * 2) + self.frameWidth() * 2
        padding = self.height() - self.viewport().height()
        height = QFontMetrics(self.font()).lineSpacing() * self._lines + margins + max(padding, 0)
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Never lower than wanted."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter and Esc to the form, and Ctrl+Z to the window when there is nothing typed to take back."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            event.ignore()
            return
        super().keyPressEvent(event)
