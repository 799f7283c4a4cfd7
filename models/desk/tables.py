"""The desk's own records: who works here, and the lists they have saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.desk.choices import LINES as LINES
from models.desk.choices import ROLES as ROLES
from models.fields import Field, Kind
from models.storage.base import Base, Id, Moment, Versioned
from models.text import QT_TRANSLATE_NOOP


class Operator(Versioned, Base):
    """A person of the desk; rows are never deleted, a person who left is inactive."""

    __tablename__ = "operator"
    __journal__ = "operator"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), nullable=False)
    name_key: Mapped[str] = mapped_column(String(200), nullable=False, unique=True)
    role: Mapped[str] = mapped_column(String(20), nullable=False)
    line: Mapped[str] = mapped_column(String(10), nullable=False)
    login: Mapped[str | None] = mapped_column(
        String(63), unique=True
    )  # the login role on a PostgreSQL server
    active: Mapped[bool] = mapped_column(Boolean, nullable=False, default=True)


class SavedView(Versioned, Base):
    """A list as somebody wants to see it again: filter, order, columns, widths; shared when it has no owner."""

    __tablename__ = "saved_view"
    __journal__ = "saved_view"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    page: Mapped[str] = mapped_column(String(40), nullable=False, index=True)
    name: Mapped[str] = mapped_column(String(200), nullable=False)
    owner_id: Mapped[int | None] = mapped_column(Id, ForeignKey("operator.id"))
    definition: Mapped[dict[str, Any]] = mapped_column(JSON, nullable=False)


class Presence(Base):
    """Who has a record open just now; a console that is gone stops renewing its rows, and they count no more."""

    __tablename__ = "presence"
    __table_args__ = (Index("ix_presence_entity", "entity", "entity_id"),)

    console: Mapped[str] = mapped_column(String(40), primary_key=True)
    entity: Mapped[str] = mapped_column(String(40), primary_key=True)
    entity_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    actor_name: Mapped[str] = mapped_column(String(200))
    until: Mapped[datetime] = mapped_column(Moment)


class Property(Base):
    """A fact about the database itself, such as that it holds sample data."""

    __tablename__ = "property"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON, nullable=False)


OPERATOR_FIELDS = (
    Field(
        key="name",
        title=QT_TRANSLATE_NOOP("fields", "Full name"),
        kind=Kind.TEXT,
        column=Operator.name,
        order=Operator.name_key,
        width=260,
        stretch=True,
        required=True,
        editable=True,
    ),
    Field(
        key="role",
        title=QT_TRANSLATE_NOOP("fields", "Role"),
        kind=Kind.CHOICE,
        column=Operator.role,
        choices=ROLES,
        required=True,
        editable=True,
    ),
    Field(
        key="line",
        title=QT_TRANSLATE_NOOP("fields", "Line"),
        kind=Kind.CHOICE,
        column=Operator.line,
        choices=LINES,
        required=True,
        editable=True,
    ),
)
