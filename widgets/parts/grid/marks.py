"""Which letters of a cell answer the search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

_WORD = re.compile(r"[^\W_]+")
SHORTEST = 2


class Finder(Protocol):
    """Says which letters of a text answer."""

    def __bool__(self) -> bool:
        """Whether anything is looked for."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """(first, end) of every stretch of `text` that answers."""


class Marks:
    """The words searched for, as stems or beginnings; case and ё do not matter."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        folded = (_fold(word) for text in words for word in _WORD.findall(text))
        self._beginnings = tuple({word for word in folded if len(word) >= SHORTEST})

    def __bool__(self) -> bool:
        return bool(self._beginnings)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """(first, end) of every stretch of `text` that begins a word with one of the words searched for."""
        found = []
        for word in _WORD.finditer(_fold(text)):
            lengths = [len(start) for start in self._beginnings if word[0].startswith(start)]
            if lengths:
                found.append((word.start(), word.start() + max(lengths)))
        return found


def _fold(text: str) -> str:
    """Folded letter by letter, so that places stay: `lower` and ё, never `casefold` (ß would become two)."""
    folded = text.lower().replace("ё", "е")
    return folded if len(folded) == len(text) else text
