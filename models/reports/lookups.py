"""What the page of reports looks up while somebody types: contracts by number or organisation."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contracts.names import comparable
from models.contracts.sql import Contains
from models.contracts.tables import Contract, Organisation

OFFERED = 12


@dataclass(frozen=True, slots=True)
class ContractHit:
    """A contract as a pick-list shows it."""

    number: str
    organisation: str


def find_contracts(session: Session, text: str, limit: int = OFFERED) -> list[ContractHit]:
    """The contracts whose line has all the words, by number; without words the first ones."""
    statement = select(Contract.number, Organisation.name).join(Organisation)
    for word in comparable(text).split():
        statement = statement.where(Contains(Contract.search_text, word))
    rows = session.execute(statement.order_by(Contract.number_sort, Contract.id).limit(limit))
    return [ContractHit(number, organisation) for number, organisation in rows]
