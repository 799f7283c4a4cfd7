"""Notes and answers: nothing typed is lost, whatever becomes of network, tab or rule; each is stored once."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.errors import DatabaseUnavailable
from models.storage.database import Database
from models.tickets.operations import add_note
from models.tickets.queries import ticket_card
from tests.keys import press, type_text
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


def waiting(host: Host) -> list[tuple[str, str]]:
    """What the drafts will send at the next start, and as what."""
    kept = [draft.data for draft in host.context.drafts.pending()]
    return [(data["text"], data["waits"]) for data in kept if data["waits"]]


def hung(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The database takes a note and does not answer until the event is set, as over a line that is cut."""
    answers = threading.Event()

    def hangs(*arguments: Any, **more: Any) -> list[object]:
        assert answers.wait(PATIENCE / 1000)
        return add_note(*arguments, **more)

    monkeypatch.setattr("models.tickets.operations.add_note", hangs)
    return answers


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
        qtbot.waitUntil(lambda: box.letters.wait, timeout=PATIENCE)
        assert box.handed_over.words() == ["Ответ: «Исправлено»"]
        box.turn_to(tickets[1])  # the operator goes on with another ticket
        assert box.handed_over.words() == []
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
        qtbot.waitUntil(lambda: box.letters.wait, timeout=PATIENCE)
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
    qtbot.waitUntil(lambda: not box.letters.of(tickets[0]), timeout=PATIENCE)
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


def test_words_typed_after_a_note_was_handed_over_stay_apart_from_it(
    qtbot: QtBot,
    box: AnswerBox,
    host: Host,
    tickets: list[int],
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While «no connection» is said: pressing tells at once what becomes of the words; the box is free for others."""
    answers = hung(monkeypatch)
    host.context.tasks.online.emit(False)
    type_text(box.text, "Перезвонить в 12")
    box.note()
    assert box.handed_over.state.text() == "уйдёт, когда ответит база:"
    assert box.handed_over.words() == ["Заметка: «Перезвонить в 12»"]
    type_text(box.text, "Проверено")
    press(box.text, "Ctrl+Return")
    type_text(box.text, "и ещё")
    assert box.handed_over.words() == ["Заметка: «Перезвонить в 12»", "Ответ: «Проверено»"]
    answers.set()
    host.context.tasks.online.emit(True)
    stored = [("Перезвонить в 12", False), ("Проверено", True)]
    qtbot.waitUntil(lambda: sorted(notes(sqlite_database, tickets[0])) == stored, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not box.handed_over.words(), timeout=PATIENCE)
    assert box.text.toPlainText() == "и ещё"
    assert [draft.data["text"] for draft in host.context.drafts.pending()] == ["и ещё"]


def test_a_note_is_to_be_sent_by_its_draft_while_its_write_still_hangs(
    qtbot: QtBot, box: AnswerBox, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = hung(monkeypatch)
    type_text(box.text, "Исправлено")
    box.answer()
    assert waiting(host) == [("Исправлено", "answer")]
    assert box._state.text() == "отправляется…"
    host.context.tasks.online.emit(False)
    assert box.handed_over.state.text() == "уйдёт, когда ответит база:"
    answers.set()
    qtbot.waitUntil(lambda: host.context.drafts.pending() == [], timeout=PATIENCE)


def test_what_waits_is_taken_back_before_what_was_typed_since(
    qtbot: QtBot,
    box: AnswerBox,
    host: Host,
    tickets: list[int],
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as cut:
        lose_connection(cut)
        type_text(box.text, "первое")
        box.note()
        qtbot.waitUntil(lambda: box.letters.wait, timeout=PATIENCE)
        qtbot.waitUntil(lambda: host.context.tasks.idle, timeout=PATIENCE)
        type_text(box.text, "второе")
        (button,) = box.handed_over.take_back_buttons()
        button.click()
    assert box.text.toPlainText() == "первое\nвторое"
    assert box.handed_over.words() == []
    host.context.tasks.online.emit(True)
    qtbot.waitUntil(lambda: host.context.tasks.idle, timeout=PATIENCE)
    assert notes(sqlite_database, tickets[0]) == []
    assert [draft.data["text"] for draft in host.context.drafts.pending()] == ["первое\nвторое"]


def test_a_note_under_way_comes_back_only_if_it_was_not_stored(
    qtbot: QtBot,
    box: AnswerBox,
    host: Host,
    tickets: list[int],
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = hung(monkeypatch)
    host.context.tasks.online.emit(False)
    type_text(box.text, "первое")
    box.note()
    (button,) = box.handed_over.take_back_buttons()
    button.click()
    assert not box.handed_over.take_back_buttons()[0].isEnabled()
    answers.set()
    qtbot.waitUntil(lambda: notes(sqlite_database, tickets[0]) == [("первое", False)], timeout=PATIENCE)
    qtbot.waitUntil(lambda: not box.handed_over.words(), timeout=PATIENCE)
    assert box.text.toPlainText() == ""


def test_what_another_tab_of_the_ticket_has_sent_meanwhile_is_not_sent_again(
    qtbot: QtBot,
    box: AnswerBox,
    host: Host,
    tickets: list[int],
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = hung(monkeypatch)
    type_text(box.text, "Исправлено")
    box.answer()
    other = opened(qtbot, host, tickets[0])
    assert [letter.words for letter in other.letters.of(tickets[0])] == ["Исправлено"]
    answers.set()
    qtbot.waitUntil(lambda: notes(sqlite_database, tickets[0]) == [("Исправлено", True)], timeout=PATIENCE)
    qtbot.waitUntil(lambda: host.context.drafts.pending() == [], timeout=PATIENCE)
    sqlite_database.write(ACTOR, lambda s: add_note(s, tickets[0], "Закрыто"))
    host.context.tasks.online.emit(True)
    qtbot.waitUntil(lambda: not other.letters.of(tickets[0]), timeout=PATIENCE)
    qtbot.waitUntil(lambda: host.context.tasks.idle, timeout=PATIENCE)
    assert notes(sqlite_database, tickets[0]) == [("Исправлено", True), ("Закрыто", False)]
