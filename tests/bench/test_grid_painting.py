"""The grid against Qt's own table: a thumb jump among a million rows, a colleague's ticket coming in."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from tests.parts.lists import FIELDS, NOW, NOWHERE, ListModel, row_of_id
from widgets.parts.grid import Grid
from widgets.parts.theme import Theme

ROWS = 1_000_000
JUMPS = 40
THUMB = 1.15
"""P3: a jump costs at most this many times Qt's own table over one constant row."""
NEW_ROW = 1.5
"""P16: a row that comes in costs at most this many times a bare repaint."""


class Constant(QAbstractTableModel):
    """The cheapest model there can be: every row is the same."""

    ROW = ("104233", "05.11.2026 14:28", "Ошибка в курсе", "Видео в уроке без звука", "МКОУ «ООШ № 3»",
           "412/2026-МЭО-88", "12 ч 30 мин", "ждём информацию", "+7 495 249-90-11")  # fmt: skip

    def rowCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(FIELDS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.ROW[index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class Million(ListModel):
    """A million rows without a list of them; new ones come in at the top."""

    def __init__(self) -> None:
        super().__init__([])
        self.added = 0

    def rowCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else ROWS + self.added

    def row_values(self, row: int) -> tuple[object, ...]:
        return row_of_id(row + 10)

    def id_at(self, row: int) -> int:
        return row - self.added

    def row_of(self, record_id: int) -> int:
        return record_id + self.added

    def add(self) -> None:
        """One more above all others."""
        self.reordering.emit()
        self.beginInsertRows(NOWHERE, 0, 0)
        self.added += 1
        self.endInsertRows()
        self.reordered.emit()


def expose(view: QTableView) -> None:
    """Show `view` so that it is really painted from now on."""
    view.show()
    QApplication.processEvents()


def cpu_ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def jump(view: QTableView, place: float) -> float:
    bar = view.verticalScrollBar()

    def go() -> None:
        bar.setValue(round(bar.maximum() * place))
        view.viewport().repaint()

    return cpu_ms(go)


def test_a_thumb_jump_costs_no_more_than_in_qts_own_table(qtbot: QtBot, theme: Theme) -> None:
    stock, grid = QTableView(), Grid(now=lambda: NOW)
    model = Million()
    constant = Constant(stock)
    stock.setModel(constant)
    grid.setModel(model)
    for view in (stock, grid):
        qtbot.addWidget(view)
        view.resize(1700, 900)
        expose(view)
        jump(view, 0.5)
    places = [random.Random(number).random() for number in range(JUMPS)]
    pairs = [(jump(stock, place), jump(grid, place)) for place in places]
    assert min(pair[0] for pair in pairs) > 1  # something was painted
    ratio = statistics.median(one for _, one in pairs) / statistics.median(one for one, _ in pairs)

    assert ratio <= THUMB


def test_a_colleagues_ticket_costs_hardly_more_than_a_repaint(qtbot: QtBot, theme: Theme) -> None:
    model = Million()
    grid = Grid(now=lambda: NOW)
    grid.setModel(model)
    qtbot.addWidget(grid)
    grid.resize(1700, 900)
    expose(grid)
    grid.select_id(500_000)

    def comes_in() -> None:
        model.add()
        grid.viewport().repaint()

    bare = statistics.median(cpu_ms(grid.viewport().repaint) for _ in range(20))
    new = statistics.median(cpu_ms(comes_in) for _ in range(20))
    chosen = grid.selected_ids()
    row = grid.row_of(500_000)

    assert chosen == [500_000]
    assert row is not None
    assert grid.rowViewportPosition(row) >= 0
    assert new <= bare * NEW_ROW
