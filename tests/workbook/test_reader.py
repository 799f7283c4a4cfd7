"""The tolerant reader: finds the table whatever surrounds it, and says what is wrong with a file it cannot read."""

import io
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest
import xlsxwriter

from models.errors import FileProblem
from models.text import Text, render, source_language
from models.workbook import reader
from models.workbook.reader import Wanted, fold_heading, read_table

HEADINGS = ("Номер", "Имя", "Город")


def recognise(headings):
    names = {"номер": "number", "имя": "name", "город": "town", "группа имя": "name", "группа город": "town"}
    return {names[text]: place for place, text in enumerate(headings) if text in names}


WANTED = Wanted(recognise, {"number": Text("Номер"), "name": Text("Имя")})


@pytest.fixture
def save(tmp_path):
    def write(rows, name="file.xlsx", sheet="Лист1", change=None):
        book = openpyxl.Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(row)
        if change is not None:
            change(book)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def cells(table, key="name"):
    return [(row.number, row.cells[key]) for row in table.rows]


def problem(path):
    with pytest.raises(FileProblem) as refused:
        read_table(path, WANTED)
    return " ".join(render(text, source_language) for text in refused.value.sentences())


def test_the_heading_row_is_found_under_titles_and_rows_keep_excels_numbers(save):
    path = save([("Реестр",), ("выгружено",), (), HEADINGS, (1, "Анна", "Рязань"), (), (2, "Борис", None)])
    table = read_table(path, WANTED)
    assert (table.sheet, table.heading_row) == ("Лист1", 4)
    assert cells(table) == [(5, "Анна"), (7, "Борис")]


def test_headings_are_known_in_any_order_case_and_spacing(save):
    table = read_table(save([(" ГОРОД ", "Имя\u00a0", "но\u00adмер:"), ("Рязань", "Анна", 1)]), WANTED)
    assert table.headings == {"town": "ГОРОД", "name": "Имя", "number": "номер:"}
    assert table.rows[0].cells == {"town": "Рязань", "name": "Анна", "number": 1}


def test_the_first_known_heading_is_named_in_sentences(save):
    table = read_table(save([HEADINGS, (1, "Анна", "")]), WANTED)
    assert table.heading("region", "town") == "Город"
    assert table.heading("region") == "region"


def test_headings_in_two_rows_are_joined(save):
    def merge(book):
        book.active.merge_cells("A1:A2")
        book.active.merge_cells("B1:C1")

    path = save([("Номер", "Группа", None), (None, "Имя", "Город"), (1, "Анна", "Рязань")], change=merge)
    table = read_table(path, WANTED)
    assert table.heading_row == 2
    assert table.rows[0].cells == {"number": 1, "name": "Анна", "town": "Рязань"}


def test_the_sheet_with_the_headings_is_chosen_and_other_tables_are_named(save):
    def more(book):
        cover = book.create_sheet("Обложка", 0)
        cover.append(["Реестр", "за", "год"])
        archive = book.create_sheet("Архив")
        archive.append(HEADINGS[:2])
        archive.append([9, "Зоя"])

    table = read_table(save([HEADINGS, (1, "Анна", "")], sheet="Основной", change=more), WANTED)
    assert (table.sheet, table.other_sheets) == ("Основной", ("Архив",))


def test_a_hidden_sheet_loses_against_a_visible_one(save):
    def hide(book):
        book.active.sheet_state = "hidden"
        shown = book.create_sheet("Видимый")
        shown.append(HEADINGS)
        shown.append([2, "Борис", ""])

    assert read_table(save([HEADINGS, (1, "Анна", "")], change=hide), WANTED).sheet == "Видимый"


def test_a_cell_merged_downwards_counts_for_all_its_rows(save):
    def merge(book):
        book.active.merge_cells("C2:C3")

    path = save([HEADINGS, (1, "Анна", "Рязань"), (2, "Борис", None), (3, "Вера", None)], change=merge)
    assert cells(read_table(path, WANTED), "town") == [(2, "Рязань"), (3, "Рязань"), (4, None)]


def test_columns_beyond_z_are_merged_too(save):
    def fill(book):
        book.active.cell(1, 30, "Город")
        book.active.cell(2, 30, "Рязань")
        book.active.merge_cells("AD2:AD3")

    table = read_table(save([("Номер", "Имя"), (1, "Анна"), (2, "Борис")], change=fill), WANTED)
    assert cells(table, "town") == [(2, "Рязань"), (3, "Рязань")]


def test_formulas_give_the_value_that_excel_computed(tmp_path):
    path = tmp_path / "formulas.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_formula(1, 0, "=1+1", None, 2)
    sheet.write_formula(1, 1, '="Ан"&"на"', None, "Анна")
    book.close()
    assert read_table(path, WANTED).rows[0].cells["name"] == "Анна"


def test_dates_numbers_booleans_and_errors_come_as_they_are(save):
    path = save([HEADINGS, (15, datetime(2026, 11, 5), True), (1.5, "#N/A", "x")])
    rows = read_table(path, WANTED).rows
    assert [tuple(row.cells.values()) for row in rows] == [
        (15, datetime(2026, 11, 5), True),
        (1.5, "#N/A", "x"),
    ]


def test_a_wrong_size_stated_in_the_file_is_not_believed(save):
    path = rewrite(
        save([HEADINGS, (1, "Анна", "Рязань")]), "xl/worksheets/sheet1.xml", rb'ref="A1:C2"', b'ref="A1"'
    )
    assert cells(read_table(path, WANTED)) == [(2, "Анна")]


def test_rows_formatted_down_to_the_end_of_the_sheet_do_not_matter(save):
    def far(book):
        book.active.cell(1_000_000, 1).number_format = "0"

    path = save([HEADINGS, (1, "Анна", "")], change=far)
    assert cells(read_table(path, WANTED)) == [(2, "Анна")]


def test_a_long_table_reports_its_progress_and_can_be_stopped(save):
    class Stop(Exception):
        pass

    seen = []

    def progress(row):
        seen.append(row)
        if row >= 1000:
            raise Stop

    path = save([HEADINGS, *((number, "Анна", "") for number in range(1, 1500))])
    with pytest.raises(Stop):
        read_table(path, WANTED, progress)
    assert seen == [500, 1000]


def test_too_many_rows_are_refused(save, monkeypatch):
    monkeypatch.setattr(reader, "MAX_ROWS", 3)
    assert "more than 3 rows" in problem(save([HEADINGS, *((n, "Анна", "") for n in range(1, 9))]))


def test_a_fault_of_the_caller_is_not_blamed_on_the_file(save):
    def broken(_headings):
        raise KeyError("mine")

    with pytest.raises(KeyError):
        read_table(save([HEADINGS]), Wanted(broken, {}))


def test_a_missing_column_is_named_with_the_row_of_the_headings(save):
    assert "row 2: these columns are missing among the headings: «Имя»" in problem(
        save([("Реестр",), ("Номер", "Город")])
    )


def test_a_table_without_known_headings_says_which_are_needed(save):
    assert problem(save([("a", "b"), (1, 2)])).startswith(
        "No row of headings was found. These columns are needed: «Номер», «Имя»."
    )


def test_an_empty_sheet_has_no_headings(save):
    assert problem(save([])).startswith("No row of headings was found")


def test_a_missing_file_and_a_folder_cannot_be_opened(tmp_path):
    assert problem(tmp_path / "нет.xlsx").startswith("The file «нет.xlsx» cannot be opened.")
    assert problem(tmp_path).startswith("The file «")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "of the old format (.xls)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"number;name\n1;2\n", "is not an Excel workbook"),
        (b"<html><table></table></html>", "is not an Excel workbook"),
        (b"PK\x03\x04" + b"\0" * 50, "is not an Excel workbook"),
        (b"\x89PNG\r\n\x1a\n", "is not an Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_fitting_sentence(tmp_path, content, words):
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    assert words in problem(path)


def test_another_zip_is_no_workbook(tmp_path):
    path = tmp_path / "file.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "is not an Excel workbook" in problem(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(save, monkeypatch):
    monkeypatch.setattr(reader, "MAX_UNPACKED", 1000)
    assert "is too large" in problem(save([HEADINGS]))


def rewrite(path, part, pattern, replacement):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert re.search(pattern, parts[part])
    parts[part] = re.sub(pattern, replacement, parts[part])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("part", "pattern", "replacement"),
    [
        ("xl/worksheets/sheet1.xml", rb"</sheetData>", b""),
        ("xl/worksheets/sheet1.xml", rb"<sheetData>", b"<sheetData><row r='x'>"),
        ("xl/workbook.xml", rb"<sheets>", b""),
        ("xl/_rels/workbook.xml.rels", rb"worksheets/sheet1.xml", b"worksheets/nowhere.xml"),
        ("xl/styles.xml", rb"<cellXfs[^>]*>", b"<cellXfs><wrong>"),
        ("xl/worksheets/sheet1.xml", rb't="(s|inlineStr)"', b't="s"><v>999</v><x a="'),
    ],
)
def test_a_damaged_workbook_becomes_a_sentence(save, part, pattern, replacement):
    path = rewrite(save([HEADINGS, (1, "Анна", "")]), part, pattern, replacement)
    assert re.search("is damaged and cannot be read|No row of headings", problem(path))


def test_an_entity_bomb_is_damage(save):
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    path = rewrite(
        save([HEADINGS]), "xl/worksheets/sheet1.xml", rb"^(<\?xml[^>]*>)?<worksheet", bomb + b"]><worksheet"
    )
    path = rewrite(
        path, "xl/worksheets/sheet1.xml", rb"<sheetData>", b"<sheetData><row><c t='str'><v>&j;</v></c></row>"
    )
    assert problem(path)


@pytest.mark.parametrize("seed", range(25))
def test_flipped_bytes_never_end_in_a_crash(save, seed):
    """Damage anywhere gives a table or a sentence, never an exception of some library."""
    path = save([HEADINGS, *((n, "Анна", "Рязань") for n in range(20))])
    content = bytearray(path.read_bytes())
    for step in range(12):
        content[(seed * 7919 + step * 104729) % len(content)] ^= 1 << (step % 8)
    path.write_bytes(content)
    try:
        read_table(path, WANTED)
    except FileProblem as refused:
        assert render(refused.happened, source_language)


def test_headings_fold_to_letters_digits_and_the_number_sign():
    assert fold_heading("  № \n Дого-\nвора_x000D_ (Ё) ") == "№ договора е"
    assert fold_heading("Населён-\nный пункт") == "населенный пункт"
    assert fold_heading(None) == ""
    assert fold_heading(15) == "15"


def test_nothing_is_left_open_so_the_file_can_be_replaced(save, tmp_path):
    path = save([HEADINGS, (1, "Анна", "")])
    read_table(path, WANTED)
    path.replace(tmp_path / "moved.xlsx")
    assert io.BytesIO((tmp_path / "moved.xlsx").read_bytes())
