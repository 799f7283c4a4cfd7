"""The list of all tabs: there when a title is cut, whole titles, a tab by arrow keys and Enter."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.keys import press
from widgets.parts.panel import Panel
from widgets.parts.theme import Theme

PATIENCE = 20_000
CALLERS = ("Кузнецова", "Попов", "Смирнова", "Волкова", "Лебедева", "Черномырдин")


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    return made


def open_calls(panel: Panel, *callers: str) -> None:
    for caller in callers:
        panel.open(caller, QLineEdit(), caller)
        panel.set_title(caller, caller, f"Звонок 00:07 · {caller} Анна Петровна")


def test_no_list_while_all_titles_are_whole(qtbot: QtBot, panel: Panel) -> None:
    open_calls(panel, *CALLERS[:3])
    qtbot.wait(20)
    assert panel.list.isHidden()


def test_the_list_comes_with_the_first_cut_title_and_goes_again(qtbot: QtBot, panel: Panel) -> None:
    open_calls(panel, *CALLERS)
    qtbot.waitUntil(panel.list.isVisible, timeout=PATIENCE)
    for caller in CALLERS[2:]:
        panel.close_tab(caller)
    qtbot.waitUntil(panel.list.isHidden, timeout=PATIENCE)


def test_the_list_goes_where_a_wider_panel_has_room_for_all(qtbot: QtBot, panel: Panel) -> None:
    open_calls(panel, *CALLERS)
    qtbot.waitUntil(panel.list.isVisible, timeout=PATIENCE)
    panel.resize(900, 600)
    qtbot.waitUntil(panel.list.isHidden, timeout=PATIENCE)


def test_a_tab_is_taken_from_the_list_with_arrow_keys_and_gets_the_focus(qtbot: QtBot, panel: Panel) -> None:
    open_calls(panel, *CALLERS)
    panel.list.open()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Звонок 00:07 · Кузнецова Анна Петровна"
    assert [entry.isChecked() for entry in menu.actions()] == [False] * 5 + [True]
    press(menu, "Up")
    press(menu, "Return")
    assert panel.current_key() == "Лебедева"
    assert panel.window().focusWidget() is panel.tab("Лебедева")
