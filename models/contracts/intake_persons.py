"""Reads the responsible persons of one row of a registry, however the office has put them into its cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import count

from models.contracts.drafts import AppointmentDraft, PersonDraft
from models.contracts.headings import MOST_PERSON_COLUMNS
from models.contracts.names import person_key, split_persons
from models.contracts.rules import MOST_PERSONS
from models.formats import digits
from models.text import QT_TRANSLATE_NOOP, Text
from models.workbook.cells import CellError, as_text
from models.workbook.reader import Row

THIRD_PERSON = QT_TRANSLATE_NOOP(
    "models", "A contract has one or two responsible persons, here are {count}: {names}"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(
    r"(?:\b(?:тел|моб|т)\b\.?:?\s*)?\+?\d[\d\s()-]{4,}\d(?:,?\s*доб\.?\s*\d+)?", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[;\n|]+")


class PersonsProblem(ValueError):
    """The persons of a row cannot be taken: `text` says why, `key` names the column."""

    def __init__(self, text: Text, key: str) -> None:
        super().__init__(text.source)
        self.text = text
        self.key = key


def read_persons(row: Row, day: Callable[[str], date | None]) -> tuple[AppointmentDraft, ...]:
    """The one or two persons of a row, none when nobody is named; `day` reads a column of days.

    Raises PersonsProblem for a third person, whether in a column of its own or in a cell with several names.
    """
    found: dict[str, tuple[AppointmentDraft, str]] = {}
    for number in range(1, MOST_PERSON_COLUMNS + 1):
        for one in _of_column(row, number, day):
            found.setdefault(person_key(one.person.name), (one, f"name{number}"))
    if len(found) > MOST_PERSONS:
        people = list(found.values())
        names = ", ".join(one.person.name for one, _ in people)
        raise PersonsProblem(
            Text(THIRD_PERSON, {"count": len(people), "names": names}), people[MOST_PERSONS][1]
        )
    return tuple(one for one, _ in found.values())


def _of_column(row: Row, number: int, day: Callable[[str], date | None]) -> list[AppointmentDraft]:
    """The persons of one group of columns; contacts of several in one cell are told apart by their order."""
    name_key = f"name{number}"
    if name_key not in row.cells:
        return []
    try:
        names = split_persons(as_text(row.cells[name_key], lines=True) or "")
    except CellError as error:
        raise PersonsProblem(error.text, name_key) from error
    if not names:
        return []
    phones = _shared(_contact(row, f"phone{number}"), len(names))
    emails = _shared(_contact(row, f"email{number}"), len(names))
    positions = _shared(_contact(row, f"position{number}"), len(names))
    appointed_on, trained_on = day(f"appointed{number}"), day(f"trained{number}")
    return [
        AppointmentDraft(
            person=_with_contacts(name, phones[at], emails[at], positions[at]),
            appointed_on=appointed_on,
            trained_on=trained_on,
        )
        for at, name in zip(count(), names)
    ]


def _contact(row: Row, key: str) -> str:
    """A contact is never a reason to refuse a row: what cannot be read is left out."""
    try:
        return as_text(row.cells.get(key), lines=True) or ""
    except CellError:
        return ""


def _shared(cell: str, persons: int) -> list[str]:
    """The contacts of each person: one each when there are as many, else all of them with the first."""
    pieces = [piece.strip() for piece in _SEPARATORS.split(cell) if piece.strip()]
    if persons > 1 and len(pieces) == persons:
        return pieces
    return [" ".join(cell.split()), *[""] * (persons - 1)]


def _with_contacts(name: str, phone: str, email: str, position: str) -> PersonDraft:
    """A name cell may hold the phone and the mail as well; they go where they belong."""
    mail_inside = _EMAIL.search(name)
    bare = _EMAIL.sub(" ", name)
    phone_inside = _PHONE.search(bare)
    bare = _PHONE.sub(" ", bare)
    if not digits(name) and mail_inside is None:
        return PersonDraft(name=name, phone=phone, email=email, position=position)
    return PersonDraft(
        name=" ".join(bare.split()).strip(" ,;:()"),
        phone=phone or (phone_inside[0].strip() if phone_inside else ""),
        email=email or (mail_inside[0] if mail_inside else ""),
        position=position,
    )
