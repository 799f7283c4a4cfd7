"""What a workbook is made of, before anything is written: data sheets, a summary of live formulas, clauses, a glossary.

All texts are in the reader's language already. A report builds a `Book`; `models.workbook.writer` writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from models.fields import Kind
from models.workbook.formulas import Formula

Value = str | int | float | None
Row = Sequence[object]

LINE_NUMBER = "_n"
"""Ends the key of a data column that only formulas look at: it is not printed and not shown in a preview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """A column of a data sheet; `kind` decides its form, `total` gives it a sum over the filtered rows.

    Minutes become two columns, minutes and [h]:mm; `choices` turns stored words into shown ones; `note` is the
    column's line in the glossary.
    """

    key: str
    title: str
    kind: Kind
    choices: Mapping[object, str] = field(default_factory=dict)
    total: bool = False
    decimals: int = 2
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSheet:
    """Rows under a title block, filter and totals; `rows` is called once and may stream any number of them."""

    key: str
    name: str
    columns: tuple[DataColumn, ...]
    rows: Callable[[], Iterable[Row]]
    expected: int = 0  # about how many rows, for the progress only


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number (or word) of the summary: live formula, our own value beside it, and the clause that judges it."""

    key: str
    title: str
    value: Value
    kind: Kind = Kind.INTEGER
    formula: Formula | None = None
    clause: str | None = None
    note: str = ""
    decimals: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A block of figures, one a line."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of a summary table; `formula` is the same for every row and names the row's cells with `Key`.

    `style` «month» shows a date as its month; empty for the usual form of the kind.
    """

    key: str
    title: str
    kind: Kind = Kind.INTEGER
    formula: Formula | None = None
    total: bool = False
    decimals: int = 2
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A native chart over columns of its table: `kind` is column, bar or line."""

    kind: str
    title: str
    category: str
    values: tuple[str, ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the summary; `rows` hold a value for every column: constants, and our own for the formulas.

    `numbered` puts 1, 2, 3 … before the columns, under the key «n».
    """

    key: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[Value]]
    numbered: bool = False
    total: str = ""  # label of the total line, "" for none
    charts: tuple[Chart, ...] = ()
    clause: str | None = None
    empty: str = ""  # said instead of the rows when there are none


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines of plain text across the page; `signatures` are lines to sign on."""

    lines: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()


Block = Figures | Table | Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of the agreement as a judged figure needs it."""

    id: str
    reference: str
    quote: str
    reading: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """A section of the reference sheet: a title, headings and lines."""

    title: str
    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole workbook; `facts` (period, filter, made by, when, database, version) make its title block.

    `late_summary` is asked for the blocks of the summary once all rows have been read. A summary that is narrow enough
    is printed upright, also without `portrait`.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    data: tuple[DataSheet, ...] = ()
    summary: tuple[Block, ...] = ()
    late_summary: Callable[[], tuple[Block, ...]] | None = None
    summary_name: str = ""  # name of the first sheet when it is not «Сводка»
    clauses: tuple[Clause, ...] = ()
    glossary: tuple[Glossary, ...] = ()
    portrait: bool = False
    one_page: bool = False  # the summary is printed on a single page
