"""The table view of every list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from widgets.parts.grid.columns import Now, computer_now
from widgets.parts.grid.copying import as_mime, copied
from widgets.parts.grid.empty import EmptyState
from widgets.parts.grid.layout import Memory
from widgets.parts.grid.place import Place
from widgets.parts.grid.view import PaintedView
from widgets.parts.row_model import IdRole, RawRole
from widgets.parts.text import shown_title

Values = Sequence[object]
COPIED_AT_MOST = 20_000
CYRILLIC_C = 0x0421  # Ctrl+С where the keyboard has no Latin letters
BY_ITSELF = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The focus was here before, or the mouse will say itself what it means."""


class Grid(PaintedView):
    """A list of records; rows are chosen, never edited in place.

    Works on a RowModel or any table model that answers FieldRole, RawRole (value) and IdRole; without RawRole it
    shows DisplayRole. `key` names the layout kept in `memory`. Pages put `order()` into every query they set.
    """

    chosen = Signal(int)  # id of the record that is current now
    opened = Signal(int)  # Enter or double click
    why_asked = Signal(int, str)  # id and field key of a judged value: click on its dots, or F1
    typed = Signal(str)  # letters typed into the list: the page searches for them
    menu_asked = Signal(object)  # where (QPoint on the screen): right click on a row, Menu key, Shift+F10

    def __init__(
        self, parent: QWidget | None = None, *, key: str = "", memory: Memory | None = None,
        name: str = "", now: Now = computer_now,
    ) -> None:  # fmt: skip
        super().__init__(parent, key, memory, now)
        self._place = Place(self)
        self._last_chosen: int | None = None
        self.setAccessibleName(name or self.tr("List"))
        self.empty = EmptyState(self.viewport())
        self.empty.say(self.tr("Nothing here"))
        self.judged_clicked.connect(self._ask_why)
        self.doubleClicked.connect(self._open)
        self.restyle()

    # -- rows and ids ----------------------------------------------------------------------------------------

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of `model`."""
        super().setModel(model)
        if model is None:
            return
        self._place.watch(model)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.selectionModel().selectionChanged.connect(self.viewport().update)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            signal.connect(self._show_emptiness)
        if hasattr(model, "ready"):
            model.ready.connect(self._show_emptiness)
        self._show_emptiness()

    def id_at(self, row: int) -> int | None:
        """The id of the record in `row`."""
        model = self.rows
        if model is None or not 0 <= row < model.rowCount():
            return None
        known: Callable[[int], int | None] | None = getattr(model, "id_at", None)
        if known is not None:
            return known(row)
        found = model.index(row, 0).data(IdRole)
        return found if isinstance(found, int) else None

    def row_of(self, record_id: int) -> int | None:
        """The row that shows the record, if it is in the list."""
        known: Callable[[int], int | None] | None = getattr(self.rows, "row_of", None)
        if known is not None:
            return known(record_id)
        return next((row for row in range(self._row_count()) if self.id_at(row) == record_id), None)

    def current_id(self) -> int | None:
        """The id of the current record."""
        return self.id_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def selected_rows(self, at_most: int | None = None) -> list[int]:
        """The chosen rows from top to bottom."""
        rows: set[int] = set()
        for part in self.chosen_parts():
            end = part.bottom() + 1 if at_most is None else min(part.bottom() + 1, part.top() + at_most)
            rows.update(range(part.top(), end))
        return sorted(rows)[:at_most]

    def selected_ids(self, at_most: int | None = None) -> list[int]:
        """The ids of the chosen records from top to bottom."""
        ids = (self.id_at(row) for row in self.selected_rows(at_most))
        return [found for found in ids if found is not None]

    def select_id(self, record_id: int) -> bool:
        """Choose a record and bring it into sight; False if it is not in the list."""
        row = self.row_of(record_id)
        model = self.rows
        if row is None or model is None:
            return False
        index = model.index(row, self._first_column())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def show_at_top(self, row: int, hidden: int) -> None:
        """Scroll so that `row` is on top with `hidden` pixels of it out of sight."""
        self.verticalScrollBar().setValue(row * self.verticalHeader().defaultSectionSize() + hidden)

    def _current_changed(self, current: QModelIndex) -> None:
        record_id = None if self._place.changing else self.id_at(current.row())
        if record_id is not None and record_id != self._last_chosen:
            self._last_chosen = record_id
            self._place.forget()
            self.chosen.emit(record_id)

    def _show_emptiness(self) -> None:
        self.empty.setVisible(self._row_count() == 0 and bool(getattr(self.rows, "complete", True)))

    # -- columns ---------------------------------------------------------------------------------------------

    def order(self) -> tuple[tuple[str, bool], ...]:
        """What the list is sorted by, as `Query.order` wants it; empty for the usual order."""
        return (self.columns.layout.sort,) if self.columns.layout.sort else ()

    def shown_keys(self) -> list[str]:
        """The keys of the shown columns from left to right, for the export."""
        return [self.columns.fields[column].key for column in self._shown_columns()]

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a field."""
        self.columns.sort((key, descending))

    def open_column_menu(self) -> None:
        """Choose columns and order with the keyboard (Alt+Down)."""
        self.columns.open_menu().setFocus()

    def layout_state(self) -> dict[str, object]:
        """Columns and order as plain data, for a saved view."""
        return self.columns.state()

    def set_layout_state(self, state: object) -> None:
        """Columns and order of a saved view."""
        self.columns.set_state(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.columns.arrange()

    # -- keys ------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes here by a key stands on a chosen row: Qt alone would make the first one current, unchosen."""
        super().focusInEvent(event)
        here = self.current_id()
        if here is not None and event.reason() not in BY_ITSELF and not self.selectionModel().hasSelection():
            self.select_id(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Alt+Down chooses columns, F1 asks why, Ctrl+C copies, Menu offers; letters go to the search."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy) or (control and key == CYRILLIC_C):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift):
            self._ask_menu()
        elif key == Qt.Key.Key_Down and alt:
            self.open_column_menu()
        elif key == Qt.Key.Key_F1 and self.judged_columns() and self.currentIndex().isValid():
            self._ask_why(self.currentIndex().row(), self._judged_column())
        elif event.text().strip() and event.text().isprintable() and not (control or alt):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the mouse, which the press has chosen; some systems send the Menu key as this."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_menu()
        elif self.indexAt(event.pos()).isValid():
            self.menu_asked.emit(event.globalPos())
        event.accept()

    def _ask_menu(self) -> None:
        """Under the current row, once: the key may come twice."""
        if self.currentIndex().isValid() and QApplication.activePopupWidget() is None:
            row = self.visualRect(self.currentIndex())
            self.menu_asked.emit(self.viewport().mapToGlobal(row.bottomLeft()))

    def keyboardSearch(self, search: str) -> None:
        """Searching is the page's: the view itself would read a million rows."""

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 (Qt's name)
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End are the first and the last row."""
        model, action = self.rows, QAbstractItemView.CursorAction
        if model is not None and cursorAction in (action.MoveHome, action.MoveEnd) and model.rowCount():
            row = 0 if cursorAction == action.MoveHome else model.rowCount() - 1
            return model.index(row, self._first_column())
        return super().moveCursor(cursorAction, modifiers)

    def _open(self, index: QModelIndex) -> None:
        record_id = self.id_at(index.row())
        if record_id is not None:
            self.opened.emit(record_id)

    def _judged_column(self) -> int:
        judged = self.judged_columns()
        return self.currentIndex().column() if self.currentIndex().column() in judged else judged[0]

    def _ask_why(self, row: int, column: int) -> None:
        record_id = self.id_at(row)
        if record_id is not None:
            self.why_asked.emit(record_id, self.columns.fields[column].key)

    # -- the clipboard ---------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the chosen rows, as they are shown and with their headings, on the clipboard."""
        columns = self._shown_columns()
        titles = [shown_title(self.columns.fields[column]) for column in columns]
        self._with_values(lambda rows: self._to_clipboard(titles, columns, rows))

    def _to_clipboard(self, titles: list[str], columns: list[int], rows: list[Values]) -> None:
        fields = self.columns.fields
        texts = [[copied(fields[column], values[column]) for column in columns] for values in rows]
        if texts:
            QApplication.clipboard().setMimeData(as_mime(titles, texts))

    def _with_values(self, then: Callable[[list[Values]], object]) -> None:
        """Give the values of the chosen rows to `then`, also of those that are not loaded."""
        gather: Callable[[list[int], Callable[[list[Values]], object]], None] | None
        gather = getattr(self.rows, "gather", None)
        if gather is not None:
            gather(self.selected_ids(COPIED_AT_MOST), then)
            return
        columns = range(len(self.columns.fields))
        then([[self._value(row, column) for column in columns] for row in self.selected_rows(COPIED_AT_MOST)])

    def _value(self, row: int, column: int) -> object:
        index = self.model().index(row, column)
        raw = index.data(RawRole)
        return index.data(Qt.ItemDataRole.DisplayRole) if raw is None else raw

    def _shown_columns(self) -> list[int]:
        header = self.columns.header
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in order if not header.isSectionHidden(column)]

    def _first_column(self) -> int:
        return next(iter(self._shown_columns()), 0)
