"""What the monitor reads from and writes to the database: its lease, its plan, and what it has measured.

One prober at a time: the lease is one row, taken by a conditional update and renewed with every write, so a prober
that was suspended and replaced meanwhile cannot write any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.availability.instants import HOUR, MINUTE, SECOND, from_us, to_us
from models.availability.latency import MinuteRoll, empty_minutes, merged, pack
from models.availability.operations import length_seconds
from models.availability.queries import ComponentRow, ProbeRow, components, probes
from models.availability.register import MONITOR
from models.availability.states import State, Zone
from models.availability.tables import LatencyHour, MonitorLease, Outage, Probe, ProbeStatus, Span
from models.availability.watch import Answer, SpanWrite
from models.storage.journal import now

_LEASE = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be watched."""

    components: tuple[ComponentRow, ...]
    probes: tuple[ProbeRow, ...]

    @property
    def shortest(self) -> int:
        """The shortest interval in microseconds; half a minute while there is nothing to watch."""
        watched = {probe.component_id for probe in self.probes}
        return min((row.interval for row in self.components if row.id in watched), default=30 * SECOND)


@dataclass(frozen=True, slots=True)
class Lease:
    """Who probes, and until when without another sign of life (microseconds)."""

    holder: str
    host: str
    taken: int
    until: int


def read_plan(session: Session) -> Plan:
    """The active components and probes."""
    return Plan(tuple(components(session)), tuple(probes(session, only_active=True)))


def read_lease(session: Session) -> Lease | None:
    """The lease as it stands, None when nobody probes (any more)."""
    row = session.get(MonitorLease, _LEASE)
    if row is None or row.until_us <= to_us(now(session)):
        return None
    return Lease(row.holder, row.host, row.taken_us, row.until_us)


def take_lease(session: Session, holder: str, host: str, length: int) -> bool:
    """Become the prober for `length` microseconds if nobody else is; True when this one is it now."""
    at = to_us(now(session))
    make = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.execute(
        make(MonitorLease)
        .values(id=_LEASE, holder="", host="", taken_us=0, until_us=0)
        .on_conflict_do_nothing(index_elements=["id"])
    )
    taken = session.execute(
        update(MonitorLease)
        .where(MonitorLease.id == _LEASE, (MonitorLease.until_us <= at) | (MonitorLease.holder == holder))
        .values(holder=holder, host=host[:200], taken_us=at, until_us=at + length)
        .returning(MonitorLease.id)
    ).first()
    if taken is None:
        return False
    _close_abandoned(session)
    return True


def _renew(session: Session, holder: str, length: int) -> bool:
    renewed = session.execute(
        update(MonitorLease)
        .where(MonitorLease.id == _LEASE, MonitorLease.holder == holder)
        .values(until_us=to_us(now(session)) + length)
        .returning(MonitorLease.id)
    ).first()
    return renewed is not None


def release_lease(session: Session, holder: str) -> None:
    """Stop being the prober, so that another may begin at once."""
    session.execute(update(MonitorLease).where(MonitorLease.holder == holder).values(until_us=0))


def _close_abandoned(session: Session) -> None:
    """End the outages that a former prober left open: nothing is known after its last sign of life."""
    for outage in session.scalars(
        select(Outage).where(Outage.source == MONITOR, Outage.measured_to.is_(None))
    ):
        seen = session.scalar(
            select(func.max(Span.end_us)).where(
                Span.component_id == outage.component_id, Span.source == MONITOR
            )
        )
        _close(outage, seen if seen is not None else to_us(outage.started_at))


@dataclass(frozen=True, slots=True)
class Batch:
    """What a prober has seen since its last write."""

    spans: Sequence[SpanWrite]  # each component's in order of time
    answers: Mapping[int, Answer]  # the last answer of each probe
    rolls: Mapping[tuple[int, int], MinuteRoll]  # (probe, minute since 1970)


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a batch: whether this prober still holds the lease, the server's time, the row of each span."""

    held: bool
    server_now: int
    row_ids: Sequence[int] = ()


def store(session: Session, holder: str, lease_length: int, batch: Batch) -> Stored:
    """Renew the lease and write everything measured; nothing is written when another prober has taken over."""
    at = to_us(now(session))
    if not _renew(session, holder, lease_length):
        return Stored(held=False, server_now=at)
    row_ids = []
    grown = []
    for span in batch.spans:
        if span.row_id is None:
            row_ids.append(_insert_span(session, span))
            _keep_register(session, span)
        else:
            row_ids.append(span.row_id)
            grown.append({"id": span.row_id, "end_us": span.end})
    if grown:
        session.execute(update(Span), grown)
    there = set(session.scalars(select(Probe.id)))  # a probe may have been deleted while it was being asked
    _store_answers(session, {key: answer for key, answer in batch.answers.items() if key in there})
    _store_rolls(session, {key: roll for key, roll in batch.rolls.items() if key[0] in there})
    return Stored(held=True, server_now=at, row_ids=row_ids)


def _insert_span(session: Session, span: SpanWrite) -> int:
    values = {
        "component_id": span.component_id,
        "start_us": span.start,
        "end_us": span.end,
        "state": span.state,
        "zone": Zone.SYSTEM,
        "source": MONITOR,
    }
    return session.execute(insert(Span).values(values).returning(Span.id)).scalar_one()


def _keep_register(session: Session, span: SpanWrite) -> None:
    """Enter what went down and end what came back; each outage is one entry, known while it goes on."""
    open_entries = select(Outage).where(
        Outage.component_id == span.component_id, Outage.source == MONITOR, Outage.measured_to.is_(None)
    )
    for outage in session.scalars(open_entries):
        _close(outage, span.before_end if span.before_end is not None else span.start)
    if span.state is State.DOWN:
        session.add(_opened(span, now(session)))
        session.flush()


def _opened(span: SpanWrite, at: datetime) -> Outage:
    begun = from_us(span.start)
    return Outage(
        component_id=span.component_id,
        started_at=begun,
        state=State.DOWN,
        zone=Zone.SYSTEM,
        source=MONITOR,
        measured_from=begun,
        recorded_at=at,
    )


def _close(outage: Outage, end: int) -> None:
    outage.measured_to = from_us(end)
    if outage.ended_at is None:
        outage.ended_at = max(from_us(end), outage.started_at)
        outage.seconds = length_seconds(outage.started_at, outage.ended_at)


def _store_answers(session: Session, answers: Mapping[int, Answer]) -> None:
    make = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    for probe_id, answer in answers.items():
        values = {
            "at_us": answer.at,
            "state": answer.state,
            "latency_ms": answer.latency_ms,
            "problem": answer.problem,
            "detail": answer.detail[:300],
            "certificate_until_us": answer.certificate_until,
        }
        statement = make(ProbeStatus).values(probe_id=probe_id, **values)
        session.execute(statement.on_conflict_do_update(index_elements=["probe_id"], set_=values))


def _store_rolls(session: Session, rolls: Mapping[tuple[int, int], MinuteRoll]) -> None:
    hours: dict[tuple[int, int], list[tuple[int, MinuteRoll]]] = {}
    for (probe_id, minute), roll in rolls.items():
        hours.setdefault((probe_id, minute * MINUTE // HOUR), []).append((minute % 60, roll))
    for (probe_id, hour), mine in hours.items():
        row = session.get(LatencyHour, (probe_id, hour))
        result = merged(row.minutes if row is not None else pack(empty_minutes()), mine)
        if row is None:
            row = LatencyHour(probe_id=probe_id, hour=hour)
            session.add(row)
        row.answers, row.low_ms, row.high_ms = result.answers, result.low_ms, result.high_ms
        row.sum_ms, row.minutes = result.sum_ms, result.minutes
