"""One consultation with everything that belongs to it: participants, lines, what corrects what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contracts.tables import Contract, Organisation
from models.errors import NotFound
from models.formats import joined
from models.hours.choices import State
from models.hours.lookups import School
from models.hours.tables import Consultation, HoursLine, HoursYear, Participant, Topic
from models.text import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant: the school, the contract charged (or reserved), minutes of its share."""

    id: int
    school: School | None
    contract_id: int | None
    contract: str
    attendance: int
    reserved: int
    minutes: int
    charged: int
    is_charged: bool


@dataclass(frozen=True, slots=True)
class Posting:
    """A line of the ledger that this consultation has written."""

    id: int
    contract: str
    minutes: int
    over: int
    reverses_id: int | None
    recorded_at: datetime
    actor: str
    edition: str
    reading: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A consultation as its panel shows it."""

    id: int
    at: datetime
    recorded_at: datetime
    late: bool
    kind: str
    state: str
    charging: str
    line: str
    channel: str
    topic_id: int
    topic: str
    methodologist: str
    surname: str
    name: str
    patronymic: str
    role: str
    school: School | None
    organisation: str
    locality: str
    region: str
    question: str
    answer: str
    raw_seconds: int | None
    expected: int
    minutes: int
    charged: int
    share: str
    reason: str
    corrects_id: int | None
    corrected_by: int | None
    seats: tuple[Seat, ...]
    postings: tuple[Posting, ...]

    @property
    def caller(self) -> str:
        """Full name of whoever asked; empty for a webinar without a caller."""
        return joined((self.surname, self.name, self.patronymic), " ")

    @property
    def is_planned(self) -> bool:
        """Whether it still is to take place."""
        return self.state == State.PLANNED

    @property
    def is_held(self) -> bool:
        """Whether it was given and stands."""
        return self.state == State.HELD

    @property
    def has_uncharged(self) -> bool:
        """Whether somebody's share was charged to nobody."""
        return self.is_held and any(seat.charged and not seat.is_charged for seat in self.seats)


def record_of(session: Session, consultation_id: int) -> Record:
    """Everything about one consultation; raises NotFound."""
    row = session.get(Consultation, consultation_id)
    if row is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This consultation no longer exists.")))
    owner = session.get(Organisation, row.organisation_id) if row.organisation_id else None
    topic = session.get(Topic, row.topic_id)
    corrected = select(Consultation.id).where(Consultation.corrects_id == row.id)
    plain = {
        name: getattr(row, name)
        for name in (
            *("id", "at", "recorded_at", "late", "kind", "state", "charging", "line", "channel", "topic_id"),
            *("methodologist", "surname", "name", "patronymic", "role", "organisation", "locality", "region"),
            *("question", "answer", "raw_seconds", "expected", "minutes", "charged", "share", "reason"),
            "corrects_id",
        )
    }
    return Record(
        **plain,
        topic=topic.title if topic else "",
        school=School(owner.id, owner.name, owner.locality, owner.region) if owner else None,
        corrected_by=session.scalars(corrected).first(),
        seats=_seats(session, row.id),
        postings=_postings(session, row.id),
    )


def _seats(session: Session, consultation_id: int) -> tuple[Seat, ...]:
    statement = (
        select(Participant, Organisation, Contract.number)
        .outerjoin(Organisation, Organisation.id == Participant.organisation_id)
        .outerjoin(Contract, Contract.id == Participant.contract_id)
        .where(Participant.consultation_id == consultation_id)
        .order_by(Participant.id)
    )
    return tuple(
        Seat(
            seat.id,
            School(owner.id, owner.name, owner.locality, owner.region) if owner else None,
            seat.contract_id,
            number or "",
            seat.attendance,
            seat.reserved,
            seat.minutes,
            seat.charged,
            seat.year_id is not None,
        )
        for seat, owner, number in session.execute(statement)
    )


def _postings(session: Session, consultation_id: int) -> tuple[Posting, ...]:
    statement = (
        select(HoursLine, Contract.number)
        .join(HoursYear, HoursYear.id == HoursLine.year_id)
        .join(Contract, Contract.id == HoursYear.contract_id)
        .where(HoursLine.consultation_id == consultation_id)
        .order_by(HoursLine.id)
    )
    return tuple(
        Posting(
            line.id,
            number,
            line.minutes,
            line.excess,
            line.reverses_id,
            line.recorded_at,
            line.actor_name,
            line.edition,
            line.reading,
            line.reason,
        )
        for line, number in session.execute(statement)
    )


def consultation_of_line(session: Session, line_id: int) -> int | None:
    """The consultation behind a line; None for a line that changed a quota."""
    return session.scalars(select(HoursLine.consultation_id).where(HoursLine.id == line_id)).one_or_none()
