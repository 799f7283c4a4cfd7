"""Which letters of a ticket answer a search: what is really asked for, and phones however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.storage.found import Found, Span
from models.tickets.search import LOCAL, NATIONAL, asked_words

FEWEST_DIGITS = 3  # fewer say nothing of a phone
_PHONE = re.compile(rf"(?<!\d)(?:\+?[78][\s(-]{{0,2}})?\(?\d(?:[\s()-]{{0,2}}\d){{{NATIONAL - 1}}}(?!\d)")


class FoundInTicket(Found):
    """What was searched for with `words` in the search line of the tickets."""

    def __init__(self, words: str = "") -> None:
        super().__init__(asked_words(words))
        self._number = frozenset(token for token in self._whole if _is_number(token))
        self._number_begun = tuple(token for token in self._begun if _is_number(token))

    def _answering(self, folded: str) -> Iterator[Span]:
        """The words, and the phones: the index has their digits, with the area code and without it."""
        yield from super()._answering(folded)
        if self._number or self._number_begun:
            for phone in _PHONE.finditer(folded):
                yield from self._in_phone(phone)

    def _in_phone(self, phone: re.Match[str]) -> Iterator[Span]:
        places = [place for place in range(phone.start(), phone.end()) if phone.string[place].isdecimal()]
        for length in (NATIONAL, *LOCAL):
            ending = places[-length:]
            number = "".join(phone.string[place] for place in ending)
            typed = length if number in self._number else self._typed(number)
            if typed == NATIONAL:
                yield phone.span()
            elif typed:
                yield ending[0], ending[typed - 1] + 1

    def _typed(self, number: str) -> int:
        """How many digits of a number have been typed so far."""
        return max((len(begun) for begun in self._number_begun if number.startswith(begun)), default=0)


def _is_number(token: str) -> bool:
    return token.isdecimal() and len(token) >= FEWEST_DIGITS
