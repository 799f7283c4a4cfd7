"""The page «Договоры»: contracts by state and the people who speak for them; details and forms in the panel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from models.contracts.listings import CONTRACT_LIST, PEOPLE_LIST
from models.storage.changes import Changes
from models.storage.listing import Query
from models.text import QT_TRANSLATE_NOOP
from widgets.contracts.contract_panel import WATCHED, ask_state
from widgets.contracts.tabs import Tabs
from widgets.contracts.views import ALL, BY_KEY, FIRST, PEOPLE, View, numbers, titles
from widgets.parts.commands import command
from widgets.parts.context import Context
from widgets.parts.draft_file import Draft
from widgets.parts.export import Exporter
from widgets.parts.grid import Grid
from widgets.parts.page import Page
from widgets.parts.row_model import RowModel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PREVIEW_AFTER = 90  # ms: walking along the list with the arrow keys asks for one contract only
COUNT_AFTER = 150
LISTINGS = {
    False: "models.contracts.listings:CONTRACT_LIST",
    True: "models.contracts.listings:PEOPLE_LIST",
}
"""Where the lists of contracts and of people are declared, for the process that writes them."""
Counts = tuple[dict[str, int], dict[str, int]]


class ContractsPage(Page):
    """Every contract and every responsible person of the desk; nothing here waits for the database."""

    id = "contracts"
    title = QT_TRANSLATE_NOOP("pages", "Contracts")
    icon = "file-text"
    watches = WATCHED

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: View = BY_KEY[FIRST]
        self._before_search = FIRST
        self.contracts = RowModel(context.tasks, CONTRACT_LIST, self)
        self.people = RowModel(context.tasks, PEOPLE_LIST, self)
        self.contract_grid = Grid(self, key="contracts", memory=context.settings, name=self.tr("Contracts"))
        self.people_grid = Grid(
            self, key="people", memory=context.settings, name=self.tr("Responsible persons")
        )
        self.tabs = Tabs(context, self)
        self.exporter = Exporter(context, self)
        self._stack = QStackedLayout()
        self._waiting: int | None = None
        self._preview = QTimer(self, singleShot=True, interval=PREVIEW_AFTER)
        self._count = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._build()
        self._connect()

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.add_search(self.tr("Number, organisation, place, surname or phone"))
        self.add_buttons()
        self.add_views(titles())
        for grid, model in ((self.contract_grid, self.contracts), (self.people_grid, self.people)):
            grid.setModel(model)
            self._stack.addWidget(grid)
        self.contract_grid.empty.offer(self.tr("Import contracts…"), "Ctrl+I", self.import_file)
        holder = QWidget(self)
        holder.setLayout(self._stack)
        self.body.addWidget(holder, 1)

    def _connect(self) -> None:
        if self.search is None or self.views is None:
            return
        self.search.searched.connect(self._searched)
        self.search.left_down.connect(self._go_to_list)
        self.views.picked.connect(self._view_picked)
        for grid in (self.contract_grid, self.people_grid):
            grid.chosen.connect(lambda _id: self._preview.start())
            grid.opened.connect(lambda _id: self._show_chosen(focus=True))
            grid.typed.connect(self.search.type_on)
        self.contracts.ready.connect(self._ready)
        self.contract_grid.set_judged({"state"})
        self.contract_grid.why_asked.connect(lambda contract_id, _: ask_state(self.context, contract_id))
        self.tabs.asked.connect(self._choose)
        self._preview.timeout.connect(self._show_chosen)
        self._count.timeout.connect(self._ask_counts)

    # -- the lists -------------------------------------------------------------------------------------------

    @property
    def grid(self) -> Grid:
        """The list in sight."""
        return self.people_grid if self.view.people else self.contract_grid

    @property
    def model(self) -> RowModel:
        """The rows in sight."""
        return self.people if self.view.people else self.contracts

    def reload(self, changes: Changes | None) -> None:
        """Ask again; the shown rows, the selection and the place stay until the new rows are there."""
        if self.model.query is None:
            self._set_query()
        else:
            self.model.refresh(None if self.view.people else changes)
        self._count.start()

    def query(self) -> Query:
        """What the list shows: the view, narrowed by the search line, in the order of the header."""
        text = self.search.text() if self.search else ""
        return Query(text, self.view.filters, self.grid.order())

    def _set_query(self) -> None:
        self.model.set_query(self.query())
        self._say_emptiness()

    def _say_emptiness(self) -> None:
        if self.search is not None and self.search.text().strip():
            self.grid.empty.say(
                self.tr("Nothing found"),
                self.tr(
                    "Esc in the search line shows everything again. The view «All contracts» has the ended ones too."
                ),
                "search",
            )
        elif self.view.people:
            self.grid.empty.say(self.tr("Nobody here"), self.tr("People come with their contracts."), "users")
        else:
            self.grid.empty.say(
                self.tr("No contracts here"),
                self.tr("Take them from the office's Excel workbook, or enter one with Ctrl+N."),
                "file-text",
            )

    def _searched(self, text: str) -> None:
        """Words look through all contracts: who searches wants to find, whatever has become of it."""
        if text and self.view.key == FIRST:
            self._before_search = FIRST
            self._turn_to(ALL)
        elif not text and self.view.key == ALL and self._before_search == FIRST:
            self._turn_to(FIRST)
        self._set_query()

    def _go_to_list(self) -> None:
        self.grid.setFocus()

    def _view_picked(self, key: str) -> None:
        self._before_search = key
        self._show_view(key)

    def _show_view(self, key: str) -> None:
        self.view = BY_KEY[key]
        self._stack.setCurrentWidget(self.grid)
        self._set_query()

    def _turn_to(self, key: str) -> None:
        if self.views is not None and self.view.key != key:
            self.views.show_value(key)
            self._show_view(key)

    def _ask_counts(self) -> None:
        def query(session: Session) -> Counts:
            from models.contracts.listings import standing_counts, state_counts

            return state_counts(session), standing_counts(session)

        self.context.tasks.read(query, self._counted, self, key="counts")

    def _counted(self, counts: Counts) -> None:
        if self.views is not None:
            self.views.set_counts(numbers(*counts))

    # -- the panel -------------------------------------------------------------------------------------------

    def _show_chosen(self, *, focus: bool = False) -> None:
        self._preview.stop()
        chosen = self.grid.current_id()
        if chosen is None or not self.isVisible():
            return
        if self.view.people:
            self.tabs.show_of("appointment", chosen, focus=focus)
        else:
            self.tabs.show_contract(chosen, focus=focus)

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a contract, a person or an organisation that another page or a notice has named."""
        self._turn_to(PEOPLE if kind == "person" else ALL)
        self.tabs.show_of(kind, record_id, focus=True)

    def _choose(self, contract_id: int) -> None:
        """Stand on a contract in the list, at once or when its rows are there."""
        if not self.view.people and not self.contract_grid.select_id(contract_id):
            self._waiting = contract_id
            self.contracts.refresh(None)

    def _ready(self) -> None:
        """The rows are there: stand on the contract that was asked for, among all of them if need be."""
        if self._waiting is None:
            return
        if self.contract_grid.select_id(self._waiting) or self.view.key == ALL:
            self._waiting = None
        else:
            self._turn_to(ALL)

    # -- commands --------------------------------------------------------------------------------------------

    @command(
        "contracts.new",
        QT_TRANSLATE_NOOP("commands", "New contract"),
        shortcut="Ctrl+N",
        icon="plus",
        menu="contracts",
        primary=True,
    )
    def new_contract(self) -> None:
        """Enter a contract in the panel; what is typed is kept."""
        self.tabs.new_contract()

    @command(
        "contracts.import",
        QT_TRANSLATE_NOOP("commands", "Import"),
        shortcut="Ctrl+I",
        icon="file-up",
        menu="contracts",
        toolbar=True,
    )
    def import_file(self) -> None:
        """Choose a workbook and see what it would change."""
        kinds = self.tr("Excel workbooks (*.xlsx *.xlsm);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Contracts from a workbook"), "", kinds)
        if name:
            self.tabs.read_file(Path(name))

    @command(
        "contracts.excel",
        QT_TRANSLATE_NOOP("commands", "Excel"),
        shortcut="Ctrl+E",
        icon="file-spreadsheet",
        menu="contracts",
        toolbar=True,
    )
    def excel(self) -> None:
        """Write the list of contracts or people as it stands: view, words, order, columns."""
        title = self.tr("Responsible persons") if self.view.people else self.tr("Contracts")
        words = [name for key, name in titles() if key == self.view.key]
        self.exporter.export_grid(self.grid, self.model, LISTINGS[self.view.people], title, words)

    @command(
        "contracts.find",
        QT_TRANSLATE_NOOP("commands", "Search the contracts"),
        shortcut="F3",
        icon="search",
        menu="contracts",
    )
    def find_contracts(self) -> None:
        """Go to the search line."""
        if self.search is not None:
            self.search.setFocus()
            self.search.selectAll()

    # -- drafts and languages --------------------------------------------------------------------------------

    def restore_draft(self, draft: Draft) -> None:
        """Open the form of a new contract with what an earlier run has left behind."""
        self.tabs.restore(draft)

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        if self.search is not None:
            self.search.set_words(self.tr("Number, organisation, place, surname or phone"))
        if self.views is not None:
            self.views.set_views(titles())
        self._count.start()
