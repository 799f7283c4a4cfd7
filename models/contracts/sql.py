"""Small SQL expressions of this room that mean the same on both engines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, bindparam, case, cast, literal, null
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from models.contracts.rules import ENDING_DAYS, Standing, State
from models.contracts.tables import Appointment, Contract
from models.formats import to_moscow


class MoscowToday(FunctionElement[date]):
    """Today in Moscow: by the server's clock on PostgreSQL, by this computer's on an embedded file."""

    name = "moscow_today"
    type = Date()
    inherit_cache = True


@compiles(MoscowToday, "postgresql")
def _today_on_postgresql(_element: Any, _compiler: Any, **_options: Any) -> str:
    return "CAST(clock_timestamp() AT TIME ZONE 'Europe/Moscow' AS DATE)"


@compiles(MoscowToday, "sqlite")
def _today_on_sqlite(_element: Any, compiler: Any, **options: Any) -> str:
    # Evaluated at every execution, so that a compiled and cached statement does not keep yesterday.
    today = bindparam(None, callable_=lambda: to_moscow(datetime.now(UTC)).date(), type_=Date(), unique=True)
    return str(compiler.process(today, **options))


class Contains(FunctionElement[bool]):
    """Whether a normalised column holds a piece of text; both are folded already, so nothing has to be escaped."""

    name = "contains"
    type = Boolean()
    inherit_cache = True


@compiles(Contains, "postgresql")
def _contains_on_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    return f"(strpos({compiler.process(element.clauses, **options)}) > 0)"


@compiles(Contains, "sqlite")
def _contains_on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"(instr({compiler.process(element.clauses, **options)}) > 0)"


def state_of(day: Any) -> ColumnElement[str]:
    """The state of a contract on `day` in SQL: the same answer as models.contracts.rules.state."""
    return case(
        ((Contract.signed_on.is_(null())) | (Contract.signed_on > day), literal(State.DRAFT.value)),
        (Contract.starts_on > day, literal(State.UPCOMING.value)),
        (Contract.ends_on < day, literal(State.ENDED.value)),
        (DaysLater(day, ENDING_DAYS) >= Contract.ends_on, literal(State.ENDING.value)),
        else_=literal(State.ACTIVE.value),
    )


def standing_of(day: Any) -> ColumnElement[str]:
    """The standing of an appointed person on `day` in SQL: the same answer as models.contracts.rules.standing."""
    return case(
        (Appointment.ended_on <= day, literal(Standing.FORMER.value)),
        (Appointment.appointed_on > day, literal(Standing.UPCOMING.value)),
        (
            (Appointment.trained_on.is_(null())) | (Appointment.trained_on > day),
            literal(Standing.UNTRAINED.value),
        ),
        else_=literal(Standing.RESPONSIBLE.value),
    )


class DaysLater(FunctionElement[date]):
    """A day so many days after another."""

    name = "days_later"
    type = Date()
    inherit_cache = True


@compiles(DaysLater, "postgresql")
def _later_on_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    day, days = element.clauses
    return f"({compiler.process(cast(day, Date), **options)} + {compiler.process(days, **options)})"


@compiles(DaysLater, "sqlite")
def _later_on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    day, days = element.clauses
    return f"date({compiler.process(day, **options)}, '+' || {compiler.process(days, **options)} || ' days')"
