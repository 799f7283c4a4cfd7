"""The report «statement»: one contract's hours as an act to sign, with every consultation and the clause quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from models.agreement.clauses import Edition
from models.agreement.queries import load_readings
from models.agreement.readings import Readings
from models.desk.reporting import Report, Request, facts, figure, made_columns, quoted
from models.errors import KnownError
from models.fields import Kind
from models.formats import format_date, joined
from models.hours.choices import KINDS, LINE_KINDS, LineKind
from models.hours.report.columns import LINE_COLUMNS
from models.hours.report.facts import LineFact, YearFact, line_values, read_lines, read_years
from models.hours.rules.years import moscow_day
from models.text import QT_TRANSLATE_NOOP, Text
from models.workbook.book import Book, DataSheet, Figure, Figures, Paragraph, Table, TableColumn
from models.workbook.formulas import Column, Count, Of, Sum, Where
from models.workbook.safe_cells import serial

SHEET = "lines"
TITLE = QT_TRANSLATE_NOOP("reports", "Act on methodological support")
_CLAUSES = ("hours.quota", "hours.included", "hours.contract")
_OPENING = QT_TRANSLATE_NOOP(
    "reports",
    "Contract {number} with {organisation}. Contract year {first} — {last}. This act lists the methodological support "
    "that was given in this year up to {day}.",
)
_BASIS = QT_TRANSLATE_NOOP("reports", "Basis: {document}, {clause}: {quote}.")
_SIGN_LICENSOR = QT_TRANSLATE_NOOP(
    "reports", "For the licensor  ____________________ / ____________________ /"
)
_SIGN_LICENSEE = QT_TRANSLATE_NOOP(
    "reports", "For the licensee  ____________________ / ____________________ /"
)
_REVERSAL = QT_TRANSLATE_NOOP("reports", "{kind}: {reason}")


def build(session: Session, request: Request) -> Book:
    """The act of the contract year that holds the period's last day."""
    readings = load_readings(session)
    year = _year(session, request, readings)
    edition = readings.agreement.at(request.last)

    def lines() -> Iterator[LineFact]:
        return read_lines(session, request, [year])

    shown = [fact for fact in lines() if fact.line.kind != LineKind.QUOTA]
    return Book(
        title=request.word(TITLE),
        facts=facts(request, edition),
        data=(
            DataSheet(
                key=SHEET,
                name=request.word(QT_TRANSLATE_NOOP("reports", "Data")),
                columns=made_columns(request, LINE_COLUMNS),
                rows=lambda: (line_values(fact, year.contract) for fact in lines()),
                expected=len(shown),
            ),
        ),
        summary=(
            Paragraph(lines=_opening(request, year, edition)),
            _figures(request, year, shown),
            _table(request, shown),
            Paragraph(signatures=(request.word(_SIGN_LICENSOR), request.word(_SIGN_LICENSEE))),
        ),
        summary_name=request.word(QT_TRANSLATE_NOOP("reports", "Act")),
        clauses=quoted(request, readings, _CLAUSES),
        portrait=True,
    )


def _year(session: Session, request: Request, readings: Readings) -> YearFact:
    years = read_years(session, request, readings)
    if not years:
        raise KnownError(
            Text(
                QT_TRANSLATE_NOOP("models", "Contract {number} has no day between {first} and {last}."),
                {"number": request.contracts[0], "first": request.first, "last": request.last},
            ),
            todo=Text(QT_TRANSLATE_NOOP("models", "Choose a period within the term of the contract.")),
        )
    return years[-1]


def _opening(request: Request, year: YearFact, edition: Edition) -> tuple[str, ...]:
    contract, clause = year.contract, edition.clause("hours.quota")
    opening = request.word(
        _OPENING,
        number=contract.number,
        organisation=joined((contract.organisation, contract.locality, contract.region), ", "),
        first=format_date(year.days.first),
        last=format_date(year.days.last),
        day=format_date(min(request.last, year.days.last)),
    )
    basis = request.word(
        _BASIS,
        document=edition.shown_title(request.translate),
        clause=clause.shown_title(request.translate),
        quote=f"«{clause.quote}»",
    )
    return opening, basis


def _figures(request: Request, year: YearFact, shown: Sequence[LineFact]) -> Figures:
    balance, minutes, quota = year.balance, Kind.MINUTES, "hours.quota"
    return Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "Hours of the contract year")),
        figures=(
            figure(
                request,
                "quota",
                QT_TRANSLATE_NOOP("reports", "Quota of the year"),
                balance.quota,
                None,
                kind=minutes,
                clause=quota,
            ),
            figure(
                request,
                "sum",
                QT_TRANSLATE_NOOP("reports", "Charged, reversals taken off"),
                balance.charged,
                Sum(SHEET, "minutes"),
                kind=minutes,
                clause="hours.included",
            ),
            figure(
                request,
                "over",
                QT_TRANSLATE_NOOP("reports", "of it beyond the quota"),
                balance.over,
                Of("MAX({sum}-{quota},0)"),
                kind=minutes,
                clause=quota,
            ),
            figure(
                request,
                "reserved",
                QT_TRANSLATE_NOOP("reports", "reserved for planned events"),
                balance.reserved,
                None,
                kind=minutes,
            ),
            figure(
                request,
                "left",
                QT_TRANSLATE_NOOP("reports", "left"),
                balance.left,
                Of("MAX({quota}-({sum}-{over})-{reserved},0)"),
                kind=minutes,
                clause=quota,
            ),
            *_proof(request, shown),
        ),
    )


def _proof(request: Request, shown: Sequence[LineFact]) -> tuple[Figure, ...]:
    """That the table to be signed and the data sheet are the same."""
    charges = request.titles(LINE_KINDS)[LineKind.CHARGE]
    return (
        figure(
            request,
            "entries",
            QT_TRANSLATE_NOOP("reports", "Entries, number"),
            sum(fact.line.kind == LineKind.CHARGE for fact in shown),
            Count(SHEET, (Where("entry", charges),)),
        ),
        figure(
            request,
            "apart",
            QT_TRANSLATE_NOOP("reports", "Sum of the table below less the data sheet (must be 0)"),
            0,
            Of("{table}-{sum}", {"table": Column("SUM", "minutes", "entries")}),
        ),
    )


def _table(request: Request, shown: Sequence[LineFact]) -> Table:
    """Every entry of the year as it is to be signed."""
    titles = (
        ("day", QT_TRANSLATE_NOOP("reports", "Held"), Kind.DATE),
        ("kind", QT_TRANSLATE_NOOP("reports", "Kind"), Kind.TEXT),
        ("who", QT_TRANSLATE_NOOP("reports", "Methodologist"), Kind.TEXT),
        ("minutes", QT_TRANSLATE_NOOP("reports", "Charged, min"), Kind.MINUTES),
    )
    first = TableColumn(
        key="topic", title=request.word(QT_TRANSLATE_NOOP("reports", "Topic, who asked")), kind=Kind.TEXT
    )
    others = (
        TableColumn(key=key, title=request.word(title), kind=kind, total=kind is Kind.MINUTES)
        for key, title, kind in titles
    )
    return Table(
        key="entries",
        title=request.word(QT_TRANSLATE_NOOP("reports", "Entries of the year")),
        columns=(first, *others),
        rows=[_entry(request, fact) for fact in shown],
        numbered=True,
        total=request.word(QT_TRANSLATE_NOOP("reports", "Total")),
        empty=request.word(QT_TRANSLATE_NOOP("reports", "Nothing was charged in this year.")),
    )


def _entry(request: Request, fact: LineFact) -> tuple[Any, ...]:
    line = fact.line
    kind = request.titles(KINDS).get(fact.asked.kind, "") if fact.asked else ""
    if line.kind == LineKind.REVERSAL:
        kind = request.word(_REVERSAL, kind=request.titles(LINE_KINDS)[line.kind], reason=line.reason)
    return (
        joined((fact.topic, fact.caller), "\n"),
        serial(moscow_day(line.at)),
        kind,
        fact.methodologist,
        line.minutes,
    )


REPORT = Report(
    name="statement",
    title=TITLE,
    short=QT_TRANSLATE_NOOP("reports", "Act"),
    about=QT_TRANSLATE_NOOP("reports", "One contract's hours as an act to sign, with every consultation"),
    icon="file-check",
    build=build,
    uses=frozenset({"period", "contract"}),
)
