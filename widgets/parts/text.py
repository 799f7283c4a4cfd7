"""From values and sentences of the models to words on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from models import formats
from models.fields import Field, Kind
from models.formats import Units
from models.text import QT_TRANSLATE_NOOP, Text, render, units

TODAY = QT_TRANSLATE_NOOP("text", "today {time}")
YESTERDAY = QT_TRANSLATE_NOOP("text", "yesterday {time}")
YES = QT_TRANSLATE_NOOP("text", "yes")
NO = QT_TRANSLATE_NOOP("text", "no")
NUMBERS: Mapping[Kind, Callable[[float], str]] = {
    Kind.MINUTES: lambda minutes: shown_minutes(int(minutes)),
    Kind.SECONDS: lambda seconds: formats.format_clock(int(seconds)),
    Kind.INTEGER: lambda number: formats.group_digits(int(number)),
    Kind.PERCENT: formats.format_percent,
}
"""The kinds that are numbers, and how each is written."""


def translate(context: str, source: str, n: int | None = None) -> str:
    """`source` in the language of the interface; `n` chooses the plural form and replaces %n."""
    if n is None:
        return QCoreApplication.translate(context, source)
    return QCoreApplication.translate(context, source, None, n)


def shown(text: Text) -> str:
    """A sentence of the models in the language of the interface."""
    return render(text, translate)


def shown_units() -> Units:
    """What hours, minutes and seconds are called in the language of the interface."""
    return units(translate)


def shown_minutes(minutes: int) -> str:
    """`90` as «1 ч 30 мин», in English as 1 h 30 min."""
    return formats.format_minutes(minutes, shown_units())


def shown_title(field: Field) -> str:
    """The heading of a field."""
    return translate("fields", field.title)


def shown_choice(field: Field, value: object) -> str:
    """The title of a stored choice; a word that is no choice (any more) is shown as it is."""
    choice = field.choice(value)
    return translate("choices", choice.title) if choice else str(value)


def shown_value(field: Field, value: object) -> str:
    """A value of `field` as people read it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Text):
        return shown(value)
    if field.choices or field.kind is Kind.CHOICE:
        return shown_choice(field, value)
    return _shown_kind(field.kind, value)


def shown_any(value: object) -> str:
    """A value that no field describes, such as an input of a verdict."""
    if value is None:
        return "—"
    if isinstance(value, Text):
        return shown(value)
    if isinstance(value, bool):
        return translate("text", YES if value else NO)
    if isinstance(value, int):
        return formats.group_digits(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(shown_any(item) for item in value)
    return _shown_kind(Kind.TEXT, value)


def _shown_kind(kind: Kind, value: object) -> str:
    """A value by its kind alone."""
    if kind is Kind.FLAG:
        return translate("text", YES if value else NO)
    if isinstance(value, (int, float)) and kind in NUMBERS:
        return NUMBERS[kind](value)
    if kind is Kind.PHONE:
        return formats.normalise_phone(str(value))[1]
    if isinstance(value, datetime):
        return formats.format_moment(value)
    return formats.format_date(value) if isinstance(value, date) else str(value)


def shown_keys(keys: str) -> str:
    """A key or chord as it stands on a button: «Ctrl+K», «F2», «Ctrl+⏎»."""
    written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    head, plus, last = QKeySequence(keys).toString().rpartition("+")
    return f"{head}{plus}⏎" if last in ("Return", "Enter") else written


def shown_moment(moment: datetime, now: datetime | None = None, *, short: bool = False) -> str:
    """A moment in a list: «сегодня 14:28», «вчера 16:47», else date and time, Moscow.

    `short` says 14:28 for today and leaves out this year, or the time of a day in another year.
    """
    local = formats.to_moscow(moment)
    today = formats.to_moscow(now or datetime.now(UTC)).date()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return time if short else translate("text", TODAY).replace("{time}", time)
    if local.date() == today - timedelta(days=1):
        return translate("text", YESTERDAY).replace("{time}", time)
    if short:
        return f"{local:%d.%m} {time}" if local.year == today.year else formats.format_date(local.date())
    return formats.format_moment(moment)
