"""The register of tickets: every call of the period, counted by kind, state, channel and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.desk.reporting import (
    Lines,
    Measure,
    Report,
    Request,
    breakdown,
    by_month,
    counting,
    facts,
    figure,
    month_of,
    quoted,
    total_word,
)
from models.fields import Choice, Field, Kind, by_key
from models.text import QT_TRANSLATE_NOOP
from models.tickets import choices
from models.tickets.listing import FIELDS
from models.tickets.report.columns import ticket_columns, values
from models.tickets.report.facts import TicketFact, asked_for, read_facts
from models.tickets.tables import Ticket
from models.workbook.book import Book, Chart, DataSheet, Figure, Figures, Table
from models.workbook.formulas import Count, Shown, Sum, Where

SHEET = "tickets"
TITLE = QT_TRANSLATE_NOOP("reports", "Tickets")
DATA = QT_TRANSLATE_NOOP("reports", "Data")
CALLS = QT_TRANSLATE_NOOP("reports", "Tickets, number")
_FIELDS: dict[str, Field] = by_key(FIELDS)
_CLAUSES = (
    "ticket.contract",
    "ticket.organisation",
    "ticket.course_error",
    "ticket.information",
    "time.technical",
)


def build(session: Session, request: Request) -> Book:
    """The register as a workbook."""
    readings = load_readings(session)
    count = session.execute(select(func.count()).select_from(Ticket).where(asked_for(request))).scalar_one()
    worked, waited, by_months = _tally(read_facts(session, request), request)
    month_chart = Chart(
        kind="column",
        title=request.word(QT_TRANSLATE_NOOP("reports", "Tickets by month")),
        category="from",
        values=("count",),
    )
    return Book(
        title=request.word(TITLE),
        facts=facts(request, readings.agreement.at(request.now)),
        data=(
            DataSheet(
                key=SHEET,
                name=request.word(DATA),
                columns=ticket_columns(request),
                expected=count,
                rows=lambda: map(values, read_facts(session, request)),
            ),
        ),
        summary=(
            _figures(session, request, count, (worked, waited)),
            by_month(request, "received_at", [count_measure(request, by_months)], (month_chart,)),
            *(_by_word(session, request, each) for each in _WORDS),
        ),
        clauses=quoted(request, readings, _CLAUSES),
    )


def _tally(found: Iterable[TicketFact], request: Request) -> tuple[int, int, Counter[object]]:
    worked = waited = 0
    by_months: Counter[object] = Counter()
    for fact in found:
        worked += fact.ages.worked
        waited += fact.ages.waited
        by_months[month_of(request, fact.day)] += 1
    return worked, waited, by_months


def count_measure(request: Request, counts: Counter[object]) -> Measure:
    """How many tickets."""
    return counting(SHEET, request.word(CALLS), counts)


def _figures(session: Session, request: Request, count: int, minutes: tuple[int, int]) -> Figures:
    def number(*conditions: Any) -> int:
        return session.execute(
            select(func.count()).select_from(Ticket).where(asked_for(request), *conditions)
        ).scalar_one()

    kinds = request.titles(choices.KINDS)
    refused = request.titles(choices.STATES)[choices.State.REFUSED]
    return Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "In the period")),
        figures=(
            figure(
                request,
                "all",
                QT_TRANSLATE_NOOP("reports", "Calls received"),
                value=count,
                formula=Count(SHEET),
            ),
            figure(
                request,
                "refused",
                QT_TRANSLATE_NOOP("reports", "of them refused"),
                value=number(Ticket.state == choices.State.REFUSED),
                formula=Count(SHEET, (Where("state", refused),)),
                clause="ticket.contract",
            ),
            figure(
                request,
                "errors",
                QT_TRANSLATE_NOOP("reports", "Errors in courses"),
                clause="ticket.course_error",
                value=number(Ticket.kind == choices.Kind.COURSE_ERROR),
                formula=Count(SHEET, (Where("kind", kinds[choices.Kind.COURSE_ERROR]),)),
            ),
            *_durations(request, count, minutes),
        ),
    )


def _durations(request: Request, count: int, minutes: tuple[int, int]) -> tuple[Figure, ...]:
    """Working time and waiting, and what the filter lets through."""
    return (
        figure(
            request,
            "worked",
            QT_TRANSLATE_NOOP("reports", "Working time until solved"),
            kind=Kind.MINUTES,
            value=minutes[0],
            formula=Sum(SHEET, "worked"),
            clause="time.technical",
        ),
        figure(
            request,
            "waited",
            QT_TRANSLATE_NOOP("reports", "Waiting for the licensee"),
            kind=Kind.MINUTES,
            value=minutes[1],
            formula=Sum(SHEET, "waited"),
            clause="ticket.information",
        ),
        figure(
            request,
            "shown",
            QT_TRANSLATE_NOOP("reports", "Rows that the filter of the data sheet shows"),
            value=count,
            formula=Shown(SHEET),
        ),
    )


_WORDS: tuple[tuple[str, str, Any, tuple[Choice, ...]], ...] = (
    ("kind", QT_TRANSLATE_NOOP("reports", "By kind"), Ticket.kind, choices.KINDS),
    ("state", QT_TRANSLATE_NOOP("reports", "By state"), Ticket.state, choices.STATES),
    ("channel", QT_TRANSLATE_NOOP("reports", "By channel"), Ticket.channel, choices.CHANNELS),
    ("outcome", QT_TRANSLATE_NOOP("reports", "Outcomes of course errors"), Ticket.outcome, choices.OUTCOMES),
)


def _by_word(session: Session, request: Request, what: tuple[str, str, Any, tuple[Choice, ...]]) -> Table:
    key, title, column, words = what
    counted = session.execute(select(column, func.count()).where(asked_for(request)).group_by(column))
    found: Counter[object] = Counter({word: int(number) for word, number in counted})
    chart = Chart(kind="bar", title=request.word(title), category="word", values=("count",))
    heading = request.translate("fields", _FIELDS[key].title, None)
    return breakdown(
        key,
        request.word(title),
        Lines(heading=heading, column=key, pairs=list(request.titles(words).items())),
        [count_measure(request, found)],
        total=total_word(request),
        charts=(chart,) if key == "kind" else (),
    )


REPORT = Report(
    name="tickets",
    title=TITLE,
    short=QT_TRANSLATE_NOOP("reports", "Tickets"),
    about=QT_TRANSLATE_NOOP("reports", "Every call of the period with its state, working time and waiting"),
    icon="inbox",
    build=build,
)
