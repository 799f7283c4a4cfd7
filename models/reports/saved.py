"""Saved reports: what is kept of one, how it is saved, found, claimed by the clock and made."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.calendar.queries import load_calendar
from models.errors import InputError, NotFound
from models.formats import clean_spaces, fold
from models.reports.catalogue import report_named
from models.reports.schedule import EVERY, FIXED, LAST_MONTH, PERIODS, Days, days_of, latest_due
from models.reports.tables import ReportRun, SavedReport
from models.storage.database import Database, now
from models.storage.journal import Actor
from models.text import QT_TRANSLATE_NOOP, Text

STALE = timedelta(hours=1)
"""A run that began so long ago and never ended was cut off: it may be made again, and so may one that failed."""
_NEEDED = Text(QT_TRANSLATE_NOOP("models", "Fill this in."))
_CONTRACTS, _FIRST, _LAST = "contracts", "first", "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedDraft:
    """A saved report as it was typed; `days` only counts for the period «from … to …»."""

    name: str
    report: str
    period: str = LAST_MONTH
    days: Days | None = None
    contracts: tuple[str, ...] = ()
    folder: str = ""
    every: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedRow:
    """A saved report as it is kept, with how its last run ended."""

    id: int
    version: int
    name: str
    report: str
    period: str
    days: Days | None
    contracts: tuple[str, ...]
    folder: str
    every: str
    since: date
    last_due: date | None = None
    last_file: str = ""
    last_problem: str = ""
    folder_missing: bool = False

    def days_on(self, day: date) -> Days:
        """The days it speaks of when it is made on `day`."""
        return self.days if self.period == FIXED and self.days is not None else days_of(self.period, day)


@dataclass(frozen=True, slots=True)
class Due:
    """A saved report that this console has claimed for a due day."""

    run_id: int
    saved: SavedRow
    day: date


@dataclass(frozen=True, slots=True)
class Made:
    """How a due report ended: its file and rows, or the problem."""

    saved: SavedRow
    day: date
    file: str = ""
    rows: int = 0
    problem: str = ""


def save_report(session: Session, draft: SavedDraft) -> int:
    """Save a report under its name, replacing one of the same name; InputError for what cannot be."""
    problems = _problems(draft)
    if problems:
        raise InputError(problems)
    report_named(draft.report)
    name = clean_spaces(draft.name)
    row = session.scalars(select(SavedReport).where(SavedReport.name_key == fold(name))).one_or_none()
    if row is None:
        row = SavedReport(
            name=name, name_key=fold(name), since=load_calendar(session).date_of(now(session)), active=True
        )
        session.add(row)
    elif row.every != draft.every:
        row.since = load_calendar(session).date_of(now(session))
    days = {_FIRST: draft.days[0].isoformat(), _LAST: draft.days[1].isoformat()} if draft.days else {}
    row.name, row.report, row.period, row.folder, row.every = (
        name,
        draft.report,
        draft.period,
        draft.folder,
        draft.every,
    )
    row.parameters = {_CONTRACTS: list(draft.contracts), **days}
    session.flush()
    return row.id


def _problems(draft: SavedDraft) -> dict[str, Text]:
    found: dict[str, Text] = {}
    if not draft.name.strip():
        found["name"] = _NEEDED
    if draft.every not in {choice.value for choice in EVERY}:
        found["every"] = Text(QT_TRANSLATE_NOOP("models", "A report cannot be made that often."))
    if draft.every and not draft.folder.strip():
        found["folder"] = Text(QT_TRANSLATE_NOOP("models", "Choose the folder that the files go to."))
    if draft.period not in {choice.value for choice in PERIODS} or (
        draft.period == FIXED and draft.days is None
    ):
        found["period"] = Text(QT_TRANSLATE_NOOP("models", "Choose the period of the report."))
    return found


def forget_report(session: Session, saved_id: int) -> None:
    """Remove a saved report; the files it made stay."""
    row = session.get(SavedReport, saved_id)
    if row is not None:
        session.execute(delete(ReportRun).where(ReportRun.saved_id == saved_id))
        session.delete(row)


def saved_reports(session: Session) -> list[SavedRow]:
    """All saved reports by name, each with its latest run."""
    runs: dict[int, ReportRun] = {}
    for run in session.scalars(select(ReportRun).order_by(ReportRun.due_on)):
        runs[run.saved_id] = run
    rows = session.scalars(select(SavedReport).where(SavedReport.active).order_by(SavedReport.name_key))
    return [_row(row, runs.get(row.id)) for row in rows]


def saved_reports_here(session: Session) -> list[SavedRow]:
    """As `saved_reports`; says of those that the clock makes whether their folder is missing on this machine."""
    return [
        replace(row, folder_missing=bool(row.every) and not is_here(row.folder))
        for row in saved_reports(session)
    ]


def saved_report(session: Session, name: str) -> SavedRow:
    """The saved report of that name; raises NotFound."""
    found = next((row for row in saved_reports(session) if fold(row.name) == fold(name)), None)
    if found is None:
        raise NotFound(
            Text(QT_TRANSLATE_NOOP("models", "There is no saved report «{name}»."), {"name": name}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Save one on the page «Reports», or with report --save.")),
        )
    return found


def _row(row: SavedReport, run: ReportRun | None) -> SavedRow:
    parameters = row.parameters
    days = None
    if _FIRST in parameters:
        days = date.fromisoformat(parameters[_FIRST]), date.fromisoformat(parameters[_LAST])
    return SavedRow(
        id=row.id,
        version=row.version,
        name=row.name,
        report=row.report,
        period=row.period,
        days=days,
        contracts=tuple(parameters.get(_CONTRACTS, ())),
        folder=row.folder,
        every=row.every,
        since=row.since,
        last_due=run.due_on if run else None,
        last_file=run.file if run else "",
        last_problem=run.problem if run else "",
    )


def claim_due(session: Session, at: datetime, *, here: Callable[[str], bool]) -> list[Due]:
    """Claim every saved report that is due at `at` and whose folder is `here` on this machine.

    A due day is claimed once, whichever console comes first; a run that failed or was cut off may be claimed again.
    """
    found = []
    for saved, day in _due(session, at, here):
        run_id = _claim(session, saved.id, day, at)
        if run_id is not None:
            found.append(Due(run_id, saved, day))
    return found


def anything_due(session: Session, at: datetime, *, here: Callable[[str], bool]) -> bool:
    """Whether `claim_due` would find something to do; claims nothing."""
    return any(_free(session, saved.id, day, at) for saved, day in _due(session, at, here))


def waiting(session: Session, at: datetime, *, here: Callable[[str], bool]) -> list[tuple[SavedRow, date]]:
    """What is due, was made by nobody, and waits for its folder: it is not on this machine (any more)."""
    elsewhere = _due(session, at, lambda folder: not here(folder))
    return [(saved, day) for saved, day in elsewhere if _free(session, saved.id, day, at)]


def _due(session: Session, at: datetime, here: Callable[[str], bool]) -> Iterator[tuple[SavedRow, date]]:
    calendar = load_calendar(session)
    for saved in saved_reports(session):
        day = latest_due(saved.every, at, saved.since, calendar)
        if day is not None and here(saved.folder):
            yield saved, day


def _free(session: Session, saved_id: int, day: date, at: datetime) -> bool:
    """Whether nobody has made the report of that day, or is making it now."""
    run = session.scalars(
        select(ReportRun).where(ReportRun.saved_id == saved_id, ReportRun.due_on == day)
    ).first()
    return run is None or (run.file == "" and run.started_at <= at - STALE)


def _claim(session: Session, saved_id: int, day: date, at: datetime) -> int | None:
    mine = (ReportRun.saved_id == saved_id) & (ReportRun.due_on == day)
    if session.execute(select(ReportRun.id).where(mine)).first() is None:
        values = {
            "saved_id": saved_id,
            "due_on": day,
            "started_at": at,
            "host": socket.gethostname(),
            "file": "",
            "rows": 0,
        }
        try:
            with session.begin_nested():
                return int(
                    session.execute(
                        insert(ReportRun).values(problem="", **values).returning(ReportRun.id)
                    ).scalar_one()
                )
        except IntegrityError:
            return None  # a colleague's console was faster
    again = mine & (ReportRun.file == "") & (ReportRun.started_at <= at - STALE)
    taken = session.execute(
        update(ReportRun)
        .where(again)
        .values(started_at=at, finished_at=None, host=socket.gethostname(), problem="")
        .returning(ReportRun.id)
        .execution_options(synchronize_session=False)
    )
    return taken.scalar_one_or_none()


def finish(session: Session, due: Due, made: Made) -> None:
    """Note how a claimed run ended."""
    session.execute(
        update(ReportRun)
        .where(ReportRun.id == due.run_id)
        .values(finished_at=now(session), file=made.file, rows=made.rows, problem=made.problem)
        .execution_options(synchronize_session=False)
    )


def make_due(
    database: Database, actor: Actor, at: datetime, make: Callable[[SavedRow, date], Made]
) -> list[Made]:
    """Make every report that is due, one after the other, and note how each ended."""
    dues = database.write(actor, lambda session: claim_due(session, at, here=is_here)).value
    found = []
    for due in dues:
        made = make(due.saved, due.day)
        database.write(actor, lambda session, due=due, made=made: finish(session, due, made))  # type: ignore[misc]
        found.append(made)
    return found


def is_here(folder: str) -> bool:
    """Whether a folder exists on this machine: with a shared database, the console that has it makes the files."""
    return Path(folder).expanduser().is_dir()
