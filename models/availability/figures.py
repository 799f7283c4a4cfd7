"""The year's figures from the database: every component by itself, and the platform as the worst of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.agreement.readings import Readings
from models.availability.instants import to_us, year_bounds
from models.availability.queries import (
    ComponentRow,
    announced_works,
    components,
    concerning,
    judgements,
    measured,
)
from models.availability.register import Judgement, Measured, component_timeline, last_seen_end
from models.availability.rules import YearFigure, both_readings, period_of, platform_lines, year_figure
from models.availability.terms import Terms, terms_of
from models.availability.timeline import Timeline
from models.availability.windows import Works
from models.errors import NotFound
from models.formats import MOSCOW, fold
from models.storage.journal import now as now_of
from models.text import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True, slots=True)
class YearReport:
    """A year as of `now`: the platform's figure and each component's, in their order."""

    year: int
    now: int
    terms: Terms
    platform: YearFigure | None  # None: there is no component at all
    parts: tuple[tuple[ComponentRow, YearFigure], ...]

    def of(self, component_id: int | None) -> YearFigure | None:
        """The figure of one component, or the platform's for None."""
        if component_id is None:
            return self.platform
        return next((figure for row, figure in self.parts if row.id == component_id), None)


PLATFORM = "platform"
"""What stands for a component's name where the worst of all is meant."""


def year_report(session: Session, year: int, now: int, readings: Readings) -> YearReport:
    """Judge all components of a Moscow year and the platform."""
    terms = terms_of(year, now, readings)
    rows = components(session)
    lines = _lines(session, rows, year, now, terms)
    parts = tuple(
        (row, year_figure(row.name, year, pair, terms, since=row.since))
        for row, pair in zip(rows, lines, strict=True)
    )
    platform = None
    if parts:
        births = [row.since for row in rows if row.since is not None]
        oldest = min(births) if len(births) == len(rows) else None
        platform = year_figure(PLATFORM, year, platform_lines(lines), terms, since=oldest)
    return YearReport(year, now, terms, platform, parts)


def asked(session: Session, year: int | None, name: str | None, at: datetime | None) -> YearReport:
    """What the command line asks for: a year (this one), a component (all), as of a moment (now).

    NotFound names the components there are when the one asked for is none of them.
    """
    moment = at or now_of(session)
    judged = year if year is not None else moment.astimezone(MOSCOW).year
    known = components(session)
    if not known:
        raise NotFound(
            Text(QT_TRANSLATE_NOOP("models", "No component is watched yet.")),
            todo=Text(
                QT_TRANSLATE_NOOP("models", "Import a history, or set up probes on the page Availability.")
            ),
        )
    readings = load_readings(session)
    if name is None:
        return year_report(session, judged, to_us(moment), readings)
    row = next((row for row in known if fold(row.name) == fold(name)), None)
    if row is None:
        raise NotFound(
            Text(QT_TRANSLATE_NOOP("models", "There is no component «{name}»."), {"name": name}),
            todo=Text(
                QT_TRANSLATE_NOOP("models", "There are: {names}."),
                {"names": ", ".join(row.name for row in known)},
            ),
        )
    figure = component_figure(session, row, judged, to_us(moment), readings)
    return YearReport(judged, to_us(moment), figure.terms, None, ((row, figure),))


def component_figure(
    session: Session, row: ComponentRow, year: int, now: int, readings: Readings
) -> YearFigure:
    """Judge one component's Moscow year."""
    terms = terms_of(year, now, readings)
    (lines,) = _lines(session, [row], year, now, terms)
    return year_figure(row.name, year, lines, terms, since=row.since)


def _lines(
    session: Session, rows: Sequence[ComponentRow], year: int, now: int, terms: Terms
) -> list[tuple[Timeline, Timeline]]:
    start, end = year_bounds(year)
    found = measured(session, start, end, rows[0].id if len(rows) == 1 else None)
    entries = judgements(session, start, end)
    works = announced_works(session, start, end)
    return [
        _judged(
            row, year, now, found.get(row.id, Measured.nothing()), entries, concerning(works, row.id), terms
        )
        for row in rows
    ]


def _judged(
    row: ComponentRow,
    year: int,
    now: int,
    found: Measured,
    entries: Sequence[Judgement],
    works: Sequence[Works],
    terms: Terms,
) -> tuple[Timeline, Timeline]:
    start, end = period_of(year, last_seen_end(now, found, row.patience), row.since)
    mine = [entry for entry in entries if entry.component_id in {None, row.id}]
    return both_readings(component_timeline(start, end, found, mine), works, terms)


def timelines(
    session: Session, start: int, end: int, now: int, rows: Sequence[ComponentRow]
) -> list[Timeline]:
    """What each component was over any range, as it is judged: for the strips and lists of the screen."""
    found = measured(session, start, end)
    entries = judgements(session, start, end)
    result = []
    for row in rows:
        mine = found.get(row.id, Measured.nothing())
        until = min(end, last_seen_end(now, mine, row.patience))
        spoken = [entry for entry in entries if entry.component_id in {None, row.id}]
        result.append(component_timeline(start, max(start, until), mine, spoken))
    return result
