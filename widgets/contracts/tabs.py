"""The tabs that this page has in the panel: a contract, the form of a new one, an import."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from widgets.contracts.contract_panel import ContractPanel
from widgets.contracts.contract_sheet import DRAFT_KIND, NewContract
from widgets.contracts.import_panel import ImportPanel
from widgets.parts.context import Context
from widgets.parts.draft_file import Draft

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.contracts.registry import Plan

CONTRACT_TAB, NEW_TAB, IMPORT_TAB = "contract", "contract.new", "contracts.import"


class Tabs(QObject):
    """Opens them and follows what happens there; `asked(contract)` when a contract is to be chosen in the list."""

    asked = Signal(int)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    # -- a contract ------------------------------------------------------------------------------------------

    def show_contract(self, contract_id: int, *, focus: bool) -> None:
        """Show a contract in its tab; without `focus` never in front of a form that somebody is typing in."""
        panel = self._context.panel.tab(CONTRACT_TAB)
        if not focus and self._typing_elsewhere():
            if isinstance(panel, ContractPanel):
                panel.show_contract(contract_id)
            return
        if not isinstance(panel, ContractPanel):
            panel = ContractPanel(self._context)
        panel.show_contract(contract_id)
        self._context.panel.open(CONTRACT_TAB, panel, panel.title(), focus=focus)

    def _typing_elsewhere(self) -> bool:
        """Whether another tab than the contract's has the keyboard."""
        panel = self._context.panel
        front, focused = panel.tab(panel.current_key()), QApplication.focusWidget()
        if front is None or focused is None or panel.current_key() == CONTRACT_TAB:
            return False
        return front is focused or front.isAncestorOf(focused)

    def show_of(self, kind: str, record_id: int, *, focus: bool) -> None:
        """Show the contract that an appointment, a person or an organisation belongs to."""
        if kind == "contract":
            self._found(record_id, focus=focus, choose=True)
            return
        query = partial(_contract_of, kind=kind, record_id=record_id)
        found = partial(self._found, focus=focus, choose=kind != "appointment")
        self._context.tasks.read(query, found, self, key="contract of")

    def _found(self, contract_id: int | None, *, focus: bool, choose: bool) -> None:
        if contract_id is None:
            return
        if choose:
            self.asked.emit(contract_id)
        self.show_contract(contract_id, focus=focus)

    # -- a new contract --------------------------------------------------------------------------------------

    def new_contract(self) -> None:
        """Open the form, or return to the one that is open."""
        panel = self._context.panel
        if panel.activate(NEW_TAB):
            panel.focus_first()
        else:
            self._open_new(NewContract(self._context))

    def restore(self, draft: Draft) -> None:
        """Open the form with what an earlier run has left behind."""
        sheet = NewContract(self._context)
        sheet.put_back(draft.key, draft.data)
        self._open_new(sheet)

    def _open_new(self, sheet: NewContract) -> None:
        sheet.saved.connect(partial(self._entered, sheet))
        sheet.left.connect(partial(self._left, sheet))
        self._context.panel.open(NEW_TAB, sheet, self.tr("New contract"))

    def _entered(self, sheet: NewContract, contract_id: int) -> None:
        self._forget(sheet)
        self._context.notices.toast(self.tr("The contract is entered"))
        self.asked.emit(contract_id)
        self.show_contract(contract_id, focus=True)

    def _left(self, sheet: NewContract) -> None:
        """An empty form goes without a word; what was typed can be brought back."""
        texts = sheet.form.raw()
        self._forget(sheet)
        if any(text.strip() for text in texts.values()):
            draft = Draft(sheet.key, DRAFT_KIND, 0.0, {"texts": texts})
            said, back = self.tr("The form is closed"), self.tr("Bring back")
            self._context.notices.toast(said, undo=partial(self.restore, draft), back=back)

    def _forget(self, sheet: NewContract) -> None:
        self._context.drafts.drop(sheet.key)
        self._context.panel.close_tab(NEW_TAB, ask=False)

    # -- an import -------------------------------------------------------------------------------------------

    def read_file(self, path: Path) -> None:
        """Read a workbook and show what it would change."""
        panel = ImportPanel(self._context, path)
        panel.taken.connect(self._imported)
        panel.left.connect(lambda: self._context.panel.close_tab(IMPORT_TAB, ask=False))
        self._context.panel.open(IMPORT_TAB, panel, self.tr("Import"))

    def _imported(self, plan: Plan) -> None:
        self._context.panel.close_tab(IMPORT_TAB, ask=False)
        done = self.tr("Contracts: {new} new, {changed} changed, {refused} refused")
        counts = {"new": len(plan.new), "changed": len(plan.changed), "refused": len(plan.rejected)}
        self._context.notices.toast(done.format(**counts))


def _contract_of(session: Session, *, kind: str, record_id: int) -> int | None:
    from models.contracts.queries import (
        contract_ids_of_person,
        contract_of_appointment,
        newest_contract_of_organisation,
    )

    if kind == "appointment":
        return contract_of_appointment(session, record_id)
    if kind == "person":
        return next(iter(contract_ids_of_person(session, record_id)), None)
    return newest_contract_of_organisation(session, record_id)
