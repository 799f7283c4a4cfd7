"""One clause of the agreement: its words at the left, what the program takes from them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.agreement.clauses import Clause, Question
from models.agreement.questions import QUESTIONS
from models.agreement.readings import Readings
from models.agreement.words import values_in_words
from models.formats import fold
from widgets.parts.form import IconLabel, ValueLabel
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme, set_look

LEFT, RIGHT = 3, 2
NAMES = 132  # width of the names of values, so that the values of all clauses stand below each other
FURTHER = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ClauseRow(QFrame):
    """A clause; `switch_asked(question)` when its reading shall change, `left(by)` when the arrows go on."""

    switch_asked = Signal(str)
    left = Signal(int)

    def __init__(self, clause: Clause, questions: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clause = clause
        self.questions = tuple(questions)
        self._readings = QVBoxLayout()
        self._words = ""
        self._build()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "clause")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        title = self.clause.shown_title(translate)
        values = [(shown(name), shown(value)) for name, value in values_in_words(self.clause)]
        self._words = fold(
            " ".join((title, self.clause.quote, *(f"{name} {value}" for name, value in values)))
        )
        self.setAccessibleName(f"{title}: «{self.clause.quote}»")
        line = QHBoxLayout(self)
        line.setContentsMargins(px(12), px(10), px(12), px(10))
        line.setSpacing(px(24))
        line.addLayout(self._text(title), LEFT)
        right = QVBoxLayout()
        right.addLayout(self._values(values))
        right.addStretch(1)
        line.addLayout(right, RIGHT)

    def _text(self, title: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Theme.current().px(4))
        heading = QLabel(title, self)
        heading.setWordWrap(True)
        set_look(heading, "strong")
        quote = ValueLabel(f"«{self.clause.quote}»", parent=self)
        set_look(quote, "quote")
        column.addWidget(heading)
        column.addWidget(quote)
        self._readings.setContentsMargins(0, Theme.current().px(4), 0, 0)
        self._readings.setSpacing(Theme.current().px(12))
        column.addLayout(self._readings)
        column.addStretch(1)
        return column

    def _values(self, values: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Theme.current().px(12))
        grid.setVerticalSpacing(Theme.current().px(2))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, Theme.current().px(NAMES))
        for row, (name, value) in enumerate(values):
            title = QLabel(name, self)
            title.setWordWrap(True)
            title.setFixedWidth(Theme.current().px(NAMES))
            set_look(title, "muted")
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(ValueLabel(value, parent=self), row, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    # -- readings --------------------------------------------------------------------------------------------

    def show_readings(self, readings: Readings, at: datetime, *, may_switch: bool) -> None:
        """Show how the clause is read at `at`, and the other honest ways."""
        while self._readings.count():
            item = self._readings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for question in self.questions:
            self._readings.addWidget(self._question(question, readings.of(question.question, at), may_switch))

    def _question(self, question: Question, chosen: str, may_switch: bool) -> QWidget:
        px, known = Theme.current().px, QUESTIONS[question.question]
        block = QWidget(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        title = QLabel(translate("models", known.title), block)
        title.setWordWrap(True)
        set_look(title, "strong")
        column.addWidget(title)
        for choice in question.choices:
            column.addWidget(
                self._choice(translate("models", known.readings[choice]), choice == chosen, block)
            )
        if may_switch:
            button = QPushButton(self.tr("Read otherwise…"), block)
            button.setAccessibleName(f"{button.text()} {title.text()}")
            set_look(button, "link")
            button.clicked.connect(lambda: self.switch_asked.emit(question.question))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return block

    def _choice(self, words: str, holds: bool, parent: QWidget) -> QWidget:
        row = QWidget(parent)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Theme.current().px(6))
        icon = IconLabel("circle-dot" if holds else "circle", "accent" if holds else "faint", 14, row)
        label = ValueLabel(words, parent=row)
        state = self.tr("holds") if holds else self.tr("does not hold")
        label.setAccessibleName(f"{words}: {state}")
        set_look(label, "" if holds else "muted")
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        return row

    # -- finding ---------------------------------------------------------------------------------------------

    def has(self, words: str) -> bool:
        """Whether the clause holds all of these (folded) words."""
        return all(word in self._words for word in words.split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from clause to clause, Enter asks to read it otherwise."""
        if event.key() in FURTHER:
            self.left.emit(FURTHER[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.questions:
            self.switch_asked.emit(self.questions[0].question)
        else:
            super().keyPressEvent(event)
