"""The official days of Russia: holidays, moved days off, short days, year by year from `resources/calendar/`.

A year that the file does not know comes from the `holidays` package, which may be newer; where that knows no transfers
either, article 112 is applied and the year counts as not official yet.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import metadata, resources
from typing import Any, Final

from models.calendar.spans import DayKind
from models.text import QT_TRANSLATE_NOOP, Text

NAMES: Final[Mapping[str, str]] = {
    "new_year": QT_TRANSLATE_NOOP("models", "New Year holidays"),
    "christmas": QT_TRANSLATE_NOOP("models", "Christmas"),
    "defender": QT_TRANSLATE_NOOP("models", "Defender of the Fatherland Day"),
    "women": QT_TRANSLATE_NOOP("models", "International Women's Day"),
    "labour": QT_TRANSLATE_NOOP("models", "Spring and Labour Day"),
    "victory": QT_TRANSLATE_NOOP("models", "Victory Day"),
    "russia": QT_TRANSLATE_NOOP("models", "Russia Day"),
    "unity": QT_TRANSLATE_NOOP("models", "National Unity Day"),
}
SATURDAY: Final = 6
FIRST_MODERN_YEAR: Final = 2013
"""Since then the holidays of article 112 are the ones of the file."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What sets a day apart from its weekday: the kind and the words for it.

    `counted` tells of a decree day whether the production calendar has it as a day off.
    """

    kind: DayKind
    name: Text
    counted: bool = False


@dataclass(frozen=True, slots=True)
class OfficialYear:
    """The marks of one year.

    `official` tells whether the government's transfers are among them, `source` where they stand.
    """

    year: int
    official: bool
    source: str
    marks: Mapping[date, Mark] = field(default_factory=dict)


@functools.cache
def official_year(year: int) -> OfficialYear:
    """Everything official about `year`."""
    for entry in _file()["year"]:
        if entry["year"] == year:
            return OfficialYear(year, official=True, source=entry["source"], marks=_marks(entry))
    return _package_year(year)


@functools.cache
def _file() -> dict[str, Any]:
    return tomllib.loads(
        (resources.files("resources") / "calendar" / "russia.toml").read_text(encoding="utf-8")
    )


def moved_name(origin: date) -> Text:
    """The words for a day off that came from `origin`."""
    return Text(QT_TRANSLATE_NOOP("models", "Day off moved from {day}"), {"day": origin})


def _marks(entry: Mapping[str, Any]) -> dict[date, Mark]:
    """The marks of one year of the file; a holiday outranks whatever else falls on its day."""
    year = entry["year"]
    holidays = _holidays(year)
    marks = {}
    for day in entry["short"]:
        marks[day] = Mark(
            DayKind.SHORT,
            Text(QT_TRANSLATE_NOOP("models", "Short day before a holiday (support works in full)")),
        )
    for origin, target in entry["moved"]:
        words = Text(QT_TRANSLATE_NOOP("models", "Working day, day off moved to {day}"), {"day": target})
        marks[origin] = Mark(DayKind.WORKING_WEEKEND, words)
    for origin, target in [*entry["carried"], *entry["moved"]]:
        marks[target] = Mark(DayKind.TRANSFER, moved_name(origin))
    for day, mark in _decree_days(year):
        if day not in marks or marks[day].kind is DayKind.SHORT:
            marks[day] = mark
    return marks | holidays


def _holidays(year: int) -> dict[date, Mark]:
    """The holidays of article 112, part 1."""
    return {
        date.fromisoformat(f"{year}-{day}"): Mark(DayKind.HOLIDAY, Text(NAMES[entry["name"]]))
        for entry in _file()["holiday"]
        for day in entry["days"]
    }


def _decree_days(year: int) -> Iterator[tuple[date, Mark]]:
    """The president's non-working days of that year that are not weekends anyway."""
    for entry in _file()["decree"]:
        first, last = entry["days"]
        words = Text(QT_TRANSLATE_NOOP("models", "Non-working day: {source}"), {"source": entry["source"]})
        for number in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(number)
            if day.year == year and day.isoweekday() < SATURDAY:
                yield day, Mark(DayKind.DECREE, words, counted=entry.get("calendar", False))


def _package_year(year: int) -> OfficialYear:
    """The year as the `holidays` package has it, article 112 filled in where it has no transfers."""
    import holidays  # costs a tenth of a second, and only years outside the file need it

    days = holidays.country_holidays("RU", years=year, language="ru")
    fixed = _holidays(year) if year >= FIRST_MODERN_YEAR else {}
    marks: dict[date, Mark] = {}
    for day, name in days.items():
        kind = DayKind.TRANSFER if fixed and day not in fixed else DayKind.HOLIDAY
        marks[day] = Mark(kind, Text("{name}", {"name": name}))
    for day in days.weekend_workdays:
        marks[day] = Mark(
            DayKind.WORKING_WEEKEND, Text(QT_TRANSLATE_NOOP("models", "Working day instead of a day off"))
        )
    known = any(mark.kind is not DayKind.HOLIDAY for mark in marks.values())
    if not known:
        marks.update(
            {target: Mark(DayKind.TRANSFER, moved_name(origin)) for origin, target in carried(fixed)}
        )
    source = f"holidays {metadata.version('holidays')}" if known else ""
    return OfficialYear(year, official=known, source=source, marks=marks | fixed)


def carried(holidays: Collection[date]) -> Iterator[tuple[date, date]]:
    """(holiday on a weekend, the next working day, which is off instead): article 112, part 2; January is left out."""
    taken = set(holidays)
    for day in sorted(holidays):
        if day.isoweekday() < SATURDAY or day.month == 1:
            continue
        target = day
        while target in taken or target.isoweekday() >= SATURDAY:
            target += timedelta(days=1)
        taken.add(target)
        yield day, target
