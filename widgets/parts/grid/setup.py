"""The columns of one grid: built from the fields, laid out as the user wishes, remembered, offered in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QActionGroup

from models.fields import Field, Kind
from widgets.parts.grid.columns import NARROW_WINDOW, Column, Now, fields_of, usual_width
from widgets.parts.grid.header import GridHeader, StayingMenu, check_action
from widgets.parts.grid.layout import ColumnLayout, Memory, layout_key
from widgets.parts.text import shown_title
from widgets.parts.theme import USUAL_PIXELS, Theme

if TYPE_CHECKING:
    from widgets.parts.grid.view import PaintedView

LEAST_WORDS = 0.6  # of its usual width is what a column of words keeps when room is scarce
LEAST_STRETCH = 0.8
COMFORT = 0.5  # so much wider than it must be a column that stretches gets before others get anything
MORE_WORDS = 0.4  # at most this much wider than usual, where there is room
MOST_NEEDED = 1.25  # times its usual width is what a column gets for its longest words
KEEP_AFTER = 300  # ms: a dragged border tells its width at every pixel


class ColumnSetup(QObject):
    """Keeps header, layout and painted columns of a grid in step."""

    def __init__(self, grid: PaintedView, key: str, memory: Memory | None, now: Now) -> None:
        super().__init__(grid)
        self.fields: list[Field] = []
        self.columns: list[Column] = []
        self.header = GridHeader(grid)
        self._grid = grid
        self._key = layout_key(key)
        self._memory = memory
        self._now = now
        self._narrow: bool | None = None
        self._arranging = False
        self.layout = ColumnLayout.from_state(memory.state(self._key) if memory and key else None)
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._keep_soon.timeout.connect(self.keep)
        self.header.sectionResized.connect(self._resized)
        self.header.sectionMoved.connect(self._moved)
        self.header.sectionClicked.connect(self.toggle_sort)
        self.header.menu_asked.connect(self.open_menu)

    def build(self) -> None:
        """Take the fields of the grid's model."""
        self.fields = fields_of(self._grid.rows) if self._grid.rows is not None else []
        self._narrow = None
        self.arrange()
        self._show_sort()

    def state(self) -> dict[str, object]:
        """The layout as plain data, for a saved view."""
        return self.layout.to_state()

    def set_state(self, state: object) -> None:
        """Lay the columns out as a saved view wants them."""
        self.layout = ColumnLayout.from_state(state)
        self._narrow = None
        self.arrange()
        self._show_sort()
        self.keep()

    # -- laying out ------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Order, visibility and widths, for the window as wide as it is now."""
        if not self.fields:
            return
        window = self._window_width()
        narrow = window < NARROW_WINDOW
        if narrow != self._narrow:
            self._narrow = narrow
            self.columns = [Column(field, narrow=narrow, now=self._now) for field in self.fields]
            self.header.show_columns(self.columns, [shown_title(field) for field in self.fields])
        shown = self._with_room([self.layout.is_shown(field, window) for field in self.fields])
        self._arranging = True
        for place, logical in enumerate(self.layout.sequence(self.fields)):
            self.header.moveSection(self.header.visualIndex(logical), place)
        for logical, show in enumerate(shown):
            self.header.setSectionHidden(logical, not show)
        self._arranging = False
        self.fit()

    def _with_room(self, shown: list[bool]) -> list[bool]:
        """Leave out what only a wide window shows while the open panel leaves no room for it."""
        columns = [column for column, show in enumerate(shown) if show]
        least = {
            column: self._wanted(column) - self._to_give(column, self._wanted(column)) for column in columns
        }
        lesser = [
            c for c in columns if self.fields[c].min_window and self.fields[c].key not in self.layout.shown
        ]
        lesser.sort(key=lambda column: (self.fields[column].min_window, column))
        while lesser and sum(least.values()) > self._grid.viewport().width():
            least.pop(lesser.pop())
        return [column in least for column in range(len(shown))]

    def _to_give(self, column: int, width: int) -> int:
        """How much of `width` a column of words can do without, in pixels."""
        if not self._gives_way(column):
            return 0
        field = self.fields[column]
        part = LEAST_STRETCH if field.stretch else LEAST_WORDS
        return max(width - round(Theme.current().px(field.width) * part), 0)

    def fit(self) -> None:
        """Give every shown column its width; those that stretch share what is left of the viewport."""
        if not self.fields or self._narrow is None:
            return
        shown = [column for column in range(len(self.fields)) if not self.header.isSectionHidden(column)]
        widths = {column: self._wanted(column) for column in shown}
        spare = self._grid.viewport().width() - sum(widths.values())
        if spare < 0:
            self._shrink(widths, -spare)
        else:
            self._grow(widths, spare)
        self._arranging = True
        for column, width in widths.items():
            self.header.resizeSection(column, width)
        self._arranging = False

    def _wanted(self, column: int) -> int:
        """How wide a column is to be before the room is shared out, in pixels."""
        field, theme = self.fields[column], Theme.current()
        own = self.layout.widths.get(field.key)
        if own:
            return theme.px(own)
        usual = theme.px(usual_width(field, narrow=bool(self._narrow)))
        cells = (self._grid.natural_width(cell) for cell in self.columns[column].samples())
        needed = max([self.header.title_width(column), *cells])
        return max(usual, min(needed, round(theme.px(field.width) * MOST_NEEDED)))

    def _grow(self, widths: dict[int, int], spare: int) -> None:
        """Give what is left to the columns that stretch; beyond a comfortable width other words get a share."""
        stretching = [column for column in widths if self.fields[column].stretch] or list(widths)[-1:]
        others = [column for column in widths if column not in stretching and self._gives_way(column)]
        beyond = max(spare - round(sum(widths[column] for column in stretching) * COMFORT), 0)
        for column in others:
            more = min(round(widths[column] * MORE_WORDS), beyond // (2 * len(others)))
            widths[column] += more
            spare -= more
        for number, column in enumerate(stretching):
            widths[column] += spare // len(stretching) + (spare % len(stretching) if number == 0 else 0)

    def _gives_way(self, column: int) -> bool:
        """Whether a column of words may have another width than it wants."""
        field = self.fields[column]
        return (
            field.kind in (Kind.TEXT, Kind.LONG_TEXT)
            and not field.choices
            and field.key not in self.layout.widths
        )

    def _shrink(self, widths: dict[int, int], lack: int) -> None:
        """Take what is lacking from words that stand the cut, never from states, times and numbers."""
        for stretch in (False, True):
            giving = {
                column: self._to_give(column, width)
                for column, width in widths.items()
                if self.fields[column].stretch == stretch
            }
            room = sum(giving.values())
            part = min(lack, room)
            for column, give in giving.items():
                widths[column] -= -(-give * part // room) if room else 0
            lack -= part

    def restyle(self) -> None:
        """Follow another font, theme or language."""
        self._narrow = None
        self.arrange()

    def _window_width(self) -> int:
        """Width of the window in pixels of the usual font: large letters make a window small."""
        return self._grid.window().width() * USUAL_PIXELS // Theme.current().px(USUAL_PIXELS)

    def _resized(self, logical: int, old: int, new: int) -> None:
        del old
        if self._arranging or not self.fields or new <= 0:
            return
        self.layout.widths[self.fields[logical].key] = round(
            new * USUAL_PIXELS / Theme.current().px(USUAL_PIXELS)
        )
        self._keep_soon.start()

    def _moved(self) -> None:
        if not self._arranging:
            self.layout.order = [
                self.fields[self.header.logicalIndex(i)].key for i in range(len(self.fields))
            ]
            self._keep_soon.start()

    def keep(self) -> None:
        """Remember the layout now."""
        self._keep_soon.stop()
        if self._memory is not None:
            self._memory.keep_state(self._key, self.layout.to_state())

    # -- order -----------------------------------------------------------------------------------------------

    def toggle_sort(self, logical: int) -> None:
        """Up, down, and the usual order again."""
        key = self.fields[logical].key
        now = self.layout.sort
        self.sort(None if now == (key, True) else (key, now == (key, False)))

    def sort(self, order: tuple[str, bool] | None) -> None:
        """Sort by (key, descending), or in the usual order."""
        self.layout.sort = order
        self._show_sort()
        self.keep()
        if self._grid.rows is not None:
            self._grid.rows.sort(*self._sort_place())

    def _sort_place(self) -> tuple[int, Qt.SortOrder]:
        key, descending = self.layout.sort or ("", False)
        column = next((number for number, field in enumerate(self.fields) if field.key == key), -1)
        return column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder

    def _show_sort(self) -> None:
        column, direction = self._sort_place()
        self.header.setSortIndicatorShown(column >= 0)
        self.header.setSortIndicator(column, direction)

    # -- the menu --------------------------------------------------------------------------------------------

    def open_menu(self, logical: int = -1, place: QPoint | None = None) -> StayingMenu:
        """Offer order and columns; without a place below the left end of the header (Alt+Down)."""
        del logical
        menu = StayingMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_orders(menu)
        menu.addSeparator()
        for column, field in enumerate(self.fields):
            shown = not self.header.isSectionHidden(column)
            action = check_action(menu, shown_title(field), shown)
            action.toggled.connect(lambda on, column=column: self.show_column(column, on))
        menu.addSeparator()
        menu.addAction(self.tr("Usual columns")).triggered.connect(self.reset)
        menu.popup(place or self.header.mapToGlobal(self.header.rect().bottomLeft()))
        return menu

    def _add_orders(self, menu: StayingMenu) -> None:
        orders = menu.addMenu(self.tr("Sort by"))
        group = QActionGroup(orders)
        usual = check_action(orders, self.tr("Usual order"), self.layout.sort is None, group)
        usual.triggered.connect(lambda: self.sort(None))
        for field in self.fields:
            for descending, arrow in ((False, "↑"), (True, "↓")):
                order = (field.key, descending)
                line = check_action(orders, f"{shown_title(field)} {arrow}", self.layout.sort == order, group)
                line.triggered.connect(lambda _=False, order=order: self.sort(order))

    def show_column(self, column: int, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        visible = [i for i in range(len(self.fields)) if not self.header.isSectionHidden(i)]
        if not shown and visible == [column]:
            return
        self.layout.shown[self.fields[column].key] = shown
        self.arrange()
        self.keep()

    def reset(self) -> None:
        """Forget every wish about columns."""
        self.layout = ColumnLayout(sort=self.layout.sort)
        self._narrow = None
        self.arrange()
        self.keep()
