"""Tags by keyboard: given, narrowed while typing, taken away, found by the search line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.operations import tag
from models.tickets.queries import tags_of, ticket_card
from models.tickets.searchline import parse
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR, register, save
from tests.tickets.screen import small_desk
from tests.tickets.test_page import choose
from widgets.tickets.page import TicketsPage
from widgets.tickets.tag_menu import TagMenu

PATIENCE = 20_000


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    made = small_desk(host, sqlite_database, qtbot)
    for number, word in ((1, "каникулы"), (2, "срочно"), (3, "срочно")):
        sqlite_database.write(ACTOR, lambda s, number=number, word=word: tag(s, [number], word))
    return made


def worn(page: TicketsPage, database: Database, number: int) -> tuple[str, ...]:
    return database.read(lambda s: ticket_card(s, number)).tags


def menu_for(qtbot: QtBot, page: TicketsPage, *numbers: int) -> TagMenu:
    """The menu of the tags, once it knows them."""
    choose(page, *numbers)
    page.tag()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), TagMenu), timeout=PATIENCE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TagMenu)
    qtbot.waitUntil(lambda: len(entries(menu)) > 1, timeout=PATIENCE)
    return menu


def entries(menu: TagMenu) -> list[str]:
    return [one.text() for one in menu.actions() if one.isVisible() and one.text()]


def test_the_tags_of_several_tickets_are_told_once_each(database: Database) -> None:
    register(database)
    one, other = save(database), save(database)
    database.write(ACTOR, lambda s: tag(s, [one, other], "яблоко"))
    database.write(ACTOR, lambda s: tag(s, [one], "ёлка"))
    assert database.read(lambda s: tags_of(s, [one, other])) == ["елка", "яблоко"]
    assert database.read(lambda s: tags_of(s, [])) == []


def test_a_tag_in_use_is_reached_with_the_arrow_keys(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    menu = menu_for(qtbot, page, 4, 5)
    assert menu.line.hasFocus()
    press(menu.line, "Down")
    assert menu.activeAction().text() == "срочно"  # the one that is given most often
    press(menu, "Return")
    qtbot.waitUntil(lambda: worn(page, sqlite_database, 5) == ("срочно",), timeout=PATIENCE)
    assert worn(page, sqlite_database, 4) == ("срочно",)


def test_typing_narrows_the_tags_in_use(qtbot: QtBot, page: TicketsPage) -> None:
    menu = menu_for(qtbot, page, 4)
    assert entries(menu) == ["срочно", "каникулы"]
    type_text(menu.line, "кан")
    assert entries(menu) == ["каникулы"]
    menu.hide()


def test_only_a_tag_that_is_worn_can_be_taken_away(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    menu = menu_for(qtbot, page, 1, 4)
    assert entries(menu)[-1] == "Снять «каникулы»"
    assert "Снять «срочно»" not in entries(menu)
    press(menu.line, "Up")
    press(menu, "Return")
    qtbot.waitUntil(lambda: worn(page, sqlite_database, 1) == (), timeout=PATIENCE)


def test_both_russian_words_for_a_tag_are_understood() -> None:
    assert parse("метка:срочно").filters == parse("тег:срочно").filters == {"tag": "срочно"}
