"""How a workbook comes out of the printer: upright or on its side, on how many pages, nothing cut off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl

from models.fields import Kind
from models.text import source_language
from models.workbook.book import (
    Book,
    Clause,
    DataColumn,
    DataSheet,
    Figure,
    Figures,
    Glossary,
    Table,
    TableColumn,
)
from models.workbook.data_sheet import HEADER
from models.workbook.formulas import Count, Key, Of, Sum, Where
from models.workbook.safe_cells import serial
from models.workbook.writer import write_book
from tests.workbook.books import COLUMNS, FACTS, book, rows
from tests.workbook.office import convert, differences

WIDE = tuple(DataColumn(key=f"t{at}", title="Столбец " * 6, kind=Kind.TEXT) for at in range(20))


def written(made: Book, folder: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(write_book(made, folder / "book.xlsx", source_language).path)


def test_a_narrow_summary_stands_upright_and_a_wide_one_lies(tmp_path: Path) -> None:
    narrow = written(book(), tmp_path)["Summary"]
    assert narrow.page_setup.orientation == "portrait"
    columns = tuple(TableColumn(key=f"c{at}", title=str(at)) for at in range(14))
    table = Table(key="w", title="Широкая", columns=columns, rows=[tuple(range(14))])
    made = book()
    wide = written(replace(made, summary=(*made.summary, table)), tmp_path)["Summary"]
    assert wide.page_setup.orientation == "landscape"


def test_a_list_too_wide_for_a_page_goes_over_several_and_its_first_column_with_it(tmp_path: Path) -> None:
    cells = [tuple("слово " * 8 for _ in WIDE)]
    sheet = DataSheet(key="t", name="Данные", columns=WIDE, rows=lambda: cells)
    tab = written(Book(title="Широкая", facts=FACTS, data=(sheet,)), tmp_path)["Данные"]
    assert tab.page_setup.fitToWidth == 4
    assert tab.page_setup.pageOrder == "overThenDown"
    assert (tab.print_title_cols, tab.print_title_rows) == ("$A:$A", f"${HEADER + 1}:${HEADER + 1}")


def test_columns_that_only_formulas_look_at_are_not_printed(tmp_path: Path) -> None:
    assert COLUMNS[-1].key == "who_n"
    tab = written(book(), tmp_path)["Данные"]
    assert tab.print_area == "'Данные'!$A$1:$J$46"  # the column K holds the numbers of the lines


def test_what_stands_beside_a_figure_is_never_cut_off(tmp_path: Path) -> None:
    note = "Очень длинное пояснение к показателю, которое не помещается в оставшиеся столбцы. " * 3
    figure = Figure(key="a", title="Показатель", value=5, kind=Kind.MINUTES, note=note)
    made = Book(title="Сводка", facts=FACTS, summary=(Figures(title="Итоги", figures=(figure,)),))
    tab = written(made, tmp_path)["Summary"]
    row = next(cell.row for cell in tab["B"] if cell.value == "Показатель")
    assert f"E{row}:F{row}" in {str(span) for span in tab.merged_cells.ranges}
    assert tab.row_dimensions[row].height >= 8 * 15
    assert tab.cell(row, 3).number_format == '#,##0" min"'


def test_a_page_that_must_be_one_is_one(tmp_path: Path) -> None:
    tab = written(replace(book(), one_page=True), tmp_path)["Summary"]
    assert (tab.page_setup.fitToWidth or 1, tab.page_setup.fitToHeight or 1) == (1, 1)
    assert not tab.row_breaks.brk


def test_months_are_counted_by_their_first_day_and_spans_by_both_ends(tmp_path: Path) -> None:
    """Dates that only formulas know: a month after a cell, a day after a cell; another program agrees."""
    held = rows(60)
    days = [row[2] for row in held]
    first, last = min(days).replace(day=1), max(days)
    second = first.replace(month=first.month + 1)
    whole = Where("day", Key("from", months=1), "<")
    table = Table(
        key="months", title="Месяцы",
        columns=(
            TableColumn(key="from", title="Месяц", kind=Kind.DATE, style="month"),
            TableColumn(key="n", title="Всего", formula=Count("t", (Where("day", Key("from"), ">="), whole))),
        ),
        rows=[(serial(day), sum(each.month == day.month for each in days)) for day in (first, second)],
    )  # fmt: skip
    upto = (Where("day", Key("from"), ">="), Where("day", Key("to", days=1), "<"))
    span = Table(
        key="span", title="Срок",
        columns=(
            TableColumn(key="from", title="с", kind=Kind.DATE),
            TableColumn(key="to", title="по", kind=Kind.DATE),
            TableColumn(key="sum", title="Минут", formula=Of("{all}", {"all": Sum("t", "minutes", upto)})),
        ),
        rows=[(serial(first), serial(last), sum(row[6] for row in held))],
    )  # fmt: skip
    path = write_book(replace(book(held), summary=(table, span)), tmp_path / "m.xlsx", source_language).path
    tab = openpyxl.load_workbook(path)["Summary"]
    assert "[$-409]mmmm yyyy" in {cell.number_format for cell in tab["B"]}
    (copy,) = convert([path], "xlsx", tmp_path)
    assert differences(path, copy) == []


def test_clauses_and_the_reference_have_rows_as_high_as_their_wrapped_texts(tmp_path: Path) -> None:
    quote = "Для обеспечения доступа к ним в режиме 24/7 с временем доступности в году. " * 3
    clause = Clause(id="c", reference="Пункт", quote=quote, edition="Соглашение об уровне услуг, редакция 1")
    glossary = Glossary(title="Слова", header=(), lines=(("Слово", "Кратко", quote),))
    made = book()
    held = written(replace(made, clauses=(*made.clauses, clause), glossary=(glossary,)), tmp_path)
    for name, letter, word in (("Agreement", "C", "Пункт"), ("Reference", "A", "Слово")):
        tab = held[name]
        row = next(cell.row for cell in tab[letter] if cell.value == word)
        assert (tab.row_dimensions[row].height or 15) >= 4 * 15, name
