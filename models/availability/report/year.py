"""The report «availability»: a Moscow calendar year in both readings, by month, with outages, evidence and windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.availability.figures import YearReport, year_report
from models.availability.instants import MINUTE, moscow, to_us, year_months
from models.availability.report.columns import CODES, OUTAGE_COLUMNS, RUN_COLUMNS, WINDOW_COLUMNS
from models.availability.report.facts import Judged, judged, read_outages, read_runs, read_windows
from models.availability.rules import Tally
from models.availability.states import Code
from models.desk.reporting import Report, Request, facts, figure, flags, made_columns, month_column, quoted
from models.fields import Kind
from models.text import QT_TRANSLATE_NOOP
from models.workbook.book import Block, Book, Chart, DataSheet, Figure, Figures, Paragraph, Table, TableColumn
from models.workbook.formulas import Count, Formula, Key, Of, Sum, Where
from models.workbook.safe_cells import serial

RUNS, OUTAGES, WINDOWS = "runs", "outages", "windows"
TITLE = QT_TRANSLATE_NOOP("reports", "Availability")
_CLAUSES = ("availability.target", "availability.windows", "availability.zone", "availability.monitoring")
_MET = QT_TRANSLATE_NOOP("reports", "kept")
_BROKEN = QT_TRANSLATE_NOOP("reports", "broken")
_DOWN = QT_TRANSLATE_NOOP("reports", "Down, min")
_KNOWN = QT_TRANSLATE_NOOP("reports", "Known time, min")
_READINGS = {
    "counted": QT_TRANSLATE_NOOP(
        "reports",
        "Headline: really down is down, inside a maintenance window too. The second reading stands beside it.",
    ),
    "excluded": QT_TRANSLATE_NOOP(
        "reports",
        "Headline: announced works inside a maintenance window are left out. The other reading stands beside it.",
    ),
}
_LEFT_OUT = QT_TRANSLATE_NOOP(
    "reports",
    "«No data» stands in neither part of a share. A component younger than the year is judged over its own age.",
)


def build(session: Session, request: Request) -> Book:
    """The year of the period's last day, judged until that day or now."""
    year = request.last.year
    readings = load_readings(session)
    until = min(request.now, request.end)
    report = year_report(session, year, to_us(until), readings)
    whole = replace(request, first=date(year, 1, 1), last=date(year, 12, 31), contracts=())
    parts = judged(report, request)
    outages, windows = read_outages(session, year, request), read_windows(session, report)
    runs = list(read_runs(parts))
    return Book(
        title=f"{request.word(TITLE)} {year}",
        facts=facts(whole, report.terms.edition),
        data=(
            _sheet(request, RUNS, QT_TRANSLATE_NOOP("reports", "Data"), RUN_COLUMNS, runs),
            _sheet(request, OUTAGES, QT_TRANSLATE_NOOP("reports", "Outages"), OUTAGE_COLUMNS, outages),
            _sheet(request, WINDOWS, QT_TRANSLATE_NOOP("reports", "Windows"), WINDOW_COLUMNS, windows),
        ),
        summary=_summary(request, report, parts, outages, windows),
        clauses=quoted(request, readings, _CLAUSES, until - timedelta(microseconds=1)),
    )


def _sheet(request: Request, key: str, name: str, columns: Any, rows: Sequence[tuple[Any, ...]]) -> DataSheet:
    return DataSheet(
        key=key,
        name=request.word(name),
        columns=made_columns(request, columns),
        rows=lambda: rows,
        expected=len(rows),
    )


def _summary(
    request: Request,
    report: YearReport,
    parts: Sequence[Judged],
    outages: Sequence[Any],
    windows: Sequence[Any],
) -> tuple[Block, ...]:
    notes = Paragraph(lines=(request.word(_READINGS[report.terms.reading]), request.word(_LEFT_OUT)))
    return (
        *([_headline(request, parts[0], works_left_out=report.terms.works_left_out)] if parts else []),
        _component_table(request, parts, works_left_out=report.terms.works_left_out),
        notes,
        _month_table(request, parts),
        _figures(request, outages, windows),
    )


def _state(request: Request, code: Code) -> str:
    return request.titles(CODES)[code.name]


def _minutes(column: str, *where: Where) -> Formula:
    """A column of seconds, added up, in minutes."""
    return Of("{s}/60", {"s": Sum(RUNS, column, where)})


def _known(request: Request, column: str, *where: Where) -> Formula:
    """All minutes but those without data."""
    nothing = Where("state", _state(request, Code.NO_DATA))
    return Of(
        "({all}-{none})/60", {"all": Sum(RUNS, column, where), "none": Sum(RUNS, column, (*where, nothing))}
    )


def _headline(request: Request, platform: Judged, *, works_left_out: bool) -> Figures:
    """The platform's year in the chosen reading."""
    mine, chosen = Where("component_n", 1), platform.figure.headline
    down = Where("state", _state(request, Code.DOWN))
    lost, known = _minutes("seconds", mine, down), _known(request, "seconds", mine)
    if works_left_out:
        lost = Of("{all}-{works}", {"all": lost, "works": _minutes("in_works", mine, down)})
        known = Of("{all}-{works}", {"all": known, "works": _known(request, "in_works", mine)})
    share = Of('IF({known}=0,"",1-{down}/{known})', {"known": known})
    return Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "The platform")),
        figures=(
            figure(
                request,
                "share",
                QT_TRANSLATE_NOOP("reports", "Availability"),
                _share(chosen),
                share,
                kind=Kind.PERCENT,
                clause="availability.target",
                decimals=4,
            ),
            figure(
                request,
                "down",
                QT_TRANSLATE_NOOP("reports", "Down"),
                chosen.down / MINUTE,
                lost,
                kind=Kind.MINUTES,
                clause="availability.windows",
            ),
            *_promise(request, platform),
        ),
    )


def _promise(request: Request, platform: Judged) -> tuple[Figure, ...]:
    """What may fail in the year, what is left of it, and whether the promise holds."""
    budget, minutes, clause = platform.figure.budget, Kind.MINUTES, "availability.target"
    met, broken = request.word(_MET), request.word(_BROKEN)
    return (
        figure(
            request,
            "allowed",
            QT_TRANSLATE_NOOP("reports", "Allowed down time"),
            budget.allowed / MINUTE,
            None,
            kind=minutes,
            clause=clause,
        ),
        figure(
            request,
            "spare",
            QT_TRANSLATE_NOOP("reports", "left of it"),
            budget.left / MINUTE,
            Of("{allowed}-{down}"),
            kind=minutes,
        ),
        figure(
            request,
            "promise",
            QT_TRANSLATE_NOOP("reports", "Promise"),
            met if budget.met else broken,
            Of(f'IF(ROUND({{spare}},6)>=0,"{met}","{broken}")'),
            kind=Kind.TEXT,
            clause=clause,
        ),
    )


def _component_columns(request: Request, *, works_left_out: bool) -> tuple[TableColumn, ...]:
    """Both readings, the budget, what is left of it, and the verdict, live over the stretches of the data sheet."""
    mine, down = Where("component_n", Key("n")), Where("state", _state(request, Code.DOWN))
    met, broken = request.word(_MET), request.word(_BROKEN)
    charged = "{down}-{works}" if works_left_out else "{down}"
    share = 'IF({known}=0,"",1-{down}/{known})'
    other = 'IF({known}-{spared}=0,"",1-({down}-{works})/({known}-{spared}))'
    return (
        _column(request, "component", QT_TRANSLATE_NOOP("reports", "Component"), Kind.TEXT),
        _column(request, "down", _DOWN, Kind.MINUTES, _minutes("seconds", mine, down)),
        _column(request, "known", _KNOWN, Kind.INTEGER, _known(request, "seconds", mine)),
        _column(
            request,
            "share",
            QT_TRANSLATE_NOOP("reports", "Availability, windows counted"),
            Kind.PERCENT,
            Of(share),
        ),
        _column(
            request,
            "works",
            QT_TRANSLATE_NOOP("reports", "Down in announced works, min"),
            Kind.INTEGER,
            _minutes("in_works", mine, down),
        ),
        _column(
            request,
            "spared",
            QT_TRANSLATE_NOOP("reports", "Announced works, min"),
            Kind.INTEGER,
            _known(request, "in_works", mine),
        ),
        _column(
            request,
            "other",
            QT_TRANSLATE_NOOP("reports", "Availability, announced works left out"),
            Kind.PERCENT,
            Of(other),
        ),
        _column(request, "budget", QT_TRANSLATE_NOOP("reports", "Allowed down time, min"), Kind.MINUTES),
        _column(
            request,
            "left",
            QT_TRANSLATE_NOOP("reports", "left of it, min"),
            Kind.MINUTES,
            Of("{budget}-(" + charged + ")"),
        ),
        _column(
            request,
            "met",
            QT_TRANSLATE_NOOP("reports", "Promise"),
            Kind.TEXT,
            Of(f'IF(ROUND({{left}},6)>=0,"{met}","{broken}")'),
        ),
    )


def _component_table(request: Request, parts: Sequence[Judged], *, works_left_out: bool) -> Table:
    """Every component and the platform: both readings, the budget, what is left of it, and the verdict."""
    met, broken = request.word(_MET), request.word(_BROKEN)
    return Table(
        key="components",
        title=request.word(QT_TRANSLATE_NOOP("reports", "The year by component")),
        columns=_component_columns(request, works_left_out=works_left_out),
        rows=[_component_row(one, met, broken) for one in parts],
        numbered=True,
        clause="availability.target",
        empty=request.word(QT_TRANSLATE_NOOP("reports", "No component is watched yet.")),
    )


def _column(
    request: Request, key: str, title: str, kind: Kind, formula: Formula | None = None
) -> TableColumn:
    return TableColumn(key=key, title=request.word(title), kind=kind, formula=formula, decimals=4)


def _component_row(one: Judged, met: str, broken: str) -> tuple[Any, ...]:
    figure_ = one.figure
    tally, spared = figure_.tally, figure_.without_works
    return (
        one.name,
        tally.down / MINUTE,
        tally.known / MINUTE,
        _share(tally),
        (tally.down - spared.down) / MINUTE,
        (tally.known - spared.known) / MINUTE,
        _share(spared),
        figure_.budget.allowed / MINUTE,
        figure_.budget.left / MINUTE,
        met if figure_.budget.met else broken,
    )


def _share(tally: Tally) -> float | str:
    """Per cent, nothing where nothing is known."""
    return "" if tally.percent is None else tally.percent


def _month_table(request: Request, parts: Sequence[Judged]) -> Table:
    """The platform by month, the windows counted."""
    platform = Where("component_n", 1)
    inside = (platform, Where("from", Key("from"), ">="), Where("from", Key("from", months=1), "<"))
    down = Where("state", _state(request, Code.DOWN))
    columns = (
        month_column(request),
        _column(request, "down", _DOWN, Kind.MINUTES, _minutes("seconds", *inside, down)),
        _column(request, "known", _KNOWN, Kind.INTEGER, _known(request, "seconds", *inside)),
        _column(
            request,
            "share",
            QT_TRANSLATE_NOOP("reports", "Availability"),
            Kind.PERCENT,
            Of('IF({known}=0,"",1-{down}/{known})'),
        ),
    )
    title = QT_TRANSLATE_NOOP("reports", "The platform by month, windows counted")
    return Table(
        key="months",
        title=request.word(title),
        columns=columns,
        rows=_month_rows(parts[0]) if parts else (),
        charts=(
            Chart(
                kind="column",
                title=request.word(QT_TRANSLATE_NOOP("reports", "Minutes down by month")),
                category="from",
                values=("down",),
            ),
        ),
        clause="availability.windows",
        empty=request.word(QT_TRANSLATE_NOOP("reports", "No component is watched yet.")),
    )


def _month_rows(platform: Judged) -> list[tuple[Any, ...]]:
    cuts = year_months(platform.figure.year)
    totals = platform.figure.timeline.by_period(cuts)
    rows = []
    for begin, lengths in zip(cuts.tolist()[:-1], totals, strict=False):
        tally = Tally.of(lengths)
        first = serial(moscow(begin).date())
        rows.append((first, tally.down / MINUTE, tally.known / MINUTE, _share(tally)))
    return rows


def _figures(request: Request, outages: Sequence[Any], windows: Sequence[Any]) -> Figures:
    yes = Where("charged", flags(request)[True])
    counting = sum(row[7] for row in outages)
    return Figures(
        title=request.word(QT_TRANSLATE_NOOP("reports", "Outages and windows")),
        figures=(
            figure(
                request,
                "outages",
                QT_TRANSLATE_NOOP("reports", "Outages in the register"),
                len(outages),
                Count(OUTAGES),
            ),
            figure(
                request,
                "charged",
                QT_TRANSLATE_NOOP("reports", "of them charged"),
                counting,
                Count(OUTAGES, (yes,)),
                clause="availability.zone",
            ),
            figure(
                request,
                "evidence",
                QT_TRANSLATE_NOOP("reports", "Tickets linked as evidence"),
                sum(row[11] for row in outages),
                Sum(OUTAGES, "evidence"),
            ),
            figure(
                request,
                "windows",
                QT_TRANSLATE_NOOP("reports", "Maintenance windows of the year"),
                len(windows),
                Count(WINDOWS),
                clause="availability.windows",
            ),
            figure(
                request,
                "window_minutes",
                QT_TRANSLATE_NOOP("reports", "their length"),
                sum(row[2] for row in windows),
                Sum(WINDOWS, "minutes"),
                kind=Kind.MINUTES,
                clause="availability.windows",
            ),
        ),
    )


REPORT = Report(
    name="availability",
    title=TITLE,
    short=QT_TRANSLATE_NOOP("reports", "Availability"),
    about=QT_TRANSLATE_NOOP(
        "reports", "The calendar year in both readings, by month, with outages, evidence and windows"
    ),
    icon="activity",
    build=build,
    uses=frozenset({"year"}),
)
