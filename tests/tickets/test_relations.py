"""Relations by keyboard: a ticket is said to be caused by another, the card shows it, and it is taken away again."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.choices import LinkKind
from models.tickets.operations import link_tickets, tag, undo
from models.tickets.queries import ticket_card
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR, register, save
from tests.tickets.screen import small_desk
from tests.tickets.test_page import choose, details
from widgets.tickets.link_form import LinkForm
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


def links(database: Database, number: int) -> list[tuple[LinkKind, bool, int]]:
    found = database.read(lambda s: ticket_card(s, number)).links
    return [(link.kind, link.outgoing, link.other.id) for link in found]


def opened(qtbot: QtBot, page: TicketsPage, *numbers: int) -> LinkForm:
    choose(page, *numbers)
    page.link()
    form = page.grid.findChild(LinkForm)
    assert form is not None
    qtbot.waitUntil(form.isVisible, timeout=PATIENCE)
    return form


def test_the_form_stays_while_garbage_is_collected(qtbot: QtBot, page: TicketsPage) -> None:
    """It vanished within two seconds, and what was typed on went into the search line."""
    choose(page, 4)
    page.link()
    gc.collect()
    form = QApplication.activePopupWidget()
    assert isinstance(form, LinkForm)
    type_text(form.number, "2")
    gc.collect()
    assert form.number.text() == "2"


def test_a_ticket_is_related_by_number_and_kind(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page, 4)
    form.kind.show_value(LinkKind.CAUSED_BY)
    type_text(form.number, "№ 2")
    press(form.number, "Return")
    qtbot.waitUntil(lambda: links(sqlite_database, 4) == [(LinkKind.CAUSED_BY, True, 2)], timeout=PATIENCE)
    assert links(sqlite_database, 2) == [(LinkKind.CAUSED_BY, False, 4)]


def test_many_tickets_are_related_at_once_and_taken_back_together(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page, 4, 5, 2)
    form.kind.show_value(LinkKind.DUPLICATE_OF)
    type_text(form.number, "2")
    press(form.number, "Return")
    qtbot.waitUntil(lambda: len(links(sqlite_database, 2)) == 2, timeout=PATIENCE)
    qtbot.waitUntil(page.context.notices.undo, timeout=PATIENCE)
    qtbot.waitUntil(lambda: links(sqlite_database, 2) == [], timeout=PATIENCE)


@pytest.mark.parametrize("typed", ["", "журнал", "4"])
def test_no_number_and_its_own_number_are_refused_in_the_form(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, typed: str
) -> None:
    form = opened(qtbot, page, 4)
    type_text(form.number, typed)
    press(form.number, "Return")
    assert form.isVisible()
    assert form.error.text()
    form.close()


def test_the_card_names_a_kind_of_relation_once_and_takes_one_of_them_away(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    for number in (4, 5):
        sqlite_database.write(ACTOR, lambda s, n=number: link_tickets(s, n, 2, LinkKind.DUPLICATE_OF))
    view = details(qtbot, page, 2)
    qtbot.waitUntil(lambda: len(view.relations.findChildren(QToolButton)) == 2, timeout=PATIENCE)
    titles = [each.text() for each in view.relations.findChildren(QLabel)]
    assert titles == ["Дубли"]
    view.relations.findChildren(QToolButton)[0].click()
    qtbot.waitUntil(lambda: len(links(sqlite_database, 2)) == 1, timeout=PATIENCE)
    qtbot.waitUntil(page.context.notices.undo, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(links(sqlite_database, 2)) == 2, timeout=PATIENCE)


def test_taking_a_tag_back_counts_the_tickets_that_wore_it(database: Database) -> None:
    register(database)
    one, other = save(database), save(database)
    done = database.write(ACTOR, lambda s: tag(s, [one, other], "срочно")).value
    assert database.write(ACTOR, lambda s: undo(s, done.undo)).value == 2
    made = database.write(ACTOR, lambda s: link_tickets(s, one, other, LinkKind.RELATED)).value
    assert database.write(ACTOR, lambda s: undo(s, made)).value == 1


def test_escape_closes_the_form_and_changes_nothing(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page, 4)
    type_text(form.number, "2")
    press(form.number, "Esc")
    qtbot.waitUntil(lambda: not isinstance(QApplication.activePopupWidget(), LinkForm), timeout=PATIENCE)
    assert links(sqlite_database, 4) == []
