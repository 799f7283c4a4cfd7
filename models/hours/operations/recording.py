"""Recording a consultation that was given: the row, its participants and the lines that charge it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.agreement.readings import Readings
from models.contracts.names import comparable
from models.contracts.tables import Organisation
from models.errors import RuleError
from models.formats import sort_key
from models.hours.accounts import known_school
from models.hours.choices import State
from models.hours.drafts import ConsultationDraft, check, stored_patronymic, tidy
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
from models.hours.operations.topics import topic_of
from models.hours.policy import Policy, policy_at
from models.hours.rules.callers import Person, Role
from models.hours.rules.judgement import judge
from models.hours.rules.shares import Share
from models.hours.rules.years import is_late, moscow_day
from models.hours.tables import Consultation, Participant
from models.storage.database import actor, now


def record_held(session: Session, draft: ConsultationDraft, readings: Readings | None = None) -> Logged:
    """Record a consultation that was given and charge it to the contracts valid on its day.

    Without a `reason` whatever would exceed a quota is refused (RuleError); with one it is recorded beyond the quota.
    A pupil is refused (RuleError), fields that are missing are named (InputError). Saving the same `client_key` again
    changes nothing.
    """
    draft = tidy(draft)
    at = moment_of(draft, session)
    policy = policy_at(readings or load_readings(session), at)
    refuse_pupil(draft.role, policy, at)
    check(draft)
    draft = with_school(session, draft)
    consultation = add_row(session, draft, at, State.HELD)
    if consultation is None:
        return logged_before(session, draft.client_key)
    attendees = attendees_of(draft)
    found = payers(session, attendees, moscow_day(at))
    minutes = divide_minutes(
        draft.minutes, [one.attendance for one in attendees], Share(draft.share), policy.step
    )
    seats = []
    for attendee, who, (real, charged) in zip(attendees, found, minutes, strict=True):
        row = Participant(
            consultation_id=consultation.id,
            organisation_id=who.organisation_id,
            attendance=attendee.attendance,
            reserved=0,
            minutes=real,
            charged=charged,
        )
        session.add(row)
        seats.append(Seat(row, who))
    charges = charge_seats(session, consultation, seats, policy, reason=draft.reason)
    unpaid = settle(consultation, seats, charges)
    return Logged(consultation.id, consultation.state, tuple(charges), unpaid, consultation.late)


def refuse_pupil(role: str, policy: Policy, at: datetime) -> None:
    """Raise RuleError for a pupil; whoever asks counts him and keeps no name."""
    if role == Role.PUPIL:
        verdict = judge(policy.edition, at=at, role=Role.PUPIL)
        raise RuleError(verdict.sentence, safe=None, verdict=verdict)


def with_school(session: Session, draft: ConsultationDraft) -> ConsultationDraft:
    """The draft with the id of the school, where what was typed is just what the registry calls it."""
    if draft.organisation_id is not None or draft.contract_id is not None or not draft.organisation:
        return draft
    found = known_school(session, draft.organisation, draft.locality, draft.region)
    return replace(draft, organisation_id=found)


def add_row(session: Session, draft: ConsultationDraft, at: datetime, state: State) -> Consultation | None:
    """Insert the consultation; None when this very draft was saved before, perhaps by a try that seemed to fail."""
    if _saved(session, draft.client_key) is not None:
        return None
    row = _row(session, draft, at, state)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        if _saved(session, draft.client_key) is None:
            raise
        return None
    return row


def _saved(session: Session, client_key: str) -> int | None:
    return session.scalars(select(Consultation.id).where(Consultation.client_key == client_key)).one_or_none()


def logged_before(session: Session, client_key: str) -> Logged:
    """What was answered when the draft was saved the first time, without its lines."""
    row = session.scalars(select(Consultation).where(Consultation.client_key == client_key)).one()
    return Logged(row.id, row.state, late=row.late, repeated=True)


def _row(session: Session, draft: ConsultationDraft, at: datetime, state: State) -> Consultation:
    """The draft as a row: names, school and methodologist as they are on this day."""
    who = actor(session)
    person = Person(draft.surname, draft.name, stored_patronymic(draft))
    name, locality, region, organisation_id = _school(session, draft, at)
    held = state is State.HELD
    return Consultation(
        client_key=draft.client_key,
        demo=draft.demo,
        at=at,
        recorded_at=now(session),
        late=held and is_late(at, now(session)),
        kind=draft.kind,
        state=state,
        charging="",
        line=draft.line,
        channel=draft.channel,
        topic_id=topic_of(session, draft.topic),
        methodologist_id=who.id,
        methodologist=who.name,
        surname=person.surname,
        name=person.name,
        patronymic=person.patronymic,
        caller_key=sort_key(person.full_name),
        role=draft.role if person.surname else "",
        organisation_id=organisation_id,
        organisation=name,
        locality=locality,
        region=region,
        place_key=sort_key(f"{name} {locality} {region}"),
        question=draft.question,
        answer=draft.answer,
        raw_seconds=draft.raw_seconds,
        expected=0 if held else draft.minutes,
        minutes=draft.minutes if held else 0,
        charged=0,
        share=draft.share if draft.is_webinar else "",
        reason=draft.reason,
        search_text=comparable(
            f"{person.full_name} {name} {locality} {region} {draft.question} {draft.answer}"
        ),
    )


def _school(session: Session, draft: ConsultationDraft, at: datetime) -> tuple[str, str, str, int | None]:
    """Name, locality, region and id of the caller's school: from the registry where it is known, else as told."""
    organisation_id = draft.organisation_id
    if organisation_id is None and not draft.is_webinar:
        organisation_id = payers(session, attendees_of(draft), moscow_day(at))[0].organisation_id
    known = session.get(Organisation, organisation_id) if organisation_id is not None else None
    if known is None:
        return draft.organisation, draft.locality, draft.region, None
    return known.name, known.locality or draft.locality, known.region or draft.region, known.id
