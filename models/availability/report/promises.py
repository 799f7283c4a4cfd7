"""The report «agreement»: everything that the agreement promises on one page: promised, delivered, where the proof is.

Each promise is two amounts: what there was (or what is allowed), and what was done of it. They stand on the data sheet
as the queries found them; the page adds them up again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.agreement.clauses import Edition
from models.agreement.queries import load_readings
from models.agreement.readings import Readings
from models.availability.report.delivered import Amounts, read_amounts
from models.desk.reporting import ColumnSpec, Report, Request, facts, made_columns, quoted
from models.fields import Choice, Kind
from models.text import QT_TRANSLATE_NOOP
from models.workbook.book import Book, DataSheet, Paragraph, Table, TableColumn
from models.workbook.formulas import Count, Key, Of, Sum, Where

SHEET = "amounts"
TITLE = QT_TRANSLATE_NOOP("reports", "What the agreement promises")
OF, DONE, LIMIT = "of", "done", "limit"
PARTS = (
    Choice(OF, QT_TRANSLATE_NOOP("choices", "all there was, or is allowed")),
    Choice(DONE, QT_TRANSLATE_NOOP("choices", "done or used of it")),
    Choice(LIMIT, QT_TRANSLATE_NOOP("choices", "limit: no more than that")),
)
_KEPT = QT_TRANSLATE_NOOP("reports", "kept")
_EXCEEDED = QT_TRANSLATE_NOOP("reports", "exceeded")
_FULLY = QT_TRANSLATE_NOOP("reports", "in full")
_PARTLY = QT_TRANSLATE_NOOP("reports", "in part")
_NOTHING = QT_TRANSLATE_NOOP("reports", "there was nothing")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: its clause, what is counted (`of`, `done`), its unit, and the report that proves it.

    `limit`: `done` may not be more than `of`; otherwise all of it should be done.
    """

    clause: str
    of: str
    done: str
    unit: str
    proof: str
    limit: bool = False


_MINUTES = QT_TRANSLATE_NOOP("reports", "min")
_TICKETS = QT_TRANSLATE_NOOP("reports", "tickets")
_CONTRACTS = QT_TRANSLATE_NOOP("reports", "contracts")
_CONSULTATIONS = QT_TRANSLATE_NOOP("reports", "consultations")
_WORKS = QT_TRANSLATE_NOOP("reports", "works")
_CALLS = QT_TRANSLATE_NOOP("reports", "calls")

_AVAILABILITY = QT_TRANSLATE_NOOP("reports", "Availability")
_COURSE_ERRORS = QT_TRANSLATE_NOOP("reports", "Errors in courses")
_REGISTER = QT_TRANSLATE_NOOP("reports", "Tickets")
_WORK = QT_TRANSLATE_NOOP("reports", "Work of the desk")
_REGISTRY = QT_TRANSLATE_NOOP("reports", "Contracts")
_HOURS = QT_TRANSLATE_NOOP("reports", "Methodology hours")

PROMISES = (
    Promise(
        "availability.target",
        QT_TRANSLATE_NOOP("reports", "Down time allowed in the year"),
        QT_TRANSLATE_NOOP("reports", "The platform was down"),
        _MINUTES,
        _AVAILABILITY,
        limit=True,
    ),
    Promise(
        "availability.monitoring",
        QT_TRANSLATE_NOOP("reports", "The year so far"),
        QT_TRANSLATE_NOOP("reports", "of it watched by the monitor"),
        _MINUTES,
        _AVAILABILITY,
    ),
    Promise(
        "availability.windows",
        QT_TRANSLATE_NOOP("reports", "Maintenance works announced"),
        QT_TRANSLATE_NOOP("reports", "of them wholly inside a window"),
        _WORKS,
        _AVAILABILITY,
    ),
    Promise(
        "ticket.course_error",
        QT_TRANSLATE_NOOP("reports", "Errors in courses reported"),
        QT_TRANSLATE_NOOP("reports", "of them fixed or answered"),
        _TICKETS,
        _COURSE_ERRORS,
    ),
    Promise(
        "support.users",
        QT_TRANSLATE_NOOP("reports", "Tickets accepted"),
        QT_TRANSLATE_NOOP("reports", "of them solved"),
        _TICKETS,
        _REGISTER,
    ),
    Promise(
        "time.technical",
        QT_TRANSLATE_NOOP("reports", "Calls to the technical line"),
        QT_TRANSLATE_NOOP("reports", "of them within working time"),
        _CALLS,
        _WORK,
    ),
    Promise(
        "mail.technical",
        QT_TRANSLATE_NOOP("reports", "Tickets accepted"),
        QT_TRANSLATE_NOOP("reports", "of them by e-mail, the preferred channel"),
        _TICKETS,
        _WORK,
    ),
    Promise(
        "ticket.contract",
        QT_TRANSLATE_NOOP("reports", "Technical tickets accepted"),
        QT_TRANSLATE_NOOP("reports", "of them with contract number and organisation"),
        _TICKETS,
        _REGISTER,
    ),
    Promise(
        "ticket.description",
        QT_TRANSLATE_NOOP("reports", "Errors in courses reported"),
        QT_TRANSLATE_NOOP("reports", "of them with subject, grade, lessons and description"),
        _TICKETS,
        _COURSE_ERRORS,
    ),
    Promise(
        "persons.limit",
        QT_TRANSLATE_NOOP("reports", "Contracts valid on the last day"),
        QT_TRANSLATE_NOOP("reports", "of them with one or two responsible persons"),
        _CONTRACTS,
        _REGISTRY,
    ),
    Promise(
        "persons.trained",
        QT_TRANSLATE_NOOP("reports", "Contracts valid on the last day"),
        QT_TRANSLATE_NOOP("reports", "of them with a trained person"),
        _CONTRACTS,
        _REGISTRY,
    ),
    Promise(
        "hours.quota",
        QT_TRANSLATE_NOOP("reports", "Charged in the contract years of the period"),
        QT_TRANSLATE_NOOP("reports", "of it within the quota"),
        _MINUTES,
        _HOURS,
    ),
    Promise(
        "hours.contract",
        QT_TRANSLATE_NOOP("reports", "Consultations held"),
        QT_TRANSLATE_NOOP("reports", "of them under a valid contract"),
        _CONSULTATIONS,
        _HOURS,
    ),
    Promise(
        "method.details",
        QT_TRANSLATE_NOOP("reports", "Consultations held"),
        QT_TRANSLATE_NOOP("reports", "of them with full name, organisation, locality and region"),
        _CONSULTATIONS,
        _HOURS,
    ),
    Promise(
        "method.children",
        QT_TRANSLATE_NOOP("reports", "Pupils who called"),
        QT_TRANSLATE_NOOP("reports", "of them turned away"),
        _CALLS,
        _HOURS,
    ),
)

COLUMNS = (
    ColumnSpec("n", QT_TRANSLATE_NOOP("reports", "Promise no."), Kind.INTEGER),
    ColumnSpec("clause", QT_TRANSLATE_NOOP("reports", "Clause"), Kind.TEXT),
    ColumnSpec("part", QT_TRANSLATE_NOOP("reports", "Part"), Kind.CHOICE, choices=PARTS),
    ColumnSpec("what", QT_TRANSLATE_NOOP("reports", "What is counted"), Kind.TEXT),
    ColumnSpec("amount", QT_TRANSLATE_NOOP("reports", "Amount"), Kind.INTEGER),
    ColumnSpec("unit", QT_TRANSLATE_NOOP("reports", "Unit"), Kind.TEXT),
    ColumnSpec(
        "proof",
        QT_TRANSLATE_NOOP("reports", "Proof"),
        Kind.TEXT,
        QT_TRANSLATE_NOOP("reports", "Name of the report that lists every case"),
    ),
)


def build(session: Session, request: Request) -> Book:
    """The page of promises for the period."""
    readings = load_readings(session)
    edition = readings.agreement.at(request.last)
    amounts = read_amounts(session, request, readings)
    rows = list(_rows(request, edition, amounts))
    return Book(
        title=request.word(TITLE),
        facts=facts(request, edition),
        data=(
            DataSheet(
                key=SHEET,
                name=request.word(QT_TRANSLATE_NOOP("reports", "Data")),
                columns=made_columns(request, COLUMNS),
                rows=lambda: rows,
                expected=len(rows),
            ),
        ),
        summary=(_table(request, edition, amounts), _open_questions(request, readings)),
        clauses=quoted(request, readings, tuple(edition.clauses)),
        one_page=True,
    )


def _rows(request: Request, edition: Edition, amounts: Amounts) -> Iterator[tuple[Any, ...]]:
    for n, promise in enumerate(PROMISES, start=1):
        clause = edition.clause(promise.clause).shown_title(request.translate)
        of, done = amounts[promise.clause]
        parts = [(OF, promise.of, of), (DONE, promise.done, done)]
        if promise.limit:
            parts.append((LIMIT, promise.of, 1))
        for part, what, amount in parts:
            yield (
                n,
                clause,
                part,
                request.word(what),
                amount,
                request.word(promise.unit),
                request.word(promise.proof),
            )


def _table(request: Request, edition: Edition, amounts: Amounts) -> Table:
    titles = request.titles(PARTS)
    mine = Where("n", Key("n"))
    word = {name: request.word(name) for name in (_KEPT, _EXCEEDED, _FULLY, _PARTLY, _NOTHING)}
    limit = Count(SHEET, (mine, Where("part", titles[LIMIT])))
    verdict = (
        f'IF({{limit}}>0,IF({{done}}<={{of}},"{word[_KEPT]}","{word[_EXCEEDED]}"),'
        f'IF({{of}}=0,"{word[_NOTHING]}",IF({{done}}>={{of}},"{word[_FULLY]}","{word[_PARTLY]}")))'
    )

    def column(key: str, title: str, kind: Kind = Kind.TEXT, formula: Any = None) -> TableColumn:
        return TableColumn(key=key, title=request.word(title), kind=kind, formula=formula)

    columns = (
        column("promise", QT_TRANSLATE_NOOP("reports", "Promise and what was counted")),
        column(
            "of",
            QT_TRANSLATE_NOOP("reports", "All, or allowed"),
            Kind.INTEGER,
            Sum(SHEET, "amount", (mine, Where("part", titles[OF]))),
        ),
        column(
            "done",
            QT_TRANSLATE_NOOP("reports", "Done or used"),
            Kind.INTEGER,
            Sum(SHEET, "amount", (mine, Where("part", titles[DONE]))),
        ),
        column("unit", QT_TRANSLATE_NOOP("reports", "Unit")),
        column("share", QT_TRANSLATE_NOOP("reports", "Share"), Kind.PERCENT, Of("IF({of}=0,0,{done}/{of})")),
        column(
            "verdict", QT_TRANSLATE_NOOP("reports", "Conclusion"), Kind.TEXT, Of(verdict, {"limit": limit})
        ),
        column("proof", QT_TRANSLATE_NOOP("reports", "Proof: report")),
    )
    return Table(
        key="promises",
        title=request.word(QT_TRANSLATE_NOOP("reports", "Promised, delivered, proof")),
        columns=columns,
        rows=[_line(request, edition, promise, amounts[promise.clause], word) for promise in PROMISES],
        numbered=True,
        clause="contract.signed",
    )


def _line(
    request: Request, edition: Edition, promise: Promise, amounts: tuple[int, int], word: dict[str, str]
) -> tuple[Any, ...]:
    of, done = amounts
    title = edition.clause(promise.clause).shown_title(request.translate)
    if promise.limit:
        verdict = word[_KEPT] if done <= of else word[_EXCEEDED]
    elif not of:
        verdict = word[_NOTHING]
    else:
        verdict = word[_FULLY] if done >= of else word[_PARTLY]
    return (
        f"{title}: {request.word(promise.of)}, {request.word(promise.done)}",
        of,
        done,
        request.word(promise.unit),
        100 * done / of if of else 0,
        verdict,
        request.word(promise.proof),
    )


def _open_questions(request: Request, readings: Readings) -> Paragraph:
    """Where the agreement can be read in more than one way, and what was chosen."""
    asked: Sequence[str] = [
        line
        for clause in quoted(request, readings, tuple(readings.agreement.at(request.now).clauses))
        if clause.reading
        for line in clause.reading.splitlines()
    ]
    heading = request.word(
        QT_TRANSLATE_NOOP("reports", "Where the agreement leaves a question open, the console reads it so:")
    )
    return Paragraph(lines=(heading, *asked))


REPORT = Report(
    name="agreement",
    title=TITLE,
    short=QT_TRANSLATE_NOOP("reports", "Agreement"),
    about=QT_TRANSLATE_NOOP(
        "reports", "Every promise of the agreement on one page: promised, delivered, proof"
    ),
    icon="scale",
    build=build,
    uses=frozenset({"period"}),
)
