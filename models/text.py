"""Sentences that are not yet in a language: the models say what they mean, the screen or the command line renders it.

Source strings are English; `QT_TRANSLATE_NOOP` marks them for Qt's lupdate although nothing here knows Qt.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from models import formats
from models.formats import Units

CONTEXT = "models"

Translate = Callable[[str, str, int | None], str]
"""(context, English source, number for the plural or None) -> text in the user's language."""


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:  # lupdate looks for exactly this name
    """Mark `source` for translation in `context` and give it back unchanged."""
    del context
    return source


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the context «models» with the values it speaks of.

    `values` may hold plain values, dates (shown as 05.11.2026), aware moments (Moscow time) and further Texts; `n`
    chooses the plural form and stands for %n. `{minutes:duration}` shows minutes as «1 ч 30 мин», `{seconds:length}`
    seconds as «1 ч 30 мин 12 с», both with the units of the language.
    """

    source: str
    values: Mapping[str, object] = field(default_factory=dict)
    n: int | None = None


HOUR = QT_TRANSLATE_NOOP("models", "h")
MINUTE = QT_TRANSLATE_NOOP("models", "min")
SECOND = QT_TRANSLATE_NOOP("models", "s")


def units(translate: Translate) -> Units:
    """What hours, minutes and seconds are called in the language of `translate`."""
    return Units(
        translate(CONTEXT, HOUR, None), translate(CONTEXT, MINUTE, None), translate(CONTEXT, SECOND, None)
    )


class _Renderer(string.Formatter):
    """Fills the values in, each shown as people write it."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Text):
            return render(value, self._translate)
        if format_spec == "duration" and isinstance(value, int):
            return formats.format_minutes(value, units(self._translate))
        if format_spec == "length" and isinstance(value, int):
            return formats.format_length(value, units(self._translate))
        if isinstance(value, datetime):
            return formats.format_moment(value)
        if isinstance(value, date):
            return formats.format_date(value)
        return str(format(value, format_spec))


def render(text: Text, translate: Translate) -> str:
    """Say `text` in the language of `translate`."""
    sentence = translate(CONTEXT, text.source, text.n)
    if text.n is not None:
        sentence = sentence.replace("%n", str(text.n))
    return _Renderer(translate).vformat(sentence, (), text.values) if text.values else sentence


def source_language(context: str, source: str, n: int | None = None) -> str:
    """A `Translate` that leaves the English source as it is."""
    del context, n
    return source
