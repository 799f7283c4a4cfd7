"""Short ways to components, measured rows and entries of the register for the tests of availability."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from sqlalchemy import func, insert, select

from models.availability.drafts import ComponentDraft
from models.availability.operations import add_component
from models.availability.register import MONITOR
from models.availability.tables import Outage, Span
from models.storage.database import Database
from models.storage.journal import SYSTEM

CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""For property tests: how fast examples are made on a busy machine says nothing about the program."""


def component(database: Database, name: str = "Система", **settings: Any) -> int:
    """A component; its id."""
    return database.write(
        SYSTEM, lambda session: add_component(session, ComponentDraft(name, **settings))
    ).value


def measure(
    database: Database, component_id: int, *spans: Sequence[Any], source: str = MONITOR, zone: str = "system"
) -> None:
    """Measured (start, end, state) rows in microseconds."""
    values = [
        {
            "component_id": component_id,
            "start_us": a,
            "end_us": b,
            "state": state,
            "zone": zone,
            "source": source,
        }
        for a, b, state in spans
    ]
    database.write(SYSTEM, lambda session: session.execute(insert(Span), values))


def count(database: Database) -> dict[str, int]:
    """How many measured rows and entries there are."""
    return database.read(
        lambda session: {
            "spans": session.scalar(select(func.count()).select_from(Span)),
            "outages": session.scalar(select(func.count()).select_from(Outage)),
        }
    )


def registered(database: Database) -> list[dict[str, Any]]:
    """All columns of all entries of the register, in order."""
    table = Outage.__table__
    return database.read(
        lambda session: [dict(row._mapping) for row in session.execute(select(table).order_by(table.c.id))]
    )


def enter_measured(database: Database, component_id: int, start: int, end: int | None) -> int:
    """The entry that the monitor makes of a measured outage; its id."""
    from models.availability.instants import from_us

    begun, ended = from_us(start), None if end is None else from_us(end)
    outage = Outage(
        component_id=component_id,
        started_at=begun,
        ended_at=ended,
        seconds=None if end is None else (end - start) // 1_000_000,
        state="down",
        zone="system",
        source=MONITOR,
        measured_from=begun,
        measured_to=ended,
        recorded_at=begun,
    )

    def add(session: Any) -> int:
        session.add(outage)
        session.flush()
        return outage.id

    return database.write(SYSTEM, add).value
