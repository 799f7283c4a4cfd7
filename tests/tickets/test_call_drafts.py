"""A call's draft: it comes back as it was, is not rewritten before somebody types, and loses no caller."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from tests.keys import type_text
from tests.screen import Host
from tests.tickets.factories import CALLER
from tests.tickets.test_call_form import opened, pick, registered
from widgets.parts.draft_file import Draft
from widgets.tickets.call_form import CallForm
from widgets.tickets.page import TicketsPage

NUMBER = "412/2026-МЭО"


@pytest.fixture
def page(host: Host) -> TicketsPage:
    made = TicketsPage(host.context)
    host.show_with(made)
    return made


def closed_call(qtbot: QtBot, page: TicketsPage) -> Draft:
    """A call of a caller whom the registry knows, closed with words in it."""
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    qtbot.waitUntil(lambda: form.caller.gate.verdict is not None)
    type_text(form.matter.form.editor("description"), "Белый экран")
    page.context.panel.close_tab(page.context.panel.current_key(), ask=False)
    (draft,) = page.context.drafts.pending()
    return draft


def came_back(qtbot: QtBot, page: TicketsPage, draft: Draft) -> CallForm:
    page.restore_draft(draft)
    form = page.calls.forms()[-1]
    qtbot.waitUntil(lambda: form.caller.field.choice is not None)
    qtbot.waitUntil(lambda: page.context.tasks.idle)
    return form


def test_opening_a_draft_does_not_rewrite_it(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    registered(sqlite_database)
    draft = closed_call(qtbot, page)
    form = came_back(qtbot, page, draft)
    assert form.caller.field.choice.person.name == CALLER
    assert page.context.drafts.pending() == [draft]
    type_text(form.matter.form.editor("description"), "!")
    (after,) = page.context.drafts.pending()
    assert after.data["matter"] != draft.data["matter"]
    assert after.data["caller"] == draft.data["caller"]


def test_a_caller_whom_the_registry_does_not_know_keeps_his_words(qtbot: QtBot, page: TicketsPage) -> None:
    caller = {"text": f"{CALLER} · {NUMBER}", "said": "кузн", "number": NUMBER, "person": CALLER, "form": {}}
    data = {
        "began": "2026-11-20T09:00:00+00:00",
        "seconds": 30,
        "caller": caller,
        "matter": {},
        "waits": False,
        "refused": False,
    }
    empty = opened(qtbot, page)
    data["matter"], data["caller"]["form"] = empty.matter.form.raw(), empty.caller.form.raw()
    page.context.panel.close_tab(page.context.panel.current_key(), ask=False)
    page.context.drafts.keep("strange", "tickets.call", data)
    (draft,) = page.context.drafts.pending()
    form = came_back(qtbot, page, draft)
    values = form.draft()
    assert (values.caller, values.contract_no) == (CALLER, NUMBER)
    assert page.context.drafts.pending() == [draft]
    type_text(form.matter.form.editor("description"), "Белый экран")
    (after,) = page.context.drafts.pending()
    assert (after.data["caller"]["number"], after.data["caller"]["person"]) == (NUMBER, CALLER)
