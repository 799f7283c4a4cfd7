"""One ticket in the right panel: what was said, who by, its pictures, its answers, its history, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.errors import InputError, KnownError
from models.tickets.choices import Kind
from models.tickets.rules import Seen
from widgets.parts.context import Context
from widgets.parts.presence_line import PresenceLine
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import set_reading_order
from widgets.tickets.answer_box import AnswerBox
from widgets.tickets.card_facts import CardFacts
from widgets.tickets.eye import Eye
from widgets.tickets.gallery import Gallery
from widgets.tickets.gate_line import GateLine
from widgets.tickets.labels import MarkedLabel
from widgets.tickets.move_bar import MoveBar
from widgets.tickets.searched import Searched
from widgets.tickets.sections import Answers, Headline, History, Relations, Words

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from models.agreement.verdict import Verdict
    from models.tickets.queries import TicketCard


class TicketView(QWidget):
    """Shows a ticket; `move_asked(name, outcome, reason)` when a step is wanted, `ticket_asked(number)` of another.

    `to_tell(callbacks)` when others have to hear the answer that was given.
    """

    move_asked = Signal(str, str, str)
    ticket_asked = Signal(int)
    edit_asked = Signal(int)
    parting_asked = Signal(int, object)
    loaded = Signal(int)
    to_tell = Signal(object)

    def __init__(self, context: Context, searched: Searched, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._searched = searched
        self.number = 0
        self.card: TicketCard | None = None
        self.setProperty("help_topic", "tickets")
        self.headline = Headline(self)
        self.facts = CardFacts(self)
        self.gate = GateLine(self)
        self.words = Words(self)
        self.gallery = Gallery(context, self)
        self.relations = Relations(self)
        self.answers = Answers(self)
        self.box = AnswerBox(context, self)
        self.history = History(self)
        self.moves = MoveBar(self)
        self.others = PresenceLine(context.tasks, "ticket", self)
        self.eye = Eye()
        self._arrange()
        self._connect()
        self.setFocusProxy(self.box.text)

    def _arrange(self) -> None:
        px = Theme.current().px
        inside = QWidget()
        set_look(inside, "surface")
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(px(16), px(12), px(16), px(12))
        fields.setSpacing(px(10))
        self._parts: tuple[QWidget, ...] = (
            *(self.headline, self.gate, self.words, self.gallery, self.facts),
            *(self.relations, self.answers, self.box, self.history),
        )
        for part in self._parts:
            fields.addWidget(part)
        fields.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # see ScrollColumn
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(self._scroll, "surface")
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.others)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.moves)
        for unknown in (self.headline, self.history, self.moves):
            unknown.hide()  # until it is known which ticket it is: they would offer steps of none

    def _connect(self) -> None:
        self.gate.asked.connect(self._why)
        self.facts.age_asked.connect(self._why_age)
        self.relations.ticket_asked.connect(self.ticket_asked)
        self.relations.parting_asked.connect(lambda link: self.parting_asked.emit(self.number, link))
        self.moves.asked.connect(self.move_asked)
        self.box.sent.connect(self.reload)
        self.box.to_tell.connect(self.to_tell)
        self.headline.edit_asked.connect(lambda: self.edit_asked.emit(self.number))
        self._searched.changed.connect(self._mark)

    # -- showing ---------------------------------------------------------------------------------------------

    def show_ticket(self, number: int) -> None:
        """Show a ticket; what was typed for another one is kept with that one."""
        if number != self.number:
            self.box.turn_to(number)
            self._scroll.verticalScrollBar().setValue(0)
        self.number = number
        self.others.look_at(number or None)
        self.reload()

    def shows(self, number: int) -> bool:
        """Whether this ticket can be read here, and not only is on its way."""
        return self.card is not None and self.card.id == self.number == number

    def reload(self) -> None:
        """Ask the database again; what is being typed stays."""
        number = self.number
        if number:
            self._context.tasks.read(
                partial(_card, number=number), self._show, self, key="card", failed=self._gone
            )

    def title(self) -> str:
        """What stands on the tab."""
        return str(self.number)

    def _show(self, card: TicketCard) -> None:
        self.card = card
        focus = self.window().focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.eye.show(card.id, Seen(card.state, card.assignee_id))
        self.headline.show_card(card)
        self.facts.show_card(card)
        self.gate.show_verdict(_kept_verdict(card))
        self.words.show_card(card)
        self.gallery.show_files(card.files)
        self.relations.show_card(card)
        self.answers.show_card(card)
        self.box.show_card(card)
        self.history.show_card(card)
        self.moves.show_state(
            card.id, card.state, needs_outcome=card.kind == Kind.COURSE_ERROR, outcome=card.outcome or ""
        )
        for known in (self.headline, self.history, self.moves):
            known.show()
        self._mark()
        set_reading_order((*self._parts, self.moves))
        if inside and focus is not None and not (isValid(focus) and focus.isVisibleTo(self)):
            self.moves.rest_focus()  # what had it is gone with the change: nowhere near a button that does something
        self.loaded.emit(card.id)

    def _mark(self) -> None:
        """Mark what is searched for in all that was said, as the list does."""
        for part in (self.headline, self.words, self.facts, self.answers):
            for label in part.findChildren(MarkedLabel):
                label.mark(self._searched.found)

    def _gone(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._context.notices.failure(error)

    def say_refused(self, error: KnownError) -> None:
        """Mark what a step still needs."""
        if isinstance(error, InputError):
            self.moves.show_errors(error)

    @property
    def draft_key(self) -> str:
        """The draft of what is typed for the ticket that is shown."""
        return self.box.draft_key

    # -- asking why ------------------------------------------------------------------------------------------

    def _why(self) -> None:
        if self.card is not None:
            self._context.why(_question(self.card))

    def _why_age(self) -> None:
        number = self.number

        def judge(session: Session, at: datetime | None = None) -> Verdict:
            from models.tickets.age import why_age

            return why_age(session, number, at)

        self._context.why(judge)

    def explain(self) -> bool:
        """F1: why the gate answered as it did; a call that the gate was not asked about tells its working time."""
        if self.card is None:
            return False
        if self.gate.verdict is None:
            self._why_age()
        else:
            self._why()
        return True


def _card(session: Session, *, number: int) -> TicketCard:
    from models.tickets.queries import ticket_card

    return ticket_card(session, number)


def _kept_verdict(card: TicketCard) -> Verdict | None:
    if card.gate_reasons is None:
        return None
    from models.tickets.gate import recalled

    return recalled(card.gate_reasons)


def _question(card: TicketCard) -> Callable[..., Verdict]:
    """Judge the call again: as of the moment it came in, or of another one."""
    from models.contracts.gate import GateQuestion

    channel = "mail" if card.channel == "mail" else "phone"
    asked = (card.line, card.contract_no, card.caller)
    received = card.received_at

    def judge(session: Session, at: datetime | None = None) -> Verdict:
        from models.contracts.gate_query import judge_call

        return judge_call(session, GateQuestion(*asked, at or received, channel))

    return judge
