"""The questions that the agreement leaves open and the readings that the program can compute.

An edition chooses among them; it cannot name a reading that no rule knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question in words (context «models») and its readings: name -> title."""

    title: str
    readings: Mapping[str, str]


QUESTIONS: Final[Mapping[str, OpenQuestion]] = {
    "worktime.calendar": OpenQuestion(
        QT_TRANSLATE_NOOP("models", "Which days are working days?"),
        {
            "agreement": QT_TRANSLATE_NOOP(
                "models", "Saturdays, Sundays, national holidays and officially moved days off never work"
            ),
            "production": QT_TRANSLATE_NOOP("models", "As in the production calendar: moved Saturdays work"),
            "statutory": QT_TRANSLATE_NOOP(
                "models", "Only weekends and the holidays of article 112 of the Labour Code are off"
            ),
        },
    ),
    "worktime.decree_days": OpenQuestion(
        QT_TRANSLATE_NOOP("models", "Are the president's non-working days of 2020 and 2021 days off?"),
        {
            "ordinary": QT_TRANSLATE_NOOP("models", "No, support worked as usual"),
            "off": QT_TRANSLATE_NOOP("models", "Yes, support was closed"),
        },
    ),
    "hours.year": OpenQuestion(
        QT_TRANSLATE_NOOP("models", "Which year do the 64 hours belong to?"),
        {
            "contract": QT_TRANSLATE_NOOP("models", "The contract year, from the anniversary of its start"),
            "calendar": QT_TRANSLATE_NOOP("models", "The calendar year"),
        },
    ),
    "hours.rounding": OpenQuestion(
        QT_TRANSLATE_NOOP("models", "How is a consultation charged?"),
        {
            "exact": QT_TRANSLATE_NOOP("models", "Exact minutes"),
            "5": QT_TRANSLATE_NOOP("models", "Rounded up to 5 minutes"),
            "10": QT_TRANSLATE_NOOP("models", "Rounded up to 10 minutes"),
            "15": QT_TRANSLATE_NOOP("models", "Rounded up to 15 minutes"),
            "30": QT_TRANSLATE_NOOP("models", "Rounded up to 30 minutes"),
            "60": QT_TRANSLATE_NOOP("models", "Rounded up to whole hours"),
        },
    ),
    "hours.webinar": OpenQuestion(
        QT_TRANSLATE_NOOP("models", "How is a webinar charged to several contracts?"),
        {
            "equal": QT_TRANSLATE_NOOP("models", "In equal shares"),
            "full": QT_TRANSLATE_NOOP("models", "Its full length to each contract"),
            "attendance": QT_TRANSLATE_NOOP("models", "By attendance"),
        },
    ),
    "availability.windows": OpenQuestion(
        QT_TRANSLATE_NOOP("models", "Do announced works inside a maintenance window count as down time?"),
        {
            "counted": QT_TRANSLATE_NOOP("models", "Yes: what is down is down"),
            "excluded": QT_TRANSLATE_NOOP("models", "No: they are left out of the year altogether"),
        },
    ),
}


def reading_title(reading: str) -> str:
    """The English title (context «models») of a reading by its name; the name itself where no question has it."""
    titles = (question.readings[reading] for question in QUESTIONS.values() if reading in question.readings)
    return next(titles, reading)
