"""A correction that is not saved: kept at each key, there again after a kill, and never laid over a colleague's."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.operations import edit_ticket
from models.tickets.queries import ticket_card
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR
from tests.tickets.screen import small_desk
from widgets.parts.draft_file import Draft
from widgets.parts.drafts import Drafts
from widgets.tickets.edit_form import EditForm
from widgets.tickets.history import history_lines
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000
NUMBER = 4
TEXT = "Журнал показывает чужой класс"


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


def corrected(qtbot: QtBot, page: TicketsPage, number: int = NUMBER) -> EditForm:
    """The form of a ticket, filled in."""
    page.handling.edit(number)
    form = page.context.panel.tab(f"edit:{number}")
    assert isinstance(form, EditForm)
    qtbot.waitUntil(lambda: bool(form.form.value("description")), timeout=PATIENCE)
    return form


def add(form: EditForm, words: str, key: str = "description") -> None:
    type_text(form.form.editor(key), words)


def values(database: Database) -> dict[str, object]:
    return database.read(lambda s: ticket_card(s, NUMBER)).values


def pending(page: TicketsPage) -> list[Draft]:
    return page.context.drafts.pending()


def close(page: TicketsPage) -> None:
    page.context.panel.close_tab(f"edit:{NUMBER}")


def test_looking_at_the_form_leaves_no_draft(qtbot: QtBot, page: TicketsPage) -> None:
    corrected(qtbot, page)
    assert pending(page) == []


def test_what_is_typed_is_in_the_file_before_anything_else_happens(qtbot: QtBot, page: TicketsPage) -> None:
    """As after a kill: another console adopts the file while this one has closed nothing."""
    add(corrected(qtbot, page), "!")
    drafts = page.context.drafts
    assert drafts.flush()
    drafts.close()
    found = Drafts(drafts._file._folder)
    (left,) = found.pending() or found.elsewhere()
    found.close()
    assert (left.kind, left.data["number"]) == ("tickets.edit", NUMBER)
    assert "!" in left.data["texts"]["description"]


def test_a_correction_typed_and_taken_back_by_hand_leaves_no_draft(qtbot: QtBot, page: TicketsPage) -> None:
    form = corrected(qtbot, page)
    add(form, "!")
    (draft,) = pending(page)
    editor = form.form.editor("description")
    assert draft.data["texts"]["description"] == editor.raw()
    press(editor, "Ctrl+Z")
    qtbot.waitUntil(lambda: pending(page) == [], timeout=PATIENCE)


def test_a_draft_comes_back_into_its_form_and_is_saved_once(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    add(corrected(qtbot, page), "!")
    close(page)
    (draft,) = pending(page)
    page.restore_draft(draft)
    form = corrected(qtbot, page)
    typed = form.form.value("description")
    assert typed != TEXT
    assert sorted(typed) == sorted(f"{TEXT}!")
    form.save()
    qtbot.waitUntil(lambda: values(sqlite_database)["description"] == typed, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.context.panel.tab(f"edit:{NUMBER}") is None, timeout=PATIENCE)
    assert pending(page) == []


def test_opening_the_form_again_finds_what_was_typed_there(qtbot: QtBot, page: TicketsPage) -> None:
    add(corrected(qtbot, page), "!")
    close(page)
    form = corrected(qtbot, page)
    assert form.form.value("description") != TEXT


def test_a_field_that_nobody_had_touched_shows_what_a_colleague_made_of_it(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    add(corrected(qtbot, page), "!")
    close(page)
    before = values(sqlite_database)
    sqlite_database.write(ACTOR, lambda s: edit_ticket(s, NUMBER, before, {"on_behalf_of": "Сидорова"}))
    form = corrected(qtbot, page)
    assert form.form.value("on_behalf_of") == "Сидорова"
    typed = form.form.value("description")
    form.save()
    qtbot.waitUntil(lambda: values(sqlite_database)["description"] == typed, timeout=PATIENCE)
    assert values(sqlite_database)["on_behalf_of"] == "Сидорова"


def test_the_same_field_is_asked_about_although_the_form_was_opened_anew(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    add(corrected(qtbot, page), "!")
    close(page)
    before = values(sqlite_database)
    sqlite_database.write(ACTOR, lambda s: edit_ticket(s, NUMBER, before, {"description": "Всё иначе"}))
    form = corrected(qtbot, page)
    form.save()
    qtbot.waitUntil(lambda: "description" in form.clashes.rows, timeout=PATIENCE)
    assert values(sqlite_database)["description"] == "Всё иначе"


def test_an_open_question_is_asked_again_after_a_crash(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = corrected(qtbot, page)
    add(form, "!")
    before = values(sqlite_database)
    sqlite_database.write(ACTOR, lambda s: edit_ticket(s, NUMBER, before, {"description": "Всё иначе"}))
    form.save()
    qtbot.waitUntil(lambda: "description" in form.clashes.rows, timeout=PATIENCE)
    add(form, "С", "on_behalf_of")
    close(page)
    again = corrected(qtbot, page)
    again.save()
    qtbot.waitUntil(lambda: "description" in again.clashes.rows, timeout=PATIENCE)
    assert values(sqlite_database)["description"] == "Всё иначе"


def test_the_current_ticket_is_corrected_by_a_key(qtbot: QtBot, page: TicketsPage) -> None:
    page.grid.select_id(NUMBER)
    qtbot.waitUntil(lambda: page.chosen_numbers() == [NUMBER], timeout=PATIENCE)
    assert page.can_correct()
    press(page.grid, "Shift+F2")
    form = page.context.panel.tab(f"edit:{NUMBER}")
    assert isinstance(form, EditForm)


def test_the_address_of_the_caller_can_be_corrected_and_the_history_tells_it(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = corrected(qtbot, page)
    editor = form.form.editor("email")
    assert editor.text() == "school14@example.org"
    editor.clear()
    type_text(editor, "office@example.org")
    press(form, "Ctrl+Return")
    qtbot.waitUntil(lambda: values(sqlite_database)["email"] == "office@example.org", timeout=PATIENCE)
    card = sqlite_database.read(lambda s: ticket_card(s, NUMBER))
    assert "Эл. почта: school14@example.org → office@example.org" in [
        line.words for line in history_lines(card)
    ]
