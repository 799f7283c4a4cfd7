"""Long tables of what people type and what is made of it: durations, dates, phones, plurals (promise B2)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from models import formats

TODAY = date(2026, 11, 22)
N = formats.NBSP


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, f"0{N}мин"),
        (1, f"1{N}мин"),
        (59, f"59{N}мин"),
        (60, f"1{N}ч"),
        (61, f"1{N}ч{N}1{N}мин"),
        (90, f"1{N}ч{N}30{N}мин"),
        (3840, f"64{N}ч"),
        (-90, f"−1{N}ч{N}30{N}мин"),
        (60 * 1234, f"1{N}234{N}ч"),
    ],
)
def test_durations_are_shown(minutes: int, shown: str) -> None:
    assert formats.format_minutes(minutes) == shown


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("0", 0),
        ("0:05", 5),
        ("5", 5),
        ("5м", 5),
        ("5 мин.", 5),
        ("1 минута", 1),
        ("2 минуты", 2),
        ("45 минут", 45),
        ("1ч", 60),
        ("1 час", 60),
        ("2 часа", 120),
        ("5 часов", 300),
        ("0,5 ч", 30),
        ("0.25ч", 15),
        ("1,5 часа", 90),
        ("1 Ч 30 МИН", 90),
        (f"1{N}ч{N}30{N}мин", 90),
        ("  90  ", 90),
        ("64:00", 3840),
        (f"1{N}234{N}ч", 74_040),
        ("2 h 5 min", 125),
    ],
)
def test_durations_are_read(typed: str, minutes: int) -> None:
    assert formats.parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5.11.2026", date(2026, 11, 5)),
        ("05.11.26", date(2026, 11, 5)),
        ("5.1.26", date(2026, 1, 5)),
        ("5,11,2026", date(2026, 11, 5)),
        ("5-11-2026", date(2026, 11, 5)),
        ("5.11.", date(2026, 11, 5)),
        ("05.11", date(2026, 11, 5)),
        ("05.11.2026г.", date(2026, 11, 5)),
        (f"05.11.2026{N}г.", date(2026, 11, 5)),
        ("29.02.2028", date(2028, 2, 29)),
        (" 2026-11-05 ", date(2026, 11, 5)),
        ("СЕГОДНЯ", TODAY),
        ("today", TODAY),
        ("yesterday", date(2026, 11, 21)),
    ],
)
def test_days_are_read(typed: str, day: date) -> None:
    assert formats.parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.format_date(date(2026, 11, 5)), "05.11.2026"),
        (formats.format_date(date(987, 1, 1)), "01.01.0987"),
        (formats.format_moment(datetime(2026, 12, 31, 21, 0, tzinfo=UTC)), "01.01.2027 00:00"),
        (formats.format_moment(datetime(2026, 7, 1, 6, 0, tzinfo=UTC)), "01.07.2026 09:00"),
        (formats.format_clock(0), "00:00"),
        (formats.format_clock(252), "04:12"),
        (formats.format_clock(3852), "1:04:12"),
        (formats.format_clock(-3), "00:00"),
        (formats.group_digits(999), "999"),
        (formats.group_digits(1_234_567), f"1{N}234{N}567"),
        (formats.format_decimal(1234.5, 1), f"1{N}234,5"),
        (formats.format_decimal(99.98, 2), "99,98"),
        (formats.format_percent(99.98), f"99,98{N}%"),
        (formats.format_percent(100, 0), f"100{N}%"),
        (formats.format_size(0), f"0{N}Б"),
        (formats.format_size(1023), f"1023{N}Б"),
        (formats.format_size(188_416), f"184{N}КБ"),
        (formats.format_size(2_411_725), f"2,3{N}МБ"),
        (formats.short_name("Иванова Анна Петровна"), f"Иванова{N}А.{N}П."),
        (formats.short_name("Иванова Анна"), f"Иванова{N}А."),
        (formats.short_name("Иванова"), "Иванова"),
        (formats.fold("  Учёт   ИВАНОВА "), "учет иванова"),
    ],
)
def test_values_are_shown(shown: str, expected: str) -> None:
    assert shown == expected


@pytest.mark.parametrize(
    ("raw", "e164"),
    [
        ("8 (495) 249-90-11", "+74952499011"),
        ("+7 (495) 249‑90‑11", "+74952499011"),  # no-break hyphens of a web page
        ("84952499011", "+74952499011"),
        ("4952499011", "+74952499011"),
        ("8-495-249-90-11", "+74952499011"),
        ("8 495 249 90 11 доб. 222", "+74952499011;ext=222"),
        ("8 495 249 90 11 доб.132", "+74952499011;ext=132"),
        ("84952499011#222", "+74952499011;ext=222"),
        ("8 (495) 249-90-11, внутр. 111", "+74952499011;ext=111"),
        ("8 (4912) 25-44-11 вн.12", "+74912254411;ext=12"),
        ("тел. 8(34722)5-11-22 д.5", "+73472251122;ext=5"),
        ("8 916 123 45 67 (моб.)", "+79161234567"),
        ("+375 29 123-45-67", "+375291234567"),
    ],
)
def test_phones_are_understood(raw: str, e164: str) -> None:
    assert formats.normalise_phone(raw)[0] == e164


@pytest.mark.parametrize(
    "raw",
    [
        "249-90-11",  # of which town?
        "112",
        "доб. 222",
        "8-916-123-45-67, 8-495-249-90-11",
        "т. 8 (916) 123-45-67, Анна",
        "8 (495) 249",
        "дома 5",
    ],
)
def test_what_is_no_single_whole_number_is_kept_as_it_was_written(raw: str) -> None:
    assert formats.normalise_phone(raw) == (None, raw)


ONE = {*range(1, 126, 10)} - {11, 111}
FEW = {n for tens in range(0, 126, 10) for n in (tens + 2, tens + 3, tens + 4)} - {12, 13, 14, 112, 113, 114}


@pytest.mark.parametrize("n", range(126))
def test_the_word_after_a_number(n: int) -> None:
    expected = "час" if n in ONE else "часа" if n in FEW else "часов"
    assert formats.plural_ru(n, "час", "часа", "часов") == expected
