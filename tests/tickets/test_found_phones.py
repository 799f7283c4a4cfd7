"""A phone that is searched for is marked as the phone it is, however it is typed and however it is written."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.storage.listing import Query
from models.tickets.found import FoundInTicket
from models.tickets.listing import LISTING
from tests.screen import Host
from tests.tickets.factories import call, incident, register, save
from tests.tickets.screen import small_desk
from tests.tickets.test_marked import marked

PATIENCE = 20_000  # ms
WRITTEN = "+7 912 345-67-89"


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("8 (912) 345-67-89", "8 класс, урок 7", []),
        ("+7 912 345-67-89", "урок 7, занятие 912", []),
        ("89123456789", WRITTEN, [WRITTEN]),
        ("9123456789", WRITTEN, [WRITTEN]),
        ("8 (912) 345-67-89", WRITTEN, [WRITTEN]),
        ("+7(912)3456789", "звонить на 8(912)345-67-89 в 12", ["8(912)345-67-89"]),
        ("345-67-89", WRITTEN, ["345-67-89"]),
        ("3456789", "+7 912 345 67 89, доб. 5", ["345 67 89"]),
        ("254411", "+7 4912 25 44 11", ["25 44 11"]),
        ("91234", WRITTEN, ["912 34"]),
        ("912", WRITTEN, ["912"]),
        ("89123456780", WRITTEN, []),
        ("9123456789", "счёт 12 912 345 67 89 10", []),
        ("12", "+7 912 345 12 12", ["12", "12"]),
        ("8 класс", "8 класс", ["8", "класс"]),
    ],
)
def test_a_phone_is_marked_by_its_digits(words: str, text: str, found: list[str]) -> None:
    assert [text[first:end] for first, end in FoundInTicket(words).spans(text)] == found


@pytest.mark.parametrize(
    "words",
    [
        "89123456789",
        "8 (912) 345-67-89",
        "+7 912 3456789",
        "345-67-89",
        "3456789",
        "91234",
    ],
)
def test_what_both_databases_find_by_a_phone_is_marked_and_nothing_else(
    database: Database, words: str
) -> None:
    register(database)
    told = {
        save(database, incident(phone=phone, description=description)): f"{phone} · {description}"
        for phone, description in (
            (WRITTEN, "Нет звука"),
            ("8 (4912) 25-44-11", "Нет картинки, 8 класс"),
            ("", "Не открывается урок 7"),
            ("+7 912 345-67-80", "Пусто"),
        )
    }
    found = database.read(lambda s: LISTING.ids(s, Query(words))).tolist()
    assert found
    assert set(found) == {number for number, text in told.items() if FoundInTicket(words).spans(text)}


def test_the_search_line_marks_the_phone_and_not_the_digits_of_a_lesson(
    host: Host, sqlite_database: Database, qtbot: QtBot
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    number = save(sqlite_database, call(phone=WRITTEN, grade=8, description="Нет звука, 8 класс"))
    page.open_ticket(number)
    page.search.setText("8 (912) 345-67-89")
    qtbot.waitUntil(lambda: bool(marked(page)), timeout=PATIENCE)
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in marked(page)] == [WRITTEN]
