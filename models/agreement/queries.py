"""What the database knows about readings."""

from __future__ import annotations

from typing import Final

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from models.agreement.readings import Readings, Switch
from models.agreement.tables import ReadingSwitch

SUPERVISOR: Final = "supervisor"


def load_readings(session: Session) -> Readings:
    """Every switch so far; `Readings.known_at` gives an earlier day's knowledge."""
    row = ReadingSwitch
    rows = session.execute(
        select(row.question, row.reading, row.since, row.decided_at, row.actor_name, row.reason).order_by(
            row.id
        )
    )
    return Readings(tuple(Switch(*values) for values in rows))


def may_switch(session: Session, operator_id: int | None) -> bool:
    """Whether that operator is a supervisor; None is the program itself and its command line, which may."""
    if operator_id is None:
        return True
    operator = table("operator", column("id"), column("role"))
    role = session.execute(select(operator.c.role).where(operator.c.id == operator_id)).scalar_one_or_none()
    return role == SUPERVISOR
