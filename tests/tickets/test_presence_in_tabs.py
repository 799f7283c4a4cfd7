"""Who corrects a ticket sees who else has it open, as who reads it does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.desk.operations import sign_in
from models.desk.presence import look_at
from models.storage.database import Database
from models.storage.journal import Actor
from tests.screen import Host
from tests.tickets.factories import incident, register, save
from widgets.parts.tasks import Tasks
from widgets.tickets.details import TicketView
from widgets.tickets.edit_form import EditForm
from widgets.tickets.searched import Searched

PATIENCE = 20_000
OLGA = Actor(None, "Сидорова Ольга")


@pytest.fixture
def colleague(postgresql_url: str) -> Iterator[Database]:
    database = Database.open(postgresql_url)
    register(database)
    yield database
    database.close()


@pytest.fixture
def tasks(colleague: Database, postgresql_url: str) -> Iterator[Tasks]:
    """Takes the place of the embedded database's tasks under the window."""
    made = Tasks(lambda: Database.open(postgresql_url), print)
    made.sign_in(lambda session: sign_in(session, "Петрова Инна"), lambda _: None, made)
    yield made
    made.close()


@pytest.mark.parametrize("tab", ["card", "correction"])
def test_a_colleague_who_opens_the_ticket_is_named_over_it(
    qtbot: QtBot, host: Host, colleague: Database, tab: str
) -> None:
    number = save(colleague, incident())
    view: QWidget
    if tab == "card":
        view = TicketView(host.context, Searched(host))
        view.show_ticket(number)
    else:
        view = EditForm(host.context, number)
    qtbot.addWidget(view)
    view.show()
    line = view.others
    qtbot.waitUntil(lambda: line.presence._record == number, timeout=PATIENCE)
    colleague.write(OLGA, lambda s: look_at(s, "ticket", number))
    qtbot.waitUntil(lambda: line.words.text() == f"Открыто также у: {OLGA.name}", timeout=PATIENCE)
    assert line.words.isVisible()
