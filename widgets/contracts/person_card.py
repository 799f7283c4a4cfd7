"""One responsible person in the panel of a contract: standing, contacts, days, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.contracts.choices import STANDINGS
from models.contracts.queries import AppointmentRow
from models.contracts.rules import Standing
from models.formats import format_date, joined, normalise_phone
from widgets.contracts.labels import words
from widgets.parts.flow import FlowLayout
from widgets.parts.pill import Pill
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel

REPLACE, CORRECT, TRAIN, END, REOPEN = "replace", "correct", "train", "end", "reopen"


class PersonCard(QFrame):
    """Shows an appointment; `wanted(what, appointment)` when a button is pressed, `why(appointment)` when asked."""

    wanted = Signal(str, object)
    why = Signal(object)

    def __init__(self, one: AppointmentRow, successor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appointment = one
        self._column = QVBoxLayout(self)
        px = Theme.current().px
        self._column.setContentsMargins(0, px(8), 0, px(8))
        self._column.setSpacing(px(4))
        self._head()
        self._facts(successor)
        self._buttons()
        self.setAccessibleName(one.name)

    def _head(self) -> None:
        one = self.appointment
        line = QHBoxLayout()
        line.setSpacing(Theme.current().px(8))
        line.addWidget(words(one.name, self, "strong"), 1)
        pill = Pill(self)
        pill.show_choice(next(choice for choice in STANDINGS if choice.value == one.standing))
        line.addWidget(pill)
        self._column.addLayout(line)

    def _facts(self, successor: str) -> None:
        one = self.appointment
        phone = normalise_phone(one.phone)[1] if one.phone else ""
        contacts = joined((one.position, phone, one.email))
        if contacts:
            self._column.addWidget(words(contacts, self))
        judged = JudgedLabel(parent=self)
        judged.set_text(joined(self._days(successor)), "muted")
        judged.asked.connect(lambda: self.why.emit(one))
        self._column.addWidget(judged)

    def _days(self, successor: str) -> Iterator[str]:
        one = self.appointment
        yield self.tr("appointed {day}").format(day=format_date(one.appointed_on))
        if one.trained_on is not None:
            yield self.tr("trained {day}").format(day=format_date(one.trained_on))
        elif one.standing is not Standing.FORMER:
            yield self.tr("not trained yet")
        if one.ended_on is not None:
            yield self.tr("until {day}").format(day=format_date(one.ended_on))
        if successor:
            yield self.tr("replaced by: {name}").format(name=successor)
        if one.end_reason:
            yield one.end_reason

    def _buttons(self) -> None:
        if self.appointment.standing is Standing.FORMER:
            return
        line = QWidget(self)
        flow = FlowLayout(line, gap=8)
        ended = self.appointment.ended_on is not None
        offered = (
            (TRAIN, self.tr("Training…"), self.appointment.standing is Standing.UNTRAINED),
            (REPLACE, self.tr("Replace…"), not ended),
            (CORRECT, self.tr("Correct…"), True),
            (END, self.tr("End authority…"), not ended),
            (REOPEN, self.tr("Do not end"), ended),
        )
        for what, title, sensible in offered:
            if sensible:
                flow.addWidget(self._button(what, title, line))
        self._column.addWidget(line)

    def _button(self, what: str, title: str, parent: QWidget) -> QPushButton:
        button = QPushButton(title, parent)
        button.setObjectName(what)
        button.setAccessibleName(f"{title} {self.appointment.name}")
        set_look(button, "link")
        button.clicked.connect(lambda _checked=False: self.wanted.emit(what, self.appointment))
        return button
