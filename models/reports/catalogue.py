"""The list of all reports in the order of the page; each is imported when it is first asked for."""

from __future__ import annotations

import importlib

from models.desk.reporting import Report
from models.errors import NotFound
from models.text import QT_TRANSLATE_NOOP, Text

REPORTS = {
    "tickets": "models.tickets.report.register:REPORT",
    "work": "models.tickets.report.work:REPORT",
    "course-errors": "models.tickets.report.course_errors:REPORT",
    "contracts": "models.contracts.report.register:REPORT",
    "hours": "models.hours.report.ledger:REPORT",
    "statement": "models.hours.report.statement:REPORT",
    "availability": "models.availability.report.year:REPORT",
    "agreement": "models.availability.report.promises:REPORT",
}
"""Name on the command line -> module:attribute."""


def report_named(name: str) -> Report:
    """The report of that name; NotFound for a name that is none."""
    target = REPORTS.get(name)
    if target is None:
        raise NotFound(
            Text(QT_TRANSLATE_NOOP("models", "There is no report «{name}»."), {"name": name}),
            todo=Text(
                QT_TRANSLATE_NOOP("models", "The reports are: {names}."), {"names": ", ".join(REPORTS)}
            ),
        )
    module, _, attribute = target.partition(":")
    report: Report = getattr(importlib.import_module(module), attribute)
    return report


def all_reports() -> tuple[Report, ...]:
    """Every report."""
    return tuple(report_named(name) for name in REPORTS)
