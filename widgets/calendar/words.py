"""Months, weekdays and days in words, in the language of the interface."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from models.calendar.queries import DayView
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.text import shown, translate

WORKS = QT_TRANSLATE_NOOP("calendar", "support works")
OFF = QT_TRANSLATE_NOOP("calendar", "support does not work")
WORKING_DAY = QT_TRANSLATE_NOOP("calendar", "working day")
DAY_OFF = QT_TRANSLATE_NOOP("calendar", "day off")
EDITED = QT_TRANSLATE_NOOP("calendar", "decided by {actor}")
DAY = QT_TRANSLATE_NOOP("calendar", "{day}: {name}, {state}")

READING_NAMES = {
    "": QT_TRANSLATE_NOOP("calendar", "As the desk reads it"),
    "agreement": QT_TRANSLATE_NOOP("calendar", "By the agreement"),
    "production": QT_TRANSLATE_NOOP("calendar", "Production calendar"),
    "statutory": QT_TRANSLATE_NOOP("calendar", "Article 112 only"),
}
"""Short names of the readings for chips and tables; their full titles stand on the page of the agreement."""


def month_name(number: int) -> str:
    """«Январь»."""
    name = QLocale().standaloneMonthName(number)
    return name[:1].upper() + name[1:]


def weekday_name(number: int) -> str:
    """«пн» for 1."""
    return QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat)


def long_day(day: date) -> str:
    """«Пятница, 6 ноября 2026»."""
    words = QLocale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")
    return words[:1].upper() + words[1:]


def day_in_words(day: DayView, *, working: bool) -> str:
    """The whole day in one line, for tooltips and screen readers."""
    said = translate("calendar", DAY).format(
        day=long_day(day.date),
        name=shown(day.mark.name),
        state=translate("calendar", WORKS if working else OFF),
    )
    if day.decision is None or day.decision.kind == "official":
        return said
    return f"{said} · {translate('calendar', EDITED).format(actor=day.decision.actor)}"
