"""Points out the fields of a template that an answer still has in braces, before the caller reads them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from widgets.parts.form import LongText
from widgets.parts.labels import ErrorLine

PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"  # how Qt ends a line within a selection


class Unfilled(ErrorLine):
    """The line under an answer; nothing is lost by it, and who asks a second time sends the answer as it is."""

    def __init__(self, text: LongText, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._told: str | None = None
        text.edited.connect(self.forget)

    def forget(self) -> None:
        """Other words, or another ticket: nothing has been said of them."""
        self._told = None
        self.say("")

    def lets_go(self) -> bool:
        """Whether the answer may go: it has no such field, or that has been said of these very words."""
        from models.tickets.templates import unfilled

        words = self._text.toPlainText()
        fields = unfilled(words)
        if not fields or words == self._told:
            self.forget()
            return True
        self._told = words
        sentence = self.tr(
            "Not filled in: {fields}. Write something instead, or answer once more: it goes as it is."
        )
        self.say(sentence.replace("{fields}", ", ".join(fields)))
        self._go_to(fields[0])
        return False

    def _go_to(self, field: str) -> None:
        """Choose the field in the text: what is typed next takes its place."""
        exactly = QTextDocument.FindFlag.FindCaseSensitively
        self._text.setTextCursor(self._text.document().find(field, 0, exactly))
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)


def insert_apart(text: LongText, body: str) -> None:
    """Put `body` where the cursor stands, in the place of what is chosen there, as a paragraph of its own."""
    from models.tickets.templates import set_apart

    cursor = text.textCursor()
    first, end = cursor.selectionStart(), cursor.selectionEnd()
    last = text.document().characterCount() - 1  # the last paragraph ends with a letter of its own
    text.insertPlainText(set_apart(_between(text, 0, first), body, _between(text, end, last)))


def _between(text: LongText, first: int, end: int) -> str:
    """What stands between two places of a text, which Qt counts in its own letters."""
    cursor = QTextCursor(text.document())
    cursor.setPosition(first)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace(PARAGRAPH, "\n")
