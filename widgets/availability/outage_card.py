"""One outage in the panel: whether it is charged and why, what was measured, its callers, its history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.availability.cards import OutageCard, outage_card
from models.availability.evidence import answer_tickets, link_tickets, unlink_tickets
from models.availability.explain import outage_verdict
from models.availability.instants import to_us
from models.availability.operations import withdraw_outage
from models.availability.states import ZONE_TEXTS, Zone
from models.availability.words import shown_length, shown_period
from models.desk.queries import history
from models.errors import InputError, KnownError
from models.formats import format_moment, joined
from models.text import QT_TRANSLATE_NOOP
from models.tickets.operations.undoing import undo
from widgets.availability import fields
from widgets.availability.evidence_box import EvidenceBox
from widgets.availability.history import history_text
from widgets.parts.commands import collect, command, refresh_all
from widgets.parts.form import Form, LongText
from widgets.parts.form.area import ButtonLine, ScrollColumn
from widgets.parts.labels import Caption, ValueLabel
from widgets.parts.text import shown, shown_title, shown_units
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.desk.queries import HistoryLine
    from models.storage.changes import Changes
    from models.tickets.operations.handling import Handled
    from widgets.parts.context import Context

WATCHED = frozenset({"outage", "ticket"})


class OutageCardPanel(QWidget):
    """Shows an entry and stays true to it; `correct_wanted(card)` asks for the form."""

    correct_wanted = Signal(object)
    shown_card = Signal(object)

    def __init__(self, context: Context, outage_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.card: OutageCard | None = None
        self._id = outage_id
        self._title = QLabel(self)
        self._facts = ValueLabel(parent=self)
        self._charged = JudgedLabel(parent=self)
        self._evidence = EvidenceBox(self)
        self._answer = Form(parent=self)
        self._answer.add(fields.ANSWER, LongText(lines=3))
        self._history = ValueLabel(parent=self)
        self._buttons = ButtonLine(self)
        self._build()
        collect(self)
        context.tasks.changed.connect(self._take_changes)
        self.reload()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        set_look(self._title, "title")
        self._title.setWordWrap(True)
        set_look(self._history, "muted")
        holder = QWidget(self)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, px(8), 0)
        inner.setSpacing(px(8))
        for widget in (self._charged, self._facts, Caption(self.tr("Callers")), self._evidence, self._answer):
            inner.addWidget(widget)
        self._history_caption = Caption(self.tr("History"))
        inner.addWidget(self._history_caption)
        inner.addWidget(self._history)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self._title)
        column.addWidget(ScrollColumn(holder, self), 1)
        column.addWidget(self._buttons)
        add = self._buttons.add
        self._actions = {
            "withdraw": add(self.tr("False alarm"), self.withdraw),
            "restore": add(self.tr("No false alarm"), self.restore),
            "correct": add(self.tr("Correct…"), self.correct, key="Ctrl+Shift+E"),
            "answer": add(self.tr("Answer"), self.answer, look="primary", key="Ctrl+Return", icon="send"),
        }
        self._answer.editor("answer").set_raw("")
        self._charged.asked.connect(self.explain)
        self._evidence.link_wanted.connect(self._link)
        self._evidence.ticket_asked.connect(partial(self.context.show_record, "ticket"))
        self.setProperty("help_topic", "availability")

    # -- showing ---------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the entry again."""
        number = self._id

        def read(session: Session) -> tuple[OutageCard, list[HistoryLine], int]:
            from models.storage.journal import now

            return outage_card(session, number), history(session, "outage", number), to_us(now(session))

        self.context.tasks.read(read, self._show, self, key="card", failed=self._gone)

    def _show(self, found: tuple[OutageCard, list[HistoryLine], int]) -> None:
        card, lines, now = found
        self.card = card
        draft = card.draft
        start = to_us(draft.started_at) if draft.started_at else now
        end = to_us(draft.ended_at) if draft.ended_at else now
        name = card.component or self.tr("The whole platform")
        self._title.setText(joined((name, draft.cause or self.tr("cause not known yet"))))
        period = (
            shown_period(start, end)
            if draft.ended_at
            else self.tr("since {moment}").format(
                moment=format_moment(draft.started_at) if draft.started_at else ""
            )
        )
        measured = self._measured(card)
        zone = f"{shown_title(fields.ZONE)}: {shown(ZONE_TEXTS[Zone(draft.zone)])}"
        self._facts.set_value(
            "\n".join(
                line
                for line in (
                    joined((period, shown_length(end - start, shown_units()))),
                    zone,
                    measured,
                    draft.note,
                )
                if line
            )
        )
        self._charged.set_text(shown(outage_verdict(card, draft.ended_at or draft.started_at).sentence))
        self._evidence.show_evidence(card.evidence)
        self._answer.setVisible(self.can_answer())
        self._history.set_value(history_text(lines))
        self._offer()
        self.shown_card.emit(card)

    def _measured(self, card: OutageCard) -> str:
        """What the monitor saw, where that differs from what people said."""
        if card.measured_from is None or not card.judged:
            return ""
        if card.measured_to is None:
            return self.tr("measured since {moment}").format(moment=format_moment(card.measured_from))
        period = shown_period(to_us(card.measured_from), to_us(card.measured_to))
        return self.tr("measured {period}").format(period=period)

    def _gone(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.context.notices.failure(error)

    def _offer(self) -> None:
        refresh_all(self)
        for name, button in self._actions.items():
            button.setVisible(bool(getattr(self, f"can_{name}")()))

    def _take_changes(self, changes: Changes) -> None:
        mine = self._id in changes.ids("outage") or changes.is_everything("outage")
        if mine or (self.isVisible() and "ticket" in changes.tables):
            self.reload()

    # -- doing -----------------------------------------------------------------------------------------------

    def explain(self) -> bool:
        """Say why it is charged or not."""
        if self.card is not None:
            at = self.card.draft.ended_at or self.card.draft.started_at
            self.context.why(outage_verdict(self.card, at))
        return self.card is not None

    def _link(self, ticket_id: int, on: bool) -> None:
        verb, number = (link_tickets if on else unlink_tickets), self._id
        self._write(lambda session: verb(session, number, [ticket_id]))

    def _write(self, operation: Any) -> None:
        self.context.tasks.write(operation, lambda _: None, self)

    def can_withdraw(self) -> bool:
        """Whether it can be called a false alarm."""
        return self.card is not None and not self.card.withdrawn

    def withdraw(self) -> None:
        """Call it a false alarm, with a way back."""
        number = self._id

        def done(_: object) -> None:
            self.context.notices.toast(
                self.tr("Called a false alarm; it is no longer charged."), self.restore
            )

        self.context.tasks.write(lambda session: withdraw_outage(session, number), done, self)

    def can_restore(self) -> bool:
        """Whether it was called a false alarm."""
        return self.card is not None and self.card.withdrawn

    def restore(self) -> None:
        """It was no false alarm."""
        number = self._id
        self._write(lambda session: withdraw_outage(session, number, withdrawn=False))

    def can_correct(self) -> bool:
        """Whether the entry is there."""
        return self.card is not None

    @command(
        "availability.correct",
        QT_TRANSLATE_NOOP("commands", "Correct the outage"),
        shortcut="Ctrl+Shift+E",
        icon="pencil",
        scope="widget",
    )
    def correct(self) -> None:
        """Open the form with what is known."""
        if self.card is not None:
            self.correct_wanted.emit(self.card)

    def can_answer(self) -> bool:
        """Whether it is over and somebody still waits for an answer."""
        card = self.card
        waiting = card is not None and any(one.linked and one.is_open for one in card.evidence)
        return waiting and card is not None and not card.is_open

    @command(
        "availability.answer",
        QT_TRANSLATE_NOOP("commands", "Answer the callers of the outage"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="send",
        scope="widget",
    )
    def answer(self) -> None:
        """Answer and solve every linked ticket that is still open; it can be undone."""
        text, number = self._answer.value("answer") or "", self._id
        self.context.tasks.write(
            lambda session: answer_tickets(session, number, text), self._answered, self, failed=self._refused
        )

    def _answered(self, handled: Handled) -> None:
        self._answer.editor("answer").set_raw("")
        back = handled.undo
        words = self.tr("%n ticket(s) answered and solved.", "", len(handled.changed))
        if handled.callbacks:
            words += " " + self.tr("Call back: {names}").format(
                names=", ".join(joined((one.caller, one.phone)) for one in handled.callbacks)
            )
        self.context.notices.toast(words, lambda: self._write(lambda session: undo(session, back)))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InputError):
            self._answer.show_errors(error)
        elif isinstance(error, KnownError):
            self.context.notices.failure(error)
