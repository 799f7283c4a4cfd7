"""Editors of one line: words, codes, whole numbers, per cent, phones, e-mail and durations."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models import formats
from widgets.parts.form.editor import LineEditor, UnreadableError
from widgets.parts.text import shown_minutes

STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 15,
    Qt.Key.Key_PageDown: -15,
}
"""Minutes that a key adds to a duration."""


class TextEdit(LineEditor):
    """Words; blanks at both ends and doubled ones are not kept."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self.edited)

    def parse(self, text: str) -> Any:
        """The words with single blanks."""
        return formats.clean_spaces(text)


class EmailEdit(TextEdit):
    """An e-mail address: one @ with something on both sides."""

    def parse(self, text: str) -> Any:
        """The address."""
        name, at, host = text.rpartition("@")
        if not (name and at and "." in host) or any(character.isspace() for character in text):
            raise UnreadableError(self.tr("This is not an e-mail address"))
        return text


class PhoneEdit(TextEdit):
    """A phone number, shown the Russian way; one that nobody can read is kept as it was typed."""

    def written(self, value: Any) -> str:
        """`+7 495 249-90-11, доб. 222`."""
        return formats.normalise_phone(str(value))[1]


class IntegerEdit(TextEdit):
    """A whole number; blanks between thousands may be typed."""

    def parse(self, text: str) -> Any:
        """The number."""
        digits = "".join(text.split())
        if not digits.lstrip("-−").isdecimal():
            raise UnreadableError(self.tr("A whole number is needed"))
        return int(digits.replace("−", "-"))

    def written(self, value: Any) -> str:
        """Thousands apart."""
        return formats.group_digits(int(value))


class PercentEdit(TextEdit):
    """A share in per cent; comma or point, the sign may be typed."""

    def parse(self, text: str) -> Any:
        """The share."""
        digits = "".join(text.replace("%", "").split()).replace(",", ".")
        try:
            return float(digits)
        except ValueError as error:
            raise UnreadableError(self.tr("A number of per cent is needed")) from error

    def written(self, value: Any) -> str:
        """With comma and sign."""
        return formats.format_percent(float(value))


class DurationEdit(TextEdit):
    """Minutes: «1:30», «90», «1,5 ч», «1ч30» are all 90; Up and Down change by 1, PgUp and PgDn by 15."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("1:30, 90 or 1.5 h"))

    def parse(self, text: str) -> Any:
        """Whole minutes."""
        try:
            return formats.parse_minutes(text)
        except ValueError as error:
            raise UnreadableError(self.tr("A duration is needed, for instance 1:30")) from error

    def written(self, value: Any) -> str:
        """`1 ч 30 мин`."""
        return shown_minutes(int(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow and page keys."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        try:
            minutes = self.read() or 0
        except UnreadableError:
            return
        self.setText(self.written(max(minutes + step, 0)))
