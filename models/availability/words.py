"""How shares, lengths and periods of availability are written for people: never better than they are."""

from __future__ import annotations

from models.availability.instants import MINUTE, SECOND, moscow
from models.formats import (
    NBSP,
    RUSSIAN_UNITS,
    Units,
    format_decimal,
    format_length,
    format_minutes,
    format_moment,
)
from models.text import QT_TRANSLATE_NOOP, Text

_MOST_PLACES = 8
UNKNOWN = "—"


def shown_percent(percent: float | None, target: float, places: int = 2) -> str:
    """«99,98 %»; takes more decimals where rounding would hide a fault (100 %) or reach the target from below."""
    if percent is None:
        return UNKNOWN
    while places < _MOST_PLACES and any(percent < edge <= round(percent, places) for edge in (target, 100.0)):
        places += 1
    return f"{format_decimal(percent, places)}{NBSP}%"


def shown_length(length: int, units: Units = RUSSIAN_UNITS) -> str:
    """A length in microseconds as «1 ч 30 мин 12 с»; seconds only where there are some."""
    return format_length(_whole_seconds(length), units)


def shown_budget(length: int, units: Units = RUSSIAN_UNITS) -> str:
    """A rest of the budget as «874 ч 40 мин»: whole minutes, rounded towards being over."""
    return format_minutes(length // MINUTE, units)


def told_length(length: int) -> Text:
    """A length in microseconds, not yet in a language."""
    return Text("{seconds:length}", {"seconds": _whole_seconds(length)})


def told_budget(length: int) -> Text:
    """A rest of the budget, not yet in a language."""
    return Text("{minutes:duration}", {"minutes": length // MINUTE})


def _whole_seconds(length: int) -> int:
    """Microseconds to the nearest second, halves away from zero."""
    seconds = (abs(length) + SECOND // 2) // SECOND
    return -seconds if length < 0 else seconds


def shown_period(start: int, end: int) -> str:
    """«05.11.2026 10:00 — 10:40», with the day of the end where it is another one."""
    first, last = moscow(start), moscow(end)
    if first.date() == last.date():
        return f"{format_moment(first)} — {last:%H:%M}"
    return f"{format_moment(first)} — {format_moment(last)}"


def short_period(start: int, end: int) -> str:
    """«05.11 10:00–10:40», for lists of one year."""
    first, last = moscow(start), moscow(end)
    if first.date() == last.date():
        return f"{first:%d.%m %H:%M}–{last:%H:%M}"
    return f"{first:%d.%m %H:%M} – {last:%d.%m %H:%M}"


NO_DATA = Text(QT_TRANSLATE_NOOP("models", "no data"))
PLATFORM_NAME = Text(QT_TRANSLATE_NOOP("models", "The platform as a whole"))
EVERYTHING_NAME = Text(QT_TRANSLATE_NOOP("models", "the whole platform"))
