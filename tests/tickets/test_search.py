"""Finding tickets: every form of a word, codes, phones, phrases, tokens; identical lists on both engines."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from models.errors import NotFound
from models.formats import MOSCOW
from models.storage.database import Database
from models.storage.listing import Query
from models.text import render, source_language
from models.tickets.choices import Kind, State
from models.tickets.listing import LISTING
from models.tickets.operations import add_note, edit_ticket, move, tag, undo
from models.tickets.queries import ticket_card
from models.tickets.search import asked_words, phone_words
from models.tickets.searchline import parse, suggestions, with_token, without_token, word_for
from tests.tickets.factories import ACTOR, CALL, call, contract_draft, incident, register, save

FORMS = [
    "авторизация",
    "авторизации",
    "авторизацию",
    "авторизацией",
    "авторизаций",
    "авторизациям",
    "авторизациями",
]
SAID = {
    1: "Ошибка ERR-404 при авторизации, писать на anna@school-14.ru",
    2: "Не открывается журнал по договору 15/2026-МЭО",
    3: "Белый экран после входа в журнал",
    4: "Экран белый? Нет: тёмный экран, белый текст",
    5: "Учёт посещаемости в журналах, авторизация прошла",
}


@pytest.fixture
def filled(database: Database) -> Database:
    """Five incidents, an hour apart, number five the newest."""
    register(database)
    for number, text in SAID.items():
        assert (
            save(database, incident(description=text, received_at=CALL + timedelta(minutes=number))) == number
        )
    return database


def found(database: Database, line: str) -> list[int]:
    asked = parse(line)
    query = Query(asked.words, asked.filters)
    ids = database.read(lambda s: LISTING.ids(s, query)).tolist()
    first = [number for number, _ in database.read(lambda s: LISTING.first(s, query, 64))]
    assert first == ids[:64]
    return ids


FOUND = {
    **{form: [5, 1] for form in FORMS},
    "АВТОРИЗАЦИЯ": [5, 1],
    "авто": [5, 1],
    "учет": [5],
    "УЧЁТА": [5],
    "журналом": [5, 3, 2],
    "журнал вход": [3],
    "ERR-404": [1],
    "err-4": [1],
    "15/2026-мэо": [2],
    "anna@school-14.ru": [1],
    '"белый экран"': [3],
    "«белый экран»": [3],
    '"экрана белого"': [4],
    '"белый экр': [3],
    "белый экран": [4, 3],
    "3": [3],
    "не": [4, 2],
    "не ": [2],
    "Кузнецовой": [5, 4, 3, 2, 1],
    "рязань №": [5, 4, 3, 2, 1],
    "25-44-11": [5, 4, 3, 2, 1],
    "+7 (4912) 25-44-11": [5, 4, 3, 2, 1],
    "84912254411": [5, 4, 3, 2, 1],
    "нет такого слова": [],
    "'; drop table ticket; --": [],
    '" AND * ( )': [],
}


def test_both_engines_find_the_same_newest_first(filled: Database) -> None:
    assert {line: found(filled, line) for line in FOUND} == FOUND


def test_the_order_of_time_decides_not_the_order_of_entry(filled: Database) -> None:
    late = save(filled, incident(description="журнал", received_at=CALL - timedelta(days=1)))
    assert found(filled, "журнал") == [5, 3, 2, late]


def test_a_common_word_gives_the_same_list_as_a_rare_one(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many hits are met with the order as arrays, few are joined by the database."""
    few = found(filled, "журнал")
    monkeypatch.setattr("models.storage.long_listing.FEW", 0)
    assert found(filled, "журналы ") == few
    assert found(filled, "журналы с:16.09.2025") == few
    assert found(filled, "журналы с:17.09.2025") == []


def test_a_new_ticket_is_in_the_list_that_was_kept(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.storage.long_listing.FEW", 0)
    assert found(filled, "журнал") == [5, 3, 2]
    new = save(filled, incident(description="журнал", received_at=CALL + timedelta(hours=1)))
    assert found(filled, "журнал") == [new, 5, 3, 2]


def test_a_corrected_text_and_notes_are_found_by_their_new_words(filled: Database) -> None:
    was, now = {"description": "Белый экран после входа в журнал"}, {"description": "Пропал звук"}
    done = filled.write(ACTOR, lambda s: edit_ticket(s, 3, was, now)).value
    assert (found(filled, "журнал"), found(filled, "звук")) == ([5, 2], [3])
    filled.write(ACTOR, lambda s: add_note(s, 2, "Передано методисту по физике"))
    assert found(filled, "физика") == [2]
    filled.write(ACTOR, lambda s: undo(s, done))
    assert (found(filled, "журнал"), found(filled, "звук")) == ([5, 3, 2], [])


FILTERED = {
    "статус:новое": [7, 6, 4, 3, 2, 1],
    "статус:закрыто": [5],
    "статус:открыто": [7, 6, 4, 3, 2, 1],
    "статус:закрыто статус:новое": [7, 6, 5, 4, 3, 2, 1],
    "тип:ошибка": [7, 6],
    "тип:инцидент журнал": [5, 3, 2],
    "класс:7": [6],
    "класс:7 класс:8": [7, 6],
    "предмет:физика": [7],
    "предмет:физ": [7],
    "предмет:ИЗИКА": [],
    "предмет:алг": [6],
    "предмет:физ класс:8 тип:ошибка": [7],
    "тип:ошибка в курсе": [7, 6],
    "статус:в работе": [],
    "занятие:12": [6],
    "с:17.09.2025": [7],
    "по:16.09.2025": [6, 5, 4, 3, 2, 1],
    "кто:кузнецова": [7, 6, 5, 4, 3, 2, 1],
    "кто:иванова": [],
    'орг:"сош 14"': [7, 6, 5, 4, 3, 2, 1],
    "орг:гимназия": [],
    "договор:412": [7, 6, 5, 4, 3, 2, 1],
    "договор:41": [],
    "исполнитель:нет": [7, 6, 5, 4, 3, 2, 1],
    "тег:повтор": [2],
    "канал:почта": [],
    "исход:исправлено": [],
    "приоритет:обычный тип:ошибка": [7, 6],
}


def test_tokens_filter_alike_on_both_engines(filled: Database) -> None:
    save(filled, call(received_at=CALL + timedelta(minutes=6)))
    save(filled, call(subject="Физика", grade=8, lesson="3", received_at=CALL + timedelta(days=1)))
    filled.write(ACTOR, lambda s: move(s, [5], "close"))
    filled.write(ACTOR, lambda s: tag(s, [2], "Повтор"))
    assert {line: found(filled, line) for line in FILTERED} == FILTERED


def test_every_column_sorts_alike_on_both_engines(filled: Database) -> None:
    save(filled, call(received_at=CALL + timedelta(minutes=6)))
    save(filled, call(subject="Физика", grade=11, lesson="3", received_at=CALL + timedelta(days=1)))
    for field in LISTING.fields:
        for descending in (False, True):
            query = Query(order=((field.key, descending),))
            numbers = filled.read(lambda s, query=query: LISTING.ids(s, query)).tolist()
            assert sorted(numbers) == [1, 2, 3, 4, 5, 6, 7], field.key
    by_grade = filled.read(lambda s: LISTING.ids(s, Query(order=(("grade", True),)))).tolist()
    assert by_grade[:2] == [7, 6]
    by_matter = filled.read(lambda s: LISTING.ids(s, Query(order=(("summary", False),)))).tolist()
    assert by_matter == [6, 3, 2, 1, 5, 7, 4]


def test_a_long_wait_is_told_in_the_list(database: Database) -> None:
    register(database)
    number = save(database, incident())
    database.write(ACTOR, lambda s: move(s, [number], "ask"))

    def set_back(session):
        from sqlalchemy import update

        from models.tickets.tables import Ticket

        session.execute(update(Ticket).values(state_since=CALL))

    state = [field.key for field in LISTING.fields].index("state")
    assert database.read(lambda s: LISTING.rows(s, [number]))[number][state] == State.WAITING
    database.write(ACTOR, set_back)
    assert database.read(lambda s: LISTING.rows(s, [number]))[number][state] == "waiting_10"


def test_words_that_look_like_tokens_stay_words() -> None:
    asked = parse("http://school.ru 14:30 статус: ошибка:504")
    assert (asked.words, dict(asked.filters)) == ("http://school.ru 14:30 ошибка:504", {})


def test_a_token_that_makes_no_sense_is_told_and_the_rest_is_searched() -> None:
    asked = parse("класс:седьмой журнал с:вторник статус:з")
    assert asked.words == "журнал"
    assert dict(asked.filters) == {"state": (State.CLOSED,)}
    assert [render(text, source_language) for text in asked.problems] == [
        "«класс:седьмой» was not understood.",
        "«с:вторник» was not understood.",
    ]


def test_tokens_are_read_in_english_too() -> None:
    asked = parse('status:new type:incident from:2025-09-01 who:"Иванова Анна"')
    assert dict(asked.filters) == {
        "state": (State.NEW,),
        "kind": (Kind.INCIDENT,),
        "since": date(2025, 9, 1),
        "caller": "иванова анна",
    }


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("ста", ["статус:"]),
        ("журнал ста", ["статус:"]),
        (
            "статус:",
            [
                f"статус:{word} "
                for word in ("открыто", "новое", '"в работе"', "ждём", "решено", "закрыто", "отказ")
            ],
        ),
        ("статус:жде", ["статус:ждём "]),
        ("тип:о", ["тип:ошибка "]),
        ("журнал", []),
        ("", []),
    ],
)
def test_the_line_offers_how_to_go_on(line: str, offers: list[str]) -> None:
    assert [one.text for one in suggestions(line, len(line))] == offers


def test_a_filter_is_put_into_the_line_and_taken_out_again() -> None:
    line = with_token("журнал статус:новое", "state", (word_for("state", State.WAITING),))
    assert line == "журнал статус:ждём"
    assert with_token(line, "caller", ("Иванова Анна",)) == 'журнал статус:ждём кто:"Иванова Анна"'
    assert without_token(line, "state") == "журнал"
    assert word_for("since", date(2026, 9, 1)) == "01.09.2026"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("8 (4912) 25-44-11 доб. 5", "4912254411 2254411 254411 54411 5"),
        ("тел. нет", "тел. нет"),
        ("", ""),
    ],
)
def test_phones_are_found_with_and_without_the_area_code(raw: str, words: str) -> None:
    assert phone_words(raw) == words


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("8 (495) 249-90-11", "4952499011"),
        ("249-90-11", "2499011"),
        ("104231", "104231"),
        ("класс 7", "класс 7"),
    ],
)
def test_a_phone_is_asked_for_by_its_digits(typed: str, asked: str) -> None:
    assert asked_words(typed) == asked


def test_a_ticket_that_is_not_there_is_told(database: Database) -> None:
    with pytest.raises(NotFound):
        database.read(lambda s: ticket_card(s, 5))


def test_a_contract_of_another_shape_is_found_by_its_beginning(database: Database) -> None:
    register(database, contract_draft(), contract_draft("№ 15/2025 – мэо", organisation="Лицей № 7"))
    number = save(database, call(contract_no="15/2025-МЭО"))
    assert found(database, "договор:15/2025-м") == [number]
    assert found(database, "договор:15/20") == []  # numbers are whole: contract 15 of the year 2025
    assert found(database, 'договор:"№15/2025-мэо"') == [number]


def test_times_are_told_in_moscow_days(database: Database) -> None:
    register(database)
    late = save(database, incident(received_at=datetime(2025, 9, 16, 23, 30, tzinfo=MOSCOW)))
    assert found(database, "с:16.09.2025 по:16.09.2025") == [late]
    assert found(database, "с:17.09.2025") == []
