"""The columns of the report on contracts, and the words that stand in them."""

from __future__ import annotations

from models.contracts.choices import STANDINGS, STATES
from models.desk.reporting import ColumnSpec
from models.fields import Kind
from models.text import QT_TRANSLATE_NOOP

CONTRACT_COLUMNS = (
    ColumnSpec("number", QT_TRANSLATE_NOOP("reports", "Contract"), Kind.CODE),
    ColumnSpec("organisation", QT_TRANSLATE_NOOP("reports", "Organisation"), Kind.TEXT),
    ColumnSpec("locality", QT_TRANSLATE_NOOP("reports", "Locality"), Kind.TEXT),
    ColumnSpec("region", QT_TRANSLATE_NOOP("reports", "Region"), Kind.TEXT),
    ColumnSpec(
        "signed",
        QT_TRANSLATE_NOOP("reports", "Signed"),
        Kind.DATE,
        QT_TRANSLATE_NOOP("reports", "Empty: a draft, not signed yet"),
    ),
    ColumnSpec("starts", QT_TRANSLATE_NOOP("reports", "First day"), Kind.DATE),
    ColumnSpec(
        "ends",
        QT_TRANSLATE_NOOP("reports", "Last day"),
        Kind.DATE,
        QT_TRANSLATE_NOOP("reports", "The contract still holds on this day"),
    ),
    ColumnSpec(
        "state",
        QT_TRANSLATE_NOOP("reports", "State"),
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("reports", "As of the last day of the period"),
        choices=STATES,
    ),
    ColumnSpec(
        "valid",
        QT_TRANSLATE_NOOP("reports", "Valid"),
        Kind.FLAG,
        QT_TRANSLATE_NOOP("reports", "Signed and within its term on the last day of the period"),
    ),
    ColumnSpec(
        "days_left",
        QT_TRANSLATE_NOOP("reports", "Days left"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "From the last day of the period to the last day of the contract"),
    ),
    ColumnSpec(
        "quota",
        QT_TRANSLATE_NOOP("reports", "Hours a year, min"),
        Kind.MINUTES,
        QT_TRANSLATE_NOOP("reports", "Methodological minutes of a contract year"),
        total=True,
    ),
    ColumnSpec(
        "trained",
        QT_TRANSLATE_NOOP("reports", "Trained persons"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "Responsible persons who are appointed and trained on that day"),
        total=True,
    ),
    ColumnSpec("person1", QT_TRANSLATE_NOOP("reports", "First responsible person"), Kind.TEXT),
    ColumnSpec("person2", QT_TRANSLATE_NOOP("reports", "Second responsible person"), Kind.TEXT),
    ColumnSpec("note", QT_TRANSLATE_NOOP("reports", "Note"), Kind.LONG_TEXT),
    ColumnSpec(
        "region_n",
        QT_TRANSLATE_NOOP("reports", "Region: line of the summary"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP(
            "reports", "Number of the region in the table of regions; the formulas count by it"
        ),
    ),
)

PERSON_COLUMNS = (
    ColumnSpec("contract", QT_TRANSLATE_NOOP("reports", "Contract"), Kind.CODE),
    ColumnSpec("organisation", QT_TRANSLATE_NOOP("reports", "Organisation"), Kind.TEXT),
    ColumnSpec(
        "place",
        QT_TRANSLATE_NOOP("reports", "Place"),
        Kind.INTEGER,
        QT_TRANSLATE_NOOP("reports", "First or second responsible person of the contract"),
    ),
    ColumnSpec("name", QT_TRANSLATE_NOOP("reports", "Full name"), Kind.TEXT),
    ColumnSpec("position", QT_TRANSLATE_NOOP("reports", "Position"), Kind.TEXT),
    ColumnSpec("phone", QT_TRANSLATE_NOOP("reports", "Phone"), Kind.PHONE),
    ColumnSpec("email", QT_TRANSLATE_NOOP("reports", "E-mail"), Kind.EMAIL),
    ColumnSpec("appointed", QT_TRANSLATE_NOOP("reports", "Appointed"), Kind.DATE),
    ColumnSpec(
        "trained",
        QT_TRANSLATE_NOOP("reports", "Trained"),
        Kind.DATE,
        QT_TRANSLATE_NOOP("reports", "Empty: not trained yet, may not turn to technical support"),
    ),
    ColumnSpec(
        "standing",
        QT_TRANSLATE_NOOP("reports", "Authority"),
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("reports", "As of the last day of the period"),
        choices=STANDINGS,
    ),
)
