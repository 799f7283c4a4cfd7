"""By which words a ticket is found, and the index that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from models.formats import digits, joined, normalise_phone
from models.storage.search import SearchIndex
from models.tickets.rules import course_place

INDEX = SearchIndex("ticket")
INDEXED = (
    *(
        "foreign_number",
        "kind",
        "subject",
        "grade",
        "lesson",
        "internet_lesson",
        "description",
        "organisation",
    ),
    *("contract_no", "caller", "phone", "email", "on_behalf_of"),
)
"""The columns whose words find a ticket, beside its number and its notes."""

NATIONAL = 10
LOCAL = (7, 6, 5)  # digits of a number within its town
SHORTEST_PHONE = 5
_PHONE = re.compile(r"[+(]?\d[\d\s()+-]*")


def found_by(number: int, values: Mapping[str, Any], notes: Iterable[str] = ()) -> str:
    """All the words that find the ticket; the same values always give the same text, the index relies on it."""
    parts = (
        str(number),
        values["foreign_number"],
        course_place(values),
        values["description"],
        values["organisation"],
        values["contract_no"],
        values["caller"],
        phone_words(values["phone"]),
        values["email"],
        values["on_behalf_of"],
        *notes,
    )
    return joined(parts, " ")


@lru_cache(maxsize=10_000)
def phone_words(raw: str) -> str:
    """A phone as it is looked for: with the area code, without it, and the extension; an unreadable one as it is."""
    if not raw:
        return ""
    e164, _ = normalise_phone(raw)
    if e164 is None:
        return raw
    number, _, extension = e164.partition(";ext=")
    national = digits(number)[-NATIONAL:]
    return joined((national, *(national[-length:] for length in LOCAL), extension), " ")


def asked_words(words: str) -> str:
    """What is looked for: the words themselves, or the digits alone when the whole is a phone number."""
    clean = words.strip()
    number = digits(clean)
    if _PHONE.fullmatch(clean) and not clean.isdecimal() and len(number) >= SHORTEST_PHONE:
        return number[-NATIONAL:] if len(number) > NATIONAL else number
    if clean.isdecimal() and len(number) == NATIONAL + 1 and number[0] in "78":
        return number[1:]
    return words
