"""Writes a data sheet: title block, totals that follow the filter, frozen heading with autofilter, rows, pages."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from models.formats import group_digits
from models.workbook.book import LINE_NUMBER, Book
from models.workbook.labels import Labels
from models.workbook.safe_cells import Cell, needs_quote, safe_text
from models.workbook.spool import Part, SheetColumn, Spooled
from models.workbook.styles import Styles

TITLE, FACTS, MORE_FACTS, CONTENTS, TOTALS, HEADER, FIRST = range(7)
"""Rows of a data sheet, counted from 0; the data begin in `FIRST`."""

NARROWEST, WIDEST = 8, 60
_FIXED_WIDTHS = {"date": 12, "moment": 17, "clock": 11, "long_clock": 12, "percent": 12}
_FIRST_WIDTH = 14
PAGE_WIDTH, READABLE = 145, 0.45
"""Characters across an A4 page on its side, and the least size to which a sheet is shrunk for printing."""
_LINE = 15
_MOST_LINES = 12  # of a long text; the rest is read in the cell
_HIGHEST = 409  # points; Excel knows no higher row
_LETTERS = 0.85
_BUTTON = 3  # characters that the filter's button covers
_PAPER_A4 = 9
_HEADER_LIMIT = 120  # of Excel's 255 characters for a whole footer

Step = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part of a data sheet with the name of its tab."""

    name: str
    part: Part

    @property
    def last(self) -> int:
        """Its last row, counted from 0; an empty sheet has one empty row for formulas to look at."""
        return FIRST + max(self.part.rows, 1) - 1

    def span(self, column: int) -> str:
        """The absolute range of a column, with the name of the sheet."""
        letter = xl_col_to_name(column)
        return f"{quoted_name(self.name)}!${letter}${FIRST + 1}:${letter}${self.last + 1}"


def quoted_name(name: str) -> str:
    """A sheet name as formulas take it."""
    return "'" + name.replace("'", "''") + "'"


def quoted_text(text: str) -> str:
    """A text as formulas take it."""
    return '"' + text.replace('"', '""') + '"'


class DataWriter:
    """Writes the parts of one data sheet one after the other, streaming the rows from the spool."""

    def __init__(self, book: Book, spooled: Spooled, styles: Styles, labels: Labels) -> None:
        self._book = book
        self._spooled = spooled
        self._styles = styles
        self._labels = labels
        self._numbers = [self._style(column) for column in spooled.columns]
        self._texts = [self._text_style(column) for column in spooled.columns]
        self._quoted = [self._text_style(column, quoted=True) for column in spooled.columns]

    def write(self, tabs: Sequence[tuple[Worksheet, PlacedPart]], step: Step) -> None:
        """Write all parts into their tabs; `step` hears of every chunk of rows and may raise."""
        rows = self._rows(step)
        for number, (tab, placed) in enumerate(tabs):
            self._set_up(tab, placed)
            self._write_head(tab, placed, number, len(tabs))
            self._write_rows(tab, placed.part.rows, rows)

    def _rows(self, step: Step) -> Iterator[tuple[Cell, ...]]:
        for chunk in self._spooled.chunks():
            step(len(chunk))
            yield from chunk

    def _style(self, column: SheetColumn) -> Format:
        return self._styles.cell(column.style, decimals=column.decimals)

    def _text_style(self, column: SheetColumn, *, quoted: bool = False) -> Format:
        return self._styles.cell(column.style if column.is_text else "text", quoted=quoted)

    def _set_up(self, tab: Worksheet, placed: PlacedPart) -> None:
        columns = self._spooled.columns
        for at, column in enumerate(columns):
            tab.set_column(at, at, self._width(at, column))
        tab.freeze_panes(FIRST, 0)
        tab.autofilter(HEADER, 0, placed.last, len(columns) - 1)
        texts = [at for at, column in enumerate(columns) if column.is_text]
        if texts:
            spans = (f"{xl_col_to_name(at)}{FIRST + 1}:{xl_col_to_name(at)}{placed.last + 1}" for at in texts)
            tab.ignore_errors({"number_stored_as_text": " ".join(spans)})
        set_up_page(tab, self._book.title, self._labels, portrait=False, pages=self._pages_wide())
        tab.print_area(0, 0, placed.last, self._printed() - 1)
        tab.repeat_rows(HEADER)
        if self._pages_wide() > 1:
            tab.repeat_columns(0)
            tab.print_across()

    def _printed(self) -> int:
        """How many columns are printed: those at the end that only formulas look at are not."""
        columns = self._spooled.columns
        shown = [at for at, column in enumerate(columns, start=1) if not column.key.endswith(LINE_NUMBER)]
        return max(shown, default=len(columns))

    def _pages_wide(self) -> int:
        """So many pages beside each other that the print can be read."""
        widths = sum(self._width(at, column) for at, column in self._columns()[: self._printed()])
        return max(1, math.ceil(widths * READABLE / PAGE_WIDTH))

    def _width(self, at: int, column: SheetColumn) -> int:
        """Between 8 and 60 characters: wide enough for the texts, the sums and the longest word of the title."""
        title = title_width(column.title) + _BUTTON
        if column.is_text:
            wanted = self._spooled.widths[at] + 2
        else:
            largest = max((abs(part.sums.get(column.key, 0)) for part in self._spooled.parts), default=0)
            wanted = max(_FIXED_WIDTHS.get(column.style, 10), len(group_digits(int(largest))) + 3)
        least = _FIRST_WIDTH if at == 0 else NARROWEST
        return max(least, min(WIDEST, max(title, wanted)))

    def _write_head(self, tab: Worksheet, placed: PlacedPart, number: int, count: int) -> None:
        facts = [f"{name}: {value}" for name, value in self._book.facts]
        tab.set_row(TITLE, 21)
        write_text(tab, TITLE, 0, self._book.title, self._styles.title())
        write_text(tab, FACTS, 0, " · ".join(facts[:2]), self._styles.fact())
        write_text(tab, MORE_FACTS, 0, " · ".join(facts[2:]), self._styles.fact())
        contents = self._labels.contents(placed.part.rows, self._spooled.repairs, number, count)
        write_text(tab, CONTENTS, 0, contents, self._styles.fact())
        self._write_totals(tab, placed)
        lines = max(
            wrapped_lines(column.title, self._width(at, column) - _BUTTON) for at, column in self._columns()
        )
        tab.set_row(HEADER, _LINE * max(lines, 2))
        for at, column in self._columns():
            write_text(tab, HEADER, at, column.title, self._styles.header(column.style))

    def _columns(self) -> list[tuple[int, SheetColumn]]:
        return list(enumerate(self._spooled.columns))

    def _write_totals(self, tab: Worksheet, placed: PlacedPart) -> None:
        """Above the heading, so that sorting cannot move the totals and the filter cannot hide them."""
        counted = self._spooled.counted
        for at, column in self._columns():
            style = self._styles.total(column.style if column.total else "text", decimals=column.decimals)
            span = self._local_span(at, placed)
            if column.total:
                tab.write_formula(
                    TOTALS, at, f"=SUBTOTAL(109,{span})", style, placed.part.sums.get(column.key, 0)
                )
            elif at == 0 and counted is not None:
                label, rows = self._labels.filtered_rows, placed.part.rows
                formula = f"={quoted_text(label)}&SUBTOTAL(103,{self._local_span(counted, placed)})"
                tab.write_formula(TOTALS, at, formula, style, f"{label}{rows}")
            else:
                tab.write_blank(TOTALS, at, None, style)

    @staticmethod
    def _local_span(at: int, placed: PlacedPart) -> str:
        return f"{xl_rowcol_to_cell(FIRST, at)}:{xl_rowcol_to_cell(placed.last, at)}"

    def _write_rows(self, tab: Worksheet, count: int, rows: Iterator[tuple[Cell, ...]]) -> None:
        """The hot loop: only what every cell needs."""
        write_string, write_number = tab.write_string, tab.write_number
        numbers, texts, quoted = self._numbers, self._texts, self._quoted
        wrapped = [
            (at, self._width(at, column)) for at, column in self._columns() if column.style == "wrapped"
        ]
        for row in range(FIRST, FIRST + count):
            cells = next(rows)
            if wrapped:
                self._set_height(tab, row, [(str(cells[at] or ""), width) for at, width in wrapped])
            for at, value in enumerate(cells):
                if value is None:
                    continue
                if isinstance(value, str):
                    write_string(row, at, value, quoted[at] if needs_quote(value) else texts[at])
                else:
                    write_number(row, at, value, numbers[at])

    @staticmethod
    def _set_height(tab: Worksheet, row: int, texts: Sequence[tuple[str, int]]) -> None:
        """High enough for long texts: not every program finds that out by itself."""
        letters = [(text[: width * _MOST_LINES], int(width * _LETTERS)) for text, width in texts]
        lines = max(wrapped_lines(text, width) for text, width in letters)
        if lines > 1:
            tab.set_row(row, _LINE * min(lines, _MOST_LINES))


def wrapped_lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column of that width; quick, for sheets of very many rows."""
    return sum(-(-max(len(line), 1) // max(width, 1)) for line in text.split("\n"))


def word_lines(text: str, width: int) -> int:
    """How many lines a text takes where `width` characters fit on one and words are not broken."""
    return sum(len(wrap(line, max(width, 1))) or 1 for line in text.split("\n"))


def fit_height(tab: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """A row as high as its wrapped texts need: (text, width of the column); not every program finds that out itself.

    Letters are taken to be a little wider than the digits that a column's width counts, as other fonts have them.
    """
    lines = max((word_lines(text, int(width * _LETTERS)) for text, width in texts), default=1)
    if lines > 1:
        tab.set_row(row, min(_LINE * lines, _HIGHEST))


def title_width(title: str) -> int:
    """The least width at which a heading fits on two lines."""
    words = title.split()
    halves = (max(len(" ".join(words[:cut])), len(" ".join(words[cut:]))) for cut in range(len(words) + 1))
    return min(halves, default=0)


def write_text(tab: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """A text that is nothing but a text, made safe."""
    tab.write_string(row, column, safe_text(text), style)


def set_up_page(tab: Worksheet, title: str, labels: Labels, *, portrait: bool, pages: int = 1) -> None:
    """A4, as wide as the page (or so many of them), «страница x из y» at the foot."""
    tab.set_paper(_PAPER_A4)
    if portrait:
        tab.set_portrait()
    else:
        tab.set_landscape()
    tab.fit_to_pages(pages, 0)
    tab.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.75)
    name = safe_text(title)[:_HEADER_LIMIT].replace("\n", " ").replace("&", "&&")
    tab.set_footer(f"&L{name}&R{labels.footer}")
