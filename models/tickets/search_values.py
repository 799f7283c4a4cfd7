"""Values for the tokens of the search line that only the database knows: people, and the tags in use."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contracts.tables import Person
from models.desk.queries import operators
from models.formats import fold, sort_key
from models.tickets.queries import tags_in_use
from models.tickets.tables import Ticket

OFFERED = 8
_LATEST = 60  # calls in which the callers of today are looked for
_TAGS = 200
_LAST = "\U0010ffff"


def values_like(session: Session, filter_name: str, begun: str) -> list[str]:
    """What may stand behind `кто:`, `исполнитель:` or `метка:`; for nothing typed those that are likely."""
    if filter_name == "caller":
        return _callers(session, begun)
    known = (
        [row.name for row in operators(session)] if filter_name == "assignee" else tags_in_use(session, _TAGS)
    )
    return [name for name in known if fold(name).startswith(fold(begun))][:OFFERED]


def _callers(session: Session, begun: str) -> list[str]:
    key = sort_key(begun)
    if not key:
        latest = session.scalars(
            select(Ticket.caller).where(Ticket.caller != "").order_by(Ticket.id.desc()).limit(_LATEST)
        )
        return list(dict.fromkeys(latest))[:OFFERED]
    names = select(Person.name).where(Person.name_sort >= key, Person.name_sort < key + _LAST)
    found = session.scalars(names.order_by(Person.name_sort).limit(OFFERED * OFFERED))
    return list(dict.fromkeys(found))[:OFFERED]
