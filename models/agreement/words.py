"""The values of clauses in words: «64 ч», «четверг», «учителя, администрация, родители»."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any, Final

from models.agreement.clauses import Clause
from models.formats import NBSP, format_decimal
from models.text import QT_TRANSLATE_NOOP, Text

KEYS: Final[Mapping[str, str]] = {
    "version": QT_TRANSLATE_NOOP("models", "Version"),
    "certainty": QT_TRANSLATE_NOOP("models", "Certainty"),
    "effect": QT_TRANSLATE_NOOP("models", "Effect"),
    "required": QT_TRANSLATE_NOOP("models", "Required"),
    "stops_clock": QT_TRANSLATE_NOOP("models", "Waiting stops the clock"),
    "least": QT_TRANSLATE_NOOP("models", "At least"),
    "most": QT_TRANSLATE_NOOP("models", "At most"),
    "phone": QT_TRANSLATE_NOOP("models", "Phone"),
    "extensions": QT_TRANSLATE_NOOP("models", "Extensions"),
    "address": QT_TRANSLATE_NOOP("models", "Address"),
    "preferred": QT_TRANSLATE_NOOP("models", "Preferred channel"),
    "opens": QT_TRANSLATE_NOOP("models", "From"),
    "closes": QT_TRANSLATE_NOOP("models", "Until"),
    "zone": QT_TRANSLATE_NOOP("models", "Time zone"),
    "closed_weekdays": QT_TRANSLATE_NOOP("models", "Closed on"),
    "weekday": QT_TRANSLATE_NOOP("models", "Day of the week"),
    "roles": QT_TRANSLATE_NOOP("models", "May ask"),
    "excluded": QT_TRANSLATE_NOOP("models", "May not ask"),
    "minutes": QT_TRANSLATE_NOOP("models", "Quota a year"),
    "kinds": QT_TRANSLATE_NOOP("models", "Included"),
    "extensible": QT_TRANSLATE_NOOP("models", "More may be added"),
    "percent": QT_TRANSLATE_NOOP("models", "Of the year, %"),
    "hours_a_day": QT_TRANSLATE_NOOP("models", "Hours a day"),
    "days_a_week": QT_TRANSLATE_NOOP("models", "Days a week"),
    "zones": QT_TRANSLATE_NOOP("models", "Zone of responsibility"),
    "components": QT_TRANSLATE_NOOP("models", "Components"),
}
"""What each key of a clause's values is called (context «models»)."""

WORDS: Final[Mapping[str, str]] = {
    "happened": QT_TRANSLATE_NOOP("models", "has happened"),
    "may_happen": QT_TRANSLATE_NOOP("models", "may happen"),
    "outage": QT_TRANSLATE_NOOP("models", "outage"),
    "degradation": QT_TRANSLATE_NOOP("models", "degradation"),
    "teacher": QT_TRANSLATE_NOOP("models", "teachers"),
    "administration": QT_TRANSLATE_NOOP("models", "administration"),
    "parent": QT_TRANSLATE_NOOP("models", "parents"),
    "pupil": QT_TRANSLATE_NOOP("models", "children"),
    "surname": QT_TRANSLATE_NOOP("models", "surname"),
    "name": QT_TRANSLATE_NOOP("models", "name"),
    "patronymic": QT_TRANSLATE_NOOP("models", "patronymic"),
    "organisation": QT_TRANSLATE_NOOP("models", "name of the organisation"),
    "locality": QT_TRANSLATE_NOOP("models", "locality"),
    "region": QT_TRANSLATE_NOOP("models", "region"),
    "individual": QT_TRANSLATE_NOOP("models", "individual consultations"),
    "webinar": QT_TRANSLATE_NOOP("models", "webinars"),
    "system": QT_TRANSLATE_NOOP("models", "the system"),
    "database": QT_TRANSLATE_NOOP("models", "the database"),
    "infrastructure": QT_TRANSLATE_NOOP("models", "infrastructure"),
    "Europe/Moscow": QT_TRANSLATE_NOOP("models", "Moscow time"),
    "data_centre": QT_TRANSLATE_NOOP("models", "the data centre"),
}
"""The words that stand for themselves in the data, as people say them."""

DAYS: Final = (
    QT_TRANSLATE_NOOP("models", "Monday"),
    QT_TRANSLATE_NOOP("models", "Tuesday"),
    QT_TRANSLATE_NOOP("models", "Wednesday"),
    QT_TRANSLATE_NOOP("models", "Thursday"),
    QT_TRANSLATE_NOOP("models", "Friday"),
    QT_TRANSLATE_NOOP("models", "Saturday"),
    QT_TRANSLATE_NOOP("models", "Sunday"),
)
YES: Final = Text(QT_TRANSLATE_NOOP("models", "yes"))
NO: Final = Text(QT_TRANSLATE_NOOP("models", "no"))


def values_in_words(clause: Clause) -> tuple[tuple[Text, Text], ...]:
    """(name, value) of everything that the clause fixes, in the order of the file."""
    return tuple((Text(KEYS[key]), _value(key, value)) for key, value in clause.values.items())


def _value(key: str, value: Any) -> Text:
    special = _SPECIAL.get(key)
    if special is not None:
        return special(value)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return _joined(tuple(Text(WORDS.get(word, str(word))) for word in value))
    if isinstance(value, time):
        return Text("{value}", {"value": f"{value:%H:%M}"})
    return Text(WORDS[value]) if value in WORDS else Text("{value}", {"value": value})


def _minutes(value: int) -> Text:
    return Text("{minutes:duration}", {"minutes": value})


def _percent(value: float) -> Text:
    whole = float(value).is_integer()
    return Text("{value}", {"value": format_decimal(value, 0 if whole else 2)})


def _weekday(value: int) -> Text:
    return Text(DAYS[value - 1])


def _weekdays(value: list[int]) -> Text:
    return _joined(tuple(_weekday(number) for number in value))


def _joined(texts: tuple[Text, ...]) -> Text:
    """Texts with commas between them, still in no language."""
    values = {f"n{place}": text for place, text in enumerate(texts)}
    return Text(", ".join(f"{{{name}}}" for name in values), values)


def _phone(value: str) -> Text:
    return Text("{value}", {"value": value.replace(" ", NBSP)})


_SPECIAL: Final[Mapping[str, Callable[[Any], Text]]] = {
    "phone": _phone,
    "minutes": _minutes,
    "percent": _percent,
    "weekday": _weekday,
    "closed_weekdays": _weekdays,
}
