"""Charging afterwards what was logged without a contract, once a renewed or replaced contract covers its day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.agreement.readings import Readings
from models.errors import NotFound, RuleError
from models.hours.accounts import Payer, bindable, contracts_of, known_school
from models.hours.choices import State
from models.hours.operations.planning import participants
from models.hours.operations.results import Logged
from models.hours.operations.seats import Seat, charge_seats, settle
from models.hours.policy import policy_at
from models.hours.rules.judgement import NO_CONTRACT
from models.hours.rules.years import moscow_day
from models.hours.tables import Consultation
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP, Text


def bind(
    session: Session, consultation_id: int, reason: str = "", readings: Readings | None = None
) -> Logged:
    """Charge the uncharged shares of a held consultation to the contract that covers its day; marked as late.

    RuleError when no contract covers it, or when a quota would be exceeded and no `reason` is given.
    """
    consultation = session.get(Consultation, consultation_id)
    if consultation is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This consultation no longer exists.")))
    day, today = moscow_day(consultation.at), moscow_day(now(session))
    policy = policy_at(readings or load_readings(session), consultation.at)
    rows = participants(session, consultation_id)
    seats = []
    for row in rows:
        if row.year_id is None and row.charged > 0 and consultation.state == State.HELD:
            school = row.organisation_id or known_school(
                session, consultation.organisation, consultation.locality, consultation.region
            )
            contract = bindable(contracts_of(session, school), day, today) if school is not None else None
            row.organisation_id = school
            seats.append(Seat(row, Payer(school, contract.organisation if contract else "", contract)))
    if not any(seat.payer.contract for seat in seats):
        raise RuleError(NO_CONTRACT)
    charges = charge_seats(session, consultation, seats, policy, reason=reason)
    unpaid = settle(consultation, seats, charges)
    return Logged(consultation.id, consultation.state, tuple(charges), unpaid, late=True)
