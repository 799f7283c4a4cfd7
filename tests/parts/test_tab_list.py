"""The list of all tabs: there when a title is cut, whole titles, a tab by arrow keys and Enter."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.keys import press
from widgets.parts.panel import Panel
from widgets.parts.tab_list import NARROWEST
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


def test_a_surname_can_be_read_on_every_tab_however_many_there_are(qtbot: QtBot, panel: Panel) -> None:
    """What finds no room is out of sight, never the tab in front."""
    open_calls(panel, *CALLERS, "Воскресенская", "Мамин-Сибиряк")
    qtbot.waitUntil(panel.list.isVisible, timeout=PATIENCE)
    bar = panel.tabs.tabBar()
    for place in range(bar.count()):
        assert bar.tabRect(place).width() >= min(NARROWEST, bar.tabSizeHint(place).width())
    for caller in ("Кузнецова", "Мамин-Сибиряк", "Смирнова"):
        panel.activate(caller)
        front = bar.currentIndex()
        room = bar.rect().adjusted(-1, 0, 1, 0)  # Qt scrolls to within a pixel
        qtbot.waitUntil(partial(lambda r, p: r.contains(bar.tabRect(p)), room, front), timeout=PATIENCE)
        assert bar.tabRect(front).width() == bar.tabSizeHint(front).width()
