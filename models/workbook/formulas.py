"""The formulas of a summary as values: what is counted, where; the writer turns them into Excel's language.

A criterion never comes from user's text: Excel would read wildcards, comparison signs and numbers into it. Words of
people are counted by a number of their own column instead (`Key`), which is exact in every program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from models.workbook.safe_cells import serial

Condition = str | int | float | date | datetime
"""What a column is compared with: our own words, numbers, days."""

_PLAIN = re.compile(r"[^\W\d_][^*?~]{0,250}")
_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Key:
    """Stands in a condition for a cell of the same row: the row's own number (or date) in column `column`.

    `days` and `months` go on from its date.
    """

    column: str = "key"
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on a column of a data sheet: `Where("kind", "incident")`, `Where("ends", day, "<=")`."""

    column: str
    value: Condition | Key
    sign: str = "="


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a data sheet fulfil all conditions (COUNTIFS); `column`: only rows that have it."""

    sheet: str
    where: tuple[Where, ...] = ()
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a column over the rows that fulfil all conditions (SUMIFS)."""

    sheet: str
    column: str
    where: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest value of a column, 0 without rows (MAX)."""

    sheet: str
    column: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the filter of a data sheet lets through: the sum of `column` (SUBTOTAL 109) or, without one, the rows."""

    sheet: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Of:
    """A formula over others: `Of("IF({a}=0,0,{b}/{a})", {"a": "quota", "b": Sum(…)})`.

    A name is a figure of the summary, or a column of the same row of the same table.
    """

    template: str
    parts: Mapping[str, str | Formula] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """All cells of one column of this or another table of the summary, under a function: `Column("SUM", "used")`."""

    function: str
    column: str
    table: str | None = None


Formula = Count | Sum | Largest | Shown | Of | Column


@dataclass(frozen=True, slots=True)
class Places:
    """Where the things that formulas speak of stand in the workbook.

    `ranges(sheet, column)`: the absolute ranges of a data column, one a part of the sheet; `cell(name)`: a figure or
    a cell of the row at hand; `span(table, column)`: a column of a summary table.
    """

    ranges: Callable[[str, str | None], Sequence[str]]
    cell: Callable[[str], str]
    span: Callable[[str | None, str], str]


def written(formula: Formula, places: Places) -> str:
    """The formula in Excel's own (English) notation, without the leading equals sign."""
    match formula:
        case Count(sheet, where, column):
            return (
                _each(places, sheet, column, where, "COUNTIFS")
                if where
                else _total(places, sheet, column, "COUNTA")
            )
        case Sum(sheet, column, where):
            return (
                _each(places, sheet, column, where, "SUMIFS")
                if where
                else _total(places, sheet, column, "SUM")
            )
        case Largest(sheet, column):
            return f"MAX({','.join(places.ranges(sheet, column))})"
        case Shown(sheet, column):
            code = "103" if column is None else "109"
            return "+".join(f"SUBTOTAL({code},{span})" for span in places.ranges(sheet, column))
        case Column(function, column, table):
            return f"{function}({places.span(table, column)})"
        case Of(template, parts):
            return _NAME.sub(lambda name: _part(parts.get(name[1], name[1]), places), template)


def _part(part: str | Formula, places: Places) -> str:
    return places.cell(part) if isinstance(part, str) else f"({written(part, places)})"


def _total(places: Places, sheet: str, column: str | None, function: str) -> str:
    return f"{function}({','.join(places.ranges(sheet, column))})"


def _each(places: Places, sheet: str, column: str | None, where: Sequence[Where], function: str) -> str:
    """One COUNTIFS or SUMIFS for every part of the sheet, added up."""
    spans = [places.ranges(sheet, condition.column) for condition in where]
    summed = places.ranges(sheet, column) if column is not None else []
    terms = []
    for part in range(len(spans[0])):
        arguments = [summed[part]] if function == "SUMIFS" else []
        for condition, span in zip(where, spans, strict=True):
            arguments += [span[part], criterion(condition, places)]
        if function == "COUNTIFS" and column is not None:
            arguments += [summed[part], '"<>"']
        terms.append(f"{function}({','.join(arguments)})")
    return "+".join(terms)


def is_plain(word: str) -> bool:
    """Whether COUNTIFS reads the word as itself: letters first, no `*`, `?`, `~`."""
    return not word or _PLAIN.fullmatch(word) is not None


def conditions(formula: Formula | None) -> tuple[Where, ...]:
    """All conditions within a formula."""
    match formula:
        case Count(_, where) | Sum(_, _, where):
            return where
        case Of(_, parts):
            return tuple(
                each for part in parts.values() if not isinstance(part, str) for each in conditions(part)
            )
    return ()


def keys_of(formulas: Iterable[Formula | None]) -> frozenset[str]:
    """The columns of a row that the formulas take their criteria from."""
    found = (each.value for formula in formulas for each in conditions(formula))
    return frozenset(value.column for value in found if isinstance(value, Key))


def filtered_sheets(formula: Formula | None) -> set[str]:
    """The data sheets whose filter changes what the formula gives."""
    match formula:
        case Shown(sheet):
            return {sheet}
        case Of(_, parts):
            return {
                sheet
                for part in parts.values()
                if not isinstance(part, str)
                for sheet in filtered_sheets(part)
            }
    return set()


def criterion(condition: Where, places: Places) -> str:
    """The condition as COUNTIFS reads it; ValueError for a word that Excel would read as a pattern or a number."""
    value, sign = condition.value, condition.sign
    if isinstance(value, Key):
        cell = _later(places.cell(value.column), value)
        return cell if sign == "=" else f'"{sign}"&{cell}'
    if isinstance(value, str):
        if not is_plain(value):
            raise ValueError(f"not a plain word for a condition: {value!r}")
        word = value.replace('"', '""')
        return f'"{word}"' if sign == "=" else f'"{sign}{word}"'
    number = _number(value)
    return number if sign == "=" else f'"{sign}"&{number}'


def _later(cell: str, key: Key) -> str:
    """The cell, or so many months and days after its date."""
    cell = f"EDATE({cell},{key.months})" if key.months else cell
    return f"({cell}+{key.days})" if key.days else cell


def _number(value: float | date) -> str:
    count = float(serial(value) if isinstance(value, date) else value)  # ValueError for a date before 1900
    return repr(int(count) if count == int(count) else count)
