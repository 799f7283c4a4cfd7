"""Why the figure is what it is: clauses, inputs, the months it adds up from, the other readings, the forecast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import numpy as np

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Check, Step, Verdict
from models.availability.cards import OutageCard
from models.availability.figures import PLATFORM, YearReport
from models.availability.instants import MINUTE, Instants, from_us, moscow, year_months
from models.availability.rules import Forecast, YearFigure, charged, forecast
from models.availability.states import LICENSOR_ZONES, ZONE_TEXTS, State, Zone
from models.availability.timeline import Timeline
from models.availability.words import PLATFORM_NAME, shown_percent, told_budget, told_length
from models.text import QT_TRANSLATE_NOOP, Text

MET, OVER, UNKNOWN = "met", "over", "unknown"

_MET = QT_TRANSLATE_NOOP(
    "models", "{name}, {year}: {percent}, the promised {target} % are kept; {left} in reserve"
)
_OVER = QT_TRANSLATE_NOOP("models", "{name}, {year}: {percent}, the promised {target} % are broken by {over}")
_UNKNOWN = QT_TRANSLATE_NOOP("models", "{name}, {year}: nothing is known yet")

MONTHS = (
    Text(QT_TRANSLATE_NOOP("models", "January")),
    Text(QT_TRANSLATE_NOOP("models", "February")),
    Text(QT_TRANSLATE_NOOP("models", "March")),
    Text(QT_TRANSLATE_NOOP("models", "April")),
    Text(QT_TRANSLATE_NOOP("models", "May")),
    Text(QT_TRANSLATE_NOOP("models", "June")),
    Text(QT_TRANSLATE_NOOP("models", "July")),
    Text(QT_TRANSLATE_NOOP("models", "August")),
    Text(QT_TRANSLATE_NOOP("models", "September")),
    Text(QT_TRANSLATE_NOOP("models", "October")),
    Text(QT_TRANSLATE_NOOP("models", "November")),
    Text(QT_TRANSLATE_NOOP("models", "December")),
)


def shown_name(figure: YearFigure) -> Text | str:
    """The component's name, or words for the platform."""
    return PLATFORM_NAME if figure.name == PLATFORM else figure.name


def figure_verdict(figure: YearFigure, at: datetime) -> Verdict:
    """The figure with its reasons, as of `at`."""
    target = float(figure.terms.target)
    other = figure.tally if figure.terms.works_left_out else figure.without_works
    return Verdict(
        _answer(figure),
        figure_sentence(figure),
        _checks(figure),
        inputs=_inputs(figure),
        steps=tuple(_months(figure)),
        other=(
            (
                Text(
                    QT_TRANSLATE_NOOP("models", "Announced works in windows left out: {percent}")
                    if not figure.terms.works_left_out
                    else QT_TRANSLATE_NOOP("models", "Announced works counted: {percent}"),
                    {"percent": shown_percent(other.percent, target, 4)},
                ),
                "counted" if figure.terms.works_left_out else "excluded",
            ),
            (
                Text(
                    QT_TRANSLATE_NOOP(
                        "models", "All maintenance windows left out, announced or not: {percent}"
                    ),
                    {"percent": shown_percent(figure.without_windows.percent, target, 4)},
                ),
                "windows",
            ),
        ),
        at=at,
        reading=figure.terms.reading,
        figures={"percent": figure.percent, "down_minutes": figure.budget.used / MINUTE},
    )


def _answer(figure: YearFigure) -> str:
    if figure.percent is None:
        return UNKNOWN
    return MET if figure.budget.met else OVER


def figure_sentence(figure: YearFigure) -> Text:
    """The figure in one sentence."""
    facts = {
        "name": shown_name(figure),
        "year": figure.year,
        "percent": shown_percent(figure.percent, float(figure.terms.target), 4),
        "target": f"{float(figure.terms.target):g}".replace(".", ","),
        "left": told_budget(figure.budget.left),
        "over": told_length(-figure.budget.left),
    }
    source = {MET: _MET, OVER: _OVER, UNKNOWN: _UNKNOWN}[_answer(figure)]
    return Text(source, facts)


def _checks(figure: YearFigure) -> tuple[Check, ...]:
    edition, tally = figure.terms.edition, figure.tally
    known = figure.percent is not None
    target = Text(
        QT_TRANSLATE_NOOP("models", "Down {down} of {allowed} that the year allows"),
        {"down": told_length(figure.budget.used), "allowed": told_length(figure.budget.allowed)},
    )
    zone = Text(
        QT_TRANSLATE_NOOP("models", "Faults outside the licensor's zone are not charged: {excused}"),
        {"excused": told_length(tally.excused)},
    )
    windows = Text(
        QT_TRANSLATE_NOOP("models", "Windows in the period: {windows}; announced works inside them: {works}"),
        {
            "windows": told_length(figure.window.length()),
            "works": told_length(tally.known - figure.without_works.known),
        },
    )
    silence = Text(
        QT_TRANSLATE_NOOP("models", "The monitor's silence is neither up nor down: {silence}"),
        {"silence": told_length(tally.no_data)},
    )
    return (
        edition.clause("availability.target").check("target", figure.budget.met if known else None, target),
        edition.clause("availability.zone").check("zone", True, zone),
        edition.clause("availability.windows").check("windows", True, windows),
        edition.clause("availability.monitoring").check("monitoring", True, silence),
    )


def _inputs(figure: YearFigure) -> tuple[tuple[Text, object], ...]:
    tally = figure.headline
    return (
        (Text(QT_TRANSLATE_NOOP("models", "Judged from")), from_us(figure.timeline.start)),
        (Text(QT_TRANSLATE_NOOP("models", "Judged until")), from_us(figure.timeline.end)),
        (Text(QT_TRANSLATE_NOOP("models", "Known time")), told_length(tally.known)),
        (Text(QT_TRANSLATE_NOOP("models", "Down, charged")), told_length(tally.down)),
        (Text(QT_TRANSLATE_NOOP("models", "Degraded, not charged")), told_length(tally.degraded)),
        (Text(QT_TRANSLATE_NOOP("models", "Outside the zone, not charged")), told_length(tally.excused)),
        (Text(QT_TRANSLATE_NOOP("models", "No data, left out")), told_length(tally.no_data)),
    )


def months_down(figure: YearFigure) -> Instants:
    """The charged down time of each month in microseconds; the twelve add up to the figure exactly."""
    line = figure.announced_left_out if figure.terms.works_left_out else figure.timeline
    table = Timeline(line.edges, line.codes).by_period(year_months(figure.year))
    down: Instants = table[:, -1]
    return down


def _months(figure: YearFigure) -> Iterator[Step]:
    """The months with down time, in whole minutes that add up to the rounded total."""
    running = np.rint(np.cumsum(months_down(figure)) / MINUTE).astype(np.int64)
    for name, minutes in zip(MONTHS, np.diff(running, prepend=np.int64(0)).tolist(), strict=True):
        if minutes:
            yield Step(name, minutes)
    if not len(charged(figure)):
        yield Step(Text(QT_TRANSLATE_NOOP("models", "No minute of the year was charged")), 0)


def forecast_sentence(figure: YearFigure) -> Text | None:
    """Where the year will end if it goes on so; None when there is nothing to foresee."""
    ahead = forecast(figure)
    if ahead is None:
        return None
    if ahead.runs_out is not None:
        return _runs_out(figure, ahead.runs_out)
    return _holds(figure, ahead)


def _runs_out(figure: YearFigure, instant: int) -> Text:
    if figure.budget.left < 0:
        return Text(QT_TRANSLATE_NOOP("models", "The reserve of the year is used up"))
    return Text(
        QT_TRANSLATE_NOOP("models", "At the present pace the reserve is used up on {day}"),
        {"day": moscow(instant).date()},
    )


def _holds(figure: YearFigure, ahead: Forecast) -> Text:
    left = figure.budget.allowed - max(ahead.by_year_pace, ahead.by_recent_pace)
    return Text(
        QT_TRANSLATE_NOOP("models", "At the present pace {left} will be left at the end of the year"),
        {"left": told_budget(left)},
    )


def report_lines(report: YearReport) -> Iterator[Text]:
    """The year for people on the command line: the platform first, then every component with what it cost."""
    if report.platform is not None and len(report.parts) > 1:
        yield figure_sentence(report.platform)
    for _, figure in report.parts:
        yield figure_sentence(figure)
        yield Text(
            QT_TRANSLATE_NOOP(
                "models", "  down {down}, degraded {degraded}, outside the zone {excused}, no data {gap}"
            ),
            {
                "down": told_length(figure.budget.used),
                "degraded": told_length(figure.tally.degraded),
                "excused": told_length(figure.tally.excused),
                "gap": told_length(figure.tally.no_data),
            },
        )
        for text, _ in figure_verdict(figure, from_us(report.now)).other:
            yield Text("  {other}", {"other": text})
        ahead = forecast_sentence(figure)
        if ahead is not None:
            yield Text("  {forecast}", {"forecast": ahead})


def outage_verdict(card: OutageCard, at: datetime | None) -> Verdict:
    """Why one outage is charged to the licensor's account, or is not."""
    edition = load_agreement().at(at) if at is not None else load_agreement().editions[-1]
    zone = ZONE_TEXTS[Zone(card.draft.zone)]
    checks = (
        edition.clause("availability.zone").check(
            "zone",
            Zone(card.draft.zone) in LICENSOR_ZONES,
            Text(QT_TRANSLATE_NOOP("models", "The fault lay: {zone}"), {"zone": zone}),
        ),
        edition.clause("availability.target").check(
            "down",
            card.draft.state == State.DOWN,
            Text(QT_TRANSLATE_NOOP("models", "Degradation is shown but not charged")),
        ),
    )
    if card.withdrawn:
        sentence = Text(QT_TRANSLATE_NOOP("models", "Not charged: it was a false alarm"))
    elif card.is_charged:
        sentence = Text(QT_TRANSLATE_NOOP("models", "Charged to the licensor's account"))
    elif card.draft.state != State.DOWN:
        sentence = Text(QT_TRANSLATE_NOOP("models", "Not charged: access got worse but was there"))
    else:
        sentence = Text(
            QT_TRANSLATE_NOOP("models", "Not charged: the fault lay outside the licensor's zone ({zone})"),
            {"zone": zone},
        )
    return Verdict("charged" if card.is_charged else "free", sentence, checks, at=at)
