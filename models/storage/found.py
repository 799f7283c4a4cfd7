"""Which letters of a text answer a search: the tokens decide that find the text in the index, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from models.storage.search import PART, WORD, query_terms
from models.storage.stemming import stem

PHRASE = frozenset('"«»“”„')
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at its place in a text."""

    text: str
    first: int

    @property
    def end(self) -> int:
        return self.first + len(self.text)


class Found:
    """What was searched for with `words`: any form of a word, beginnings while one types, phrases, codes.

    A word that is found in another form is meant as a whole, a beginning only as far as it was typed.
    """

    def __init__(self, words: str = "") -> None:
        found = {token for term in query_terms(words, typing=True) for token in term}
        self._begun = tuple(token[:-1] for token in found if token.endswith("*"))
        self._whole = frozenset(token for token in found if not token.endswith("*"))
        self._phrases = bool(PHRASE & set(words))
        self._initials = frozenset(token[0] for token in found)  # a stem begins as its word does

    def __bool__(self) -> bool:
        return bool(self._whole or self._begun)

    def spans(self, text: str) -> list[Span]:
        """(first, end) of every stretch of `text` that answers, from its beginning on, each letter once."""
        if not self or not text:
            return []
        return _joined(sorted(self._answering(_fold(text))))

    def _answering(self, folded: str) -> Iterator[Span]:
        """Every stretch that answers, in no order; some may lie within others."""
        for part in PART.finditer(folded):
            yield from self._in_part(_Word(part[0], part.start()))
        if self._phrases:
            yield from self._in_pairs(folded)

    def _in_part(self, part: _Word) -> Iterator[Span]:
        """What answers within a word or a code; a code answers glued together, and each of its words."""
        words = [_Word(word[0], part.first + word.start()) for word in WORD.finditer(part.text)]
        for word in words:
            if word.text[0] in self._initials:
                if stem(word.text) in self._whole:
                    yield word.first, word.end
                else:
                    yield from self._beginning([word])
        if len(words) > 1 and words[0].text[0] in self._initials:
            if "".join(word.text for word in words) in self._whole:
                yield part.first, part.end
            else:
                yield from self._beginning(words)

    def _beginning(self, words: list[_Word]) -> Iterator[Span]:
        """As much of a word, or of the words of a code, as was typed; a stem that is found has been typed whole."""
        glued = "".join(word.text for word in words)
        typed = max((len(begun) for begun in self._begun if glued.startswith(begun)), default=0)
        if not typed:
            if len(words) == 1 and self._begun and stem(glued).startswith(self._begun):
                yield words[0].first, words[0].end
            return
        for word in words:
            if typed <= len(word.text):
                yield words[0].first, word.first + typed
                return
            typed -= len(word.text)

    def _in_pairs(self, folded: str) -> Iterator[Span]:
        """Both words of each two neighbours that a phrase has."""
        words = [_Word(word[0], word.start()) for word in WORD.finditer(folded)]
        for one, other in pairwise(words):
            pair = f"0{stem(one.text)}0{stem(other.text)}"
            if pair in self._whole or (self._begun and pair.startswith(self._begun)):
                yield one.first, one.end
                yield other.first, other.end


def _fold(text: str) -> str:
    """Folded letter by letter, so that places stay: `lower` and ё, never `casefold` (ß would become two)."""
    folded = text.lower().replace("ё", "е")
    return folded if len(folded) == len(text) else text


def _joined(spans: list[Span]) -> list[Span]:
    """The stretches without those that lie within others."""
    joined: list[Span] = []
    for first, end in spans:
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((first, end))
    return joined
