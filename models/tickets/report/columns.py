"""The columns that every report on tickets has, and a line of them."""

from __future__ import annotations

from typing import Any

from models.desk.reporting import ColumnSpec, Request, data_column
from models.fields import Kind, by_key
from models.text import QT_TRANSLATE_NOOP
from models.tickets.listing import FIELDS
from models.tickets.report.facts import TicketFact
from models.workbook.book import DataColumn

_NOTES = {
    "number": QT_TRANSLATE_NOOP("reports", "Number of the ticket in the console"),
    "received_at": QT_TRANSLATE_NOOP("reports", "When the call or letter came, Moscow time"),
    "kind": QT_TRANSLATE_NOOP("reports", "Kind by the definitions of the agreement"),
    "state": QT_TRANSLATE_NOOP("reports", "State as of the moment at which the report was made"),
    "outcome": QT_TRANSLATE_NOOP("reports", "How a course error ended"),
    "channel": "",
    "organisation": QT_TRANSLATE_NOOP("reports", "As it was called on the day of the call"),
    "contract": QT_TRANSLATE_NOOP("reports", "Number of the contract that the caller gave"),
    "caller": "",
    "on_behalf_of": "",
    "subject": "",
    "grade": "",
    "lesson": "",
    "internet_lesson": "",
    "summary": "",
    "description": QT_TRANSLATE_NOOP("reports", "In the words of the call"),
    "priority": QT_TRANSLATE_NOOP("reports", "Set by the desk; the agreement knows no priorities"),
    "assignee": "",
    "recorded_by": "",
    "gate": QT_TRANSLATE_NOOP("reports", "Whether the caller was entitled to technical support"),
}
"""The grid's own fields that reports show, with their line in the glossary."""

AGES = (
    ColumnSpec(
        "worked",
        QT_TRANSLATE_NOOP("reports", "Working time, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP(
            "reports", "Working hours from the call until it was solved, or until now, without the waits"
        ),
        total=True,
    ),
    ColumnSpec(
        "waited",
        QT_TRANSLATE_NOOP("reports", "Waiting, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "Working hours in which the licensee had to give information"),
        total=True,
    ),
)


def ticket_columns(request: Request) -> tuple[DataColumn, ...]:
    """The columns in the reader's language."""
    fields = by_key(FIELDS)
    known = (data_column(request, fields[key], note=note) for key, note in _NOTES.items())
    return (*known, *(spec.made(request) for spec in AGES))


def values(fact: TicketFact) -> tuple[Any, ...]:
    """A line of `ticket_columns`."""
    row = fact.row
    return (
        row.id,
        row.received_at,
        row.kind,
        row.state,
        row.outcome,
        row.channel,
        row.organisation,
        row.contract_no,
        row.caller,
        row.on_behalf_of,
        row.subject,
        row.grade,
        row.lesson,
        row.internet_lesson,
        row.summary,
        row.description,
        row.priority,
        row.assignee,
        row.recorded_by,
        row.gate or None,
        fact.ages.worked,
        fact.ages.waited,
    )
