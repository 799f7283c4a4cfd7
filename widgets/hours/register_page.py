"""The half of the hours page that shows one contract: its register, chart and statement, with their commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.hours.queries import why_left
from models.text import QT_TRANSLATE_NOOP
from widgets.hours.consultations import Consultations
from widgets.hours.lists import LINES_PLACE, HoursLists
from widgets.hours.outputs import Statements
from widgets.hours.register import CHART_TAB, LINES_TAB, STATEMENT_TAB, RegisterView
from widgets.parts.commands import command, refresh_all
from widgets.parts.context import Context
from widgets.parts.export import Exporter
from widgets.parts.page import Page


class RegisterPage(Page):
    """Shows the register in place of the lists; `lists_widget` says which widget that is."""

    lists: HoursLists

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.consultations = Consultations(context, self)
        self.exporter = Exporter(context, self)
        self.statements = Statements(context, self.exporter, self)
        self.register = RegisterView(context, self.consultations.line(), self)
        self.register.hide()
        self.register.closed.connect(self.close_register)
        self.register.why_asked.connect(self.ask_why)
        self.register.statement.excel_wanted.connect(self._export_statement)
        self.register.statement.pdf_wanted.connect(self.save_pdf)
        self.register.statement.print_wanted.connect(self.print_statement)

    def lists_widget(self) -> QWidget:
        """What the register stands in place of."""
        raise NotImplementedError

    def in_register(self) -> bool:
        """Whether one contract is shown instead of the lists."""
        return not self.register.isHidden()

    def open_contract(self, contract_id: int) -> None:
        """Show the register of a contract in place of the lists."""
        self.lists_widget().hide()
        self._show_views(False)
        self.register.show()
        self.register.show_contract(contract_id)
        self.register.grid.setFocus()
        refresh_all(self)

    def close_register(self, *, focus: bool = True) -> None:
        """Back to the lists."""
        if not self.in_register():
            return
        self.register.hide()
        self.lists_widget().show()
        self._show_views(True)
        if focus:
            self.lists_widget().setFocus()
        refresh_all(self)

    def _show_views(self, shown: bool) -> None:
        """The views belong to the lists; a register has the room for its lines."""
        if self.views is not None:
            self.views.setVisible(shown)

    def ask_why(self, contract_id: int) -> None:
        """Answer «почему?» for the balance of a contract, also as of other moments."""
        self.context.why(lambda session, at: why_left(session, contract_id, at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from a register back to the lists."""
        if event.key() == Qt.Key.Key_Escape and self.in_register():
            self.close_register()
        else:
            super().keyPressEvent(event)

    @command(
        "hours.register",
        QT_TRANSLATE_NOOP("commands", "Lines of the contract"),
        shortcut="Ctrl+Shift+1",
        icon="list",
        menu="hours",
    )
    def show_lines(self) -> None:
        """Show the lines of the contract."""
        self.register.show_tab(LINES_TAB)

    @command(
        "hours.chart",
        QT_TRANSLATE_NOOP("commands", "Burn-down chart of the contract"),
        shortcut="Ctrl+Shift+2",
        icon="chart-line",
        menu="hours",
    )
    def show_chart(self) -> None:
        """Show how the hours run down, and the forecast."""
        self.register.show_tab(CHART_TAB)

    @command(
        "hours.statement",
        QT_TRANSLATE_NOOP("commands", "Statement of the contract"),
        shortcut="Ctrl+Shift+3",
        icon="file-text",
        menu="hours",
    )
    def show_statement(self) -> None:
        """Show the statement as it will be printed."""
        self.register.show_tab(STATEMENT_TAB)

    @command(
        "hours.excel",
        QT_TRANSLATE_NOOP("commands", "Excel"),
        shortcut="Ctrl+E",
        icon="file-spreadsheet",
        menu="hours",
        toolbar=True,
    )
    def excel(self) -> None:
        """Write what is in sight as a workbook: the list as it stands, or the statement of a contract's year."""
        if not self.in_register():
            self._export_list()
        elif self.register.on_lines:
            self.exporter.export_grid(
                self.register.grid,
                self.register.model,
                LINES_PLACE,
                self.tr("Register of hours"),
                self.register.words(),
            )
        else:
            self._export_statement()

    def _export_list(self) -> None:
        lists, grid = self.lists, self.lists.grid()
        self.exporter.export_grid(
            grid, lists.model(), lists.place(), grid.accessibleName(), lists.filter_words()
        )

    def _export_statement(self) -> None:
        if self.register.answer is not None:
            self.statements.excel(self.register.answer)

    def save_pdf(self) -> None:
        """Write the statement as a PDF."""
        if self.register.answer is not None:
            self.statements.pdf(self.register.answer)

    @command(
        "hours.print",
        QT_TRANSLATE_NOOP("commands", "Print the statement"),
        shortcut="Ctrl+P",
        icon="printer",
        menu="hours",
    )
    def print_statement(self) -> None:
        """Print the statement of the year."""
        if self.register.answer is not None:
            self.statements.to_printer(self.register.answer)

    can_show_lines = can_show_chart = can_show_statement = in_register
    can_print_statement = in_register
