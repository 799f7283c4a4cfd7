"""What the page and the status bar show of this moment, and latency over any range; read once a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sqlalchemy import ScalarSelect, select
from sqlalchemy.orm import Session, aliased

from models.availability.instants import DAY, HOUR, to_us
from models.availability.latency import Curve, hour_curve, minute_curve
from models.availability.queries import ComponentRow, components
from models.availability.register import MONITOR
from models.availability.states import LICENSOR_ZONES, State, Zone
from models.availability.tables import Component, LatencyHour, Outage, Probe, ProbeStatus, Span

MINUTES_UP_TO = 8 * DAY
"""Ranges up to this long are drawn by minutes, longer ones by hours."""


def latency(session: Session, probe_id: int, start: int, end: int) -> Curve:
    """A probe's latency over a range, at the resolution that suits it."""
    first, last = start // HOUR, (end + HOUR - 1) // HOUR
    inside = (LatencyHour.probe_id == probe_id, LatencyHour.hour >= first, LatencyHour.hour < last)
    if end - start <= MINUTES_UP_TO:
        rows = session.execute(
            select(LatencyHour.hour, LatencyHour.minutes).where(*inside).order_by(LatencyHour.hour)
        ).all()
        return minute_curve([row.hour for row in rows], [row.minutes for row in rows], start, end)
    columns = (
        LatencyHour.hour,
        LatencyHour.answers,
        LatencyHour.low_ms,
        LatencyHour.high_ms,
        LatencyHour.sum_ms,
    )
    table = session.execute(select(*columns).where(*inside).order_by(LatencyHour.hour)).all()
    return hour_curve(np.array([tuple(row) for row in table], dtype=np.int64).reshape(-1, len(columns)))


@dataclass(frozen=True, slots=True)
class ProbeNow:
    """What a probe saw last (microseconds)."""

    probe_id: int
    component_id: int
    target: str
    at: int
    state: State
    latency_ms: int | None
    problem: str
    detail: str
    certificate_until: int | None
    certificate_days: int


@dataclass(frozen=True, slots=True)
class ComponentNow:
    """A component at this moment and since when, by a monitor that is alive and by the register.

    NO_DATA: its monitor is silent (or it has none). `outage_id`: the entry that is open, if one is.
    """

    row: ComponentRow
    state: State
    since: int | None
    seen: int | None
    probes: tuple[ProbeNow, ...]
    outage_id: int | None = None
    zone: Zone | None = None
    cause: str = ""

    @property
    def is_charged(self) -> bool:
        """Whether this very minute costs the licensor's budget."""
        return self.state is State.DOWN and self.zone in LICENSOR_ZONES


def components_now(session: Session, at: int) -> list[ComponentNow]:
    """Every active component as it is now; a few rows, cheap enough for once a second."""
    statement = select(Span.component_id, Span.start_us, Span.end_us, Span.state).select_from(Component)
    statement = statement.join(Span, Span.id == _newest_span()).where(Component.active)
    spans = {row.component_id: row for row in session.execute(statement)}
    asked: dict[int, list[ProbeNow]] = {}
    for probe in _probes_now(session):
        asked.setdefault(probe.component_id, []).append(probe)
    entries = _open_entries(session)
    return [
        _with_entries(_measured_now(row, spans.get(row.id), tuple(asked.get(row.id, ())), at), entries)
        for row in components(session)
    ]


def _newest_span() -> ScalarSelect[int]:
    """The last row that a monitor wrote of a component; one step along an index, however many years there are."""
    mine = aliased(Span)
    return (
        select(mine.id)
        .where(mine.component_id == Component.id, mine.source == MONITOR)
        .order_by(mine.end_us.desc(), mine.start_us.desc())
        .limit(1)
        .correlate(Component)
        .scalar_subquery()
    )


def _measured_now(row: ComponentRow, span: Any, probes: tuple[ProbeNow, ...], at: int) -> ComponentNow:
    if span is None:
        return ComponentNow(row, State.NO_DATA, None, None, probes)
    if at - span.end_us > row.patience:
        return ComponentNow(row, State.NO_DATA, span.end_us, span.end_us, probes)
    return ComponentNow(row, State(span.state), span.start_us, span.end_us, probes)


def _open_entries(session: Session) -> list[Any]:
    columns = (
        Outage.id,
        Outage.component_id,
        Outage.started_at,
        Outage.state,
        Outage.zone,
        Outage.cause,
        Outage.source,
        Outage.withdrawn,
    )
    return list(
        session.execute(select(*columns).where(Outage.ended_at.is_(None)).order_by(Outage.started_at))
    )


_GRAVITY = (State.NO_DATA, State.UP, State.DEGRADED, State.DOWN)


def _with_entries(component: ComponentNow, entries: Sequence[Any]) -> ComponentNow:
    """The measurement as the open entries of the register judge it."""
    mine = [entry for entry in entries if entry.component_id in {None, component.row.id}]
    if component.state is State.DOWN and any(entry.withdrawn and entry.source == MONITOR for entry in mine):
        component = replace(component, state=State.UP)
    for entry in mine:
        # An entry of a silent monitor says nothing about now; one made by hand holds until somebody ends it.
        silent = entry.source == MONITOR and component.state is State.NO_DATA
        if entry.withdrawn or silent:
            continue
        says = State(entry.state)
        measured_by_it = entry.source == MONITOR
        if measured_by_it or _GRAVITY.index(says) >= _GRAVITY.index(component.state):
            component = replace(
                component,
                state=says,
                since=to_us(entry.started_at),
                outage_id=entry.id,
                zone=Zone(entry.zone),
                cause=entry.cause,
            )
    return component


def _probes_now(session: Session) -> list[ProbeNow]:
    rows = session.execute(
        select(
            ProbeStatus.probe_id,
            Probe.component_id,
            Probe.target,
            ProbeStatus.at_us.label("at"),
            ProbeStatus.state,
            ProbeStatus.latency_ms,
            ProbeStatus.problem,
            ProbeStatus.detail,
            ProbeStatus.certificate_until_us.label("certificate_until"),
            Probe.certificate_days,
        )
        .join(Probe, Probe.id == ProbeStatus.probe_id)
        .where(Probe.active)
        .order_by(Probe.id)
    )
    return [ProbeNow(**{**row, "state": State(row["state"])}) for row in rows.mappings()]
