"""The words for what a contract and a person are on a day, with the icons and tones of their pills."""

from __future__ import annotations

from models.contracts.rules import Standing, State
from models.fields import Choice
from models.text import QT_TRANSLATE_NOOP

STATES = (
    Choice(State.ACTIVE, QT_TRANSLATE_NOOP("choices", "active"), "circle-check", "ok"),
    Choice(State.ENDING, QT_TRANSLATE_NOOP("choices", "ending"), "hourglass", "warn"),
    Choice(State.ENDED, QT_TRANSLATE_NOOP("choices", "ended"), "calendar-off", "bad"),
    Choice(State.DRAFT, QT_TRANSLATE_NOOP("choices", "draft"), "file-text", "wait"),
    Choice(State.UPCOMING, QT_TRANSLATE_NOOP("choices", "upcoming"), "calendar-clock", "accent"),
)
STANDINGS = (
    Choice(Standing.RESPONSIBLE, QT_TRANSLATE_NOOP("choices", "authorised"), "circle-check", "ok"),
    Choice(Standing.UNTRAINED, QT_TRANSLATE_NOOP("choices", "untrained"), "graduation-cap", "warn"),
    Choice(Standing.UPCOMING, QT_TRANSLATE_NOOP("choices", "appointed later"), "calendar-clock", "accent"),
    Choice(Standing.FORMER, QT_TRANSLATE_NOOP("choices", "former"), "archive"),
)
