"""How people write dates, durations, phones and names: tables of what goes in and what comes out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import formats
from models.text import QT_TRANSLATE_NOOP, Text, render, source_language

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text", ["1:30", "90", "1,5 ч", "1ч30", "1 ч 30 мин", "1.5h", "90 мин", "90 минут", "1 час 30 минут"]
)
def test_ninety_minutes_in_many_ways(text: str) -> None:
    assert formats.parse_minutes(text) == 90


@pytest.mark.parametrize("text", ["", "полтора", "1:75", "-5", "1,333 ч", "ч", "1:30:00"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        formats.parse_minutes(text)


@given(st.integers(min_value=0, max_value=500_000))
def test_a_shown_duration_reads_back_equal(minutes: int) -> None:
    assert formats.parse_minutes(formats.format_minutes(minutes)) == minutes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05.11.2026", date(2026, 11, 5)),
        ("5.11.26", date(2026, 11, 5)),
        ("5.11", date(2026, 11, 5)),
        ("2026-11-05", date(2026, 11, 5)),
        ("5/11/2026", date(2026, 11, 5)),
        ("05.11.2026 г.", date(2026, 11, 5)),
        ("сегодня", TODAY),
        ("Вчера", date(2026, 11, 21)),
        ("завтра", date(2026, 11, 23)),
    ],
)
def test_dates_as_people_write_them(text: str, day: date) -> None:
    assert formats.parse_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["31.02.2026", "весна", "9-Nove-07", "", "0.0.0", "5.13.2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        formats.parse_date(text, TODAY)


@pytest.mark.parametrize(
    ("n", "word"),
    [(0, "часов"), (1, "час"), (2, "часа"), (5, "часов"), (11, "часов"), (21, "час"), (112, "часов")],
)
def test_russian_plurals(n: int, word: str) -> None:
    assert formats.plural_ru(n, "час", "часа", "часов") == word


@pytest.mark.parametrize(
    ("raw", "e164", "shown"),
    [
        ("89267159014", "+79267159014", "+7 926 715-90-14"),
        ("8 (495) 249-33-45, доб. 223", "+74952493345;ext=223", "+7 495 249-33-45, доб.\u00a0223"),
        ("+7 (916) 123-45-67", "+79161234567", "+7 916 123-45-67"),
        ("позвонить секретарю", None, "позвонить секретарю"),
        ("", None, ""),
    ],
)
def test_phones_in_any_shape(raw: str, e164: str | None, shown: str) -> None:
    assert formats.normalise_phone(raw) == (e164, shown)


def test_sort_keys_know_numbers_and_yo() -> None:
    names = ["Школа № 12", "Школа № 7", "Ёлки", "Ежи", "абвгд"]
    assert sorted(names, key=formats.sort_key) == ["абвгд", "Ежи", "Ёлки", "Школа № 7", "Школа № 12"]


def test_moments_are_shown_on_the_moscow_clock() -> None:
    assert formats.format_moment(datetime(2026, 11, 5, 6, 3, tzinfo=UTC)) == "05.11.2026 09:03"
    assert formats.format_moment(datetime(2014, 10, 23, 6, 3, tzinfo=UTC)) == "23.10.2014 10:03"
    with pytest.raises(ValueError):
        formats.format_moment(datetime(2026, 11, 5, 6, 3))


def test_a_text_shows_its_values_as_people_write_them() -> None:
    inner = Text(QT_TRANSLATE_NOOP("models", "the contract {number}"), {"number": "15/2026"})
    text = Text(
        "{who} ends {end}, {left:duration} left", {"who": inner, "end": date(2026, 11, 5), "left": 90}
    )
    assert (
        render(text, source_language)
        == "the contract 15/2026 ends 05.11.2026, 1\u00a0h\u00a030\u00a0min left"
    )


def test_a_length_takes_the_units_of_the_language():
    english = Text("{minutes:duration}; {seconds:length}", {"minutes": 90, "seconds": 5412})
    assert render(english, source_language).replace("\u00a0", " ") == "1 h 30 min; 1 h 30 min 12 s"

    def russian(context: str, source: str, n: int | None = None) -> str:
        return {"h": "ч", "min": "мин", "s": "с"}.get(source, source)

    assert render(english, russian).replace("\u00a0", " ") == "1 ч 30 мин; 1 ч 30 мин 12 с"
