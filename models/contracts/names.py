"""How numbers, names and organisations are compared: what looks or sounds the same to people is the same here."""

from __future__ import annotations

import re
from enum import IntEnum

from models.formats import clean_spaces, fold

KEY_LENGTH = 200
"""Keys are cut to this: an index of PostgreSQL takes no longer rows, and no two real names agree so far."""

# Latin letters that nobody can tell from Cyrillic ones in a contract number typed by hand.
_LOOK_ALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\uff0d]")
_QUOTES = re.compile(r"[«»\"“”„‟'‘’`´]")
_NUMBER_SIGN = re.compile(r"^(?:№|n[o°]?[.\s])+", re.IGNORECASE)
_NUMBER_WORDS = re.compile(r"^(?:договор|дог\.|контракт)\s*(?:№|n)?\s*", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[^\w/\-+@.]+")
_NAME_PARTS = re.compile(r"[\s.,]+")
_PERSONS = re.compile(r"[;\n|]+|\s+/\s+|\s+и\s+(?=[А-ЯЁ])|(?<=[а-яё.])\s*,\s*(?=[А-ЯЁ][а-яё-]+\s+[А-ЯЁ])")
_LISTED = re.compile(r"^\s*\d{1,2}\s*[.)]\s*")
_NOT_A_NAME = frozenset(
    {"нет", "не назначен", "не назначено", "не определен", "не определено", "отсутствует", "-"}
)
_ENGLISH_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_OTHER_LAYOUT = str.maketrans(_ENGLISH_KEYS + _RUSSIAN_KEYS, _RUSSIAN_KEYS + _ENGLISH_KEYS)


class Likeness(IntEnum):
    """How well what a caller says fits a full name; the surname alone is not enough to tell people apart."""

    NONE = 0
    SURNAME = 1
    INITIALS = 2
    FULL = 3


def comparable(text: str) -> str:
    """Folded text for searching and comparing: case, ё, quotes, kinds of dashes and look-alike letters do not count."""
    text = _QUOTES.sub(" ", _DASHES.sub("-", text)).replace("№", " ")
    return clean_spaces(_PUNCTUATION.sub(" ", fold(text)).translate(_LOOK_ALIKES))


def number_key(number: str) -> str:
    """A contract number as it is compared: «№ 15/2026 – мэо» and «15/2026-МЭО» (with a Latin M) are one number."""
    text = _NUMBER_SIGN.sub("", _NUMBER_WORDS.sub("", _DASHES.sub("-", clean_spaces(number))))
    return "".join(fold(text).split()).replace("\\", "/").translate(_LOOK_ALIKES).strip(".")[:KEY_LENGTH]


def clean_number(number: str) -> str:
    """A contract number as it is shown: blanks tidied and the number sign, which is not part of it, left out."""
    return _NUMBER_SIGN.sub("", clean_spaces(number)).strip()


def organisation_key(name: str, locality: str, region: str) -> str:
    """What makes an organisation the same one: the three things a caller has to tell."""
    return "|".join(comparable(part)[:KEY_LENGTH] for part in (name, locality, region))


def person_key(name: str) -> str:
    """A person's name as it is compared."""
    return clean_spaces(comparable(name).replace(".", " "))[:KEY_LENGTH]


def split_persons(cell: str) -> list[str]:
    """The persons whom one cell names, apart from «нет» and dashes; a name broken over two lines stays one name."""
    pieces = [clean_spaces(_LISTED.sub("", piece)) for piece in _PERSONS.split(cell)]
    pieces = [piece for piece in pieces if piece and _DASHES.sub("-", fold(piece)) not in _NOT_A_NAME]
    if len(pieces) > 1 and any(len(_NAME_PARTS.split(piece.strip(" ."))) < 2 for piece in pieces):
        return [clean_spaces(" ".join(pieces))]
    return pieces


def likeness(said: str, full_name: str) -> Likeness:
    """How what was said fits a full name: «Иванова А. П.», «Анна Петровна Иванова», «иванова анна» all fit."""
    heard = [part for part in _NAME_PARTS.split(person_key(said)) if part]
    known = [part for part in _NAME_PARTS.split(person_key(full_name)) if part]
    if not heard or not known or known[0] not in heard:
        return Likeness.NONE
    heard.remove(known[0])
    given = known[1:]
    if not heard:
        return Likeness.SURNAME if given else Likeness.FULL
    if not all(_fits(one, other) for one, other in zip(heard, given, strict=False)):
        return Likeness.NONE
    return Likeness.FULL if heard == given[: len(heard)] else Likeness.INITIALS


def _fits(said: str, name: str) -> bool:
    return (
        said == name
        or (len(said) == 1 and name.startswith(said))
        or (len(name) == 1 and said.startswith(name))
    )


def other_layout(text: str) -> str:
    """What the same keys give in the other keyboard layout: «bdfyjdf» is «иванова»."""
    return text.casefold().translate(_OTHER_LAYOUT)
