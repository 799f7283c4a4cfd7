"""The painted half of a grid: rows, cells, hover, dots under judged values, tooltips of what is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from widgets.parts.grid.columns import PENDING, Cell, Now
from widgets.parts.grid.layout import Memory
from widgets.parts.grid.marks import Finder, Marks
from widgets.parts.grid.painter import CellPainter, RowState
from widgets.parts.grid.setup import ColumnSetup
from widgets.parts.row_model import RawRole
from widgets.parts.theme import Theme


class PaintedView(QTableView):
    """A table view that paints its rows itself: three times faster than a delegate, and nothing is editable."""

    judged_clicked = Signal(int, int)  # row and column of a judged value whose dots were clicked

    def __init__(self, parent: QWidget | None, key: str, memory: Memory | None, now: Now) -> None:
        super().__init__(parent)
        self.key = key
        self.columns = ColumnSetup(self, key, memory, now)
        self.rows: QAbstractItemModel | None = None
        self._marks: Finder = Marks()
        self._judged: frozenset[str] = frozenset()
        self._hovered = -1
        self._painter = CellPainter(Theme.current())
        self.setHorizontalHeader(self.columns.header)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        Theme.current().changed.connect(self.restyle)

    def set_marks(self, words: Iterable[str]) -> None:
        """Mark these words (stems or beginnings) in the texts; nothing marks nothing."""
        self.mark(Marks(words))

    def mark(self, finder: Finder) -> None:
        """Mark what `finder` finds in the texts."""
        self._marks = finder
        self.viewport().update()

    def set_judged(self, keys: Iterable[str]) -> None:
        """The fields whose values the program judged: dotted, and asked about by click and F1."""
        self._judged = frozenset(keys)
        self.viewport().update()

    def judged_columns(self) -> list[int]:
        """The columns of judged values."""
        return [number for number, field in enumerate(self.columns.fields) if field.key in self._judged]

    def natural_width(self, cell: Cell) -> int:
        """The width at which nothing of `cell` is cut, in pixels."""
        return self._painter.natural_width(cell)

    def restyle(self) -> None:
        """Follow theme, font size, density and the screen's sharpness."""
        theme = Theme.current()
        self._painter = CellPainter(theme, self.devicePixelRatioF())
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        self.verticalScrollBar().setSingleStep(theme.row_height)
        self.columns.restyle()
        self.viewport().update()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of `model`."""
        super().setModel(model)
        self.rows = model
        self.columns.build()

    def _row_count(self) -> int:
        return 0 if self.rows is None else self.rows.rowCount()

    def event(self, event: QEvent) -> bool:
        """Draw icons anew on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.restyle()
        return super().event(event)

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the region that needs it."""
        if self.rows is None:
            return
        painter = QPainter(self.viewport())
        area = event.rect()
        first = self.rowAt(area.top())
        if first >= 0:
            self._painter.begin(painter)
            self._paint_rows(painter, area, first)
        painter.end()

    def _paint_rows(self, painter: QPainter, area: QRect, first: int) -> None:
        height = self.verticalHeader().defaultSectionSize()
        top = self.rowViewportPosition(first)
        last = min(first + (area.bottom() - top) // height, self._row_count() - 1)
        chosen = self._chosen_between(first, last)
        current = self.currentIndex().row() if self.hasFocus() else -1
        places = list(self._places(area))
        width = self.viewport().width()
        for row in range(first, last + 1):
            rect = QRect(0, top + (row - first) * height, width, height)
            state = RowState(row in chosen, row == current, row == self._hovered)
            self._painter.row_ground(painter, rect, state)
            self._paint_cells(painter, rect, row, state, places)

    def _paint_cells(
        self,
        painter: QPainter,
        row_rect: QRect,
        row: int,
        state: RowState,
        places: list[tuple[int, int, int]],
    ) -> None:
        cells = self.cells(row, [column for column, _, _ in places])
        top, height = row_rect.top(), row_rect.height()
        for (column, left, width), cell in zip(places, cells, strict=True):
            shape = self.columns.columns[column]
            rect = QRect(left, top, width, height)
            if self._marks and not cell.pill:
                self._painter.marks(painter, rect, cell, self._marks)
            self._painter.cell(painter, rect, shape, cell, state)
            if self._judged and cell.text and shape.field.key in self._judged:
                self._painter.underline(painter, rect, shape, cell)

    def cells(self, row: int, columns: list[int]) -> list[Cell]:
        """What these columns show in `row`; «…» while the row is on its way."""
        shapes = self.columns.columns
        row_values: Callable[[int], Sequence[object] | None] | None = getattr(self.rows, "row_values", None)
        if row_values is not None:
            values = row_values(row)
            if values is None:
                return [PENDING] * len(columns)
            return [shapes[column].cell(values[column]) for column in columns]
        return [self._plain_cell(row, column) for column in columns]

    def _plain_cell(self, row: int, column: int) -> Cell:
        index = self.model().index(row, column)
        raw: Any = index.data(RawRole)
        if raw is not None:
            return self.columns.columns[column].cell(raw)
        shown = index.data(Qt.ItemDataRole.DisplayRole)
        return Cell("" if shown is None else str(shown), tone=self.columns.columns[column].tone)

    def _places(self, area: QRect) -> Iterator[tuple[int, int, int]]:
        """(column, left, width) of the shown columns that `area` touches."""
        header = self.columns.header
        for visual in range(header.count()):
            logical = header.logicalIndex(visual)
            if header.isSectionHidden(logical):
                continue
            left, width = header.sectionViewportPosition(logical), header.sectionSize(logical)
            if left <= area.right() and left + width > area.left():
                yield logical, left, width

    def _chosen_between(self, first: int, last: int) -> set[int]:
        rows: set[int] = set()
        for part in self.chosen_parts():
            rows.update(range(max(part.top(), first), min(part.bottom(), last) + 1))
        return rows

    def chosen_parts(self) -> list[QItemSelectionRange]:
        """The stretches of chosen rows."""
        selection: Any = self.selectionModel()
        return list(selection.selection()) if selection is not None else []

    # -- the mouse -------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse; a judged value gets the hand."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))
        judged = self._judged and self._judged_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if judged else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has gone."""
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on dots asks why."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            hit = self._judged_at(event.position().toPoint())
            if hit is not None:
                self.judged_clicked.emit(hit.row(), hit.column())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show in a tooltip what a cell had to cut, or the words of a bare icon."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.hint_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def hint_at(self, place: QPoint) -> str:
        """The whole text of the cell at `place` if the cell does not show it all."""
        index = self.indexAt(place)
        if not index.isValid():
            return ""
        cell = self.cells(index.row(), [index.column()])[0]
        fits = self._painter.natural_width(cell) <= self.visualRect(index).width()
        if fits and not (cell.icon and not cell.text):
            return ""
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def _judged_at(self, place: QPoint) -> QModelIndex | None:
        index = self.indexAt(place)
        if not self._judged or not index.isValid() or index.column() not in self.judged_columns():
            return None
        column = self.columns.columns[index.column()]
        cell = self.cells(index.row(), [index.column()])[0]
        rect = self.visualRect(index)
        wide = min(self._painter.natural_width(cell), rect.width())
        left = rect.right() - wide if column.right else rect.left()
        return index if cell.text and left <= place.x() <= left + wide else None

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        old, self._hovered = self._hovered, row
        height = self.verticalHeader().defaultSectionSize()
        for each in (old, row):
            if each >= 0:
                self.viewport().update(0, self.rowViewportPosition(each), self.viewport().width(), height)
