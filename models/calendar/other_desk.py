"""Any other desk's calendar from a JSON document: weekly hours, lunch, holidays, shifts, breaks, time zone.

A shift replaces that day's hours, even on a holiday or a weekend; lunch (every day) and a break (of one date) are taken
out of what is left; absent days are closed. The document is foreign: every fault is told with its key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.calendar.spans import DAY, DAY_SECONDS, Calendar, Day, DayKind
from models.errors import FileProblem
from models.text import QT_TRANSLATE_NOOP, Text

Windows = tuple[tuple[int, int], ...]

READING: Final = "calendar"
"""What answers from such a calendar call their reading."""
KEYS: Final = frozenset({"name", "tz", "hours", "lunch", "holidays", "shifts", "breaks"})
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK: Final = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")
LONGEST: Final = 5_000_000
"""Bytes of the largest document that is read."""
OUR_ZONE: Final = "Europe/Moscow"

OPEN_DAY: Final = Text(QT_TRANSLATE_NOOP("models", "Working day"))
CLOSED_DAY: Final = Text(QT_TRANSLATE_NOOP("models", "Closed"))
HOLIDAY: Final = Text(QT_TRANSLATE_NOOP("models", "Holiday"))
SHIFT: Final = Text(QT_TRANSLATE_NOOP("models", "Shift"))


@dataclass(frozen=True, slots=True)
class OtherDesk:
    """The plan of another desk: what each day is and when it works."""

    hours: Mapping[int, Windows]
    lunch: Windows
    holidays: Mapping[date, str]
    shifts: Mapping[date, Windows]
    breaks: Mapping[date, Windows]

    def __call__(self, day: date) -> Day:
        """The day with its windows on the local clock."""
        weekly = self.hours.get(day.weekday(), ())
        if day in self.shifts:
            return Day(day, DayKind.OPEN, SHIFT, self._left(day, self.shifts[day]))
        if day in self.holidays:
            name = self.holidays[day]
            return Day(day, DayKind.HOLIDAY, Text("{name}", {"name": name}) if name else HOLIDAY, ())
        if not weekly:
            return Day(day, DayKind.WEEKEND, CLOSED_DAY, ())
        return Day(day, DayKind.WORKING, OPEN_DAY, self._left(day, weekly))

    def _left(self, day: date, windows: Windows) -> Windows:
        """The windows without lunch and breaks, the neighbouring days' too: windows and breaks may pass midnight."""
        for ahead in (-1, 0, 1):
            for begin, end in self.lunch + self.breaks.get(day + ahead * DAY, ()):
                out = begin + ahead * DAY_SECONDS, end + ahead * DAY_SECONDS
                windows = tuple(piece for window in windows for piece in _cut(window, *out))
        return tuple(sorted(windows))


def _cut(window: tuple[int, int], begin: int, end: int) -> Iterator[tuple[int, int]]:
    opens, closes = window
    if opens < min(begin, closes):
        yield opens, min(begin, closes)
    if max(end, opens) < closes:
        yield max(end, opens), closes


def read_calendar(text: str, file: str) -> Calendar:
    """The calendar in a JSON document; FileProblem names `file` and the key that cannot be understood."""
    if len(text) > LONGEST:
        raise _problem(file, "", Text(QT_TRANSLATE_NOOP("models", "the file is too large")))
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _problem(file, "", Text(QT_TRANSLATE_NOOP("models", "the file is not JSON"))) from error
    try:
        return _calendar(document)
    except _BadKey as bad:
        raise _problem(file, bad.key, bad.what) from bad


class _BadKey(ValueError):
    """A value that cannot be understood, by its key."""

    def __init__(self, key: str, what: Text) -> None:
        super().__init__(key)
        self.key = key
        self.what = what


def _problem(file: str, key: str, what: Text) -> FileProblem:
    values = {"file": file, "key": key, "what": what}
    if not key:
        return FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The calendar {file} cannot be read: {what}."), values)
        )
    return FileProblem(
        Text(QT_TRANSLATE_NOOP("models", "The calendar {file} cannot be read: «{key}»: {what}."), values)
    )


def _calendar(document: object) -> Calendar:
    table = _table("", document)
    for key in table:
        if key not in KEYS:
            raise _BadKey(key, Text(QT_TRANSLATE_NOOP("models", "there is no such key")))
    desk = OtherDesk(
        hours={
            _weekday(key): _windows(f"hours.{key}", value) for key, value in _table("hours", table).items()
        },
        lunch=_windows("lunch", table.get("lunch")),
        holidays=_holidays(table.get("holidays") or []),
        shifts=_by_date("shifts", table),
        breaks=_by_date("breaks", table),
    )
    return Calendar(_zone(table.get("tz", OUR_ZONE)), desk, lambda _: READING)


def _table(key: str, value: object) -> Mapping[str, Any]:
    """The object itself (no key), or the one that it has under `key`, absent ones being empty."""
    if key and isinstance(value, Mapping):
        value = value.get(key) or {}
    if not isinstance(value, Mapping):
        raise _BadKey(key, Text(QT_TRANSLATE_NOOP("models", "must be an object")))
    return value


def _weekday(key: str) -> int:
    name = key.strip().lower()[:3]
    if name not in WEEKDAYS:
        days = ", ".join(WEEKDAYS)
        raise _BadKey(
            f"hours.{key}", Text(QT_TRANSLATE_NOOP("models", "must be one of: {known}"), {"known": days})
        )
    return WEEKDAYS.index(name)


def _zone(value: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        unknown = Text(
            QT_TRANSLATE_NOOP("models", "there is no time zone «{zone}»"), {"zone": str(value)[:80]}
        )
        raise _BadKey("tz", unknown) from error


def _by_date(key: str, table: Mapping[str, Any]) -> dict[date, Windows]:
    found = _table(key, table)
    return {_date(f"{key}.{day}", day): _windows(f"{key}.{day}", value) for day, value in found.items()}


def _holidays(value: object) -> dict[date, str]:
    """A list of dates, or an object of dates with their names."""
    if isinstance(value, Mapping):
        return {_date(f"holidays.{day}", day): str(name or "") for day, name in value.items()}
    if not isinstance(value, list):
        raise _BadKey("holidays", Text(QT_TRANSLATE_NOOP("models", "must be a list of dates")))
    return {_date(f"holidays.{number}", day): "" for number, day in enumerate(value, 1)}


def _date(key: str, value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise _BadKey(key, Text(QT_TRANSLATE_NOOP("models", "must be a date like 2026-12-31"))) from error


def _windows(key: str, value: object) -> Windows:
    """["09:00", "18:00"], several such pairs, or {"09:00": "18:00"}; nothing at all is a closed day."""
    if value is None:
        return ()
    pairs = list(value.items()) if isinstance(value, Mapping) else value
    if not isinstance(pairs, list):
        raise _BadKey(key, _PAIR)
    if not all(isinstance(pair, list | tuple) for pair in pairs):
        pairs = [pairs]
    return tuple(_window(key, pair) for pair in pairs)


_PAIR: Final = Text(QT_TRANSLATE_NOOP("models", 'must be two times like ["09:00", "18:00"]'))


def _window(key: str, pair: object) -> tuple[int, int]:
    """A pair of times; a closing time before the opening one is on the next day."""
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise _BadKey(key, _PAIR)
    opens, closes = (_clock(key, value) for value in pair)
    if opens < closes:
        return opens, closes
    if closes < opens:
        return opens, closes + DAY_SECONDS
    raise _BadKey(key, Text(QT_TRANSLATE_NOOP("models", "begins and ends at the same time")))


def _clock(key: str, value: object) -> int:
    """Seconds from midnight of «9:00», «09:00», «09:00:30», «24:00»."""
    match = CLOCK.fullmatch(str(value).strip())
    if match is None:
        raise _BadKey(key, _PAIR)
    seconds = int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0)
    if seconds > DAY_SECONDS:
        raise _BadKey(key, Text(QT_TRANSLATE_NOOP("models", "a day ends at 24:00")))
    return seconds
