"""What is marked in a text is what the index finds it by: forms, beginnings, phrases, codes."""

from __future__ import annotations

import pytest

from models.storage.database import Database
from models.storage.found import Found
from models.storage.listing import Query
from models.storage.search import query_terms, tokens
from models.tickets.listing import LISTING
from tests.tickets.factories import incident, register, save


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("договора", "Нет ДОГОВОРОВ: договор утерян.", ["ДОГОВОРОВ", "договор"]),
        ("жур", "Журналы и дежурство", ["Жур"]),
        ("тест ", "тесты, тестирование", ["тесты"]),
        ("ячейк", "пять ячеек", ["ячеек"]),
        ("отчёт", "отчета и отчёта", ["отчета", "отчёта"]),
        ('"белый экран" ', "Экран белый. Белого экрана нет, белый дом", ["Белого", "экрана"]),
        ("«белый экр", "белый экран", ["белый", "экран"]),
        ("ERR-404", "ошибки err-404 и 404", ["err-404"]),
        ("err-4", "ERR-404", ["ERR-4"]),
        ("404", "ERR-404", ["404"]),
        ("15/2026-МЭО", "по договору 15/2026-мэо", ["15/2026-мэо"]),
        ("a.b@school.ru", "пишите A.B@school.ru!", ["A.B@school.ru"]),
        ("статус", "", []),
        ("", "слова", []),
        ("—", "слова — слова", []),
    ],
)
def test_the_words_found_are_marked(words: str, text: str, marked: list[str]) -> None:
    assert [text[first:end] for first, end in Found(words).spans(text)] == marked


@pytest.mark.parametrize("letters", ["ß белый", "İстина белый", "белый\N{COMBINING ACUTE ACCENT}"])
def test_places_stay_right_whatever_the_letters_before(letters: str) -> None:
    assert [letters[first:end] for first, end in Found("белого").spans(letters)] == ["белый"]


ASKED = ("авторизации", "авто", "вход ", '"белый экран"', "err-404", "ERR404", "2026", "огонёк", "день")
TEXTS = (
    "Авторизация не прошла",
    "Автор курса",
    "Входящие письма",
    "Экран белый после входа",
    "Белого экрана нет",
    "Код ERR-404 на входе",
    "Договор 15/2026-МЭО",
    "Огоньки гаснут",
    "Дневник и два дня",
)


@pytest.mark.parametrize("words", ASKED)
def test_just_those_texts_are_marked_that_have_what_was_asked(words: str) -> None:
    """One term each: a text that the search finds has something marked, and no other has."""
    (alternatives,) = query_terms(words, typing=True)

    def has(text: str) -> bool:
        known = tokens(text)
        return any(
            any(one.startswith(asked[:-1]) for one in known) if asked.endswith("*") else asked in known
            for asked in alternatives
        )

    found = [text for text in TEXTS if has(text)]
    assert found
    assert [text for text in TEXTS if Found(words).spans(text)] == found


def test_what_both_databases_find_is_marked(database: Database) -> None:
    register(database)
    numbers = {save(database, incident(description=text)): text for text in TEXTS}
    for words in ASKED:
        found = database.read(lambda s, words=words: LISTING.ids(s, Query(words))).tolist()
        assert {numbers[one] for one in found} == {text for text in TEXTS if Found(words).spans(text)}, words
