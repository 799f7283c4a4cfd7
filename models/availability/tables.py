"""Tables of availability: what is watched, what was measured, the register of outages, announced works, latency.

Measured intervals and heartbeats are written every few seconds and are not journalled; everything people decide is.
Columns ending in `_us` are whole microseconds since 1970 (UTC), so that a year is judged without parsing a date.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.storage.base import Base, Id, Moment, SortKey, Versioned
from models.tickets.tables import Ticket


class Component(Versioned, Base):
    """A part of the platform that is judged by itself: «Система», «БД», infrastructure.

    `since`: in service from this moment on, None when older than any figure asked for; `quorum`: so many of its
    probes must fail before it counts as down (fewer: degraded).
    """

    __tablename__ = "component"
    __journal__ = "component"
    __journal_skip__ = frozenset({"name_key"})

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(SortKey, unique=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    since: Mapped[datetime | None] = mapped_column(Moment)
    interval_seconds: Mapped[int] = mapped_column(Integer, default=30)
    quorum: Mapped[int] = mapped_column(Integer, default=1)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    demo: Mapped[bool] = mapped_column(Boolean, default=False)


class Probe(Versioned, Base):
    """One way of asking whether a component works: an HTTP(S) address or a TCP port."""

    __tablename__ = "probe"
    __journal__ = "probe"
    __table_args__ = (Index("ix_probe_component_id", "component_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    component_id: Mapped[int] = mapped_column(ForeignKey("component.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    target: Mapped[str] = mapped_column(String(500))
    timeout_ms: Mapped[int] = mapped_column(Integer, default=10_000)
    retries: Mapped[int] = mapped_column(Integer, default=1)
    slow_ms: Mapped[int | None] = mapped_column(Integer)
    expected_status: Mapped[str] = mapped_column(String(100), default="200-299")
    expected_text: Mapped[str] = mapped_column(String(500), default="")
    certificate_days: Mapped[int] = mapped_column(Integer, default=14)
    verify: Mapped[bool] = mapped_column(Boolean, default=True)
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class Span(Base):
    """A measured interval of a component's state; rows of different sources may overlap, the worst one counts."""

    __tablename__ = "state_span"
    __table_args__ = (
        UniqueConstraint(
            "component_id", "end_us", "start_us", "state", "zone", "source", name="uq_state_span_row"
        ),
        CheckConstraint("start_us <= end_us", name="forward"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    component_id: Mapped[int] = mapped_column(ForeignKey("component.id", ondelete="CASCADE"))
    start_us: Mapped[int] = mapped_column(BigInteger)
    end_us: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10))
    zone: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(20))


class Outage(Versioned, Base):
    """One entry of the register: an outage found by the monitor, imported or entered by hand, as people judge it.

    `component_id` None: the whole platform. `measured_from`..`measured_to` is the stretch of measurement that the
    entry speaks of (None in the end: still going on); an entry that says anything else than the measurement is
    `judged`, and then the figure follows the entry. `withdrawn`: a false alarm.
    """

    __tablename__ = "outage"
    __journal__ = "outage"
    __journal_skip__ = frozenset({"cause_key", "judged", "seconds", "measured_from", "measured_to"})
    __table_args__ = (
        Index("ix_outage_started_at", "started_at", "id"),
        Index("ix_outage_component_id", "component_id", "started_at"),
        Index("ix_outage_ended_at", "ended_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    component_id: Mapped[int | None] = mapped_column(ForeignKey("component.id", ondelete="CASCADE"))
    started_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    seconds: Mapped[int | None] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(10))
    zone: Mapped[str] = mapped_column(String(20))
    cause: Mapped[str] = mapped_column(String(300), default="")
    cause_key: Mapped[str] = mapped_column(SortKey, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(20))
    measured_from: Mapped[datetime | None] = mapped_column(Moment)
    measured_to: Mapped[datetime | None] = mapped_column(Moment)
    judged: Mapped[bool] = mapped_column(Boolean, default=False)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    demo: Mapped[bool] = mapped_column(Boolean, default=False)


class OutageTicket(Base):
    """Evidence: a ticket that came in because of an outage."""

    __tablename__ = "outage_ticket"
    __table_args__ = (Index("ix_outage_ticket_ticket_id", "ticket_id"),)

    outage_id: Mapped[int] = mapped_column(ForeignKey("outage.id", ondelete="CASCADE"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey(Ticket.id, ondelete="CASCADE"), primary_key=True)


class Maintenance(Versioned, Base):
    """Maintenance works: when they were announced and for when; `component_id` None: the whole platform."""

    __tablename__ = "maintenance"
    __journal__ = "maintenance"
    __table_args__ = (Index("ix_maintenance_started_at", "started_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    component_id: Mapped[int | None] = mapped_column(ForeignKey("component.id", ondelete="CASCADE"))
    announced_at: Mapped[datetime] = mapped_column(Moment)
    started_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime] = mapped_column(Moment)
    subject: Mapped[str] = mapped_column(String(300))
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)
    demo: Mapped[bool] = mapped_column(Boolean, default=False)


class LatencyHour(Base):
    """An hour of a probe's answers: its roll-up, and its sixty minutes packed (models.availability.latency)."""

    __tablename__ = "latency_hour"

    probe_id: Mapped[int] = mapped_column(ForeignKey("probe.id", ondelete="CASCADE"), primary_key=True)
    hour: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    answers: Mapped[int] = mapped_column(Integer)
    low_ms: Mapped[int] = mapped_column(Integer)
    high_ms: Mapped[int] = mapped_column(Integer)
    sum_ms: Mapped[int] = mapped_column(BigInteger)
    minutes: Mapped[bytes] = mapped_column(LargeBinary)


class ProbeStatus(Base):
    """What a probe saw last: what the live view shows beside the state."""

    __tablename__ = "probe_status"

    probe_id: Mapped[int] = mapped_column(ForeignKey("probe.id", ondelete="CASCADE"), primary_key=True)
    at_us: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10))
    latency_ms: Mapped[int | None] = mapped_column(Integer)
    problem: Mapped[str] = mapped_column(String(30), default="")
    detail: Mapped[str] = mapped_column(String(300), default="")
    certificate_until_us: Mapped[int | None] = mapped_column(BigInteger)


class MonitorLease(Base):
    """Who of all consoles and services on this database asks the probes: one row."""

    __tablename__ = "monitor_lease"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    holder: Mapped[str] = mapped_column(String(64))
    host: Mapped[str] = mapped_column(String(200))
    taken_us: Mapped[int] = mapped_column(BigInteger)
    until_us: Mapped[int] = mapped_column(BigInteger)
