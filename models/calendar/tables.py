"""The tables of the calendar's room: what people decided about days and years; append-only.

The official calendar itself is data of the program (`resources/calendar/`): a database without decisions answers as
the official calendar does, and each decision lies over it from the moment it was made.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.storage.base import Base, Id, Moment


class DayDecision(Base):
    """What somebody decided a day to be; the latest decision on a day counts, an `official` one takes them all back."""

    __tablename__ = "day_decision"
    __journal__ = "calendar"
    __table_args__ = (Index("ix_day_decision_day", "day"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    day: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(Id)
    actor_name: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text)


class YearDecision(Base):
    """That the official transfers of a year have been entered (or that they have not, after all), and from where."""

    __tablename__ = "year_decision"
    __journal__ = "calendar_year"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    year: Mapped[int] = mapped_column(Integer)
    official: Mapped[bool] = mapped_column(Boolean)
    source: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(Id)
    actor_name: Mapped[str] = mapped_column(String(200))
