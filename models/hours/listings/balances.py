"""Contracts by what is left of their hours in the year that runs today."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, func, literal

from models.contracts.sql import MoscowToday
from models.contracts.tables import Contract, Organisation
from models.fields import Field, Kind
from models.hours import choices
from models.hours.rules.balance import FIRST_WARNING, LAST_WARNING, Level
from models.hours.search import all_words
from models.hours.tables import HoursYear
from models.storage.listing import Listing
from models.text import QT_TRANSLATE_NOOP

_TODAY: Any = MoscowToday()
_sum = func.coalesce(HoursYear.used + HoursYear.excess, 0)
_quota = Contract.quota_minutes
_used: Any = case((_sum > _quota, _quota), else_=_sum)
_over: Any = case((_sum > _quota, _sum - _quota), else_=0)
_reserved: Any = func.coalesce(HoursYear.reserved, 0)
_left: Any = case((_quota - _used - _reserved > 0, _quota - _used - _reserved), else_=0)
_level: ColumnElement[str] = case(
    (_over > 0, Level.OVER.value),
    (_used >= _quota, Level.SPENT.value),
    (_used * 100 >= LAST_WARNING * _quota, Level.CLOSE.value),
    (_used * 100 >= FIRST_WARNING * _quota, Level.NEAR.value),
    else_=Level.FREE.value,
)
_LEVEL_RANK = case({level.value: rank for rank, level in enumerate(Level)}, value=_level, else_=0)

BALANCE_FIELDS = (
    Field(
        key="number",
        title=QT_TRANSLATE_NOOP("fields", "Contract"),
        kind=Kind.CODE,
        column=Contract.number,
        order=Contract.number_sort,
        width=150,
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
        min_window=1200,
    ),
    Field(
        key="region",
        title=QT_TRANSLATE_NOOP("fields", "Region"),
        kind=Kind.TEXT,
        column=Organisation.region,
        order=Organisation.region_key,
        width=170,
        min_window=1600,
    ),
    Field(
        key="bar",
        title=QT_TRANSLATE_NOOP("fields", "Use of the hours"),
        kind=Kind.TEXT,
        column=literal(None, String),
        order=_used * 1000 / func.nullif(_quota, 0) + _over,
        width=150,
    ),
    Field(
        key="used",
        title=QT_TRANSLATE_NOOP("fields", "Used"),
        kind=Kind.MINUTES,
        column=_used,
        width=110,
        min_window=1600,
    ),
    Field(
        key="reserved",
        title=QT_TRANSLATE_NOOP("fields", "Reserved"),
        kind=Kind.MINUTES,
        column=func.nullif(_reserved, 0),
        width=110,
        min_window=1600,
    ),
    Field(key="left", title=QT_TRANSLATE_NOOP("fields", "Left"), kind=Kind.MINUTES, column=_left, width=110),
    Field(
        key="over",
        title=QT_TRANSLATE_NOOP("fields", "Beyond the quota"),
        kind=Kind.MINUTES,
        column=func.nullif(_over, 0),
        width=110,
        min_window=1600,
    ),
    Field(
        key="quota",
        title=QT_TRANSLATE_NOOP("fields", "Quota"),
        kind=Kind.MINUTES,
        column=_quota,
        width=90,
        shown=False,
    ),
    Field(
        key="level",
        title=QT_TRANSLATE_NOOP("fields", "State"),
        kind=Kind.CHOICE,
        column=_level,
        order=_LEVEL_RANK,
        choices=choices.LEVELS,
        width=150,
    ),
    Field(
        key="ends_on",
        title=QT_TRANSLATE_NOOP("fields", "Contract until"),
        kind=Kind.DATE,
        column=Contract.ends_on,
        width=110,
        min_window=1600,
    ),
)


def _balance_joins(statement: Select[Any]) -> Select[Any]:
    running = and_(
        HoursYear.contract_id == Contract.id, HoursYear.first_day <= _TODAY, HoursYear.last_day >= _TODAY
    )
    return statement.outerjoin(Organisation, Organisation.id == Contract.organisation_id).outerjoin(
        HoursYear, running
    )


BALANCES = Listing(
    fields=BALANCE_FIELDS,
    id_column=Contract.id,
    joins=_balance_joins,
    search=lambda words: all_words(Contract.search_text, words),
    filters={
        "valid": lambda _: and_(
            Contract.signed_on <= _TODAY, Contract.starts_on <= _TODAY, Contract.ends_on >= _TODAY
        ),
        "levels": lambda levels: _level.in_(list(levels)),
    },
    default_order=(("level", True), ("left", False)),
)
