"""Days from a file: our own export (JSON, CSV, Excel), any table of date, kind and name, or a production calendar.

The file is foreign: whatever is wrong with a row is told with its number and the other rows are kept.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from models.calendar.choices import KIND_NAMES, KINDS, OFFICIAL
from models.calendar.official import SATURDAY, Mark
from models.calendar.operations import DayDraft, day_faults
from models.calendar.spans import DAY, FIRST_DAY, LAST_DAY, DayKind
from models.errors import FileProblem
from models.formats import fold
from models.text import QT_TRANSLATE_NOOP, Text
from models.workbook.cells import CellError, as_day, as_text
from models.workbook.reader import Row, Wanted, fold_heading, read_table

MOST_BYTES: Final = 5_000_000
MOST_ROWS: Final = 20_000
MONTHS: Final = range(1, 13)

KIND_WORDS: Final[Mapping[str, str]] = {
    **{str(kind): str(kind) for kind in DayKind},
    OFFICIAL: OFFICIAL,
    "праздник": DayKind.HOLIDAY,
    "праздничный день": DayKind.HOLIDAY,
    "перенос": DayKind.TRANSFER,
    "перенесенный выходной": DayKind.TRANSFER,
    "рабочий выходной": DayKind.WORKING_WEEKEND,
    "рабочая суббота": DayKind.WORKING_WEEKEND,
    "рабочее воскресенье": DayKind.WORKING_WEEKEND,
    "по указу": DayKind.DECREE,
    "нерабочий день по указу": DayKind.DECREE,
    "сокращенный день": DayKind.SHORT,
    "предпраздничный день": DayKind.SHORT,
    "поддержка не работает": DayKind.CLOSED,
    "поддержка работает": DayKind.OPEN,
    "рабочий": DayKind.WORKING,
    "рабочий день": DayKind.WORKING,
    "выходной": DayKind.WEEKEND,
    "как в официальном календаре": OFFICIAL,
    "предпраздничный сокращенный день": DayKind.SHORT,
    **{fold(name): kind for kind, name in KIND_NAMES.items()},
    **{fold(choice.title): choice.value for choice in KINDS},
}
"""What people and other programs write for a kind (folded), in either language of ours."""

HEADINGS: Final = (
    ("date", re.compile(r"^(дата|день|date|day)$")),
    ("kind", re.compile(r"^(вид|вид дня|тип|тип дня|kind|kind of day|type)$")),
    ("name", re.compile(r"^(название|наименование|праздник|name)$")),
)

Official = Callable[[date], Mark]
"""What the official calendar says a day is."""


@dataclass(frozen=True, slots=True)
class ReadDays:
    """What a file holds: decisions that differ from the official calendar, faults by row, and what it says of a year.

    `year` is set where the file is a whole year's official calendar from `source`.
    """

    drafts: tuple[DayDraft, ...]
    faults: tuple[Text, ...]
    year: int | None = None
    source: str = ""


def read_days(path: Path, official: Official) -> ReadDays:
    """Read a file by its ending: .json, .csv, .xlsx; FileProblem where it cannot be read at all."""
    ending = path.suffix.lower()
    if ending == ".xlsx":
        table = read_table(path, Wanted(_recognise, {"date": DATE, "kind": KIND}))
        return _from_rows(table.rows, official)
    text = _text_of(path)
    if ending == ".json":
        return _from_json(path, text, official)
    if ending == ".csv":
        return _from_rows(_csv_rows(path, text), official)
    raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "only .json, .csv and .xlsx are understood")))


DATE: Final = Text(QT_TRANSLATE_NOOP("models", "Date"))
KIND: Final = Text(QT_TRANSLATE_NOOP("models", "Kind of day"))


def _problem(path: Path, what: Text) -> FileProblem:
    values = {"file": path.name, "what": what}
    return FileProblem(Text(QT_TRANSLATE_NOOP("models", "The file {file} cannot be taken: {what}."), values))


def _text_of(path: Path) -> str:
    """The text in UTF-8, or in the code page that Excel still writes CSV in."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "the file is too large")))
        raw = path.read_bytes()
    except OSError as error:
        raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "it cannot be opened"))) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1251", errors="replace")


def _recognise(headings: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, pattern in HEADINGS:
        for place, heading in enumerate(headings):
            if key not in found and pattern.fullmatch(heading):
                found[key] = place
    return found


def _csv_rows(path: Path, text: str) -> Iterator[Row]:
    """The rows under the first line that has the headings."""
    delimiter = max(";,\t", key=text[:1000].count)
    columns: dict[str, int] = {}
    try:
        for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1):
            if not columns:
                found = _recognise([fold_heading(cell) for cell in cells])
                columns = found if {"date", "kind"} <= set(found) else {}
            elif any(cell.strip() for cell in cells):
                values = {key: cells[at] if at < len(cells) else None for key, at in columns.items()}
                yield Row(number, values)
    except csv.Error as error:
        raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "it is damaged"))) from error
    if not columns:
        raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "there are no columns «date» and «kind»")))


def _from_rows(rows: Iterable[Row], official: Official) -> ReadDays:
    drafts: dict[date, DayDraft] = {}
    faults: list[Text] = []
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            faults.append(
                Text(
                    QT_TRANSLATE_NOOP("models", "Only the first {most} rows were read."), {"most": MOST_ROWS}
                )
            )
            break
        try:
            draft = _draft(row.cells.get("date"), row.cells.get("kind"), row.cells.get("name"), official)
        except CellError as error:
            faults.append(_fault(row.number, error.text))
            continue
        if draft.day in drafts:
            faults.append(
                _fault(row.number, Text(QT_TRANSLATE_NOOP("models", "this day stands there twice")))
            )
            continue
        drafts[draft.day] = draft
    return ReadDays(tuple(drafts.values()), tuple(faults))


def _fault(number: int, what: Text) -> Text:
    return Text(QT_TRANSLATE_NOOP("models", "Row {number}: {what}"), {"number": number, "what": what})


def _draft(day: object, kind: object, name: object, official: Official) -> DayDraft:
    """One row as a decision; CellError with a sentence for what cannot be understood."""
    when = as_day(day)
    if when is None:
        raise CellError(Text(QT_TRANSLATE_NOOP("models", "the date is missing")))
    words = as_text(kind) or ""
    known = KIND_WORDS.get(fold(words))
    if known is None:
        raise CellError(
            Text(QT_TRANSLATE_NOOP("models", "there is no kind of day «{kind}»"), {"kind": words[:40]})
        )
    draft = _meant(when, known, (as_text(name) or "").strip(), official(when))
    for fault in day_faults(draft).values():
        raise CellError(fault)
    return draft


def _meant(day: date, kind: str, name: str, official: Mark) -> DayDraft:
    """The decision behind a row: what the official calendar says too needs none."""
    works = official.kind in {DayKind.WORKING, DayKind.SHORT, DayKind.DECREE}
    if kind == DayKind.WORKING:
        return DayDraft(day, OFFICIAL if works else DayKind.OPEN, "" if works else name)
    if kind == DayKind.WEEKEND:
        return DayDraft(day, DayKind.CLOSED if works else OFFICIAL, name if works else "")
    if kind in (OFFICIAL, official.kind):
        return DayDraft(day, OFFICIAL)
    return DayDraft(day, kind, name)


def _from_json(path: Path, text: str, official: Official) -> ReadDays:
    """Our own export {"days": [{"date", "kind", "name"}]}, or a year's {"year", "months": [{"month", "days"}]}."""
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "the file is not JSON"))) from error
    if isinstance(document, dict) and isinstance(document.get("days"), list):
        rows = [
            Row(number, item if isinstance(item, dict) else {})
            for number, item in enumerate(document["days"], 1)
        ]
        read = _from_rows(rows, official)
        year, source = document.get("year"), str(document.get("source") or "")[:200]
        whole = isinstance(year, int) and document.get("official") is True
        return ReadDays(read.drafts, read.faults, year if whole else None, source)
    if isinstance(document, dict) and isinstance(document.get("months"), list):
        return _from_months(path, document, official)
    raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "it holds no days")))


def _from_months(path: Path, document: Mapping[str, Any], official: Official) -> ReadDays:
    """A production calendar: the days off of each month; `*` marks a short day, `+` a moved day off."""
    off: set[date] = set()
    short: set[date] = set()
    try:
        year = int(document["year"])
        if not FIRST_DAY.year <= year <= LAST_DAY.year:
            raise ValueError(year)
        for month in document["months"]:
            for word in str(month["days"]).split(","):
                day = date(year, int(month["month"]), int(word.strip().rstrip("*+")))
                (short if "*" in word else off).add(day)
    except (KeyError, TypeError, ValueError) as error:
        raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "it is no production calendar"))) from error
    if {day.month for day in off} != set(MONTHS):
        raise _problem(path, Text(QT_TRANSLATE_NOOP("models", "some months are missing")))
    drafts, day = [], date(year, 1, 1)
    while day.year == year:
        drafts.append(_meant(day, _published_kind(day, off, short, official(day)), "", official(day)))
        day += DAY
    return ReadDays(tuple(drafts), (), year, path.name[:200])


def _published_kind(day: date, off: set[date], short: set[date], official: Mark) -> str:
    """The kind that a production calendar gives a day by being off or not."""
    weekend = day.isoweekday() >= SATURDAY
    if day in off:
        if official.kind is DayKind.HOLIDAY:
            return DayKind.HOLIDAY
        return DayKind.WEEKEND if weekend else DayKind.TRANSFER
    if weekend:
        return DayKind.WORKING_WEEKEND
    return DayKind.SHORT if day in short else DayKind.WORKING
