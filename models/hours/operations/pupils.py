"""Pupils who call are turned away and counted; nothing else about them is kept (152-FZ, clause method.children)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.formats import to_moscow
from models.hours.tables import PupilRefusal
from models.storage.database import now


def count_pupil(session: Session) -> int:
    """Count one more pupil turned away today (Moscow); returns how many there were today."""
    day = to_moscow(now(session)).date()
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(PupilRefusal).values(day=day, count=1)
    session.execute(
        statement.on_conflict_do_update(index_elements=["day"], set_={"count": PupilRefusal.count + 1})
    )
    return session.scalars(select(PupilRefusal.count).where(PupilRefusal.day == day)).one()
