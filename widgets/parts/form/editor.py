"""What every editor of a form can do, whatever it looks like."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.parts.theme import set_look

PASSING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why the focus leaves a field for a moment: it comes back to the same letter."""


class UnreadableError(ValueError):
    """What was typed is no value of the field; its text is a translated sentence for the line under the field."""


class Editor:
    """Mixed into a QWidget with a signal `edited()`: reads and shows the value of one field.

    `raw` is the text exactly as typed, for drafts; `read` is the value, None when empty.
    """

    def read(self) -> Any:
        """The value typed, None when there is none; UnreadableError when it makes no sense."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show `value` (None: empty)."""
        raise NotImplementedError

    def raw(self) -> str:
        """What stands in the field, sense or not."""
        raise NotImplementedError

    def set_raw(self, text: str) -> None:
        """Put back what `raw` gave."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:
        """Show the value without letting anybody change it."""
        raise NotImplementedError


def mark_bad(widget: QWidget, bad: bool) -> None:
    """Draw the border of a field that holds something wrong."""
    if bool(widget.property("bad")) == bad:
        return
    widget.setProperty("bad", bad)
    set_look(widget, str(widget.property("look") or ""))


class LineEditor(Editor, QLineEdit):
    """An editor in one line; subclasses say how text becomes a value and back.

    A text that nobody has touched is read as the very value it was shown for, however that is written: otherwise a
    phone kept in another notation would look like somebody's correction.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stands_for = ("", "")
        self.editingFinished.connect(self.tidy)

    def parse(self, text: str) -> Any:
        """The value behind a text that is not empty; UnreadableError when there is none."""
        return text

    def written(self, value: Any) -> str:
        """How `value` stands in the field."""
        return str(value)

    def read(self) -> Any:
        """The value that stands in the field."""
        untouched, value = self._stands_for
        text = self.text()
        if text == untouched and value:
            return value
        return self.parse(text.strip()) if text.strip() else None

    def show_value(self, value: Any) -> None:
        """Show `value`."""
        self.set_raw("" if value is None else self.written(value))
        self._stands_for = (self.text(), value if isinstance(value, str) else "")

    def raw(self) -> str:
        """What stands in the field."""
        return self.text()

    def set_raw(self, text: str) -> None:
        """Put back what `raw` gave."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def set_locked(self, locked: bool) -> None:
        """Only show, or let edit again."""
        self.setReadOnly(locked)

    def tidy(self) -> None:
        """Write a readable value the usual way once the cursor leaves."""
        try:
            value = self.read()
        except UnreadableError:
            return
        if value is not None and self.written(value) != self.text():
            self.setText(self.written(value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning of what is too long, once the cursor has left."""
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.setCursorPosition(0)
