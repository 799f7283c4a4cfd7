"""Reads somebody else's Excel table: finds the sheet and the heading row by what the headings say.

The file is hostile until proved otherwise: its kind is looked at before it is opened, its size is limited, and whatever
is wrong with it becomes a FileProblem with a sentence. Row numbers are those that Excel shows.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from models.errors import UNTOUCHED, FileProblem
from models.formats import fold
from models.text import QT_TRANSLATE_NOOP, Text
from models.workbook.cells import clean, is_blank
from models.workbook.merges import merges_of

MAX_FILE = 100 * 2**20
MAX_UNPACKED = 1000 * 2**20
MAX_COLUMNS = 200
MAX_ROWS = 300_000
HEADING_ROWS = 60
BLANK_ROWS_AT_END = 5_000
PROGRESS_EVERY = 500

EMPTY = QT_TRANSLATE_NOOP("models", "The file «{name}» is empty.")
UNREADABLE = QT_TRANSLATE_NOOP("models", "The file «{name}» cannot be opened.")
NOT_EXCEL = QT_TRANSLATE_NOOP("models", "«{name}» is not an Excel workbook (.xlsx).")
OLD_EXCEL = QT_TRANSLATE_NOOP("models", "«{name}» is a workbook of the old format (.xls).")
PROTECTED = QT_TRANSLATE_NOOP("models", "The workbook «{name}» is protected by a password.")
DAMAGED = QT_TRANSLATE_NOOP("models", "The workbook «{name}» is damaged and cannot be read.")
TOO_LARGE = QT_TRANSLATE_NOOP("models", "The workbook «{name}» is too large to be read.")
SAVE_AS = Text(QT_TRANSLATE_NOOP("models", "Open it in Excel and save it as .xlsx."))
SAVE_AGAIN = Text(QT_TRANSLATE_NOOP("models", "Open it in Excel and save it again as .xlsx."))
UNLOCK = Text(QT_TRANSLATE_NOOP("models", "Take the password off in Excel and save the workbook again."))
RENAME = Text(QT_TRANSLATE_NOOP("models", "Give the columns these headings and import the file again."))

Cells = Sequence[Any]
Recognise = Callable[[Sequence[str]], Mapping[str, int]]
"""Headings (each folded by `fold_heading`) of one row -> {key of a known column: its place in the row}."""
Progress = Callable[[int], None]
"""Told every few hundred rows how many were read; may raise to stop the reading."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a table must have to be taken: how its headings are recognised, and which columns it cannot do without."""

    recognise: Recognise
    required: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: Excel's row number and the cells of the recognised columns."""

    number: int
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A recognised table: where it was found, its headings as written by their keys, its rows that hold anything."""

    sheet: str
    heading_row: int
    headings: Mapping[str, str]
    rows: tuple[Row, ...]
    other_sheets: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)

    def heading(self, *keys: str) -> str:
        """The heading of the first of `keys` that the table has, as it is written there; the last key if none."""
        return next((self.headings[key] for key in keys if key in self.headings), keys[-1])


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading row that was recognised: the last of its one or two rows, and where the known columns stand."""

    row: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]


def fold_heading(value: object) -> str:
    """A heading as it is compared: letters and digits in lower case, ё as е, everything else a single blank.

    A word divided at the end of a line («Населён-ный») is put together again.
    """
    if value is None:
        return ""
    whole = re.sub(r"(?<=\w)-\s*[\r\n]+\s*(?=[а-яё])", "", str(value))
    return " ".join(re.sub(r"[^0-9a-zа-я№]+", " ", fold(clean(whole)).replace("№", " № ")).split())


def read_table(path: Path, wanted: Wanted, progress: Progress | None = None) -> Table:
    """Read the best table of the workbook at `path`: the sheet whose headings are recognised best.

    Raises FileProblem when the file cannot be read as a workbook, holds no such table, or lacks a required column.
    """
    with _opened(path) as workbook:
        found: list[tuple[int, Any, _Found]] = []
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # the stated size of a sheet is often wrong; what is there counts
            heading = _find_headings(sheet, path, wanted.recognise)
            if heading is not None:
                found.append((_score(heading, wanted, sheet), sheet, heading))
        if not found:
            raise _problem(
                Text(
                    QT_TRANSLATE_NOOP(
                        "models", "No row of headings was found. These columns are needed: {columns}."
                    ),
                    {"columns": _listed(wanted.required.values())},
                )
            )
        best = max(found, key=lambda item: item[0])
        _, sheet, heading = best
        missing = [title for key, title in wanted.required.items() if key not in heading.columns]
        if missing:
            raise _missing(sheet.title, heading.row, missing)
        complete = [
            item for item in found if item is not best and set(wanted.required) <= set(item[2].columns)
        ]
        return Table(
            sheet.title,
            heading.row,
            heading.headings,
            tuple(_data_rows(sheet, path, heading, progress)),
            tuple(item[1].title for item in complete),
            heading.columns,
        )


def formula_rows(path: Path, table: Table, key: str) -> frozenset[int]:
    """The rows whose cell of the column `key` holds a formula; one without a value was never computed by Excel."""
    import openpyxl

    with _damage(path):
        workbook = openpyxl.load_workbook(path, read_only=True, keep_links=False)
        try:
            sheet = workbook[table.sheet]
            sheet.reset_dimensions()
            at = table.columns[key] + 1
            cells = enumerate(sheet.iter_rows(min_row=1, min_col=at, max_col=at, values_only=True), start=1)
            return frozenset(row for row, held in cells if held and str(held[0] or "").startswith("="))
        finally:
            workbook.close()


def _score(heading: _Found, wanted: Wanted, sheet: Any) -> int:
    """How well a sheet's headings fit: a required column weighs more than any number of others, hidden sheets less."""
    required = sum(key in heading.columns for key in wanted.required)
    return (required * 100 + len(heading.columns)) * 2 + int(sheet.sheet_state == "visible")


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The workbook, open for reading row by row with the values that Excel computed; closed in any case."""
    import openpyxl

    refuse_what_is_no_workbook(path)
    # openpyxl warns of what is odd in the file (styles, extensions): that is the file's business.
    warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")
    with _damage(path):
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        yield workbook
    finally:
        workbook.close()


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    """Whatever openpyxl trips over inside is the file's fault; wrap nothing but openpyxl's own work in it."""
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        yield
    except OSError as error:
        raise _named(UNREADABLE, path) from error
    except (
        InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, TypeError,
        AttributeError, EOFError, RuntimeError,
    ) as error:  # fmt: skip
        raise _named(DAMAGED, path, SAVE_AGAIN) from error


def refuse_what_is_no_workbook(path: Path) -> None:
    """Raise FileProblem with a fitting sentence unless the file looks like an .xlsx workbook of a sane size."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
            is_zip = head.startswith(b"PK") and zipfile.is_zipfile(file)
    except OSError as error:
        raise _named(UNREADABLE, path) from error
    if size == 0:
        raise _named(EMPTY, path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _old_or_protected(path)
    if not is_zip:
        raise _named(NOT_EXCEL, path, SAVE_AS)
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _named(DAMAGED, path, SAVE_AGAIN) from error
    if "[Content_Types].xml" not in names or "xl/workbook.bin" in names:
        raise _named(NOT_EXCEL, path, SAVE_AS)
    if size > MAX_FILE or unpacked > MAX_UNPACKED:
        raise _named(TOO_LARGE, path)


def _old_or_protected(path: Path) -> FileProblem:
    """Excel 97's .xls and a workbook under a password are the same kind of container."""
    with path.open("rb") as file:
        beginning = file.read(2**20)
        file.seek(max(0, path.stat().st_size - 2**20))
        inside = beginning + file.read()
    if "EncryptedPackage".encode("utf-16-le") in inside:
        return _named(PROTECTED, path, UNLOCK)
    return _named(OLD_EXCEL, path, SAVE_AS)


def _named(source: str, path: Path, todo: Text | None = None) -> FileProblem:
    return _problem(Text(source, {"name": path.name}), todo)


def _problem(happened: Text, todo: Text | None = None) -> FileProblem:
    return FileProblem(happened, UNTOUCHED, todo)


def _listed(titles: Any) -> Text:
    """Titles as one Text with commas between them."""
    names = tuple(titles)
    values = {f"n{at}": name for at, name in enumerate(names)}
    return Text(", ".join("«{" + key + "}»" for key in values), values)


def _missing(sheet: str, row: int, missing: Sequence[Text]) -> FileProblem:
    return _problem(
        Text(
            QT_TRANSLATE_NOOP(
                "models",
                "Sheet «{sheet}», row {row}: these columns are missing among the headings: {columns}.",
            ),
            {"sheet": sheet, "row": row, "columns": _listed(missing)},
        ),
        RENAME,
    )


def _find_headings(sheet: Any, path: Path, recognise: Recognise) -> _Found | None:
    """The row among the first ones whose cells are recognised best, alone or together with the row above it."""
    best: _Found | None = None
    above: Cells = ()
    for number, cells in islice(_rows(sheet, path), HEADING_ROWS):
        for texts in (_own(cells), _with_groups(above, cells)):
            columns = recognise([fold_heading(text) for text in texts])
            if len(columns) >= 2 and (best is None or len(columns) > len(best.columns)):
                best = _Found(number, columns, {key: clean(texts[at]) for key, at in columns.items()})
        above = cells
    return best


def _own(cells: Cells) -> list[str]:
    return ["" if is_blank(cell) else str(cell) for cell in cells]


def _with_groups(above: Cells, cells: Cells) -> list[str]:
    """Headings of two rows: a group's title, merged over its columns, stands before each of them."""
    joined, group = [], ""
    for at, own in enumerate(_own(cells)):
        if at < len(above) and not is_blank(above[at]):
            group = str(above[at])
        joined.append(f"{group} {own}".strip() if own else "")
    # A column merged downwards over both rows has its heading in the upper one only.
    tops = _own(above)
    return [text or (tops[at] if at < len(tops) else "") for at, text in enumerate(joined)]


def _rows(sheet: Any, path: Path) -> Iterator[tuple[int, Cells]]:
    """All rows from the first on with their numbers; what the consumer does wrong does not pass through `_damage`."""
    with _damage(path):
        yield from enumerate(
            sheet.iter_rows(min_row=1, min_col=1, max_col=MAX_COLUMNS, values_only=True), start=1
        )


def _data_rows(sheet: Any, path: Path, heading: _Found, progress: Progress | None) -> Iterator[Row]:
    """The rows under the headings that hold anything in a recognised column."""
    with _damage(path):
        merges = merges_of(sheet)
    blank, taken = 0, 0
    for number, cells in islice(_rows(sheet, path), heading.row, None):
        if progress is not None and number % PROGRESS_EVERY == 0:
            progress(number)
        values = {key: cells[at] if at < len(cells) else None for key, at in heading.columns.items()}
        merges.fill(number, values, heading.columns)
        if all(is_blank(value) for value in values.values()):
            blank += 1
            if blank > BLANK_ROWS_AT_END:  # formatting drawn down to the last row of the sheet
                return
            continue
        blank, taken = 0, taken + 1
        if taken > MAX_ROWS:
            raise _problem(
                Text(
                    QT_TRANSLATE_NOOP("models", "The sheet has more than {limit} rows."),
                    {"limit": str(MAX_ROWS)},
                )
            )
        yield Row(number, values)
