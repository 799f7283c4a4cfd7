"""What the search found is marked in the ticket in the panel too, and follows the search line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.operations import add_note
from tests.keys import type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR, incident, save
from tests.tickets.screen import small_desk
from tests.tickets.test_page import details
from widgets.parts.theme import Theme
from widgets.tickets.labels import MarkedLabel
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000
SAID = "Белый экран.\nКод  ERR-404 <b>при входе</b> & белые экраны"


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


def marked(page: TicketsPage) -> list[str]:
    """Everything that is marked in the panel, from the top down."""
    view = page.details()
    assert view is not None
    parts = (view.headline, view.words, view.facts, view.answers)
    return [
        one
        for part in parts
        for label in part.findChildren(MarkedLabel)
        if not label.isHidden()
        for one in label.marked()
    ]


def test_summary_description_notes_and_facts_are_marked_and_follow_the_line(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    sqlite_database.write(ACTOR, lambda s: add_note(s, 2, "В журналах пусто, журнал закрыт"))
    view = details(qtbot, page, 2)
    qtbot.waitUntil(lambda: len(view.card.notes) == 1, timeout=PATIENCE)
    assert marked(page) == []
    type_text(page.search, "журналу")
    qtbot.waitUntil(lambda: marked(page) == ["журнал", "журнал", "журналах", "журнал"], timeout=PATIENCE)
    page.search.setText("журналы кузнецовой")
    qtbot.waitUntil(lambda: "Кузнецова" in marked(page), timeout=PATIENCE)
    page.search.setText("статус:новое пусто")
    qtbot.waitUntil(lambda: marked(page) == ["пусто"], timeout=PATIENCE)
    page.search.empty()
    qtbot.waitUntil(lambda: marked(page) == [], timeout=PATIENCE)


def test_another_ticket_and_a_new_note_are_marked_as_they_come(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    type_text(page.search, "журнал")
    qtbot.waitUntil(lambda: [int(one) for one in page.model.ids] == [4, 2], timeout=PATIENCE)
    view = details(qtbot, page, 4)
    qtbot.waitUntil(lambda: marked(page) == ["Журнал", "Журнал"], timeout=PATIENCE)
    changes = sqlite_database.write(ACTOR, lambda s: add_note(s, 4, "журналы исправлены")).changes
    host.context.tasks.changed.emit(changes)
    qtbot.waitUntil(lambda: len(view.card.notes) == 1, timeout=PATIENCE)
    assert marked(page) == ["Журнал", "Журнал", "журналы"]


def test_a_phrase_and_a_code_are_marked_where_they_stand_together(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    number = save(sqlite_database, incident(description=SAID))
    page.open_ticket(number)
    page.search.setText('"белый экран" ERR-404')
    view = page.details()
    qtbot.waitUntil(
        lambda: view.words.text.marked() == ["Белый", "экран", "ERR-404", "белые", "экраны"], timeout=PATIENCE
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marked_words_stay_the_words_and_wear_the_mark_of_the_theme(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, theme: str
) -> None:
    """Markup within the words stays words, blanks and lines stay; another theme changes the ground at once."""
    number = save(sqlite_database, incident(description=SAID))
    page.open_ticket(number)
    view = page.details()
    label = view.words.text
    qtbot.waitUntil(lambda: view.card is not None and label.text() == SAID, timeout=PATIENCE)
    plain_height = label.heightForWidth(300)
    page.search.setText("входе")
    qtbot.waitUntil(lambda: label.marked() == ["входе"], timeout=PATIENCE)
    assert label.text() == SAID
    label.setSelection(0, len(SAID))
    assert label.selectedText().replace("\u2028", "\n").replace("\u2029", "\n") == SAID
    label.setSelection(0, 0)
    assert label.heightForWidth(300) == plain_height
    Theme.current().apply(theme)
    QApplication.processEvents()
    image = label.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert Theme.current().colour("mark").name() in colours
    page.search.empty()
    qtbot.waitUntil(lambda: label.marked() == [], timeout=PATIENCE)
    assert label.text() == SAID
