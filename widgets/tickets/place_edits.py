"""The numbers of a place in a course, typed as people say them: «семь двенадцать три»."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from widgets.parts.form import ErrorLine, FormCell, IntegerEdit, TextEdit
from widgets.parts.text import shown_title

COMPLETE_GRADES = frozenset(str(grade) for grade in range(2, 12))
"""Grades that no further digit can follow; 1 may become 10 or 11."""
HABIT_MS = 1000
"""How long after a jump a Tab is still meant for the field before it."""
ONWARD = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlaceEdit(TextEdit):
    """A number within a course: the blank bar is Tab here.

    A Tab or Enter out of habit, right after the field before has gone on by itself, is swallowed once.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entered = QElapsedTimer()

    def enter_by_itself(self) -> None:
        """The field before was complete and has handed the cursor on without a key."""
        self._entered.start()

    def event(self, event: QEvent) -> bool:
        """Swallow the key that somebody presses who does not know yet that the cursor is here already."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._entered.isValid():
            habit = self._entered.elapsed() < HABIT_MS and event.key() in ONWARD
            self._entered.invalidate()
            if habit and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The blank bar goes on; in an empty field it only follows a number that went on by itself."""
        if event.text() == " ":
            if self.text().strip():
                self.focusNextChild()
            return
        super().keyPressEvent(event)


class GradeEdit(IntegerEdit):
    """The grade goes on by itself: after 2 to 9 nothing can follow, after 1 a nought or another one may."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._go_on)

    def _go_on(self, typed: str) -> None:
        if typed in COMPLETE_GRADES and self.cursorPosition() == len(typed):
            self.focusNextChild()
            following = QApplication.focusWidget()
            if isinstance(following, PlaceEdit):
                following.enter_by_itself()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The blank bar is Tab here."""
        if event.text() == " ":
            if self.text().strip():
                self.focusNextChild()
            return
        super().keyPressEvent(event)


class PlaceErrors(QWidget):
    """One line beneath fields too narrow for words of their own: «Укажите класс и № занятия».

    Its room is always there, so that nothing moves when it speaks.
    """

    def __init__(self, cells: Sequence[FormCell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self.line = ErrorLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addStretch(1)
        self.line.say(" ")
        self.setMinimumHeight(self.line.sizeHint().height())
        self.line.say("")
        for cell in cells:
            cell.speak_elsewhere()
            cell.said.connect(self._tell)

    def _tell(self) -> None:
        self.line.say(self.words())

    def words(self) -> str:
        """What is missing, and what is wrong."""
        said = [cell for cell in self._cells if cell.error.text()]
        missing = [_within(cell) for cell in said if cell.is_missing]
        sentences = []
        if missing:
            *others, last = missing
            names = self.tr("{names} and {last}").format(names=", ".join(others), last=last)
            sentences.append(self.tr("Fill in: {names}").format(names=names if others else last))
        sentences += [_sentence(cell) for cell in said if not cell.is_missing]
        return " · ".join(sentences)


def _within(cell: FormCell) -> str:
    """A field's title within a sentence."""
    title = shown_title(cell.field)
    return title[:1].lower() + title[1:]


def _sentence(cell: FormCell) -> str:
    """What is wrong with a field, and with which one."""
    title, words = shown_title(cell.field), cell.error.text()
    return words if words.startswith(title) else f"{title}: {words}"
