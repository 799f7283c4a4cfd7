"""Tables of the reports: those that people saved with their parameters, and every time the clock made one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.storage.base import Base, Id, Moment, SortKey, Versioned


class SavedReport(Versioned, Base):
    """A report under a name of its own: which one, for which period and contracts, into which folder, how often.

    `every` is one of `schedule.EVERY` («»: only when somebody asks); `since` is the day from which it is due.
    """

    __tablename__ = "saved_report"
    __journal__ = "saved_report"
    __journal_skip__ = frozenset({"name_key"})
    __table_args__ = (UniqueConstraint("name_key"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(SortKey)
    report: Mapped[str] = mapped_column(String(40))
    period: Mapped[str] = mapped_column(String(20))
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    folder: Mapped[str] = mapped_column(Text, default="")
    every: Mapped[str] = mapped_column(String(20), default="")
    since: Mapped[date] = mapped_column(Date)
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class ReportRun(Base):
    """One due day of a saved report: whoever adds the row first makes it; `problem` says why it could not be made."""

    __tablename__ = "report_run"
    __table_args__ = (UniqueConstraint("saved_id", "due_on"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    saved_id: Mapped[int] = mapped_column(ForeignKey("saved_report.id", ondelete="CASCADE"))
    due_on: Mapped[date] = mapped_column(Date)
    started_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    host: Mapped[str] = mapped_column(String(200))
    file: Mapped[str] = mapped_column(Text, default="")
    rows: Mapped[int] = mapped_column(Integer, default=0)
    problem: Mapped[str] = mapped_column(Text, default="")
