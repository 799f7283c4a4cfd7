"""Typing into the call form: what lists complete, what a fast Tab does, where errors stand, and that nothing moves."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.storage.database import Database
from models.tickets.choices import Kind
from models.tickets.queries import ticket_card
from models.tickets.similar import Asked, similar_tickets
from models.tickets.tables import Ticket
from tests.keys import focused, press, type_text
from tests.screen import Host
from tests.tickets.factories import CALL, incident, save
from tests.tickets.test_call_form import opened, pick, registered, tickets
from widgets.parts.commands import action
from widgets.parts.form.popups import ROWS_AT_ONCE
from widgets.parts.page import CommandButton
from widgets.tickets import place_edits
from widgets.tickets.page import TicketsPage


@pytest.fixture
def page(host: Host, sqlite_database: Database) -> TicketsPage:
    registered(sqlite_database)
    made = TicketsPage(host.context)
    host.show_with(made)
    return made


@pytest.mark.parametrize("key", ["F12", "Ctrl+Return"])
def test_saving_takes_what_the_open_list_completes_and_leaves_no_draft(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, key: str
) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн" if key != "F12" else "Сидоров Пётр")
    form.matter.show_values(
        {"grade": 7, "lesson": "1", "internet_lesson": "1", "description": "Не открывается"}
    )
    type_text(form.matter.subject, "Алг")
    assert form.matter.subject._popup.isVisible()
    press(form.matter.subject, key)
    qtbot.waitUntil(lambda: tickets(sqlite_database) == 1)
    qtbot.waitUntil(lambda: page.calls.forms() == [])
    assert sqlite_database.read(lambda s: s.scalar(select(Ticket.subject))) == "Алгебра"
    assert sqlite_database.read(lambda s: ticket_card(s, 1)).summary.startswith("Алгебра")
    assert page.context.drafts.pending() == []


def test_nothing_keeps_the_draft_of_a_recorded_call_again(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    type_text(form.matter.form.editor("description"), "Опечатка")
    assert page.context.drafts.pending() != []
    form._keeper.forget()
    form.keep()
    form._keep_files()
    assert page.context.drafts.pending() == []


def test_a_cut_subject_of_an_earlier_call_is_not_offered(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    form.matter.offer_subjects(["Алг", "Риторика", "История"])
    offered = [option.title for option in form.matter.subject.matching("")]
    assert "Алг" not in offered
    assert {"Алгебра", "История", "Риторика"} <= set(offered)
    type_text(form.matter.subject, "алг")
    form.matter.settle()
    assert form.matter.subject.read() == "Алгебра"
    assert not form.matter.subject._popup.isVisible()


@pytest.mark.parametrize("key", ["Tab", "Return"])
def test_a_habitual_key_after_the_grade_has_gone_on_is_swallowed_once(
    qtbot: QtBot, page: TicketsPage, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(place_edits, "HABIT_MS", 60_000)
    form = opened(qtbot, page)
    form.matter.form.editor("grade").setFocus()
    for letter in "10":
        type_text(focused(), letter)
    press(focused(), key)
    type_text(focused(), "4")
    press(focused(), "Tab")
    type_text(focused(), "2")
    raw = form.matter.form.raw()
    assert (raw["grade"], raw["lesson"], raw["internet_lesson"]) == ("10", "4", "2")


@pytest.mark.parametrize(
    ("patience", "keys"), [(-1, ("Tab",)), (60_000, ("Tab", "Tab")), (60_000, ("4", "Tab"))]
)
def test_a_key_that_is_meant_goes_on(
    qtbot: QtBot, page: TicketsPage, monkeypatch: pytest.MonkeyPatch, patience: int, keys: tuple[str, ...]
) -> None:
    monkeypatch.setattr(place_edits, "HABIT_MS", patience)
    form = opened(qtbot, page)
    form.matter.form.editor("grade").setFocus()
    type_text(focused(), "7")
    for key in keys:
        press(focused(), key)
    assert form.matter.form.editor("internet_lesson").hasFocus()


def test_the_subject_shows_its_beginning_once_the_cursor_has_left(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    type_text(form.matter.subject, "Риторика и культура речи в старших классах")
    press(form.matter.subject, "Tab")
    assert not form.matter.subject.hasFocus()
    assert form.matter.subject.cursorPosition() == 0


def test_the_key_that_joins_says_what_it_does_and_types_nothing(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page)
    words = form.matter.form.editor("description")
    for field in (form.matter.subject, words):
        press(field, "Alt+1")
    assert (form.matter.subject.text(), words.toPlainText()) == ("", "")
    save(sqlite_database, incident(contract_no="412/2026-МЭО", override_reason="тест"))
    asked = Asked(Kind.INCIDENT, description="Белый экран после входа")
    form.similar.show_found(sqlite_database.read(lambda s: similar_tickets(s, asked, CALL)))
    join = action(form, "call.join")
    assert join.text() == "Присоединить"
    press(form.matter.subject, "Alt+1")
    assert form.similar.parent_id == 1
    assert join.text() == "Не присоединять"
    assert any("Не присоединять" in button.text() for button in form.similar.findChildren(CommandButton))
    press(form.matter.subject, "Alt+1")
    assert form.similar.parent_id is None
    assert join.text() == "Присоединить"
    assert form.matter.subject.text() == ""


def test_a_scroll_bar_that_comes_moves_no_field(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    bar = form._scroll.verticalScrollBar()

    def place() -> tuple[int, int, int]:
        return form.caller.field.x(), form.caller.field.width(), form.matter.subject.width()

    form._scroll.setFixedHeight(2000)
    qtbot.waitUntil(lambda: bar.maximum() == 0 and form._scroll.height() == 2000)
    before = place()
    form._scroll.setFixedHeight(300)
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(lambda: place() == before)


def test_what_is_wrong_in_a_narrow_field_is_said_in_words_and_moves_nothing(
    qtbot: QtBot, page: TicketsPage
) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    form.matter.show_values({"subject": "Физика", "internet_lesson": "3", "description": "Опечатка"})
    below = form.matter.form.cell("description")
    qtbot.waitUntil(lambda: form.caller.gate.verdict is not None and below.y() > 0)
    before = below.y()
    assert not form.matter.check()
    line = form.matter.place_errors.line
    assert line.text() == "Укажите класс и № занятия"
    form.matter.form.layout().activate()
    assert below.y() == before
    form.matter.form.set_error("grade", "Класс от 1 до 11.")
    assert line.text() == "Укажите № занятия · Класс от 1 до 11."
    form.matter.form.set_error("grade", "Нужно целое число")
    assert line.text() == "Укажите № занятия · Класс: Нужно целое число"
    form.matter.show_values({"grade": 7, "lesson": "12"})
    assert line.text() == ""
    form.matter.show_values({"kind": Kind.INCIDENT})
    assert form.matter.place_errors.isHidden()


@pytest.mark.parametrize("typed", ["ал", "ли", "а"])
def test_a_list_is_as_large_as_what_it_offers(qtbot: QtBot, page: TicketsPage, typed: str) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    type_text(form.matter.subject, typed)
    popup = form.matter.subject._popup
    qtbot.waitUntil(popup.isVisible)
    rows = min(popup.model().rowCount(), ROWS_AT_ONCE)
    high = sum(popup.sizeHintForRow(row) for row in range(rows))
    qtbot.waitUntil(lambda: popup.viewport().height() == high)
    assert popup.viewport().width() >= popup.sizeHintForColumn(0)
    assert not popup.horizontalScrollBar().isVisible()
    assert popup.verticalScrollBar().isVisible() is (popup.model().rowCount() > ROWS_AT_ONCE)
