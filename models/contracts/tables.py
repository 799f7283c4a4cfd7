"""Licensees, their contracts, their people, and who of them may speak for which contract and when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.storage.base import Base, Id, SortKey, Versioned


class Organisation(Versioned, Base):
    """A licensee: told from others by name, locality and region together (`identity`)."""

    __tablename__ = "organisation"
    __journal__ = "organisation"
    __journal_skip__: ClassVar[frozenset[str]] = frozenset(
        {"identity", "name_key", "locality_key", "region_key"}
    )
    __table_args__ = (
        UniqueConstraint("identity"),
        Index("ix_organisation_name_key", "name_key"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String)
    locality: Mapped[str] = mapped_column(String, default="")
    region: Mapped[str] = mapped_column(String, default="")
    identity: Mapped[str] = mapped_column(SortKey)
    name_key: Mapped[str] = mapped_column(SortKey)
    locality_key: Mapped[str] = mapped_column(SortKey, default="")
    region_key: Mapped[str] = mapped_column(SortKey, default="")


class Contract(Versioned, Base):
    """A contract; `number_key` is unique, `quota_minutes` are the methodological minutes of one contract year."""

    __tablename__ = "contract"
    __journal__ = "contract"
    __journal_skip__: ClassVar[frozenset[str]] = frozenset({"number_key", "number_sort", "search_text"})
    __table_args__ = (
        UniqueConstraint("number_key"),
        CheckConstraint("ends_on >= starts_on", name="term"),
        CheckConstraint("quota_minutes >= 0", name="quota"),
        Index("ix_contract_number_sort", "number_sort"),
        Index("ix_contract_organisation_id", "organisation_id"),
        Index("ix_contract_ends_on", "ends_on"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(String)
    number_key: Mapped[str] = mapped_column(SortKey)
    number_sort: Mapped[str] = mapped_column(SortKey)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    signed_on: Mapped[date | None] = mapped_column(Date)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    quota_minutes: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, default="")
    search_text: Mapped[str] = mapped_column(Text, default="")

    organisation: Mapped[Organisation] = relationship()
    appointments: Mapped[list[Appointment]] = relationship(
        back_populates="contract", order_by="Appointment.appointed_on, Appointment.id"
    )


class Person(Versioned, Base):
    """Somebody at a licensee; the phone is kept as it was given and, where readable, as a number."""

    __tablename__ = "person"
    __journal__ = "person"
    __journal_skip__: ClassVar[frozenset[str]] = frozenset({"name_key", "name_sort", "search_text"})
    __table_args__ = (
        Index("ix_person_organisation_id", "organisation_id", "name_key"),
        Index("ix_person_name_sort", "name_sort"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str] = mapped_column(String)
    name_key: Mapped[str] = mapped_column(SortKey)
    name_sort: Mapped[str] = mapped_column(SortKey)
    position: Mapped[str] = mapped_column(String, default="")
    phone_raw: Mapped[str] = mapped_column(String, default="")
    phone: Mapped[str | None] = mapped_column(String)
    email: Mapped[str] = mapped_column(String, default="")
    search_text: Mapped[str] = mapped_column(Text, default="")

    organisation: Mapped[Organisation] = relationship()


class Appointment(Versioned, Base):
    """A person's authority to speak for a contract, from `appointed_on` up to, not including, `ended_on`.

    `place` says whether it is the first or the second person; `replaces_id` whose place was taken. At most two at a
    time: the rule refuses a third, and a trigger refuses it once more whoever writes.
    """

    __tablename__ = "appointment"
    __journal__ = "appointment"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= appointed_on", name="span"),
        CheckConstraint("place IN (1, 2)", name="place"),
        Index("ix_appointment_contract_id", "contract_id", "appointed_on"),
        Index("ix_appointment_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    place: Mapped[int] = mapped_column(Integer)
    appointed_on: Mapped[date] = mapped_column(Date)
    trained_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    end_reason: Mapped[str] = mapped_column(String, default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))

    contract: Mapped[Contract] = relationship(back_populates="appointments")
    person: Mapped[Person] = relationship()
