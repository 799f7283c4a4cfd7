"""Where everything of the summary stands: rows of the blocks, columns of the tables, cells that formulas name.

Column A holds numbers, B the words, from C on stand the values; the program's own values stand far right, hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from xlsxwriter.utility import xl_rowcol_to_cell

from models.fields import Kind
from models.workbook.book import Block, Book, Figure, Figures, Paragraph, Table, TableColumn, Value
from models.workbook.formulas import Formula, Of, keys_of
from models.workbook.safe_cells import MINUTES_IN_DAY
from models.workbook.styles import style_of

NUMBER, WORDS, VALUES = range(3)
"""Columns A, B, C."""
NUMBER_WIDTH, WORDS_WIDTH, VALUE_WIDTH, WIDEST_VALUE = 6, 50, 13, 30
"""Widths in characters: of A, of B, and between which the others lie."""
PER_CENT = 100
CHART_ROWS, MOST_CHART_ROWS = 15, 32
TWIN = "_clock"


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column of a summary table as it stands in the file."""

    column: TableColumn
    style: str
    at: int
    source: int
    scale: int = 1

    def value(self, row: Sequence[Value]) -> Value:
        """The row's own value of this column, as the cell holds it."""
        value = row[self.source]
        if value is None and self.column.formula is not None:
            return 0
        return value / self.scale if self.scale != 1 and isinstance(value, (int, float)) else value


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table with its rows in the sheet: chart space, heading, first and last line, total line."""

    table: Table
    columns: tuple[PlacedColumn, ...]
    top: int
    header: int

    @property
    def first(self) -> int:
        """The first line."""
        return self.header + 1

    @property
    def last(self) -> int:
        """The last line; a table without rows has one that says so."""
        return self.header + max(len(self.table.rows), 1)

    @property
    def end(self) -> int:
        """The last row that the table uses."""
        return self.last + (1 if self.has_total else 0)

    @property
    def has_total(self) -> bool:
        """Whether a line of totals follows."""
        return bool(self.table.total and self.table.rows)

    @property
    def keys(self) -> frozenset[str]:
        """The columns whose cells criteria look at."""
        return keys_of(each.column.formula for each in self.columns)

    def column(self, key: str) -> PlacedColumn:
        """A column by its key; KeyError when there is none."""
        for each in self.columns:
            if each.column.key == key:
                return each
        raise KeyError(f"no column {key!r} in the table {self.table.key!r}")


@dataclass(frozen=True, slots=True)
class PlacedFigures:
    """A block of figures: one a row from `top` + 1 on."""

    block: Figures
    top: int

    @property
    def end(self) -> int:
        """The last row that the block uses."""
        return self.top + len(self.block.figures)

    def row(self, figure: Figure) -> int:
        """The row of one of its figures."""
        return self.top + 1 + self.block.figures.index(figure)


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """Lines of text from `top` on."""

    block: Paragraph
    top: int

    @property
    def end(self) -> int:
        """The last row that the block uses."""
        return self.top + len(self.block.lines) + len(self.block.signatures) - 1


Placed = PlacedTable | PlacedFigures | PlacedParagraph


@dataclass(slots=True)
class Layout:
    """The plan of the summary sheet."""

    check_row: int
    blocks: list[Placed] = field(default_factory=list)
    width: int = VALUES + 4
    """Number of visible columns."""
    widths: list[int] = field(default_factory=list)
    """Their widths in characters."""
    portrait: bool = False
    """Whether the sheet is printed upright."""

    @property
    def own(self) -> int:
        """The first hidden column: own values stand `own` - VALUES to the right of their cells."""
        return self.width + 1

    @property
    def differs(self) -> int:
        """The hidden column that counts a row's discrepancies."""
        return self.own + self.width - VALUES

    @property
    def end(self) -> int:
        """The last row of the sheet that is used."""
        return self.blocks[-1].end if self.blocks else self.check_row

    def figure(self, key: str) -> tuple[int, int]:
        """Row and column of a figure's value; KeyError when there is none."""
        for placed in self.blocks:
            if isinstance(placed, PlacedFigures):
                for figure in placed.block.figures:
                    if figure.key == key:
                        return placed.row(figure), VALUES
        raise KeyError(f"no figure {key!r}")

    def table(self, key: str) -> PlacedTable:
        """A table by its key; KeyError when there is none."""
        for placed in self.blocks:
            if isinstance(placed, PlacedTable) and placed.table.key == key:
                return placed
        raise KeyError(f"no table {key!r}")


def lay_out(book: Book) -> Layout:
    """Give every block of the summary its place: title, facts, check, its note, then the blocks."""
    layout = Layout(check_row=len(book.facts) + 1)
    row = layout.check_row + 3
    for block in book.summary:
        placed = _placed(block, row)
        layout.blocks.append(placed)
        if isinstance(placed, PlacedTable):
            layout.width = max(layout.width, placed.columns[-1].at + 1)
        row = placed.end + 2
    layout.widths = [
        NUMBER_WIDTH,
        WORDS_WIDTH,
        *(_width_of(layout, at) for at in range(VALUES, layout.width)),
    ]
    layout.portrait = book.portrait or _points(layout) * READABLE <= PAGE[True][0]
    return layout


def _points(layout: Layout) -> float:
    """The width of the visible columns on paper, before they are shrunk to the page."""
    return sum(each * _CHARACTER + _GAP for each in layout.widths)


def _width_of(layout: Layout, at: int) -> int:
    """Wide enough for the texts that tables have in a column, within reason."""
    tables = [placed for placed in layout.blocks if isinstance(placed, PlacedTable)]
    columns = [(placed, each) for placed in tables for each in placed.columns if each.at == at]
    texts = [
        str(value)
        for placed, each in columns
        if each.style == "text"
        for row in placed.table.rows
        if (value := each.value(row)) is not None
    ]
    words = [word for _, each in columns for word in each.column.title.split()]
    longest = max((len(text) + 2 for text in (*texts, *words)), default=0)
    return max(VALUE_WIDTH, min(WIDEST_VALUE, longest))


def _placed(block: Block, top: int) -> Placed:
    if isinstance(block, Figures):
        return PlacedFigures(block, top)
    if isinstance(block, Paragraph):
        return PlacedParagraph(block, top)
    space = chart_rows(block) if block.charts and block.rows else 0
    return PlacedTable(block, table_columns(block), top, top + 1 + space)


def chart_rows(table: Table) -> int:
    """So many rows the charts of a table cover; a bar chart grows with its bars."""
    bars = any(chart.kind == "bar" for chart in table.charts)
    return max(CHART_ROWS, min(len(table.rows) + 6, MOST_CHART_ROWS)) if bars else CHART_ROWS


def table_columns(table: Table) -> tuple[PlacedColumn, ...]:
    """The columns of the file: words in B, values from C on, durations with their [h]:mm twin."""
    placed: list[PlacedColumn] = []
    at = WORDS
    for source, column in enumerate(table.columns):
        scale = PER_CENT if column.kind is Kind.PERCENT else 1
        placed.append(PlacedColumn(column, column.style or style_of(column.kind), at, source, scale))
        at += 1
        if column.kind is Kind.MINUTES:
            formula: Formula | None = Of(f"{{{column.key}}}/{MINUTES_IN_DAY}")
            twin = replace(column, key=column.key + TWIN, title="", formula=formula)
            placed.append(PlacedColumn(twin, "clock", at, source, MINUTES_IN_DAY))
            at += 1
    return tuple(placed)


PAGE = {False: (770, 498), True: (545, 745)}
"""Printable width and height of an A4 page in points: landscape, portrait."""
_ROW, _CHARACTER, _GAP = 15, 5.3, 3.8
READABLE = 0.7
"""The least size to which a sheet is shrunk so that it can be printed upright."""
_KEEP = 3  # lines of a table that stay with its heading


def page_breaks(layout: Layout) -> list[int]:
    """Rows before which a printed page ends, so that no chart and no heading is cut off its table."""
    width, height = PAGE[layout.portrait]
    shrunk = min(1.0, width / _points(layout))
    rows = int(height / shrunk / _ROW)
    breaks: list[int] = []
    first = 0
    for placed in layout.blocks:
        kept = placed.first + _KEEP if isinstance(placed, PlacedTable) else placed.end
        if min(kept, placed.end) - first >= rows > kept - placed.top:
            breaks.append(placed.top)
            first = placed.top
        while placed.end - first >= rows:
            first += rows
    return breaks


def absolute(row: int, column: int) -> str:
    """A cell as `$C$12`."""
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def cell_name(row: int, column: int) -> str:
    """A cell of the row at hand as `$C12`."""
    return str(xl_rowcol_to_cell(row, column, col_abs=True))
