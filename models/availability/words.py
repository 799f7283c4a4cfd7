"""How shares, lengths and periods of availability are written for people: never better than they are."""

from __future__ import annotations

from models.availability.instants import MINUTE, SECOND, moscow
from models.formats import NBSP, format_decimal, format_minutes, format_moment
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


def shown_length(length: int) -> str:
    """A length in microseconds as «1 ч 30 мин 12 с»; seconds only where there are some."""
    sign, length = ("−", -length) if length < 0 else ("", length)
    seconds = (length + SECOND // 2) // SECOND
    minutes, rest = divmod(seconds, 60)
    parts = []
    if minutes or not rest:
        parts.append(format_minutes(minutes))
    if rest:
        parts.append(f"{rest}{NBSP}с")
    return sign + NBSP.join(parts)


def shown_budget(length: int) -> str:
    """A rest of the budget as «874 ч 40 мин»: whole minutes, rounded towards being over."""
    return format_minutes(length // MINUTE)


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
