"""What the program needs to find in every edition of the agreement: clause ids and the kinds of their values.

The loader measures each file against this, so a slip of the pen in an edition is an error with the file's and the
key's name and never a wrong verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Kind = Callable[[object], bool]
"""Whether a value read from the file is of the kind."""


def flag(value: object) -> bool:
    """True or false."""
    return isinstance(value, bool)


def count(value: object) -> bool:
    """A whole number from one on."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def percent(value: object) -> bool:
    """A number above 0 and up to 100."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 100


def text(value: object) -> bool:
    """Words that are not empty."""
    return isinstance(value, str) and bool(value.strip())


def texts(value: object) -> bool:
    """A list of at least one word, none empty."""
    return isinstance(value, list) and bool(value) and all(text(item) for item in value)


def clock(value: object) -> bool:
    """A time of day without a zone, in whole seconds."""
    return isinstance(value, time) and value.tzinfo is None and value.microsecond == 0


def zone(value: object) -> bool:
    """The name of a time zone that this machine knows."""
    if not text(value):
        return False
    try:
        ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def weekday(value: object) -> bool:
    """1 (Monday) to 7 (Sunday)."""
    return isinstance(value, int) and count(value) and value <= 7


def weekdays(value: object) -> bool:
    """A list of weekdays, perhaps an empty one."""
    return isinstance(value, list) and all(weekday(item) for item in value)


_NOTHING: Final[Mapping[str, Kind]] = {}
_REQUIRED: Final[Mapping[str, Kind]] = {"required": flag}
_LINE: Final[Mapping[str, Kind]] = {"phone": text, "extensions": texts}
_MAIL: Final[Mapping[str, Kind]] = {"address": text, "preferred": flag}
_HOURS: Final[Mapping[str, Kind]] = {
    "opens": clock,
    "closes": clock,
    "zone": zone,
    "closed_weekdays": weekdays,
}

CLAUSES: Final[Mapping[str, Mapping[str, Kind]]] = {
    "definition.system": {"version": text},
    "definition.database": {"version": text},
    "ticket.incident": {"certainty": texts, "effect": texts},
    "ticket.request": _NOTHING,
    "ticket.methodological": _NOTHING,
    "ticket.course_error": _NOTHING,
    "ticket.contract": _REQUIRED,
    "ticket.organisation": _REQUIRED,
    "ticket.subject": _REQUIRED,
    "ticket.grade": _REQUIRED,
    "ticket.lesson": _REQUIRED,
    "ticket.internet_lesson": _REQUIRED,
    "ticket.screenshot": _REQUIRED,
    "ticket.description": _REQUIRED,
    "ticket.information": {"stops_clock": flag},
    "contract.signed": _REQUIRED,
    "persons.appointed": _REQUIRED,
    "persons.trained": _REQUIRED,
    "persons.on_behalf": _NOTHING,
    "persons.limit": {"least": count, "most": count},
    "persons.contacts": _REQUIRED,
    "line.technical": _LINE,
    "line.methodological": _LINE,
    "mail.technical": _MAIL,
    "mail.methodological": _MAIL,
    "time.technical": _HOURS,
    "time.methodological": _HOURS,
    "support.users": _NOTHING,
    "method.callers": {"roles": texts},
    "method.children": {"excluded": texts},
    "method.access": _REQUIRED,
    "method.details": {"required": texts},
    "hours.quota": {"minutes": count},
    "hours.included": {"kinds": texts},
    "hours.contract": _REQUIRED,
    "topics.open": {"extensible": flag},
    "topic.process": _NOTHING,
    "topic.lessons": _NOTHING,
    "topic.grading": _NOTHING,
    "topic.subsystems": _NOTHING,
    "topic.inclusion": _NOTHING,
    "availability.target": {"percent": percent, "hours_a_day": count, "days_a_week": count},
    "availability.zone": {"zones": texts},
    "availability.monitoring": _NOTHING,
    "availability.windows": {"weekday": weekday, "opens": clock, "closes": clock, "zone": zone},
    "infrastructure.support": {"components": texts},
    "infrastructure.servers": _NOTHING,
}

ORDERED: Final[tuple[tuple[str, str, str], ...]] = (
    ("time.technical", "opens", "closes"),
    ("time.methodological", "opens", "closes"),
    ("availability.windows", "opens", "closes"),
)
"""(clause, earlier, later): two values of which the first must be smaller."""

BOUNDED: Final[tuple[tuple[str, str, str], ...]] = (("persons.limit", "least", "most"),)
"""(clause, least, most): two values of which the first must not be greater."""
