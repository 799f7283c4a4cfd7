"""Notes and answers: nothing typed is lost, whatever becomes of network, tab or rule; each is stored once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.errors import DatabaseUnavailable
from models.storage.database import Database
from models.tickets.operations import add_note
from models.tickets.queries import ticket_card
from tests.keys import type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR, register, save
from widgets.tickets.answer_box import AnswerBox

PATIENCE = 30_000  # ms: the machine may be busy with other things


@pytest.fixture
def tickets(sqlite_database: Database) -> list[int]:
    register(sqlite_database)
    return [save(sqlite_database), save(sqlite_database)]


@pytest.fixture
def box(qtbot: QtBot, host: Host, tickets: list[int]) -> AnswerBox:
    return opened(qtbot, host, tickets[0])


def opened(qtbot: QtBot, host: Host, number: int) -> AnswerBox:
    made = AnswerBox(host.context)
    qtbot.addWidget(made)
    made.turn_to(number)
    made.show()
    return made


def notes(database: Database, number: int) -> list[tuple[str, bool]]:
    card = database.read(lambda s: ticket_card(s, number))
    return [(note.text, note.is_answer) for note in card.notes]


def lose_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database does not answer; whether anything was stored before, nobody is told."""

    def fails(*_args, **_kwargs) -> int:
        raise DatabaseUnavailable

    monkeypatch.setattr("models.tickets.operations.add_note", fails)


def waits(box: AnswerBox, host: Host) -> bool:
    return any(draft.data.get("waits") for draft in host.context.drafts.pending())


def test_an_answer_sent_without_a_connection_goes_out_once_when_the_database_answers(
    qtbot: QtBot,
    box: AnswerBox,
    host: Host,
    tickets: list[int],
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as cut:
        lose_connection(cut)
        type_text(box.text, "Исправлено")
        box.answer()
        qtbot.waitUntil(lambda: waits(box, host), timeout=PATIENCE)
        assert box.text.toPlainText() == "Исправлено"
        box.turn_to(tickets[1])  # the operator goes on with another ticket
        assert box.text.toPlainText() == ""
    host.context.tasks.online.emit(True)
    qtbot.waitUntil(lambda: notes(sqlite_database, tickets[0]) == [("Исправлено", True)], timeout=PATIENCE)
    qtbot.waitUntil(lambda: host.context.drafts.pending() == [], timeout=PATIENCE)
    box.turn_to(tickets[0])
    assert box.text.toPlainText() == ""


def test_an_answer_whose_storing_nobody_knows_of_is_not_stored_twice(
    qtbot: QtBot,
    box: AnswerBox,
    host: Host,
    tickets: list[int],
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sqlite_database.write(ACTOR, lambda s: add_note(s, tickets[0], "Исправлено", is_answer=True))
    with monkeypatch.context() as cut:
        lose_connection(cut)
        type_text(box.text, "Исправлено")
        box.answer()
        qtbot.waitUntil(lambda: waits(box, host), timeout=PATIENCE)
    host.context.tasks.online.emit(True)
    qtbot.waitUntil(lambda: host.context.drafts.pending() == [], timeout=PATIENCE)
    assert notes(sqlite_database, tickets[0]) == [("Исправлено", True)]


def test_the_same_words_may_be_said_twice(sqlite_database: Database, tickets: list[int]) -> None:
    """Only a repeated try is compared with what is there."""
    for _ in range(2):
        sqlite_database.write(ACTOR, lambda s: add_note(s, tickets[0], "Перезвонили"))
    assert len(notes(sqlite_database, tickets[0])) == 2


def test_a_refused_answer_stays_where_it_was_typed(
    qtbot: QtBot, box: AnswerBox, host: Host, tickets: list[int], sqlite_database: Database
) -> None:
    words = "я" * 20_001
    box.text.set_raw(words)
    box.answer()
    qtbot.waitUntil(lambda: not box._sending, timeout=PATIENCE)
    assert box.text.toPlainText() == words
    assert [draft.data["text"] for draft in host.context.drafts.pending()] == [words]
    assert notes(sqlite_database, tickets[0]) == []


def test_words_typed_in_a_tab_that_was_closed_are_there_when_the_ticket_is_opened_again(
    qtbot: QtBot, box: AnswerBox, host: Host, tickets: list[int]
) -> None:
    type_text(box.text, "передано методисту")
    box.hide()
    assert opened(qtbot, host, tickets[0]).text.toPlainText() == "передано методисту"


def test_an_answer_that_waited_when_the_console_ended_goes_out_after_the_next_start(
    qtbot: QtBot, box: AnswerBox, tickets: list[int], sqlite_database: Database
) -> None:
    box.restore({"number": tickets[1], "text": "Исправлено", "waits": "note"})
    qtbot.waitUntil(lambda: notes(sqlite_database, tickets[1]) == [("Исправлено", False)], timeout=PATIENCE)
