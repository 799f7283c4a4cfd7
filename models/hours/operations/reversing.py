"""Сторно: a consultation's lines are taken back by new lines; nothing is ever changed or removed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.agreement.readings import Readings
from models.errors import ConflictError, InputError, NotFound, RuleError
from models.formats import clean_spaces
from models.hours.accounts import contracts_by_id
from models.hours.choices import LineKind, State
from models.hours.drafts import ConsultationDraft
from models.hours.ledger import reverse_line
from models.hours.operations.recording import record_held
from models.hours.operations.results import Charge, Logged
from models.hours.rules.years import Period
from models.hours.tables import Consultation, HoursLine, HoursYear
from models.text import QT_TRANSLATE_NOOP, Text


def reverse(session: Session, consultation_id: int, reason: str) -> Logged:
    """Take back every line of a held consultation, all or none; a reason is needed (InputError).

    ConflictError when a colleague has reversed it already, RuleError when it was never held.
    """
    if not clean_spaces(reason):
        raise InputError({"reason": Text(QT_TRANSLATE_NOOP("models", "Say why it is reversed."))})
    consultation = session.get(Consultation, consultation_id)
    if consultation is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This consultation no longer exists.")))
    if consultation.state == State.REVERSED:
        raise ConflictError(Text(QT_TRANSLATE_NOOP("models", "This consultation is already reversed.")))
    if consultation.state != State.HELD:
        raise RuleError(
            Text(QT_TRANSLATE_NOOP("models", "Only a consultation that was given can be reversed.")),
            todo=Text(QT_TRANSLATE_NOOP("models", "Cancel it instead.")),
        )
    # The row's version makes the second of two colleagues fail here, before any line is written.
    consultation.state, consultation.charged = State.REVERSED, 0
    session.flush()
    charges = [
        _take_back(session, line, year, reason) for line, year in _open_lines(session, consultation_id)
    ]
    return Logged(consultation.id, consultation.state, tuple(charges))


def _open_lines(session: Session, consultation_id: int) -> list[tuple[HoursLine, HoursYear]]:
    """The charges of a consultation that nobody has reversed, in the order in which years are locked."""
    back = aliased(HoursLine)
    statement = (
        select(HoursLine, HoursYear)
        .join(HoursYear, HoursYear.id == HoursLine.year_id)
        .outerjoin(back, back.reverses_id == HoursLine.id)
        .where(
            HoursLine.consultation_id == consultation_id,
            HoursLine.kind == LineKind.CHARGE,
            back.id.is_(None),
        )
        .order_by(HoursYear.contract_id, HoursLine.id)
    )
    return [(line, year) for line, year in session.execute(statement)]


def _take_back(session: Session, line: HoursLine, year: HoursYear, reason: str) -> Charge:
    posted = reverse_line(session, line, year.contract_id, clean_spaces(reason))
    contract = contracts_by_id(session, [year.contract_id])[year.contract_id]
    shown = Period(year.first_day, year.last_day).within(contract.period)
    return Charge(
        contract.id,
        contract.number,
        shown,
        posted.minutes,
        -line.real,
        posted.over,
        posted.balance,
        posted.line_id,
    )


def correct(
    session: Session,
    consultation_id: int,
    draft: ConsultationDraft,
    reason: str,
    readings: Readings | None = None,
) -> Logged:
    """Reverse a consultation and record it anew as it should have been; both stay visible."""
    reverse(session, consultation_id, reason)
    logged = record_held(session, draft, readings)
    row = session.get(Consultation, logged.consultation_id)
    if row is not None:
        row.corrects_id = consultation_id
    return logged
