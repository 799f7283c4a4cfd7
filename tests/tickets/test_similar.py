"""Tickets like the one being typed, and many of a sort at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from models.storage.database import Database
from models.tickets.choices import Kind
from models.tickets.operations import join_tickets, move
from models.tickets.similar import Alike, Asked, MassHint, content_stems, like, mass_hint, similar_tickets
from tests.tickets.factories import ACTOR, CALL, call, contract_draft, incident, register, save

WHITE = "Белый экран после входа в систему, ничего не нажимается"


def alike(database: Database, asked: Asked) -> Alike:
    return database.read(lambda s: similar_tickets(s, asked, CALL + timedelta(hours=1)))


def found(database: Database, asked: Asked) -> list[tuple[int, bool]]:
    return [(one.ticket.id, one.same) for one in alike(database, asked).offered]


@pytest.fixture
def schools(database: Database) -> Database:
    register(
        database,
        contract_draft(),
        contract_draft("7/2025-МЭО", organisation="Гимназия № 1", locality="Пермь"),
        contract_draft("8/2025-МЭО", organisation="Лицей № 2", locality="Омск"),
    )
    return database


def test_the_same_lesson_is_found_whatever_the_words(schools: Database) -> None:
    first = save(schools, call(description="Опечатка в задании"))
    save(schools, call(lesson="13", description="Опечатка в задании"))
    asked = Asked(Kind.COURSE_ERROR, "Алгебра", 7, "12", "3", "Нет звука")
    assert found(schools, asked) == [(first, True)]


def test_most_of_the_words_are_enough_in_any_form(schools: Database) -> None:
    first = save(schools, incident(description=WHITE))
    save(schools, incident(description="Не приходит письмо с восстановлением пароля"))
    assert found(schools, Asked(Kind.INCIDENT, description="белые экраны при входе в систему")) == [
        (first, True)
    ]
    assert found(schools, Asked(Kind.INCIDENT, description="экран")) == []
    assert found(schools, Asked(Kind.REQUEST, description=WHITE)) == []


SCHOOLS = ("412/2025-МЭО", "7/2025-МЭО", "8/2025-МЭО")
HERE = {"subject": "Алгебра", "grade": 7, "lesson": "12", "internet_lesson": "3"}
SOUND = "Видео идёт без звука"


@pytest.mark.parametrize(
    ("places", "asked", "count", "first"),
    [
        ([{}, {}, {}], HERE, 3, 1),
        ([{"lesson": "13"}, {}, {"lesson": "14"}], HERE, 1, 2),
        ([{"subject": "Физика"}, {"grade": 8}, {}], HERE, 1, 3),
        ([{"internet_lesson": "4"}, {}, {}], HERE, 2, 2),
        ([{"internet_lesson": "4"}, {}, {}], {**HERE, "internet_lesson": ""}, 3, 1),
        ([{"lesson": "13"}, {"subject": "Физика"}, {"grade": 8}], HERE, 0, 3),
        ([{"lesson": "13"}, {}, {}], {"subject": "алгебра", "grade": 7}, 2, 3),
        ([{"subject": "Физика"}, {"subject": "Физика"}, {}], {"subject": "Физика"}, 2, 2),
        ([{"subject": "Физика"}, {"subject": "Химия"}, {}], {}, 1, 3),
    ],
)
def test_schools_are_counted_in_the_lesson_of_the_call_only(
    schools: Database, places: list[dict[str, object]], asked: dict[str, object], count: int, first: int
) -> None:
    """Three schools tell of it in the same words; what is in another lesson is offered last and never counted."""
    for number, place in zip(SCHOOLS, places, strict=True):
        save(schools, call(description=SOUND, contract_no=number, **{**HERE, **place}))
    similar = alike(schools, Asked(Kind.COURSE_ERROR, description=SOUND, **asked))
    assert similar.schools == count
    assert similar.offered[0].ticket.id == first
    same = [one.same for one in similar.offered]
    assert same == sorted(same, reverse=True)
    assert any(same) == bool(count)


def test_a_school_is_counted_once_and_a_namesake_elsewhere_for_itself(database: Database) -> None:
    namesake = contract_draft("7/2025-МЭО", locality="Пермь", region="Пермский край")
    register(database, contract_draft(), namesake)
    for number in ("412/2025-МЭО", "412/2025-МЭО", "7/2025-МЭО"):
        save(database, incident(description=WHITE, contract_no=number))
    assert alike(database, Asked(Kind.INCIDENT, description=WHITE)).schools == 2


def test_schools_are_counted_without_reading_what_they_told(schools: Database) -> None:
    """A family may have hundreds of members with long descriptions, and somebody types meanwhile."""
    save(schools, incident(description=WHITE))
    asked: list[str] = []
    engine = schools.reader
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert alike(schools, Asked(Kind.INCIDENT, description=WHITE)).schools == 1
    (counting,) = (each for each in asked if "organisation_key" in each)
    assert "description" not in counting


def test_all_schools_are_counted_though_three_tickets_are_shown(database: Database) -> None:
    numbers = [f"{number}/2025-МЭО" for number in range(1, 7)]
    register(database, *(contract_draft(each, organisation=f"Школа № {each}") for each in numbers))
    for number in numbers:
        save(database, incident(description=WHITE, contract_no=number))
    similar = alike(database, Asked(Kind.INCIDENT, description=WHITE))
    assert (len(similar.offered), similar.schools) == (3, 6)


def test_of_a_family_over_several_lessons_those_in_this_lesson_are_counted(schools: Database) -> None:
    parent = save(schools, call(description=SOUND, **HERE))
    save(schools, call(description=SOUND, contract_no="7/2025-МЭО", parent_id=parent, **HERE))
    save(
        schools,
        call(description=SOUND, contract_no="8/2025-МЭО", parent_id=parent, **{**HERE, "lesson": "13"}),
    )
    similar = alike(schools, Asked(Kind.COURSE_ERROR, **HERE))
    assert [(one.ticket.id, one.same) for one in similar.offered] == [(parent, True)]
    assert similar.schools == 2


def test_in_one_lesson_what_is_told_alike_comes_first(schools: Database) -> None:
    save(schools, call(description="Опечатка в задании", **HERE))
    second = save(schools, call(description=SOUND, **HERE))
    assert found(schools, Asked(Kind.COURSE_ERROR, description=SOUND, **HERE))[0] == (second, True)


def test_a_family_is_offered_once_with_the_number_of_its_schools(schools: Database) -> None:
    parent = save(schools, incident(description=WHITE))
    for number in ("7/2025-МЭО", "8/2025-МЭО", "8/2025-МЭО"):
        save(schools, incident(description=WHITE, contract_no=number, parent_id=parent))
    assert found(schools, Asked(Kind.INCIDENT, description=WHITE)) == [(parent, True)]
    assert alike(schools, Asked(Kind.INCIDENT, description=WHITE)).schools == 3


def test_what_is_closed_or_old_is_not_offered(schools: Database) -> None:
    closed = save(schools, incident(description=WHITE))
    schools.write(ACTOR, lambda s: move(s, [closed], "close"))
    save(schools, incident(description=WHITE, received_at=CALL - timedelta(days=13, hours=20)))
    assert [number for number, _ in found(schools, Asked(Kind.INCIDENT, description=WHITE))] == [2]
    save(schools, incident(description=WHITE, received_at=CALL - timedelta(days=15)))
    assert [number for number, _ in found(schools, Asked(Kind.INCIDENT, description=WHITE))] == [2]


def test_rare_words_weigh_more_than_common_ones() -> None:
    others = [(number, "ошибка системы сегодня") for number in range(1, 20)]
    others.append((99, "ошибка авторизации"))
    assert like("ошибка авторизации сегодня", others)[0] == 99


AROUND = "Проверили в двух браузерах на разных компьютерах. Учитель просит перезвонить после обеда."


@pytest.mark.parametrize(
    ("typed", "told", "same"),
    [
        ("Видео идёт рывками", "Видео во всех курсах идёт рывками. " + AROUND, True),
        ("Видео идёт рывками. " + AROUND, "Видео во всех курсах идёт рывками", True),
        ("Видео идёт рывками. " + AROUND, "Журнал показывает чужой класс. " + AROUND, False),
        ("Журнал показывает чужой класс", "Добрый день, коллеги!\nЖурнал показывает чужой класс.", True),
        ("Добрый день, коллеги! Пропал звук", "Добрый день, коллеги! Пропали оценки", False),
        ("При входе появляется ошибка ERR-1205", "При входе появляется ошибка SYNC-31", False),
        ("При входе появляется ошибка ERR-1205", "При входе ошибка ERR-1205", True),
        ("При входе появляется ошибка", "При входе появляется ошибка SYNC-31", True),
    ],
)
def test_the_matter_decides_and_not_what_is_told_around_it(typed: str, told: str, same: bool) -> None:
    assert like(typed, [(1, told)]) == [1] * same


def test_short_words_and_numbers_say_nothing() -> None:
    assert content_stems("Не в 12 и 2026 году") == content_stems("году")


def hint(database: Database, number: int) -> MassHint | None:
    return database.read(lambda s: mass_hint(s, number, CALL + timedelta(minutes=30)))


def test_the_fifth_incident_of_a_sort_within_a_quarter_of_an_hour_suggests_a_parent(
    schools: Database,
) -> None:
    numbers = [
        save(schools, incident(description=WHITE, received_at=CALL + timedelta(minutes=3 * place)))
        for place in range(5)
    ]
    assert [hint(schools, number) for number in numbers[:4]] == [None] * 4
    found = hint(schools, numbers[4])
    assert found is not None
    assert (found.parent.id, found.others) == (numbers[0], tuple(numbers[1:]))


def test_slower_or_different_or_already_joined_incidents_suggest_nothing(schools: Database) -> None:
    slow = [
        save(schools, incident(description=WHITE, received_at=CALL + timedelta(minutes=4 * place)))
        for place in range(5)
    ]
    assert hint(schools, slow[4]) is None
    other = [save(schools, incident(description=f"Пропали оценки класса {place}")) for place in range(4)]
    assert hint(schools, other[3]) is None
    schools.write(ACTOR, lambda s: join_tickets(s, slow[1:], slow[0]))
    assert hint(schools, slow[4]) is None
    assert hint(schools, save(schools, call())) is None
