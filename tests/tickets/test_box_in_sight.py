"""Where one writes is in sight with its buttons as soon as a ticket is opened, also in a low window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from tests.keys import focused, press
from tests.screen import Host
from tests.tickets.screen import small_desk
from widgets.tickets.details import TicketView
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000
COURSE_ERROR = 6
LOW = 560


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    made = small_desk(host, sqlite_database, qtbot)
    host.resize(host.width(), LOW)
    return made


def area(view: TicketView) -> QScrollArea:
    found = view.findChild(QScrollArea)
    assert found is not None
    return found


def is_seen(view: TicketView, part: QWidget) -> bool:
    """Whether the part lies wholly within what is scrolled into sight."""
    ground = area(view).viewport()
    return ground.rect().contains(QRect(part.mapTo(ground, QPoint(0, 0)), part.size()))


def opened(qtbot: QtBot, page: TicketsPage, number: int = COURSE_ERROR) -> TicketView:
    """Enter on a row of the list."""
    page.grid.setFocus()
    assert page.grid.select_id(number)
    press(page.grid, "Return")
    qtbot.waitUntil(lambda: page.details() is not None and page.details().card is not None, timeout=PATIENCE)
    view = page.details()
    assert view is not None
    qtbot.waitUntil(lambda: view.card.id == number, timeout=PATIENCE)
    return view


def test_enter_on_a_row_leads_to_a_field_that_is_seen_with_its_buttons(
    qtbot: QtBot, page: TicketsPage
) -> None:
    view = opened(qtbot, page)
    assert focused() is view.box.text
    qtbot.waitUntil(lambda: is_seen(view, view.box), timeout=PATIENCE)
    view = opened(qtbot, page, COURSE_ERROR - 1)
    view = opened(qtbot, page)
    qtbot.waitUntil(lambda: is_seen(view, view.box), timeout=PATIENCE)


def test_a_ticket_that_the_list_only_shows_begins_at_its_head(qtbot: QtBot, page: TicketsPage) -> None:
    page.grid.setFocus()
    assert page.grid.select_id(COURSE_ERROR)
    qtbot.waitUntil(lambda: page.details() is not None and page.details().card is not None, timeout=PATIENCE)
    view = page.details()
    assert view is not None
    qtbot.wait(50)
    assert area(view).verticalScrollBar().value() == 0
    assert not is_seen(view, view.box)  # else the window is not low enough to tell anything


def test_whoever_scrolls_is_not_scrolled_back(qtbot: QtBot, page: TicketsPage) -> None:
    view = opened(qtbot, page)
    qtbot.waitUntil(lambda: is_seen(view, view.box), timeout=PATIENCE)
    bar = area(view).verticalScrollBar()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    with qtbot.waitSignal(view.loaded, timeout=PATIENCE):
        view.reload()
    page.window().resize(page.window().width(), LOW + 20)
    qtbot.wait(50)
    assert bar.value() == 0
