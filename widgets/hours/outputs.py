"""The statement on its way out of the program: Excel, PDF, printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import KnownError
from models.hours.queries import HoursAnswer
from widgets.hours.statement_view import print_out, write_pdf
from widgets.parts.context import Context
from widgets.parts.export import Exporter

LONGEST = 60  # letters of a contract's number in a file's name


class Statements(QObject):
    """Writes and prints statements; asks for the place of a file with the system's own dialog."""

    def __init__(self, context: Context, exporter: Exporter, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._exporter = exporter
        self._window = window

    def excel(self, answer: HoursAnswer) -> None:
        """Write the act of the year as a workbook whose figures can be recomputed."""
        year = answer.state.shown
        self._exporter.start(
            self._name(answer, "xlsx"),
            report="statement",
            first=year.first,
            last=year.last,
            contracts=(answer.contract.number,),
        )

    def pdf(self, answer: HoursAnswer) -> None:
        """Write the printable page as a PDF."""
        path = self._ask(self._name(answer, "pdf"), self.tr("PDF files (*.pdf)"))
        if path is None:
            return
        try:
            write_pdf(answer, path)
        except KnownError as error:
            self._context.notices.failure(error)
        else:
            self._written(path)

    def to_printer(self, answer: HoursAnswer) -> None:
        """Print the page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only who prints needs the printers

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._window).exec():
            print_out(answer, printer)

    def _ask(self, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the statement"), name, kinds)
        return Path(chosen) if chosen else None

    def _name(self, answer: HoursAnswer, ending: str) -> str:
        number = "".join(letter if letter.isalnum() else "-" for letter in answer.contract.number[:LONGEST])
        year = f"{answer.state.shown.first:%Y-%m}"
        return self.tr("MEO_statement_{number}_{year}.{ending}").format(
            number=number, year=year, ending=ending
        )

    def _written(self, path: Path) -> None:
        self._context.notices.toast(self.tr("Written: {file}").format(file=path.name))
