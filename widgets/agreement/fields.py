"""The fields of the form that switches a reading."""

from __future__ import annotations

from models.fields import Field, Kind
from models.text import QT_TRANSLATE_NOOP

READING = Field(
    key="reading",
    title=QT_TRANSLATE_NOOP("fields", "How it shall be read"),
    kind=Kind.CHOICE,
    required=True,
    editable=True,
)
SINCE = Field(
    key="since",
    title=QT_TRANSLATE_NOOP("fields", "From when on"),
    kind=Kind.MOMENT,
    editable=True,
    help=QT_TRANSLATE_NOOP("fields", "Empty: from now on. What was judged before stays as it is"),
)
REASON = Field(
    key="reason",
    title=QT_TRANSLATE_NOOP("fields", "Why"),
    kind=Kind.LONG_TEXT,
    required=True,
    editable=True,
    help=QT_TRANSLATE_NOOP("fields", "Kept with the decision for good: an order, a decree, an agreement"),
)
