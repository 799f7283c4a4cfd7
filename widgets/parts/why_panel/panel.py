"""The panel that answers «почему?» for any verdict and asks again as of another moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from models.agreement.verdict import Verdict
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.flow import FlowLayout
from widgets.parts.form.area import ScrollColumn
from widgets.parts.form.dates import MomentEdit
from widgets.parts.form.editor import UnreadableError
from widgets.parts.icons import wear
from widgets.parts.labels import Caption, ErrorLine
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.answer import AnswerView
from widgets.parts.why_panel.words import as_text, say

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.tasks import Tasks

Question = Callable[["Session", datetime | None], Verdict]
"""Judges again in a read worker; without a moment as of now."""

AS_OF = QT_TRANSLATE_NOOP("why", "As of another moment")
ASK = QT_TRANSLATE_NOOP("why", "Ask again")
COPY = QT_TRANSLATE_NOOP("why", "Copy as text")


class WhyPanel(QWidget):
    """Shows a verdict; with a `question` it can be asked again as of any moment, through the read workers.

    `clause_asked(id)` when a clause is clicked: the window shows it in the agreement.
    """

    clause_asked = Signal(str)

    def __init__(self, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._question: Question | None = None
        self.verdict: Verdict | None = None
        self.answer = AnswerView(self)
        self.answer.clause_asked.connect(self.clause_asked)
        self._chooser = QWidget(self)
        self.moment = MomentEdit(self._chooser)
        self._error = ErrorLine(self._chooser)
        self.ask_button = QPushButton(say(ASK), self._chooser)
        self.copy_button = QPushButton(say(COPY), self)
        self._build()

    def _build(self) -> None:
        set_look(self, "surface")
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self._build_chooser())
        column.addWidget(ScrollColumn(self.answer, self), 1)
        wear(self.copy_button, "copy", "text")
        self.copy_button.setAccessibleName(self.copy_button.text())
        self.copy_button.clicked.connect(self.copy)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignRight)

    def _build_chooser(self) -> QWidget:
        caption = Caption(say(AS_OF), self._chooser)
        caption.setBuddy(self.moment)
        self.moment.setAccessibleName(say(AS_OF))
        self.ask_button.setAccessibleName(say(ASK))
        self.moment.returnPressed.connect(self.ask_again)
        self.ask_button.clicked.connect(self.ask_again)
        line = QWidget(self._chooser)
        flow = FlowLayout(line, gap=8)
        flow.add_stretching(self.moment)
        flow.addWidget(self.ask_button)
        column = QVBoxLayout(self._chooser)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(line)
        column.addWidget(self._error)
        self._chooser.hide()
        return self._chooser

    def show_verdict(self, verdict: Verdict) -> None:
        """Show this answer."""
        self.verdict = verdict
        self.answer.show_verdict(verdict)
        if verdict.at is not None:
            self.moment.show_value(verdict.at)

    def ask(self, question: Question) -> None:
        """Ask `question` as of now, and offer to ask it as of other moments."""
        self._question = question
        self._chooser.setVisible(self._tasks is not None)
        self._ask_as_of(None)

    def ask_again(self) -> None:
        """Ask as of the moment that was typed."""
        try:
            moment = self.moment.read()
        except UnreadableError as error:
            self._error.say(str(error))
            return
        self._error.say("")
        self._ask_as_of(moment)

    def copy(self) -> None:
        """Put the whole answer on the clipboard as text."""
        if self.verdict is not None:
            QApplication.clipboard().setText(as_text(self.verdict))

    def _ask_as_of(self, moment: datetime | None) -> None:
        question = self._question
        if question is not None and self._tasks is not None:
            self._tasks.read(lambda session: question(session, moment), self.show_verdict, self, key="why")
