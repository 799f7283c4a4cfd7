"""The panel in which a supervisor switches a reading, with everything switched before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.agreement.clauses import Question
from models.agreement.questions import QUESTIONS
from models.agreement.readings import Readings, Switch
from models.errors import InputError
from models.formats import format_moment
from models.text import QT_TRANSLATE_NOOP
from widgets.agreement.fields import READING, REASON, SINCE
from widgets.parts.commands import command
from widgets.parts.form import ButtonLine, Editor, Form, ScrollColumn, ValueLabel
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look


class ReadingList(Editor, QWidget):
    """One of the readings, each with its whole sentence beside a round mark."""

    edited = Signal()

    def __init__(self, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(Theme.current().px(6))
        for number, (_, words) in enumerate(choices):
            column.addLayout(self._line(number, words))
        self._group.idClicked.connect(lambda _number: self.edited.emit())
        first = self._group.button(0)
        if first is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(first)

    def _line(self, number: int, words: str) -> QHBoxLayout:
        button = QRadioButton(self)
        button.setAccessibleName(words)
        self._group.addButton(button, number)
        label = QLabel(words, self)
        label.setWordWrap(True)
        label.setBuddy(button)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.setSpacing(Theme.current().px(8))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        return line

    def read(self) -> Any:
        """The chosen reading."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def show_value(self, value: Any) -> None:
        """Choose a reading."""
        button = self._group.button(self._values.index(value)) if value in self._values else None
        if button is not None:
            button.setChecked(True)
            self.edited.emit()

    def raw(self) -> str:
        """The chosen reading by name."""
        return str(self.read() or "")

    def set_raw(self, text: str) -> None:
        """Put back what `raw` gave."""
        self.show_value(text)

    def set_locked(self, locked: bool) -> None:
        """Only show, or let choose again."""
        for button in self._group.buttons():
            button.setEnabled(not locked)


class SwitchPanel(QWidget):
    """One open question; `switched(question, values)` hands the decision on."""

    switched = Signal(str, object)

    def __init__(
        self, question: Question, readings: Readings, at: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._known = QUESTIONS[question.question]
        titles = tuple(
            (choice, translate("models", self._known.readings[choice])) for choice in question.choices
        )
        self.form = Form(parent=self)
        self.form.add(READING, ReadingList(titles, self.form))
        self.form.add(SINCE)
        self.form.add(REASON)
        self.form.show_values({"reading": readings.of(question.question, at)})
        self._history = [each for each in readings.switches if each.question == question.question]
        self._buttons = ButtonLine(self)
        self._build()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        title = QLabel(translate("models", self._known.title), self)
        title.setWordWrap(True)
        set_look(title, "title")
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, px(12), 0)
        inner.setSpacing(px(12))
        inner.addWidget(self.form)
        if self._history:
            heading = QLabel(self.tr("Switched before"), content)
            set_look(heading, "strong")
            inner.addWidget(heading)
        for made in reversed(self._history):
            label = ValueLabel(self._told(made), parent=content)
            set_look(label, "quote")
            inner.addWidget(label)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(title)
        column.addWidget(ScrollColumn(content, self), 1)
        column.addWidget(self._buttons)
        self.save_button = self._buttons.add(
            self.tr("Switch"), self.save, look="primary", key="Ctrl+Return", icon="check"
        )
        self.setFocusProxy(self.form.cell("reading").widget)
        self.setProperty("help_topic", "agreement")

    def _told(self, made: Switch) -> str:
        """«22.11.2026 14:03, Кузнецова А. П.: … с 01.12.2026 00:00 — решение отдела»."""
        return self.tr("{moment}, {actor}: {reading} from {since} on — {reason}").format(
            moment=format_moment(made.decided_at),
            actor=made.actor,
            reading=translate("models", self._known.readings[made.reading]),
            since=format_moment(made.since),
            reason=made.reason,
        )

    @command(
        "agreement.switch",
        QT_TRANSLATE_NOOP("commands", "Switch the reading"),
        shortcut="Ctrl+Return",
        icon="check",
        menu="agreement",
        scope="widget",
    )
    def save(self) -> None:
        """Check the form and hand the decision on."""
        values = self.form.check()
        if values is not None:
            self.switched.emit(self.question.question, values)

    def refuse(self, error: InputError) -> None:
        """Say beside the fields what a rule has refused."""
        self.form.show_errors(error)

    def may_close(self) -> bool:
        """The tab may go at once."""
        return True
