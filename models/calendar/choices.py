"""What a day can be, in words, icons and tones: apart from the tables, for a window without SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from models.calendar.spans import DayKind
from models.fields import Choice
from models.text import QT_TRANSLATE_NOOP

OFFICIAL: Final = "official"
"""The decision that takes all earlier decisions on a day back."""

KIND_NAMES: Final[Mapping[DayKind, str]] = {
    DayKind.WORKING: QT_TRANSLATE_NOOP("models", "Working day"),
    DayKind.WEEKEND: QT_TRANSLATE_NOOP("models", "Day off"),
    DayKind.HOLIDAY: QT_TRANSLATE_NOOP("models", "Holiday"),
    DayKind.TRANSFER: QT_TRANSLATE_NOOP("models", "Moved day off"),
    DayKind.WORKING_WEEKEND: QT_TRANSLATE_NOOP("models", "Weekend day made working"),
    DayKind.DECREE: QT_TRANSLATE_NOOP("models", "Non-working day by decree"),
    DayKind.SHORT: QT_TRANSLATE_NOOP("models", "Short day before a holiday"),
    DayKind.CLOSED: QT_TRANSLATE_NOOP("models", "Support is closed"),
    DayKind.OPEN: QT_TRANSLATE_NOOP("models", "Support is open"),
}
"""What a day of each kind is called where nobody named it (context «models»)."""

KINDS: Final = (
    Choice(DayKind.CLOSED, QT_TRANSLATE_NOOP("choices", "support is closed"), "circle-x", "bad"),
    Choice(DayKind.OPEN, QT_TRANSLATE_NOOP("choices", "support is open"), "circle-check", "ok"),
    Choice(DayKind.HOLIDAY, QT_TRANSLATE_NOOP("choices", "national holiday"), "flag", "bad"),
    Choice(DayKind.TRANSFER, QT_TRANSLATE_NOOP("choices", "moved day off"), "arrow-right", "warn"),
    Choice(
        DayKind.WORKING_WEEKEND, QT_TRANSLATE_NOOP("choices", "working weekend"), "calendar-check", "wait"
    ),
    Choice(DayKind.DECREE, QT_TRANSLATE_NOOP("choices", "non-working by decree"), "file-text", "wait"),
    Choice(DayKind.SHORT, QT_TRANSLATE_NOOP("choices", "short day"), "clock", ""),
)
"""The kinds that somebody can decide a day to be."""
