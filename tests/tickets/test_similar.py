"""Tickets like the one being typed, and many of a sort at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.storage.database import Database
from models.tickets.choices import Kind
from models.tickets.operations import join_tickets, move
from models.tickets.similar import Asked, MassHint, content_stems, like, mass_hint, similar_tickets
from tests.tickets.factories import ACTOR, CALL, call, contract_draft, incident, register, save

WHITE = "Белый экран после входа в систему, ничего не нажимается"


def found(database: Database, asked: Asked) -> list[tuple[int, int, bool]]:
    similar = database.read(lambda s: similar_tickets(s, asked, CALL + timedelta(hours=1)))
    return [(one.ticket.id, len(one.schools), one.same_place) for one in similar]


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
    assert found(schools, asked) == [(first, 1, True)]


def test_most_of_the_words_are_enough_in_any_form(schools: Database) -> None:
    first = save(schools, incident(description=WHITE))
    save(schools, incident(description="Не приходит письмо с восстановлением пароля"))
    assert found(schools, Asked(Kind.INCIDENT, description="белые экраны при входе в систему")) == [
        (first, 1, False)
    ]
    assert found(schools, Asked(Kind.INCIDENT, description="экран")) == []
    assert found(schools, Asked(Kind.REQUEST, description=WHITE)) == []


def test_a_family_is_offered_once_with_the_number_of_its_schools(schools: Database) -> None:
    parent = save(schools, incident(description=WHITE))
    for number in ("7/2025-МЭО", "8/2025-МЭО", "8/2025-МЭО"):
        save(schools, incident(description=WHITE, contract_no=number, parent_id=parent))
    assert found(schools, Asked(Kind.INCIDENT, description=WHITE)) == [(parent, 3, False)]


def test_what_is_closed_or_old_is_not_offered(schools: Database) -> None:
    closed = save(schools, incident(description=WHITE))
    schools.write(ACTOR, lambda s: move(s, [closed], "close"))
    save(schools, incident(description=WHITE, received_at=CALL - timedelta(days=13, hours=20)))
    assert [number for number, _, _ in found(schools, Asked(Kind.INCIDENT, description=WHITE))] == [2]
    save(schools, incident(description=WHITE, received_at=CALL - timedelta(days=15)))
    assert [number for number, _, _ in found(schools, Asked(Kind.INCIDENT, description=WHITE))] == [2]


def test_rare_words_weigh_more_than_common_ones() -> None:
    others = [(number, content_stems("ошибка системы сегодня")) for number in range(1, 20)]
    others.append((99, content_stems("ошибка авторизации")))
    assert like(content_stems("ошибка авторизации сегодня"), others)[0] == 99


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
