"""The ids that a list shows, as a Qt model: columns from the fields, and changes told with the gentlest signals.

Rows that enter, leave or move do so without a reset, so that selection and place stay. What stands in the rows is the
business of `RowModel`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.fields import Field, Kind
from widgets.parts.row_moves import Moves
from widgets.parts.text import translate

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Ids = NDArray[int64]

Index = QModelIndex | QPersistentModelIndex
NUMBERS = {Kind.INTEGER, Kind.MINUTES, Kind.SECONDS, Kind.PERCENT}


class IdModel(QAbstractTableModel):
    """Knows which records are shown in which order."""

    reordering = Signal()  # ids are about to change: remember what is chosen and what is on top
    reordered = Signal()

    def __init__(self, fields: Sequence[Field], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields: tuple[Field, ...] = tuple(fields)
        self._ids: Ids | list[int] = []

    @property
    def ids(self) -> Sequence[int]:
        """The ids in the order shown (an array once complete, the first page before)."""
        return self._ids  # type: ignore[return-value]  # an array is as good as a sequence here

    def id_at(self, row: int) -> int | None:
        """The id of the record shown in `row`."""
        return int(self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: int) -> int | None:
        """The row that shows `record_id`, if it is in the result."""
        ids = self._ids
        if isinstance(ids, list):
            return ids.index(record_id) if record_id in ids else None
        found = (ids == record_id).nonzero()[0]
        return int(found[0]) if found.size else None

    def column_of(self, key: str) -> int:
        """The column of the field called `key`."""
        return next(column for column, field in enumerate(self.fields) if field.key == key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows of the result; of the first page until the whole is known."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column a field."""
        return 0 if parent.isValid() else len(self.fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The field's title and help."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("fields", field.title)
        if role == Qt.ItemDataRole.ToolTipRole and field.help:
            return translate("fields", field.help)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def _alignment(self, column: int) -> int:
        right = self.fields[column].kind in NUMBERS
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    # -- other ids ---------------------------------------------------------------------------------------------

    def _replace(self, ids: list[int]) -> None:
        self.reordering.emit()
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()
        self.reordered.emit()

    def _apply(self, new: Ids, moves: Moves) -> None:
        """Bring the shown ids to `new` with the gentlest signals that say it truly."""
        self.reordering.emit()
        if moves.same:
            self._ids = new
        elif moves.removed is not None:
            self.beginRemoveRows(QModelIndex(), moves.removed[0], moves.removed[1] - 1)
            self._ids = new
            self.endRemoveRows()
        elif moves.added is not None:
            self.beginInsertRows(QModelIndex(), moves.added[0], moves.added[1] - 1)
            self._ids = new
            self.endInsertRows()
        else:
            self._reorder(new)
        self.reordered.emit()
        if moves.same or moves.added is None or moves.removed is not None:
            self._repaint(0, len(new) - 1)  # what is in sight may be of an older epoch

    def _repaint(self, first: int, last: int) -> None:
        """Have these rows, as far as there are such, painted again."""
        last = min(last, len(self._ids) - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))

    def _reorder(self, new: Ids) -> None:
        """Another order or many changes at once: what is chosen moves along with its id."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        ids = [int(self._ids[index.row()]) for index in kept]
        self._ids = new
        places = {record_id: self.row_of(record_id) for record_id in set(ids)}
        for index, record_id in zip(kept, ids, strict=True):
            row = places[record_id]
            self.changePersistentIndex(
                index, QModelIndex() if row is None else self.index(row, index.column())
            )
        self.layoutChanged.emit()
