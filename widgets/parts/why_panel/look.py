"""Icon, tone and word of an answer: the same wherever a verdict is shown."""

from __future__ import annotations

from dataclasses import dataclass

from models.agreement.verdict import Answer
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.text import translate

CONTEXT = "why"


@dataclass(frozen=True, slots=True)
class Look:
    """How an answer looks; `word` is a source string of the context «why»."""

    icon: str
    tone: str
    word: str

    def title(self) -> str:
        """The word in the language of the interface."""
        return translate(CONTEXT, self.word)


LOOKS: dict[str, Look] = {
    Answer.ALLOWED: Look("circle-check", "ok", QT_TRANSLATE_NOOP("why", "Allowed")),
    Answer.WARNING: Look("triangle-alert", "warn", QT_TRANSLATE_NOOP("why", "Allowed, with care")),
    Answer.REFUSED: Look("octagon-x", "bad", QT_TRANSLATE_NOOP("why", "Refused")),
    Answer.JUDGED: Look("scale", "accent", QT_TRANSLATE_NOOP("why", "Worked out")),
}
HOLDS: dict[bool | None, tuple[str, str, str]] = {
    True: ("check", "ok", QT_TRANSLATE_NOOP("why", "holds")),
    False: ("x", "bad", QT_TRANSLATE_NOOP("why", "does not hold")),
    None: ("minus", "muted", QT_TRANSLATE_NOOP("why", "was not asked")),
}
"""(icon, colour, word) of a check."""


def look_of(answer: str) -> Look:
    """The look of an answer; a word that only one room knows is shown as a judged value."""
    return LOOKS.get(answer, LOOKS[Answer.JUDGED])
