"""Item models for the tests of the grid: rows from memory with the interface of a RowModel, and a plain Qt model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from models.fields import Choice, Field, Kind
from widgets.parts.grid import FieldRole, Grid, IdRole, RawRole
from widgets.parts.text import shown_title, shown_value

NOW = datetime(2026, 11, 5, 11, 28, tzinfo=UTC)
NOWHERE = QModelIndex()

STATES = (
    Choice("new", "new", "circle", "accent"),
    Choice("work", "in work", "circle-play", "ok"),
    Choice("wait", "waiting for information", "circle-pause", "wait"),
    Choice("done", "solved", "circle-check"),
)
KINDS = (
    Choice("incident", "Incident", "zap"),
    Choice("request", "Request", "circle-help"),
    Choice("course", "Course error", "book-alert"),
)
FIELDS = (
    Field(key="number", title="No.", kind=Kind.CODE, width=76),
    Field(key="received", title="Received", kind=Kind.MOMENT, width=148),
    Field(key="kind", title="Kind", kind=Kind.CHOICE, choices=KINDS, width=120),
    Field(key="subject", title="Subject", kind=Kind.TEXT, width=240, stretch=True),
    Field(key="school", title="Organisation", kind=Kind.TEXT, width=200),
    Field(key="contract", title="Contract", kind=Kind.CODE, width=130, min_window=1600),
    Field(key="left", title="Left", kind=Kind.MINUTES, width=100),
    Field(key="state", title="State", kind=Kind.CHOICE, choices=STATES, width=170),
    Field(key="phone", title="Phone", kind=Kind.PHONE, width=120, shown=False),
)
COLUMN = {field.key: number for number, field in enumerate(FIELDS)}
Make = Callable[..., Grid]
SUBJECTS = ("Нужна инструкция по журналу", "Видео в интернет-уроке 14 без звука", "Белый экран после входа")


def row_of_id(record_id: int) -> tuple[Any, ...]:
    """A ticket that looks like one."""
    return (
        str(104000 + record_id),
        NOW - timedelta(hours=record_id * 7),
        KINDS[record_id % 3].value,
        SUBJECTS[record_id % 3],
        ("МКОУ «ООШ № 3», Кемцы", "МАОУ «Гимназия № 1», Пермь")[record_id % 2],
        f"{record_id}/2026-МЭО-88",
        record_id * 10,
        STATES[record_id % 4].value,
        "+74952499011",
    )


class ListModel(QAbstractTableModel):
    """The interface of a RowModel over ids in memory; `absent` rows are still on their way."""

    ready = Signal()
    reordering = Signal()
    reordered = Signal()

    def __init__(self, ids: Sequence[int], fields: Sequence[Field] = FIELDS) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self.ids = list(ids)
        self.complete = True
        self.absent: set[int] = set()
        self.sorted: list[tuple[int, Qt.SortOrder]] = []

    def rowCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def row_values(self, row: int) -> tuple[Any, ...] | None:
        return None if row in self.absent else row_of_id(self.ids[row])

    def id_at(self, row: int) -> int | None:
        return self.ids[row] if 0 <= row < len(self.ids) else None

    def row_of(self, record_id: int) -> int | None:
        return self.ids.index(record_id) if record_id in self.ids else None

    def gather(self, ids: Sequence[int], then: Callable[[list[Any]], object]) -> None:
        then([row_of_id(record_id) for record_id in ids])

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        values = self.row_values(index.row())
        if role != Qt.ItemDataRole.DisplayRole or values is None:
            return None
        return shown_value(self.fields[index.column()], values[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return shown_title(self.fields[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sorted.append((column, order))

    def insert(self, place: int, ids: Sequence[int]) -> None:
        """New rows come in, announced as a RowModel does."""
        self.reordering.emit()
        self.beginInsertRows(QModelIndex(), place, place + len(ids) - 1)
        self.ids[place:place] = ids
        self.endInsertRows()
        self.reordered.emit()

    def replace(self, ids: Sequence[int]) -> None:
        """Another result."""
        self.reordering.emit()
        self.beginResetModel()
        self.ids = list(ids)
        self.endResetModel()
        self.reordered.emit()


class PlainModel(QAbstractTableModel):
    """A Qt model that knows the three roles and nothing else of ours."""

    def __init__(self, ids: Sequence[int]) -> None:
        super().__init__()
        self.ids = list(ids)

    def rowCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(FIELDS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == IdRole:
            return self.ids[index.row()]
        value = row_of_id(self.ids[index.row()])[index.column()]
        if role == RawRole:
            return value
        return shown_value(FIELDS[index.column()], value) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return FIELDS[section] if orientation == Qt.Orientation.Horizontal and role == FieldRole else None


class Memory:
    """Settings in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}

    def state(self, key: str) -> Any:
        return self.kept.get(key)

    def keep_state(self, key: str, value: object) -> None:
        self.kept[key] = value


def shown(grid: Grid) -> list[str]:
    """The keys of the shown columns from left to right."""
    header = grid.columns.header
    order = (header.logicalIndex(place) for place in range(header.count()))
    return [FIELDS[column].key for column in order if not header.isSectionHidden(column)]


def width_of(grid: Grid, key: str) -> int:
    return grid.columns.header.sectionSize(COLUMN[key])


def ink(grid: Grid, row: int, key: str) -> list[str]:
    """The words that a row shows in a column."""
    return [cell.text for cell in grid.cells(row, [COLUMN[key]])]
