"""A call that joins another ticket says so, can be parted again, and leaves what was open in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.choices import Kind, State
from models.tickets.operations import join_tickets, undo
from models.tickets.operations.relations import leave_parent
from models.tickets.queries import TicketCard, TicketLine, ticket_card
from models.tickets.similar import MassHint
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import ACTOR, CALL, incident, register, save
from tests.tickets.screen import shown, small_desk
from widgets.tickets.page import TicketsPage

PATIENCE = 30_000


def card(database: Database, number: int) -> TicketCard:
    return database.read(lambda s: ticket_card(s, number))


def test_a_child_that_leaves_stands_on_its_own_and_comes_back_when_that_is_taken_back(
    database: Database,
) -> None:
    register(database)
    for _ in range(3):
        save(database, incident(override_reason="x"))
    database.write(ACTOR, lambda s: join_tickets(s, [2, 3], 1))
    left = database.write(ACTOR, lambda s: leave_parent(s, [2])).value
    assert (card(database, 2).parent, card(database, 1).child_count) == (None, 1)
    assert not database.write(ACTOR, lambda s: leave_parent(s, [2])).value
    database.write(ACTOR, lambda s: undo(s, left))
    assert (card(database, 2).parent_id, card(database, 1).child_count) == (1, 2)


def joined(page: TicketsPage, database: Database, parent: int) -> int:
    """Take a call in the panel that is stored as a further report of `parent`."""
    form = page.calls.new()
    number = save(database, incident(parent_id=parent))
    form.similar.parent_id = parent
    form.saved.emit(number, False)
    return number


def test_joining_is_said_and_can_be_taken_back(qtbot: QtBot, host: Host, sqlite_database: Database) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    number = joined(page, sqlite_database, 6)
    assert host.notices.toasts() == [f"Обращение {number} записано и присоединено к 6"]
    assert card(sqlite_database, number).parent_id == 6
    assert host.notices.undo()
    qtbot.waitUntil(
        lambda: f"Обращение {number} больше не присоединено к 6" in host.notices.toasts(), timeout=PATIENCE
    )
    assert card(sqlite_database, number).parent is None


def test_the_ticket_that_was_open_stays_open_after_the_call_was_joined(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    """It is not in the list, whose first row would have come up in its place."""
    page = small_desk(host, sqlite_database, qtbot)
    page.search.setText("журнал")
    shown(qtbot, page, [4, 2])
    page.open_ticket(6)
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.clearFocus()
    host.panel.focus_lost.connect(page.grid.setFocus)  # as the window does
    joined(page, sqlite_database, 6)
    assert page.grid.hasFocus()
    qtbot.waitUntil(lambda: not page._preview.isActive(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: host.context.tasks.idle, timeout=PATIENCE)
    view = page.details()
    assert view is not None
    assert view.number == 6


def test_whoever_makes_similar_incidents_one_is_back_in_the_list_and_is_offered_it_again_after_undoing(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    layout = host.layout()
    assert layout is not None
    layout.addWidget(host.notices.bars)
    parent = TicketLine(1, CALL, Kind.INCIDENT, State.NEW, "Белый экран", "", "")
    page.mass.show_hint(MassHint(parent, (2, 3, 4, 5)))
    page.grid.setFocus()
    button = host.notices.bars.findChildren(QPushButton)[0]
    qtbot.waitUntil(button.isVisible, timeout=PATIENCE)
    button.setFocus()
    press(button, "Space")
    assert QApplication.focusWidget() is page.grid
    qtbot.waitUntil(lambda: card(sqlite_database, 1).child_count == 4, timeout=PATIENCE)
    qtbot.waitUntil(lambda: host.notices.toasts() == ["Присоединено к 1: 4"], timeout=PATIENCE)
    assert "tickets:mass" not in host.notices.bars.texts()
    assert host.notices.undo()
    qtbot.waitUntil(lambda: "tickets:mass" in host.notices.bars.texts(), timeout=PATIENCE)
    assert card(sqlite_database, 1).child_count == 0
