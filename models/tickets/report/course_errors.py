"""The report «course-errors»: errors in courses by subject, grade and lesson, with outcomes and time to fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.desk.reporting import (
    ColumnSpec,
    Lines,
    Measure,
    Report,
    Request,
    adding,
    breakdown,
    by_month,
    counting,
    facts,
    figure,
    made_columns,
    month_of,
    quoted,
    total_word,
)
from models.fields import Kind
from models.formats import joined, sort_key
from models.text import QT_TRANSLATE_NOOP
from models.tickets import choices
from models.tickets.report.columns import ticket_columns, values
from models.tickets.report.facts import TicketFact, asked_for, read_facts
from models.tickets.tables import Ticket
from models.workbook.book import Block, Book, Chart, DataSheet, Figures, Table
from models.workbook.formulas import Count, Of, Shown, Sum, Where

SHEET = "errors"
TITLE = QT_TRANSLATE_NOOP("reports", "Errors in courses")
SHOWN_PLACES = 100
_CLAUSES = (
    "ticket.course_error",
    "ticket.subject",
    "ticket.grade",
    "ticket.lesson",
    "ticket.internet_lesson",
)
_ERRORS = QT_TRANSLATE_NOOP("reports", "Errors, number")
_NOWHERE = QT_TRANSLATE_NOOP("reports", "(not given)")
_LINE_NOTE = QT_TRANSLATE_NOOP("reports", "Number of the line in the table; the formulas count by it")

KEY_COLUMNS = (
    ColumnSpec(
        "done_at",
        QT_TRANSLATE_NOOP("reports", "Solved"),
        Kind.MOMENT,
        QT_TRANSLATE_NOOP("reports", "Empty: still open"),
    ),
    ColumnSpec(
        "subject_n", QT_TRANSLATE_NOOP("reports", "Subject: line of the summary"), Kind.INTEGER, _LINE_NOTE
    ),
    ColumnSpec(
        "place_n", QT_TRANSLATE_NOOP("reports", "Lesson: line of the summary"), Kind.INTEGER, _LINE_NOTE
    ),
)
_ONLY = Ticket.kind == choices.Kind.COURSE_ERROR


def build(session: Session, request: Request) -> Book:
    """The errors in courses as a workbook."""
    readings = load_readings(session)
    tally = _Tally(request)
    for fact in read_facts(session, request, _ONLY):
        tally.add(fact)
    subjects, places = _subjects(session, request), _places(request, tally)

    def rows() -> Iterator[tuple[Any, ...]]:
        subject_n, place_n = subjects.numbers, places.numbers
        for fact in read_facts(session, request, _ONLY):
            keys = (subject_n[fact.row.subject], place_n.get(_place(fact), 0))
            yield (*values(fact), fact.ages.done_at, *keys)

    return Book(
        title=request.word(TITLE),
        facts=facts(request, readings.agreement.at(request.last)),
        data=(
            DataSheet(
                key=SHEET,
                name=request.word(QT_TRANSLATE_NOOP("reports", "Data")),
                columns=(*ticket_columns(request), *made_columns(request, KEY_COLUMNS)),
                rows=rows,
                expected=tally.count,
            ),
        ),
        summary=_summary(request, tally, subjects, places),
        clauses=quoted(request, readings, _CLAUSES),
    )


Place = tuple[str, int, str, str]
"""Subject, grade (0: none), lesson, internet lesson."""


def _place(fact: TicketFact) -> Place:
    row = fact.row
    return row.subject, row.grade or 0, row.lesson, row.internet_lesson


class _Tally:
    """Our own sums over the errors of the period; only fixed ones tell how long fixing takes."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.count = self.open = 0
        self.fixing = 0
        self.errors: dict[str, Counter[object]] = {}
        self.worked: dict[str, Counter[object]] = {}

    def add(self, fact: TicketFact) -> None:
        """Count one error."""
        row, fixed = fact.row, fact.row.outcome == choices.Outcome.FIXED
        self.count += 1
        self.open += fact.ages.done_at is None
        self.fixing += fact.ages.worked if fixed else 0
        places = {
            "subject": row.subject,
            "grade": row.grade,
            "place": _place(fact),
            "outcome": row.outcome,
            "month": month_of(self._request, fact.day),
        }
        for name, value in places.items():
            self.errors.setdefault(name, Counter())[value] += 1
            self.worked.setdefault(name, Counter())[value] += fact.ages.worked

    def measures(self, name: str, *, times: bool = False) -> list[Measure]:
        """Errors and, where wanted, the working time spent on them."""
        request, none = self._request, Counter[object]()
        found = [counting(SHEET, request.word(_ERRORS), self.errors.get(name, none))]
        if times:
            title = request.word(QT_TRANSLATE_NOOP("reports", "Working time, min"))
            found.append(adding(SHEET, "worked", title, self.worked.get(name, none)))
        return found


def _summary(request: Request, tally: _Tally, subjects: Lines, places: Lines) -> tuple[Block, ...]:
    outcomes = Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Outcome")),
        column="outcome",
        pairs=list(request.titles(choices.OUTCOMES).items()),
    )
    grades = Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Grade")),
        column="grade",
        pairs=[(grade, grade) for grade in range(1, 12)],
        kind=Kind.INTEGER,
    )
    month_chart = Chart(
        kind="column",
        title=request.word(QT_TRANSLATE_NOOP("reports", "Errors by month")),
        category="from",
        values=("count",),
    )
    return (
        _figures(request, tally),
        by_month(request, "received_at", tally.measures("month"), (month_chart,)),
        _table(request, "outcome", QT_TRANSLATE_NOOP("reports", "By outcome"), outcomes, tally),
        _table(request, "subject", QT_TRANSLATE_NOOP("reports", "By subject"), subjects, tally, chart="bar"),
        _table(request, "grade", QT_TRANSLATE_NOOP("reports", "By grade"), grades, tally, chart="column"),
        _table(request, "place", QT_TRANSLATE_NOOP("reports", "Lessons with the most errors"), places, tally),
    )


def _table(request: Request, name: str, title: str, lines: Lines, tally: _Tally, *, chart: str = "") -> Table:
    charts = (
        (Chart(kind=chart, title=request.word(title), category="word", values=("count",)),) if chart else ()
    )
    return breakdown(
        name,
        request.word(title),
        lines,
        tally.measures(name, times=True),
        total=total_word(request),
        charts=charts,
        empty=request.word(QT_TRANSLATE_NOOP("reports", "No errors were reported in this period.")),
    )


def _figures(request: Request, tally: _Tally) -> Figures:
    titles = request.titles(choices.OUTCOMES)
    fixed = (Where("outcome", titles[choices.Outcome.FIXED]),)
    number = tally.errors.get("outcome", Counter[object]())[choices.Outcome.FIXED]
    clause, minutes = "ticket.course_error", Kind.MINUTES
    mean = Of("IF({fixed}=0,0,{fixing}/{fixed})")
    shown = QT_TRANSLATE_NOOP("reports", "Rows that the filter of the data sheet shows")
    return Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "In the period")),
        figures=(
            figure(
                request,
                "all",
                QT_TRANSLATE_NOOP("reports", "Errors reported"),
                tally.count,
                Count(SHEET),
                clause=clause,
            ),
            figure(
                request,
                "fixed",
                QT_TRANSLATE_NOOP("reports", "of them fixed"),
                number,
                Count(SHEET, fixed),
                clause=clause,
            ),
            figure(
                request,
                "open",
                QT_TRANSLATE_NOOP("reports", "still open"),
                tally.open,
                Of("{all}-{done}", {"done": Count(SHEET, column="done_at")}),
            ),
            figure(
                request,
                "fixing",
                QT_TRANSLATE_NOOP("reports", "Working time of those fixed"),
                tally.fixing,
                Sum(SHEET, "worked", fixed),
                kind=minutes,
            ),
            figure(
                request,
                "mean",
                QT_TRANSLATE_NOOP("reports", "on the average"),
                tally.fixing / number if number else 0,
                mean,
                kind=minutes,
            ),
            figure(request, "shown", shown, tally.count, Shown(SHEET)),
        ),
    )


def _subjects(session: Session, request: Request) -> Lines:
    statement = select(Ticket.subject).where(asked_for(request), _ONLY).distinct()
    names = sorted(session.scalars(statement), key=lambda name: (sort_key(name), name))
    nowhere = request.word(_NOWHERE)
    return Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Subject")),
        column="subject_n",
        pairs=[(name, name or nowhere) for name in names],
        numbered=True,
    )


def _places(request: Request, tally: _Tally) -> Lines:
    """The lessons with the most errors."""
    counts = tally.errors.get("place", Counter[object]())
    busiest = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))[:SHOWN_PLACES]
    return Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Subject, grade, lesson")),
        column="place_n",
        pairs=[(place, _shown_place(request, place)) for place, _ in busiest],
        numbered=True,
    )


def _shown_place(request: Request, place: object) -> str:
    if not isinstance(place, tuple):
        raise TypeError(f"not a place: {place!r}")
    subject, grade, lesson, internet = place
    parts = (
        subject,
        request.word(QT_TRANSLATE_NOOP("reports", "grade {grade}"), grade=grade) if grade else "",
        request.word(QT_TRANSLATE_NOOP("reports", "lesson {lesson}"), lesson=lesson) if lesson else "",
        request.word(QT_TRANSLATE_NOOP("reports", "internet lesson {lesson}"), lesson=internet)
        if internet
        else "",
    )
    return joined(parts, ", ") or request.word(_NOWHERE)


REPORT = Report(
    name="course-errors",
    title=TITLE,
    short=QT_TRANSLATE_NOOP("reports", "Errors in courses"),
    about=QT_TRANSLATE_NOOP("reports", "By subject, grade and lesson, with outcomes and time to fix"),
    icon="book-alert",
    build=build,
)
