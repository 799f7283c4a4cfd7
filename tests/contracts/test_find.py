"""One field finds the caller: phone, number, surname, organisation, in any shape, the best first."""

from datetime import UTC, date, datetime

import pytest

from models.contracts.find import find_caller
from models.contracts.operations import replace_person
from models.contracts.queries import contract
from models.contracts.rules import State
from models.contracts.tokens import index_tokens, search_words
from models.storage.database import Database
from tests.contracts.factories import ACTOR, ANNA, BORIS, VERA, make_contract, person

AT = datetime(2026, 11, 5, 9, tzinfo=UTC)


@pytest.fixture
def desk(database):
    make_contract(
        database,
        "412/2026-МЭО-88",
        persons=(
            person(ANNA, phone="8 (926) 715-90-14", email="anna@example.org", trained_on=date(2026, 1, 15)),
            person(BORIS, phone="+7 (495) 249-90-11, доб. 345"),
        ),
    )
    make_contract(
        database,
        "41/2025-МЭО-9",
        organisation="МАОУ «Гимназия № 3»",
        locality="Орёл",
        region="Орловская область",
        signed_on=date(2024, 12, 20),
        starts_on=date(2025, 1, 1),
        ends_on=date(2025, 12, 31),
        persons=(person("Ивановский Пётр Ильич", phone="22-33-44 (дежурный)"),),
    )
    make_contract(
        database,
        "77/2026",
        organisation="Лицей № 926",
        locality="Тула",
        region="Тульская область",
        persons=(person("Королёва Алёна Игоревна"),),
    )
    return database


def numbers(desk, text, limit=12):
    found = desk.read(lambda session: find_caller(session, text, AT, limit))
    return [match.contract.number for match in found]


def first(desk, text):
    return desk.read(lambda session: find_caller(session, text, AT))[0]


FITTING = (
    "412/2026-МЭО-88", "412/2026", "412", "№ 412/2026-мэо-88", "412/2026-MЭO", "МЭО-88", "8 926 715-90-14",
    "+7 926 715 90 14", "89267159014", "9267159014", "715-90-14", "159014", "8926715", "7926715", "+7926",
    "495 249-90-11", "84952499011 доб. 345", "Борисов", "борисов борис", "БОРИСОВ рязань", "сош 14", "сош №14",
    "«СОШ № 14»", "рязань", "рязанская область", "anna@example", ",jhbcjd", "борисов 412",
)  # fmt: skip


def test_the_contract_is_found_by_whatever_the_caller_says(desk):
    assert {text: numbers(desk, text)[:1] for text in FITTING} == {
        text: ["412/2026-МЭО-88"] for text in FITTING
    }


def test_nothing_is_found_where_nothing_fits(desk):
    texts = ("", " ", "и", "?", "«»", "412 лицей", "нет такого", "9269269269", "+", "+7")
    assert {text: numbers(desk, text) for text in texts} == {text: [] for text in texts}


def test_case_and_yo_do_not_matter(desk):
    assert numbers(desk, "КОРОЛЕВА") == numbers(desk, "королёва алёна") == ["77/2026"]
    assert numbers(desk, "орел") == ["41/2025-МЭО-9"]


def test_a_phone_that_cannot_be_parsed_is_found_by_its_digits(desk):
    assert numbers(desk, "22-33-44") == ["41/2025-МЭО-9"]


def test_a_valid_contract_comes_before_an_ended_one(desk):
    assert numbers(desk, "иванов") == ["412/2026-МЭО-88", "41/2025-МЭО-9"]


def test_the_exact_number_comes_first_even_when_it_has_ended(desk):
    make_contract(desk, "41/2025-МЭО-91", organisation="Школа № 7")
    assert numbers(desk, "41/2025-МЭО-9") == ["41/2025-МЭО-9", "41/2025-МЭО-91"]


def test_a_whole_word_comes_before_a_beginning(desk):
    assert numbers(desk, "иванова")[0] == "412/2026-МЭО-88"
    make_contract(
        desk, "9", organisation="Лицей № 4", persons=(person("Борис Иван"),), ends_on=date(2027, 1, 1)
    )
    assert numbers(desk, "борис")[0] == "9"


def test_the_person_meant_is_named(desk):
    match = first(desk, "8 926 715 90 14")
    assert match.person is not None
    assert match.person.name == ANNA
    assert first(desk, "борисов").person.name == BORIS
    assert first(desk, "борис").person.name == BORIS
    assert first(desk, "345 борисов").person.name == BORIS


def test_a_number_or_an_organisation_means_no_person_in_particular(desk):
    assert first(desk, "412/2026").person is None
    assert first(desk, "гимназия").person is None


def test_the_match_carries_what_the_form_shows(desk):
    row = first(desk, "412/2026").contract
    assert (row.state, row.quota_minutes, row.ends_on) == (State.ACTIVE, 3840, date(2026, 12, 31))
    assert [one.name for one in row.present] == [ANNA, BORIS]


def test_a_former_person_is_still_found_and_known_as_former(desk):
    anna = first(desk, "иванова анна").person
    taking = person(VERA, appointed_on=date(2026, 6, 1))
    desk.write(ACTOR, lambda session: replace_person(session, anna.id, anna.version, taking))
    match = first(desk, "иванова анна")
    assert match.is_former
    assert match.person.name == ANNA
    assert first(desk, "волкова").person.name == VERA
    assert not first(desk, "волкова").is_former


def test_a_match_is_judged_on_the_day_asked_for(desk):
    earlier = datetime(2025, 6, 1, tzinfo=UTC)
    (match,) = desk.read(lambda session: find_caller(session, "гимназия", earlier))
    assert match.contract.state is State.ACTIVE


def test_the_limit_is_kept(desk):
    assert len(numbers(desk, "2026", limit=1)) == 1


def test_a_changed_name_is_found_at_once(desk):
    contract_id = first(desk, "77/2026").contract.id
    row = desk.read(lambda session: contract(session, contract_id, AT.date()))
    one = row.appointments[0]
    taking = person("Яковлев Яков", appointed_on=date(2026, 11, 1))
    desk.write(ACTOR, lambda session: replace_person(session, one.id, one.version, taking))
    assert numbers(desk, "яковлев") == ["77/2026"]


def test_both_engines_give_the_same_order(sqlite_url, postgresql_url):
    """The same contracts, the same words: the lists must be the same, place by place."""
    found = []
    for url in (sqlite_url, postgresql_url):
        database = Database.open(url)
        for number in range(1, 25):
            ends = date(2026, 12, 31) if number % 3 else date(2026, 1, 31)
            name = f"{'ИП' if number % 4 else 'МБОУ'} «Школа № {number}»"
            make_contract(database, f"{number}/2026", organisation=name, ends_on=ends)
        found.append(
            [numbers(database, text) for text in ("школа", "2026", "2", "иванова", "мбоу", "шк", "24/2026")]
        )
        database.close()
    assert found[0] == found[1]
    assert [len(one) for one in found[0]] == [12, 12, 1, 12, 6, 12, 1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("8 (926) 715-90-14", ["9267159014"]),
        ("+7 926 715 90 14 доб. 22", ["9267159014"]),
        ("412/2026", ["4122026"]),
        ("сош № 14", ["сош", "14"]),
        ("и", []),
        ("7", ["7"]),
        ("а б", ["а", "б"]),
    ],
)
def test_words_are_what_is_looked_for(text, words):
    assert search_words(text) == words


def test_a_number_is_found_from_each_part_on_and_a_phone_from_each_digit_on():
    assert set(index_tokens("412/2026-мэо").split()) == {"412", "4122026мэо", "2026", "2026мэо", "026", "мэо"}
    assert "9014" in index_tokens("9267159014").split()


def test_tokens_stay_short_however_long_the_words_are():
    tokens = index_tokens("анна-" * 300 + "я" * 3000).split()
    assert max(map(len, index_tokens("я" * 3000).split())) == 60
    assert max(map(len, tokens)) <= 60
    assert len(tokens) < 40
