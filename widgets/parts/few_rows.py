"""A short list that is in memory whole, as a Qt model for the grid: figures, probes, the lines behind a sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.fields import Field
from widgets.parts.row_model import IdRole, RawRole
from widgets.parts.text import shown_title

Index = QModelIndex | QPersistentModelIndex
Row = tuple[int, tuple[object, ...]]
"""The id of a row and its values in the order of the fields."""

_VALUE_ROLES = (RawRole, int(Qt.ItemDataRole.DisplayRole))


class FewRows(QAbstractTableModel):
    """Rows of plain values under the titles of their fields; a long list is the business of `RowModel`."""

    def __init__(self, fields: Sequence[Field], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = list(fields)
        self._rows: list[Row] = []

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these; rows stay in place while only their values change."""
        fresh = list(rows)
        if [key for key, _ in fresh] != [key for key, _ in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
        elif fresh != self._rows:
            self._rows = fresh
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, len(self.fields) - 1))

    def id_at(self, row: int) -> int | None:
        """The id of a row."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def row_values(self, row: int) -> tuple[object, ...]:
        """The values of a row in the order of the fields."""
        return self._rows[row][1]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One column a field."""
        return 0 if parent is not None and parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The values as the grid wants them."""
        key, values = self._rows[index.row()]
        if role == IdRole:
            return key
        return values[index.column()] if role in _VALUE_ROLES else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The titles of the fields."""
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return shown_title(self.fields[section])
        return None
