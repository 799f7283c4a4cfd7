"""The writer: what stands where, that every formula gives our value, that files are whole or not there at all."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from models.errors import FileProblem
from models.fields import Kind
from models.text import source_language
from models.workbook.book import Book, DataColumn, Figure, Figures, Table, TableColumn
from models.workbook.data_sheet import FIRST, HEADER
from models.workbook.formulas import Count, Key, Where
from models.workbook.target import file_faults
from models.workbook.writer import write_book
from tests.workbook.books import FACTS, book, register, rows, streamed
from tests.workbook.office import check_text, convert, differences, formulas


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_book(book(), tmp_path_factory.mktemp("book") / "book.xlsx", source_language).path


@pytest.fixture(scope="module")
def data(written: Path) -> Worksheet:
    return openpyxl.load_workbook(written)["Данные"]


def test_sheets_stand_in_the_order_of_reading(written: Path) -> None:
    assert openpyxl.load_workbook(written).sheetnames == ["Summary", "Данные", "Reference", "Agreement"]


def test_heading_is_frozen_and_the_filter_covers_exactly_the_rows(data: Worksheet) -> None:
    assert data.freeze_panes == f"A{FIRST + 1}"
    assert data.auto_filter.ref == f"A{HEADER + 1}:K{FIRST + 40}"
    assert data.cell(HEADER + 1, 1).font.bold


def test_page_set_up_repeats_the_heading_on_a4_as_wide_as_the_page(data: Worksheet) -> None:
    assert (data.page_setup.paperSize, data.page_setup.orientation) == (9, "landscape")
    assert (data.page_setup.fitToWidth or 1, data.page_setup.fitToHeight) == (
        1,
        0,
    )  # 1 is what an absent one means
    assert data.sheet_properties.pageSetUpPr.fitToPage
    assert data.print_title_rows == f"${HEADER + 1}:${HEADER + 1}"
    assert "&P" in data.oddFooter.right.text or "&[Page]" in data.oddFooter.right.text


def test_no_sheet_is_protected(written: Path) -> None:
    assert not any(sheet.protection.sheet for sheet in openpyxl.load_workbook(written))


def test_moments_are_real_and_of_moscow(data: Worksheet) -> None:
    cell = data.cell(FIRST + 1, 2)
    assert cell.value == datetime(2026, 1, 9, 9, 0)
    assert cell.number_format == "dd.mm.yyyy hh:mm"


def test_minutes_stand_as_minutes_and_as_hours(data: Worksheet) -> None:
    titles = [cell.value for cell in data[HEADER + 1]]
    at = titles.index("В работе, min") + 1
    assert titles[at] == "В работе, h:mm"
    assert data.cell(FIRST + 6, at).value == 5
    assert data.cell(FIRST + 6, at).number_format == "#,##0"
    assert data.cell(FIRST + 6, at + 1).number_format == "[h]:mm"


def test_numbers_that_are_names_stay_text_without_a_green_corner(written: Path, data: Worksheet) -> None:
    assert data.cell(FIRST + 2, 1).value == "100001"
    assert data.cell(FIRST + 2, 6).value == "001/2026-МЭО"
    assert data.cell(FIRST + 2, 6).number_format == "@"
    with ZipFile(written) as archive:
        assert b'numberStoredAsText="1"' in archive.read("xl/worksheets/sheet2.xml")


def test_totals_stand_above_the_heading_and_follow_the_filter(data: Worksheet) -> None:
    assert data.cell(HEADER, 7).value == f"=SUBTOTAL(109,G{FIRST + 1}:G{FIRST + 40})"
    assert "SUBTOTAL(103" in data.cell(HEADER, 1).value


def test_columns_are_between_8_and_60_characters_wide(data: Worksheet) -> None:
    widths = [data.column_dimensions[chr(65 + at)].width for at in range(11)]
    assert all(8 <= width <= 61 for width in widths), widths


def test_long_texts_are_wrapped(data: Worksheet) -> None:
    assert data.cell(FIRST + 9, 10).alignment.wrap_text


def test_hidden_columns_hold_our_own_value_of_every_figure(written: Path) -> None:
    sheet = openpyxl.load_workbook(written)["Summary"]
    hidden = [name for name, column in sheet.column_dimensions.items() if column.hidden]
    assert hidden
    visible, values = {}, openpyxl.load_workbook(written, data_only=True)["Summary"]
    for row in sheet.iter_rows(min_row=9, min_col=3, max_col=3):
        cell = row[0]
        if cell.data_type == "f":
            visible[cell.row] = values.cell(cell.row, 3).value
    first = sheet.column_dimensions[hidden[0]].min
    assert {row: values.cell(row, first).value for row in visible} == visible


def test_every_judged_figure_has_its_clause_and_quotation(written: Path) -> None:
    sheet = openpyxl.load_workbook(written, data_only=True)["Agreement"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [line[0] for line in lines] == ["В работе", "Вывод", "По видам"]
    assert lines[0][1] == sum(row[6] for row in rows(40))
    assert {line[3] for line in lines} == {"не более 64 часов в год"}


def test_the_reference_explains_columns_and_parameters(written: Path) -> None:
    sheet = openpyxl.load_workbook(written)["Reference"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"Период", "Номер обращения", "=новое", "В работе, h:mm"} <= texts


def test_an_unknown_clause_is_a_bug_that_shows_at_once(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="quota"):
        write_book(replace(book(), clauses=()), tmp_path / "x.xlsx", source_language)
    assert list(tmp_path.iterdir()) == []


def test_people_s_words_are_never_a_criterion(tmp_path: Path) -> None:
    """COUNTIFS would read `*` as a pattern; such a table must count by number."""
    column = TableColumn(key="count", title="n", formula=Count("t", (Where("who", Key("who")),)))
    table = Table(
        key="w",
        title="w",
        columns=(TableColumn(key="who", title="w", kind=Kind.TEXT), column),
        rows=[("*", 8)],
    )
    with pytest.raises(ValueError, match="not a plain word"):
        write_book(replace(book(), summary=(table,)), tmp_path / "x.xlsx", source_language)


# Recalculation by another program


def test_every_formula_recalculates_to_our_value(written: Path, tmp_path: Path) -> None:
    empty = write_book(book([]), tmp_path / "empty.xlsx", source_language).path
    parts = write_book(book(), tmp_path / "parts.xlsx", source_language, rows_per_sheet=FIRST + 13).path
    wrong = write_book(_wrong(), tmp_path / "wrong.xlsx", source_language).path
    files = [written, empty, parts, wrong]
    found = dict(zip(files, convert(files, "xlsx", tmp_path), strict=True))
    for file in files[:3]:
        assert len(formulas(file)) > 30
        assert differences(file, found[file]) == []
        assert check_text(found[file]) == "discrepancies: 0"
    # The control: where our own value is wrong, the recalculated check must say so.
    assert check_text(found[wrong]) == "discrepancies: 1"
    assert any("Summary!C" in line for line in differences(wrong, found[wrong]))


def _wrong() -> Book:
    made = book()
    figures = made.summary[0]
    assert isinstance(figures, Figures)
    lie = replace(figures.figures[0], value=41)
    return replace(made, summary=(replace(figures, figures=(lie, *figures.figures[1:])), *made.summary[1:]))


# Streaming, parts, progress


def test_rows_beyond_a_sheet_go_on_to_a_further_one(tmp_path: Path) -> None:
    path = write_book(book(), tmp_path / "parts.xlsx", source_language, rows_per_sheet=FIRST + 13).path
    workbook = openpyxl.load_workbook(path, data_only=True)
    assert workbook.sheetnames[1:5] == ["Данные", "Данные 2", "Данные 3", "Данные 4"]
    numbers = [
        workbook[name].cell(row, 1).value
        for name in workbook.sheetnames[1:5]
        for row in range(FIRST + 1, workbook[name].max_row + 1)
    ]
    assert numbers == [str(100_000 + at) for at in range(40)]
    assert "sheet 4 of 4" in workbook["Данные 4"]["A4"].value


def test_rows_are_asked_for_once_and_as_a_stream(tmp_path: Path) -> None:
    sheet = streamed(iter(rows(1500)), 1500)
    made = Book(title="x", facts=FACTS, data=(sheet,))
    assert write_book(made, tmp_path / "x.xlsx", source_language).rows == 1500


def test_progress_grows_to_the_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_book(Book(title="x", facts=FACTS, data=(register(rows(3000)),)), tmp_path / "x.xlsx", source_language,
               lambda done, total: told.append((done, total)))  # fmt: skip
    assert told[-1] == (3000, 3000)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({done for done, _ in told}) > 8


class _Stopped(Exception):
    pass


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.99])
def test_cancelled_writing_leaves_no_file(tmp_path: Path, share: float) -> None:
    def progress(done: int, total: int) -> None:
        if done >= share * total:
            raise _Stopped

    with pytest.raises(_Stopped):
        write_book(book(rows(3000)), tmp_path / "x.xlsx", source_language, progress)
    assert list(tmp_path.iterdir()) == []


# Full disks and other places


def _full_after(calls: int):
    left = calls

    def progress(done: int, total: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    return progress


@pytest.mark.parametrize("calls", [0, 1, 2, 3, 5, 8, 13, 21])
def test_full_disk_at_any_write_leaves_the_earlier_file(tmp_path: Path, calls: int) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"earlier")
    with pytest.raises(FileProblem) as caught:
        write_book(book(rows(3000)), path, source_language, _full_after(calls))
    assert "disk is full" in caught.value.happened.source
    assert path.read_bytes() == b"earlier"
    assert [each.name for each in tmp_path.iterdir()] == ["x.xlsx"]
    write_book(book(), path, source_language)  # and once there is room again it works
    assert openpyxl.load_workbook(path).sheetnames[0] == "Summary"


def test_really_full_device_is_a_sentence(tmp_path: Path) -> None:
    """The operating system refuses to let the file grow: the error comes out of the last flush."""
    resource = pytest.importorskip("resource")
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"earlier")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(FileProblem):
            write_book(book(rows(3000)), path, source_language)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"earlier"
    assert [each.name for each in tmp_path.iterdir()] == ["x.xlsx"]


def test_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="There is no folder"):
        write_book(book(), tmp_path / "nowhere" / "x.xlsx", source_language)


def test_folder_of_that_name_is_a_sentence_and_stays(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()
    with pytest.raises(FileProblem):
        write_book(book(), tmp_path / "x.xlsx", source_language)
    assert [each.name for each in tmp_path.iterdir()] == ["x.xlsx"]


def test_tab_names_are_made_fit_and_never_clash(tmp_path: Path) -> None:
    names = ["a/b:c*d?e[f]" * 4, "a/b:c*d?e[f]" * 4, "'x'", "summary", ""]
    column = (DataColumn(key="no", title="№", kind=Kind.CODE),)
    sheets = tuple(replace(register([(1,)], column), key=str(at), name=name) for at, name in enumerate(names))
    figure = Figure(key="n", title="n", value=1, formula=Count("0"))
    made = Book(title="x", facts=FACTS, data=sheets, summary=(Figures(title="x", figures=(figure,)),))
    path = write_book(made, tmp_path / "x.xlsx", source_language).path
    found = openpyxl.load_workbook(path).sheetnames
    assert len({name.casefold() for name in found}) == len(found) == 8
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in found)


def test_a_medium_that_takes_nothing_is_a_sentence_without_a_foreign_word(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be written to"), file_faults(tmp_path / "x.xlsx"):
        raise OSError(errno.EROFS, "Read-only file system")
