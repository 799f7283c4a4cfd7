"""Days and months of a period on the Moscow clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from models.formats import MOSCOW


def moscow_midnight(day: date) -> datetime:
    """When a Moscow day begins."""
    return datetime.combine(day, time(), MOSCOW).astimezone(UTC)


def months(first: date, last: date) -> list[tuple[date, date]]:
    """The calendar months of a period as (first day within it, day after the last one within it)."""
    found: list[tuple[date, date]] = []
    begin = first
    while begin <= last:
        following = (begin.replace(day=1) + timedelta(days=32)).replace(day=1)
        found.append((begin, min(following, last + timedelta(days=1))))
        begin = following
    return found
