"""Values for the tokens of the search line that the database knows: people, the tags in use, subjects."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contracts.tables import Person
from models.desk.queries import operators
from models.formats import fold, sort_key
from models.tickets.queries import tags_in_use
from models.tickets.subjects import SUBJECTS, subjects_in_use
from models.tickets.tables import Ticket

OFFERED = 8
_LATEST = 60  # calls in which the callers of today are looked for
_TAGS = 200
_LAST = "\U0010ffff"


def values_like(session: Session, filter_name: str, begun: str) -> list[str]:
    """What may stand behind `кто:`, `исполнитель:`, `метка:` or `предмет:`; for nothing typed what is likely.

    A blank at the end of what is `begun` ends a word: behind it only names of more words are offered.
    """
    if filter_name == "caller":
        return _callers(session, begun)
    known = _KNOWN[filter_name](session)
    key = _ended(fold(begun), begun)
    return [name for name in known if fold(name).startswith(key)][:OFFERED]


def names_of_words(session: Session) -> dict[str, list[str]]:
    """The values of several words that a line may name without quotes, folded, by filter."""
    return {
        name: [fold(value) for value in known(session) if " " in value.strip()]
        for name, known in _KNOWN.items()
    }


def _operators(session: Session) -> list[str]:
    return [row.name for row in operators(session)]


def _tags(session: Session) -> list[str]:
    return tags_in_use(session, _TAGS)


def _subjects(session: Session) -> list[str]:
    """Those of the platform's courses, then what else tickets name."""
    return list(dict.fromkeys((*SUBJECTS, *subjects_in_use(session))))


_KNOWN: dict[str, Callable[[Session], list[str]]] = {
    "assignee": _operators,
    "tag": _tags,
    "subject": _subjects,
}


def _ended(key: str, begun: str) -> str:
    return f"{key} " if key and begun[-1:].isspace() else key


def _callers(session: Session, begun: str) -> list[str]:
    key = _ended(sort_key(begun), begun)
    if not key:
        latest = session.scalars(
            select(Ticket.caller).where(Ticket.caller != "").order_by(Ticket.id.desc()).limit(_LATEST)
        )
        return list(dict.fromkeys(latest))[:OFFERED]
    names = select(Person.name).where(Person.name_sort >= key, Person.name_sort < key + _LAST)
    found = session.scalars(names.order_by(Person.name_sort).limit(OFFERED * OFFERED))
    return list(dict.fromkeys(found))[:OFFERED]
