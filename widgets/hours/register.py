"""The register of one contract, like an accountant's: its years, lines with what was left, an empty line at the end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.formats import joined
from models.hours.accounts import YearState
from models.hours.listings import LINES
from models.hours.queries import HoursAnswer, Register, charges_of, hours_of, register_of
from models.hours.rules.years import moscow_day
from models.storage.changes import Changes
from models.storage.listing import Query
from widgets.hours.bars import BalanceBar
from widgets.hours.entry_line import EntryLine
from widgets.hours.line_grid import LineGrid
from widgets.hours.statement_view import StatementView
from widgets.parts.form import Option, Segmented
from widgets.parts.icons import wear
from widgets.parts.row_model import RowModel
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel import JudgedLabel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.hours.burn_down import BurnDown
    from widgets.parts.context import Context

LINES_TAB, CHART_TAB, STATEMENT_TAB = "lines", "chart", "statement"
NO_YEAR = -1
BAR_WIDTH = 240


class RegisterView(QWidget):
    """One contract at a time: its balance on top, below it the lines, the chart or the statement of a year."""

    closed = Signal()  # back to the list of contracts
    why_asked = Signal(int)  # the contract whose balance is asked about
    bind_wanted = Signal(object)  # ids of uncharged consultations
    line_opened = Signal(int)

    def __init__(self, context: Context, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.contract_id: int | None = None
        self.register: Register | None = None
        self.year: YearState | None = None
        self.answer: HoursAnswer | None = None
        self.model = RowModel(context.tasks, LINES, self)
        self.grid = LineGrid(self, key="hours.register", memory=context.settings, name=self.tr("Register"))
        self.entry = EntryLine(context, line, self)
        self.statement = StatementView(self)
        self.chart: BurnDown | None = None
        self.tabs = Segmented((), self, look="view")
        self.years = Segmented((), self)
        self._title = QLabel(self)
        self._left = JudgedLabel("", self)
        self._bar = BalanceBar(self)
        self._bind = QPushButton(self)
        self._stack = QStackedWidget(self)
        self._to_end = False
        self._build()
        self._connect()

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.grid.setModel(self.model)
        self.grid.set_judged({"left"})
        for key in ("contract", "organisation"):  # they stand in the title
            self.grid.columns.layout.shown.setdefault(key, False)
        self.grid.empty.say(
            self.tr("Nothing has been charged in this year"),
            self.tr("Type the first consultation into the line below, or press F4."),
            "timer",
        )
        self.tabs.set_options(
            [
                Option(LINES_TAB, self.tr("Register"), "", "list"),
                Option(CHART_TAB, self.tr("Burn-down"), "", "chart-line"),
                Option(STATEMENT_TAB, self.tr("Statement"), "", "file-text"),
            ]
        )
        self.tabs.show_value(LINES_TAB)
        self.tabs.setAccessibleName(self.tr("What to show of the contract"))
        self.years.setAccessibleName(self.tr("Contract year"))
        lines = QWidget(self)
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(self.entry)
        self._stack.addWidget(lines)
        self._stack.addWidget(self.statement)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(self._stack, 1)

    def _head(self) -> QWidget:
        px = Theme.current().px
        head = QWidget(self)
        back = QPushButton(head)
        wear(back, "chevron-left", "text")
        back.setText(self.tr("All contracts"))
        back.setAccessibleName(back.text())
        back.clicked.connect(self.closed)
        set_look(back, "quiet")
        set_look(self._title, "title")
        set_look(self._bind, "link")
        self._bind.clicked.connect(self._offer_binding)
        self._bar.setMaximumWidth(px(BAR_WIDTH))
        self._title.setWordWrap(True)
        top, middle, bottom = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for line in (top, middle, bottom):
            line.setSpacing(px(12))
        top.addWidget(back)
        top.addWidget(self._title, 1)
        middle.addWidget(self._bar)
        middle.addWidget(self._left, 1)
        middle.addWidget(self._bind)
        bottom.addWidget(self.tabs)
        bottom.addStretch(1)
        bottom.addWidget(self.years)
        column = QVBoxLayout(head)
        column.setContentsMargins(px(16), 0, px(16), px(8))
        column.setSpacing(px(8))
        for line in (top, middle, bottom):
            column.addLayout(line)
        return head

    def _connect(self) -> None:
        self.tabs.picked.connect(self._show_tab)
        self.years.picked.connect(self._choose_year)
        self._left.asked.connect(lambda: self.why_asked.emit(self.contract_id))
        self.grid.why_asked.connect(lambda *_: self.why_asked.emit(self.contract_id))
        self.grid.opened.connect(self.line_opened)
        self.grid.left_below.connect(self.entry.setFocus)
        self.entry.left_up.connect(self.grid.setFocus)
        self.model.ready.connect(self._arrived)

    # -- showing ---------------------------------------------------------------------------------------------

    def show_contract(self, contract_id: int) -> None:
        """Show the register of a contract, its present year first."""
        if contract_id != self.contract_id:
            self.contract_id, self.year = contract_id, None
        self._to_end = True
        self.reload()

    def reload(self) -> None:
        """Ask for balance, years and lines again."""
        number = self.contract_id
        if number is not None:
            self.context.tasks.read(
                lambda session: register_of(session, number), self._take_register, self, key="register"
            )

    def _take_register(self, register: Register) -> None:
        self.register = register
        contract = register.contract
        self._title.setText(joined((contract.number, contract.organisation, contract.locality)))
        self._title.setToolTip(joined((contract.organisation, contract.locality, contract.region), ", "))
        self.entry.show_contract(contract)
        kept = self.year.whole.first if self.year else None
        self.years.set_options([Option(year.whole.first, self._year_words(year)) for year in register.years])
        self.years.setVisible(len(register.years) > 1)
        chosen = next((year for year in register.years if year.whole.first == kept), register.years[0])
        self.years.show_value(chosen.whole.first)
        self._bind.setVisible(bool(register.bindable))
        self._bind.setText(self.tr("Charge %n consultation(s) logged earlier", "", len(register.bindable)))
        self._show_year(chosen)

    def _year_words(self, year: YearState) -> str:
        first, last = year.shown.first, year.shown.last
        return f"{first:%Y}/{last:%y}" if first.year != last.year else f"{first:%Y}"

    def _choose_year(self, first: date) -> None:
        chosen = (
            next(year for year in self.register.years if year.whole.first == first) if self.register else None
        )
        if chosen is not None:
            self._to_end = True
            self._show_year(chosen)

    def _show_year(self, year: YearState) -> None:
        self.year = year
        self._bar.show_balance(year.balance)
        query = Query(filters={"year": year.id or NO_YEAR}, order=(("id", False),))
        if self.model.query == query:
            self.model.refresh(Changes({"hours": [year.contract.id]}))
        else:
            self.model.set_query(query)
        at = year.shown.last

        def ask(session: Session) -> HoursAnswer:
            return hours_of(session, year.contract, on=at)

        self.context.tasks.read(ask, self._take_answer, self, key="answer")

    def _take_answer(self, answer: HoursAnswer) -> None:
        self.answer = answer
        self._left.set_text(shown(answer.why().sentence))
        self.statement.show_answer(answer)
        self._draw()

    def _arrived(self) -> None:
        """A register is read from its end."""
        if self._to_end:
            self._to_end = False
            self.grid.go_to_end()

    # -- tabs ------------------------------------------------------------------------------------------------

    def show_tab(self, tab: str) -> None:
        """Show the lines, the chart or the statement."""
        self.tabs.show_value(tab)
        self._show_tab(tab)

    def _show_tab(self, tab: str) -> None:
        if tab == CHART_TAB and self.chart is None:
            from widgets.hours.burn_down import BurnDown  # pyqtgraph takes a third of a second

            self.chart = BurnDown(self)
            self._stack.addWidget(self.chart)
            self._draw()
        pages = {LINES_TAB: self._stack.widget(0), STATEMENT_TAB: self.statement, CHART_TAB: self.chart}
        page = pages[tab]
        if page is not None:
            self._stack.setCurrentWidget(page)

    @property
    def on_lines(self) -> bool:
        """Whether the lines are in sight, not the chart or the statement."""
        return bool(self.tabs.read() == LINES_TAB)

    def words(self) -> list[str]:
        """What the lines are of, in words: contract, organisation, year."""
        if self.register is None or self.year is None:
            return []
        contract = self.register.contract
        return [contract.number, contract.organisation, self._year_words(self.year)]

    def _draw(self) -> None:
        answer = self.answer
        if self.chart is not None and answer is not None:
            charges = charges_of(answer.lines)
            self.chart.show_year(answer.state.shown, charges, answer.state.balance, moscow_day(answer.at))

    def _offer_binding(self) -> None:
        if self.register is not None:
            self.bind_wanted.emit([one.consultation_id for one in self.register.bindable])
