"""Templates are reached from the list by key and palette, renamed and deleted; a row has a menu by key and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from models.errors import InputError, NotFound
from models.storage.database import Database
from models.tickets.queries import templates, ticket_card
from models.tickets.templates import add_template, remove_template, rename_template
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR
from tests.tickets.screen import small_desk
from widgets.tickets.page import TicketsPage
from widgets.tickets.template_list import TemplateList

PATIENCE = 30_000


def titles(database: Database) -> list[str]:
    return [one.title for one in database.read(templates)]


@pytest.fixture
def two(database: Database) -> list[int]:
    """Two templates: «Исправлено» and «Проверяем»."""
    return [
        database.write(ACTOR, lambda s, body=body, title=title: add_template(s, body, title)).value
        for title, body in (("Исправлено", "Исправлено, {ФИО}."), ("Проверяем", "Проверяем."))
    ]


def test_a_template_has_another_name_and_the_same_words(database: Database, two: list[int]) -> None:
    database.write(ACTOR, lambda s: rename_template(s, two[0], "  Ошибка   исправлена "))
    assert next((one.title, one.body) for one in database.read(templates)) == (
        "Ошибка исправлена",
        "Исправлено, {ФИО}.",
    )


@pytest.mark.parametrize("name", ["", "  ", "Проверяем", "д" * 81])
def test_a_name_that_is_none_or_in_use_is_refused(database: Database, two: list[int], name: str) -> None:
    with pytest.raises(InputError):
        database.write(ACTOR, lambda s: rename_template(s, two[0], name))
    assert titles(database) == ["Исправлено", "Проверяем"]


def test_a_deleted_template_is_gone_for_everybody(database: Database, two: list[int]) -> None:
    database.write(ACTOR, lambda s: remove_template(s, two[0]))
    assert titles(database) == ["Проверяем"]
    for late in (remove_template, lambda s, one: rename_template(s, one, "Х")):
        with pytest.raises(NotFound):
            database.write(ACTOR, lambda s, late=late: late(s, two[0]))


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


def menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE)
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def test_from_the_list_and_from_the_answer_the_key_offers_the_templates_of_the_chosen_ticket(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    sqlite_database.write(ACTOR, lambda s: add_template(s, "По обращению {номер} всё исправлено.", "Готово"))
    page.grid.select_id(3)
    page.grid.setFocus()
    press(page.grid, "Ctrl+Shift+T")
    assert menu(qtbot).actions()[0].text() == "Готово"
    press(menu(qtbot), "Return")
    view = page.details()
    assert view is not None
    qtbot.waitUntil(view.box.text.hasFocus, timeout=PATIENCE)
    assert view.box.text.toPlainText() == "По обращению 3 всё исправлено."
    press(view.box.text, "Ctrl+Shift+T")
    assert menu(qtbot).actions()[0].text() == "Готово"
    menu(qtbot).close()


def test_templates_are_renamed_and_deleted_in_a_tab_and_the_toast_brings_one_back(
    qtbot: QtBot, page: TicketsPage, host: Host, sqlite_database: Database
) -> None:
    number = sqlite_database.write(ACTOR, lambda s: add_template(s, "Всё исправлено.", "Готово")).value
    page.manage_templates()
    shown = host.panel.tab("templates")
    assert isinstance(shown, TemplateList)
    qtbot.waitUntil(lambda: list(shown.names) == [number], timeout=PATIENCE)
    field = shown.names[number]
    assert QApplication.focusWidget() is field
    field.selectAll()
    type_text(field, "Исправлено")
    press(field, "Return")
    qtbot.waitUntil(lambda: titles(sqlite_database) == ["Исправлено"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: shown._known[0].title == "Исправлено", timeout=PATIENCE)
    shown.remove(shown._known[0])
    qtbot.waitUntil(lambda: shown.names == {}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Шаблон «Исправлено» удалён" in host.notices.toasts(), timeout=PATIENCE)
    assert host.notices.undo()
    qtbot.waitUntil(lambda: titles(sqlite_database) == ["Исправлено"], timeout=PATIENCE)


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_the_row_has_a_menu_by_key_and_its_first_step_is_taken_by_enter(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, key: str
) -> None:
    page.grid.select_id(3)
    page.grid.setFocus()
    press(page.grid, key)
    opened = menu(qtbot)
    words = [each.text() for each in opened.actions()]
    assert words[0] == "Взять в работу"
    assert "Кому перезвонить" in words
    assert "Ответ по шаблону…" in words
    press(opened, "Return")
    qtbot.waitUntil(
        lambda: sqlite_database.read(lambda s: ticket_card(s, 3)).assignee == "Петрова Инна", timeout=PATIENCE
    )


def test_the_mouse_opens_the_menu_over_a_row_only(qtbot: QtBot, page: TicketsPage) -> None:
    asked: list[QPoint] = []
    page.grid.menu_asked.disconnect(page.offer_menu)
    page.grid.menu_asked.connect(asked.append)
    row = page.grid.visualRect(page.model.index(2, 0)).center()
    below = QPoint(row.x(), page.grid.viewport().height() - 2)
    for place in (row, below):
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse,
            place,
            page.grid.viewport().mapToGlobal(place),
            Qt.KeyboardModifier(0),
        )
        QApplication.sendEvent(page.grid.viewport(), event)
    assert asked == [page.grid.viewport().mapToGlobal(row)]
