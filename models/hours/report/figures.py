"""The figures of the report on hours: what was charged, what is left of the quotas, what no line can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.desk.reporting import Request, figure, flags
from models.fields import Kind
from models.hours.choices import Charging, State
from models.hours.report.facts import YearFact
from models.hours.tables import Consultation, HoursLine, HoursYear, PupilRefusal
from models.text import QT_TRANSLATE_NOOP
from models.workbook.book import Figure, Figures
from models.workbook.formulas import Count, Of, Shown, Sum, Where

LINES, YEARS = "lines", "years"
"""Keys of the two data sheets."""


def ledger_figures(session: Session, request: Request, years: Sequence[YearFact]) -> Figures:
    """Own values come from SQL, apart from the rows that the formulas look at."""
    ids = [year.id for year in years if year.id is not None]
    within = Where("in_period", flags(request)[True])

    def charged(*conditions: Any) -> int:
        statement = select(func.coalesce(func.sum(HoursLine.minutes), 0)).join(HoursYear)
        return int(
            session.execute(
                statement.where(HoursLine.year_id.in_(ids), HoursLine.at < request.end, *conditions)
            ).scalar_one()
        )

    of_years = sum(year.balance.charged for year in years)
    in_period = charged(HoursLine.at >= request.start)
    everything = charged()
    return Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "Hours")),
        figures=(
            figure(
                request,
                "period",
                QT_TRANSLATE_NOOP("reports", "Charged in the period"),
                in_period,
                Sum(LINES, "minutes", (within,)),
                kind=Kind.MINUTES,
                clause="hours.included",
            ),
            *_balances(request, years),
            *_besides(session, request, everything, of_years),
        ),
    )


def _balances(request: Request, years: Sequence[YearFact]) -> tuple[Figure, ...]:
    """The contract years: quota, used, over, reserved, left."""
    minutes, quota = Kind.MINUTES, "hours.quota"

    def total(name: str) -> int:
        return sum(int(getattr(year.balance, name)) for year in years)

    return (
        figure(
            request,
            "years",
            QT_TRANSLATE_NOOP("reports", "Contract years that touch the period"),
            len(years),
            Count(YEARS),
        ),
        figure(
            request,
            "quota",
            QT_TRANSLATE_NOOP("reports", "Their quota"),
            total("quota"),
            Sum(YEARS, "quota"),
            kind=minutes,
            clause=quota,
        ),
        figure(
            request,
            "used",
            QT_TRANSLATE_NOOP("reports", "used within the quota"),
            total("used"),
            Sum(YEARS, "used"),
            kind=minutes,
            clause=quota,
        ),
        figure(
            request,
            "over",
            QT_TRANSLATE_NOOP("reports", "charged beyond the quota"),
            total("over"),
            Sum(YEARS, "over"),
            kind=minutes,
            clause=quota,
        ),
        figure(
            request,
            "reserved",
            QT_TRANSLATE_NOOP("reports", "reserved for planned events"),
            total("reserved"),
            Sum(YEARS, "reserved"),
            kind=minutes,
        ),
        figure(
            request,
            "left",
            QT_TRANSLATE_NOOP("reports", "left"),
            total("left"),
            Sum(YEARS, "left"),
            kind=minutes,
            clause=quota,
        ),
    )


def _besides(session: Session, request: Request, everything: int, of_years: int) -> tuple[Figure, ...]:
    """That lines and years agree, what no line of the ledger can show, and what the filter lets through."""
    uncharged, pupils = _outside_the_ledger(session, request)
    minutes = Kind.MINUTES
    return (
        figure(
            request,
            "apart",
            QT_TRANSLATE_NOOP("reports", "Sum of the lines less sum of the years (must be 0)"),
            everything - of_years,
            Of(
                "{lines}-{used}-{over}",
                {"lines": Sum(LINES, "minutes"), "used": Sum(YEARS, "used"), "over": Sum(YEARS, "over")},
            ),
        ),
        figure(
            request,
            "uncharged",
            QT_TRANSLATE_NOOP("reports", "Held without a valid contract, not charged"),
            uncharged,
            None,
            kind=minutes,
            clause="hours.contract",
        ),
        figure(
            request,
            "pupils",
            QT_TRANSLATE_NOOP("reports", "Pupils turned away"),
            pupils,
            None,
            clause="method.children",
        ),
        figure(
            request,
            "shown",
            QT_TRANSLATE_NOOP("reports", "Minutes that the filter of the data sheet shows"),
            everything,
            Shown(LINES, "minutes"),
            kind=minutes,
        ),
    )


def _outside_the_ledger(session: Session, request: Request) -> tuple[int, int]:
    """Minutes held for nobody's quota, and pupils turned away: figures that no line of the ledger can show."""
    if request.contracts:
        return 0, 0
    held = select(func.coalesce(func.sum(Consultation.minutes), 0)).where(
        Consultation.at >= request.start,
        Consultation.at < request.end,
        Consultation.state == State.HELD,
        Consultation.charging == Charging.UNCHARGED,
    )
    refused = select(func.coalesce(func.sum(PupilRefusal.count), 0)).where(
        PupilRefusal.day >= request.first, PupilRefusal.day <= request.last
    )
    return int(session.execute(held).scalar_one()), int(session.execute(refused).scalar_one())
