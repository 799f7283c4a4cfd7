"""The panel of one contract: its facts or its history, and in their place the form that changes them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from models.contracts.queries import AppointmentRow, ContractRow, HistoryLine
from models.contracts.rules import Standing
from models.errors import KnownError
from models.formats import to_moscow
from models.storage.changes import Changes
from models.text import QT_TRANSLATE_NOOP
from widgets.contracts.contract_sheet import EditContract
from widgets.contracts.contract_view import ContractView, HistoryView
from widgets.contracts.person_card import CORRECT, END, REOPEN, REPLACE, TRAIN
from widgets.contracts.person_sheet import Appoint, Correct, End, Replace, Train
from widgets.contracts.sheet import Sheet, today
from widgets.parts.commands import collect, command, refresh_all
from widgets.parts.context import Context
from widgets.parts.form import ButtonLine, Option, ScrollColumn, Segmented
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreement.verdict import Verdict

WATCHED = frozenset({"contract", "organisation", "person", "appointment"})
FACTS, HISTORY = "facts", "history"
Loaded = tuple[ContractRow, list[HistoryLine]]


class ContractPanel(QWidget):
    """Shows a contract and stays true to it; a form takes its place until it is saved or left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.contract_id = 0
        self.row: ContractRow | None = None
        self.view: ContractView | None = None
        self.sheet: Sheet | None = None
        self._lines: list[HistoryLine] = []
        self.tabs = Segmented((), self)
        self._facts = QWidget()
        self._history = QWidget()
        self._buttons = ButtonLine(self)
        self._reading = QWidget(self)
        self._stack = QStackedLayout(self)
        self._arrange()
        collect(self)
        context.tasks.changed.connect(self._take_changes)
        self.setProperty("help_topic", "contracts")

    def _arrange(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        self._retitle()
        self.tabs.show_value(FACTS)
        self.tabs.picked.connect(self._turn)
        for holder in (self._facts, self._history):
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(ScrollColumn(self._facts))
        self._pages.addWidget(ScrollColumn(self._history))
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch(1)
        self._edit_button = self._buttons.add(self.tr("Correct…"), self.edit, key="F7", icon="pencil")
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, px(12), 0)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self._reading)
        column.setContentsMargins(px(16), px(12), px(4), px(12))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(pages, 1)
        column.addLayout(foot)
        self._stack.addWidget(self._reading)

    def _retitle(self) -> None:
        chosen = self.tabs.read()
        self.tabs.set_options([Option(FACTS, self.tr("Contract")), Option(HISTORY, self.tr("History"))])
        self.tabs.show_value(chosen or FACTS)
        self.tabs.setAccessibleName(self.tr("What is shown of the contract"))

    # -- showing ---------------------------------------------------------------------------------------------

    def show_contract(self, contract_id: int) -> None:
        """Show a contract; a form that is open for another one stays until it is saved or left."""
        if self.sheet is not None and contract_id != self.contract_id:
            return
        self.contract_id = contract_id
        self.reload()

    def reload(self) -> None:
        """Ask the database again."""
        if self.contract_id:
            query = partial(_load, contract_id=self.contract_id)
            self.context.tasks.read(query, self._show, self, key="contract", failed=self._gone)

    def title(self) -> str:
        """What stands on the tab."""
        return self.row.number if self.row is not None else self.tr("Contract")

    def _show(self, loaded: Loaded) -> None:
        self.row, self._lines = loaded
        self.view = ContractView(self.row)
        self.view.person_wanted.connect(self._person)
        self.view.appoint.connect(self.appoint)
        self.view.why.connect(self.explain_person)
        _fill(self._facts, self.view)
        _fill(self._history, HistoryView(self._lines))
        for button in self.view.findChildren(QPushButton)[-1:]:
            QWidget.setTabOrder(button, self._edit_button)
        self.context.panel.set_title("contract", self.title())
        refresh_all(self)

    def _turn(self, which: object) -> None:
        self._pages.setCurrentIndex(1 if which == HISTORY else 0)

    def _gone(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.context.notices.failure(error)

    def _take_changes(self, changes: Changes) -> None:
        if self.contract_id and WATCHED & changes.tables:
            self.reload()

    # -- asking why ------------------------------------------------------------------------------------------

    def explain(self) -> bool:
        """F1: why the contract is valid, or why it is not."""
        if not self.contract_id or self.sheet is not None:
            return False
        ask_state(self.context, self.contract_id)
        return True

    def explain_person(self, one: AppointmentRow) -> None:
        """Why this person may, or may not, ask for technical support: the gate's answer for now or another day."""
        if self.row is None:
            return
        number, name = self.row.number, one.name

        def judge(session: Session, at: datetime | None = None) -> Verdict:
            from models.contracts.gate import GateQuestion
            from models.contracts.gate_query import judge_call
            from models.storage.journal import now

            return judge_call(session, GateQuestion("222", number, name, at or now(session)))

        self.context.why(judge)

    # -- changing --------------------------------------------------------------------------------------------

    @command(
        "contracts.edit",
        QT_TRANSLATE_NOOP("commands", "Correct the contract"),
        shortcut="F7",
        icon="pencil",
        menu="contracts",
        scope="widget",
    )
    def edit(self) -> None:
        """Open the facts of the contract for correction, here in the panel."""
        if self.row is not None and self.sheet is None:
            self._open(EditContract(self.context, self.row))

    def can_edit(self) -> bool:
        """There is a contract, and no form stands in its place."""
        return self.row is not None and self.sheet is None

    @command(
        "contracts.appoint",
        QT_TRANSLATE_NOOP("commands", "Add a responsible person"),
        shortcut="F8",
        icon="user-plus",
        menu="contracts",
        scope="widget",
    )
    def appoint(self) -> None:
        """Name one more person; a third is refused with the clause."""
        if self.row is not None and self.sheet is None:
            self._open(Appoint(self.context, self.row, today()))

    can_appoint = can_edit

    @command(
        "contracts.replace",
        QT_TRANSLATE_NOOP("commands", "Replace the responsible person"),
        shortcut="Shift+F8",
        icon="replace",
        menu="contracts",
        scope="widget",
    )
    def replace(self) -> None:
        """Replace the person whose card has the focus, else the first one."""
        one = self._focused()
        if one is not None:
            self._person(REPLACE, one)

    def can_replace(self) -> bool:
        """There is somebody to be replaced."""
        return self.can_edit() and self.row is not None and bool(self.row.present)

    def _focused(self) -> AppointmentRow | None:
        cards = [] if self.view is None else self.view.cards
        present = [card for card in cards if card.appointment.standing is not Standing.FORMER]
        focused = [card for card in present if card.isAncestorOf(self.focusWidget() or card)]
        chosen = focused if len(focused) == 1 else present
        return chosen[0].appointment if chosen else None

    def _person(self, what: str, one: AppointmentRow) -> None:
        """Do what a button of a person's card asks for."""
        if self.row is None or self.sheet is not None:
            return
        if what == REPLACE:
            self._open(Replace(self.context, self.row, one, today()))
        elif what == CORRECT:
            self._open(Correct(self.context, one))
        elif what == TRAIN:
            self._open(Train(self.context, one, today()))
        elif what == END:
            sheet = End(self.context, one, today())
            self._open(sheet)
            sheet.saved.connect(lambda _value: self._offer_undo(one))
        elif what == REOPEN:
            self._reopen(one)

    def _offer_undo(self, one: AppointmentRow) -> None:
        self.context.notices.toast(
            self.tr("Authority ended: {name}").format(name=one.name), undo=lambda: self._reopen(one)
        )

    def _reopen(self, one: AppointmentRow) -> None:
        def reopen(session: Session) -> None:
            from models.contracts.operations import reopen_appointment

            reopen_appointment(session, one.id)

        self.context.tasks.write(reopen, lambda _value: None, self)

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.saved.connect(self._close_sheet)
        sheet.left.connect(self._close_sheet)
        self._stack.addWidget(sheet)
        self._stack.setCurrentWidget(sheet)
        refresh_all(self)
        sheet.form.focus_first()

    def _close_sheet(self, _value: object = None) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is None:
            return
        self._stack.setCurrentWidget(self._reading)
        self._stack.removeWidget(sheet)
        sheet.hide()
        sheet.deleteLater()
        refresh_all(self)
        self.tabs.chip(0).setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
            self.reload()


def _fill(holder: QWidget, content: QWidget) -> None:
    """Put `content` in the place of what the holder held."""
    layout = holder.layout()
    if layout is None:
        return
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    layout.addWidget(content)


def ask_state(context: Context, contract_id: int) -> None:
    """Answer «почему?» for the state of a contract, also as of other days."""

    def judge(session: Session, at: datetime | None = None) -> Verdict:
        from models.contracts.state_query import why_state

        return why_state(session, contract_id, at)

    context.why(judge)


def _load(session: Session, *, contract_id: int) -> Loaded:
    from models.contracts.queries import contract, contract_history
    from models.storage.journal import now

    day = to_moscow(now(session)).date()
    return contract(session, contract_id, day), contract_history(session, contract_id)
