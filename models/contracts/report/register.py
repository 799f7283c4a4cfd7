"""Excel report on contracts: state, term, quota, and who is responsible, as of the last day asked for.

Contracts whose term touches the period are listed. Two data sheets: the contracts, and everybody appointed on that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.contracts.choices import STATES
from models.contracts.names import number_key
from models.contracts.queries import ContractRow, contracts
from models.contracts.report.columns import CONTRACT_COLUMNS, PERSON_COLUMNS
from models.contracts.rules import Standing, Term, is_valid, state
from models.contracts.tables import Appointment, Contract, Organisation
from models.desk.reporting import (
    Lines,
    Report,
    Request,
    adding,
    breakdown,
    counting,
    facts,
    figure,
    made_columns,
    quoted,
    total_word,
)
from models.fields import Kind
from models.text import QT_TRANSLATE_NOOP
from models.workbook.book import Book, Chart, DataSheet, Figure, Figures, Table
from models.workbook.formulas import Count, Shown, Sum, Where

SHEET, PEOPLE = "contracts", "people"
TITLE = QT_TRANSLATE_NOOP("reports", "Contracts")
CHUNK = 500
HORIZONS = (30, 60, 90)
_CLAUSES = ("contract.signed", "ticket.contract", "persons.limit", "persons.trained", "hours.quota")
_ENDING = {
    30: QT_TRANSLATE_NOOP("reports", "end within 30 days"),
    60: QT_TRANSLATE_NOOP("reports", "end within 60 days"),
    90: QT_TRANSLATE_NOOP("reports", "end within 90 days"),
}


def asked_for(request: Request) -> ColumnElement[bool]:
    """The contracts whose term touches the period and, where some are named, only these."""
    condition = (Contract.starts_on <= request.last) & (Contract.ends_on >= request.first)
    if request.contracts:
        condition &= Contract.number_key.in_([number_key(number) for number in request.contracts])
    return condition


def read_contracts(session: Session, request: Request) -> Iterator[ContractRow]:
    """The contracts asked for by number, as of the last day."""
    wanted = select(Contract.id).where(asked_for(request)).order_by(Contract.number_sort, Contract.id)
    ids = list(session.scalars(wanted))
    for at in range(0, len(ids), CHUNK):
        chunk = ids[at : at + CHUNK]
        found = contracts(session, chunk, request.last)
        yield from (found[number] for number in chunk)


def build(session: Session, request: Request) -> Book:
    """The contracts as a workbook."""
    readings = load_readings(session)
    regions = _regions(session, request)
    count = session.execute(select(func.count()).select_from(Contract).where(asked_for(request))).scalar_one()
    people = session.execute(
        select(func.count())
        .select_from(Appointment)
        .join(Contract)
        .where(asked_for(request), _present(request.last))
    ).scalar_one()
    return Book(
        title=request.word(TITLE),
        facts=facts(request, readings.agreement.at(request.last)),
        data=(
            DataSheet(
                key=SHEET,
                name=request.word(QT_TRANSLATE_NOOP("reports", "Contracts")),
                columns=made_columns(request, CONTRACT_COLUMNS),
                rows=lambda: (_values(row, request, regions) for row in read_contracts(session, request)),
                expected=count,
            ),
            DataSheet(
                key=PEOPLE,
                name=request.word(QT_TRANSLATE_NOOP("reports", "Persons")),
                columns=made_columns(request, PERSON_COLUMNS),
                rows=lambda: _people(session, request),
                expected=people,
            ),
        ),
        summary=(_figures(session, request, count, people), *_tables(session, request, regions)),
        clauses=quoted(request, readings, _CLAUSES, request.end - timedelta(seconds=1)),
    )


def _values(row: ContractRow, request: Request, regions: Lines) -> tuple[Any, ...]:
    valid = is_valid(row.term, request.last)
    here = [one for one in row.present if one.standing is not Standing.UPCOMING]
    names = {one.place: one.name for one in here}
    return (
        row.number,
        row.organisation,
        row.locality,
        row.region,
        row.signed_on,
        row.starts_on,
        row.ends_on,
        row.state,
        valid,
        (row.ends_on - request.last).days if valid else None,
        row.quota_minutes,
        sum(one.standing is Standing.RESPONSIBLE for one in here),
        names.get(1),
        names.get(2),
        row.note,
        regions.numbers[row.region],
    )


def _people(session: Session, request: Request) -> Iterator[tuple[Any, ...]]:
    for row in read_contracts(session, request):
        for one in row.present:
            if one.standing is not Standing.UPCOMING:
                yield (
                    row.number,
                    row.organisation,
                    one.place,
                    one.name,
                    one.position,
                    one.phone,
                    one.email,
                    one.appointed_on,
                    one.trained_on,
                    one.standing,
                )


def _present(day: date) -> ColumnElement[bool]:
    return (Appointment.appointed_on <= day) & or_(Appointment.ended_on.is_(None), Appointment.ended_on > day)


def _valid(day: date) -> ColumnElement[bool]:
    return (Contract.signed_on <= day) & (Contract.starts_on <= day) & (Contract.ends_on >= day)


def _figures(session: Session, request: Request, count: int, people: int) -> Figures:
    """Own values come from SQL, apart from the rows that the formulas look at."""
    day, yes = request.last, request.word(QT_TRANSLATE_NOOP("reports", "yes"))

    def number(*conditions: ColumnElement[bool]) -> int:
        return session.execute(
            select(func.count()).select_from(Contract).where(asked_for(request), *conditions)
        ).scalar_one()

    trained = exists().where(
        Appointment.contract_id == Contract.id,
        _present(day),
        Appointment.trained_on.is_not(None),
        Appointment.trained_on <= day,
    )
    quota = session.execute(
        select(func.sum(Contract.quota_minutes)).where(asked_for(request), _valid(day))
    ).scalar_one()
    valid = Where("valid", yes)

    def ending(days: int) -> Figure:
        return figure(
            request,
            f"ending{days}",
            _ENDING[days],
            number(_valid(day), Contract.ends_on <= day + timedelta(days=days)),
            formula=Count(SHEET, (valid, Where("ends", day + timedelta(days=days), "<="))),
        )

    return Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "On the last day of the period")),
        figures=(
            figure(
                request,
                "all",
                QT_TRANSLATE_NOOP("reports", "Contracts of the period"),
                count,
                formula=Count(SHEET),
            ),
            figure(
                request,
                "valid",
                QT_TRANSLATE_NOOP("reports", "of them valid"),
                number(_valid(day)),
                formula=Count(SHEET, (valid,)),
                clause="ticket.contract",
            ),
            *(ending(days) for days in HORIZONS),
            figure(
                request,
                "untrained",
                QT_TRANSLATE_NOOP("reports", "valid, but without a trained person"),
                value=number(_valid(day), ~trained),
                formula=Count(SHEET, (valid, Where("trained", 0))),
                clause="persons.trained",
            ),
            *_amounts(request, count, people, int(quota or 0)),
        ),
    )


def _amounts(request: Request, count: int, people: int, quota: int) -> tuple[Figure, ...]:
    """Sums over the contracts and the persons, and what the filter lets through."""
    valid = Where("valid", request.word(QT_TRANSLATE_NOOP("reports", "yes")))
    return (
        figure(
            request,
            "quota",
            QT_TRANSLATE_NOOP("reports", "Methodological hours a year of valid contracts"),
            kind=Kind.MINUTES,
            value=quota,
            formula=Sum(SHEET, "quota", (valid,)),
            clause="hours.quota",
        ),
        figure(
            request,
            "people",
            QT_TRANSLATE_NOOP("reports", "Persons appointed"),
            people,
            formula=Count(PEOPLE),
            clause="persons.limit",
        ),
        figure(
            request,
            "shown",
            QT_TRANSLATE_NOOP("reports", "Rows that the filter of the data sheet shows"),
            value=count,
            formula=Shown(SHEET),
        ),
    )


def _regions(session: Session, request: Request) -> Lines:
    """The regions of the contracts asked for, in order."""
    statement = (
        select(Organisation.region, Organisation.region_key)
        .join(Contract)
        .where(asked_for(request))
        .distinct()
    )
    names = sorted(session.execute(statement), key=lambda row: (row.region_key, row.region))
    nowhere = request.word(QT_TRANSLATE_NOOP("reports", "(not given)"))
    return Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Region")),
        column="region_n",
        numbered=True,
        pairs=[(row.region, row.region or nowhere) for row in names],
    )


def _tables(session: Session, request: Request, regions: Lines) -> tuple[Table, ...]:
    terms = session.execute(
        select(
            Contract.signed_on,
            Contract.starts_on,
            Contract.ends_on,
            Contract.quota_minutes,
            Organisation.region,
        )
        .join(Organisation)
        .where(asked_for(request))
    ).all()
    states = Counter[object](state(Term(*row[:3]), request.last) for row in terms)
    by_region = Counter[object](row.region for row in terms)
    quotas: Counter[object] = Counter()
    for row in terms:
        quotas[row.region] += row.quota_minutes
    number = request.word(QT_TRANSLATE_NOOP("reports", "Contracts, number"))
    words = Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "State")),
        column="state",
        pairs=list(request.titles(STATES).items()),
    )
    chart = Chart(
        kind="bar",
        title=request.word(QT_TRANSLATE_NOOP("reports", "Contracts by state")),
        category="word",
        values=("count",),
    )
    return (
        breakdown(
            "state",
            request.word(QT_TRANSLATE_NOOP("reports", "By state")),
            words,
            [counting(SHEET, number, states)],
            total=total_word(request),
            charts=(chart,),
            clause="contract.signed",
        ),
        breakdown(
            "region",
            request.word(QT_TRANSLATE_NOOP("reports", "By region")),
            regions,
            [
                counting(SHEET, number, by_region),
                adding(
                    SHEET, "quota", request.word(QT_TRANSLATE_NOOP("reports", "Hours a year, min")), quotas
                ),
            ],
            total=total_word(request),
            empty=request.word(QT_TRANSLATE_NOOP("reports", "There are no contracts in this period.")),
        ),
    )


REPORT = Report(
    name="contracts",
    title=TITLE,
    short=QT_TRANSLATE_NOOP("reports", "Contracts"),
    about=QT_TRANSLATE_NOOP(
        "reports", "State and term of every contract, and its responsible persons on the last day"
    ),
    icon="file-text",
    build=build,
)
