"""What the database knows about days: our desk's calendar as it is, or as it was known at an earlier moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.agreement.readings import WORKTIME, Readings
from models.calendar.choices import KIND_NAMES, OFFICIAL
from models.calendar.desk_calendar import READINGS, TECHNICAL, DeskPlan, desk_calendar
from models.calendar.official import Mark, official_year
from models.calendar.spans import Calendar, DayKind
from models.calendar.tables import DayDecision, YearDecision
from models.storage.database import now
from models.text import Text


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a day's history: who decided when what it is, and why."""

    day: date
    kind: str
    name: str
    decided_at: datetime
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class DayView:
    """A day as the page shows it; `readings` tells under which readings it works."""

    date: date
    mark: Mark
    working: bool
    readings: Mapping[str, bool]
    official: Mark
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class YearView:
    """A year as the page shows it; `official` is False while the government's transfers are not in it."""

    year: int
    official: bool
    source: str
    reading: str
    days: tuple[DayView, ...]

    @property
    def working_days(self) -> int:
        """How many days of the year work."""
        return sum(day.working for day in self.days)


def load_edits(session: Session, at: datetime | None = None) -> dict[date, Mark]:
    """The decisions in force, by day; with `at` only those made by then."""
    return {day: _mark(made) for day, made in load_decisions(session, at).items() if made.kind != OFFICIAL}


def load_calendar(
    session: Session,
    *,
    at: datetime | None = None,
    reading: str = "",
    decree_days: str = "",
    clause: str = TECHNICAL,
) -> Calendar:
    """Our desk's calendar; with `at` as it was known at that moment, with `reading` as that reading has it."""
    readings, edits = _known_readings(session, at), load_edits(session, at)
    return desk_calendar(edits, readings, reading=reading, decree_days=decree_days, clause=clause)


def _known_readings(session: Session, at: datetime | None) -> Readings:
    readings = load_readings(session)
    return readings if at is None else readings.known_at(at)


def load_calendars(
    session: Session, *, at: datetime | None = None, clause: str = TECHNICAL
) -> dict[str, Calendar]:
    """The calendar that holds (under "") and the one of every reading by itself, for «the other reading's answer»."""
    readings, edits = _known_readings(session, at), load_edits(session, at)
    return {name: desk_calendar(edits, readings, reading=name, clause=clause) for name in ("", *READINGS)}


def load_year(session: Session, year: int) -> YearView:
    """All days of `year` with what sets them apart."""
    readings = load_readings(session)
    decisions = load_decisions(session)
    edits = {day: _mark(made) for day, made in decisions.items() if made.kind != OFFICIAL}
    plan, official = DeskPlan(edits, readings), DeskPlan({}, readings)
    by_reading = {name: DeskPlan(edits, readings, reading=name) for name in READINGS}
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    views = tuple(
        DayView(
            day,
            plan.mark(day),
            plan(day).working,
            {name: other(day).working for name, other in by_reading.items()},
            official.mark(day),
            decisions.get(day),
        )
        for day in days
    )
    known, source = _known(session, year)
    return YearView(year, known, source, _reading_now(session, readings), views)


def _reading_now(session: Session, readings: Readings) -> str:
    return readings.of(WORKTIME, now(session))


def _known(session: Session, year: int) -> tuple[bool, str]:
    """Whether the transfers of `year` are known and from where: an entered file outranks the program's own data."""
    entered = session.execute(
        select(YearDecision.official, YearDecision.source)
        .where(YearDecision.year == year)
        .order_by(YearDecision.id.desc())
    ).first()
    if entered is not None:
        return bool(entered.official), str(entered.source)
    own = official_year(year)
    return own.official, own.source


def unofficial_years(session: Session, first: int, last: int) -> tuple[int, ...]:
    """The years from first to last for which the government's transfers are not in the calendar yet."""
    return tuple(year for year in range(first, last + 1) if not _known(session, year)[0])


def years_without_transfers(session: Session, today: date) -> tuple[int, ...]:
    """Of the current and the next year, those without the government's transfers: the page warns of them."""
    return unofficial_years(session, today.year, today.year + 1)


def day_history(session: Session, day: date) -> tuple[Decision, ...]:
    """Everything decided on `day`, latest first."""
    found = session.scalars(select(DayDecision).where(DayDecision.day == day).order_by(DayDecision.id.desc()))
    return tuple(_decision(row) for row in found)


def load_decisions(session: Session, at: datetime | None = None) -> dict[date, Decision]:
    """The latest decision on every day, of those made by `at`."""
    query = select(DayDecision).order_by(DayDecision.id)
    if at is not None:
        query = query.where(DayDecision.decided_at <= at)
    return {row.day: _decision(row) for row in session.scalars(query)}


def _decision(row: DayDecision) -> Decision:
    return Decision(row.day, row.kind, row.name, row.decided_at, row.actor_name, row.reason)


def _mark(made: Decision) -> Mark:
    kind = DayKind(made.kind)
    return Mark(kind, Text("{name}", {"name": made.name}) if made.name else Text(KIND_NAMES[kind]))
