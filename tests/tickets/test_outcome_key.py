"""The outcome of a course error by keyboard: the step asks for it, Enter on one chooses it and takes the step."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.choices import State
from models.tickets.queries import ticket_card
from tests.keys import focused, press
from tests.screen import Host
from tests.tickets.screen import small_desk
from widgets.tickets.details import TicketView
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000
COURSE_ERROR = 6


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


@pytest.fixture
def view(page: TicketsPage, qtbot: QtBot) -> TicketView:
    """The course error is open."""
    page.open_record("ticket", COURSE_ERROR)
    qtbot.waitUntil(lambda: page.details() is not None and page.details().card is not None, timeout=PATIENCE)
    shown = page.details()
    assert shown is not None
    return shown


def stored(database: Database) -> tuple[object, object]:
    card = database.read(lambda s: ticket_card(s, COURSE_ERROR))
    return card.state, card.outcome


def test_enter_on_the_outcome_that_a_step_asked_for_closes_the_ticket(
    qtbot: QtBot, page: TicketsPage, view: TicketView, sqlite_database: Database
) -> None:
    page.close_tickets()
    chips = view.moves.form.editor("outcome")
    qtbot.waitUntil(lambda: chips.isAncestorOf(focused()), timeout=PATIENCE)
    assert focused() is chips.chip(0)
    press(focused(), "Return")
    qtbot.waitUntil(lambda: stored(sqlite_database) == (State.CLOSED, "fixed"), timeout=PATIENCE)


def test_arrows_choose_another_outcome_before_enter_closes(
    qtbot: QtBot, page: TicketsPage, view: TicketView, sqlite_database: Database
) -> None:
    page.close_tickets()
    chips = view.moves.form.editor("outcome")
    qtbot.waitUntil(lambda: chips.isAncestorOf(focused()), timeout=PATIENCE)
    press(focused(), "Right")
    press(focused(), "Right")
    chosen = view.moves.form.value("outcome")
    press(focused(), "Return")
    qtbot.waitUntil(lambda: stored(sqlite_database)[0] == State.CLOSED, timeout=PATIENCE)
    assert stored(sqlite_database)[1] == chosen != "fixed"


def test_enter_on_an_outcome_that_no_step_asked_for_only_chooses_it(
    qtbot: QtBot, page: TicketsPage, view: TicketView, sqlite_database: Database
) -> None:
    asked: list[str] = []
    view.moves.asked.connect(lambda name, *_rest: asked.append(name))
    chip = view.moves.form.editor("outcome").chip(0)
    chip.setFocus()
    press(chip, "Return")
    assert (view.moves.form.value("outcome"), asked) == ("fixed", [])
    assert stored(sqlite_database) == (State.NEW, None)
