"""The roles and lines of the desk: apart from the tables, so that the window needs no SQLAlchemy for them."""

from __future__ import annotations

from models.fields import Choice
from models.text import QT_TRANSLATE_NOOP

ROLES = (
    Choice("operator", QT_TRANSLATE_NOOP("choices", "operator"), "phone"),
    Choice("methodologist", QT_TRANSLATE_NOOP("choices", "methodologist"), "message-square"),
    Choice("supervisor", QT_TRANSLATE_NOOP("choices", "supervisor"), "user-check"),
)
LINES = (
    Choice("222", QT_TRANSLATE_NOOP("choices", "222, technical")),
    Choice("111", QT_TRANSLATE_NOOP("choices", "111, methodology")),
    Choice("132", QT_TRANSLATE_NOOP("choices", "132, methodology")),
)
