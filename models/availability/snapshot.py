"""Everything that the page shows of a year at one moment, read in one go: cheap enough for once a second."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.availability.cards import Entry, entries
from models.availability.figures import YearReport, timelines, year_report
from models.availability.instants import DAY, to_us, year_bounds
from models.availability.live import ComponentNow, components_now
from models.availability.monitoring import Lease, read_lease
from models.availability.timeline import Intervals, Timeline
from models.availability.windows import windows
from models.storage.journal import now as now_of

BEFORE = 31 * DAY
"""A year in progress is shown with so much of the year before, so that «month» is a month in January too."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A year as it stands at `now` (microseconds)."""

    year: int
    now: int
    start: int
    end: int  # of what can be looked at: now, or the end of a past year
    report: YearReport
    live: tuple[ComponentNow, ...]
    lines: tuple[Timeline, ...]  # of the components, in their order
    entries: tuple[Entry, ...]
    windows: Intervals
    lease: Lease | None

    @property
    def in_progress(self) -> bool:
        """Whether the year is the present one."""
        first, last = year_bounds(self.year)
        return first <= self.now < last

    def name_of(self, component_id: int | None) -> str:
        """The name of a component; empty for the platform or one that is gone."""
        return next((row.name for row, _ in self.report.parts if row.id == component_id), "")


def snapshot(session: Session, year: int) -> Snapshot:
    """Read a Moscow year as of the server's present moment."""
    now = to_us(now_of(session))
    report = year_report(session, year, now, load_readings(session))
    first, last = year_bounds(year)
    start, end = (first - BEFORE, now) if first <= now < last else (first, last)
    rows = [row for row, _ in report.parts]
    return Snapshot(
        year=year,
        now=now,
        start=start,
        end=end,
        report=report,
        live=tuple(components_now(session, now)),
        lines=tuple(timelines(session, start, end, now, rows)),
        entries=tuple(entries(session, start, end)),
        windows=windows(start, end, report.terms.window),
        lease=read_lease(session),
    )
