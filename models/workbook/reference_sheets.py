"""Writes the two sheets that explain a workbook: «Справочник» (how it was made, columns) and «Соглашение» (clauses)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from models.workbook.book import Book, Clause, DataSheet, Figure, Figures, Glossary, Table
from models.workbook.data_sheet import fit_height, quoted_name, set_up_page, write_text
from models.workbook.labels import Labels
from models.workbook.safe_cells import needs_quote, safe_cell, safe_text
from models.workbook.spool import CLOCK, sheet_columns
from models.workbook.styles import Styles, style_of
from models.workbook.summary_layout import Layout, absolute
from models.workbook.summary_sheet import figure_value

_REFERENCE_WIDTHS = (26, 30, 70, 24, 24)
_CLAUSE_WIDTHS = (38, 16, 22, 70, 40, 30)


class ReferenceWriter:
    """Writes «Справочник»: the facts of the title block, the report's own sections, and what each column means."""

    def __init__(self, tab: Worksheet, book: Book, styles: Styles, labels: Labels) -> None:
        self._tab = tab
        self._book = book
        self._styles = styles
        self._labels = labels
        self._row = 0

    def write(self) -> None:
        """Write the sheet from top to bottom."""
        set_up_page(self._tab, self._book.title, self._labels, portrait=False)
        for at, width in enumerate(_REFERENCE_WIDTHS):
            self._tab.set_column(at, at, width)
        self._section(Glossary(title=self._labels.parameters, header=(), lines=self._book.facts))
        for section in self._book.glossary:
            self._section(section)
        lines = tuple(line for sheet in self._book.data for line in self._column_lines(sheet))
        if lines:
            self._section(
                Glossary(title=self._labels.columns, header=self._labels.column_header, lines=lines)
            )

    def _section(self, section: Glossary) -> None:
        write_text(self._tab, self._row, 0, section.title, self._styles.block())
        self._row += 1
        if section.header:
            self._line(section.header, self._styles.header("text"))
        for line in section.lines:
            self._line(line, None)
        self._row += 1

    def _line(self, texts: Sequence[str], style: Format | None) -> None:
        fit_height(self._tab, self._row, zip(texts, _REFERENCE_WIDTHS, strict=False))
        for at, text in enumerate(texts):
            look = style or self._styles.cell("wrapped", quoted=needs_quote(text))
            write_text(self._tab, self._row, at, text, look)
        self._row += 1

    def _column_lines(self, sheet: DataSheet) -> Iterable[tuple[str, str, str]]:
        notes = {column.key: column.note for column in sheet.columns}
        for column in sheet_columns(sheet.columns, self._labels):
            twin = column.key.endswith(CLOCK)
            yield sheet.name, column.title, self._labels.twin if twin else notes[column.key]


@dataclass(frozen=True, slots=True)
class _Judged:
    """Something that a clause judges: a figure, or a whole table."""

    title: str
    clause: str
    figure: Figure | None = None


class ClauseWriter:
    """Writes «Соглашение»: every judged figure, live, with its clause, quotation, reading and edition."""

    def __init__(self, tab: Worksheet, book: Book, styles: Styles, labels: Labels) -> None:
        self._tab = tab
        self._book = book
        self._styles = styles
        self._labels = labels

    def write(self, layout: Layout, summary: str) -> None:
        """Write the sheet; `summary` is the name of the tab that the figures stand on."""
        set_up_page(self._tab, self._book.title, self._labels, portrait=False)
        for at, width in enumerate(_CLAUSE_WIDTHS):
            self._tab.set_column(at, at, width)
        for at, title in enumerate(self._labels.clause_header):
            write_text(self._tab, 0, at, title, self._styles.header("text"))
        self._tab.freeze_panes(1, 0)
        self._tab.repeat_rows(0)
        judged = judged_by_clauses(self._book)
        clauses = {clause.id: clause for clause in self._book.clauses}
        for row, each in enumerate(judged, start=1):
            self._write_line(row, each, clauses[each.clause], layout, summary)
        others = [
            clause for clause in self._book.clauses if clause.id not in {each.clause for each in judged}
        ]
        for row, clause in enumerate(others, start=len(judged) + 1):
            self._write_clause(row, clause)
        if not self._book.clauses:
            write_text(self._tab, 1, 0, self._labels.not_judged, self._styles.fact())

    def _write_line(self, row: int, judged: _Judged, clause: Clause, layout: Layout, summary: str) -> None:
        write_text(self._tab, row, 0, judged.title, self._styles.cell("wrapped"))
        figure = judged.figure
        if figure is not None:
            value = safe_cell(figure_value(figure))
            formula = f"={quoted_name(summary)}!{absolute(*layout.figure(figure.key))}"
            look = self._styles.cell(style_of(figure.kind), decimals=figure.decimals, align="left")
            self._tab.write_formula(row, 1, formula, look, 0 if value is None else value)
        self._write_clause(row, clause, judged.title)

    def _write_clause(self, row: int, clause: Clause, title: str = "") -> None:
        texts = (clause.reference, clause.quote, clause.reading, clause.edition)
        widths = (_CLAUSE_WIDTHS[0], *_CLAUSE_WIDTHS[2:])
        fit_height(self._tab, row, zip((title, *texts), widths, strict=True))
        for at, text in enumerate(texts, start=2):
            self._tab.write_string(row, at, safe_text(text), self._styles.cell("wrapped"))


def judged_by_clauses(book: Book) -> Sequence[_Judged]:
    """The figures and tables of the summary that name a clause; KeyError for one that the book does not quote."""
    known = {clause.id for clause in book.clauses}
    found: list[_Judged] = []
    for block in book.summary:
        if isinstance(block, Figures):
            found += [_Judged(each.title, each.clause, each) for each in block.figures if each.clause]
        elif isinstance(block, Table) and block.clause:
            found.append(_Judged(block.title, block.clause))
    for each in found:
        if each.clause not in known:
            raise KeyError(f"the clause {each.clause!r} is not among the book's clauses")
    return found
