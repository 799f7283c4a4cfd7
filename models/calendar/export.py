"""A year's days as a file: Excel and CSV for people, JSON that another console takes as it is."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models.calendar.choices import KIND_NAMES
from models.calendar.desk_calendar import READINGS
from models.calendar.queries import DayView, YearView
from models.calendar.why import weekday
from models.errors import FileProblem
from models.fields import Kind
from models.formats import format_date, format_moment
from models.text import QT_TRANSLATE_NOOP, Text, Translate, render
from models.workbook.book import Book, DataColumn, DataSheet
from models.workbook.target import file_faults
from models.workbook.writer import write_book

SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A CSV cell that begins so would be computed by a spreadsheet."""

COLUMNS: Final = (
    ("date", Kind.DATE, QT_TRANSLATE_NOOP("models", "Date")),
    ("weekday", Kind.TEXT, QT_TRANSLATE_NOOP("models", "Weekday")),
    ("kind", Kind.TEXT, QT_TRANSLATE_NOOP("models", "Kind of day")),
    ("name", Kind.TEXT, QT_TRANSLATE_NOOP("models", "Name")),
    ("agreement", Kind.FLAG, QT_TRANSLATE_NOOP("models", "Works by the agreement")),
    ("production", Kind.FLAG, QT_TRANSLATE_NOOP("models", "Works by the production calendar")),
    ("statutory", Kind.FLAG, QT_TRANSLATE_NOOP("models", "Works by article 112")),
    ("decided", Kind.TEXT, QT_TRANSLATE_NOOP("models", "Decided")),
    ("reason", Kind.TEXT, QT_TRANSLATE_NOOP("models", "Reason")),
)


def write_days(year: YearView, path: Path, translate: Translate) -> None:
    """Write `year` by the ending of `path`: .xlsx, .csv or .json; FileProblem where that cannot be done."""
    ending = path.suffix.lower()
    if ending == ".xlsx":
        write_book(_book(year, translate), path, translate)
    elif ending == ".csv":
        _put(path, _csv(year, translate).encode("utf-8-sig"))
    elif ending == ".json":
        _put(path, json.dumps(as_json(year, translate), ensure_ascii=False, indent=1).encode())
    else:
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP("models", "The file {file} must end in .xlsx, .csv or .json."),
                {"file": path.name},
            )
        )


def as_json(year: YearView, translate: Translate) -> dict[str, object]:
    """The days that are more than their weekday, with stable keys; `read_days` takes it back."""
    special = (day for day in year.days if day.mark.kind not in {"working", "weekend"})
    return {
        "year": year.year,
        "official": year.official,
        "source": year.source,
        "days": [
            {
                "date": day.date.isoformat(),
                "kind": str(day.mark.kind),
                "name": render(day.mark.name, translate),
            }
            for day in special
        ],
    }


def _cells(day: DayView, translate: Translate) -> tuple[object, ...]:
    decided = ""
    if day.decision is not None:
        decided = f"{format_moment(day.decision.decided_at)}, {day.decision.actor}"
    return (
        day.date,
        render(weekday(day.date), translate),
        translate("models", KIND_NAMES[day.mark.kind], None),
        render(day.mark.name, translate),
        *(day.readings[reading] for reading in READINGS),
        decided,
        day.decision.reason if day.decision is not None else "",
    )


def _book(year: YearView, translate: Translate) -> Book:
    columns = tuple(
        DataColumn(key=key, title=translate("models", title, None), kind=kind) for key, kind, title in COLUMNS
    )
    title = render(Text(QT_TRANSLATE_NOOP("models", "Calendar of {year}"), {"year": year.year}), translate)
    source = translate("models", QT_TRANSLATE_NOOP("models", "Official transfers"), None)
    unknown = translate("models", QT_TRANSLATE_NOOP("models", "not known yet"), None)
    sheet = DataSheet(
        key="days",
        name=title,
        columns=columns,
        rows=lambda: (_cells(day, translate) for day in year.days),
        expected=len(year.days),
    )
    return Book(title=title, facts=((source, year.source or unknown),), data=(sheet,))


def _csv(year: YearView, translate: Translate) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([translate("models", title, None) for _, _, title in COLUMNS])
    writer.writerows(_plain_rows(year, translate))
    return out.getvalue()


def _plain_rows(year: YearView, translate: Translate) -> Iterator[list[str]]:
    yes = translate("models", QT_TRANSLATE_NOOP("models", "yes"), None)
    no = translate("models", QT_TRANSLATE_NOOP("models", "no"), None)
    for day in year.days:
        cells = _cells(day, translate)[1:]
        words = [(yes if cell else no) if isinstance(cell, bool) else str(cell) for cell in cells]
        yield [format_date(day.date), *(f"'{word}" if word.startswith(SIGNS) else word for word in words)]


def _put(path: Path, content: bytes) -> None:
    """Write beside and replace, so that an earlier file survives a full disk."""
    part = path.with_name(f".{path.name}.part")
    with file_faults(path):
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
