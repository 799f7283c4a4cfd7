"""A tick for yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from widgets.parts.form.editor import Editor


class FlagEdit(Editor, QCheckBox):
    """A check box that carries the field's title itself."""

    edited = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.toggled.connect(self.edited)

    def read(self) -> Any:
        """The value that stands in the field."""
        return self.isChecked()

    def show_value(self, value: Any) -> None:
        """Show `value`."""
        self.setChecked(bool(value))

    def raw(self) -> str:
        """What stands in the field."""
        return "1" if self.isChecked() else ""

    def set_raw(self, text: str) -> None:
        """Put back what `raw` gave."""
        self.setChecked(bool(text))

    def set_locked(self, locked: bool) -> None:
        """Only show, or let edit again."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)
        self.setEnabled(not locked)
