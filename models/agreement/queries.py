"""What the database knows about readings."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agreement.readings import Readings, Switch
from models.agreement.tables import ReadingSwitch


def load_readings(session: Session) -> Readings:
    """Every switch so far; `Readings.known_at` gives an earlier day's knowledge."""
    row = ReadingSwitch
    rows = session.execute(
        select(row.question, row.reading, row.since, row.decided_at, row.actor_name, row.reason).order_by(
            row.id
        )
    )
    return Readings(tuple(Switch(*values) for values in rows))
