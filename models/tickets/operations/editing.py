"""Correcting a ticket; its search row follows in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from models.contracts.queries import contract_by_number
from models.errors import InputError
from models.formats import sort_key, to_moscow
from models.storage.database import now
from models.storage.journal import last_hand
from models.storage.merge import Clash, FieldClash, merged
from models.tickets.choices import Channel, Effect, Kind, Outcome, Phase, Priority
from models.tickets.drafts import TicketDraft, tidy
from models.tickets.listing import contract_sort_key
from models.tickets.operations.common import columns_of, existing, index_again, notes_of, summary_key
from models.tickets.operations.undoing import Undo, remember
from models.tickets.operations.undoing import before as remembered
from models.tickets.rules import draft_problems, summary_of
from models.tickets.tables import Ticket

EDITABLE = (
    *(
        "channel",
        "kind",
        "phase",
        "effect",
        "priority",
        "contract_no",
        "organisation",
        "caller",
        "phone",
        "email",
    ),
    *("on_behalf_of", "subject", "grade", "lesson", "internet_lesson", "description"),
)
"""What may be corrected after the call, beside the outcome; the rest follows from these or is history."""

_OF_KIND = {
    Kind.COURSE_ERROR: frozenset({"subject", "grade", "lesson", "internet_lesson"}),
    Kind.INCIDENT: frozenset({"phase", "effect"}),
}
"""Fields that only one kind of ticket has."""

_WORDS = {"channel": Channel, "kind": Kind, "phase": Phase, "effect": Effect, "priority": Priority}


def edit_ticket(
    session: Session, ticket_id: int, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Undo:
    """Correct fields of a ticket; what a colleague changed meanwhile in other fields stays.

    `before` holds what the editor began with, at least for the names of `after`. Raises InputError by field, NotFound,
    and FieldClash when both changed the same field.
    """
    ticket = existing(session, ticket_id)
    try:
        changes = _changes_to(ticket, before, after)
    except FieldClash as clash:
        raise _by_name(session, ticket_id, clash) from None
    then, indexed, notes = remembered([ticket]), columns_of(ticket), notes_of(session, ticket_id)
    draft = tidy(_as_draft(ticket, changes))
    problems = {key: text for key, text in draft_problems(draft, now(session)).items() if key in changes}
    if problems:
        raise InputError(problems)
    for name in EDITABLE:
        value = getattr(draft, name)
        setattr(ticket, name, (_WORDS[name](value) if value else None) if name in _WORDS else value)
    if "outcome" in changes:
        ticket.outcome = Outcome(changes["outcome"]) if changes["outcome"] else None
    if "contract_no" in changes:
        colleagues = "organisation" in before and then[ticket_id]["organisation"] != before["organisation"]
        _follow_contract(session, ticket, keep_organisation=colleagues)
    _follow(ticket)
    undo = remember(session, [ticket], then)
    index_again(session, ticket, indexed, notes)
    return undo


def _changes_to(ticket: Ticket, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What the edit changes in the ticket of now; FieldClash where a colleague has changed the same.

    A colleague's other kind is a clash with fields that only the old kind has: they would be dropped without a word.
    """
    old, new = _plain(before), _plain(after)
    edited = {name for name, value in new.items() if value != old[name]}
    kind = Kind(before.get("kind", ticket.kind))
    if ticket.kind != kind and edited & _OF_KIND.get(kind, frozenset()):
        raise FieldClash((Clash("kind", kind, after.get("kind", kind), ticket.kind),))
    return merged(_plain({name: getattr(ticket, name) for name in after}), old, new)


def _by_name(session: Session, ticket_id: int, clash: FieldClash) -> FieldClash:
    """The same question with the names of those who were faster."""
    hands = [last_hand(session, "ticket", ticket_id, {each.field}) for each in clash.clashes]
    named = zip(clash.clashes, hands, strict=True)
    return FieldClash(tuple(replace(each, who=hand.name if hand is not None else "") for each, hand in named))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing is nothing, whether a form or a column says so."""
    return {name: None if value == "" else value for name, value in values.items()}


def _as_draft(ticket: Ticket, changes: Mapping[str, Any]) -> TicketDraft:
    values = {name: getattr(ticket, name) for name in EDITABLE} | {
        name: value for name, value in changes.items() if name in EDITABLE
    }
    values |= {name: values[name] or "" for name in EDITABLE if name != "grade"}
    return TicketDraft(
        **values, refused=ticket.gate == "refused", override_reason=ticket.override_reason, line=ticket.line
    )


def _follow_contract(session: Session, ticket: Ticket, *, keep_organisation: bool) -> None:
    """Another number is another contract; the organisation comes with it unless a colleague has just named one."""
    found = contract_by_number(session, ticket.contract_no, to_moscow(ticket.received_at).date())
    ticket.contract_id = found.id if found else None
    if found is not None:
        ticket.contract_no = found.number
        if not keep_organisation:
            ticket.organisation_id, ticket.organisation = found.organisation_id, found.place_name


def _follow(ticket: Ticket) -> None:
    """Bring what is made of the fields up to date."""
    ticket.contract_key = contract_sort_key(ticket.contract_no)
    ticket.organisation_key = sort_key(ticket.organisation)
    ticket.caller_key = sort_key(ticket.caller)
    ticket.summary = summary_of(columns_of(ticket)) or ticket.caller
    ticket.summary_key = summary_key(ticket.summary)
