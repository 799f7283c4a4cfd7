"""The two lists of this room: contracts, and people in the parts they play for contracts (one row an appointment)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.contracts.choices import STANDINGS, STATES
from models.contracts.sql import MoscowToday, standing_of, state_of
from models.contracts.tables import Appointment, Contract, Organisation, Person
from models.contracts.tokens import CONTRACTS, PEOPLE, found_in
from models.fields import Field, Kind
from models.storage.listing import Listing
from models.text import QT_TRANSLATE_NOOP

_STATE_ORDER = {"ending": 0, "active": 1, "upcoming": 2, "draft": 3, "ended": 4}
_STANDING_ORDER = {"untrained": 0, "responsible": 1, "upcoming": 2, "former": 3}
_STATE = state_of(MoscowToday())
_STANDING = standing_of(MoscowToday())


def _person_in(place: int, column: str) -> ColumnElement[Any]:
    """A fact about the person who holds a place of the contract today."""
    part, who = aliased(Appointment), aliased(Person)
    return (
        select(getattr(who, column))
        .join(part, part.person_id == who.id)
        .where(
            part.contract_id == Contract.id,
            part.place == place,
            part.appointed_on <= MoscowToday(),
            or_(part.ended_on.is_(None), part.ended_on > MoscowToday()),
        )
        .order_by(part.appointed_on.desc())
        .limit(1)
        .correlate(Contract)
        .scalar_subquery()
    )


FIELDS: tuple[Field, ...] = (
    Field(
        key="number",
        title=QT_TRANSLATE_NOOP("fields", "Contract no."),
        kind=Kind.CODE,
        column=Contract.number,
        order=Contract.number_sort,
        width=168,
    ),
    Field(
        key="state",
        title=QT_TRANSLATE_NOOP("fields", "State"),
        kind=Kind.CHOICE,
        column=_STATE,
        order=case(_STATE_ORDER, value=_STATE),
        choices=STATES,
        width=128,
    ),
    Field(
        key="organisation",
        title=QT_TRANSLATE_NOOP("fields", "Organisation"),
        kind=Kind.TEXT,
        column=Organisation.name,
        order=Organisation.name_key,
        width=220,
        stretch=True,
    ),
    Field(
        key="locality",
        title=QT_TRANSLATE_NOOP("fields", "Locality"),
        kind=Kind.TEXT,
        column=Organisation.locality,
        order=Organisation.locality_key,
        width=130,
    ),
    Field(
        key="region",
        title=QT_TRANSLATE_NOOP("fields", "Region"),
        kind=Kind.TEXT,
        column=Organisation.region,
        order=Organisation.region_key,
        width=180,
        min_window=2100,
    ),
    Field(
        key="signed_on",
        title=QT_TRANSLATE_NOOP("fields", "Signed on"),
        kind=Kind.DATE,
        column=Contract.signed_on,
        width=104,
        shown=False,
    ),
    Field(
        key="starts_on",
        title=QT_TRANSLATE_NOOP("fields", "Valid from"),
        kind=Kind.DATE,
        column=Contract.starts_on,
        width=104,
        min_window=1500,
    ),
    Field(
        key="ends_on",
        title=QT_TRANSLATE_NOOP("fields", "Valid to"),
        kind=Kind.DATE,
        column=Contract.ends_on,
        width=104,
    ),
    Field(
        key="person1",
        title=QT_TRANSLATE_NOOP("fields", "First responsible person"),
        kind=Kind.TEXT,
        column=_person_in(1, "name"),
        order=_person_in(1, "name_sort"),
        width=210,
        min_window=1700,
    ),
    Field(
        key="person2",
        title=QT_TRANSLATE_NOOP("fields", "Second responsible person"),
        kind=Kind.TEXT,
        column=_person_in(2, "name"),
        order=_person_in(2, "name_sort"),
        width=210,
        min_window=1900,
    ),
    Field(
        key="quota_minutes",
        title=QT_TRANSLATE_NOOP("fields", "Hours a year"),
        kind=Kind.MINUTES,
        column=Contract.quota_minutes,
        width=96,
        shown=False,
    ),
    Field(
        key="note",
        title=QT_TRANSLATE_NOOP("fields", "Note"),
        kind=Kind.TEXT,
        column=Contract.note,
        width=200,
        shown=False,
    ),
)

PEOPLE_FIELDS: tuple[Field, ...] = (
    Field(
        key="name",
        title=QT_TRANSLATE_NOOP("fields", "Full name"),
        kind=Kind.TEXT,
        column=Person.name,
        order=Person.name_sort,
        width=240,
        stretch=True,
    ),
    Field(
        key="standing",
        title=QT_TRANSLATE_NOOP("fields", "Authority"),
        kind=Kind.CHOICE,
        column=_STANDING,
        order=case(_STANDING_ORDER, value=_STANDING),
        choices=STANDINGS,
        width=140,
    ),
    Field(
        key="organisation",
        title=QT_TRANSLATE_NOOP("fields", "Organisation"),
        kind=Kind.TEXT,
        column=Organisation.name,
        order=Organisation.name_key,
        width=200,
    ),
    Field(
        key="number",
        title=QT_TRANSLATE_NOOP("fields", "Contract no."),
        kind=Kind.CODE,
        column=Contract.number,
        order=Contract.number_sort,
        width=168,
        min_window=1500,
    ),
    Field(
        key="phone",
        title=QT_TRANSLATE_NOOP("fields", "Phone"),
        kind=Kind.PHONE,
        column=Person.phone_raw,
        order=Person.phone,
        width=216,
        min_window=1366,
    ),
    Field(
        key="email",
        title=QT_TRANSLATE_NOOP("fields", "E-mail"),
        kind=Kind.EMAIL,
        column=Person.email,
        width=180,
        min_window=2100,
    ),
    Field(
        key="position",
        title=QT_TRANSLATE_NOOP("fields", "Position"),
        kind=Kind.TEXT,
        column=Person.position,
        width=140,
        shown=False,
    ),
    Field(
        key="appointed_on",
        title=QT_TRANSLATE_NOOP("fields", "Appointed on"),
        kind=Kind.DATE,
        column=Appointment.appointed_on,
        width=104,
        min_window=1800,
    ),
    Field(
        key="trained_on",
        title=QT_TRANSLATE_NOOP("fields", "Trained on"),
        kind=Kind.DATE,
        column=Appointment.trained_on,
        width=104,
        min_window=1900,
    ),
    Field(
        key="ended_on",
        title=QT_TRANSLATE_NOOP("fields", "Authority ended on"),
        kind=Kind.DATE,
        column=Appointment.ended_on,
        width=104,
        shown=False,
    ),
)


def _one_of(column: ColumnElement[Any]) -> Any:
    """A filter by one value or by several."""

    def condition(value: Any) -> ColumnElement[bool]:
        several = not isinstance(value, str) and isinstance(value, Iterable)
        return column.in_([str(one) for one in value]) if several else column == str(value)

    return condition


def _with_owner(statement: Select[Any]) -> Select[Any]:
    return statement.join(Organisation, Organisation.id == Contract.organisation_id, isouter=True)


def _with_people(statement: Select[Any]) -> Select[Any]:
    return (
        statement.join(Person, Person.id == Appointment.person_id, isouter=True)
        .join(Contract, Contract.id == Appointment.contract_id, isouter=True)
        .join(Organisation, Organisation.id == Contract.organisation_id, isouter=True)
    )


CONTRACT_LIST = Listing(
    fields=FIELDS,
    id_column=Contract.id,
    joins=_with_owner,
    search=lambda text: found_in(CONTRACTS, Contract.id, text),
    filters={
        "state": _one_of(_STATE),
        "organisation": lambda value: Contract.organisation_id == int(value),
        "region": lambda value: Organisation.region == str(value),
    },
    default_order=(("state", False), ("ends_on", False)),
)
PEOPLE_LIST = Listing(
    fields=PEOPLE_FIELDS,
    id_column=Appointment.id,
    joins=_with_people,
    search=lambda text: found_in(PEOPLE, Appointment.person_id, text),
    filters={"standing": _one_of(_STANDING), "contract": lambda value: Appointment.contract_id == int(value)},
    default_order=(("name", False),),
)


def state_counts(session: Session) -> dict[str, int]:
    """How many contracts there are in each state today."""
    return {row[0]: row[1] for row in session.execute(select(_STATE, func.count()).group_by(_STATE))}


def standing_counts(session: Session) -> dict[str, int]:
    """How many people play each part today."""
    statement = select(_STANDING, func.count()).select_from(Appointment).group_by(_STANDING)
    return {row[0]: row[1] for row in session.execute(statement)}
