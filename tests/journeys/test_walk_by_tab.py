"""Tab and Shift+Tab come past every part of the window, with a call or a ticket in the panel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.main_window import MainWindow
from models.storage.database import Database
from tests.journeys.desk import open_window, register_caller
from tests.keys import focused, press
from tests.tickets.factories import incident, save

PATIENCE = 20_000
MANY = 120
STOPS = {"NavButton", "PanelTabs", "Grid", "SearchLine"}


def walk(start: QWidget, key: str) -> list[QWidget]:
    """The stops from one widget until it is reached again."""
    start.setFocus()
    found = [start]
    for _ in range(MANY):
        press(focused(), key)
        if focused() is start:
            return found
        found.append(focused())
    raise AssertionError(f"Tab never came back: {found}")


def a_call(window: MainWindow, _qtbot: QtBot) -> QWidget:
    press(focused(), "F2")
    return window.panel.tabs.currentWidget().caller.field


def a_ticket(window: MainWindow, qtbot: QtBot) -> QWidget:
    page = window.stack.current()
    page.open_ticket(1)
    qtbot.waitUntil(lambda: page.details() is not None and page.details().card is not None, timeout=PATIENCE)
    return page.details().box.text


@pytest.mark.parametrize("opened", [a_call, a_ticket])
def test_both_directions_come_past_every_part_of_the_window(
    services: object,
    qtbot: QtBot,
    sqlite_database: Database,
    opened: Callable[[MainWindow, QtBot], QWidget],
) -> None:
    register_caller(sqlite_database)
    save(sqlite_database, incident(override_reason="x", contract_no="412/2026-МЭО"))
    window = open_window(qtbot, services)
    qtbot.waitUntil(lambda: services.tasks.actor is not None, timeout=PATIENCE)
    start = opened(window, qtbot)
    qtbot.waitUntil(start.isVisible, timeout=PATIENCE)
    for key in ("Tab", "Shift+Tab"):
        assert {type(one).__name__ for one in walk(start, key)} >= STOPS
