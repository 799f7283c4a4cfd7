"""Numbers, names and organisations are compared as people compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.contracts.names import (
    KEY_LENGTH,
    Likeness,
    clean_number,
    comparable,
    likeness,
    number_key,
    organisation_key,
    other_layout,
    person_key,
    split_persons,
)

ANNA = "Иванова Анна Петровна"


@pytest.mark.parametrize(
    "written",
    ["15/2026-МЭО", " 15/2026-мэо ", "15 / 2026 – МЭО", "№ 15/2026-МЭО", "№15/2026—МЭО", "15/2026-MЭO", "15\\2026-МЭО",
     "Договор № 15/2026-МЭО", "N 15/2026-МЭО", "15/2026‑МЭО"],
)  # fmt: skip
def test_one_number_written_in_many_ways_is_one_number(written):
    assert number_key(written) == number_key("15/2026-МЭО")


@pytest.mark.parametrize(
    "other", ["16/2026-МЭО", "15/2026-МЭО-1", "015/2026-МЭО", "15/2026", "152026-МЭО", "15/2026-МЕО"]
)
def test_different_numbers_stay_different(other):
    assert number_key(other) != number_key("15/2026-МЭО")


def test_the_number_sign_is_no_part_of_a_number():
    assert clean_number(" №  15/2026 ") == "15/2026"


def test_a_number_may_begin_with_a_letter_that_looks_like_a_number_sign():
    assert number_key("Н-15") == "н-15"
    assert number_key("No-15") == number_key("Nо-15")


def test_keys_fit_into_an_index():
    assert len(number_key("1" * 5000)) == KEY_LENGTH
    assert len(person_key("Иванова " * 1000)) <= KEY_LENGTH


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text):
    assert number_key(number_key(text)) == number_key(text)


@given(st.text(max_size=60))
def test_comparable_text_stays_as_it_is(text):
    assert comparable(comparable(text)) == comparable(text)


def test_organisations_are_told_by_name_and_place():
    school = organisation_key("МБОУ «СОШ № 14»", "Рязань", "Рязанская область")
    assert organisation_key('мбоу "СОШ №14"', "РЯЗАНЬ", "рязанская  область") == school
    assert organisation_key("МБОУ «СОШ № 14»", "Касимов", "Рязанская область") != school


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("Иванова Анна Петровна", Likeness.FULL),
        ("иванова  анна", Likeness.FULL),
        ("Анна Петровна Иванова", Likeness.FULL),
        ("Иванова А. П.", Likeness.INITIALS),
        ("Иванова А.П.", Likeness.INITIALS),
        ("А. П. Иванова", Likeness.INITIALS),
        ("Иванова Анна П.", Likeness.INITIALS),
        ("Иванова", Likeness.SURNAME),
        ("Иванов А. П.", Likeness.NONE),
        ("Иванова Б. П.", Likeness.NONE),
        ("Анна Петровна", Likeness.NONE),
        ("", Likeness.NONE),
        ("...", Likeness.NONE),
    ],
)
def test_what_a_caller_says_is_compared_with_the_full_name(said, fits):
    assert likeness(said, ANNA) is fits


def test_yo_and_e_are_one_letter_in_names():
    assert likeness("Королева Алена", "Королёва Алёна Игоревна") is Likeness.FULL


def test_a_full_name_fits_the_initials_that_the_registry_has():
    assert likeness("Иванова Анна Петровна", "Иванова А. П.") is Likeness.INITIALS


def test_a_name_of_one_word_is_told_by_that_word():
    assert likeness("Мадонна", "Мадонна") is Likeness.FULL


def test_nobody_is_like_an_empty_name():
    assert likeness("Иванова", "") is Likeness.NONE


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Иванова Анна Петровна", [ANNA]),
        ("Иванова\nАнна Петровна", [ANNA]),
        ("Иванова Анна Петровна; Петров Пётр Петрович", [ANNA, "Петров Пётр Петрович"]),
        ("1. Иванова Анна Петровна\n2) Петров Пётр Петрович", [ANNA, "Петров Пётр Петрович"]),
        ("Иванова Анна Петровна, Петров Пётр Петрович", [ANNA, "Петров Пётр Петрович"]),
        ("Иванова А. П. и Петров П. П.", ["Иванова А. П.", "Петров П. П."]),
        ("Иванова Анна Петровна / Петров Пётр", [ANNA, "Петров Пётр"]),
        ("Иванова Анна Петровна, заместитель директора", ["Иванова Анна Петровна, заместитель директора"]),
        ("—", []),
        ("нет", []),
        ("Не назначен", []),
        ("", []),
    ],
)
def test_a_cell_may_name_several_persons(cell, names):
    assert split_persons(cell) == names


def test_the_other_layout_is_read_both_ways():
    assert other_layout("bdfyjdf") == "иванова"
    assert other_layout("Иванова") == "bdfyjdf"
