"""The details follow the list, but never over a form in which somebody writes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.desk.operations import sign_in
from models.storage.database import Database
from tests.screen import Host
from tests.tickets.factories import ACTOR, CALL, incident, register, save
from widgets.tickets.details import TicketView
from widgets.tickets.page import TicketsPage


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    """Two incidents in the list."""
    register(sqlite_database)
    for minutes in (0, 1):
        save(sqlite_database, incident(received_at=CALL + timedelta(minutes=minutes)))
    host.context.tasks.actor = sqlite_database.write(ACTOR, lambda s: sign_in(s, "Петрова Инна")).value
    made = TicketsPage(host.context)
    host.show_with(made)
    qtbot.waitUntil(lambda: made.model.complete, timeout=20_000)
    return made


def test_a_row_that_the_list_chooses_does_not_cover_the_next_call(
    qtbot: QtBot, page: TicketsPage, host: Host
) -> None:
    """A call was saved, F2 was pressed again, and only then the list has the first one and chooses it."""
    page.new_call()
    panel = host.context.panel
    form = panel.tabs.currentWidget()
    qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget() or page), timeout=20_000)
    assert page.grid.select_id(int(page.model.ids[-1]))
    qtbot.waitUntil(lambda: not page._preview.isActive(), timeout=20_000)

    assert panel.tabs.currentWidget() is form
    page.grid.setFocus()
    assert page.grid.select_id(int(page.model.ids[0]))
    qtbot.waitUntil(lambda: isinstance(panel.tabs.currentWidget(), TicketView), timeout=20_000)
