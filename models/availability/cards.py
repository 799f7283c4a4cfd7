"""What the panel shows: one outage with everything about it, and the list of minutes that a figure cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.availability.drafts import OutageDraft
from models.availability.evidence import Evidence, evidence
from models.availability.figures import year_report
from models.availability.instants import from_us, to_us
from models.availability.operations import outage_draft
from models.availability.rules import Cost, YearFigure, costs
from models.availability.states import LICENSOR_ZONES, State, Zone
from models.availability.tables import Component, Maintenance, Outage
from models.availability.terms import terms_of
from models.availability.windows import windows
from models.errors import NotFound
from models.text import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True, slots=True)
class OutageCard:
    """An entry of the register with what it rests on."""

    id: int
    component: str  # empty: the whole platform
    draft: OutageDraft
    source: str
    withdrawn: bool
    judged: bool
    measured_from: datetime | None
    measured_to: datetime | None
    recorded_at: datetime
    evidence: tuple[Evidence, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is still going on."""
        return self.draft.ended_at is None

    @property
    def is_charged(self) -> bool:
        """Whether the licensor answers for it (agreement, item 1)."""
        return (
            not self.withdrawn and self.draft.state == State.DOWN and Zone(self.draft.zone) in LICENSOR_ZONES
        )


def outage_card(session: Session, outage_id: int) -> OutageCard:
    """One entry; NotFound when it is gone."""
    row = session.get(Outage, outage_id)
    if row is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This record no longer exists.")))
    name = session.scalar(select(Component.name).where(Component.id == row.component_id))
    return OutageCard(
        id=row.id,
        component=name or "",
        draft=outage_draft(row),
        source=row.source,
        withdrawn=row.withdrawn,
        judged=row.judged,
        measured_from=row.measured_from,
        measured_to=row.measured_to,
        recorded_at=row.recorded_at,
        evidence=tuple(evidence(session, outage_id)),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the register in a range: what names a stretch of a strip (microseconds)."""

    id: int
    component_id: int | None
    component: str
    start: int
    end: int
    cause: str
    withdrawn: bool


def entries(session: Session, start: int, end: int) -> list[Entry]:
    """The entries that touch [start, end), in order of time; open ones reach to its end."""
    statement = (
        select(
            Outage.id,
            Outage.component_id,
            Component.name,
            Outage.started_at,
            Outage.ended_at,
            Outage.cause,
            Outage.withdrawn,
        )
        .outerjoin(Component, Component.id == Outage.component_id)
        .where(
            and_(
                Outage.started_at < from_us(end),
                or_(Outage.ended_at.is_(None), Outage.ended_at > from_us(start)),
            )
        )
        .order_by(Outage.started_at, Outage.id)
    )
    return [
        Entry(key, part, name or "", to_us(begun), end if ended is None else to_us(ended), cause, withdrawn)
        for key, part, name, begun, ended, cause, withdrawn in session.execute(statement)
    ]


@dataclass(frozen=True, slots=True)
class CostLine:
    """One charged stretch with the entries that it consists of."""

    cost: Cost
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Costs:
    """A figure and the list that adds up to it."""

    figure: YearFigure
    lines: tuple[CostLine, ...]


def cost_lines(session: Session, year: int, now: int, component_id: int | None) -> Costs:
    """What a year's figure was made of; None: the platform. NotFound for a component that is gone."""
    figure = year_report(session, year, now, load_readings(session)).of(component_id)
    if figure is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This record no longer exists.")))
    line = figure.timeline
    known = [
        entry
        for entry in entries(session, line.start, line.end)
        if not entry.withdrawn and component_id in {None, entry.component_id}
    ]
    found = []
    for cost in costs(figure):
        mine = [entry for entry in known if entry.start < cost.run.end and entry.end > cost.run.start]
        found.append(CostLine(cost, tuple(mine)))
    return Costs(figure, tuple(found))


@dataclass(frozen=True, slots=True)
class WorksRow:
    """Announced works, and how much of them lies inside a window (microseconds)."""

    id: int
    component: str  # empty: the whole platform
    announced_at: datetime
    started_at: datetime
    ended_at: datetime
    subject: str
    withdrawn: bool
    inside_window: int


def works_row(session: Session, works_id: int) -> WorksRow:
    """Announced works; NotFound when they are gone."""
    row = session.get(Maintenance, works_id)
    if row is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This record no longer exists.")))
    name = session.scalar(select(Component.name).where(Component.id == row.component_id))
    start, end = to_us(row.started_at), to_us(row.ended_at)
    rule = terms_of(row.started_at.year, start, load_readings(session)).window
    return WorksRow(
        row.id,
        name or "",
        row.announced_at,
        row.started_at,
        row.ended_at,
        row.subject,
        row.withdrawn,
        windows(start, end, rule).length(),
    )
