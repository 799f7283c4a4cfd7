"""Whether the stored totals still are what the ledger proves; for `meo-console check`."""

from __future__ import annotations

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from models.contracts.tables import Contract
from models.hours.choices import LineKind, State
from models.hours.tables import Consultation, HoursLine, HoursYear, Participant
from models.text import QT_TRANSLATE_NOOP, Text


def check(session: Session) -> list[Text]:
    """Every place where the ledger of hours does not agree with itself, as sentences; empty when all is well."""
    return [
        *_totals(session),
        *_reservations(session),
        *_overlaps(session),
        *_reversals(session),
        *_consultations(session),
    ]


def _totals(session: Session) -> list[Text]:
    """Years whose totals are not the sums of their lines."""
    minutes = func.coalesce(func.sum(HoursLine.minutes), 0)
    over = func.coalesce(func.sum(HoursLine.excess), 0)
    statement = (
        select(Contract.number, HoursYear.first_day, HoursYear.used + HoursYear.excess, minutes)
        .join(Contract, Contract.id == HoursYear.contract_id)
        .outerjoin(HoursLine, HoursLine.year_id == HoursYear.id)
        .group_by(HoursYear.id, Contract.number)
        .having((HoursYear.used + HoursYear.excess != minutes) | (HoursYear.excess != over))
        .order_by(HoursYear.id)
    )
    return [
        Text(
            QT_TRANSLATE_NOOP(
                "models",
                "Contract {number}, year from {first}: the stored total is {stored} minutes, "
                "the lines add up to {proved}.",
            ),
            {"number": number, "first": first, "stored": stored, "proved": proved},
        )
        for number, first, stored, proved in session.execute(statement)
    ]


def _reservations(session: Session) -> list[Text]:
    """Years that reserve another number of minutes than their planned events."""
    promised = func.coalesce(func.sum(Participant.reserved), 0)
    statement = (
        select(Contract.number, HoursYear.first_day, HoursYear.reserved, promised)
        .join(Contract, Contract.id == HoursYear.contract_id)
        .outerjoin(Participant, Participant.year_id == HoursYear.id)
        .group_by(HoursYear.id, Contract.number)
        .having(HoursYear.reserved != promised)
        .order_by(HoursYear.id)
    )
    return [
        Text(
            QT_TRANSLATE_NOOP(
                "models",
                "Contract {number}, year from {first}: {stored} minutes are reserved, "
                "the planned events need {proved}.",
            ),
            {"number": number, "first": first, "stored": stored, "proved": proved},
        )
        for number, first, stored, proved in session.execute(statement)
    ]


def _overlaps(session: Session) -> list[Text]:
    """Contracts two of whose years have days in common."""
    other = aliased(HoursYear)
    statement = (
        select(Contract.number, HoursYear.first_day, other.first_day)
        .join(Contract, Contract.id == HoursYear.contract_id)
        .join(other, and_(other.contract_id == HoursYear.contract_id, other.first_day > HoursYear.first_day))
        .where(other.first_day <= HoursYear.last_day)
        .order_by(HoursYear.id)
    )
    return [
        Text(
            QT_TRANSLATE_NOOP(
                "models", "Contract {number}: the years from {first} and from {second} overlap."
            ),
            {"number": number, "first": first, "second": second},
        )
        for number, first, second in session.execute(statement)
    ]


def _reversals(session: Session) -> list[Text]:
    """Reversals that do not take back exactly the line they name."""
    back = aliased(HoursLine)
    statement = (
        select(back.id, HoursLine.id)
        .join(HoursLine, HoursLine.id == back.reverses_id)
        .where(
            (back.minutes != -HoursLine.minutes)
            | (back.year_id != HoursLine.year_id)
            | (HoursLine.kind != LineKind.CHARGE)
        )
        .order_by(back.id)
    )
    return [
        Text(
            QT_TRANSLATE_NOOP("models", "Ledger line {line} does not take back exactly line {other}."),
            {"line": line, "other": other},
        )
        for line, other in session.execute(statement)
    ]


def _consultations(session: Session) -> list[Text]:
    """Consultations that say another charge than their lines."""
    minutes = func.coalesce(func.sum(HoursLine.minutes), 0)
    statement = (
        select(Consultation.id, Consultation.charged, minutes)
        .outerjoin(HoursLine, HoursLine.consultation_id == Consultation.id)
        .group_by(Consultation.id)
        .having((Consultation.charged != minutes) | ((Consultation.state != State.HELD) & (minutes != 0)))
        .order_by(Consultation.id)
    )
    return [
        Text(
            QT_TRANSLATE_NOOP(
                "models", "Consultation {id} says that {stored} minutes were charged, its lines say {proved}."
            ),
            {"id": consultation, "stored": stored, "proved": proved},
        )
        for consultation, stored, proved in session.execute(statement)
    ]
