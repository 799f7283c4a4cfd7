"""The Qt model behind every grid: all ids of a result in one array, rows by id when they are looked at.

Sorting, filtering and searching are always a new SQL query. The first page is painted at once while the ids
load; rows come in pages of 64 from a worker and show «…» until then. Rows that enter, leave or move after a
change do so without a reset, so that selection and place stay. numpy is imported by the worker that brings
the first ids.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from widgets.parts.id_model import IdModel, Index
from widgets.parts.row_cache import PAGE as PAGE
from widgets.parts.row_cache import Row, RowCache, Wishes
from widgets.parts.row_moves import Moves, moves_between
from widgets.parts.text import shown_value

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray
    from sqlalchemy.orm import Session

    from models.storage.changes import Changes
    from models.storage.listing import Listing, Query
    from widgets.parts.tasks import Tasks

    Ids = NDArray[int64]


GATHERED_AT_ONCE = 500
PENDING = "…"

RawRole = int(Qt.ItemDataRole.UserRole)
IdRole = RawRole + 1


class RowModel(IdModel):
    """Rows of one `Listing` under one `Query`; `owner` is the Qt parent and the owner of its tasks."""

    asked = Signal()  # another question was put
    ready = Signal()  # the order and the count are complete
    gave_up = Signal()  # the database did not answer

    def __init__(self, tasks: Tasks, listing: Listing, owner: QObject | None = None) -> None:
        super().__init__(listing.fields, owner)
        self.query: Query | None = None
        self.complete = False
        self._tasks = tasks
        self._listing = listing
        self._rows = RowCache()
        self._wishes = Wishes()
        self._stale = self._refreshing = False
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._load_wanted)

    # -- what the page asks ----------------------------------------------------------------------------------

    def set_query(self, query: Query) -> None:
        """Show the result of `query`: its first page as soon as it is there, then the whole."""
        self.query = query
        self.complete = False
        self._wishes.forget()
        self._stale = False
        self._refreshing = True
        self.asked.emit()
        listing = self._listing
        self._tasks.read(
            lambda session: listing.first(session, query, PAGE),
            self._on_first,
            self,
            key="first",
            failed=self._failed,
        )
        self._ask_ids(query)

    def refresh(self, changes: Changes | None = None) -> None:
        """Ask again after `changes`; what is shown stays until the new rows are there."""
        if self.query is None or (changes is not None and not changes):
            return
        self._rows.grow_old()
        if self._refreshing:
            self._stale = True
            return
        self._refreshing = True
        self._ask_ids(self.query)

    def row_values(self, row: int) -> Row | None:
        """The values of `row` in field order; None while its page is on the way (asking starts it)."""
        record_id = int(self._ids[row])
        values, young = self._rows.get(record_id)
        if not young and self._wishes.add(row // PAGE) and not self._ask.isActive():
            self._ask.start()
        return values

    def gather(self, ids: Sequence[int], then: Callable[[list[Row]], object]) -> None:
        """Give the rows of these ids, in their order and loaded or not, to `then` (copying, exporting)."""
        wanted, listing = list(ids), self._listing

        def query(session: Session) -> list[Row]:
            found: dict[int, Row] = {}
            for start in range(0, len(wanted), GATHERED_AT_ONCE):
                found.update(listing.rows(session, wanted[start : start + GATHERED_AT_ONCE]))
            return [found[record_id] for record_id in wanted if record_id in found]

        self._tasks.read(query, then, self, key="gather", failed=self._tasks.tell)

    # -- Qt's questions --------------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text shown, the raw value (`RawRole`, also for editing) or the id (`IdRole`)."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, RawRole, Qt.ItemDataRole.EditRole):
            return self._cell(index.row(), index.column(), shown=role == Qt.ItemDataRole.DisplayRole)
        if role == IdRole:
            return int(self._ids[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def _cell(self, row: int, column: int, *, shown: bool) -> Any:
        values = self.row_values(row)
        if values is None:
            return PENDING if shown else None
        return shown_value(self.fields[column], values[column]) if shown else values[column]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the database for the same result in another order."""
        if self.query is None:
            return
        if column < 0:
            self.set_query(replace(self.query, order=()))
            return
        descending = order == Qt.SortOrder.DescendingOrder
        self.set_query(replace(self.query, order=((self.fields[column].key, descending),)))

    # -- answers of the workers ------------------------------------------------------------------------------

    def _ask_ids(self, query: Query) -> None:
        listing, old = self._listing, self._ids

        def work(session: Session) -> tuple[Ids, Moves]:
            new = listing.ids(session, query)
            return new, moves_between(old, new)

        self._tasks.read(
            work, lambda answer: self._on_ids(old, *answer), self, key="ids", failed=self._failed
        )

    def _on_first(self, rows: Sequence[tuple[int, Row]]) -> None:
        self._rows.keep(rows, self._rows.age)
        if self.complete:  # the whole was faster
            self._repaint(0, len(rows) - 1)
        else:
            self._replace([record_id for record_id, _ in rows])

    def _on_ids(self, old: Ids | list[int], new: Ids, moves: Moves) -> None:
        if old is not self._ids:  # the first page came in between: it is short, compare again here
            moves = moves_between(self._ids, new)
        self._refreshing = False
        self.complete = True
        self._apply(new, moves)
        self.ready.emit()
        if self._stale:
            self._stale = False
            self.refresh()

    def _failed(self, error: Exception) -> None:
        """The result stays as it was; the window's handler tells the operator."""
        self._refreshing = False
        self.gave_up.emit()
        self._tasks.tell(error)

    # -- pages of rows ---------------------------------------------------------------------------------------

    def _load_wanted(self) -> None:
        pages = self._wishes.set_out()
        ids = [int(i) for page in pages for i in self._ids[page * PAGE : (page + 1) * PAGE]]
        if not ids:
            self._wishes.come_back()
            return
        listing, age = self._listing, self._rows.age
        self._tasks.read(
            lambda session: listing.rows(session, ids),
            lambda rows: self._on_rows(ids, rows, age),
            self,
            key="rows",
            failed=self._rows_failed,
        )

    def _on_rows(self, ids: list[int], rows: dict[int, Row], age: int) -> None:
        self._rows.keep_answer(ids, rows, len(self.fields), age)
        for page in self._wishes.come_back():
            self._repaint(page * PAGE, (page + 1) * PAGE - 1)
        if self._wishes:
            self._ask.start()

    def _rows_failed(self, error: Exception) -> None:
        self._wishes.come_back()
        self._tasks.tell(error)
