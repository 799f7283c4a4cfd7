"""Planned events: hours are reserved when planning, charged when held, given back when cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.agreement.readings import Readings
from models.errors import ConflictError, InputError, NotFound, RuleError
from models.hours.accounts import payer, year_state
from models.hours.choices import State
from models.hours.drafts import LONGEST, Attendee, ConsultationDraft, check, tidy
from models.hours.ledger import ENTITY, open_year, reserve
from models.hours.operations.recording import add_row, logged_before, refuse_pupil, with_school
from models.hours.operations.results import Logged
from models.hours.operations.seats import (
    Seat,
    attendees_of,
    charge_seats,
    divide_minutes,
    moment_of,
    payers,
    settle,
)
from models.hours.policy import Policy, policy_at
from models.hours.rules.judgement import judge
from models.hours.rules.shares import Share
from models.hours.rules.years import is_late, moscow_day
from models.hours.tables import Consultation, Participant
from models.storage.database import actor, now, record
from models.text import QT_TRANSLATE_NOOP, Text


def plan(session: Session, draft: ConsultationDraft, readings: Readings | None = None) -> Logged:
    """Plan a consultation or webinar and reserve its expected length; RuleError when the hours are not there."""
    draft = tidy(draft)
    at = moment_of(draft, session)
    policy = policy_at(readings or load_readings(session), at)
    refuse_pupil(draft.role, policy, at)
    check(draft)
    draft = with_school(session, draft)
    consultation = add_row(session, draft, at, State.PLANNED)
    if consultation is None:
        return logged_before(session, draft.client_key)
    attendees = attendees_of(draft)
    found = payers(session, attendees, moscow_day(at))
    attendance = [one.attendance for one in attendees]
    # Who will come is not known yet: shares by attendance are reserved as equal ones unless numbers were given.
    share = Share(draft.share) if draft.share != Share.ATTENDANCE or any(attendance) else Share.EQUAL
    minutes = divide_minutes(draft.minutes, attendance, share, policy.step)
    seats = [
        Seat(_participant(consultation, attendee, who.organisation_id, charged), who)
        for attendee, who, (_, charged) in zip(attendees, found, minutes, strict=True)
    ]
    for seat in sorted(seats, key=lambda seat: seat.payer.contract.id if seat.payer.contract else 0):
        session.add(seat.row)
        _reserve(session, consultation, seat, policy)
    return Logged(consultation.id, consultation.state)


def _participant(
    consultation: Consultation, attendee: Attendee, organisation_id: int | None, charged: int
) -> Participant:
    return Participant(
        consultation_id=consultation.id,
        organisation_id=organisation_id,
        contract_id=attendee.contract_id,
        attendance=attendee.attendance,
        reserved=0,
        minutes=0,
        charged=charged,
    )


def _reserve(session: Session, consultation: Consultation, seat: Seat, policy: Policy) -> None:
    """Promise the seat's minutes, or refuse with the sentence of the judgement."""
    contract, today = seat.payer.contract, moscow_day(now(session))
    if contract is None:
        verdict = judge(policy.edition, at=consultation.at, minutes=seat.row.charged, planned=True)
        raise RuleError(verdict.sentence, verdict=verdict)
    year = open_year(session, contract, moscow_day(consultation.at), policy.year, today)
    if not reserve(session, year.id, seat.row.charged):
        state = year_state(session, contract, consultation.at, policy.year, today)
        verdict = judge(
            policy.edition, at=consultation.at, account=state.account, minutes=seat.row.charged, planned=True
        )
        raise RuleError(verdict.sentence, verdict=verdict)
    seat.row.contract_id, seat.row.year_id, seat.row.reserved = contract.id, year.id, seat.row.charged
    record(session, ENTITY, contract.id, "reserved", {"minutes": seat.row.charged})


def hold(
    session: Session,
    consultation_id: int,
    minutes: int,
    *,
    attendance: Mapping[int, int] | None = None,
    at: datetime | None = None,
    reason: str = "",
    readings: Readings | None = None,
) -> Logged:
    """A planned event has taken place: give its reservation back and charge its actual length.

    `attendance` is by participant id. RuleError when it would exceed a quota and no `reason` is given, ConflictError
    when it is no longer planned, InputError for a senseless length.
    """
    consultation = planned(session, consultation_id)
    if not 1 <= minutes <= LONGEST:
        problem = Text(
            QT_TRANSLATE_NOOP("models", "Type how long it took: 90, 1:30, 1,5 ч or 1ч30, at most 24 hours.")
        )
        raise InputError({"minutes": problem})
    consultation.at = at or consultation.at
    consultation.state, consultation.minutes, consultation.reason = State.HELD, minutes, reason
    consultation.late = is_late(consultation.at, now(session))
    consultation.methodologist_id, consultation.methodologist = actor(session).id, actor(session).name
    session.flush()
    policy = policy_at(readings or load_readings(session), consultation.at)
    rows = participants(session, consultation_id)
    for row in rows:
        row.attendance = (attendance or {}).get(row.id, row.attendance)
    _give_back(session, rows)
    share = Share(consultation.share) if consultation.share else Share.EQUAL
    divided = divide_minutes(minutes, [row.attendance for row in rows], share, policy.step)
    seats = []
    for row, (real, charged) in zip(rows, divided, strict=True):
        who = payer(
            session,
            contract_id=row.contract_id,
            organisation_id=row.organisation_id,
            day=moscow_day(consultation.at),
        )
        row.minutes, row.charged, row.contract_id, row.year_id = real, charged, None, None
        seats.append(Seat(row, who))
    charges = charge_seats(session, consultation, seats, policy, reason=reason)
    unpaid = settle(consultation, seats, charges)
    return Logged(consultation.id, consultation.state, tuple(charges), unpaid, consultation.late)


def cancel(session: Session, consultation_id: int, reason: str = "") -> Logged:
    """Call a planned event off and give its hours back; ConflictError when it is no longer planned."""
    consultation = planned(session, consultation_id)
    consultation.state, consultation.reason = State.CANCELLED, reason
    _give_back(session, participants(session, consultation_id))
    return Logged(consultation.id, consultation.state)


def planned(session: Session, consultation_id: int) -> Consultation:
    """The planned consultation; NotFound when there is none, ConflictError when it was held or cancelled meanwhile."""
    consultation = session.get(Consultation, consultation_id)
    if consultation is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This consultation no longer exists.")))
    if consultation.state != State.PLANNED:
        raise ConflictError(Text(QT_TRANSLATE_NOOP("models", "This consultation is no longer planned.")))
    return consultation


def participants(session: Session, consultation_id: int) -> list[Participant]:
    """The participants in the order they were named."""
    statement = select(Participant).where(Participant.consultation_id == consultation_id)
    return list(session.scalars(statement.order_by(Participant.id)))


def _give_back(session: Session, rows: Iterable[Participant]) -> None:
    """Release what is reserved, in the order in which years are locked."""
    reserved = [
        row for row in rows if row.reserved and row.year_id is not None and row.contract_id is not None
    ]
    for row in sorted(reserved, key=lambda row: row.contract_id or 0):
        if row.year_id is not None and row.contract_id is not None:
            reserve(session, row.year_id, -row.reserved)
            record(session, ENTITY, row.contract_id, "released", {"minutes": row.reserved})
            row.reserved = 0
