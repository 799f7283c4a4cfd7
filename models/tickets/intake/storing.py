"""Stores the tickets of an old desk; the same log again changes nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.contracts.queries import contract_by_number
from models.formats import sort_key, to_moscow
from models.storage.database import now
from models.tickets.choices import Channel, Effect, Kind, Phase, Priority, State
from models.tickets.drafts import storable
from models.tickets.intake.tickets import CHANNELS, KINDS, PRIORITIES, OldTicket, word_of
from models.tickets.listing import contract_sort_key
from models.tickets.operations.common import columns_of, index_new, summary_key
from models.tickets.rules import LONGEST_DESCRIPTION, LONGEST_LINE, summary_of
from models.tickets.tables import Ticket, TicketMove

CHUNK = 500
OLD_DESK = uuid.UUID("6d2f4c1e-4f0f-5a52-9a8e-2d1d8f6f4a10")
"""The name space in which the numbers of old desks become keys: an equal number is an equal ticket."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many tickets came in, and how many were there already."""

    imported: int
    unchanged: int


def import_tickets(session: Session, tickets: Sequence[OldTicket]) -> Imported:
    """Store what is not there yet, with the whole way of each ticket; contracts are found by their numbers."""
    imported = 0
    for chunk in _chunks(tickets):
        keys = {key_of(ticket): ticket for ticket in chunk}
        known = set(session.scalars(select(Ticket.client_key).where(Ticket.client_key.in_(keys))))
        new = [(_row(session, ticket, key), ticket) for key, ticket in keys.items() if key not in known]
        session.add_all(row for row, _ in new)
        session.flush()
        moves = [values for row, ticket in new for values in _moves(row.id, ticket)]
        if moves:
            session.execute(insert(TicketMove), moves)
        index_new(session, [(row.id, columns_of(row)) for row, _ in new])
        imported += len(new)
        session.expunge_all()
    return Imported(imported, len(tickets) - imported)


def _chunks(tickets: Sequence[OldTicket]) -> Iterator[list[OldTicket]]:
    rest = iter(tickets)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def key_of(ticket: OldTicket) -> str:
    """The key under which an old ticket is stored once, however often its log is read."""
    return str(uuid.uuid5(OLD_DESK, ticket.number))


def _line(text: str, longest: int = LONGEST_LINE) -> str:
    return storable(" ".join(text.split()))[:longest]


def _row(session: Session, ticket: OldTicket, key: str) -> Ticket:
    told, last = ticket.values, ticket.moves[-1]
    number = told.get("contract", "")
    contract = contract_by_number(session, number, to_moscow(ticket.received_at).date()) if number else None
    organisation = contract.place_name if contract else _line(told.get("organisation", ""))
    caller, description = _line(told.get("caller", "")), storable(ticket.description)[:LONGEST_DESCRIPTION]
    kind = word_of(told.get("kind", ""), KINDS) or Kind.INCIDENT
    summary = summary_of({"description": description})
    return Ticket(
        client_key=key,
        demo=False,
        received_at=ticket.received_at,
        recorded_at=now(session),
        recorded_by=_line(ticket.moves[0].actor),
        channel=word_of(told.get("channel", ""), CHANNELS) or Channel.OTHER,
        line="222",
        kind=kind,
        phase=Phase.HAPPENED if kind == Kind.INCIDENT else None,
        effect=Effect.DEGRADATION if kind == Kind.INCIDENT else None,
        priority=word_of(told.get("priority", ""), PRIORITIES) or Priority.NORMAL,
        state=State(last.state),
        state_since=last.at,
        contract_id=contract.id if contract else None,
        contract_no=contract.number if contract else _line(number),
        contract_key=contract_sort_key(contract.number if contract else _line(number)),
        organisation_id=contract.organisation_id if contract else None,
        organisation=organisation,
        organisation_key=sort_key(organisation),
        caller=caller,
        caller_key=sort_key(caller),
        phone=_line(told.get("phone", "")),
        summary=summary,
        summary_key=summary_key(summary),
        description=description,
        gate="",
        stopwatch_seconds=0,
        child_count=0,
        foreign_number=ticket.number,
        email="",
        on_behalf_of="",
        subject="",
        lesson="",
        internet_lesson="",
        override_reason="",
    )


def _moves(number: int, ticket: OldTicket) -> Iterator[dict[str, object]]:
    for move in ticket.moves:
        yield {
            "ticket_id": number,
            "at": move.at,
            "state": move.state,
            "actor_id": None,
            "actor_name": _line(move.actor),
            "reason": "",
        }
