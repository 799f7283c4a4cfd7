"""Tables of the methodology hours: consultations with their participants, and the ledger that is only ever added to."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.contracts.tables import Contract, Organisation
from models.desk.tables import Operator
from models.storage.base import Base, Id, Moment, SortKey, Versioned


class Topic(Versioned, Base):
    """What consultations are about: those of the agreement (`clause` names it) and the desk's own."""

    __tablename__ = "topic"
    __journal__ = "topic"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    title_key: Mapped[str] = mapped_column(SortKey, unique=True)
    clause: Mapped[str] = mapped_column(String(60), default="")
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class Consultation(Versioned, Base):
    """A consultation or webinar, planned or held, with the caller's name and school as they were told on that day.

    `minutes` is its real length, `charged` what its lines charge all together, `raw_seconds` what the stopwatch showed
    before anybody corrected it.
    """

    __tablename__ = "consultation"
    __journal__ = "consultation"
    __journal_skip__ = frozenset({"caller_key", "place_key", "search_text"})
    __table_args__ = (
        Index("ix_consultation_at", "at", "id"),
        Index("ix_consultation_organisation_id", "organisation_id", "at"),
        Index("ix_consultation_caller_key", "caller_key"),
        Index("ix_consultation_charging", "charging", "at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    client_key: Mapped[str] = mapped_column(String(36), unique=True)
    demo: Mapped[bool] = mapped_column(Boolean, default=False)
    at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    late: Mapped[bool] = mapped_column(Boolean, default=False)
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    charging: Mapped[str] = mapped_column(String(20), default="")
    line: Mapped[str] = mapped_column(String(10))
    channel: Mapped[str] = mapped_column(String(20))
    topic_id: Mapped[int] = mapped_column(ForeignKey(Topic.id))
    methodologist_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    methodologist: Mapped[str] = mapped_column(String(200))

    surname: Mapped[str] = mapped_column(String(100), default="")
    name: Mapped[str] = mapped_column(String(100), default="")
    patronymic: Mapped[str] = mapped_column(String(100), default="")
    caller_key: Mapped[str] = mapped_column(SortKey, default="")
    role: Mapped[str] = mapped_column(String(20), default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    organisation: Mapped[str] = mapped_column(String(300), default="")
    locality: Mapped[str] = mapped_column(String(200), default="")
    region: Mapped[str] = mapped_column(String(200), default="")
    place_key: Mapped[str] = mapped_column(SortKey, default="")

    question: Mapped[str] = mapped_column(Text, default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    raw_seconds: Mapped[int | None] = mapped_column(Integer)
    expected: Mapped[int] = mapped_column(Integer, default=0)
    minutes: Mapped[int] = mapped_column(Integer, default=0)
    charged: Mapped[int] = mapped_column(Integer, default=0)
    share: Mapped[str] = mapped_column(String(20), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("consultation.id"))
    search_text: Mapped[str] = mapped_column(Text, default="")


class Participant(Base):
    """A school that took part: the real minutes of its share and the `charged` ones after rounding.

    `year_id` is where they were posted to; without it they are charged to nobody (yet).
    """

    __tablename__ = "participant"
    __table_args__ = (
        Index("ix_participant_consultation_id", "consultation_id"),
        Index("ix_participant_contract_id", "contract_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    contract_id: Mapped[int | None] = mapped_column(ForeignKey(Contract.id))
    year_id: Mapped[int | None] = mapped_column(ForeignKey("hours_year.id"))
    attendance: Mapped[int] = mapped_column(Integer, default=0)
    reserved: Mapped[int] = mapped_column(Integer, default=0)
    minutes: Mapped[int] = mapped_column(Integer, default=0)
    charged: Mapped[int] = mapped_column(Integer, default=0)


class HoursYear(Base):
    """One contract year's totals in minutes, kept beside the ledger: two consoles cannot both take the last hour.

    Made when the year is first charged; its days then stay, whatever becomes of the contract. The totals are only moved
    by guarded updates together with a line, and `check` compares them with the lines.
    """

    __tablename__ = "hours_year"
    __table_args__ = (
        UniqueConstraint("contract_id", "first_day"),
        CheckConstraint("quota >= 0", name="quota"),
        CheckConstraint("used >= 0 and used <= quota", name="used"),
        CheckConstraint("excess >= 0 and (excess = 0 or used = quota)", name="excess"),
        CheckConstraint("reserved >= 0", name="reserved"),
        CheckConstraint("first_day <= last_day", name="days"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey(Contract.id))
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    anchor: Mapped[date] = mapped_column(Date)
    reading: Mapped[str] = mapped_column(String(20))
    quota: Mapped[int] = mapped_column(Integer)
    used: Mapped[int] = mapped_column(Integer, default=0)
    excess: Mapped[int] = mapped_column(Integer, default=0)
    reserved: Mapped[int] = mapped_column(Integer, default=0)


class HoursLine(Base):
    """A line of the ledger: minutes charged or taken back; the database refuses to change or remove it.

    `excess` is by how much it moved the year's excess, `real` the minutes before rounding. A line that changes the
    quota has no minutes of its own.
    """

    __tablename__ = "hours_line"
    __table_args__ = (
        Index("ix_hours_line_year_id", "year_id", "id"),
        Index("ix_hours_line_consultation_id", "consultation_id"),
        Index("ix_hours_line_at", "at", "id"),
        CheckConstraint(
            "(kind = 'charge' and minutes > 0 and real > 0 and excess between 0 and minutes and reverses_id is null)"
            " or (kind = 'reversal' and minutes < 0 and real < 0 and excess between minutes and 0"
            " and reverses_id is not null)"
            " or (kind = 'quota' and minutes = 0 and real = 0 and reverses_id is null)",
            name="kind",
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    year_id: Mapped[int] = mapped_column(ForeignKey("hours_year.id"))
    consultation_id: Mapped[int | None] = mapped_column(ForeignKey("consultation.id"))
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    late: Mapped[bool] = mapped_column(Boolean, default=False)
    real: Mapped[int] = mapped_column(Integer)
    minutes: Mapped[int] = mapped_column(Integer)
    excess: Mapped[int] = mapped_column(Integer, default=0)
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("hours_line.id"), unique=True)
    edition: Mapped[str] = mapped_column(String(40))
    reading: Mapped[str] = mapped_column(String(100))
    actor_id: Mapped[int | None] = mapped_column(Id)
    actor_name: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text, default="")


class PupilRefusal(Base):
    """How many pupils were turned away on a day (Moscow); nothing else about them is kept."""

    __tablename__ = "pupil_refusal"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
