"""Makes a report: all its figures and rows out of one snapshot of the database, then the file.

The snapshot is closed before the slow writing begins, so a long report never holds the database up.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from models.contracts.queries import contract_by_number
from models.desk.reporting import Report, Request
from models.errors import KnownError, NotFound
from models.formats import MOSCOW
from models.storage.database import Database
from models.text import QT_TRANSLATE_NOOP, Text, Translate
from models.workbook.book import Block, Book, DataSheet
from models.workbook.writer import Outcome, Progress, Reading, reading, write_reading

PREVIEW_ROWS = 50


def consistent(session: Session) -> None:
    """Let everything that this session reads be of one moment, however long it takes; call it first."""
    if session.get_bind().dialect.name == "postgresql":  # an SQLite transaction is a snapshot anyway
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def check_request(session: Session, report: Report, request: Request) -> None:
    """Refuse what cannot be reported on: KnownError with what to do."""
    if request.last < request.first:
        raise KnownError(
            Text(QT_TRANSLATE_NOOP("models", "The period ends on {last}, before it begins on {first}."),
                 {"last": request.last, "first": request.first}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Give a later last day.")),
        )  # fmt: skip
    if "contract" in report.uses and len(request.contracts) != 1:
        raise KnownError(
            Text(QT_TRANSLATE_NOOP("models", "This report is about exactly one contract.")),
            todo=Text(QT_TRANSLATE_NOOP("models", "Name the contract.")),
        )
    for number in request.contracts:
        if contract_by_number(session, number, request.today) is None:
            raise NotFound(
                Text(QT_TRANSLATE_NOOP("models", "There is no contract {number}."), {"number": number}),
                todo=Text(
                    QT_TRANSLATE_NOOP("models", "Check the number, or leave it out for all contracts.")
                ),
            )


def make_report(
    database: Database, report: Report, request: Request, path: Path, progress: Progress, token: str = ""
) -> Outcome:
    """Write the report to `path`; KnownError (FileProblem among them) when it cannot be, and then nothing changed.

    `progress` may raise to stop; `token` names the part file, so that another process could remove it.
    """

    def build(session: Session) -> Book:
        check_request(session, report, request)
        return report.build(session, request)

    return make_book(database, build, request.translate, path, progress, token)


def make_book(
    database: Database,
    build: Callable[[Session], Book],
    translate: Translate,
    path: Path,
    progress: Progress,
    token: str = "",
) -> Outcome:
    """Write any book that is built out of one snapshot; as `make_report`."""
    with ExitStack() as stack:

        def read(session: Session) -> Reading:
            consistent(session)
            return stack.enter_context(reading(build(session), translate, progress, token=token))

        source = database.read(read)
        return write_reading(source, path, translate, progress, token=token)


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page shows before a file is made: the data sheet's first rows, and the summary with its charts."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sheet: DataSheet | None
    rows: tuple[tuple[Any, ...], ...]
    summary: tuple[Block, ...]

    @property
    def expected(self) -> int:
        """How many rows the whole data sheet has."""
        return self.sheet.expected if self.sheet is not None else 0


def preview(session: Session, report: Report, request: Request) -> Preview:
    """The first rows and the summary of a report; KnownError as `make_report`."""
    consistent(session)
    check_request(session, report, request)
    book = report.build(session, request)
    sheet = book.data[0] if book.data else None
    rows = tuple(tuple(row) for row in islice(sheet.rows(), PREVIEW_ROWS)) if sheet is not None else ()
    return Preview(book.title, book.facts, sheet, rows, book.summary)


def file_name(title: str, first: date, last: date, now: datetime) -> str:
    """«МЭО_Часы_2026-11_20261122-1405.xlsx»: report, period, when it was made (Moscow time)."""
    return f"МЭО_{words_of(title)}_{period_name(first, last)}_{now.astimezone(MOSCOW):%Y%m%d-%H%M}.xlsx"


def words_of(title: str) -> str:
    """The words of a title as part of a file name."""
    return "_".join("".join(letter if letter.isalnum() else " " for letter in title).split())


def period_name(first: date, last: date) -> str:
    """`2026`, `2026-11` or `20261103-20261107`: a year, a month, or any other days."""
    following = date.fromordinal(last.toordinal() + 1)
    if (first.month, first.day) == (1, 1) and following == date(first.year + 1, 1, 1):
        return f"{first:%Y}"
    if first.day == 1 and following.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return f"{first:%Y%m%d}-{last:%Y%m%d}"
