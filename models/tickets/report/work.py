"""The report «work»: who did what and when, how long it took, what came outside working hours, who was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
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
    flags,
    made_columns,
    month_of,
    quoted,
    total_word,
)
from models.fields import Kind
from models.text import QT_TRANSLATE_NOOP
from models.tickets import choices
from models.tickets.report.columns import ticket_columns, values
from models.tickets.report.facts import TicketFact, asked_for, read_facts
from models.tickets.tables import Ticket
from models.workbook.book import Block, Book, Chart, DataSheet, Figure, Figures, Table
from models.workbook.formulas import Count, Largest, Of, Shown, Sum, Where
from models.workbook.safe_cells import serial

SHEET = "tickets"
TITLE = QT_TRANSLATE_NOOP("reports", "Work of the desk")
MOST_DAYS = 100
"""A table by day for a quarter at most; longer periods are shown by month."""
SHOWN_ORGANISATIONS = 100
_CLAUSES = ("line.technical", "time.technical", "ticket.contract", "persons.appointed", "ticket.information")
_CALLS = QT_TRANSLATE_NOOP("reports", "Tickets, number")
_NOBODY = QT_TRANSLATE_NOOP("reports", "(not given)")
_LINE_NOTE = QT_TRANSLATE_NOOP("reports", "Number of the line in the table; the formulas count by it")

KEY_COLUMNS = (
    ColumnSpec("day", QT_TRANSLATE_NOOP("reports", "Day"), Kind.DATE),
    ColumnSpec(
        "hour",
        QT_TRANSLATE_NOOP("reports", "Hour"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Hour of the day at which the call came, Moscow time"),
    ),
    ColumnSpec(
        "outside",
        QT_TRANSLATE_NOOP("reports", "Outside working hours"),
        Kind.FLAG,
        QT_TRANSLATE_NOOP("reports", "By the calendar and the reading of its own day"),
    ),
    ColumnSpec(
        "operator_n", QT_TRANSLATE_NOOP("reports", "Operator: line of the summary"), Kind.INTEGER, _LINE_NOTE
    ),
    ColumnSpec(
        "organisation_n",
        QT_TRANSLATE_NOOP("reports", "Organisation: line of the summary"),
        Kind.INTEGER,
        _LINE_NOTE,
    ),
)


def build(session: Session, request: Request) -> Book:
    """The desk's work as a workbook."""
    readings = load_readings(session)
    operators, refused = _operators(session, request), _refused(session, request)
    tally = _Tally(request)
    for fact in read_facts(session, request):
        tally.add(fact)

    def rows() -> Iterator[tuple[Any, ...]]:
        operator_n, organisation_n = operators.numbers, refused.numbers
        for fact in read_facts(session, request):
            keys = (operator_n[fact.row.recorded_by], organisation_n.get(fact.row.organisation, 0))
            yield (*values(fact), fact.day, fact.hour, fact.ages.outside, *keys)

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
        summary=_summary(request, tally, operators, refused),
        clauses=quoted(request, readings, _CLAUSES),
    )


class _Tally:
    """Our own sums over the tickets of the period."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.count = self.outside = self.refused = self.worked = self.waited = self.longest = 0
        self.calls: dict[str, Counter[object]] = {}
        self.worked_by: dict[str, Counter[object]] = {}
        self.waited_by: dict[str, Counter[object]] = {}
        self.refused_by: Counter[object] = Counter()

    def add(self, fact: TicketFact) -> None:
        """Count one ticket."""
        row, ages = fact.row, fact.ages
        self.count += 1
        self.outside += ages.outside
        self.worked += ages.worked
        self.waited += ages.waited
        self.longest = max(self.longest, ages.worked)
        if row.state == choices.State.REFUSED:
            self.refused += 1
            self.refused_by[row.organisation] += 1
        places = {
            "operator": row.recorded_by,
            "kind": row.kind,
            "channel": row.channel,
            "hour": fact.hour,
            "day": fact.day,
            "month": month_of(self._request, fact.day),
        }
        for name, value in places.items():
            self.calls.setdefault(name, Counter())[value] += 1
            self.worked_by.setdefault(name, Counter())[value] += ages.worked
            self.waited_by.setdefault(name, Counter())[value] += ages.waited

    def measures(self, name: str, *, times: bool = False) -> list[Measure]:
        """Tickets and, where they say something, their working time and waiting."""
        request, none = self._request, Counter[object]()
        found = [counting(SHEET, request.word(_CALLS), self.calls.get(name, none))]
        if times:
            worked = request.word(QT_TRANSLATE_NOOP("reports", "Working time, min"))
            waited = request.word(QT_TRANSLATE_NOOP("reports", "Waiting, min"))
            found.append(adding(SHEET, "worked", worked, self.worked_by.get(name, none)))
            found.append(adding(SHEET, "waited", waited, self.waited_by.get(name, none)))
        return found


def _summary(request: Request, tally: _Tally, operators: Lines, refused: Lines) -> tuple[Block, ...]:
    kinds, channels = request.titles(choices.KINDS), request.titles(choices.CHANNELS)
    hours_title = QT_TRANSLATE_NOOP("reports", "By hour of the day")
    hours = Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Hour")),
        column="hour",
        pairs=[(hour, hour) for hour in range(24)],
        kind=Kind.INTEGER,
    )
    kind_lines = Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Kind")), column="kind", pairs=list(kinds.items())
    )
    channel_lines = Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Channel")),
        column="channel",
        pairs=list(channels.items()),
    )
    return (
        _figures(request, tally),
        _table(
            request,
            "operator",
            QT_TRANSLATE_NOOP("reports", "By operator"),
            operators,
            tally,
            times=True,
            chart="bar",
        ),
        _table(request, "kind", QT_TRANSLATE_NOOP("reports", "By kind"), kind_lines, tally, times=True),
        _table(request, "channel", QT_TRANSLATE_NOOP("reports", "By channel"), channel_lines, tally),
        _table(request, "hour", hours_title, hours, tally, chart="column"),
        _by_time(request, tally),
        _refused_table(request, tally, refused),
    )


def _table(
    request: Request,
    name: str,
    title: str,
    lines: Lines,
    tally: _Tally,
    *,
    times: bool = False,
    chart: str = "",
) -> Table:
    charts = (
        (Chart(kind=chart, title=request.word(title), category="word", values=("count",)),) if chart else ()
    )
    return breakdown(
        name,
        request.word(title),
        lines,
        tally.measures(name, times=times),
        total=total_word(request),
        charts=charts,
        empty=request.word(QT_TRANSLATE_NOOP("reports", "There were no calls in this period.")),
    )


def _by_time(request: Request, tally: _Tally) -> Table:
    """By day for a quarter at most, else by month."""
    if (request.last - request.first).days >= MOST_DAYS:
        return by_month(request, "day", tally.measures("month", times=True))
    days = [request.first + timedelta(days=at) for at in range((request.last - request.first).days + 1)]
    title = request.word(QT_TRANSLATE_NOOP("reports", "By day"))
    lines = Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Day")),
        column="day",
        pairs=[(day, serial(day)) for day in days],
        kind=Kind.DATE,
    )
    chart = Chart(kind="column", title=title, category="word", values=("count",))
    return breakdown("day", title, lines, tally.measures("day"), total=total_word(request), charts=(chart,))


def _refused_table(request: Request, tally: _Tally, refused: Lines) -> Table:
    only = Where("state", request.titles(choices.STATES)[choices.State.REFUSED])
    return breakdown(
        "refused",
        request.word(QT_TRANSLATE_NOOP("reports", "Refused calls by organisation")),
        refused,
        [
            counting(
                SHEET, request.word(QT_TRANSLATE_NOOP("reports", "Refused, number")), tally.refused_by, only
            )
        ],
        total=total_word(request),
        clause="persons.appointed",
        empty=request.word(QT_TRANSLATE_NOOP("reports", "Nobody was refused in this period.")),
    )


def _figures(request: Request, tally: _Tally) -> Figures:
    yes = flags(request)[True]
    refused = request.titles(choices.STATES)[choices.State.REFUSED]
    return Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "In the period")),
        figures=(
            figure(
                request,
                "all",
                QT_TRANSLATE_NOOP("reports", "Calls received"),
                tally.count,
                Count(SHEET),
                clause="line.technical",
            ),
            figure(
                request,
                "outside",
                QT_TRANSLATE_NOOP("reports", "of them outside working hours"),
                tally.outside,
                Count(SHEET, (Where("outside", yes),)),
                clause="time.technical",
            ),
            figure(
                request,
                "refused",
                QT_TRANSLATE_NOOP("reports", "of them refused"),
                tally.refused,
                Count(SHEET, (Where("state", refused),)),
                clause="ticket.contract",
            ),
            *_durations(request, tally),
        ),
    )


def _durations(request: Request, tally: _Tally) -> tuple[Figure, ...]:
    """Working time and waiting, and what the filter lets through."""
    mean = Of("IF({all}=0,0,{worked}/{all})")
    minutes, count = Kind.MINUTES, tally.count
    shown = QT_TRANSLATE_NOOP("reports", "Rows that the filter of the data sheet shows")
    return (
        figure(
            request,
            "worked",
            QT_TRANSLATE_NOOP("reports", "Working time until solved"),
            tally.worked,
            Sum(SHEET, "worked"),
            kind=minutes,
            clause="time.technical",
        ),
        figure(
            request,
            "mean",
            QT_TRANSLATE_NOOP("reports", "on the average"),
            tally.worked / count if count else 0,
            mean,
            kind=minutes,
        ),
        figure(
            request,
            "longest",
            QT_TRANSLATE_NOOP("reports", "at the most"),
            tally.longest,
            Largest(SHEET, "worked"),
            kind=minutes,
        ),
        figure(
            request,
            "waited",
            QT_TRANSLATE_NOOP("reports", "Waiting for the licensee"),
            tally.waited,
            Sum(SHEET, "waited"),
            kind=minutes,
            clause="ticket.information",
        ),
        figure(request, "shown", shown, count, Shown(SHEET)),
    )


def _operators(session: Session, request: Request) -> Lines:
    names = sorted(session.scalars(select(Ticket.recorded_by).where(asked_for(request)).distinct()))
    nobody = request.word(_NOBODY)
    return Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Operator")),
        column="operator_n",
        pairs=[(name, name or nobody) for name in names],
        numbered=True,
    )


def _refused(session: Session, request: Request) -> Lines:
    """The organisations with the most refused calls."""
    number = func.count()
    statement = (
        select(Ticket.organisation, number)
        .where(asked_for(request), Ticket.state == choices.State.REFUSED)
        .group_by(Ticket.organisation)
    )
    found = sorted(session.execute(statement), key=lambda row: (-row[1], row[0]))[:SHOWN_ORGANISATIONS]
    nobody = request.word(_NOBODY)
    return Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Organisation")),
        column="organisation_n",
        pairs=[(name, name or nobody) for name, _ in found],
        numbered=True,
    )


REPORT = Report(
    name="work",
    title=TITLE,
    short=QT_TRANSLATE_NOOP("reports", "Work"),
    about=QT_TRANSLATE_NOOP(
        "reports", "By operator, kind, channel, day and hour; working time, waiting, refused calls"
    ),
    icon="headset",
    build=build,
)
