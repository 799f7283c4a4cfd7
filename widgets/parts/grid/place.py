"""What is chosen and what is on top stay where they are while the rows change around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, QObject

if TYPE_CHECKING:
    from widgets.parts.grid.grid import Grid

KEPT_AT_MOST = 50


class Place(QObject):
    """Remembers by id, before the rows of a grid change, and puts back afterwards."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._chosen: list[int] = []
        self._current: int | None = None
        self.changing = False  # what becomes current now was chosen by nobody
        self._top: tuple[int, int] | None = None  # id of the first row in sight, pixels of it that are hidden

    def watch(self, model: QAbstractItemModel) -> None:
        """Follow the changes of `model`."""
        reordering, reordered = (getattr(model, name, None) for name in ("reordering", "reordered"))
        if reordering is not None and reordered is not None:  # RowModel announces all its changes alike
            reordering.connect(self.remember)
            reordered.connect(self.restore)
            return
        model.modelAboutToBeReset.connect(self.remember)
        model.modelReset.connect(self.restore)

    def remember(self) -> None:
        """Keep the ids of what is chosen and of the row on top."""
        grid = self._grid
        self.changing = True
        self._chosen = grid.selected_ids(KEPT_AT_MOST) or self._chosen
        self._current = grid.current_id() or self._current
        row = grid.rowAt(0)
        top = grid.id_at(row) if row > 0 or grid.rowViewportPosition(row) < 0 else None
        self._top = None if top is None else (top, -grid.rowViewportPosition(row))

    def restore(self) -> None:
        """Put back what is still there; what is not (yet) there is tried again at the next change."""
        if self._top is not None:
            row = self._grid.row_of(self._top[0])
            if row is not None:
                self._grid.show_at_top(row, self._top[1])
        selection = self._grid.selectionModel()
        if selection is not None and self._has_left():
            selection.clear()  # else a neighbour is chosen in its place, and the next key hits a stranger
        self.changing = False
        if selection is not None and not selection.hasSelection():
            self._choose(selection)

    def _has_left(self) -> bool:
        """Whether the current record was in the list and is not any more."""
        return self._current is not None and self._grid.row_of(self._current) is None

    def forget(self) -> None:
        """The user has chosen something else."""
        self._chosen, self._current = [], None

    def _choose(self, selection: QItemSelectionModel) -> None:
        model = self._grid.model()
        rows = [row for row in (self._grid.row_of(kept) for kept in self._chosen) if row is not None]
        last = model.columnCount() - 1
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, last))
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self._grid.row_of(self._current) if self._current is not None else None
        if current is not None:
            selection.setCurrentIndex(model.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
