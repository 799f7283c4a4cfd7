"""What the window tells the process that writes a workbook for it, and how that process does it.

A child process keeps the screen alive while a large file is written and takes its memory with it. It gets one job as
JSON, and tells its progress and its outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from models.desk.reporting import Request
from models.formats import MOSCOW
from models.reports.catalogue import report_named
from models.reports.grid import GridJob, build_grid, from_plain, to_plain
from models.reports.making import make_book, make_report
from models.storage.database import Database
from models.storage.listing import Query
from models.text import Translate
from models.workbook.book import Book
from models.workbook.writer import Outcome, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A report, or a list as it stands (`grid`), to be written to `out`; `token` names the part file."""

    out: str
    token: str
    made_by: str
    report: str = ""
    first: date | None = None
    last: date | None = None
    contracts: tuple[str, ...] = ()
    grid: GridJob | None = None

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        plain: dict[str, Any] = {
            "out": self.out,
            "token": self.token,
            "made_by": self.made_by,
            "report": self.report,
            "first": to_plain(self.first),
            "last": to_plain(self.last),
            "contracts": list(self.contracts),
        }
        if self.grid is not None:
            query = self.grid.query
            plain["grid"] = {
                **asdict(self.grid),
                "query": {
                    "search": query.search,
                    "filters": {name: to_plain(value) for name, value in query.filters.items()},
                    "order": [list(each) for each in query.order],
                },
            }
        return plain

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Job:
        """The inverse of `to_json`."""
        grid = plain.get("grid")
        return cls(
            out=plain["out"],
            token=plain["token"],
            made_by=plain["made_by"],
            report=plain["report"],
            first=_day(plain["first"]),
            last=_day(plain["last"]),
            contracts=tuple(plain["contracts"]),
            grid=None if grid is None else _grid(grid),
        )


def _day(value: Any) -> date | None:
    found = from_plain(value)
    return found if isinstance(found, date) else None


def _grid(plain: Mapping[str, Any]) -> GridJob:
    query = plain["query"]
    return GridJob(
        listing=plain["listing"],
        title=plain["title"],
        columns=tuple(plain["columns"]),
        filters=tuple(plain["filters"]),
        query=Query(
            query["search"],
            {name: from_plain(value) for name, value in query["filters"].items()},
            tuple((key, descending) for key, descending in query["order"]),
        ),
    )


def perform(database: Database, job: Job, translate: Translate, version: str, progress: Progress) -> Outcome:
    """Write the workbook of a job; KnownError when it cannot be."""
    now = datetime.now(UTC)
    today = now.astimezone(MOSCOW).date()
    request = Request(
        first=job.first or today,
        last=job.last or today,
        now=now,
        translate=translate,
        contracts=job.contracts,
        made_by=job.made_by,
        place=database.shown,
        version=version,
    )
    if job.grid is None:
        return make_report(database, report_named(job.report), request, Path(job.out), progress, job.token)
    grid = job.grid

    def build(session: Session) -> Book:
        return build_grid(session, grid, request)

    return make_book(database, build, translate, Path(job.out), progress, job.token)
