"""Answers from a template: a paragraph of its own, and no {field} reaches a caller unseen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.queries import ticket_card
from models.tickets.templates import filled, set_apart, unfilled
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.factories import incident, register, save
from tests.tickets.test_answers import notes
from widgets.tickets.answer_box import AnswerBox

PATIENCE = 30_000
GREETING = "Здравствуйте!"


@pytest.fixture
def tickets(sqlite_database: Database) -> list[int]:
    register(sqlite_database)
    return [save(sqlite_database, incident()), save(sqlite_database)]


@pytest.fixture
def box(qtbot: QtBot, host: Host, tickets: list[int], sqlite_database: Database) -> AnswerBox:
    made = AnswerBox(host.context)
    qtbot.addWidget(made)
    made.turn_to(tickets[0])
    made.show_card(sqlite_database.read(lambda s: ticket_card(s, tickets[0])))
    made.resize(360, 240)
    made.show()
    made.activateWindow()
    return made


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("", "", "Т"),
        ("текст.", "", "\n\nТ"),
        ("текст.\n", "", "\nТ"),
        ("текст.\n\n", "", "Т"),
        ("текст. \n \n\n", "", "Т"),
        ("  \n", "", "Т"),
        ("", "Подпись", "Т\n\n"),
        ("", "\nПодпись", "Т\n"),
        ("начало ", " конец", "\n\nТ\n\n"),
    ],
)
def test_a_blank_line_stands_between_a_template_and_other_words(before: str, after: str, wanted: str) -> None:
    assert set_apart(before, "Т", after) == wanted


def test_a_template_does_not_stick_to_what_is_there(box: AnswerBox) -> None:
    type_text(box.text, "Пробую \N{GRINNING FACE} текст.")
    box._insert(GREETING)
    assert box.text.toPlainText() == f"Пробую \N{GRINNING FACE} текст.\n\n{GREETING}"
    box.text.undo()
    assert box.text.toPlainText() == "Пробую \N{GRINNING FACE} текст."


def test_a_template_takes_the_place_of_what_is_chosen(box: AnswerBox) -> None:
    type_text(box.text, "Старое")
    box.text.selectAll()
    box._insert(GREETING)
    assert box.text.toPlainText() == GREETING
    press(box.text, "Ctrl+Home")
    box._insert("Первое")
    assert box.text.toPlainText() == f"Первое\n\n{GREETING}"


def test_what_the_ticket_does_not_know_stays_in_braces(sqlite_database: Database) -> None:
    register(sqlite_database)
    nobody = incident(
        caller="", subject="", lesson="", internet_lesson="", grade=None, override_reason="спешка"
    )
    number = save(sqlite_database, nobody)
    card = sqlite_database.read(lambda s: ticket_card(s, number))
    body = "{фио}, обращение {Номер}: {урок}. {иное} {} {1} {a: 1}"
    assert filled(body, card) == f"{{фио}}, обращение {number}: {{урок}}. {{иное}} {{}} {{1}} {{a: 1}}"
    assert unfilled(filled(body, card) + " {иное}") == ["{фио}", "{урок}", "{иное}"]


def test_a_value_that_looks_like_a_field_is_not_filled_in_again(sqlite_database: Database) -> None:
    register(sqlite_database)
    number = save(sqlite_database, incident(caller="{номер}", override_reason="спешка"))
    card = sqlite_database.read(lambda s: ticket_card(s, number))
    assert filled("{ФИО}", card) == "{номер}"


def test_an_answer_with_an_empty_field_is_pointed_out_and_goes_at_the_second_press(
    qtbot: QtBot, box: AnswerBox, tickets: list[int], sqlite_database: Database, host: Host
) -> None:
    box._insert("Здравствуйте, {Имя}! Занятие {урок} исправлено.")
    words = box.text.toPlainText()
    box.answer()
    qtbot.waitUntil(box.unfilled.isVisible, timeout=PATIENCE)
    assert box.unfilled.text().startswith("Не заполнено: {Имя}, {урок}.")
    assert box.text.toPlainText() == words
    assert box.text.textCursor().selectedText() == "{Имя}"
    assert [draft.data["text"] for draft in host.context.drafts.pending()] == [words]
    assert notes(sqlite_database, tickets[0]) == []
    box.answer()
    qtbot.waitUntil(lambda: notes(sqlite_database, tickets[0]) == [(words, True)], timeout=PATIENCE)
    assert box.unfilled.text() == ""


def test_what_is_typed_takes_the_place_of_the_field_and_is_looked_at_anew(
    qtbot: QtBot, box: AnswerBox, tickets: list[int], sqlite_database: Database
) -> None:
    box._insert("{Имя}, {тема}")
    box.answer()
    type_text(box.text, "Анна")
    assert box.text.toPlainText() == "Анна, {тема}"
    assert box.unfilled.text() == ""
    box.answer()
    assert box.unfilled.text().startswith("Не заполнено: {тема}.")
    type_text(box.text, "тест")
    box.answer()
    qtbot.waitUntil(lambda: notes(sqlite_database, tickets[0]) == [("Анна, тест", True)], timeout=PATIENCE)


def test_what_was_said_of_one_ticket_was_not_said_of_another(
    qtbot: QtBot, box: AnswerBox, tickets: list[int], sqlite_database: Database
) -> None:
    for number in tickets:
        box.turn_to(number)
        box.text.set_raw("{тема}")
        box.answer()
        assert box.unfilled.text()
    box.turn_to(tickets[0])
    assert box.unfilled.text() == ""
    box.answer()
    assert box.unfilled.text()
    assert [notes(sqlite_database, number) for number in tickets] == [[], []]


def test_a_note_for_colleagues_may_hold_braces(
    qtbot: QtBot, box: AnswerBox, tickets: list[int], sqlite_database: Database
) -> None:
    type_text(box.text, "в шаблоне {ФИО}")
    box.note()
    qtbot.waitUntil(
        lambda: notes(sqlite_database, tickets[0]) == [("в шаблоне {ФИО}", False)], timeout=PATIENCE
    )
