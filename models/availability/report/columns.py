"""The columns of the report on availability: stretches of one state, the register of outages, the windows."""

from __future__ import annotations

from models.availability.states import STATE_CHOICES, ZONE_CHOICES, Code
from models.desk.reporting import ColumnSpec
from models.fields import Choice, Kind
from models.text import QT_TRANSLATE_NOOP

CODES = (
    Choice(Code.UP.name, QT_TRANSLATE_NOOP("choices", "up")),
    Choice(Code.DEGRADED.name, QT_TRANSLATE_NOOP("choices", "degraded")),
    Choice(Code.EXCUSED.name, QT_TRANSLATE_NOOP("choices", "down outside the licensor's zone")),
    Choice(Code.DOWN.name, QT_TRANSLATE_NOOP("choices", "down")),
    Choice(Code.NO_DATA.name, QT_TRANSLATE_NOOP("choices", "no data")),
)

RUN_COLUMNS = (
    ColumnSpec("component", QT_TRANSLATE_NOOP("reports", "Component"), Kind.TEXT),
    ColumnSpec(
        "state",
        QT_TRANSLATE_NOOP("reports", "State"),
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("reports", "Only «down» is charged; «no data» stands in neither part of the share"),
        choices=CODES,
    ),
    ColumnSpec(
        "from",
        QT_TRANSLATE_NOOP("reports", "From"),
        Kind.MOMENT,
        QT_TRANSLATE_NOOP("reports", "Moscow time; a stretch is cut where a month begins"),
    ),
    ColumnSpec("to", QT_TRANSLATE_NOOP("reports", "To"), Kind.MOMENT),
    ColumnSpec("seconds", QT_TRANSLATE_NOOP("reports", "Length"), Kind.SECONDS, total=True),
    ColumnSpec(
        "in_window",
        QT_TRANSLATE_NOOP("reports", "of them in a maintenance window, s"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Thursday 18:00-20:00 Moscow time"),
        total=True,
    ),
    ColumnSpec(
        "in_works",
        QT_TRANSLATE_NOOP("reports", "of them in announced works, s"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Works announced beforehand, and only inside the windows"),
        total=True,
    ),
    ColumnSpec(
        "component_n",
        QT_TRANSLATE_NOOP("reports", "Component: line of the summary"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Number of the line in the table; the formulas count by it"),
    ),
)

OUTAGE_COLUMNS = (
    ColumnSpec("number", QT_TRANSLATE_NOOP("reports", "Outage no."), Kind.CODE),
    ColumnSpec("component", QT_TRANSLATE_NOOP("reports", "Component"), Kind.TEXT),
    ColumnSpec("from", QT_TRANSLATE_NOOP("reports", "From"), Kind.MOMENT),
    ColumnSpec(
        "to",
        QT_TRANSLATE_NOOP("reports", "To"),
        Kind.MOMENT,
        QT_TRANSLATE_NOOP("reports", "Empty: still going on"),
    ),
    ColumnSpec("seconds", QT_TRANSLATE_NOOP("reports", "Length"), Kind.SECONDS, total=True),
    ColumnSpec("state", QT_TRANSLATE_NOOP("reports", "State"), Kind.CHOICE, choices=STATE_CHOICES),
    ColumnSpec(
        "zone",
        QT_TRANSLATE_NOOP("reports", "Zone of responsibility"),
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("reports", "Only faults of the data centre and of the system itself are charged"),
        choices=ZONE_CHOICES,
    ),
    ColumnSpec(
        "charged",
        QT_TRANSLATE_NOOP("reports", "Counts"),
        Kind.FLAG,
        QT_TRANSLATE_NOOP("reports", "Down, in the licensor's zone, and not withdrawn as a false alarm"),
    ),
    ColumnSpec("cause", QT_TRANSLATE_NOOP("reports", "Cause"), Kind.TEXT),
    ColumnSpec("note", QT_TRANSLATE_NOOP("reports", "Note"), Kind.LONG_TEXT),
    ColumnSpec(
        "tickets",
        QT_TRANSLATE_NOOP("reports", "Evidence: tickets"),
        Kind.CODE,
        QT_TRANSLATE_NOOP("reports", "Numbers of the tickets that came in because of it"),
    ),
    ColumnSpec("evidence", QT_TRANSLATE_NOOP("reports", "Tickets, number"), Kind.INTEGER, total=True),
    ColumnSpec("withdrawn", QT_TRANSLATE_NOOP("reports", "False alarm"), Kind.FLAG),
)

WINDOW_COLUMNS = (
    ColumnSpec("from", QT_TRANSLATE_NOOP("reports", "Window from"), Kind.MOMENT),
    ColumnSpec("to", QT_TRANSLATE_NOOP("reports", "Window to"), Kind.MOMENT),
    ColumnSpec("minutes", QT_TRANSLATE_NOOP("reports", "Length"), Kind.MINUTES, total=True),
    ColumnSpec("works", QT_TRANSLATE_NOOP("reports", "Announced works"), Kind.LONG_TEXT),
    ColumnSpec(
        "down",
        QT_TRANSLATE_NOOP("reports", "Platform down in it, s"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Under the second reading only announced works are left out"),
        total=True,
    ),
)
