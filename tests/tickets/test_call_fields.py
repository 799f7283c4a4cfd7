"""Typing into the call form: what lists complete, what a fast Tab does, where errors stand, and that nothing moves."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.storage.database import Database
from models.tickets.queries import ticket_card
from models.tickets.tables import Ticket
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.test_call_form import opened, pick, registered, tickets
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
