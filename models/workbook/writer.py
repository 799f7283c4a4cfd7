"""The one safe way into Excel: a `Book` becomes an .xlsx file, whole or not at all.

Built on XlsxWriter's streaming mode (tests/bench/bench_workbook.py says why). Every text goes through `cells.safe_text`
and is written as a text; every formula is ours and carries our own value. Memory does not grow with the rows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from xlsxwriter.workbook import Workbook

from models.text import Translate
from models.workbook.book import Book
from models.workbook.data_sheet import FIRST, DataWriter, PlacedPart
from models.workbook.labels import Labels
from models.workbook.ranges import DataRanges, PlacedData
from models.workbook.reference_sheets import ClauseWriter, ReferenceWriter
from models.workbook.safe_cells import Repairs, safe_text
from models.workbook.spool import ROWS_PER_SHEET, Spooled, spool
from models.workbook.styles import Styles
from models.workbook.summary_layout import lay_out
from models.workbook.summary_sheet import SummaryWriter
from models.workbook.target import Sink, file_faults, replacing, temporary_prefix

Progress = Callable[[int, int], None]
"""progress(done, total) in rows; may raise to stop the writing."""

NAME_LIMIT = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_READ_SHARE = 0.15
"""The part of the whole work that reading takes; the rest is writing."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written."""

    path: Path
    rows: int
    size: int
    repairs: Repairs


class Reading:
    """The data of a book, read into temporary files: after this the database is no longer needed."""

    def __init__(self, book: Book, spooled: Sequence[Spooled], folder: Path) -> None:
        self.book = book
        self.spooled = tuple(spooled)
        self.folder = folder

    @property
    def rows(self) -> int:
        """All rows of all data sheets."""
        return sum(each.count for each in self.spooled)


def _no_progress(done: int, total: int) -> None:
    del done, total


@contextmanager
def reading(
    book: Book,
    translate: Translate,
    progress: Progress = _no_progress,
    *,
    folder: Path | None = None,
    rows_per_sheet: int = ROWS_PER_SHEET,
    token: str = "",
) -> Iterator[Reading]:
    """Read the rows of all data sheets; the temporary files (in `folder`, by default the system's) go at the end.

    `token` is in their folder's name, so that another process could remove it.
    """
    with ExitStack() as stack:
        with file_faults(Path(tempfile.gettempdir())):
            place = stack.enter_context(
                tempfile.TemporaryDirectory(prefix=temporary_prefix(token), dir=folder)
            )
        meter = _Meter(progress, 0.0, _READ_SHARE, sum(sheet.expected for sheet in book.data))
        spooled: list[Spooled] = []
        for sheet in book.data:
            with file_faults(Path(place)):
                each = spool(sheet, Path(place), meter.step, Labels(translate), rows_per_sheet - FIRST)
            stack.enter_context(closing(each))
            spooled.append(each)
        whole = book if book.late_summary is None else replace(book, summary=book.late_summary())
        yield Reading(whole, spooled, Path(place))


def write_book(
    book: Book,
    path: Path,
    translate: Translate,
    progress: Progress = _no_progress,
    *,
    rows_per_sheet: int = ROWS_PER_SHEET,
) -> Outcome:
    """Read and write a whole workbook; FileProblem when the file cannot be made, then nothing has changed."""
    with reading(book, translate, progress, rows_per_sheet=rows_per_sheet) as source:
        return write_reading(source, path, translate, progress)


def write_reading(
    source: Reading, path: Path, translate: Translate, progress: Progress = _no_progress, *, token: str = ""
) -> Outcome:
    """Write what was read; `token` names the part file so that another process could remove it."""
    meter = _Meter(progress, _READ_SHARE, 1 - _READ_SHARE, source.rows)
    with replacing(path, lambda: meter.step(0), token) as sink:
        _fill(sink, source, Labels(translate), meter)
    repairs = Repairs(
        sum(each.repairs.replaced for each in source.spooled),
        sum(each.repairs.cut for each in source.spooled),
    )
    progress(max(source.rows, 1), max(source.rows, 1))
    return Outcome(path, source.rows, path.stat().st_size, repairs)


def _fill(sink: Sink, source: Reading, labels: Labels, meter: _Meter) -> None:
    workbook = Workbook(sink, {**_OPTIONS, "tmpdir": str(source.folder)})
    with ExitStack() as undo:
        undo.callback(_drop, workbook)
        _write_sheets(workbook, source, labels, meter)
        workbook.close()
        undo.pop_all()


def _drop(workbook: Workbook) -> None:
    """Close the temporary files of a workbook that will not be finished."""
    for tab in workbook.worksheets():
        tab.row_data_fh.close()


def _write_sheets(workbook: Workbook, source: Reading, labels: Labels, meter: _Meter) -> None:
    book = source.book
    workbook.set_properties({"title": safe_text(book.title), "comments": "Пульт МЭО"})
    styles = Styles(workbook, labels.number_formats)
    names = _Names()
    summary_name = names.take(book.summary_name or labels.summary)
    summary = workbook.add_worksheet(summary_name) if book.summary else None
    placed = [_placed(each, names) for each in source.spooled]
    tabs = [[workbook.add_worksheet(part.name) for part in each.parts] for each in placed]
    reference = workbook.add_worksheet(names.take(labels.reference))
    ranges = DataRanges({each.spooled.sheet.key: each for each in placed})
    layout = lay_out(book)
    if summary is not None:
        SummaryWriter(workbook, summary, (book, layout, ranges), styles, labels).write()
    for each, own in zip(placed, tabs, strict=True):
        DataWriter(book, each.spooled, styles, labels).write(
            list(zip(own, each.parts, strict=True)), meter.step
        )
    ReferenceWriter(reference, book, styles, labels).write()
    if book.summary:
        clauses = workbook.add_worksheet(names.take(labels.agreement))
        ClauseWriter(clauses, book, styles, labels).write(layout, summary_name)


def _placed(spooled: Spooled, names: _Names) -> PlacedData:
    name = spooled.sheet.name
    parts = [
        PlacedPart(names.take(name if at == 1 else f"{name} {at}"), part)
        for at, part in enumerate(spooled.parts, 1)
    ]
    return PlacedData(spooled, tuple(parts))


class _Names:
    """Names of tabs: what Excel forbids is replaced, none is longer than 31 letters, none comes twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        clean = safe_text(wanted).translate(_FORBIDDEN).replace("\n", " ").strip().strip("'") or "_"
        name, number = clean[:NAME_LIMIT], 2
        while name.casefold() in self._taken:
            tail = f" {number}"
            name, number = clean[: NAME_LIMIT - len(tail)] + tail, number + 1
        self._taken.add(name.casefold())
        return name


class _Meter:
    """Adds up steps of rows into one progress for the whole work."""

    def __init__(self, progress: Progress, start: float, share: float, expected: int) -> None:
        self._progress = progress
        self._start = start
        self._share = share
        self._expected = max(expected, 1)
        self._done = 0

    def step(self, rows: int) -> None:
        self._done += rows
        fraction = min(self._done / self._expected, 1.0)
        self._progress(int(self._expected * (self._start + self._share * fraction)), self._expected)
