"""The words for what a contract and a person are on a day, with the icons and tones of their pills."""

from __future__ import annotations

from models.contracts.rules import Standing, State
from models.fields import Choice
from models.text import QT_TRANSLATE_NOOP

STATES = (
    Choice(State.ACTIVE, QT_TRANSLATE_NOOP("choices", "contract valid"), "circle-check", "ok"),
    Choice(State.ENDING, QT_TRANSLATE_NOOP("choices", "contract ending"), "hourglass", "warn"),
    Choice(State.ENDED, QT_TRANSLATE_NOOP("choices", "contract ended"), "calendar-off", "bad"),
    Choice(State.DRAFT, QT_TRANSLATE_NOOP("choices", "contract draft"), "file-text", "wait"),
    Choice(State.UPCOMING, QT_TRANSLATE_NOOP("choices", "contract not begun"), "calendar-clock", "accent"),
)
STANDINGS = (
    Choice(Standing.RESPONSIBLE, QT_TRANSLATE_NOOP("choices", "responsible person"), "circle-check", "ok"),
    Choice(Standing.UNTRAINED, QT_TRANSLATE_NOOP("choices", "person untrained"), "graduation-cap", "warn"),
    Choice(
        Standing.UPCOMING, QT_TRANSLATE_NOOP("choices", "person appointed later"), "calendar-clock", "accent"
    ),
    Choice(Standing.FORMER, QT_TRANSLATE_NOOP("choices", "former person"), "archive"),
)
