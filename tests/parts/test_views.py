"""The chips of views: two lines at most, the chosen one always among them, the others in a menu."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.keys import focused, press
from widgets.parts.theme import Theme
from widgets.parts.views import Views

COUNT = 14
NARROW, WIDE = 420, 2400
PATIENCE = 20_000


@pytest.fixture
def views(qtbot: QtBot, theme: Theme) -> Iterator[Views]:
    window = QWidget()
    column = QVBoxLayout(window)
    made = Views(window)
    column.addWidget(made)
    column.addWidget(QLineEdit(window))
    column.addStretch(1)
    made.set_views([(f"view{number}", f"Вид под номером {number}") for number in range(COUNT)])
    made.set_counts({f"view{number}": number * 1000 for number in range(COUNT)})
    qtbot.addWidget(window)
    window.resize(NARROW, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(made.hidden()) and made.more.isVisible(), timeout=PATIENCE)
    yield made
    window.close()  # it lived as long


def tops(views: Views) -> set[int]:
    """Where the lines of the chips in sight begin."""
    chips = [views.chip(number) for number in range(COUNT) if number not in views.hidden()]
    return {each.geometry().center().y() for each in (*chips, views.more)}


def test_the_views_take_two_lines_at_most(qtbot: QtBot, views: Views) -> None:
    assert views.lines_at(views.width()) == 2
    qtbot.waitUntil(lambda: len(tops(views)) == 2, timeout=PATIENCE)
    assert views.more.text() == f"{len(views.hidden())} more ▾"
    assert views.hidden() == list(range(COUNT - len(views.hidden()), COUNT))


def test_all_views_are_there_where_there_is_room(qtbot: QtBot, views: Views) -> None:
    views.window().resize(WIDE, 400)
    qtbot.waitUntil(lambda: not views.hidden(), timeout=PATIENCE)
    assert not views.more.isVisible()


def test_the_chosen_view_is_always_in_sight(qtbot: QtBot, views: Views) -> None:
    views.show_value(f"view{COUNT - 1}")
    assert COUNT - 1 not in views.hidden()
    assert views.lines_at(views.width()) == 2
    views.show_value("view0")
    assert COUNT - 1 in views.hidden()


def test_a_view_without_room_is_taken_from_the_menu_by_keyboard(qtbot: QtBot, views: Views) -> None:
    views.setFocus()
    press(focused(), "Tab")
    assert focused() is views.more
    first = views.hidden()[0]
    press(views.more, "Space")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == views.chip(first).text()
    with qtbot.waitSignal(views.picked):
        press(menu, "Return")
    assert views.read() == f"view{first}"
    assert views.chip(first).hasFocus()
    assert first not in views.hidden()


def test_arrow_keys_walk_through_all_views_also_those_without_room(views: Views) -> None:
    views.setFocus()
    walked = []
    for _ in range(COUNT):
        walked.append(views.read())
        press(focused(), "Right")
        assert focused().isVisible()
    assert walked == [f"view{number}" for number in range(COUNT)]
