"""Any list of the screen as a workbook: its filter, order and columns as they stand, counted by every word it shows."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.desk.reporting import Lines, Request, breakdown, counting, data_column, facts, figure, total_word
from models.errors import KnownError
from models.fields import Field, Kind, by_key
from models.storage.listing import Listing, Query
from models.text import QT_TRANSLATE_NOOP, Text
from models.workbook.book import Block, Book, Chart, DataSheet, Figures, Table
from models.workbook.formulas import Count, Shown, is_plain

CHUNK = 500
_ALL = ""
SHEET = "rows"
ROWS = QT_TRANSLATE_NOOP("reports", "Rows, number")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridJob:
    """A list as it stands: where its `Listing` is declared («module:NAME»), what it shows and what it is called.

    `filters` are the words of the filter for people; `columns` the keys of the fields in their order.
    """

    listing: str
    title: str
    columns: tuple[str, ...]
    query: Query = field(default_factory=Query)
    filters: tuple[str, ...] = ()


def listing_at(place: str) -> Listing:
    """The listing declared at «module:NAME» of the models; TypeError for anything else."""
    module, _, name = place.partition(":")
    found = getattr(importlib.import_module(module), name, None) if module.startswith("models.") else None
    if not isinstance(found, Listing):
        raise TypeError(f"not a listing: {place!r}")
    return found


def build_grid(session: Session, job: GridJob, request: Request) -> Book:
    """The list as a workbook; rows are read by their ids, as the screen reads them."""
    listing = listing_at(job.listing)
    known = by_key(listing.fields)
    fields = [known[key] for key in job.columns]
    if not fields:
        raise KnownError(Text(QT_TRANSLATE_NOOP("models", "The list shows no columns.")))
    ids = listing.ids(session, job.query)
    counts: dict[str, Counter[object]] = {each.key: Counter() for each in fields if each.choices}
    filled: Counter[str] = Counter()

    def rows() -> Iterator[tuple[Any, ...]]:
        places = [(listing.fields.index(each), each.key) for each in fields]
        for at in range(0, len(ids), CHUNK):
            chunk = [int(number) for number in ids[at : at + CHUNK]]
            found = listing.rows(session, chunk)
            for number in chunk:
                if number in found:
                    values = {key: _plain(request, found[number][place]) for place, key in places}
                    for key, counter in counts.items():
                        counter[values[key]] += 1
                    filled.update(key for key, value in values.items() if value not in (None, ""))
                    filled[_ALL] += 1
                    yield tuple(values.values())

    return Book(
        title=job.title,
        facts=_facts(session, request, job),
        data=(
            DataSheet(
                key=SHEET,
                name=request.word(QT_TRANSLATE_NOOP("reports", "Data")),
                columns=tuple(
                    data_column(request, each, total=each.kind in {Kind.MINUTES, Kind.SECONDS})
                    for each in fields
                ),
                rows=rows,
                expected=len(ids),
            ),
        ),
        late_summary=lambda: _summary(request, fields, counts, filled),
    )


def _plain(request: Request, value: object) -> object:
    return request.say(value) if isinstance(value, Text) else value


def _facts(session: Session, request: Request, job: GridJob) -> tuple[tuple[str, str], ...]:
    """A list has no period of its own: the day of the export stands for it in no line."""
    edition = load_readings(session).agreement.at(request.now)
    words = job.query.search
    told = not words or any(words in each for each in job.filters)
    filters = [*job.filters, *(() if told else (f"«{words}»",))]
    return facts(request, edition, filters)[1:]


def _summary(
    request: Request, fields: Sequence[Field], counts: Mapping[str, Counter[object]], filled: Counter[str]
) -> tuple[Block, ...]:
    """The number of rows, and a table for every column of words."""
    rows = filled[_ALL]
    live = any(filled[each.key] == rows for each in fields)  # else no column tells how many rows there are
    shown = QT_TRANSLATE_NOOP("reports", "Rows that the filter of the data sheet shows")
    figures = Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "The list")),
        figures=(
            figure(request, "rows", ROWS, rows, Count(SHEET) if live else None),
            figure(request, "shown", shown, rows, Shown(SHEET) if live else None),
        ),
    )
    tables: list[Table] = []
    for each in fields:
        titles = request.titles(each.choices)
        if titles and all(is_plain(word) for word in titles.values()):
            tables.append(_table(request, each, titles, counts[each.key], chart=not tables))
    return (figures, *tables)


def _table(
    request: Request, each: Field, titles: Mapping[object, str], counts: Counter[object], *, chart: bool
) -> Table:
    heading = request.translate("fields", each.title, None)
    pairs = [(value, word) for value, word in titles.items() if counts[value]]
    lines = Lines(heading=heading, column=each.key, pairs=pairs)
    bars = Chart(kind="bar", title=heading, category="word", values=("count",))
    return breakdown(
        each.key,
        heading,
        lines,
        [counting(SHEET, request.word(ROWS), counts)],
        total=total_word(request),
        charts=(bars,) if chart else (),
        empty=request.word(QT_TRANSLATE_NOOP("reports", "There are no rows.")),
    )


# As plain data, for the process that writes the file


def to_plain(value: object) -> Any:
    """A filter's value as JSON can hold it; TypeError for what cannot be told to another process."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime):
        return {"$moment": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, (tuple, list, set, frozenset)):
        return {"$many": [to_plain(each) for each in value]}
    raise TypeError(f"a filter cannot hold {type(value).__name__}")


def from_plain(value: Any) -> object:
    """The inverse of `to_plain`; several values come back as a tuple."""
    if not isinstance(value, dict):
        return value
    if "$moment" in value:
        return datetime.fromisoformat(value["$moment"])
    if "$date" in value:
        return date.fromisoformat(value["$date"])
    return tuple(from_plain(each) for each in value["$many"])
