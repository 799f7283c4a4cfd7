"""The fields of the calendar's forms: what a day shall be, and why."""

from __future__ import annotations

from models.calendar.choices import KINDS, OFFICIAL
from models.fields import Choice, Field, Kind
from models.text import QT_TRANSLATE_NOOP

DAY_CHOICES = (
    *KINDS,
    Choice(OFFICIAL, QT_TRANSLATE_NOOP("choices", "as in the official calendar"), "rotate-ccw"),
)

KIND = Field(
    key="kind",
    title=QT_TRANSLATE_NOOP("fields", "The day shall be"),
    kind=Kind.CHOICE,
    choices=DAY_CHOICES,
    required=True,
    editable=True,
)
NAME = Field(
    key="name",
    title=QT_TRANSLATE_NOOP("fields", "Name of the day"),
    kind=Kind.TEXT,
    editable=True,
    help=QT_TRANSLATE_NOOP("fields", "Shown instead of the kind, for instance «Moving house»"),
)
UNTIL = Field(
    key="until",
    title=QT_TRANSLATE_NOOP("fields", "Up to and including"),
    kind=Kind.DATE,
    editable=True,
    help=QT_TRANSLATE_NOOP("fields", "Empty: only this day"),
)
REASON = Field(
    key="reason",
    title=QT_TRANSLATE_NOOP("fields", "Why"),
    kind=Kind.TEXT,
    required=True,
    editable=True,
    help=QT_TRANSLATE_NOOP("fields", "Kept with the decision for good: an order, a decree, an agreement"),
)
OFFICIAL_YEAR = Field(
    key="official",
    title=QT_TRANSLATE_NOOP("fields", "These are the official transfers of the year"),
    kind=Kind.FLAG,
    editable=True,
)
