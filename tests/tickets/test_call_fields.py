"""Typing into the call form: what lists complete, what a fast Tab does, where errors stand, and that nothing moves."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.storage.database import Database
from models.tickets.queries import ticket_card
from models.tickets.tables import Ticket
from tests.keys import focused, press, type_text
from tests.screen import Host
from tests.tickets.test_call_form import opened, pick, registered, tickets
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
