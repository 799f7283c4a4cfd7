"""Taking a call: one transaction that judges the gate, stores the ticket with its files, and makes it findable."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.agreement.verdict import Answer, Verdict
from models.contracts.gate import GateQuestion
from models.contracts.gate_query import judge_call
from models.contracts.names import Likeness, likeness
from models.contracts.queries import ContractRow, contract, contract_by_number
from models.errors import InputError, KnownError, RuleError
from models.formats import sort_key, to_moscow
from models.storage.database import actor, now, record
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.attachments import attach
from models.tickets.choices import Channel, Effect, Kind, Phase, Priority, State
from models.tickets.drafts import TicketDraft, tidy
from models.tickets.gate import is_gated, kept
from models.tickets.listing import contract_sort_key
from models.tickets.operations.common import index_new, summary_key, write_move
from models.tickets.operations.family import count_child, head_of
from models.tickets.rules import draft_problems, summary_of
from models.tickets.tables import Ticket

_TICKET = cast("Table", Ticket.__table__)
CHANNEL_OF_GATE = {Channel.MAIL: "mail"}  # every other channel is bound to working time, as the phone is
# Past the mapper, which takes as long as all the rest of a call.
_NEW = insert(_TICKET).returning(_TICKET.c.id)
_STORED = select(_TICKET.c.id, _TICKET.c.state).where(_TICKET.c.client_key == bindparam("key"))


@dataclass(frozen=True, slots=True)
class Saved:
    """A stored ticket: its number, the gate's answer where it was asked, and whether it had been stored before."""

    id: int
    state: State
    verdict: Verdict | None
    repeated: bool = False


def add_ticket(session: Session, draft: TicketDraft) -> Saved:
    """Store a call. The same `client_key` again changes nothing and gives the same number.

    Raises InputError by field, FileProblem for a file that may not be attached, and RuleError with the verdict when
    the gate refuses and the draft is neither a refused call nor carries a reason for taking it all the same.
    """
    try:
        verdict, row = _judged_row(session, draft)
        number = _insert(session, row)
    except (IntegrityError, KnownError):  # this very call may have been stored by a try whose answer got lost
        repeated = _stored(session, draft.client_key)
        if repeated is None:
            raise
        return repeated
    record(session, Ticket.__journal__, number, "created")
    write_move(session, number, row["state"], row["received_at"], row["override_reason"])
    index_new(session, [(number, row)])
    for file in draft.attachments:
        attach(session, number, file)
    if row["parent_id"] is not None:
        count_child(session, row["parent_id"], number)
    return Saved(number, row["state"], verdict)


def _judged_row(session: Session, draft: TicketDraft) -> tuple[Verdict | None, dict[str, Any]]:
    """The gate's answer and the row to store, after all that may be wrong with the draft."""
    at = draft.received_at or now(session) - timedelta(seconds=draft.began_seconds_ago)
    draft = tidy(draft)
    found = _contract(session, draft, at)
    draft = _completed(draft, found)
    problems = draft_problems(draft, now(session))
    if problems:
        raise InputError(problems)
    verdict = _judged(session, draft, at, found)
    return verdict, _row(session, draft, at, verdict)


def _insert(session: Session, row: dict[str, Any]) -> int:
    """Store the row and return its number; IntegrityError leaves the transaction as it was."""
    connection = session.connection()
    with connection.begin_nested() if _may_race(connection) else nullcontext():
        number: int = connection.execute(_NEW, row).scalar_one()
    return number


def _may_race(connection: Connection) -> bool:
    """Whether another transaction may store the same call meanwhile; a file has one writer at a time."""
    return connection.dialect.name == "postgresql"


def _stored(session: Session, client_key: str) -> Saved | None:
    found = session.connection().execute(_STORED, {"key": client_key}).one_or_none()
    return Saved(found.id, found.state, None, repeated=True) if found else None


def _completed(draft: TicketDraft, found: ContractRow | None) -> TicketDraft:
    """The draft with what the registry knows: the organisation of the contract, and who of its people is calling."""
    if found is None:
        return replace(draft, contract_id=None, person_id=None)
    people = {one.person_id: one for one in found.appointments}
    person = people.get(draft.person_id or 0)
    if person is None:
        meant = {
            key: one for key, one in people.items() if likeness(draft.caller, one.name) >= Likeness.INITIALS
        }
        person = next(iter(meant.values())) if len(meant) == 1 else None
    return replace(
        draft,
        contract_id=found.id,
        contract_no=found.number,
        organisation_id=found.organisation_id,
        organisation=found.place_name,
        person_id=person.person_id if person else None,
        caller=draft.caller or (person.name if person else ""),
        phone=draft.phone or (person.phone if person else ""),
        email=draft.email or (person.email if person else ""),
    )


def _contract(session: Session, draft: TicketDraft, at: datetime) -> ContractRow | None:
    day = to_moscow(at).date()
    if draft.contract_id is not None:
        return contract(session, draft.contract_id, day)
    return contract_by_number(session, draft.contract_no, day) if draft.contract_no else None


def _judged(session: Session, draft: TicketDraft, at: datetime, found: ContractRow | None) -> Verdict | None:
    """The gate's answer; a refusal that nobody has overruled or recorded as such stops the saving."""
    if not is_gated(draft.kind):
        return None
    channel = CHANNEL_OF_GATE.get(Channel(draft.channel), "phone")
    question = GateQuestion(draft.line, draft.contract_no, draft.caller, at, channel)
    verdict = judge_call(session, question, found)
    if verdict.verdict == Answer.REFUSED and not draft.refused and not draft.override_reason:
        raise RuleError(
            verdict.sentence,
            todo=Text(
                QT_TRANSLATE_NOOP(
                    "models", "Record the call as refused, or say why it is taken all the same."
                )
            ),
            verdict=verdict,
        )
    return verdict


def _row(session: Session, draft: TicketDraft, at: datetime, verdict: Verdict | None) -> dict[str, Any]:
    """The draft as a row with the names and numbers of this day."""
    values = {
        name: getattr(draft, name) for name in ("kind", "subject", "grade", "lesson", "internet_lesson")
    }
    summary = summary_of(values | {"description": draft.description}) or draft.caller
    state = State.REFUSED if draft.refused else State.NEW
    parent = head_of(session, draft.parent_id) if draft.parent_id is not None else None
    return {
        "version": 1,
        "client_key": draft.client_key,
        "demo": False,
        "received_at": at,
        "recorded_at": now(session),
        "recorded_by": actor(session).name,
        "channel": Channel(draft.channel),
        "line": draft.line,
        "kind": Kind(draft.kind),
        "phase": Phase(draft.phase) if draft.phase else None,
        "effect": Effect(draft.effect) if draft.effect else None,
        "priority": Priority(draft.priority),
        "state": state,
        "state_since": at,
        "contract_id": draft.contract_id,
        "contract_no": draft.contract_no,
        "contract_key": contract_sort_key(draft.contract_no),
        "organisation_id": draft.organisation_id,
        "organisation": draft.organisation,
        "organisation_key": sort_key(draft.organisation),
        "person_id": draft.person_id,
        "caller": draft.caller,
        "caller_key": sort_key(draft.caller),
        "phone": draft.phone,
        "email": draft.email,
        "on_behalf_of": draft.on_behalf_of,
        "subject": draft.subject,
        "grade": draft.grade,
        "lesson": draft.lesson,
        "internet_lesson": draft.internet_lesson,
        "summary": summary,
        "summary_key": summary_key(summary),
        "description": draft.description,
        "gate": str(verdict.verdict) if verdict else "",
        "gate_reasons": kept(verdict) if verdict else None,
        "override_reason": draft.override_reason,
        "stopwatch_seconds": max(draft.stopwatch_seconds, 0),
        "parent_id": parent,
        "child_count": 0,
        "foreign_number": "",
    }
