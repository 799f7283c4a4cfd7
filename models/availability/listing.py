"""The lists of the page: the register of outages, and announced works."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from models.availability.instants import from_us, year_bounds
from models.availability.register import HAND, IMPORTED, MONITOR
from models.availability.states import ZONE_CHOICES, State
from models.availability.tables import Component, Maintenance, Outage, OutageTicket
from models.fields import Choice, Field, Kind
from models.formats import sort_key
from models.storage.listing import Listing
from models.text import QT_TRANSLATE_NOOP

GOING_ON, WITHDRAWN, PLANNED, OVER = "going_on", "withdrawn", "planned", "over"

_WHOLE_PLATFORM = (Choice("", QT_TRANSLATE_NOOP("choices", "the whole platform")),)
_STANDINGS = (
    Choice(GOING_ON, QT_TRANSLATE_NOOP("choices", "going on"), "state-down", "bad"),
    Choice(State.DOWN, QT_TRANSLATE_NOOP("choices", "was down"), "circle-x", ""),
    Choice(State.DEGRADED, QT_TRANSLATE_NOOP("choices", "was degraded"), "state-degraded", "warn"),
    Choice(WITHDRAWN, QT_TRANSLATE_NOOP("choices", "false alarm"), "ban", ""),
)
_SOURCES = (
    Choice(MONITOR, QT_TRANSLATE_NOOP("choices", "the monitor")),
    Choice(HAND, QT_TRANSLATE_NOOP("choices", "by hand")),
    Choice(IMPORTED, QT_TRANSLATE_NOOP("choices", "imported")),
)
_standing: ColumnElement[str] = case(
    (Outage.withdrawn, WITHDRAWN), (Outage.ended_at.is_(None), GOING_ON), else_=Outage.state
)
_tickets = (
    select(func.count())
    .where(OutageTicket.outage_id == Outage.id)
    .correlate(Outage)
    .scalar_subquery()
    .label("tickets")
)
_component: ColumnElement[str] = func.coalesce(Component.name, "")


def _field(key: str, title: str, kind: Kind, column: Any, **more: Any) -> Field:
    return Field(key=key, title=title, kind=kind, column=column, **more)


OUTAGE_FIELDS = (
    _field("started_at", QT_TRANSLATE_NOOP("fields", "Began"), Kind.MOMENT, Outage.started_at, width=112),
    _field(
        "length",
        QT_TRANSLATE_NOOP("fields", "Lasted"),
        Kind.MINUTES,
        (Outage.seconds + 59) // 60,  # begun minutes: nothing short looks like nothing
        order=Outage.seconds,
        width=96,
    ),
    _field(
        "component",
        QT_TRANSLATE_NOOP("fields", "Component"),
        Kind.CHOICE,
        _component,
        order=func.coalesce(Component.name_key, ""),
        width=130,
        choices=_WHOLE_PLATFORM,
    ),
    _field(
        "standing",
        QT_TRANSLATE_NOOP("fields", "What it was"),
        Kind.CHOICE,
        _standing,
        width=140,
        choices=_STANDINGS,
    ),
    _field(
        "cause",
        QT_TRANSLATE_NOOP("fields", "Cause"),
        Kind.TEXT,
        Outage.cause,
        order=Outage.cause_key,
        width=220,
        stretch=True,
    ),
    _field(
        "zone",
        QT_TRANSLATE_NOOP("fields", "Zone of responsibility"),
        Kind.CHOICE,
        Outage.zone,
        width=120,
        choices=ZONE_CHOICES,
    ),
    _field(
        "tickets", QT_TRANSLATE_NOOP("fields", "Tickets"), Kind.INTEGER, _tickets, width=80, min_window=1500
    ),
    _field(
        "source",
        QT_TRANSLATE_NOOP("fields", "Found by"),
        Kind.CHOICE,
        Outage.source,
        width=110,
        choices=_SOURCES,
    ),
    _field(
        "ended_at",
        QT_TRANSLATE_NOOP("fields", "Ended"),
        Kind.MOMENT,
        Outage.ended_at,
        width=130,
        min_window=1700,
    ),
)


def _with_component(statement: Select[Any]) -> Select[Any]:
    return statement.outerjoin(Component, Component.id == Outage.component_id)


def _matching(words: str) -> ColumnElement[bool] | None:
    conditions = [
        or_(
            Outage.cause_key.contains(sort_key(word), autoescape=True),
            Outage.component_id.in_(
                select(Component.id).where(Component.name_key.contains(sort_key(word), autoescape=True))
            ),
        )
        for word in words.split()
    ]
    return and_(*conditions) if conditions else None


def _of_year(year: Any) -> ColumnElement[bool]:
    start, end = year_bounds(int(year))
    return and_(
        Outage.started_at < from_us(end), or_(Outage.ended_at.is_(None), Outage.ended_at > from_us(start))
    )


OUTAGES = Listing(
    fields=OUTAGE_FIELDS,
    id_column=Outage.id,
    joins=_with_component,
    search=_matching,
    filters={
        "year": _of_year,
        "open": lambda wanted: Outage.ended_at.is_(None) if wanted else Outage.ended_at.is_not(None),
        "component": lambda key: or_(Outage.component_id == key, Outage.component_id.is_(None)),
        "unexplained": lambda _: and_(Outage.cause_key == "", ~Outage.withdrawn),
        "zone": lambda zone: Outage.zone == zone,
    },
    default_order=(("started_at", True),),
)

_works_standing: ColumnElement[str] = case(
    (Maintenance.withdrawn, WITHDRAWN),
    (Maintenance.started_at > func.current_timestamp(), PLANNED),
    (Maintenance.ended_at > func.current_timestamp(), GOING_ON),
    else_=OVER,
)
_WORKS_STANDINGS = (
    Choice(PLANNED, QT_TRANSLATE_NOOP("choices", "planned"), "calendar-clock", "accent"),
    Choice(GOING_ON, QT_TRANSLATE_NOOP("choices", "going on"), "wrench", "warn"),
    Choice(OVER, QT_TRANSLATE_NOOP("choices", "over"), "circle-check", ""),
    Choice(WITHDRAWN, QT_TRANSLATE_NOOP("choices", "cancelled"), "ban", ""),
)

WORKS_FIELDS = (
    _field(
        "started_at", QT_TRANSLATE_NOOP("fields", "Begin"), Kind.MOMENT, Maintenance.started_at, width=112
    ),
    _field("ended_at", QT_TRANSLATE_NOOP("fields", "End"), Kind.MOMENT, Maintenance.ended_at, width=112),
    _field(
        "component",
        QT_TRANSLATE_NOOP("fields", "Component"),
        Kind.CHOICE,
        _component,
        order=func.coalesce(Component.name_key, ""),
        width=150,
        choices=_WHOLE_PLATFORM,
    ),
    _field(
        "subject",
        QT_TRANSLATE_NOOP("fields", "Works"),
        Kind.TEXT,
        Maintenance.subject,
        width=240,
        stretch=True,
    ),
    _field(
        "announced_at",
        QT_TRANSLATE_NOOP("fields", "Announced"),
        Kind.MOMENT,
        Maintenance.announced_at,
        width=112,
    ),
    _field(
        "standing",
        QT_TRANSLATE_NOOP("fields", "State"),
        Kind.CHOICE,
        _works_standing,
        width=130,
        choices=_WORKS_STANDINGS,
    ),
)

WORKS = Listing(
    fields=WORKS_FIELDS,
    id_column=Maintenance.id,
    joins=lambda statement: statement.outerjoin(Component, Component.id == Maintenance.component_id),
    default_order=(("started_at", True),),
)
