"""The grid: what is chosen stays chosen, cells say what they hold, copying is harmless."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from models.fields import Field, Kind
from tests.keys import press, type_text
from tests.parts.lists import (
    COLUMN,
    FIELDS,
    NOW,
    ListModel,
    Make,
    PlainModel,
    ink,
    row_of_id,
    width_of,
)
from widgets.parts.grid import Grid
from widgets.parts.grid.columns import Cell, Column
from widgets.parts.grid.painter import CellPainter
from widgets.parts.theme import Theme


def click(grid: Grid, row: int, key: str, dx: int = 14) -> None:
    rect = grid.visualRect(grid.model().index(row, COLUMN[key]))
    QTest.mouseClick(
        grid.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        rect.topLeft() + QPoint(dx, 8),
    )


# -- ids and selection ---------------------------------------------------------------------------------------


def test_choosing_a_row_tells_its_id_once(make: Make) -> None:
    grid = make(ListModel(range(100)))
    told: list[int] = []
    grid.chosen.connect(told.append)
    click(grid, 3, "subject")
    click(grid, 3, "subject")
    press(grid, "Down")

    assert told == [3, 4]
    assert grid.current_id() == 4


def test_who_comes_by_a_key_stands_on_a_chosen_row(make: Make) -> None:
    grid = make(ListModel(range(100)))
    QApplication.sendEvent(grid, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))

    assert grid.selected_ids() == [0]
    assert grid.current_id() == 0


def test_the_focus_that_comes_back_from_a_menu_chooses_nothing(make: Make) -> None:
    grid = make(ListModel(range(100)))
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        QApplication.sendEvent(grid, QFocusEvent(QEvent.Type.FocusIn, reason))

    assert grid.selected_ids() == []


def test_several_rows_are_chosen_with_shift(make: Make) -> None:
    grid = make(ListModel(range(100)))
    grid.select_id(10)
    press(grid, "Shift+Down")
    press(grid, "Shift+Down")

    assert grid.selected_ids() == [10, 11, 12]
    assert grid.selected_ids(2) == [10, 11]


def test_home_and_end_are_the_first_and_the_last_row(make: Make) -> None:
    grid = make(ListModel(range(1000)))
    press(grid, "End")
    assert grid.current_id() == 999
    press(grid, "Home")

    assert grid.current_id() == 0


def test_what_is_chosen_stays_chosen_when_rows_come_in_above(make: Make) -> None:
    model = ListModel(range(100, 200))
    grid = make(model)
    grid.select_id(105)
    model.insert(0, [1, 2, 3])

    assert grid.selected_ids() == [105]


def test_what_is_chosen_is_found_again_in_another_result(make: Make) -> None:
    model = ListModel(range(100))
    grid = make(model)
    grid.select_id(40)
    model.replace([7, 40, 41])
    assert (grid.selected_ids(), grid.current_id()) == ([40], 40)
    model.replace([7, 8])

    assert grid.selected_ids() == []


def test_what_is_chosen_waits_for_the_rest_of_the_result(make: Make) -> None:
    model = ListModel(range(100))
    grid = make(model)
    grid.select_id(90)
    model.replace(range(10))  # the first page
    model.insert(10, list(range(10, 100)))  # the whole

    assert grid.selected_ids() == [90]


def test_the_row_on_top_stays_on_top_when_rows_come_in_above(make: Make) -> None:
    model = ListModel(range(100, 400))
    grid = make(model)
    grid.verticalScrollBar().setValue(50 * grid.verticalHeader().defaultSectionSize() + 7)
    top = (grid.id_at(grid.rowAt(0)), grid.rowViewportPosition(grid.rowAt(0)))
    model.insert(0, [1, 2, 3])

    assert (grid.id_at(grid.rowAt(0)), grid.rowViewportPosition(grid.rowAt(0))) == top == (150, -7)


def test_at_the_top_new_rows_are_seen_at_once(make: Make) -> None:
    model = ListModel(range(100, 400))
    grid = make(model)
    model.insert(0, [1])

    assert grid.id_at(grid.rowAt(0)) == 1


def test_any_table_model_will_do(make: Make) -> None:
    grid = make(PlainModel(range(50)))
    grid.select_id(20)

    assert grid.current_id() == 20
    assert ink(grid, 20, "subject") == [row_of_id(20)[COLUMN["subject"]]]
    assert ink(grid, 1, "state") == ["in work"]


# -- cells ---------------------------------------------------------------------------------------------------


def test_a_state_is_icon_and_word_on_a_soft_ground(make: Make) -> None:
    grid = make(ListModel(range(10)))
    cell = grid.cells(1, [COLUMN["state"]])[0]

    assert (cell.text, cell.icon, cell.tone, cell.pill) == ("in work", "circle-play", "ok", True)


def test_a_row_that_is_on_its_way_shows_dots(make: Make) -> None:
    model = ListModel(range(10))
    model.absent = {3}
    grid = make(model)

    assert ink(grid, 3, "subject") == ["…"]


@pytest.mark.parametrize(
    ("hours", "wide", "narrow"),
    [
        (0, "today 14:28", "14:28"),
        (24, "yesterday 14:28", "yesterday 14:28"),
        (72, "02.11.2026 14:28", "02.11 14:28"),
        (24 * 400, "01.10.2025 14:28", "01.10.2025"),
    ],
)
def test_a_moment_is_as_short_as_the_window_wants(make: Make, hours: int, wide: str, narrow: str) -> None:
    moment = NOW - timedelta(hours=hours)
    cells = [make(ListModel([0]), width).columns.columns[1].cell(moment).text for width in (1920, 1366)]

    assert cells == [wide, narrow]


def test_nothing_of_a_state_or_a_moment_is_cut(make: Make, theme: Theme) -> None:
    for points in (9, 10, 13, 20):
        theme.apply(points=points)
        grid = make(ListModel(range(40)))
        for key in ("state", "received"):
            cells = [grid.cells(row, [COLUMN[key]])[0] for row in range(40)]
            assert max(grid.natural_width(cell) for cell in cells) <= width_of(grid, key)


@pytest.mark.parametrize("points", [9, 10, 13, 20])
@pytest.mark.parametrize("width", [1366, 1920])
def test_titles_stand_exactly_above_their_cells(make: Make, theme: Theme, points: float, width: int) -> None:
    """The drawn target has its titles 3 px too far left."""
    theme.apply(points=points)
    titles = {"subject": "Нужна", "school": "МКОУ"}  # begin like the cells below them
    fields = [replace(field, title=titles.get(field.key, field.title)) for field in FIELDS]
    grid = make(ListModel([0], fields), width)
    image = grid.grab().toImage()
    ground = theme.colour("surface").name()
    header, row = grid.columns.header, grid.verticalHeader().defaultSectionSize()

    def first_ink(left: int, top: int, bottom: int) -> int:
        places = range(left, image.width())
        rows = range(top + 2, bottom - 2)
        return next(x for x in places if any(image.pixelColor(x, y).name() != ground for y in rows))

    for key in titles:
        left = header.sectionViewportPosition(COLUMN[key])
        if left + 60 < image.width():
            title = first_ink(left, 0, header.height() - 1)
            assert abs(title - first_ink(left, header.height(), header.height() + row)) <= 1


def test_numbers_stand_at_the_right_under_their_title(make: Make) -> None:
    grid = make(ListModel(range(3)), 1920)

    assert [column.field.key for column in grid.columns.columns if column.right] == ["left"]


def test_the_words_searched_for_are_marked_whatever_their_case_and_yo(make: Make, theme: Theme) -> None:
    grid = make(ListModel([0]))
    before = grid.grab().toImage()
    grid.set_marks(["ЖУРНАЛ"])
    after = grid.grab().toImage()
    mark = theme.colour("mark").name()
    pixels = [
        (x, y)
        for x in range(after.width())
        for y in range(40, 62)
        if after.pixelColor(x, y).name() == mark != before.pixelColor(x, y).name()
    ]

    left = grid.columns.header.sectionViewportPosition(COLUMN["subject"])
    assert pixels
    assert all(left < x < left + width_of(grid, "subject") for x, _ in pixels)


# -- keys and clicks -----------------------------------------------------------------------------------------


def test_enter_and_a_double_click_open_the_record(make: Make) -> None:
    grid = make(ListModel(range(30)))
    opened: list[int] = []
    grid.opened.connect(opened.append)
    grid.select_id(5)
    press(grid, "Return")
    at = grid.visualRect(grid.model().index(7, 3)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    assert opened == [5, 7]


def test_letters_typed_into_the_list_go_to_the_search(make: Make) -> None:
    grid = make(ListModel(range(30)))
    typed: list[str] = []
    grid.typed.connect(typed.append)
    type_text(grid, "журнал 7")

    assert "".join(typed) == "журнал7"


def test_tab_leaves_the_list(make: Make) -> None:
    grid = make(ListModel(range(30)))
    button = QPushButton("Дальше", grid.window())
    button.show()
    press(grid, "Tab")

    assert grid.window().focusWidget() is button


def test_a_judged_value_is_asked_about_by_its_dots_and_by_f1(make: Make) -> None:
    grid = make(ListModel(range(30)), 1920)
    grid.set_judged(["left"])
    asked: list[tuple[int, str]] = []
    grid.why_asked.connect(lambda record_id, key: asked.append((record_id, key)))
    click(grid, 4, "left", width_of(grid, "left") - 14)
    click(grid, 5, "left", 2)  # beside the figure
    click(grid, 6, "subject")
    assert asked == [(4, "left")]
    press(grid, "F1")

    assert asked == [(4, "left"), (6, "left")]


# -- the clipboard -------------------------------------------------------------------------------------------


def test_chosen_rows_are_copied_as_a_table_with_headings(make: Make) -> None:
    model = ListModel(range(30))
    model.absent = {2}  # not loaded, copied all the same
    grid = make(model, 1366)
    grid.select_id(1)
    press(grid, "Shift+Down")
    press(grid, "Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")

    assert lines[0] == "No.\tReceived\tKind\tSubject\tOrganisation\tLeft\tState"
    assert lines[1].split("\t") == [
        "104001", "05.11.2026 07:28", "Request", "Видео в интернет-уроке 14 без звука",
        "МАОУ «Гимназия № 1», Пермь", "0:10", "in work",
    ]  # fmt: skip
    assert len(lines) == 3
    assert "<th>Subject</th>" in data.html()
    assert data.html().count("<tr>") == 3


def test_copying_works_with_a_keyboard_that_has_no_latin_letters(make: Make) -> None:
    grid = make(ListModel(range(3)))
    QGuiApplication.clipboard().clear()
    grid.select_id(1)
    key = QKeyEvent(QEvent.Type.KeyPress, 0x0421, Qt.KeyboardModifier.ControlModifier, "с")
    QApplication.sendEvent(grid, key)

    assert "104001" in QGuiApplication.clipboard().text()


def test_copying_nothing_leaves_the_clipboard_alone(make: Make) -> None:
    grid = make(ListModel(range(3)))
    QGuiApplication.clipboard().setText("моё")
    grid.copy()

    assert QGuiApplication.clipboard().text() == "моё"


# -- emptiness -----------------------------------------------------------------------------------------------


def test_an_empty_list_says_what_to_do(make: Make) -> None:
    model = ListModel([])
    grid = make(model)
    pressed: list[bool] = []
    grid.empty.say("Обращений пока нет", "Первое появится после звонка.")
    grid.empty.offer("Звонок", "F2", lambda: pressed.append(True))
    button = grid.empty.findChild(QPushButton)
    assert grid.empty.isVisible()
    assert "F2" in button.text()
    button.click()
    model.insert(0, [1])

    assert pressed == [True]
    assert not grid.empty.isVisible()


def test_while_the_result_is_on_its_way_nothing_is_said(make: Make) -> None:
    model = ListModel([])
    model.complete = False
    grid = make(model)
    assert not grid.empty.isVisible()
    model.complete = True
    model.ready.emit()

    assert grid.empty.isVisible()


def test_a_selection_of_every_row_is_no_burden(make: Make) -> None:
    grid = make(ListModel(range(200_000)))
    grid.selectAll()

    assert len(grid.selected_rows()) == 200_000
    assert grid.selected_ids(3) == [0, 1, 2]
    assert grid.selectionModel().isSelected(grid.model().index(199_999, 0))
    grid.selectionModel().select(grid.model().index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)


class Recorder:
    """A painter that only remembers where lines were drawn."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, int, int, int]] = []

    def setPen(self, pen: object) -> None:
        pass

    def drawLine(self, *ends: int) -> None:
        self.lines.append(ends)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell", [Cell("active", "check", "ok", pill=True), Cell("active", "check"), Cell("active")]
)
def test_the_dots_of_a_judged_value_stand_under_its_words_alone(theme: Theme, cell: Cell) -> None:
    painter, recorder = CellPainter(theme), Recorder()
    column = Column(Field(key="state", title="State", kind=Kind.TEXT), narrow=False)
    painter.underline(recorder, QRect(0, 0, 300, 34), column, cell)  # type: ignore[arg-type]

    (left, _, right, _) = recorder.lines[0]
    words = painter.metrics.horizontalAdvance(cell.text)
    assert right - left == words
    assert right <= painter.natural_width(cell) - painter.pad
    assert (
        left
        >= painter.natural_width(cell) - painter.pad - words - (painter._pill_pad if cell.pill else 0) - 1
    )
