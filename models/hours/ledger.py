"""The only code that moves a balance: a guarded update of the year's totals together with the line that proves it.

The update adds to whatever the row holds at that instant, so two consoles never overwrite each other: PostgreSQL waits
for the row, SQLite for the file (BEGIN IMMEDIATE). Webinars touch their years in the order of their contracts, so that
two of them cannot wait for each other in a circle.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, case, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.errors import RuleError
from models.hours.accounts import ContractFacts, charged_years, effective_quota
from models.hours.choices import LineKind
from models.hours.rules.balance import Balance, excess, over_part
from models.hours.rules.years import YearReading, anchor_of, year_for
from models.hours.tables import HoursLine, HoursYear
from models.storage.database import actor, now, record
from models.text import QT_TRANSLATE_NOOP, Text

ENTITY = "hours"
"""Journal name of a contract's balance; its id is the contract's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be posted to one year; `strict` refuses what does not fit into the quota."""

    year_id: int
    contract_id: int
    consultation_id: int
    at: datetime
    minutes: int
    real: int
    edition: str
    reading: str
    late: bool = False
    reason: str = ""
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Posted:
    """A line as it was written, and the balance right after it."""

    line_id: int
    minutes: int
    over: int
    balance: Balance


class QuotaSpent(RuleError):
    """A post that must fit does not; with a reason it is recorded beyond the quota."""

    def __init__(self) -> None:
        super().__init__(
            Text(QT_TRANSLATE_NOOP("models", "The hours of this year are used up.")),
            todo=Text(
                QT_TRANSLATE_NOOP("models", "Give the reason, and the excess is recorded beyond the quota.")
            ),
        )


def open_year(
    session: Session, contract: ContractFacts, day: date, reading: YearReading, today: date
) -> HoursYear:
    """The row of the year that `day` is charged to, made on its first charge; its quota follows the contract."""
    stored = charged_years(session, contract.id)
    years = [year for _, year in stored]
    whole = year_for(day, contract.term.starts_on, years, reading)
    row = next((row for row, year in stored if year.period == whole), None)
    if row is None:
        row = _make_year(
            session,
            contract_id=contract.id,
            first_day=whole.first,
            last_day=whole.last,
            anchor=anchor_of(contract.term.starts_on, years),
            reading=reading.value,
            quota=contract.quota,
        )
    if row.quota != effective_quota(row.quota, contract.quota, row.last_day, today):
        change_quota(session, row.id, contract.quota)
    return row


def _make_year(session: Session, **values: Any) -> HoursYear:
    """Insert the year unless a colleague has just done so."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(HoursYear).values(used=0, excess=0, reserved=0, **values)
    session.execute(statement.on_conflict_do_nothing(index_elements=["contract_id", "first_day"]))
    return session.scalars(
        select(HoursYear)
        .where(HoursYear.contract_id == values["contract_id"], HoursYear.first_day == values["first_day"])
        .execution_options(populate_existing=True)
    ).one()


def post(session: Session, entry: Entry) -> Posted:
    """Charge `entry`; what lies beyond the quota is marked, or with `strict` refused (QuotaSpent)."""
    balance = _move(session, entry.year_id, entry.minutes, strict=entry.strict)
    if balance is None:
        raise QuotaSpent
    over = over_part(balance.charged - entry.minutes, entry.minutes, balance.quota)
    line_id = _write_line(session, entry, kind=LineKind.CHARGE, over=over)
    return Posted(line_id, entry.minutes, over, balance)


def reverse_line(session: Session, line: HoursLine, contract_id: int, reason: str) -> Posted:
    """Take a whole charge back; the database refuses to do so twice."""
    balance = _move(session, line.year_id, -line.minutes)
    if balance is None:
        raise LookupError(f"year {line.year_id} of line {line.id} is gone")
    over = over_part(balance.charged + line.minutes, -line.minutes, balance.quota)
    entry = Entry(
        year_id=line.year_id,
        contract_id=contract_id,
        consultation_id=line.consultation_id or 0,
        at=line.at,
        minutes=-line.minutes,
        real=-line.real,
        edition=line.edition,
        reading=line.reading,
        reason=reason,
    )
    line_id = _write_line(session, entry, kind=LineKind.REVERSAL, over=over, reverses_id=line.id)
    return Posted(line_id, -line.minutes, over, balance)


def reserve(session: Session, year_id: int, minutes: int) -> bool:
    """Promise `minutes` of the year, or give back (negative); False when they are not there to promise."""
    condition: ColumnElement[bool] = HoursYear.id == year_id
    if minutes > 0:
        condition = condition & (HoursYear.used + HoursYear.reserved + minutes <= HoursYear.quota)
    statement = update(HoursYear).where(condition).values(reserved=HoursYear.reserved + minutes)
    moved = session.execute(statement.returning(HoursYear.id).execution_options(synchronize_session=False))
    return moved.scalar_one_or_none() is not None


def change_quota(session: Session, year_id: int, quota: int) -> None:
    """Give the year another quota (an amended contract); the line that says so moves the excess and no minutes."""
    year = session.scalars(
        select(HoursYear)
        .where(HoursYear.id == year_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    total = year.used + year.excess
    moved = excess(total, quota) - year.excess
    before, year.quota = year.quota, quota
    year.used, year.excess = total - excess(total, quota), excess(total, quota)
    session.flush()
    who = actor(session)
    session.execute(
        insert(HoursLine).values(
            year_id=year_id,
            kind=LineKind.QUOTA,
            at=now(session),
            recorded_at=now(session),
            late=False,
            real=0,
            minutes=0,
            excess=moved,
            edition="",
            reading="",
            actor_id=who.id,
            actor_name=who.name,
            reason=f"{before} -> {quota}",
        )
    )
    record(session, ENTITY, year.contract_id, "quota", {"quota": [before, quota]})


def _move(session: Session, year_id: int, minutes: int, *, strict: bool = False) -> Balance | None:
    """Add `minutes` to the year's sum in one statement; None when it does not fit and must."""
    total = HoursYear.used + HoursYear.excess + minutes
    condition: ColumnElement[bool] = HoursYear.id == year_id
    if strict:
        condition = condition & (total <= HoursYear.quota)
    statement = (
        update(HoursYear)
        .where(condition)
        .values(
            used=case((total > HoursYear.quota, HoursYear.quota), else_=total),
            excess=case((total > HoursYear.quota, total - HoursYear.quota), else_=0),
        )
        .returning(HoursYear.quota, HoursYear.used, HoursYear.excess, HoursYear.reserved)
        .execution_options(synchronize_session=False)
    )
    row = session.execute(statement).one_or_none()
    return None if row is None else Balance(*row)


def _write_line(
    session: Session, entry: Entry, *, kind: LineKind, over: int, reverses_id: int | None = None
) -> int:
    who = actor(session)
    statement = insert(HoursLine).values(
        year_id=entry.year_id,
        consultation_id=entry.consultation_id or None,
        kind=kind,
        at=entry.at,
        recorded_at=now(session),
        late=entry.late,
        real=entry.real,
        minutes=entry.minutes,
        excess=over,
        reverses_id=reverses_id,
        edition=entry.edition,
        reading=entry.reading,
        actor_id=who.id,
        actor_name=who.name,
        reason=entry.reason,
    )
    line_id = session.execute(statement.returning(HoursLine.id)).scalar_one()
    record(
        session,
        ENTITY,
        entry.contract_id,
        kind.value,
        {"minutes": entry.minutes, "line": line_id},
        reason=entry.reason,
    )
    return int(line_id)
