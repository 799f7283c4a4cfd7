"""Commands of this room that other pages offer too; light, because they stand there before the room is visited."""

from __future__ import annotations

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import Command

CONSULTATION = Command(
    "consultation.new",
    QT_TRANSLATE_NOOP("commands", "Consultation"),
    shortcut="F4",
    icon="message-circle-question-mark",
    menu="hours",
    primary=True,
    scope="window",
    name="new_consultation",
)
