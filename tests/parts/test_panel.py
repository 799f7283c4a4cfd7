"""A tab that is replaced: whoever follows the focus sees the tabs that stand there, and no other one comes forward."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.keys import focused
from widgets.parts.panel import Panel
from widgets.parts.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    return made


@pytest.mark.parametrize("focus", [True, False])
def test_a_replaced_tab_keeps_its_place_and_the_focus(panel: Panel, *, focus: bool) -> None:
    for key in ("first", "second", "third"):
        panel.open(key, QLineEdit(), key)
    panel.activate("second")
    panel.focus_first()
    seen: list[list[str]] = []
    fronts: list[str] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    follower = application.focusChanged.connect(lambda *_: seen.append(panel.keys()))
    panel.tabs.currentChanged.connect(lambda _: fronts.append(panel.current_key()))

    new = panel.open("second", QLineEdit(), "second", focus=focus)
    application.focusChanged.disconnect(follower)

    assert seen
    assert {tuple(keys) for keys in seen} == {("first", "second", "third")}
    assert set(fronts) <= {"second"}
    assert focused() is new
    assert panel.tabs.count() == 3
