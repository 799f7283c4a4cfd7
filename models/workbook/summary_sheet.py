"""Writes the summary: live formulas over the data sheets, our own value of each beside it in hidden columns, one check.

The visible cell «расхождений: 0» adds up the rows in which the two differ. A figure that follows the filter of a data
sheet (SUBTOTAL) is compared only while no filter is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from models.fields import Kind
from models.workbook.book import Book, Clause, Figure, Value
from models.workbook.data_sheet import quoted_text, set_up_page, word_lines, write_text
from models.workbook.formulas import Formula, Places, filtered_sheets, is_plain, written
from models.workbook.labels import Labels
from models.workbook.ranges import DataRanges
from models.workbook.safe_cells import MINUTES_IN_DAY, safe_cell, safe_text
from models.workbook.styles import Styles, style_of
from models.workbook.summary_charts import insert_charts
from models.workbook.summary_layout import (
    NUMBER,
    PER_CENT,
    VALUES,
    WORDS,
    Layout,
    PlacedColumn,
    PlacedFigures,
    PlacedParagraph,
    PlacedTable,
    absolute,
    cell_name,
    page_breaks,
)

TOLERANCE = "0.000001"
WORDS_LIMIT = 500
_LINE = 15


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row of the summary offers to formulas: its table, and the row itself."""

    table: PlacedTable | None = None
    row: int = 0


class SummaryWriter:
    """Writes the summary sheet of one workbook into its tab."""

    def __init__(
        self,
        workbook: Workbook,
        tab: Worksheet,
        plan: tuple[Book, Layout, DataRanges],
        styles: Styles,
        labels: Labels,
    ) -> None:
        self._workbook = workbook
        self._tab = tab
        self._book, self._layout, self._ranges = plan
        self._styles = styles
        self._labels = labels
        self._clauses: dict[str, Clause] = {clause.id: clause for clause in self._book.clauses}

    def write(self) -> None:
        """Write the sheet from top to bottom."""
        self._set_up()
        self._write_head()
        for placed in self._layout.blocks:
            match placed:
                case PlacedFigures():
                    self._write_figures(placed)
                case PlacedTable():
                    self._write_table(placed)
                case PlacedParagraph():
                    self._write_paragraph(placed)

    def _set_up(self) -> None:
        tab, layout = self._tab, self._layout
        for column, width in enumerate(layout.widths):
            tab.set_column(column, column, width)
        tab.set_column(layout.own, layout.differs, None, None, {"hidden": True})
        set_up_page(tab, self._book.title, self._labels, portrait=layout.portrait)
        if self._book.one_page:
            tab.fit_to_pages(1, 1)
        else:
            tab.set_h_pagebreaks(page_breaks(layout))
        tab.hide_gridlines(2)
        tab.print_area(0, 0, layout.end, layout.width - 1)

    def _write_head(self) -> None:
        """Title, facts and the check; the check is written before the rows it adds up, as a formula can be."""
        tab, layout, labels = self._tab, self._layout, self._labels
        tab.set_row(0, 24)
        write_text(tab, 0, 0, self._book.title, self._styles.title())
        for row, (name, value) in enumerate(self._book.facts, start=1):
            write_text(tab, row, 0, f"{name}: {value}", self._styles.fact())
        span = f"{absolute(layout.check_row + 1, layout.differs)}:{absolute(layout.end, layout.differs)}"
        formula = f"={quoted_text(labels.check)}&SUM({span})"
        tab.write_formula(layout.check_row, 0, formula, self._styles.check(), f"{labels.check}0")
        write_text(tab, layout.check_row, layout.own, labels.program_value, self._styles.note())
        for criteria, good in (("==", True), ("!=", False)):
            look = {"type": "cell", "criteria": criteria, "value": quoted_text(f"{labels.check}0")}
            look["format"] = self._styles.verdict(good=good)
            tab.conditional_format(layout.check_row, 0, layout.check_row, 0, look)
        self._spread(layout.check_row + 1, labels.check_note, self._styles.note())

    def _spread(self, row: int, text: str, style: Any) -> None:
        """A text across all visible columns, as high as it needs."""
        self._set_height(row, [(text, sum(self._layout.widths))])
        self._merge(row, 0, text, style)

    def _merge(self, row: int, first: int, text: str, style: Any) -> None:
        """One cell from `first` to the last visible column."""
        last = self._layout.width - 1
        if first < last:
            self._tab.merge_range(row, first, row, last, "", style)
        self._tab.write_string(row, first, safe_text(text), style)

    def _set_height(self, row: int, texts: Iterable[tuple[str, int]]) -> None:
        """As high as the wrapped texts need: (text, width in characters); not every program finds that out itself."""
        lines = max((word_lines(text, width) for text, width in texts), default=1)
        if lines > 1:
            self._tab.set_row(row, _LINE * lines)

    def _write_figures(self, placed: PlacedFigures) -> None:
        write_text(self._tab, placed.top, NUMBER, placed.block.title, self._styles.block())
        for figure in placed.block.figures:
            self._write_figure(figure, placed.row(figure))

    def _write_figure(self, figure: Figure, row: int) -> None:
        style = style_of(figure.kind)
        look = self._styles.figure(
            "minutes" if figure.kind is Kind.MINUTES else style, decimals=figure.decimals
        )
        write_text(self._tab, row, WORDS, figure.title, self._styles.figure_title())
        value = figure_value(figure)
        self._write_value(row, VALUES, figure.formula, value, look, _Line(row=row))
        notes_at = VALUES + 1
        if figure.kind is Kind.MINUTES:
            cell = xl_rowcol_to_cell(row, VALUES)
            clock = value / MINUTES_IN_DAY if isinstance(value, (int, float)) else 0
            self._tab.write_formula(
                row, notes_at, f"={cell}/{MINUTES_IN_DAY}", self._styles.figure("clock"), clock
            )
            notes_at += 1
        clause = self._clauses.get(figure.clause or "")
        note = " · ".join(filter(None, [clause.reference if clause else "", figure.note]))
        needed = [(figure.title, self._layout.widths[WORDS])]
        if note:
            needed.append((note, sum(self._layout.widths[notes_at:])))
            self._merge(row, notes_at, note, self._styles.remark())
        self._set_height(row, needed)
        if figure.formula is not None:
            self._write_check(row, [(VALUES, value)], filtered_sheets(figure.formula))

    def _write_value(
        self, row: int, at: int, formula: Formula | None, value: Value, look: Any, line: _Line
    ) -> None:
        """One cell: a constant, or a formula with our own value as the value it has until it is recalculated."""
        if formula is None:
            self._write_constant(row, at, value, look)
            return
        text = "=" + written(formula, self._places(line))
        own = safe_cell(value)
        self._tab.write_formula(row, at, text, look, "" if own is None else own)
        self._write_constant(row, at + self._layout.own - VALUES, value, self._styles.own())

    def _write_constant(self, row: int, at: int, value: Value, look: Any) -> None:
        cell = safe_cell(value)
        if isinstance(cell, str):
            self._tab.write_string(row, at, shortened(cell), look)
        elif cell is None:
            self._tab.write_blank(row, at, None, look)
        else:
            self._tab.write_number(row, at, cell, look)

    def _places(self, line: _Line) -> Places:
        def cell(name: str) -> str:
            if line.table is not None:
                if name == "n" and line.table.table.numbered:
                    return cell_name(line.row, NUMBER)
                if name in {each.column.key for each in line.table.columns}:
                    return cell_name(line.row, line.table.column(name).at)
            return absolute(*self._layout.figure(name))

        def span(table: str | None, column: str) -> str:
            placed = line.table if table is None else self._layout.table(table)
            if placed is None:
                raise KeyError(f"a column needs a table: {column!r}")
            at = placed.column(column).at
            return f"{absolute(placed.first, at)}:{absolute(placed.last, at)}"

        return Places(self._ranges.spans, cell, span)

    def _write_table(self, placed: PlacedTable) -> None:
        table = placed.table
        clause = self._clauses.get(table.clause or "")
        title = f"{table.title} ({clause.reference})" if clause else table.title
        write_text(self._tab, placed.top, NUMBER, title, self._styles.block())
        insert_charts(self._workbook, self._tab, placed, self._layout, self._styles)
        self._write_table_header(placed)
        for row, values in enumerate(table.rows, start=placed.first):
            self._write_table_row(placed, row, values)
        if not table.rows:
            write_text(self._tab, placed.first, WORDS, table.empty, self._styles.fact())
        if placed.has_total:
            self._write_table_total(placed)

    def _write_table_header(self, placed: PlacedTable) -> None:
        widths = self._layout.widths
        self._set_height(placed.header, [(each.column.title, widths[each.at]) for each in placed.columns])
        if placed.table.numbered:
            write_text(self._tab, placed.header, NUMBER, "№", self._styles.number_header())
        for each in placed.columns:
            title = each.column.title or self._labels.hours
            look = self._styles.header("text") if each.at == WORDS else self._styles.value_header(each.style)
            write_text(self._tab, placed.header, each.at, title, look)

    def _write_table_row(self, placed: PlacedTable, row: int, values: Sequence[Value]) -> None:
        line = _Line(placed, row)
        shown = [(str(each.value(values)), each.at) for each in placed.columns if each.style == "text"]
        self._set_height(row, [(shortened(text), self._layout.widths[at]) for text, at in shown])
        if placed.table.numbered:
            self._tab.write_number(row, NUMBER, row - placed.header, self._styles.number())
        checked: list[tuple[int, Value]] = []
        filtered: set[str] = set()
        for each in placed.columns:
            value = each.value(values)
            refuse_pattern(placed, each, value)
            look = self._look(each)
            self._write_value(row, each.at, each.column.formula, value, look, line)
            if each.column.formula is not None:
                checked.append((each.at, value))
                filtered |= filtered_sheets(each.column.formula)
        if checked:
            self._write_check(row, checked, filtered)

    def _look(self, column: PlacedColumn) -> Any:
        """The style of a column's cells; texts keep away from the numbers before them."""
        if column.style == "text":
            return self._styles.cell("wrapped", align="left", indent=0 if column.at == WORDS else 1)
        align = "left" if column.at == WORDS else "right"
        return self._styles.cell(column.style, decimals=column.column.decimals, align=align)

    def _write_table_total(self, placed: PlacedTable) -> None:
        row = placed.last + 1
        checked: list[tuple[int, Value]] = []
        write_text(self._tab, row, WORDS, placed.table.total, self._styles.total("text"))
        for each in placed.columns[1:]:
            look = self._styles.total(each.style, decimals=each.column.decimals)
            if not each.column.total:
                self._tab.write_blank(row, each.at, None, look)
                continue
            values = [each.value(values) for values in placed.table.rows]
            total = sum(value for value in values if isinstance(value, (int, float)))
            text = f"=SUM({absolute(placed.first, each.at)}:{absolute(placed.last, each.at)})"
            self._tab.write_formula(row, each.at, text, look, total)
            self._write_constant(row, each.at + self._layout.own - VALUES, total, self._styles.own())
            checked.append((each.at, total))
        if checked:
            self._write_check(row, checked, set())

    def _write_check(self, row: int, cells: Sequence[tuple[int, Value]], filtered: set[str]) -> None:
        """Count the cells of a row that differ from our own values; 0 is what it should be."""
        terms = []
        for first, last in runs(at for at, value in cells if not isinstance(value, str)):
            live = f"{xl_rowcol_to_cell(row, first)}:{xl_rowcol_to_cell(row, last)}"
            shift = self._layout.own - VALUES
            own = f"{xl_rowcol_to_cell(row, first + shift)}:{xl_rowcol_to_cell(row, last + shift)}"
            terms.append(f"SUMPRODUCT(--(ABS({live}-{own})>{TOLERANCE}))")
        for at, value in cells:
            if isinstance(value, str):
                own = xl_rowcol_to_cell(row, at + self._layout.own - VALUES)
                terms.append(f"IF(EXACT({xl_rowcol_to_cell(row, at)},{own}),0,1)")
        check = "+".join(terms)
        for sheet in sorted(filtered):
            rows = self._ranges.spans(sheet, None)
            unfiltered = "+".join(f"SUBTOTAL(103,{span})-COUNTA({span})" for span in rows)
            check = f"IF({unfiltered}=0,{check},0)"
        self._tab.write_formula(row, self._layout.differs, f"=IFERROR({check},1)", None, 0)

    def _write_paragraph(self, placed: PlacedParagraph) -> None:
        row = placed.top
        for line in placed.block.lines:
            self._spread(row, line, self._styles.paragraph())
            row += 1
        for line in placed.block.signatures:
            self._tab.set_row(row, 2 * _LINE)
            write_text(self._tab, row, WORDS, line, self._styles.signature())
            row += 1


def shortened(words: str) -> str:
    """Words of a summary line: whoever needs all of a very long text finds it on the data sheet."""
    return words if len(words) <= WORDS_LIMIT else f"{words[:WORDS_LIMIT]}…"


def refuse_pattern(placed: PlacedTable, column: PlacedColumn, value: Value) -> None:
    """A cell that criteria look at must not hold a word which Excel would read as a pattern."""
    if isinstance(value, str) and not is_plain(value) and column.column.key in placed.keys:
        raise ValueError(f"not a plain word for a condition: {value!r}")


def figure_value(figure: Figure) -> Value:
    """The figure's own value as its cell holds it: per cent as a share of one."""
    if figure.kind is Kind.PERCENT and isinstance(figure.value, (int, float)):
        return figure.value / PER_CENT
    return figure.value


def runs(columns: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbouring columns as (first, last) pairs: 2, 3, 5 -> (2, 3), (5, 5)."""
    found: list[tuple[int, int]] = []
    for column in columns:
        if found and found[-1][1] == column - 1:
            found[-1] = (found[-1][0], column)
        else:
            found.append((column, column))
    return found
