"""The lists of the hours page: contracts by balance, lines of the ledger, consultations; one is in sight at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.hours.listings import BALANCES, CONSULTATIONS, LINES
from models.storage.changes import Changes
from models.storage.listing import Query
from widgets.hours.balance_grid import BalanceGrid
from widgets.hours.filters import FilterBar
from widgets.parts.context import Context
from widgets.parts.grid import Grid
from widgets.parts.row_model import RowModel

CONTRACTS, ATTENTION, LEDGER = "contracts", "attention", "lines"
GIVEN, PLANNED, UNCHARGED = "consultations", "planned", "uncharged"
URGENT = ("near", "close", "spent", "over")
FILTERS: Mapping[str, Mapping[str, object]] = {
    CONTRACTS: {"valid": True},
    ATTENTION: {"valid": True, "levels": URGENT},
    LEDGER: {},
    GIVEN: {},
    PLANNED: {"state": "planned"},
    UNCHARGED: {"uncharged": True},
}
"""What each view shows besides what is filtered by hand."""
ROOM = "models.hours.listings"
BALANCES_PLACE, LINES_PLACE, GIVEN_PLACE = f"{ROOM}:BALANCES", f"{ROOM}:LINES", f"{ROOM}:CONSULTATIONS"
"""Where the lists are declared, for the process that writes them."""


class HoursLists(QWidget):
    """Three grids with their filters; the page says which view and which words."""

    contract_opened = Signal(int)
    line_opened = Signal(int)
    consultation_opened = Signal(int)
    why_asked = Signal(int)
    chosen = Signal()
    typed = Signal(str)
    filtered = Signal()

    def __init__(self, context: Context, new: Callable[[], object], parent: QWidget | None = None) -> None:
        """`new` logs a consultation: an empty list offers it."""
        super().__init__(parent)
        self.view = CONTRACTS
        self.filters = FilterBar(context.tasks, self)
        self.balances = BalanceGrid(
            self, key="hours.balances", memory=context.settings, name=self.tr("Contracts by balance")
        )
        self.lines = Grid(self, key="hours.lines", memory=context.settings, name=self.tr("Ledger"))
        self.given = Grid(
            self, key="hours.consultations", memory=context.settings, name=self.tr("Consultations")
        )
        self._models = {
            self.balances: RowModel(context.tasks, BALANCES, self),
            self.lines: RowModel(context.tasks, LINES, self),
            self.given: RowModel(context.tasks, CONSULTATIONS, self),
        }
        self._stack = QStackedWidget(self)
        self._build(new)
        self._connect()

    def _build(self, new: Callable[[], object]) -> None:
        for grid, model in self._models.items():
            grid.setModel(model)
            self._stack.addWidget(grid)
        self.balances.set_judged({"left"})
        for grid in (self.lines, self.given):
            grid.empty.offer(self.tr("Consultation"), "F4", new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self.filtered)
        self.balances.opened.connect(self.contract_opened)
        self.balances.why_asked.connect(lambda contract, _: self.why_asked.emit(contract))
        self.lines.opened.connect(self.line_opened)
        self.given.opened.connect(self.consultation_opened)
        for grid in self._models:
            grid.chosen.connect(lambda _: self.chosen.emit())
            grid.typed.connect(self.typed)

    def grid(self) -> Grid:
        """The list in sight."""
        if self.view in (CONTRACTS, ATTENTION):
            return self.balances
        return self.lines if self.view == LEDGER else self.given

    def model(self) -> RowModel:
        """The rows of the list in sight."""
        return self._models[self.grid()]

    def place(self) -> str:
        """Where the list in sight is declared, for the process that writes it."""
        if self.grid() is self.balances:
            return BALANCES_PLACE
        return LINES_PLACE if self.grid() is self.lines else GIVEN_PLACE

    def filter_words(self) -> list[str]:
        """What the view and the filters leave, in words."""
        views = {
            CONTRACTS: self.tr("valid contracts"),
            ATTENTION: self.tr("hours running out"),
            PLANNED: self.tr("planned"),
            UNCHARGED: self.tr("not charged"),
        }
        query = self.model().query
        told = self.view in views and query is not None and bool(query.filters)
        view = [views[self.view]] if told else []
        return [*view, *([] if self.grid() is self.balances else self.filters.words())]

    def show_view(self, view: str, words: str) -> None:
        """Bring the list of a view to the front."""
        self.view = view
        self.filters.setVisible(self.grid() is not self.balances)
        self._stack.setCurrentWidget(self.grid())
        self.setFocusProxy(self.grid())
        self.ask(words)

    def ask(self, words: str) -> None:
        """Show what answers to the words, the view and the filters."""
        grid, filters = self.grid(), dict(FILTERS[self.view])
        if grid is not self.balances:
            filters |= self.filters.filters()
        elif words:
            filters.pop("valid")  # who looks for a contract by name wants it even when it is over
        self.model().set_query(Query(words, filters, grid.order()))
        grid.set_marks(words.split())
        self._say_emptiness(words)

    def _say_emptiness(self, words: str) -> None:
        empty = self.grid().empty
        if words:
            empty.say(
                self.tr("Nothing found"), self.tr("Esc in the search line shows everything again."), "search"
            )
        elif self.grid() is self.balances:
            empty.say(
                self.tr("No contracts here"),
                self.tr("Contracts appear here with their hours once they are in the registry."),
                "file-text",
            )
        else:
            empty.say(
                self.tr("No consultations here"),
                self.tr("Log one while you are still on the phone."),
                "timer",
            )

    def reload(self) -> None:
        """Offer the topics and methodologists that there are now."""
        self.filters.reload()

    def refresh(self, changes: Changes) -> None:
        """Bring the list in sight up to date, in place."""
        self.model().refresh(changes)
