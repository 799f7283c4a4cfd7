"""What the report on availability reads: stretches of one state within a month, outages with evidence, windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.availability.figures import YearReport
from models.availability.instants import MINUTE, SECOND, from_us, to_us, year_bounds, year_months
from models.availability.rules import YearFigure
from models.availability.states import LICENSOR_ZONES, Code, State, Zone
from models.availability.tables import Component, Maintenance, Outage, OutageTicket
from models.availability.timeline import Intervals
from models.availability.windows import year_windows
from models.desk.reporting import Request
from models.text import QT_TRANSLATE_NOOP

PLATFORM = QT_TRANSLATE_NOOP("reports", "The platform: the worst of all")


@dataclass(frozen=True, slots=True)
class Judged:
    """A component (or the platform) of the report: its line in the summary, its name, its figure."""

    n: int
    name: str
    figure: YearFigure


def judged(report: YearReport, request: Request) -> list[Judged]:
    """The platform first, then every component; nothing when there are none."""
    if report.platform is None:
        return []
    names = [(request.word(PLATFORM), report.platform), *((row.name, figure) for row, figure in report.parts)]
    return [Judged(n, name, figure) for n, (name, figure) in enumerate(names, start=1)]


def seconds(length: int) -> float:
    """Microseconds as seconds."""
    return length / SECOND


def works_of(figure: YearFigure) -> Intervals:
    """The announced works inside windows that the second reading leaves out."""
    return figure.announced_left_out.of(Code.NO_DATA).difference(figure.timeline.of(Code.NO_DATA))


def read_runs(all_judged: Sequence[Judged]) -> Iterator[tuple[Any, ...]]:
    """Every stretch of one state, cut at the beginnings of months: lines of `columns.RUN_COLUMNS`."""
    for one in all_judged:
        works, months = works_of(one.figure), year_months(one.figure.year).tolist()
        for run in one.figure.timeline.runs():
            cuts = [run.start, *(month for month in months if run.start < month < run.end), run.end]
            for start, end in pairwise(cuts):
                yield (
                    one.name,
                    run.code.name,
                    from_us(start),
                    from_us(end),
                    seconds(end - start),
                    seconds(one.figure.window.clipped(start, end).length()),
                    seconds(works.clipped(start, end).length()),
                    one.n,
                )


def read_outages(session: Session, year: int, request: Request) -> list[tuple[Any, ...]]:
    """The register of the year with the tickets that prove each entry: lines of `columns.OUTAGE_COLUMNS`."""
    start, end = (from_us(instant) for instant in year_bounds(year))
    statement = (
        select(Outage, Component.name)
        .outerjoin(Component, Component.id == Outage.component_id)
        .where(Outage.started_at < end, or_(Outage.ended_at.is_(None), Outage.ended_at > start))
        .order_by(Outage.started_at, Outage.id)
    )
    evidence: dict[int, list[int]] = {}
    pairs = select(OutageTicket.outage_id, OutageTicket.ticket_id).order_by(OutageTicket.ticket_id)
    for outage, ticket in session.execute(pairs):
        evidence.setdefault(outage, []).append(ticket)
    everything = request.word(PLATFORM)
    return [
        _outage_values(row, name or everything, evidence.get(row.id, []))
        for row, name in session.execute(statement)
    ]


def _outage_values(row: Outage, name: str, tickets: Sequence[int]) -> tuple[Any, ...]:
    counts = row.state == State.DOWN and Zone(row.zone) in LICENSOR_ZONES and not row.withdrawn
    return (
        row.id,
        name,
        row.started_at,
        row.ended_at,
        row.seconds,
        row.state,
        row.zone,
        counts,
        row.cause,
        row.note,
        ", ".join(map(str, tickets)),
        len(tickets),
        row.withdrawn,
    )


def read_works(session: Session, start: int, end: int) -> list[tuple[int, int, str]]:
    """The works of a stretch of time that were announced before they began: (begin, end, subject)."""
    statement = select(Maintenance).where(
        Maintenance.started_at < from_us(end),
        Maintenance.ended_at > from_us(start),
        Maintenance.withdrawn.is_(False),
    )
    return [
        (to_us(job.started_at), to_us(job.ended_at), job.subject)
        for job in session.scalars(statement.order_by(Maintenance.started_at, Maintenance.id))
        if job.announced_at <= job.started_at
    ]


def read_windows(session: Session, report: YearReport) -> list[tuple[Any, ...]]:
    """The maintenance windows of the whole year, the works announced for each: lines of `columns.WINDOW_COLUMNS`."""
    works = read_works(session, *year_bounds(report.year))
    down = report.platform.timeline.of(Code.DOWN) if report.platform is not None else Intervals.of(())
    return [
        (
            from_us(opens),
            from_us(closes),
            (closes - opens) // MINUTE,
            "; ".join(subject for begin, finish, subject in works if begin < closes and finish > opens),
            seconds(down.clipped(opens, closes).length()),
        )
        for opens, closes in year_windows(report.year, report.terms.window).pairs()
    ]
