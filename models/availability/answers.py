"""The figure as programs get it (`availability --json`): stable keys, minutes, ISO 8601 times of Moscow."""

from __future__ import annotations

from datetime import datetime

from models.availability.figures import PLATFORM, YearReport
from models.availability.instants import minutes, moscow
from models.availability.rules import Cost, Tally, YearFigure, costs


def report_json(report: YearReport) -> dict[str, object]:
    """The platform's figure with each component's under «components»; a lone component stands for itself."""
    parts = [figure_json(figure) for _, figure in report.parts]
    if report.platform is None or len(parts) == 1:
        return {**parts[0], "components": parts}
    return {**figure_json(report.platform), "component": PLATFORM, "components": parts}


def figure_json(figure: YearFigure) -> dict[str, object]:
    """One figure: `percent` counts the windows, the two others are the second reading and the windows left out."""
    tally = figure.tally
    return {
        "component": figure.name,
        "year": figure.year,
        "from": _iso(figure.timeline.start),
        "to": _iso(figure.timeline.end),
        "reading": figure.terms.reading,
        "down_minutes": minutes(tally.down),
        "no_data_minutes": minutes(tally.no_data),
        "degraded_minutes": minutes(tally.degraded),
        "excused_minutes": minutes(tally.excused),
        "known_minutes": minutes(tally.known),
        "percent": tally.percent,
        "percent_windows_excluded": figure.without_windows.percent,
        "percent_announced_works_excluded": figure.without_works.percent,
        "window_minutes": minutes(figure.window.length()),
        "announced_works_minutes": minutes(_left_out(tally, figure.without_works)),
        "target_percent": float(figure.terms.target),
        "budget_minutes": _whole(minutes(figure.budget.allowed)),
        "budget_left_minutes": _whole(minutes(figure.budget.left)),
        "met": figure.budget.met,
        "final": figure.finished,
        "outages": [_cost_json(cost) for cost in costs(figure)],
    }


def _left_out(tally: Tally, without_works: Tally) -> int:
    return tally.known - without_works.known


def _cost_json(cost: Cost) -> dict[str, object]:
    return {
        "from": _iso(cost.run.start),
        "to": _iso(cost.run.end),
        "minutes": minutes(cost.run.length),
        "inside_window_minutes": minutes(cost.inside_windows),
        "inside_announced_works_minutes": minutes(cost.inside_works),
    }


def _iso(instant: int) -> str:
    moment: datetime = moscow(instant)
    return moment.isoformat()


def _whole(number: float) -> float | int:
    """Without a needless «.0»: budgets are whole minutes."""
    return int(number) if number.is_integer() else number
