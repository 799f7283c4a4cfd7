"""What a cell of somebody else's table means."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import render, source_language
from models.workbook.cells import CellError, as_day, as_hours, as_number, as_text, is_blank, is_error, shown

NOVEMBER_5 = date(2026, 11, 5)


@pytest.mark.parametrize(
    "written",
    [
        datetime(2026, 11, 5), datetime(2026, 11, 5, 23, 59), NOVEMBER_5, 46331, 46331.75, "46331", "46331,0",
        "05.11.2026", " 5.11.2026 ", "5.11.26", "05/11/2026", "05-11-2026", "2026-11-05", "2026.11.05",
        "05.11.2026 г.", "05.11.2026г", "05.11.2026 0:00:00", "2026-11-05T00:00:00", "2026-11-05 00:00",
        "5 ноября 2026 г.", "«5» ноября 2026 года", "05 ноя 2026", "05.\u00a011.\u00a02026", "\u200e05.11.2026",
        "05.11.2026.", "5 НОЯБРЯ 2026",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_shape(written):
    assert as_day(written) == NOVEMBER_5


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1 мая 2026", date(2026, 5, 1)),
        ("1 марта 2026", date(2026, 3, 1)),
        ("29.02.2024", date(2024, 2, 29)),
        ("31.12.99", date(1999, 12, 31)),
    ],
)
def test_these_days_are_read(written, day):
    assert as_day(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "31.02.2026", "00.01.2026", "1.13.2026", "29.02.2026", "весна", "9-Nove-07", "2026", "11.2026", "05.11",
        "05.11.026", "05.11.0206", "05.11.2206", "2026-31-12", "5 мартобря 2026", "сегодня", "12", 12, 0, -1, 46331e9,
        float("nan"), float("inf"), True, "#N/A", "#ЗНАЧ!", datetime(1900, 1, 1), timedelta(hours=3), "05.11/2026",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_a_sentence(written):
    with pytest.raises(CellError) as refused:
        as_day(written)
    assert render(refused.value.text, source_language)


@pytest.mark.parametrize("written", [None, "", "  ", "\u00a0", "\u200b", "\n"])
def test_an_empty_cell_is_no_day_no_number_and_no_text(written):
    assert (as_day(written), as_number(written), as_hours(written), as_text(written)) == (
        None,
        None,
        None,
        None,
    )
    assert is_blank(written)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_survives_every_way_of_writing_it(day):
    serial = (day - date(1899, 12, 30)).days
    written = (f"{day:%d.%m.%Y}", day.isoformat(), f"{day.day}.{day.month}.{day.year}", serial, str(serial))
    assert {as_day(one) for one in written} == {day}


@given(st.text(max_size=12))
def test_any_text_is_either_a_day_or_a_sentence(text):
    try:
        day = as_day(text)
    except CellError as refused:
        assert render(refused.text, source_language)
    else:
        assert day is None or 1990 <= day.year <= 2100


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (15, "15"),
        (15.0, "15"),
        (89267159014.0, "89267159014"),
        (0.5, "0,5"),
        ("  МБОУ\u00a0 «СОШ»\r\n№ 14 ", "МБОУ «СОШ» № 14"),
        ("15/2026\u00ad-МЭО\x0b\x1b", "15/2026-МЭО"),
        ("15_x000D_\n", "15"),
        (datetime(2026, 11, 5), "05.11.2026"),
        (datetime(2026, 11, 5, 9, 3), "05.11.2026 09:03"),
        (NOVEMBER_5, "05.11.2026"),
        ("a\ud800b", "ab"),
    ],
)
def test_a_cell_as_text_is_what_people_see(cell, text):
    assert as_text(cell) == text


def test_line_breaks_are_kept_when_asked_for():
    assert as_text(" Иванова \n\n Петров\r\n", lines=True) == "Иванова\nПетров"


@pytest.mark.parametrize("cell", [True, False, "#N/A", " #ref! ", "#ССЫЛКА!", float("nan")])
def test_booleans_errors_and_no_numbers_are_no_text(cell):
    with pytest.raises(CellError):
        as_text(cell)


def test_errors_of_both_languages_are_known():
    assert is_error("#ДЕЛ/0!")
    assert not is_error("# 5")
    assert not is_error(5)


@pytest.mark.parametrize(
    ("cell", "number"),
    [(64, 64), ("64", 64), (" 64,5 ", 64.5), ("1 000", 1000), ("1\u00a0000,25", 1000.25), ("-5", -5)],
)
def test_numbers_are_read_as_russians_write_them(cell, number):
    assert as_number(cell) == number


@pytest.mark.parametrize("cell", ["много", "6 4", "64 ч", "1,2,3", True, "#N/A", NOVEMBER_5, float("inf")])
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(CellError):
        as_number(cell)


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        (64, 64),
        ("64", 64),
        ("64 ч", 64),
        ("64 часа", 64),
        ("64,5 ч.", 64.5),
        ("1 ч 30 мин", 1.5),
        (timedelta(hours=64), 64),
    ],
)
def test_hours_are_read_with_their_unit(cell, hours):
    assert as_hours(cell) == hours


@pytest.mark.parametrize("cell", ["много", "64 дня", "#N/A", NOVEMBER_5])
def test_what_is_no_hours_is_refused(cell):
    with pytest.raises(CellError):
        as_hours(cell)


def test_a_quoted_cell_fits_into_a_sentence():
    assert shown("я" * 500) == "я" * 39 + "…"
    assert shown(datetime(2026, 11, 5, 9)) == "05.11.2026"
    assert shown(True) == "True"
    assert shown(None) == ""


def test_a_year_of_four_figures_is_never_guessed_at() -> None:
    with pytest.raises(CellError):
        as_day("15.01.0026")
