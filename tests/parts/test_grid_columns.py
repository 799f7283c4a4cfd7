"""The columns of a grid follow the user and the window, and are remembered."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.keys import press
from tests.parts.lists import COLUMN, ListModel, Make, Memory, ink, shown, width_of
from widgets.parts.theme import Theme

# -- columns -------------------------------------------------------------------------------------------------


def test_the_contract_appears_from_1600_pixels_on(make: Make) -> None:
    assert "contract" not in shown(make(ListModel(range(3)), 1599))
    assert "contract" in shown(make(ListModel(range(3)), 1600))


def test_large_letters_make_a_window_small(make: Make, theme: Theme) -> None:
    theme.apply(points=20)

    assert "contract" not in shown(make(ListModel(range(3)), 1920))


def test_in_a_narrow_window_plain_kinds_are_icons_only_with_words_as_a_hint(make: Make) -> None:
    wide, narrow = make(ListModel(range(3)), 1920), make(ListModel(range(3)), 1366)

    assert ink(wide, 0, "kind") == ["Incident"]
    assert ink(narrow, 0, "kind") == [""]
    at = narrow.visualRect(narrow.model().index(0, COLUMN["kind"])).center()
    assert narrow.hint_at(at) == "Incident"


def test_columns_fill_the_width_and_the_subject_takes_what_is_left(make: Make) -> None:
    grid = make(ListModel(range(3)), 1366)

    assert sum(width_of(grid, key) for key in shown(grid)) == grid.viewport().width()
    assert width_of(grid, "subject") > 240


def test_when_room_is_scarce_words_shrink_and_states_do_not(make: Make) -> None:
    usual, scarce = make(ListModel(range(3)), 1366), make(ListModel(range(3)), 860)

    assert width_of(scarce, "school") < width_of(usual, "school")
    assert width_of(scarce, "state") == width_of(usual, "state")
    assert sum(width_of(scarce, key) for key in shown(scarce)) == scarce.viewport().width()


def test_columns_are_chosen_with_the_keys_alone(make: Make) -> None:
    memory = Memory()
    grid = make(ListModel(range(3)), memory=memory)
    press(grid, "Alt+Down")
    menu = next(each for each in grid.findChildren(QMenu) if each.isVisible())
    phone = next(action for action in menu.actions() if action.text() == "Phone")
    assert not phone.isChecked()
    menu.setActiveAction(phone)
    press(menu, "Space")

    assert menu.isVisible()  # several columns can be ticked in one go
    assert "phone" in shown(grid)
    assert memory.kept["grid/tickets"]["shown"] == {"phone": True}  # type: ignore[index]
    menu.close()


def test_the_last_column_cannot_be_hidden(make: Make) -> None:
    grid = make(ListModel(range(3)))
    for key in shown(grid):
        grid.columns.show_column(COLUMN[key], False)

    assert len(shown(grid)) == 1


def test_widths_order_visibility_and_sorting_are_remembered(make: Make, qtbot: QtBot) -> None:
    memory = Memory()
    grid = make(ListModel(range(3)), memory=memory)
    grid.columns.header.moveSection(0, 3)
    grid.columns.header.resizeSection(COLUMN["school"], 250)
    grid.columns.show_column(COLUMN["kind"], False)
    grid.sort_by("received", descending=True)
    qtbot.waitUntil(lambda: "school" in memory.kept["grid/tickets"]["widths"])  # type: ignore[operator, index]
    again = make(ListModel(range(3)), memory=memory)

    assert shown(again) == shown(grid)
    assert shown(again).index("number") == 2
    assert width_of(again, "school") == 250
    assert again.order() == (("received", True),)


def test_what_was_remembered_in_nonsense_is_forgotten(make: Make) -> None:
    memory = Memory()
    memory.kept["grid/tickets"] = {"order": 5, "widths": ["x"], "shown": None, "sort": "no"}

    assert shown(make(ListModel(range(3)), memory=memory))[0] == "number"


def test_a_saved_view_brings_its_columns_along(make: Make) -> None:
    first, second = make(ListModel(range(3))), make(ListModel(range(3)))
    first.columns.show_column(COLUMN["phone"], True)
    second.set_layout_state(first.layout_state())
    assert shown(second) == shown(first)
    second.columns.reset()

    assert "phone" not in shown(second)


def test_a_remembered_width_grows_with_the_letters(make: Make, theme: Theme) -> None:
    grid = make(ListModel(range(3)))
    grid.columns.header.resizeSection(COLUMN["school"], 130)
    theme.apply(points=20)

    assert width_of(grid, "school") == theme.px(130) == 270


# -- sorting -------------------------------------------------------------------------------------------------


def test_clicking_a_title_sorts_up_then_down_then_as_usual(make: Make) -> None:
    model = ListModel(range(3))
    grid = make(model)
    model.sorted.clear()
    header = grid.columns.header
    at = QPoint(header.sectionViewportPosition(COLUMN["subject"]) + 20, 10)
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    assert model.sorted == [(COLUMN["subject"], up), (COLUMN["subject"], down), (-1, up)]
    assert grid.order() == ()


def test_sorting_works_from_the_menu_too(make: Make) -> None:
    grid = make(ListModel(range(3)))
    menu = grid.columns.open_menu()
    orders = menu.actions()[0].menu()
    assert isinstance(orders, QMenu)
    next(action for action in orders.actions() if action.text() == "Received ↓").trigger()

    assert grid.order() == (("received", True),)
    menu.close()
