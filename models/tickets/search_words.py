"""The words that the tokens of the search line understand: the labels of the lists and shorter ones, in two languages.

Every label that a list shows is understood as it stands there, blanks included; what is offered is in one language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.formats import fold
from models.tickets.choices import OPEN_STATES, Channel, Kind, Outcome, Priority, State

RUSSIAN, ENGLISH = "ru", "en"
TELLING = 3  # letters from which on the beginning of a further word is taken for a label's
ME = "me"
NOBODY = "nobody"

Words = tuple[tuple[str, object], ...]


def normal(text: str) -> str:
    """How words are compared: «в_работе» and «В работе» are one; a blank at the end stays, it ends a word."""
    plain = fold(text.replace("_", " ").replace("-", " "))
    return f"{plain} " if plain and text[-1:].isspace() else plain


class Vocabulary:
    """The words for the values of one token; the first word of a meaning in a language is the one that is offered."""

    def __init__(self, russian: Words, english: Words) -> None:
        self._words = {RUSSIAN: russian, ENGLISH: english}
        both = (*russian, *english)
        self._known = {normal(word): value for word, value in both}

    def read(self, text: str) -> object:
        """The value meant, by any beginning that means only one thing; raises ValueError."""
        asked = normal(text).strip()
        if asked in self._known:
            return self._known[asked]
        meant = {value for word, value in self._known.items() if word.startswith(asked)}
        if len(meant) != 1:
            raise ValueError(text)
        return meant.pop()

    def labels(self) -> Iterable[str]:
        """Every word that is understood, normalised."""
        return self._known

    def offered(self, begun: str, language: str) -> list[str]:
        """A word for each value that goes on from `begun`: of this language, else of the other."""
        key = normal(begun)
        for chosen in sorted(self._words, key=lambda each: each != language):
            first: dict[object, str] = {}
            for word, value in self._words[chosen]:
                if normal(word).startswith(key):
                    first.setdefault(value, word)
            if first:
                return list(first.values())
        return []

    def word(self, value: object, language: str) -> str | None:
        """The word offered for a value."""
        return next((word for word, meaning in self._words[language] if meaning == value), None)


def further(value: str, following: Sequence[str], labels: Iterable[str], *, growing: bool) -> int:
    """How many of the words behind an unquoted value belong to it: as many as make the longest label that fits.

    The beginning of a label is enough for a word of three letters, and for the very last one that may still be
    `growing` under the hands of whoever types.
    """
    known, taken = set(labels), 0
    said = value
    for place, word in enumerate(following, 1):
        said = f"{said} {word}"
        key = normal(said)
        if key in known:
            taken = place
        elif not any(label.startswith(key) for label in known):
            break
        elif len(word) >= TELLING or (growing and place == len(following)):
            taken = place
    return taken


_LATIN, _CYRILLIC = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_RUSSIAN = str.maketrans(f"{_LATIN}^", f"{_CYRILLIC}:")  # the colon has another key in each layout
_TO_ENGLISH = str.maketrans(f"{_CYRILLIC}Ж", f"{_LATIN}:")


def other_layouts(text: str) -> tuple[str, str]:
    """What the same keys write in the Russian and in the English layout: «cnfnec:yjdjt» is «статус:новое»."""
    return text.lower().translate(_TO_RUSSIAN), text.translate(_TO_ENGLISH).lower()


STATES = Vocabulary(
    (
        ("открыто", OPEN_STATES),
        ("новое", State.NEW),
        ("в работе", State.WORK),
        ("работа", State.WORK),
        ("ждём", State.WAITING),
        ("ждём информацию", State.WAITING),
        ("решено", State.SOLVED),
        ("закрыто", State.CLOSED),
        ("отказ", State.REFUSED),
    ),
    (
        ("open", OPEN_STATES),
        *((state.value.replace("_", " "), state) for state in State),
        ("waiting for information", State.WAITING),
    ),
)
KINDS = Vocabulary(
    (
        ("ошибка", Kind.COURSE_ERROR),
        ("ошибка в курсе", Kind.COURSE_ERROR),
        ("инцидент", Kind.INCIDENT),
        ("запрос", Kind.REQUEST),
        ("методика", Kind.METHODOLOGY),
    ),
    (
        ("error", Kind.COURSE_ERROR),
        ("course error", Kind.COURSE_ERROR),
        ("incident", Kind.INCIDENT),
        ("request", Kind.REQUEST),
        ("methodology", Kind.METHODOLOGY),
    ),
)
OUTCOMES = Vocabulary(
    (("исправлено", Outcome.FIXED), ("не ошибка", Outcome.NO_ERROR), ("дубль", Outcome.DUPLICATE)),
    (
        ("fixed", Outcome.FIXED),
        ("not an error", Outcome.NO_ERROR),
        ("no error", Outcome.NO_ERROR),
        ("duplicate", Outcome.DUPLICATE),
    ),
)
CHANNELS = Vocabulary(
    (
        ("телефон", Channel.PHONE),
        ("почта", Channel.MAIL),
        ("другой", Channel.OTHER),
        ("другой канал", Channel.OTHER),
    ),
    (
        ("phone", Channel.PHONE),
        ("e-mail", Channel.MAIL),
        ("mail", Channel.MAIL),
        ("other", Channel.OTHER),
        ("other channel", Channel.OTHER),
    ),
)
PRIORITIES = Vocabulary(
    (("высокий", Priority.HIGH), ("обычный", Priority.NORMAL), ("низкий", Priority.LOW)),
    (("high", Priority.HIGH), ("normal", Priority.NORMAL), ("low", Priority.LOW)),
)
ASSIGNEES = Vocabulary(
    (("я", ME), ("мои", ME), ("нет", NOBODY), ("никто", NOBODY)), ((ME, ME), (NOBODY, NOBODY))
)
DAYS = Vocabulary(
    (("сегодня", "сегодня"), ("вчера", "вчера")), (("today", "сегодня"), ("yesterday", "вчера"))
)
"""Only offered; `parse_date` reads them."""
