"""Reads availability: measured rows in one step, the register, announced works, and the figures made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from models.availability.instants import SECOND, from_us, to_us
from models.availability.register import MONITOR, Judgement, Measured
from models.availability.states import LICENSOR_ZONES, Code, State, Zone
from models.availability.tables import Component, Maintenance, Outage, Probe, Span
from models.availability.timeline import Intervals
from models.availability.windows import Works
from models.storage.base import Moment

OVERDUE_INTERVALS = 2
"""After so many intervals without an answer the monitor counts as silent."""


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """A component as pages and rules need it (times in microseconds)."""

    id: int
    name: str
    since: int | None
    interval: int
    quorum: int
    active: bool
    version: int

    @property
    def patience(self) -> int:
        """How long its monitor may be silent before that is «no data»."""
        return OVERDUE_INTERVALS * self.interval


@dataclass(frozen=True, slots=True)
class ProbeRow:
    """A probe as it is configured."""

    id: int
    component_id: int
    kind: str
    target: str
    timeout_ms: int
    retries: int
    slow_ms: int | None
    expected_status: str
    expected_text: str
    certificate_days: int
    verify: bool
    active: bool
    version: int


def components(session: Session, *, only_active: bool = True) -> list[ComponentRow]:
    """The components in their order."""
    statement = select(
        Component.id,
        Component.name,
        Component.since,
        Component.interval_seconds,
        Component.quorum,
        Component.active,
        Component.version,
    ).order_by(Component.position, Component.id)
    if only_active:
        statement = statement.where(Component.active)
    return [
        ComponentRow(key, name, to_us(since) if since else None, seconds * SECOND, quorum, active, version)
        for key, name, since, seconds, quorum, active, version in session.execute(statement)
    ]


def probes(session: Session, component_id: int | None = None, *, only_active: bool = False) -> list[ProbeRow]:
    """The probes of one component or of all."""
    columns = [getattr(Probe, name) for name in ProbeRow.__dataclass_fields__]
    statement = select(*columns).order_by(Probe.component_id, Probe.id)
    if component_id is not None:
        statement = statement.where(Probe.component_id == component_id)
    if only_active:
        statement = statement.where(Probe.active)
    return [ProbeRow(*row) for row in session.execute(statement)]


_CODE: ColumnElement[int] = case(
    (and_(Span.state == State.DOWN, Span.zone.in_(sorted(LICENSOR_ZONES))), int(Code.DOWN)),
    (Span.state == State.DOWN, int(Code.EXCUSED)),
    (Span.state == State.DEGRADED, int(Code.DEGRADED)),
    (Span.state == State.UP, int(Code.UP)),
    else_=int(Code.NO_DATA),
)
_LIVE: ColumnElement[int] = case((Span.source == MONITOR, 1), else_=0)
_START: BindParameter[int] = bindparam("start_us")
_END: BindParameter[int] = bindparam("end_us")
_COMPONENT: BindParameter[int] = bindparam("component_id")


@lru_cache(maxsize=4)
def _packed_spans(dialect: str, *, one: bool) -> Select[*tuple[Any, ...]]:
    """All rows as three lists of numbers in one row: state and source ride in the low bits of the start.

    Made once: building a statement costs as much as running it, and a row apiece costs twice the whole.
    """
    join = func.string_agg if dialect == "postgresql" else func.group_concat
    columns = (Span.start_us * 16 + _LIVE * 8 + _CODE, Span.end_us, Span.component_id)
    lists = [type_coerce(join(cast(column, String), literal_column("','")), String) for column in columns]
    statement = select(*(lists[:2] if one else lists)).where(Span.end_us > _START, Span.start_us < _END)
    return statement.where(Span.component_id == _COMPONENT) if one else statement


def measured(session: Session, start: int, end: int, component_id: int | None = None) -> dict[int, Measured]:
    """The measured rows that touch [start, end), by component."""
    one = component_id is not None
    statement = _packed_spans(session.get_bind().dialect.name, one=one)
    values = {"start_us": start, "end_us": end, **({"component_id": component_id} if one else {})}
    lists = session.execute(statement, values).one()
    if lists[0] is None:
        return {}
    keys, ends, *owners = (np.fromstring(text, dtype=np.int64, sep=",") for text in lists)
    if component_id is not None:
        return {component_id: _measured(keys, ends)}
    return {
        int(owner): _measured(keys[owners[0] == owner], ends[owners[0] == owner])
        for owner in np.unique(owners[0])
    }


def _measured(keys: NDArray[np.int64], ends: NDArray[np.int64]) -> Measured:
    live = ends[(keys & 8) > 0]
    return Measured(
        Intervals(keys >> 4, ends), (keys & 7).astype(np.int8), int(live.max()) if live.size else None
    )


_FIRST: BindParameter[datetime] = bindparam("first", type_=Moment())
_LAST: BindParameter[datetime] = bindparam("last", type_=Moment())
_JUDGEMENTS = select(
    Outage.component_id,
    Outage.started_at,
    Outage.ended_at,
    Outage.state,
    Outage.zone,
    Outage.source,
    Outage.withdrawn,
    Outage.measured_from,
    Outage.measured_to,
).where(
    Outage.judged,
    or_(
        and_(Outage.started_at < _LAST, or_(Outage.ended_at.is_(None), Outage.ended_at > _FIRST)),
        and_(Outage.measured_from < _LAST, or_(Outage.measured_to.is_(None), Outage.measured_to > _FIRST)),
    ),
)
_WORKS = select(
    Maintenance.component_id, Maintenance.announced_at, Maintenance.started_at, Maintenance.ended_at
).where(~Maintenance.withdrawn, Maintenance.started_at < _LAST, Maintenance.ended_at > _FIRST)


def judgements(session: Session, start: int, end: int) -> list[Judgement]:
    """The entries that differ from the measurement and touch [start, end), of all components."""
    return [
        Judgement(
            component_id=row.component_id,
            start=to_us(row.started_at),
            end=_instant(row.ended_at),
            state=State(row.state),
            zone=Zone(row.zone),
            source=row.source,
            withdrawn=row.withdrawn,
            measured_from=_instant(row.measured_from),
            measured_to=_instant(row.measured_to),
        )
        for row in session.execute(_JUDGEMENTS, {"first": from_us(start), "last": from_us(end)})
    ]


def _instant(moment: datetime | None) -> int | None:
    return None if moment is None else to_us(moment)


def announced_works(session: Session, start: int, end: int) -> dict[int | None, list[Works]]:
    """The works that touch [start, end), by component; under None those of the whole platform."""
    found: dict[int | None, list[Works]] = {}
    rows = session.execute(_WORKS, {"first": from_us(start), "last": from_us(end)})
    for component_id, announced, begins, ends in rows:
        found.setdefault(component_id, []).append(Works(to_us(announced), to_us(begins), to_us(ends)))
    return found


def concerning(entries: Mapping[int | None, Sequence[Works]], component_id: int) -> list[Works]:
    """The works that concern one component: its own and those of the whole platform."""
    return [*entries.get(None, ()), *entries.get(component_id, ())]
