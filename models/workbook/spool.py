"""Rows on their way from the database into a file: kept in a temporary file, with all that must be known beforehand.

A sheet is written from top to bottom, but its totals, widths and number of parts stand above the rows. So the rows are
read once, quickly (the database is free again), and the slow writing then takes them from here. Memory stays flat.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO

from models.fields import Kind
from models.workbook.book import DataColumn, DataSheet
from models.workbook.labels import Labels
from models.workbook.safe_cells import MINUTES_IN_DAY, SECONDS_IN_DAY, Cell, Repairs, safe_cell, safe_text

CHUNK = 512
ROWS_PER_SHEET = 1_048_576
"""Excel's rows a sheet, heading included; what is more goes on to a further sheet."""
CLOCK = ":clock"
"""Suffix of the key of the [h]:mm twin of a column of minutes."""

Convert = Callable[[object, Repairs], Cell]
Step = Callable[[int], None]
"""Told how many rows more have been read; may raise to stop."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column as it stands in the file: where its value comes from, how it is shown, whether it is summed."""

    key: str
    title: str
    style: str
    source: int
    convert: Convert
    total: bool
    decimals: int = 2

    @property
    def is_text(self) -> bool:
        """Whether its cells are texts."""
        return self.style in {"text", "wrapped", "code"}


@dataclass(slots=True)
class Part:
    """One physical sheet of a data sheet: its rows and the sums of its total columns."""

    rows: int = 0
    sums: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Spooled:
    """A data sheet that has been read: columns, widest and filled cells, parts, and the rows themselves."""

    sheet: DataSheet
    columns: tuple[SheetColumn, ...]
    widths: list[int]
    filled: list[int]
    parts: list[Part]
    repairs: Repairs
    file: IO[bytes]

    @property
    def count(self) -> int:
        """The number of rows."""
        return sum(part.rows for part in self.parts)

    @property
    def counted(self) -> int | None:
        """The first column that every row fills: what rows are counted by; None when there is none."""
        return next((at for at, filled in enumerate(self.filled) if filled == self.count), None)

    def chunks(self) -> Iterator[list[tuple[Cell, ...]]]:
        """The rows again, some hundred at a time."""
        self.file.seek(0)
        left = self.count
        while left > 0:
            rows = pickle.load(self.file)  # noqa: S301 (our own temporary file, made a moment ago)
            left -= len(rows)
            yield rows

    def close(self) -> None:
        """Give the temporary file back."""
        self.file.close()


def spool(sheet: DataSheet, folder: Path, step: Step, labels: Labels, rows_per_part: int) -> Spooled:
    """Read all rows of a data sheet into a temporary file in `folder`, each value made safe for a cell."""
    columns = sheet_columns(sheet.columns, labels)
    file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (closed by Spooled.close)
    kept = Spooled(sheet, columns, [0] * len(columns), [0] * len(columns), [Part()], Repairs(), file)
    with ExitStack() as undo:
        undo.callback(kept.close)
        rows = iter(sheet.rows())
        while chunk := list(islice(rows, CHUNK)):
            cells = [
                tuple(column.convert(row[column.source], kept.repairs) for column in columns) for row in chunk
            ]
            _account(kept, cells, rows_per_part)
            pickle.dump(cells, kept.file, protocol=pickle.HIGHEST_PROTOCOL)
            step(len(cells))
        kept.file.flush()
        undo.pop_all()
    return kept


def _account(kept: Spooled, cells: Sequence[tuple[Cell, ...]], rows_per_part: int) -> None:
    """Count the rows into parts, add up the total columns, remember the longest texts."""
    totals = [(at, column.key) for at, column in enumerate(kept.columns) if column.total]
    for at, column in enumerate(kept.columns):
        kept.filled[at] += sum(1 for row in cells if row[at] is not None)
        if column.is_text:
            longest = max((len(str(row[at])) for row in cells if row[at] is not None), default=0)
            kept.widths[at] = max(kept.widths[at], longest)
    done = 0
    while done < len(cells):
        part = kept.parts[-1]
        if part.rows == rows_per_part:
            kept.parts.append(Part())
            continue
        mine = cells[done : done + rows_per_part - part.rows]
        part.rows += len(mine)
        done += len(mine)
        for at, key in totals:
            added = sum(value for row in mine if isinstance(value := row[at], (int, float)))
            part.sums[key] = part.sums.get(key, 0) + added


def sheet_columns(columns: Sequence[DataColumn], labels: Labels) -> tuple[SheetColumn, ...]:
    """The columns of the file: durations become two, the number and the clock."""
    made: list[SheetColumn] = []
    for source, column in enumerate(columns):
        style, convert = _form(column)
        made.append(
            SheetColumn(
                column.key, labels.amount(column), style, source, convert, column.total, column.decimals
            )
        )
        if column.kind in {Kind.MINUTES, Kind.SECONDS}:
            a_day = MINUTES_IN_DAY if column.kind is Kind.MINUTES else SECONDS_IN_DAY
            clock = "clock" if column.kind is Kind.MINUTES else "long_clock"
            made.append(
                SheetColumn(
                    column.key + CLOCK, labels.clock(column), clock, source, _share_of(a_day), column.total
                )
            )
    return tuple(made)


_STYLES = {
    Kind.TEXT: "text",
    Kind.LONG_TEXT: "wrapped",
    Kind.CODE: "code",
    Kind.PHONE: "code",
    Kind.EMAIL: "text",
    Kind.CHOICE: "text",
    Kind.FLAG: "text",
    Kind.INTEGER: "integer",
    Kind.MINUTES: "integer",
    Kind.SECONDS: "integer",
    Kind.DATE: "date",
    Kind.MOMENT: "moment",
    Kind.PERCENT: "percent",
}


def _form(column: DataColumn) -> tuple[str, Convert]:
    """The style of a column's cells and how its values become cells."""
    style = _STYLES[column.kind]
    if column.kind is Kind.CHOICE or column.choices:
        return style, _chosen(column)
    if style in {"text", "wrapped", "code"}:
        return style, _text
    return style, _percent if style == "percent" else safe_cell


def _chosen(column: DataColumn) -> Convert:
    titles = {value: safe_text(title) for value, title in column.choices.items()}
    return lambda value, repairs: titles[value] if value in titles else _text(value, repairs)


def _text(value: object, repairs: Repairs) -> Cell:
    """A text, also of a number that is a name; an empty one leaves its cell empty."""
    return None if value is None or value == "" else safe_text(str(value), repairs)


def _percent(value: object, repairs: Repairs) -> Cell:
    """Per cent are kept as the share of one, as Excel does."""
    cell = safe_cell(value, repairs)
    return cell / 100 if isinstance(cell, (int, float)) else cell


def _share_of(a_day: int) -> Convert:
    def convert(value: object, repairs: Repairs) -> Cell:
        cell = safe_cell(value, repairs)
        return cell / a_day if isinstance(cell, (int, float)) else cell

    return convert
