"""Names and roles as people type them."""

from __future__ import annotations

import pytest

from models.hours.rules.callers import Person, Role, parse_person, parse_role, read_patronymic


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("учитель", Role.TEACHER),
        (" Учитель ", Role.TEACHER),
        ("администрация", Role.ADMINISTRATION),
        ("родитель", Role.PARENT),
        ("другой взрослый", Role.ADULT),
        ("ученик", Role.PUPIL),
        ("ребёнок", Role.PUPIL),
        ("teacher", Role.TEACHER),
        ("pupil", Role.PUPIL),
    ],
)
def test_role_is_read_in_russian_and_as_stored(word: str, role: Role) -> None:
    assert parse_role(word) is role


def test_unknown_role_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="директ"):
        parse_role("директ")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Иванова Анна Петровна", Person("Иванова", "Анна", "Петровна")),
        ("  Иванова  Анна нет ", Person("Иванова", "Анна")),
        ("Ким Лена Нет", Person("Ким", "Лена")),
        ("Алиев Вагиф Мамед оглы", Person("Алиев", "Вагиф", "Мамед оглы")),
        ("Ли Мэй —", Person("Ли", "Мэй")),
    ],
)
def test_name_is_surname_name_patronymic_or_none(text: str, person: Person) -> None:
    assert parse_person(text) == person


@pytest.mark.parametrize("text", ["", "Иванова", "Иванова Анна"])
def test_incomplete_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="patronymic"):
        parse_person(text)


def test_full_name_has_no_trailing_blank_without_a_patronymic() -> None:
    assert Person("Ким", "Лена").full_name == "Ким Лена"
    assert Person("Иванова", "Анна", "Петровна").full_name == "Иванова Анна Петровна"


def test_empty_patronymic_is_not_the_same_as_none() -> None:
    """«нет» is an answer; an empty field is a question not asked: both read as nothing, the form tells them apart."""
    assert read_patronymic("нет") == read_patronymic("") == ""
    assert read_patronymic(" Петровна ") == "Петровна"
