"""Where notes and answers are written, with templates; what is typed stays with its ticket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from models.errors import KnownError
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import action, command
from widgets.parts.context import Context
from widgets.parts.form import LongText
from widgets.parts.icons import wear
from widgets.parts.page import CommandButton
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.queries import TemplateRow, TicketCard

NOTE = "tickets.note"
"""The kind of draft of an answer that was not sent."""


class AnswerBox(QWidget):
    """Text and two buttons: note and answer; `sent` when it is stored."""

    sent = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._number = 0
        self._card: TicketCard | None = None
        self._typed: dict[int, str] = {}
        self.text = LongText(self, lines=3)
        self._template = QPushButton(self)
        set_look(self._template, "quiet")
        wear(self._template, "file-text")
        self._template.clicked.connect(self._ask_templates)
        px = Theme.current().px
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self._template)
        line.addStretch(1)
        for name in ("ticket.note", "ticket.answer"):
            line.addWidget(CommandButton(action(self, name), self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addLayout(line)
        self.text.edited.connect(self._edited)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        self.text.setAccessibleName(self.tr("Note or answer"))
        self.text.setPlaceholderText(self.tr("Note for colleagues, or answer to the caller"))
        self._template.setText(self.tr("Template"))

    def turn_to(self, number: int) -> None:
        """Another ticket comes: keep what was typed for the last one and bring back what was typed for this one."""
        self._number = number
        self.text.set_raw(self._typed.get(number, ""))

    def show_card(self, card: TicketCard) -> None:
        """The ticket whose fields the templates are filled with."""
        self._card = card

    def restore(self, data: Mapping[str, Any]) -> None:
        """Bring back what an earlier run has left behind."""
        self._typed[int(data["number"])] = str(data["text"])

    def _edited(self) -> None:
        words = self.text.toPlainText()
        if words:
            self._typed[self._number] = words
            data = {"number": self._number, "text": words}
            self._context.drafts.keep(f"note:{self._number}", NOTE, data)
        elif self._typed.pop(self._number, None) is not None:
            self._context.drafts.drop(f"note:{self._number}")
        for name in ("ticket.note", "ticket.answer"):
            action(self, name).refresh()

    # -- sending ---------------------------------------------------------------------------------------------

    @command("ticket.note", QT_TRANSLATE_NOOP("commands", "Note"), icon="pencil", scope="widget")
    def note(self) -> None:
        """Add what is typed as a note for colleagues."""
        self._send(is_answer=False)

    @command(
        "ticket.answer",
        QT_TRANSLATE_NOOP("commands", "Answer"),
        shortcut="Ctrl+Return",
        icon="send",
        scope="widget",
    )
    def answer(self) -> None:
        """Add what is typed as the answer that the caller is given."""
        self._send(is_answer=True)

    def can_note(self) -> bool:
        """Something is typed."""
        return bool(self.text.toPlainText().strip())

    def can_answer(self) -> bool:
        """Something is typed."""
        return self.can_note()

    def _send(self, *, is_answer: bool) -> None:
        number, words = self._number, self.text.toPlainText()

        def work(session: Session) -> int:
            from models.tickets.operations import add_note

            return add_note(session, number, words, is_answer=is_answer)

        self._context.tasks.write(work, lambda _: self._stored(number), self, failed=self._failed)

    def _stored(self, number: int) -> None:
        self._typed.pop(number, None)
        self._context.drafts.drop(f"note:{number}")
        if number == self._number:
            self.text.set_raw("")
        self.sent.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._context.notices.failure(error)

    # -- templates -------------------------------------------------------------------------------------------

    def _ask_templates(self) -> None:
        def query(session: Session) -> list[TemplateRow]:
            from models.tickets.queries import templates

            return templates(session)

        self._context.tasks.read(query, self._offer, self, key="templates")

    def _offer(self, templates: Sequence[TemplateRow]) -> None:
        menu = QMenu(self)
        for template in templates:
            menu.addAction(template.title.replace("&", "&&"), partial(self._insert, template.body))
        if not templates:
            menu.addAction(self.tr("There are no templates yet")).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(self.tr("Keep this text as a template"), self._keep_template)
        keep.setEnabled(self.can_note())
        menu.popup(self._template.mapToGlobal(self._template.rect().bottomLeft()))

    def _insert(self, body: str) -> None:
        from models.tickets.templates import filled

        if self._card is not None:
            self.text.insertPlainText(filled(body, self._card))
            self.text.setFocus()

    def _keep_template(self) -> None:
        words = self.text.toPlainText()

        def work(session: Session) -> int:
            from models.tickets.templates import add_template

            return add_template(session, words)

        done = self.tr("The text is kept as a template")
        self._context.tasks.write(
            work, lambda _: self._context.notices.toast(done), self, failed=self._failed
        )
