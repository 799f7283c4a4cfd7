"""Says how the chosen tickets belong to another one: a number and a kind, in a small form over the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.tickets.choices import LinkKind
from widgets.parts.form import Caption, ErrorLine, Option, Segmented
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look
from widgets.tickets.links import CONTEXT, LINKS

WIDTH = 340


class LinkForm(QFrame):
    """`asked(number, kind)` of the other ticket; Enter asks from every field, Esc leaves everything as it was."""

    asked = Signal(int, object)

    def __init__(self, numbers: Sequence[int], over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self._numbers = set(numbers)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "toast")
        shown = [Option(kind, translate(CONTEXT, LINKS[kind, True])) for kind in LinkKind]
        self.kind = Segmented(shown, self)
        self.kind.show_value(LinkKind.RELATED)
        self.kind.setAccessibleName(self.tr("How they belong together"))
        self.number = QLineEdit(self)
        self.number.setPlaceholderText(self.tr("No. of the other ticket"))
        self.number.setAccessibleName(self.number.placeholderText())
        self.error = ErrorLine(self)
        done = QPushButton(self.tr("Relate"), self)
        set_look(done, "primary")
        done.clicked.connect(self._ask)
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(6))
        count = len(self._numbers)
        title = self.tr("No. {number} is").format(number=min(self._numbers))
        column.addWidget(
            Caption(title if count == 1 else self.tr("%n chosen ticket(s) are", "", count), self)
        )
        column.addWidget(self.kind)
        line = QHBoxLayout()
        line.addWidget(self.number, 1)
        line.addWidget(done)
        column.addLayout(line)
        column.addWidget(self.error)
        self.setMinimumWidth(px(WIDTH))

    def open(self) -> None:
        """Show it in the upper part of the list, with the cursor in the number."""
        over = self.parentWidget()
        if over is not None:
            self.move(over.mapToGlobal(QPoint(over.width() // 3, over.height() // 5)))
        self.show()
        self.number.setFocus(Qt.FocusReason.PopupFocusReason)

    def _ask(self) -> None:
        digits = "".join(letter for letter in self.number.text() if not letter.isspace()).lstrip("№#")
        if not digits.isdecimal():
            self._complain(self.tr("Type the number of a ticket"))
        elif self._numbers == {int(digits)}:
            self._complain(self.tr("That is this ticket itself"))
        else:
            self.asked.emit(int(digits), self.kind.read())
            self.close()

    def _complain(self, words: str) -> None:
        self.error.say(words)
        self.adjustSize()
        self.number.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        else:
            super().keyPressEvent(event)
