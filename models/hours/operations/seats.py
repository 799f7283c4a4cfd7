"""Who takes part in a consultation and what each is charged: the steps that all operations have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.errors import InputError
from models.formats import joined
from models.hours.accounts import ContractFacts, Payer, payer
from models.hours.choices import Charging
from models.hours.drafts import Attendee, ConsultationDraft
from models.hours.ledger import Entry, open_year, post
from models.hours.operations.results import Charge
from models.hours.policy import Policy
from models.hours.rules.balance import rounded
from models.hours.rules.shares import Share, shared
from models.hours.rules.years import Period, moscow_day
from models.hours.tables import Consultation, Participant
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant and who pays for him."""

    row: Participant
    payer: Payer


def attendees_of(draft: ConsultationDraft) -> Sequence[Attendee]:
    """The participants: those named of a webinar, else the caller's school alone."""
    return draft.attendees if draft.is_webinar else (Attendee(draft.contract_id, draft.organisation_id, 1),)


def payers(session: Session, attendees: Iterable[Attendee], day: date) -> list[Payer]:
    """Who pays for each on `day`; InputError when two of them share a contract or a school."""
    found = [
        payer(session, contract_id=one.contract_id, organisation_id=one.organisation_id, day=day)
        for one in attendees
    ]
    known = [one.organisation_id for one in found if one.organisation_id is not None]
    if len(set(known)) < len(known):
        raise InputError({"attendees": Text(QT_TRANSLATE_NOOP("models", "A school is listed twice."))})
    return found


def divide_minutes(minutes: int, attendance: Sequence[int], share: Share, step: int) -> list[tuple[int, int]]:
    """(real, charged) minutes of each participant; InputError when attendance decides and nobody attended."""
    try:
        return list(
            zip(
                shared(minutes, attendance, share),
                shared(rounded(minutes, step), attendance, share),
                strict=True,
            )
        )
    except ValueError as error:
        problem = Text(QT_TRANSLATE_NOOP("models", "Say how many people of each school attended."))
        raise InputError({"attendance": problem}) from error


def charge_seats(
    session: Session, consultation: Consultation, seats: Iterable[Seat], policy: Policy, *, reason: str
) -> list[Charge]:
    """Post the seats that somebody pays for, in the order of the contracts so that no two posts deadlock."""
    paid = [
        (seat, seat.payer.contract)
        for seat in seats
        if seat.payer.contract is not None and seat.row.charged > 0
    ]
    charges = []
    for seat, contract in sorted(paid, key=lambda pair: pair[1].id if pair[1] else 0):
        if contract is not None:
            charges.append(_charge(session, consultation, seat, contract, policy, reason))
    return charges


def _charge(
    session: Session,
    consultation: Consultation,
    seat: Seat,
    contract: ContractFacts,
    policy: Policy,
    reason: str,
) -> Charge:
    today = moscow_day(now(session))
    year = open_year(session, contract, moscow_day(consultation.at), policy.year, today)
    seat.row.contract_id, seat.row.year_id = contract.id, year.id
    entry = Entry(
        year_id=year.id,
        contract_id=contract.id,
        consultation_id=consultation.id,
        at=consultation.at,
        minutes=seat.row.charged,
        real=max(seat.row.minutes, 1),
        edition=policy.edition.number,
        reading=joined([policy.reading, f"webinar={consultation.share}" if consultation.share else ""], "; "),
        late=moscow_day(consultation.at) < today,
        reason=reason,
        strict=not reason,
    )
    shown = Period(year.first_day, year.last_day).within(contract.period)
    posted = post(session, entry)
    return Charge(
        contract.id,
        contract.number,
        shown,
        posted.minutes,
        seat.row.minutes,
        posted.over,
        posted.balance,
        posted.line_id,
    )


def settle(consultation: Consultation, seats: Sequence[Seat], charges: Sequence[Charge]) -> tuple[str, ...]:
    """Note on the consultation how much was charged; returns the schools that nobody could be charged for."""
    consultation.charged += sum(charge.minutes for charge in charges)
    unpaid = tuple(
        seat.payer.school or consultation.organisation for seat in seats if seat.payer.contract is None
    )
    if not unpaid:
        consultation.charging = Charging.CHARGED
    else:
        consultation.charging = Charging.PARTLY if consultation.charged else Charging.UNCHARGED
    return unpaid


def moment_of(draft: ConsultationDraft, session: Session) -> datetime:
    """When it took place or will: as typed, else now."""
    return draft.at or now(session)
