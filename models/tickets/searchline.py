"""The search line of the tickets: plain words mixed with tokens such as «статус:новое класс:7 кто:Иванова».

The names of tokens and values are understood in Russian and in English, by any unambiguous beginning. A word with a
colon that is no token of ours («http://…», «14:30») stays a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from models.formats import fold, parse_date
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import OPEN_STATES, Channel, Kind, Outcome, Priority, State

SHORTEST_NAME = 2  # a single letter begins too many words
ME = "me"
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class SearchLine:
    """What a line asks for: words for the full text, filters for the listing, and tokens that could not be read."""

    words: str = ""
    filters: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenValue:
    """A value that only the database can complete: of which filter, how it begins, and what stands in the line."""

    start: int
    name: str
    filter: str
    begun: str

    def suggestion(self, value: str) -> Suggestion:
        """The way to go on with this value."""
        quoted = f'"{value}"' if " " in value else value
        return Suggestion(self.start, f"{self.name}:{quoted} ")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to go on typing: the line from `start` on is replaced by `text`."""

    start: int
    text: str


_STATES = {
    "открыто": OPEN_STATES,
    "новое": State.NEW,
    "в_работе": State.WORK,
    "работа": State.WORK,
    "ждём": State.WAITING,
    "решено": State.SOLVED,
    "закрыто": State.CLOSED,
    "отказ": State.REFUSED,
    "open": OPEN_STATES,
    **{state.value: state for state in State},
}
_KINDS = {
    "ошибка": Kind.COURSE_ERROR,
    "инцидент": Kind.INCIDENT,
    "запрос": Kind.REQUEST,
    "методика": Kind.METHODOLOGY,
    **{kind.value: kind for kind in Kind},
}
_OUTCOMES = {
    "исправлено": Outcome.FIXED,
    "не_ошибка": Outcome.NO_ERROR,
    "дубль": Outcome.DUPLICATE,
    **{outcome.value: outcome for outcome in Outcome},
}
_CHANNELS = {
    "телефон": Channel.PHONE,
    "почта": Channel.MAIL,
    "другой": Channel.OTHER,
    **{channel.value: channel for channel in Channel},
}
_PRIORITIES = {
    "высокий": Priority.HIGH,
    "обычный": Priority.NORMAL,
    "низкий": Priority.LOW,
    **{priority.value: priority for priority in Priority},
}
_ASSIGNEES = {"я": ME, "мои": ME, "нет": NOBODY, "никто": NOBODY, ME: ME, NOBODY: NOBODY}


def _one_of(words: Mapping[str, object]) -> Callable[[str], object]:
    """A reader of one of `words`, by any beginning that means only one thing."""
    known = {fold(word): value for word, value in words.items()}

    def read(text: str) -> object:
        asked = fold(text).replace(" ", "_").replace("-", "_")
        if asked in known:
            return known[asked]
        meant = {value for word, value in known.items() if word.startswith(asked)}
        if len(meant) != 1:
            raise ValueError(text)
        return meant.pop()

    return read


def _assignee(text: str) -> object:
    asked = fold(text)
    return _ASSIGNEES.get(asked, asked)


@dataclass(frozen=True, slots=True)
class Token:
    """One kind of token: the filter it sets, its names, how its value is read, what values may be offered."""

    filter: str
    names: tuple[str, ...]
    read: Callable[[str], object]
    offers: tuple[str, ...] = ()
    many: bool = False  # «статус:новое статус:ждём» asks for either


def _offered(words: Mapping[str, object]) -> tuple[str, ...]:
    """The Russian words that are offered: the first of each meaning."""
    first: dict[object, str] = {}
    for word, value in words.items():
        first.setdefault(value, word)
    return tuple(first.values())


TOKENS = (
    Token(
        "state", ("статус", "состояние", "status", "state"), _one_of(_STATES), _offered(_STATES), many=True
    ),
    Token("kind", ("тип", "вид", "kind", "type"), _one_of(_KINDS), _offered(_KINDS), many=True),
    Token("grade", ("класс", "grade"), int, tuple(str(grade) for grade in range(1, 12)), many=True),
    Token("subject", ("предмет", "subject"), fold),
    Token("lesson", ("занятие", "lesson"), fold),
    Token("internet_lesson", ("урок", "иу", "internet"), fold),
    Token("since", ("с", "from", "since"), parse_date, ("сегодня", "вчера")),
    Token("until", ("по", "to", "until"), parse_date, ("сегодня", "вчера")),
    Token("caller", ("кто", "caller", "who"), fold),
    Token("organisation", ("орг", "организация", "organisation", "org"), fold),
    Token("contract", ("договор", "contract"), fold),
    Token("assignee", ("исполнитель", "assignee"), _assignee, ("я", "нет")),
    Token("outcome", ("исход", "outcome"), _one_of(_OUTCOMES), _offered(_OUTCOMES), many=True),
    Token("channel", ("канал", "channel"), _one_of(_CHANNELS), _offered(_CHANNELS), many=True),
    Token("priority", ("приоритет", "priority"), _one_of(_PRIORITIES), _offered(_PRIORITIES), many=True),
    Token("tag", ("метка", "тег", "tag"), fold),
)
_BY_NAME = {name: token for token in TOKENS for name in token.names}
_PIECE = re.compile(r'(?:(?P<name>[^\s:"]+):)?(?P<value>"[^"]*"?|[^\s"]*)')
_PIECES = re.compile(r'(?:[^\s:"]+:)?"[^"]*"?|[^\s"]+')
UNREADABLE = QT_TRANSLATE_NOOP("models", "«{token}» was not understood.")


def parse(line: str) -> SearchLine:
    """Split a line into words and filters; a token without a value yet («статус:») asks for nothing."""
    words: list[str] = []
    filters: dict[str, object] = {}
    problems: list[Text] = []
    for piece, token, value in _pieces(line):
        if token is None:
            words.append(piece)
            continue
        if not value:
            continue
        try:
            meant = token.read(value)
        except ValueError:
            problems.append(Text(UNREADABLE, {"token": piece}))
            continue
        if token.many:
            chosen = filters.get(token.filter, ())
            more = meant if isinstance(meant, tuple) else (meant,)
            filters[token.filter] = (*chosen, *more) if isinstance(chosen, tuple) else more
        else:
            filters[token.filter] = meant
    finished = (
        " " if words and line[-1:].isspace() else ""
    )  # a word that may still grow also means its beginnings
    return SearchLine(" ".join(words) + finished, filters, tuple(problems))


def _pieces(line: str) -> Iterator[tuple[str, Token | None, str]]:
    for match in _PIECES.finditer(line):
        piece = match[0]
        split = _PIECE.fullmatch(piece)
        token = _BY_NAME.get(fold(split["name"])) if split and split["name"] else None
        yield piece, token, (split["value"].strip('"').strip() if split and token else "")


def suggestions(line: str, cursor: int) -> list[Suggestion]:
    """How the piece at `cursor` may go on: names of tokens, then the values of the token begun; nothing for words."""
    start = max(line.rfind(" ", 0, cursor), line.rfind("\u00a0", 0, cursor)) + 1
    begun = line[start:cursor]
    name, colon, value = begun.partition(":")
    if colon:
        token = _BY_NAME.get(fold(name))
        offers = token.offers if token else ()
        return [Suggestion(start, f"{name}:{word} ") for word in offers if fold(word).startswith(fold(value))]
    if len(begun) < SHORTEST_NAME:
        return []
    first_names = [token.names[0] for token in TOKENS]
    return [Suggestion(start, f"{word}:") for word in first_names if fold(word).startswith(fold(begun))]


def open_value(line: str, cursor: int) -> OpenValue | None:
    """The value at `cursor` that is a name of the desk or a tag, if one is being typed there."""
    start = max(line.rfind(" ", 0, cursor), line.rfind("\u00a0", 0, cursor)) + 1
    name, colon, value = line[start:cursor].partition(":")
    token = _BY_NAME.get(fold(name)) if colon else None
    if token is None or token.filter not in ("caller", "assignee", "tag"):
        return None
    return OpenValue(start, name, token.filter, value.lstrip('"'))


def without_token(line: str, name: str) -> str:
    """The line without the tokens that set the filter `name`."""
    return " ".join(piece for piece, token, _ in _pieces(line) if token is None or token.filter != name)


def with_token(line: str, name: str, words: tuple[str, ...]) -> str:
    """The line with exactly these values for the filter `name`, behind what else it says."""
    (token,) = (token for token in TOKENS if token.filter == name)
    quoted = [f'"{word}"' if " " in word else word for word in words]
    return " ".join(
        filter(None, [without_token(line, name), *(f"{token.names[0]}:{word}" for word in quoted)])
    )


def word_for(name: str, value: object) -> str:
    """How a filter's value is written in the line: «новое» for State.NEW, «05.11.2026» for a date."""
    vocabularies: dict[str, Mapping[str, object]] = {
        "state": _STATES,
        "kind": _KINDS,
        "outcome": _OUTCOMES,
        "channel": _CHANNELS,
        "priority": _PRIORITIES,
    }
    for word, meaning in vocabularies.get(name, {}).items():
        if meaning == value:
            return word
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
