"""The search line of the tickets: plain words mixed with tokens such as «статус:новое класс:7 кто:Иванова».

The names of tokens and values are understood in Russian and in English, by any unambiguous beginning. A word with a
colon that is no token of ours («http://…», «14:30») stays a word. A value may have blanks, in quotes or as a label of
several words: «статус:в работе журнал».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from types import MappingProxyType

from models.formats import fold, parse_date
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.search_words import (
    ASSIGNEES,
    CHANNELS,
    DAYS,
    ENGLISH,
    KINDS,
    OUTCOMES,
    PRIORITIES,
    RUSSIAN,
    STATES,
    Vocabulary,
    further,
    normal,
    other_layouts,
)

SHORTEST_NAME = 2  # a single letter begins too many words
MOST_BLANKS = 4  # in a name that is being completed: behind that somebody writes a sentence


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
        return Suggestion(self.start, f"{self.name}:{_quoted(value)} ", False)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to go on typing: the line from `start` on is replaced by `text`; one that is not `sure` is no default."""

    start: int
    text: str
    sure: bool = True


def _assignee(text: str) -> object:
    asked = fold(text)
    whole = {label: ASSIGNEES.read(label) for label in ASSIGNEES.labels()}
    return whole.get(asked, asked)


@dataclass(frozen=True, slots=True)
class Token:
    """One kind of token: the filter it sets, its names, how its value is read, what values may be offered."""

    filter: str
    russian: tuple[str, ...]
    english: tuple[str, ...]
    read: Callable[[str], object]
    words: Vocabulary | None = None
    numbers: tuple[str, ...] = ()
    many: bool = False  # «статус:новое статус:ждём» asks for either

    def name(self, language: str) -> str:
        """The name that is offered and written in a language."""
        return (self.english if language == ENGLISH else self.russian)[0]

    def offered(self, begun: str, language: str) -> list[str]:
        """How a value may go on that needs no database."""
        if self.words is not None:
            return self.words.offered(begun, language)
        return [number for number in self.numbers if number.startswith(begun)]

    def values(self, text: str) -> object:
        """The value, or several with commas between; raises ValueError."""
        try:
            return self.read(text)
        except ValueError:
            parts = [part.strip() for part in text.split(",") if part.strip()]
            if not self.many or len(parts) < 2:
                raise
            return tuple(meant for part in parts for meant in _several(self.read(part)))


def _several(meant: object) -> tuple[object, ...]:
    return meant if isinstance(meant, tuple) else (meant,)


def _choice(filter_name: str, russian: tuple[str, ...], english: tuple[str, ...], words: Vocabulary) -> Token:
    return Token(filter_name, russian, english, words.read, words, many=True)


TOKENS = (
    _choice("state", ("статус", "состояние"), ("status", "state"), STATES),
    _choice("kind", ("тип", "вид"), ("type", "kind"), KINDS),
    Token("grade", ("класс",), ("grade",), int, numbers=tuple(map(str, range(1, 12))), many=True),
    Token("subject", ("предмет",), ("subject",), fold),
    Token("lesson", ("занятие",), ("lesson",), fold),
    Token("internet_lesson", ("урок", "иу"), ("internet",), fold),
    Token("since", ("с",), ("from", "since", "c"), parse_date, DAYS),  # «c» of either alphabet
    Token("until", ("по",), ("to", "until"), parse_date, DAYS),
    Token("caller", ("кто",), ("caller", "who"), fold),
    Token("organisation", ("орг", "организация"), ("organisation", "org"), fold),
    Token("contract", ("договор",), ("contract",), fold),
    Token("assignee", ("исполнитель",), ("assignee",), _assignee, ASSIGNEES),
    _choice("outcome", ("исход",), ("outcome",), OUTCOMES),
    _choice("channel", ("канал",), ("channel",), CHANNELS),
    _choice("priority", ("приоритет",), ("priority",), PRIORITIES),
    Token("tag", ("метка", "тег"), ("tag",), fold),
)
Known = Mapping[str, Collection[str]]
"""Names of several words that only the database has, by filter: people, tags."""

_BY_NAME = {name: token for token in TOKENS for name in (*token.russian, *token.english)}
_FROM_DATABASE = ("caller", "assignee", "tag", "subject")
_PIECE = re.compile(r'(?:(?P<name>[^\s:"]+):)?(?P<value>"[^"]*"?|[^\s"]*)')
_PIECES = re.compile(r'(?:[^\s:"]+:)?"[^"]*"?|[^\s"]+')
_BEGUN = re.compile(r'(?:^|\s)(?P<token>(?P<name>[^\s:"]+):(?P<value>"?[^":]*))$')
_LIKE_A_TOKEN = re.compile(r"([^\W\d_]{2,}):[^\W\d_]+")
UNREADABLE = QT_TRANSLATE_NOOP("models", "«{token}» was not understood.")
MEANT = QT_TRANSLATE_NOOP("models", "«{token}» was not understood. Did you mean «{meant}»?")
NO_TOKEN = QT_TRANSLATE_NOOP("models", "«{token}» is looked for as a word: nothing is called «{name}:» here.")


def parse(line: str, known: Known = MappingProxyType({})) -> SearchLine:
    """Split a line into words and filters; a token without a value yet («статус:») asks for nothing."""
    words: list[str] = []
    filters: dict[str, object] = {}
    problems: list[Text] = []
    for piece, token, value in _pieces(line, known):
        if token is None:
            words.append(piece)
            problems.extend(_doubts(piece))
            continue
        if not value:
            continue
        try:
            meant = token.values(value)
        except ValueError:
            problems.append(_unreadable(piece))
            continue
        chosen = filters.get(token.filter)
        several = token.many and isinstance(chosen, tuple)
        if token.many:
            meant = (*(_several(chosen) if several else ()), *_several(meant))
        filters[token.filter] = meant
    finished = (
        " " if words and line[-1:].isspace() else ""
    )  # a word that may still grow also means its beginnings
    return SearchLine(" ".join(words) + finished, filters, tuple(problems))


def _split(piece: str) -> tuple[Token | None, str]:
    split = _PIECE.fullmatch(piece)
    token = _BY_NAME.get(fold(split["name"])) if split and split["name"] else None
    return token, (split["value"] if split and token else "")


def _pieces(line: str, known: Known = MappingProxyType({})) -> Iterator[tuple[str, Token | None, str]]:
    """Words and tokens; behind an unquoted value of a token the words that belong to its label."""
    found = [match[0] for match in _PIECES.finditer(line)]
    growing = not line[-1:].isspace()
    place = 0
    while place < len(found):
        piece = found[place]
        token, value = _split(piece)
        place += 1
        if token is not None and value and not value.startswith('"'):
            rest = list(takewhile(lambda each: '"' not in each and _split(each)[0] is None, found[place:]))
            more = further(
                value,
                rest,
                (*(token.words.labels() if token.words else ()), *known.get(token.filter, ())),
                growing=growing and place + len(rest) == len(found),
            )
            piece = " ".join([piece, *rest[:more]])
            value = " ".join([value, *rest[:more]])
            place += more
        yield piece, token, value.strip('"').strip()


def _unreadable(piece: str) -> Text:
    meant = _meant(piece)
    return Text(MEANT, {"token": piece, "meant": meant}) if meant else Text(UNREADABLE, {"token": piece})


def _doubts(piece: str) -> Iterator[Text]:
    """What looks like a token and is none: typed in the other layout, or of a name that nothing has."""
    meant = _meant(piece)
    name = _LIKE_A_TOKEN.fullmatch(piece)
    if meant:
        yield Text(MEANT, {"token": piece, "meant": meant})
    elif name:
        yield Text(NO_TOKEN, {"token": piece, "name": name[1]})


def _meant(piece: str) -> str | None:
    """The token that the same keys write in the other keyboard layout, if it can be read."""
    name, colon, value = piece.partition(":")
    switched = [f"{name}{colon}{each}" for each in other_layouts(value)] if fold(name) in _BY_NAME else []
    for text in (*switched, *other_layouts(piece)):
        token, said = _split(text)
        if token is None or not said or text == piece.lower():
            continue
        try:
            token.values(said)
        except ValueError:
            continue
        return text
    return None


def suggestions(line: str, cursor: int, language: str = RUSSIAN) -> list[Suggestion]:
    """How the piece at `cursor` may go on: names of tokens, then the values of the token begun; nothing for words.

    Offered is what the language of the interface has, else what the other one has.
    """
    begun = _begun(line, cursor)
    if begun is not None:
        start, name, token, value = begun
        sure = " " not in value or not _is_whole(token, value)
        offers = [] if not sure and value.endswith(" ") else token.offered(value, language)
        if offers or " " not in value:
            return [Suggestion(start, f"{name}:{_quoted(word)} ", sure) for word in offers]
    start = _last_blank(line, cursor) + 1
    letters = fold(line[start:cursor])
    if len(letters) < SHORTEST_NAME or ":" in letters:
        return []
    for chosen in (language, ENGLISH if language == RUSSIAN else RUSSIAN):
        names = [name for token in TOKENS if (name := token.name(chosen)).startswith(letters)]
        if names:
            return [Suggestion(start, f"{name}:") for name in names]
    return []


def _last_blank(line: str, cursor: int) -> int:
    return max(line.rfind(" ", 0, cursor), line.rfind("\u00a0", 0, cursor))


def _begun(line: str, cursor: int) -> tuple[int, str, Token, str] | None:
    """The last token before `cursor` whose value may still go on, over blanks too: place, name, token, value."""
    match = _BEGUN.search(line[:cursor])
    token = _BY_NAME.get(fold(match["name"])) if match else None
    return (
        (match.start("token"), match["name"], token, match["value"].lstrip('"')) if match and token else None
    )


def _is_whole(token: Token, value: str) -> bool:
    """Whether the value says something already without its last word: going on is then only a possibility."""
    return token.words is not None and normal(value.rsplit(" ", 1)[0]) in token.words.labels()


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def open_value(line: str, cursor: int) -> OpenValue | None:
    """The value at `cursor` that is a name of the desk, a tag or a subject, if one is being typed there."""
    begun = _begun(line, cursor)
    if begun is None or begun[2].filter not in _FROM_DATABASE or begun[3].count(" ") > MOST_BLANKS:
        return None
    start, name, token, value = begun
    return OpenValue(start, name, token.filter, value)


def without_token(line: str, name: str) -> str:
    """The line without the tokens that set the filter `name`."""
    return " ".join(piece for piece, token, _ in _pieces(line) if token is None or token.filter != name)


def with_token(line: str, name: str, words: tuple[str, ...], language: str = RUSSIAN) -> str:
    """The line with exactly these values for the filter `name`, behind what else it says."""
    (token,) = (token for token in TOKENS if token.filter == name)
    said = [f"{token.name(language)}:{_quoted(word)}" for word in words]
    return " ".join(filter(None, [without_token(line, name), *said]))


def word_for(name: str, value: object, language: str = RUSSIAN) -> str:
    """How a filter's value is written in the line: «новое» for State.NEW, «05.11.2026» for a date."""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    (token,) = (token for token in TOKENS if token.filter == name)
    word = token.words.word(value, language) if token.words else None
    return str(value) if word is None else word
