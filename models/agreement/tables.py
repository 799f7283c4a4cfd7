"""The table of the agreement's room: who switched which reading from when on; append-only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.storage.base import Base, Id, Moment


class ReadingSwitch(Base):
    """A supervisor's choice of a reading; never changed afterwards, so past judgements can be repeated."""

    __tablename__ = "reading_switch"
    __journal__ = "reading"
    __table_args__ = (Index("ix_reading_switch_question", "question", "since"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question: Mapped[str] = mapped_column(String(40))
    reading: Mapped[str] = mapped_column(String(40))
    since: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(Id)
    actor_name: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text)
