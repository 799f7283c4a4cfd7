"""The statement on the screen as it will be printed, with its ways out: Excel, PDF, printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from models.hours.queries import HoursAnswer
from models.workbook.target import file_faults
from widgets.hours.statement import page_layout, statement_document
from widgets.parts.form.area import ButtonLine
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PAGE_WIDTH = 760


class StatementView(QWidget):
    """A preview on white paper; the buttons say what they want through signals."""

    excel_wanted = Signal()
    pdf_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: HoursAnswer | None = None
        self._paper = QTextBrowser(self)
        self._buttons = ButtonLine(self)
        self._buttons.add(self.tr("Excel"), self.excel_wanted.emit, icon="file-spreadsheet")
        self._buttons.add(self.tr("Save as PDF"), self.pdf_wanted.emit, icon="file-text")
        self._buttons.add(self.tr("Print"), self.print_wanted.emit, icon="printer")
        self._paper.setFrameShape(QFrame.Shape.NoFrame)
        self._paper.setAccessibleName(self.tr("Statement"))
        # Paper is white in every theme.
        self._paper.setStyleSheet(
            "QTextBrowser { background: #ffffff; color: #000000; border: none; padding: 16px; }"
        )
        set_look(self, "page")
        px = Theme.current().px
        sheet = QWidget(self)
        sheet.setMaximumWidth(px(PAGE_WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._buttons)
        column.addWidget(self._paper, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(12), px(16), px(12))
        line.addWidget(sheet, 1)

    def show_answer(self, answer: HoursAnswer) -> None:
        """Show the statement of this year."""
        self.answer = answer
        document = statement_document(answer)
        document.setParent(self._paper)
        self._paper.setDocument(document)

    def text(self) -> str:
        """What stands on the paper."""
        return self._paper.toPlainText()


def pdf_of(answer: HoursAnswer) -> bytes:
    """The statement as the bytes of a PDF file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(page_layout())
    writer.setTitle(answer.contract.number)
    statement_document(answer).print_(writer)
    del writer  # finishes the file
    buffer.close()
    return bytes(content.data())


def write_pdf(answer: HoursAnswer, path: Path) -> None:
    """Write the statement as a PDF; an earlier file of that name survives a failure (FileProblem)."""
    part = path.with_name(f".{path.name}.part")
    with file_faults(path):
        try:
            part.write_bytes(pdf_of(answer))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def print_out(answer: HoursAnswer, printer: QPrinter) -> None:
    """Print the statement."""
    printer.setPageLayout(page_layout())
    statement_document(answer).print_(printer)
