"""The report «hours»: the quota of every contract year, what was used of it, and the lines that prove it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.desk.reporting import (
    Lines,
    Measure,
    Report,
    Request,
    adding,
    breakdown,
    by_month,
    counting,
    facts,
    flags,
    made_columns,
    month_of,
    quoted,
    total_word,
)
from models.fields import Kind
from models.hours.choices import KINDS
from models.hours.report.columns import KEY_COLUMNS, LINE_COLUMNS, YEAR_COLUMNS
from models.hours.report.facts import LineFact, YearFact, line_values, read_lines, read_years
from models.hours.report.figures import LINES, YEARS, ledger_figures
from models.hours.rules.years import moscow_day
from models.hours.tables import Consultation, HoursLine, Topic
from models.text import QT_TRANSLATE_NOOP
from models.workbook.book import Block, Book, Chart, DataSheet, Table, TableColumn
from models.workbook.formulas import Key, Of, Sum, Where
from models.workbook.safe_cells import serial

TITLE = QT_TRANSLATE_NOOP("reports", "Methodology hours")
SHOWN_YEARS = 200
"""So many contract years, the busiest ones, stand in the summary; all of them on their own sheet."""
_CLAUSES = ("hours.quota", "hours.included", "hours.contract", "method.children", "time.methodological")
_MINUTES = QT_TRANSLATE_NOOP("reports", "Charged, min")
_ENTRIES = QT_TRANSLATE_NOOP("reports", "Entries, number")


def build(session: Session, request: Request) -> Book:
    """The ledger as a workbook."""
    readings = load_readings(session)
    years = read_years(session, request, readings)
    topics, people = _topics(session, request), _methodologists(session, request)
    ids = [year.id for year in years if year.id is not None]
    count = session.execute(
        select(func.count())
        .select_from(HoursLine)
        .where(HoursLine.at < request.end, HoursLine.year_id.in_(ids))
    ).scalar_one()

    def lines() -> Iterator[tuple[Any, ...]]:
        topic_n, person_n = topics.numbers, people.numbers
        for fact in read_lines(session, request, years):
            keys = (fact.year, topic_n.get(fact.topic, 0), person_n.get(fact.methodologist, 0))
            yield (*line_values(fact, years[fact.year - 1].contract), *keys)

    return Book(
        title=request.word(TITLE),
        facts=facts(request, readings.agreement.at(request.last)),
        data=(
            DataSheet(
                key=LINES,
                name=request.word(QT_TRANSLATE_NOOP("reports", "Data")),
                columns=made_columns(request, (*LINE_COLUMNS, *KEY_COLUMNS)),
                rows=lines,
                expected=count,
            ),
            DataSheet(
                key=YEARS,
                name=request.word(QT_TRANSLATE_NOOP("reports", "Contract years")),
                columns=made_columns(request, YEAR_COLUMNS),
                rows=lambda: (year_values(place, year) for place, year in enumerate(years, start=1)),
                expected=len(years),
            ),
        ),
        summary=_summary(session, request, years, topics, people),
        clauses=quoted(request, readings, _CLAUSES),
    )


def year_values(place: int, year: YearFact) -> tuple[Any, ...]:
    """A line of `columns.YEAR_COLUMNS`."""
    balance = year.balance
    return (
        place,
        year.contract.number,
        year.contract.organisation,
        year.days.first,
        year.days.last,
        balance.quota,
        balance.used,
        balance.over,
        balance.reserved,
        balance.left,
    )


class _Tally:
    """Our own sums over the lines of the period, by topic, kind, methodologist and month."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.minutes: dict[str, Counter[object]] = {}
        self.entries: dict[str, Counter[object]] = {}

    def add(self, fact: LineFact) -> None:
        """Count one line of the period."""
        month = month_of(self._request, moscow_day(fact.line.at))
        kind = fact.asked.kind if fact.asked else None
        for name, value in (
            ("topic", fact.topic),
            ("kind", kind),
            ("who", fact.methodologist),
            ("month", month),
        ):
            self.minutes.setdefault(name, Counter())[value] += fact.line.minutes
            self.entries.setdefault(name, Counter())[value] += 1

    def measures(self, name: str) -> list[Measure]:
        """Entries and minutes within the period."""
        request = self._request
        within = Where("in_period", flags(request)[True])
        return [
            counting(LINES, request.word(_ENTRIES), self.entries.get(name, Counter()), within),
            adding(LINES, "minutes", request.word(_MINUTES), self.minutes.get(name, Counter()), within),
        ]


def _summary(
    session: Session, request: Request, years: Sequence[YearFact], topics: Lines, people: Lines
) -> tuple[Block, ...]:
    tally = _Tally(request)
    for fact in read_lines(session, request, years):
        if fact.in_period:
            tally.add(fact)
    kinds = Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Kind")),
        column="kind",
        pairs=list(request.titles(KINDS).items()),
    )
    month_chart = Chart(
        kind="column",
        title=request.word(QT_TRANSLATE_NOOP("reports", "Minutes charged by month")),
        category="from",
        values=("minutes",),
    )
    topic_chart = Chart(
        kind="bar",
        title=request.word(QT_TRANSLATE_NOOP("reports", "Minutes charged by topic")),
        category="word",
        values=("minutes",),
    )
    return (
        ledger_figures(session, request, years),
        by_month(request, "at", tally.measures("month"), (month_chart,)),
        _breakdown(request, "topic", QT_TRANSLATE_NOOP("reports", "By topic"), topics, tally, (topic_chart,)),
        _breakdown(request, "kind", QT_TRANSLATE_NOOP("reports", "By kind"), kinds, tally),
        _breakdown(request, "who", QT_TRANSLATE_NOOP("reports", "By methodologist"), people, tally),
        _year_table(request, years),
    )


def _breakdown(
    request: Request, name: str, title: str, lines: Lines, tally: _Tally, charts: tuple[Chart, ...] = ()
) -> Table:
    return breakdown(
        name,
        request.word(title),
        lines,
        tally.measures(name),
        total=total_word(request),
        charts=charts,
        clause="hours.included" if name == "kind" else None,
        empty=request.word(QT_TRANSLATE_NOOP("reports", "Nothing was charged in this period.")),
    )


def _year_columns(request: Request) -> tuple[TableColumn, ...]:
    """The columns of the busiest years: what the ledger charged, live, beside the quota."""
    own = (Where("year_n", Key("place")),)
    return (
        TableColumn(
            key="contract", title=request.word(QT_TRANSLATE_NOOP("reports", "Contract")), kind=Kind.TEXT
        ),
        TableColumn(key="place", title=request.word(QT_TRANSLATE_NOOP("reports", "Line"))),
        TableColumn(key="ends", title=request.word(QT_TRANSLATE_NOOP("reports", "Year to")), kind=Kind.DATE),
        TableColumn(
            key="quota",
            title=request.word(QT_TRANSLATE_NOOP("reports", "Quota, min")),
            kind=Kind.MINUTES,
            total=True,
        ),
        TableColumn(
            key="sum",
            title=request.word(_MINUTES),
            kind=Kind.MINUTES,
            formula=Sum(LINES, "minutes", own),
            total=True,
        ),
        TableColumn(
            key="over",
            title=request.word(QT_TRANSLATE_NOOP("reports", "Over the quota, min")),
            kind=Kind.MINUTES,
            formula=Of("MAX({sum}-{quota},0)"),
            total=True,
        ),
        TableColumn(
            key="share",
            title=request.word(QT_TRANSLATE_NOOP("reports", "Used, %")),
            kind=Kind.PERCENT,
            formula=Of("IF({quota}=0,0,({sum}-{over})/{quota})"),
            decimals=1,
        ),
    )


def _year_table(request: Request, years: Sequence[YearFact]) -> Table:
    """The busiest contract years, each recomputed from its lines."""
    placed = sorted(enumerate(years, start=1), key=lambda pair: (-pair[1].balance.charged, pair[0]))[
        :SHOWN_YEARS
    ]
    rows = [
        (
            f"{year.contract.number} · {year.contract.organisation}",
            place,
            serial(year.days.last),
            year.balance.quota,
            year.balance.charged,
            year.balance.over,
            100 * year.balance.used / year.balance.quota if year.balance.quota else 0,
        )
        for place, year in placed
    ]
    title = QT_TRANSLATE_NOOP("reports", "Contract years with the most hours charged")
    empty = QT_TRANSLATE_NOOP("reports", "No contract is in force in this period.")
    return Table(
        key="years",
        title=request.word(title),
        columns=_year_columns(request),
        rows=rows,
        total=total_word(request),
        clause="hours.quota",
        empty=request.word(empty),
    )


def _topics(session: Session, request: Request) -> Lines:
    """All topics, those of the agreement first."""
    titles = list(session.scalars(select(Topic.title).order_by(Topic.id)))
    return Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Topic")),
        column="topic_n",
        pairs=[(title, title) for title in titles],
        numbered=True,
    )


def _methodologists(session: Session, request: Request) -> Lines:
    """Everybody who held or entered something that a line of the period speaks of."""
    statement = (
        select(func.coalesce(Consultation.methodologist, HoursLine.actor_name))
        .select_from(HoursLine)
        .outerjoin(Consultation, Consultation.id == HoursLine.consultation_id)
        .where(HoursLine.at >= request.start, HoursLine.at < request.end)
        .distinct()
    )
    names = sorted(session.scalars(statement))
    return Lines(
        heading=request.word(QT_TRANSLATE_NOOP("reports", "Methodologist")),
        column="methodologist_n",
        pairs=[(name, name) for name in names],
        numbered=True,
    )


REPORT = Report(
    name="hours",
    title=TITLE,
    short=QT_TRANSLATE_NOOP("reports", "Hours"),
    about=QT_TRANSLATE_NOOP(
        "reports", "Quota, used, reserved and over by contract year, with every line of the ledger"
    ),
    icon="timer",
    build=build,
)
