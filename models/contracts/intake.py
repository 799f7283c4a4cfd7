"""Reads a registry of contracts from somebody else's workbook into drafts; a row that cannot be taken is refused alone.

One refusal a row, with Excel's row number, the heading of the first column that is wrong, and every reason. What an
empty cell says: nothing, except that a new contract without hours has those of the agreement.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from models.contracts.drafts import (
    NO_NUMBER,
    NO_PERSON,
    AppointmentDraft,
    ContractDraft,
    contract_problems,
    tidy,
)
from models.contracts.headings import WANTED
from models.contracts.intake_persons import PersonsProblem, read_persons
from models.contracts.names import number_key
from models.formats import MINUTES_IN_HOUR, fold
from models.text import QT_TRANSLATE_NOOP, Text
from models.workbook.cells import CellError, as_day, as_hours, as_text, is_blank
from models.workbook.reader import Progress, Row, Table, fold_heading, formula_rows, read_table

NO_VALUE = Text(QT_TRANSLATE_NOOP("models", "The cell holds a formula without a value"))
_NO_NUMBER = frozenset({"б/н", "бн", "б.н.", "без номера", "нет", "-", "—", "–", "?", "н/д", "нет данных"})
_NO_DAY = re.compile(r"(?:[-—–?]+|нет|н/д|б/д|проект|не\s.*|отсутству\w*|без даты)", re.IGNORECASE)
_TOTAL = re.compile(r"(?:итого|всего|общий итог)\b.*")
_PERIOD = re.compile(
    r"^\s*(?:с\s+)?(?P<first>.+?)(?:\s+(?:по|до)\s+|\s*[—–]\s*|\s+-\s+|-(?=\d{1,2}\.))(?P<last>.+)$"
)
_COLUMN_OF = {
    "number": "number",
    "organisation": "organisation",
    "starts_on": "starts",
    "ends_on": "ends",
    "quota_minutes": "hours",
}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that is not taken: Excel's row number, the heading of the column at fault, and why."""

    row: int
    column: str
    problem: Text


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """A row that can be taken."""

    row: int
    draft: ContractDraft


@dataclass(frozen=True, slots=True)
class Registry:
    """A file as it was read, before it is compared with the database."""

    name: str
    sheet: str
    rows: tuple[RegistryRow, ...]
    rejected: tuple[Rejection, ...]
    other_sheets: tuple[str, ...] = ()
    persons_heading: str = ""


class _RowProblems:
    """Collects what is wrong with one row, in the order in which it is found."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.found: list[tuple[str, Text]] = []
        self.about_persons = False

    def add(self, text: Text, *keys: str) -> None:
        """Note a problem of the first of the columns `keys` that the file has."""
        self.found.append((self._table.heading(*keys), text))

    def rejection(self, row: int) -> Rejection:
        """All of them as one refusal."""
        column, problem = self.found[0]
        for other, text in self.found[1:]:
            values = {"first": problem, "column": other, "next": text}
            together = "{first}; {next}" if other == column else "{first}; {column}: {next}"
            problem = Text(together, values)
        return Rejection(row, column, problem)


def read_registry(path: Path, progress: Progress | None = None) -> Registry:
    """Read the workbook at `path`; raises FileProblem when it cannot be read or lacks a needed column."""
    table = read_table(path, WANTED, progress)
    unread = any(is_blank(row.cells["number"]) for row in table.rows)
    rows, rejected = sort_rows(table, formula_rows(path, table, "number") if unread else frozenset())
    return Registry(
        path.name, table.sheet, rows, rejected, table.other_sheets, table.heading("name2", "name1")
    )


def sort_rows(
    table: Table, formulas: frozenset[int] = frozenset()
) -> tuple[tuple[RegistryRow, ...], tuple[Rejection, ...]]:
    """The rows that can be taken and those that cannot; a number counts for its first row, refused or not.

    `formulas` are the rows whose number is a formula.
    """
    taken: list[RegistryRow] = []
    rejected: list[Rejection] = []
    first_rows: dict[str, int] = {}
    for row in _contract_rows(table):
        problems = _RowProblems(table)
        if row.number in formulas and is_blank(row.cells["number"]):
            problems.add(NO_VALUE, "number")
            number = ""
        else:
            number = _number(row, first_rows, problems)
        draft = _draft(row, number, problems)
        if problems.found:
            rejected.append(problems.rejection(row.number))
        else:
            taken.append(RegistryRow(row.number, draft))
    return tuple(taken), tuple(rejected)


def _contract_rows(table: Table) -> Iterator[Row]:
    """The rows meant as contracts: without totals, signatures, repeated headings and lines of column numbers."""
    for row in table.rows:
        if not _is_furniture(row.cells, table):
            yield row


def _is_furniture(cells: Mapping[str, Any], table: Table) -> bool:
    texts = {key: fold_heading(value) for key, value in cells.items() if not is_blank(value)}
    if "number" in texts and texts["number"] == fold_heading(table.headings["number"]):
        return True
    if "starts" in texts and texts["starts"] == fold_heading(table.headings["starts"]):
        return True
    if len(texts) > 2 and all(text.isdigit() and int(text) < 100 for text in texts.values()):
        return True  # «1 2 3 4 …» under the headings
    if "starts" in texts or "ends" in texts:
        return False
    if any(_TOTAL.fullmatch(text) for text in texts.values()):
        return True
    # A signature, a remark: no organisation, no person, no day, and words where the number would be.
    known = set(texts) - {"note", "hours"}
    return known <= {"number"} and not re.search(r"\d", texts.get("number", ""))


def _number(row: Row, first_rows: dict[str, int], problems: _RowProblems) -> str:
    value = row.cells["number"]
    if isinstance(value, datetime | date):
        problems.add(
            Text(QT_TRANSLATE_NOOP("models", "Excel has turned the contract number into a date")), "number"
        )
        return ""
    try:
        number = as_text(value) or ""
    except CellError as error:
        problems.add(error.text, "number")
        return ""
    key = number_key(number)
    if not key or fold(number) in _NO_NUMBER:
        problems.add(NO_NUMBER, "number")
        return ""
    first = first_rows.setdefault(key, row.number)
    if first != row.number:
        source = QT_TRANSLATE_NOOP("models", "Row {row} of the file has the contract number {number} already")
        problems.add(Text(source, {"row": first, "number": number}), "number")
    return number


def _draft(row: Row, number: str, problems: _RowProblems) -> ContractDraft:
    unreadable = len(problems.found)
    starts_on, ends_on = _term(row, problems)
    signed_on = _optional_day(row, "signed", problems)
    term_unreadable = len(problems.found) > unreadable
    draft = tidy(
        ContractDraft(
            number=number,
            organisation=_text(row, "organisation", problems),
            locality=_text(row, "locality", problems),
            region=_text(row, "region", problems),
            signed_on=signed_on,
            starts_on=starts_on,
            ends_on=ends_on,
            quota_minutes=_quota(row, problems),
            note=_text(row, "note", problems),
            persons=_persons(row, problems),
        )
    )
    for field, text in contract_problems(draft).items():
        known_already = (field == "number" and not number) or (
            field in {"starts_on", "ends_on"} and term_unreadable
        )
        if not known_already:
            problems.add(text, _COLUMN_OF[field])
    if not draft.persons and not problems.about_persons:
        problems.add(NO_PERSON, "name1")
    return draft


def _term(row: Row, problems: _RowProblems) -> tuple[date | None, date | None]:
    """First and last day; one column may hold both, as «01.09.2026 — 31.08.2027»."""
    first, last = row.cells.get("starts"), row.cells.get("ends")
    both = _PERIOD.fullmatch(first) if isinstance(first, str) and first == last else None
    if both:
        first, last = both["first"], both["last"]
    return _day(first, "starts", problems), _day(last, "ends", problems)


def _day(value: Any, key: str, problems: _RowProblems) -> date | None:
    try:
        return as_day(value)
    except CellError as error:
        problems.add(error.text, key)
        return None


def _optional_day(row: Row, key: str, problems: _RowProblems) -> date | None:
    """A day that may be missing, also in words: a dash, «нет», «не обучен», «проект»."""
    value = row.cells.get(key)
    if isinstance(value, str) and _NO_DAY.fullmatch(value.strip()):
        return None
    return _day(value, key, problems)


def _quota(row: Row, problems: _RowProblems) -> int | None:
    try:
        hours = as_hours(row.cells.get("hours"))
    except CellError as error:
        problems.add(error.text, "hours")
        return None
    if hours is None:
        return None
    if not math.isfinite(hours * MINUTES_IN_HOUR):
        problems.add(Text(QT_TRANSLATE_NOOP("models", "The number cannot be read")), "hours")
        return None
    return round(hours * MINUTES_IN_HOUR)


def _text(row: Row, key: str, problems: _RowProblems) -> str:
    try:
        return as_text(row.cells.get(key)) or ""
    except CellError as error:
        problems.add(error.text, key)
        return ""


def _persons(row: Row, problems: _RowProblems) -> tuple[AppointmentDraft, ...]:
    try:
        return read_persons(row, lambda key: _optional_day(row, key, problems))
    except PersonsProblem as error:
        problems.add(error.text, error.key)
        problems.about_persons = True
        return ()
