"""Hostile text as every field: nothing raises, nothing becomes a formula, a link or an error."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.fields import Kind
from models.text import source_language
from models.workbook.book import (
    Book,
    Chart,
    DataColumn,
    DataSheet,
    Figure,
    Figures,
    Glossary,
    Paragraph,
    Table,
    TableColumn,
)
from models.workbook.data_sheet import FIRST
from models.workbook.formulas import Count
from models.workbook.safe_cells import TEXT_LIMIT, Repairs, safe_text
from models.workbook.writer import write_book
from tests.workbook.office import convert, differences, formulas

LONG = "ы" * 40_000
HOSTILE = [
    "=1+1", "=HYPERLINK(\"http://example.org\",\"нажми\")", "=cmd|' /C calc'!A0", "=", "==", "{=1+1}", "+1+1", "-1+1",
    "@SUM(1,1)", "'=1+1", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "#N/A", "#ДЕЛ/0!", "#REF!", "TRUE", "ИСТИНА", "1E5",
    "007", "12345678901234567890", "1/2", "01.02.2026", "12:30", "50%", "-5", "+7 (495) 249-90-11", "http://example.org",
    "https://example.org/" + "a" * 2100, "mailto:x@example.org", "file:///etc/passwd", "internal:Summary!A1",
    "external:c:\\x.xlsx", "\x00ноль", "звонок\x07", "верт\x0bтаб", "эс\x1bкейп", "делит\x7f", "возврат\rкаретки",
    "две\r\nстроки", "\ud800",
    "пол\udc00буквы", "\ud83d\ude00", "😀👩‍👩‍👧", "\ufffe\uffff", "\u202eслева", "\u200bноль-ширины",
    "_x000D_", "_x0041_", "<b>&amp;</b>]]>", "\"кавычки\"", "' апостроф", "%s {0} {x} ${x}",
    "&P &N &[Page]", "\u2028", "",
    " ", "  пробелы  ", LONG, "😀" * 20_000,
]  # fmt: skip


def expected(text: str) -> str | None:
    """What a reader of the file must see."""
    return safe_text(text) or None


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hostile text as every column, title, fact, note, glossary line, tab name, chart title and paragraph."""
    columns = tuple(
        DataColumn(
            key=f"c{at}", title=HOSTILE[at] * 2, kind=kind, note=HOSTILE[-1 - at], total=kind is Kind.INTEGER
        )
        for at, kind in enumerate(Kind)
    )
    rows = [tuple(text for _ in Kind) for text in HOSTILE]
    sheet = DataSheet(key="t", name="=1+1", columns=columns, rows=lambda: rows, expected=len(rows))
    blocks = [
        Figures(
            title=text,
            figures=(
                Figure(key=f"a{at}", title=text, value=text, kind=Kind.TEXT, note=text),
                Figure(key=f"b{at}", title=text, value=at, formula=Count("t", column="c0")),
            ),
        )
        for at, text in enumerate(HOSTILE)
    ]
    chart = Chart(kind="column", title="=1+1", category="w", values=("n",))
    table = Table(
        key="t", title="=1+1", rows=[(text, 1) for text in HOSTILE], charts=(chart,),
        columns=(TableColumn(key="w", title="=1+1", kind=Kind.TEXT), TableColumn(key="n", title="@x")),
    )  # fmt: skip
    book = Book(
        title="=1+1 & \x00",
        facts=tuple((text, text) for text in HOSTILE[:6]),
        data=(sheet,),
        summary=(*blocks, table, Paragraph(lines=tuple(HOSTILE), signatures=("=1+1",))),
        glossary=(
            Glossary(title="=1+1", header=("=a", "@b"), lines=tuple((text, text) for text in HOSTILE)),
        ),
    )
    return write_book(book, tmp_path_factory.mktemp("hostile") / "hostile.xlsx", source_language).path


def test_only_our_own_formulas_are_formulas(written: Path) -> None:
    found = formulas(written)
    assert all(
        value.startswith(("=COUNTA(", "=SUBTOTAL(", "=IFERROR(", '="discrepancies', '="rows: '))
        for value, _ in found.values()
    )
    data = [cell for sheet, cell in found if sheet == "=1+1"]
    assert all(int("".join(filter(str.isdigit, cell))) < FIRST for cell in data)


def test_nothing_becomes_a_link_or_an_error_cell(written: Path) -> None:
    with ZipFile(written) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any("hyperlink" in name for name in archive.namelist())
    for sheet in sheets:
        assert b"<hyperlink" not in sheet
        assert b't="e"' not in sheet


@pytest.mark.parametrize("kind", list(Kind))
def test_every_hostile_text_reads_back_equal_or_visibly_repaired(written: Path, kind: Kind) -> None:
    sheet = openpyxl.load_workbook(written, read_only=False)["=1+1"]
    unit = {Kind.MINUTES: ", min", Kind.SECONDS: ", s"}.get(kind, "")
    titles = [cell.value for cell in sheet[FIRST]]
    at = titles.index(safe_text(HOSTILE[list(Kind).index(kind)] * 2) + unit) + 1
    for row, text in enumerate(HOSTILE, start=FIRST + 1):
        assert _decoded(sheet.cell(row, at).value) == expected(text), repr(text[:30])


def _decoded(value: object) -> object:
    """openpyxl shows the escape of a literal _x000D_ as it stands in the file; other readers show the literal."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def test_another_program_opens_it_and_sees_the_same_texts(tmp_path: Path) -> None:
    """Texts of up to Excel's limit, letter by letter, plain and wrapped, and as words of the summary."""
    columns = tuple(
        DataColumn(key=kind.value, title=kind.value, kind=kind)
        for kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.CODE)
    )
    rows = [(text, text, text) for text in HOSTILE]
    figure = Figure(key="n", title="=1+1", value=len(rows) - 1, formula=Count("t", column="text"), note="@x")
    book = Book(
        title="=1+1",
        facts=(("=a", "=b"),),
        data=(DataSheet(key="t", name="t", columns=columns, rows=lambda: rows),),
        summary=(Figures(title="=1+1", figures=(figure,)), Paragraph(lines=("=1+1",))),
    )
    path = write_book(book, tmp_path / "hostile.xlsx", source_language).path
    (copy,) = convert([path], "xlsx", tmp_path)
    sheet, theirs = openpyxl.load_workbook(path)["t"], openpyxl.load_workbook(copy)["t"]
    different = [
        (sheet.cell(row, column).value, theirs.cell(row, column).value)
        for row in range(FIRST + 1, FIRST + 1 + len(HOSTILE))
        for column in (1, 2, 3)
        if _decoded(sheet.cell(row, column).value) != _decoded(theirs.cell(row, column).value)
    ]
    assert different == []
    assert [cell for name, cell in formulas(copy) if name == "t"] == []
    assert differences(path, copy) == []


def test_repairs_are_announced_in_the_title_block(written: Path) -> None:
    said = openpyxl.load_workbook(written)["=1+1"]["A4"].value
    assert "were replaced" in said
    assert "were cut" in said


# The text itself


def test_control_characters_become_their_pictures() -> None:
    assert safe_text("a\x00b\x07c\x7f") == "a␀b␇c␡"


def test_halves_of_a_letter_are_joined_or_marked() -> None:
    assert safe_text("\ud83d\ude00") == "😀"
    assert safe_text("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize("text", [LONG, "😀" * 20_000, "a" * 32_768])
def test_cut_text_says_so_and_fits(text: str) -> None:
    repairs = Repairs()
    cut = safe_text(text, repairs)
    assert len(cut.encode("utf-16-le")) // 2 <= TEXT_LIMIT
    assert "→" in cut[-30:]
    assert text.startswith(cut[:30_000][: len(cut) // 2])
    assert repairs == Repairs(replaced=0, cut=1)


def test_longest_text_that_fits_is_untouched() -> None:
    assert safe_text("ы" * TEXT_LIMIT) == "ы" * TEXT_LIMIT


@given(st.text(st.characters(blacklist_categories=()), max_size=60))
def test_any_text_can_be_written_and_what_is_allowed_stays(text: str) -> None:
    safe = safe_text(text)
    safe.encode("utf-8")
    assert safe_text(safe) == safe
    if not any(
        ord(letter) < 32 or 0xD800 <= ord(letter) <= 0xDFFF or letter in "\x7f\ufffe\uffff" for letter in text
    ):
        assert safe == text
