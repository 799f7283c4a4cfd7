"""A tick for yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from widgets.parts.form.editor import Editor


class FlagEdit(Editor, QWidget):
    """A check box with the field's title beside it, which wraps where a plain check box would be cut."""

    edited = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.edited)
        self.setText(title)

    def setText(self, title: str) -> None:
        """Show another title."""
        self._words.setText(title)
        self.box.setAccessibleName(title)

    def text(self) -> str:
        """The title."""
        return self._words.text()

    def read(self) -> Any:
        """The value that stands in the field."""
        return self.box.isChecked()

    def show_value(self, value: Any) -> None:
        """Show `value`."""
        self.box.setChecked(bool(value))

    def raw(self) -> str:
        """What stands in the field."""
        return "1" if self.box.isChecked() else ""

    def set_raw(self, text: str) -> None:
        """Put back what `raw` gave."""
        self.box.setChecked(bool(text))

    def set_locked(self, locked: bool) -> None:
        """Only show, or let edit again."""
        self.setEnabled(not locked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words ticks too."""
        super().mouseReleaseEvent(event)
        if self.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.toggle()
