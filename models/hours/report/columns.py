"""The columns of the reports on hours: lines of the ledger, contract years."""

from __future__ import annotations

from models.desk.reporting import ColumnSpec
from models.fields import Kind
from models.hours.choices import KINDS, LINE_KINDS, ROLES
from models.text import QT_TRANSLATE_NOOP

LINE_COLUMNS = (
    ColumnSpec("line", QT_TRANSLATE_NOOP("reports", "Line no."), Kind.CODE),
    ColumnSpec(
        "at",
        QT_TRANSLATE_NOOP("reports", "Held"),
        Kind.MOMENT,
        QT_TRANSLATE_NOOP(
            "reports", "The date that decides which contract and which year is charged; Moscow time"
        ),
    ),
    ColumnSpec("contract", QT_TRANSLATE_NOOP("reports", "Contract"), Kind.CODE),
    ColumnSpec("organisation", QT_TRANSLATE_NOOP("reports", "Organisation"), Kind.TEXT),
    ColumnSpec(
        "entry",
        QT_TRANSLATE_NOOP("reports", "Entry"),
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("reports", "A reversal takes a whole charge back; the ledger is never edited"),
        choices=LINE_KINDS,
    ),
    ColumnSpec("kind", QT_TRANSLATE_NOOP("reports", "Kind"), Kind.CHOICE, choices=KINDS),
    ColumnSpec("topic", QT_TRANSLATE_NOOP("reports", "Topic"), Kind.TEXT),
    ColumnSpec("caller", QT_TRANSLATE_NOOP("reports", "Who asked"), Kind.TEXT),
    ColumnSpec("role", QT_TRANSLATE_NOOP("reports", "Role"), Kind.CHOICE, choices=ROLES),
    ColumnSpec("methodologist", QT_TRANSLATE_NOOP("reports", "Methodologist"), Kind.TEXT),
    ColumnSpec(
        "real",
        QT_TRANSLATE_NOOP("reports", "Real, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "How long it took, before any rounding"),
        total=True,
    ),
    ColumnSpec(
        "minutes",
        QT_TRANSLATE_NOOP("reports", "Charged, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "What the quota was charged with; a reversal is negative"),
        total=True,
    ),
    ColumnSpec(
        "over",
        QT_TRANSLATE_NOOP("reports", "of it over the quota, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "The part of the line that lies beyond the quota of its year"),
        total=True,
    ),
    ColumnSpec("reverses", QT_TRANSLATE_NOOP("reports", "Reverses line"), Kind.CODE),
    ColumnSpec(
        "in_period",
        QT_TRANSLATE_NOOP("reports", "In the period"),
        Kind.FLAG,
        QT_TRANSLATE_NOOP(
            "reports", "Lines before the period belong to the same contract years and complete their sums"
        ),
    ),
    ColumnSpec(
        "late",
        QT_TRANSLATE_NOOP("reports", "Entered late"),
        Kind.FLAG,
        QT_TRANSLATE_NOOP("reports", "Entered on a later day than the consultation was held"),
    ),
    ColumnSpec("question", QT_TRANSLATE_NOOP("reports", "What was asked"), Kind.LONG_TEXT),
    ColumnSpec("reason", QT_TRANSLATE_NOOP("reports", "Reason"), Kind.LONG_TEXT),
    ColumnSpec("edition", QT_TRANSLATE_NOOP("reports", "Edition of the agreement"), Kind.CODE),
    ColumnSpec("reading", QT_TRANSLATE_NOOP("reports", "Readings"), Kind.TEXT),
    ColumnSpec("recorded", QT_TRANSLATE_NOOP("reports", "Entered"), Kind.MOMENT),
    ColumnSpec("actor", QT_TRANSLATE_NOOP("reports", "Entered by"), Kind.TEXT),
)

KEY_COLUMNS = (
    ColumnSpec(
        "year_n",
        QT_TRANSLATE_NOOP("reports", "Contract year: line of its sheet"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Number of the line in the table; the formulas count by it"),
    ),
    ColumnSpec(
        "topic_n",
        QT_TRANSLATE_NOOP("reports", "Topic: line of the summary"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Number of the line in the table; the formulas count by it"),
    ),
    ColumnSpec(
        "methodologist_n",
        QT_TRANSLATE_NOOP("reports", "Methodologist: line of the summary"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Number of the line in the table; the formulas count by it"),
    ),
)

YEAR_COLUMNS = (
    ColumnSpec("n", QT_TRANSLATE_NOOP("reports", "Line"), Kind.INTEGER),
    ColumnSpec("contract", QT_TRANSLATE_NOOP("reports", "Contract"), Kind.CODE),
    ColumnSpec("organisation", QT_TRANSLATE_NOOP("reports", "Organisation"), Kind.TEXT),
    ColumnSpec("first", QT_TRANSLATE_NOOP("reports", "Year from"), Kind.DATE),
    ColumnSpec("last", QT_TRANSLATE_NOOP("reports", "Year to"), Kind.DATE),
    ColumnSpec("quota", QT_TRANSLATE_NOOP("reports", "Quota, min"), Kind.MINUTES, total=True),
    ColumnSpec(
        "used",
        QT_TRANSLATE_NOOP("reports", "Used, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "Charged within the quota up to the end of the period"),
        total=True,
    ),
    ColumnSpec(
        "over",
        QT_TRANSLATE_NOOP("reports", "Over the quota, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "Charged beyond the quota up to the end of the period"),
        total=True,
    ),
    ColumnSpec(
        "reserved",
        QT_TRANSLATE_NOOP("reports", "Reserved, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "Promised to planned events, as of the moment of the report"),
        total=True,
    ),
    ColumnSpec(
        "left",
        QT_TRANSLATE_NOOP("reports", "Left, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "Neither used nor reserved; unused hours lapse at the end of the year"),
        total=True,
    ),
)
