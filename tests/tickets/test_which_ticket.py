"""Which ticket a command is about: the one in the panel, or the rows chosen in the list."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from tests.screen import Host
from tests.tickets.screen import small_desk
from widgets.tickets.page import TicketsPage


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


def test_a_step_asked_for_in_the_panel_is_made_with_the_ticket_that_stands_there(
    qtbot: QtBot, page: TicketsPage
) -> None:
    """By a link the panel shows another ticket than the row that is chosen in the list; the list has the say again
    once it is entered."""
    one, other = (int(number) for number in page.model.ids[:2])
    assert page.grid.select_id(one)
    page.open_ticket(other)
    view = page.details()
    assert view is not None
    qtbot.waitUntil(lambda: view.card is not None and view.card.id == other)
    view.box.text.setFocus()
    qtbot.waitUntil(lambda: view.isAncestorOf(QApplication.focusWidget() or page))
    assert page.chosen_numbers() == [other]
    page.search.setFocus()  # as the palette does before a command of it is carried out
    assert page.chosen_numbers() == [other]
    page.grid.setFocus()
    assert page.chosen_numbers() == [one]
