"""A small table of plain words: refused rows and changes of an import, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.parts.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = 28
WIDEST = 112
AIR = 8
WRAPPED_LINES = 300


class _Lines(QAbstractTableModel):
    """Rows of words under titles; the whole text is in the tooltip too."""

    def __init__(self, titles: Sequence[str], lines: Sequence[tuple[str, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self.lines = tuple(lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.lines[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None


class LinesTable(QTableView):
    """Shows lines; the last column takes the room that is left; Ctrl+C copies what is selected, or everything."""

    def __init__(
        self,
        name: str,
        titles: Sequence[str],
        lines: Sequence[tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines = _Lines(titles, lines, self)
        self.setModel(self._lines)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(len(lines) <= WRAPPED_LINES)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Theme.current().px(ROW))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStyleSheet("QHeaderView::section { padding-left: 3px; }")  # where the words of a cell begin
        self.resizeColumnsToContents()
        for column in range(len(titles) - 1):
            self.setColumnWidth(column, min(self.columnWidth(column), Theme.current().px(WIDEST)))
        header.setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)

    def copy_all(self) -> None:
        """Put all lines on the clipboard as a table."""
        self._copy(self._lines.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Few lines are shown whole, however narrow the table is."""
        super().resizeEvent(event)
        if self.wordWrap():
            self.resizeRowsToContents()
            for row in range(len(self._lines.lines)):
                self.setRowHeight(row, self.rowHeight(row) + Theme.current().px(AIR))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy means rows, not the one cell that has the focus."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            self._copy([self._lines.lines[row] for row in rows] or self._lines.lines)
            return
        super().keyPressEvent(event)

    @staticmethod
    def _copy(lines: Sequence[tuple[str, ...]]) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
