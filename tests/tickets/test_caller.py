"""Finding the caller: what the matches say, and that nobody has to wait for them."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from models.errors import DatabaseUnavailable
from models.storage.database import Database
from models.tickets.queries import ticket_card
from tests.keys import focused, press, type_text
from tests.screen import Host, Mishaps
from tests.tickets.factories import CALLER
from tests.tickets.test_call_form import opened, pick, registered, tickets
from widgets.parts.theme import Theme
from widgets.tickets.caller_rows import WIDEST, CallerRows
from widgets.tickets.page import TicketsPage


@pytest.fixture
def page(host: Host, sqlite_database: Database) -> TicketsPage:
    registered(sqlite_database)
    made = TicketsPage(host.context)
    host.show_with(made)
    return made


def test_the_callers_found_say_until_when_their_contract_holds(qtbot: QtBot, page: TicketsPage) -> None:
    """Two lines and an icon, nothing beyond the right edge; a completer would put its own plain lines there."""
    form = opened(qtbot, page)
    field = form.caller.field
    type_text(field, "кузн")
    qtbot.waitUntil(field._popup.isVisible)
    assert isinstance(field._popup.itemDelegate(), CallerRows)
    row = field._matches.index(0, 0).data(CallerRows.ROW)
    assert (row.title, row.icon) == (CALLER, "circle-check")
    assert row.detail.startswith("412/2026-МЭО до ")
    assert not field._popup.horizontalScrollBar().isVisible()


def test_words_without_end_make_no_list_as_wide_as_the_screen(qtbot: QtBot, page: TicketsPage) -> None:
    """They end with dots within the row."""
    form = opened(qtbot, page)
    field = form.caller.field
    field.look_for("Очень длинная фамилия " * 1_000)
    qtbot.waitUntil(field._popup.isVisible, timeout=20_000)
    theme = Theme.current()
    assert field._popup.width() <= max(field.width(), theme.px(WIDEST)) + theme.px(24)
    ground = field._popup.viewport()
    qtbot.waitUntil(
        lambda: (
            0 < field._popup.visualRect(field._popup.model().index(0, 0)).width() <= ground.rect().width()
        ),
        timeout=20_000,
    )


def test_typing_goes_on_while_the_caller_is_still_being_looked_for(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    """Enter is faster than a busy database: the next words are the lesson's, and saving waits for the caller."""
    form = opened(qtbot, page)
    answers = hold_back_answers(host)
    type_text(form.caller.field, "кузн")
    press(form.caller.field, "Return")
    for letter in "алг712 3":
        type_text(focused(), letter)
    press(focused(), "Tab")
    type_text(focused(), "Не открывается тест")
    press(focused(), "Ctrl+Return")
    assert (form.caller.field.text(), form.caller.field.choice) == ("кузн", None)
    answers()
    qtbot.waitUntil(lambda: tickets(sqlite_database) == 1, timeout=20_000)
    stored = sqlite_database.read(lambda s: ticket_card(s, 1))
    assert (stored.caller, stored.summary) == (CALLER, "Алгебра 7 кл., занятие 12, ИУ 3: не открывается тест")


def test_without_a_database_the_callers_words_will_do(
    qtbot: QtBot, page: TicketsPage, monkeypatch: pytest.MonkeyPatch, mishaps: Mishaps
) -> None:
    def fails(*_args: object) -> None:
        raise DatabaseUnavailable

    form = opened(qtbot, page)
    monkeypatch.setattr("models.contracts.find.find_caller", fails)
    pick(qtbot, form, "кузн")
    assert (form.caller.field.choice.said, form.caller.field.waits) == ("кузн", False)
    mishaps.clear()


def hold_back_answers(host: Host) -> Callable[[], object]:
    """Both readers of the database are busy until the function that comes back is called."""
    free = threading.Event()
    for _ in range(2):
        host.context.tasks.read(lambda _session: free.wait(20), lambda _: None, host)
    return free.set
