"""How contracts and people are indexed and looked for: what was typed matches the beginning of any word.

A contract number also matches from each of its parts on («МЭО-88» finds 412/2026-МЭО-88), a phone from each of its
digits on, so that the last four are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement

from models.contracts.names import comparable
from models.formats import digits, fold
from models.storage.search import Matches, SearchIndex

SHORTEST = 2
SHORTEST_TAIL = 3
LONGEST_TOKEN = 60
MOST_PARTS = 8
MOST_WORDS = 8
NATIONAL = 10
SURELY_PHONE = 5
_WORD = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"[+\d][\d\s()+.-]*(?:\s*,?\s*(?:доб|ext|внутр)\w*\.?\s*\d*)?", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:доб|ext|внутр)\w*\.?.*$", re.IGNORECASE)
Terms = list[tuple[str, ...]]


def national(number: str) -> str:
    """Digits without the country's 7 or the trunk's 8, which people leave out or put in as they like."""
    return number[1:] if len(number) > NATIONAL and number[0] in "78" else number


def phone_words(raw: str, e164: str | None) -> str:
    """The digits of a phone as they are looked for: without country, the extension as a word of its own."""
    if e164:
        number, _, extension = e164.partition(";ext=")
        return f"{national(digits(number))} {extension}".strip()
    return " ".join(national(digits(part)) for part in re.split(r"[,;/]", fold(raw)) if digits(part))


def index_tokens(line: str) -> str:
    """The tokens under which a normalised line is found, each once."""
    return " ".join(dict.fromkeys(token[:LONGEST_TOKEN] for word in line.split() for token in _tokens(word)))


def _tokens(word: str) -> Iterator[str]:
    parts = _WORD.findall(word)[:MOST_PARTS]
    for place, part in enumerate(parts):
        yield part
        yield "".join(parts[place:])
        if part.isdigit():
            yield from (part[start:] for start in range(1, len(part) - SHORTEST_TAIL + 1))


def search_words(text: str) -> list[str]:
    """What is looked for: the words, or one word of digits when the whole is a phone number."""
    clean = text.strip()
    if _PHONE.fullmatch(clean) and (len(digits(clean)) >= SURELY_PHONE or clean.startswith("+")):
        number = digits(_EXTENSION.sub("", clean))
        shorter = number[1:] if clean.startswith("+7") else national(number)
        return [shorter] if shorter else []
    words = ["".join(_WORD.findall(word)) for word in comparable(clean).split()]
    words = [word for word in words if word][:MOST_WORDS]
    return [word for word in words if len(word) >= SHORTEST or word.isdigit() or len(words) > 1]


def spellings(word: str) -> tuple[str, ...]:
    """A number that may begin with the trunk's 8 or the country's 7 counts without it too."""
    return (word, word[1:]) if word.isdigit() and len(word) > SURELY_PHONE and word[0] in "78" else (word,)


def terms_of(text: str, *, whole: bool = False) -> Terms:
    """What must all be found: for each word its spellings, as beginnings of words unless `whole` words are wanted."""
    return [
        tuple(f"{one[:LONGEST_TOKEN]}{'' if whole or len(one) == 1 else '*'}" for one in spellings(word))
        for word in search_words(text)
    ]


CONTRACTS = SearchIndex("contract", index_tokens)
PEOPLE = SearchIndex("person", index_tokens)


def found_in(
    index: SearchIndex, column: Any, text: str, *, whole: bool = False
) -> ColumnElement[bool] | None:
    """The condition that `column` is the id of a row with all the words; None when there is nothing to look for."""
    terms = terms_of(text, whole=whole)
    return Matches(index.name, column, terms) if terms else None
