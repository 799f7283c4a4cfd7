"""The grid over the real row model and a real table: place, selection and copying while rows come and go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from models.storage.changes import Changes
from models.storage.database import Database
from models.storage.listing import Query
from tests.keys import press
from tests.parts.test_row_model import LISTING, fill
from widgets.parts.grid import Grid
from widgets.parts.row_model import RowModel
from widgets.parts.tasks import Tasks
from widgets.parts.theme import Theme

ROWS = 1000


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme, tasks: Tasks, sqlite_database: Database) -> Grid:
    """A grid over a thousand rows, the newest first."""
    fill(sqlite_database, ROWS)
    made = Grid(name="Журнал")
    model = RowModel(tasks, LISTING, made)
    made.setModel(model)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    ask(qtbot, model, lambda: model.set_query(Query(order=made.order())))
    return made


def ask(qtbot: QtBot, model: RowModel, change: Callable[[], object]) -> None:
    with qtbot.waitSignal(model.ready):
        change()


def words(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.cells(row, [0, 1, 2])]


def test_rows_appear_when_they_are_looked_at(grid: Grid, qtbot: QtBot) -> None:
    assert words(grid, 0) == ["1\u00a0000", "even", "r1000"]
    press(grid, "End")
    grid.viewport().grab()
    qtbot.waitUntil(lambda: words(grid, ROWS - 1) == ["1", "odd", "r1"])

    assert grid.current_id() == 1


def test_new_rows_leave_what_is_chosen_and_the_place_alone(
    grid: Grid, qtbot: QtBot, sqlite_database: Database
) -> None:
    grid.select_id(500)
    top = grid.id_at(grid.rowAt(0))
    fill(sqlite_database, 20, first=ROWS + 1)
    ask(qtbot, grid.rows, lambda: grid.rows.refresh(Changes({"journal": [1001]})))

    assert grid.rows.rowCount() == ROWS + 20
    assert grid.selected_ids() == [500]
    assert grid.id_at(grid.rowAt(0)) == top


def test_another_filter_keeps_what_is_chosen_where_it_is_in_the_result(grid: Grid, qtbot: QtBot) -> None:
    grid.select_id(500)
    ask(qtbot, grid.rows, lambda: grid.rows.set_query(Query(filters={"entity": "even"})))
    assert grid.selected_ids() == [500]
    ask(qtbot, grid.rows, lambda: grid.rows.set_query(Query(filters={"entity": "odd"})))

    assert grid.selected_ids() == []


def test_sorting_asks_the_database_and_stays_for_the_next_query(grid: Grid, qtbot: QtBot) -> None:
    ask(qtbot, grid.rows, lambda: grid.sort_by("seq"))
    assert words(grid, 0) == ["1", "odd", "r1"]
    ask(qtbot, grid.rows, lambda: grid.rows.set_query(Query(filters={"entity": "even"}, order=grid.order())))

    assert words(grid, 0) == ["2", "even", "r2"]


def test_rows_are_copied_that_were_never_in_sight(grid: Grid, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    grid.selectAll()
    grid.copy()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    lines = QGuiApplication.clipboard().text().split("\n")

    assert len(lines) == ROWS + 1
    assert lines[-1] == "1\todd\tr1"


def test_a_result_without_rows_says_so(grid: Grid, qtbot: QtBot) -> None:
    assert not grid.empty.isVisible()
    ask(qtbot, grid.rows, lambda: grid.rows.set_query(Query(filters={"entity": "nobody"})))

    assert grid.empty.isVisible()
