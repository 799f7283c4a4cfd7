"""Rows on the clipboard: values that a spreadsheet understands, and none that it would run."""

from __future__ import annotations

import pytest

from models.fields import Field, Kind
from widgets.parts.grid.copying import as_html, as_tsv, copied, harmless


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-да", "'-да"),
        ("+7 495 249-90-11", "+7 495 249-90-11"),
        ("-1:30", "-1:30"),
        ("412/2026-МЭО-88", "412/2026-МЭО-88"),
        ("", ""),
    ],
)
def test_nothing_pasted_becomes_a_formula_and_numbers_stay(value: str, text: str) -> None:
    assert harmless(value) == text


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.INTEGER, 1234567, "1234567"),
        (Kind.MINUTES, 750, "12:30"),
        (Kind.MINUTES, -90, "-1:30"),
        (Kind.PERCENT, 99.98, "99,98\u00a0%"),
        (Kind.CODE, "007", "007"),
        (Kind.TEXT, None, ""),
    ],
)
def test_numbers_are_copied_as_a_spreadsheet_takes_them(kind: Kind, value: object, text: str) -> None:
    assert copied(Field(key="k", title="t", kind=kind), value) == text


def test_tabs_and_line_breaks_cannot_break_the_table() -> None:
    assert as_tsv(["a", "b"], [["x\ty", "p\nq"]]) == "a\tb\nx y\tp q"


def test_html_is_escaped_and_its_cells_are_text() -> None:
    html = as_html(
        ["<b>"],
        [
            [
                "<script>",
            ],
            ["=1+1"],
        ],
    )

    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert html.count("mso-number-format:'\\@'") == 2
