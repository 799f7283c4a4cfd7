"""Where notes and answers are written, with templates; what is typed stays with its ticket until it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from models.errors import KnownError
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import Command, action, command, does
from widgets.parts.context import Context
from widgets.parts.form import LongText
from widgets.parts.page import Brevity, CommandBar, CommandButton
from widgets.parts.theme import Theme, set_look
from widgets.parts.typed_menu import TypedMenu
from widgets.tickets.handed_over import HandedOver
from widgets.tickets.in_sight import InSight
from widgets.tickets.letters import NOTE as NOTE
from widgets.tickets.letters import Letter, Letters
from widgets.tickets.template_list import open_templates
from widgets.tickets.unfilled import Unfilled, insert_apart

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.operations.handling import Callback
    from models.tickets.queries import TemplateRow, TicketCard


TEMPLATE = Command(
    "ticket.template",
    QT_TRANSLATE_NOOP("commands", "Answer from a template…"),
    shortcut="Ctrl+Shift+T",
    icon="file-text",
    menu="tickets",
    scope="widget",
)
"""The page offers it too, for the ticket that is chosen in its list."""


def key_of(number: int) -> str:
    """The key of the draft of what is typed for a ticket."""
    return f"note:{number}"


class AnswerBox(QWidget):
    """Text and two buttons: note and answer; `sent` when it is stored, `to_tell(callbacks)` who has to hear it too.

    What is sent leaves the box at once: see `Letters`, which keep it and send it, also while the database does not
    answer and when another ticket is shown meanwhile.
    """

    sent = Signal()
    to_tell = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._number = 0
        self._card: TicketCard | None = None
        self._typed: dict[int, str] = {}
        self._doubtful: set[int] = set()  # tickets whose words were taken back and may be stored all the same
        self.letters = Letters(context, self)
        self.handed_over = HandedOver(self.letters, self)
        self._state = QLabel(self)
        set_look(self._state, "caption")
        self.text = LongText(self, lines=3)
        self.unfilled = Unfilled(self.text, self)
        self._in_sight = InSight(self)
        self._template = CommandButton(action(self, "ticket.template"), self)
        self._template.be_brief(Brevity.ICON)
        px = Theme.current().px
        line = CommandBar(self)
        line.flow.addWidget(self._template)
        for name in ("ticket.note", "ticket.answer"):
            line.flow.addWidget(CommandButton(action(self, name), self, gives_way=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addWidget(self.unfilled)
        column.addWidget(self._state)
        column.addWidget(self.handed_over)
        column.addWidget(line)
        self.text.edited.connect(self._edited)
        self.letters.changed.connect(self._say_state)
        self.letters.stored.connect(self._stored)
        self.letters.returned.connect(self._take_again)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        self.text.setAccessibleName(self.tr("Note or answer"))
        self.text.setPlaceholderText(self.tr("Note for colleagues, or answer to the caller"))

    def turn_to(self, number: int) -> None:
        """Another ticket comes: keep what was typed for the last one and bring back what was typed for this one."""
        self._number = number
        if number not in self._typed:
            self._look_into_drafts(number)
        self.text.set_raw(self._typed.get(number, ""))
        self.unfilled.forget()
        self._say_state()

    def _look_into_drafts(self, number: int) -> None:
        """What was typed for this ticket in a tab that has been closed since."""
        for draft in self._context.drafts.pending():
            if draft.kind == NOTE and draft.data["number"] == number:
                self.restore(draft.data)

    @property
    def draft_key(self) -> str:
        """The draft of the ticket that is shown, if something is typed for it."""
        return key_of(self._number) if self._number in self._typed else ""

    def show_card(self, card: TicketCard) -> None:
        """The ticket whose fields the templates are filled with."""
        self._card = card
        self._in_sight.follow_soon()

    def restore(self, data: Mapping[str, Any]) -> None:
        """Bring back what an earlier run has left behind; what it had sent goes out as soon as the database answers."""
        number = int(data["number"])
        if data.get("waits"):
            self.letters.restore(data, old_key=key_of(number))
        else:
            self._typed[number] = str(data["text"])

    def _edited(self) -> None:
        words = self.text.toPlainText()
        if words:
            self._typed[self._number] = words
            self._keep(self._number)
        elif self._typed.pop(self._number, None) is not None:
            self._context.drafts.drop(key_of(self._number))
        self._say_state()
        for name in ("ticket.note", "ticket.answer"):
            action(self, name).refresh()

    def _keep(self, number: int) -> None:
        data = {"number": number, "text": self._typed[number], "waits": ""}
        self._context.drafts.keep(key_of(number), NOTE, data)

    def _say_state(self) -> None:
        sending = self.tr("sending…") if self.letters.of(self._number) and not self.letters.wait else ""
        kept = self.tr("draft kept") if self._number in self._typed else ""
        self._state.setText(sending or kept)
        self.handed_over.show_ticket(self._number)

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
        """Add what is typed as the answer that the caller is given; a field still in braces is pointed out first."""
        if self.unfilled.lets_go():
            self._send(is_answer=True)

    def can_note(self) -> bool:
        """Something is typed."""
        return bool(self.text.toPlainText().strip())

    def can_answer(self) -> bool:
        """Something is typed."""
        return self.can_note()

    def _send(self, *, is_answer: bool) -> None:
        """Hand over what is typed: from now on it stands apart, and the box is free for other words."""
        number, words = self._number, self.text.toPlainText()
        if not words.strip():
            return
        if isinstance(QApplication.focusWidget(), CommandButton):  # it sleeps over an empty box
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        again = number in self._doubtful
        self._doubtful.discard(number)
        self.letters.hand_over(number, words, is_answer=is_answer, again=again)
        self.text.set_raw("")  # behind the letter: the words are among the drafts at any moment

    def _stored(self, _number: int, others: list[Callback]) -> None:
        """It is in the database; the others of a mass incident are to be told."""
        self._say_state()
        self.sent.emit()
        if others:
            text = self.tr("The answer stands in %n ticket(s) of the mass incident too", "", len(others))
            self._context.notices.toast(text)
            self.to_tell.emit(others)

    def _take_again(self, letter: Letter) -> None:
        """Words that were refused or taken back, before what was typed since."""
        number = letter.number
        if letter.again:
            self._doubtful.add(number)
        self._typed[number] = "\n".join(filter(None, (letter.words, self._typed.get(number, ""))))
        self._keep(number)
        if number == self._number:
            self.text.set_raw(self._typed[number])
            self.text.moveCursor(QTextCursor.MoveOperation.End)

    def _failed_aside(self, error: Exception) -> None:
        """A template could not be kept or read; the answer itself is not touched."""
        if isinstance(error, KnownError):
            self._context.notices.failure(error)

    # -- templates -------------------------------------------------------------------------------------------

    @does(TEMPLATE)
    def ask_templates(self) -> None:
        """Offer the templates; their fields are filled in from the ticket."""

        def query(session: Session) -> list[TemplateRow]:
            from models.tickets.queries import templates

            return templates(session)

        self._context.tasks.read(query, self._offer, self, key="templates")

    def _offer(self, templates: Sequence[TemplateRow]) -> None:
        menu = TypedMenu(self)
        for template in templates:
            menu.addAction(template.title.replace("&", "&&"), partial(self._insert, template.body))
        if not templates:
            menu.addAction(self.tr("There are no templates yet")).setEnabled(False)
        from models.tickets.templates import FIELDS

        names = " ".join(f"{{{name}}}" for name in FIELDS)
        menu.addSeparator()
        menu.addAction(self.tr("Filled in by itself: {fields}").format(fields=names)).setEnabled(False)
        keep = menu.addAction(self.tr("Keep this text as a template"), self._keep_template)
        keep.setEnabled(self.can_note())
        menu.addAction(self.tr("Rename or delete templates…"), partial(open_templates, self._context))
        menu.popup(self._template.mapToGlobal(self._template.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])  # Enter takes it

    def _insert(self, body: str) -> None:
        from models.tickets.templates import filled

        if self._card is not None and self._card.id == self._number:
            insert_apart(self.text, filled(body, self._card))
            self.text.setFocus()

    def _keep_template(self) -> None:
        words = self.text.toPlainText()

        def work(session: Session) -> int:
            from models.tickets.templates import add_template

            return add_template(session, words)

        done = self.tr("The text is kept as a template")
        self._context.tasks.write(
            work, lambda _: self._context.notices.toast(done), self, failed=self._failed_aside
        )
