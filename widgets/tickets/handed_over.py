"""Shows what was handed over and waits for the database: a line for each, with its words and a way to take it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.parts.labels import BriefLabel
from widgets.parts.theme import Theme, set_look
from widgets.tickets.letters import Letter, Letters


class HandedOver(QWidget):
    """The letters of one ticket that wait; without any it takes no room."""

    def __init__(self, letters: Letters, parent: QWidget) -> None:
        super().__init__(parent)
        self._letters = letters
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(4))
        self.state = QLabel(self)
        set_look(self.state, "caption")
        self._column.addWidget(self.state)
        self.hide()

    def show_ticket(self, number: int) -> None:
        """Show what waits of this ticket."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        waiting = self._letters.of(number) if self._letters.wait else []
        self._lines = [self._line(letter) for letter in waiting]
        for line in self._lines:
            self._column.addWidget(line)
        self.state.setText(self.tr("goes out when the database answers:") if waiting else "")
        self.setVisible(bool(waiting))

    def words(self) -> list[str]:
        """What the lines say."""
        return [label.text() for line in self._lines for label in line.findChildren(BriefLabel)]

    def take_back_buttons(self) -> list[QPushButton]:
        """One for each line."""
        return [button for line in self._lines for button in line.findChildren(QPushButton)]

    def _line(self, letter: Letter) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(8))
        kind = self.tr("Answer: «{words}»") if letter.is_answer else self.tr("Note: «{words}»")
        words = BriefLabel(line)
        words.setText(kind.replace("{words}", letter.words))
        button = QPushButton(self.tr("Taking back…") if letter.is_recalled else self.tr("Take back"), line)
        button.setAccessibleName(self.tr("Take back"))
        button.setToolTip(self.tr("The words come back into the field, unless they have been stored already"))
        button.setEnabled(not letter.is_recalled)
        set_look(button, "quiet")
        button.clicked.connect(partial(self._letters.take_back, letter))
        row.addWidget(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line
