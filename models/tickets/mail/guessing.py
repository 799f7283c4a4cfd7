"""What a letter is about: the fields of the agreement's table, the contract's number, the kind of ticket.

The agreement («Контакты и порядок обращения») asks for «Предмет, Класс, № Занятия, № Интернет-урока»; people write
them as a table, as «Класс: 7» line by line, or not at all. What is not found stays empty for the operator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.formats import clean_spaces, fold
from models.tickets.choices import Kind
from models.tickets.rules import GRADES

LONGEST_VALUE = 200
MOST_NUMBERS = 20
LOOKED_AT = 20_000  # characters of a letter
_LABELS = (
    ("subject", re.compile(r"^предмет\b")),
    ("grade", re.compile(r"^класс\b")),
    ("internet_lesson", re.compile(r"^(?:№|номер)?\s*(?:интернет[\s-]*урок\w*|иу)\b")),
    ("lesson", re.compile(r"^(?:№|номер)?\s*(?:заняти\w*|урок\w*)(?!\w)")),
)
_CELLS = re.compile(r"\t+|\s*\|\s*|\s{3,}|\s*;\s*")
_SEPARATOR = re.compile(r"^\s*[:№=–—-]+\s*")
_NUMBERS = (
    re.compile(r"(?:договор|контракт)\w*[^\n\d№]{0,40}(?:№|N)?\s*([\w][\w./\\-]{0,60})", re.IGNORECASE),
    re.compile(r"№\s*([\w][\w./\\-]{0,60})"),
    re.compile(r"\b(\d{1,9}[/-]\d{2,4}(?:[-/]\w{1,20})?)\b"),
)
_BREAKS = (
    *("не открыва", "не загруж", "не работ", "не запуска", "не вход", "не могу войти", "не можем войти"),
    *("сбой", "ошибка 4", "ошибка 5", "недоступ", "белый экран", "зависа", "вылета"),
)


def course_fields(text: str) -> dict[str, str]:
    """The course fields that the letter names, by field; of several places the first."""
    found: dict[str, str] = {}
    lines = [line for line in text[:LOOKED_AT].splitlines() if line.strip()]
    for number, line in enumerate(lines):
        cells = [clean_spaces(cell) for cell in _CELLS.split(line.strip())]
        keys = [_label(cell) for cell in cells]
        if sum(key is not None and not rest for key, rest in filter(None, keys)) >= 2:
            after = _CELLS.split(lines[number + 1].strip()) if number + 1 < len(lines) else []
            pairs = [(key[0], clean_spaces(value)) for key, value in zip(keys, after, strict=False) if key]
        else:
            pairs = list(filter(None, keys))
        for key, value in pairs:
            if value:
                found.setdefault(key, value[:LONGEST_VALUE])
    return found


def _label(cell: str) -> tuple[str, str] | None:
    """(field, what follows its label), when the cell begins with a label."""
    folded = fold(cell)
    for key, pattern in _LABELS:
        match = pattern.match(folded)
        if match is not None:
            return key, _SEPARATOR.sub("", cell[match.end() :]).strip()
    return None


def grade_of(text: str) -> int | None:
    """The grade out of «7», «7 кл.» or «7А»; None for what is no grade."""
    found = re.match(r"\s*(\d{1,2})(?!\d)", text)
    grade = int(found.group(1)) if found else None
    return grade if grade in GRADES else None


def contract_numbers(text: str) -> Iterator[str]:
    """What may be the number of a contract, the likeliest first; whether it exists is the registry's answer."""
    seen: set[str] = set()
    for pattern in _NUMBERS:
        for found in pattern.finditer(text[:LOOKED_AT]):
            number = found.group(1).strip(".,-")
            if number and any(map(str.isdigit, number)) and number not in seen and len(seen) < MOST_NUMBERS:
                seen.add(number)
                yield number


def kind_of(course: dict[str, str], text: str) -> Kind:
    """A course error when its place is named in full, an incident when something does not work, else a request."""
    if {"subject", "lesson", "internet_lesson"} <= set(course) and grade_of(
        course.get("grade", "")
    ) is not None:
        return Kind.COURSE_ERROR
    return Kind.INCIDENT if any(word in fold(text) for word in _BREAKS) else Kind.REQUEST
