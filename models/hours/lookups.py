"""What the consultation form asks while somebody types: schools, earlier callers, topics, the hours that are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.agreement.verdict import Verdict
from models.contracts.names import comparable
from models.contracts.sql import Contains
from models.contracts.tables import Contract, Organisation, Person
from models.formats import fold, joined, sort_key
from models.hours.accounts import ContractFacts, Payer, YearState, bindable, contracts_of, payer, year_state
from models.hours.choices import Charging, State
from models.hours.policy import policy_at
from models.hours.rules.callers import Role
from models.hours.rules.judgement import judge
from models.hours.rules.shares import Share
from models.hours.rules.years import moscow_day
from models.hours.tables import Consultation, HoursLine, Participant, Topic
from models.storage.database import now

SHORTEST = 2
SCHOOLS_AT_ONCE = 20
CALLERS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class School:
    """A school of the registry as a list offers it: name and place tell two «Гимназия № 1» apart."""

    id: int
    name: str
    locality: str
    region: str

    @property
    def place(self) -> str:
        """«Пермь, Пермский край»."""
        return joined((self.locality, self.region), ", ")


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who has called before, or a responsible person, with the school they belong to."""

    name: str
    role: str
    school: School | None


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic as a list offers it."""

    id: int
    code: str
    title: str
    clause: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a school stands for a consultation: who pays, its year, and the verdict to show beside the form."""

    payer: Payer
    state: YearState | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Bindable:
    """A consultation nobody was charged for, and the contract that covers its day by now."""

    consultation_id: int
    at: datetime
    organisation: str
    caller: str
    minutes: int
    contract: str


def topics(session: Session) -> list[TopicRow]:
    """The topics that are offered: those of the agreement first, then the desk's own."""
    statement = select(Topic.id, Topic.code, Topic.title, Topic.clause).where(Topic.active)
    return [TopicRow(*row) for row in session.execute(statement.order_by(Topic.clause == "", Topic.id))]


def schools(session: Session, typed: str) -> list[School]:
    """Schools whose name, locality, region or contract holds every word typed; those that begin so come first."""
    words = comparable(typed).split()
    if sum(map(len, words)) < SHORTEST:
        return []
    statement = select(Organisation.id, Organisation.name, Organisation.locality, Organisation.region)
    for word in words:
        by_contract = select(Contract.organisation_id).where(Contains(Contract.number_key, word))
        statement = statement.where(
            or_(Contains(Organisation.identity, word), Organisation.id.in_(by_contract))
        )
    begins = Organisation.identity.startswith(words[0], autoescape=True)
    statement = statement.order_by(begins.desc(), Organisation.name_key, Organisation.id)
    return [School(*row) for row in session.execute(statement.limit(SCHOOLS_AT_ONCE))]


def school(session: Session, organisation_id: int) -> School | None:
    """One school of the registry."""
    found = session.get(Organisation, organisation_id)
    return School(found.id, found.name, found.locality, found.region) if found else None


def callers(session: Session, typed: str) -> list[Caller]:
    """People whose name begins with what was typed: earlier callers, the newest first, then responsible persons."""
    if len(fold(typed)) < SHORTEST:
        return []
    earlier = _earlier_callers(session, typed)
    known = {(fold(one.name), one.school.id if one.school else None) for one in earlier}
    persons = [
        one
        for one in _responsible_persons(session, typed)
        if (fold(one.name), one.school.id if one.school else None) not in known
    ]
    return [*earlier, *persons][:CALLERS_AT_ONCE]


def _earlier_callers(session: Session, typed: str) -> list[Caller]:
    last = (
        select(func.max(Consultation.id))
        .where(Consultation.caller_key.startswith(sort_key(typed), autoescape=True))
        .group_by(Consultation.caller_key, Consultation.place_key)
    )
    statement = (
        select(Consultation, Organisation)
        .outerjoin(Organisation, Organisation.id == Consultation.organisation_id)
        .where(Consultation.id.in_(last))
        .order_by(Consultation.id.desc())
        .limit(CALLERS_AT_ONCE)
    )
    return [
        Caller(
            joined((asked.surname, asked.name, asked.patronymic or "нет"), " "),
            asked.role,
            School(owner.id, owner.name, owner.locality, owner.region) if owner else None,
        )
        for asked, owner in session.execute(statement)
    ]


def _responsible_persons(session: Session, typed: str) -> list[Caller]:
    statement = (
        select(Person.name, Organisation)
        .join(Organisation, Organisation.id == Person.organisation_id)
        .where(Person.name_sort.startswith(sort_key(typed), autoescape=True))
        .order_by(Person.name_sort, Person.id)
        .limit(CALLERS_AT_ONCE)
    )
    return [
        Caller(name, Role.ADMINISTRATION, School(owner.id, owner.name, owner.locality, owner.region))
        for name, owner in session.execute(statement)
    ]


def standing(
    session: Session,
    *,
    organisation_id: int | None,
    at: datetime | None,
    role: Role | None,
    minutes: int = 0,
    planned: bool = False,
) -> Standing:
    """Who pays for a consultation of the school at `at` (None: now), what is left, and whether it may be given."""
    moment = at or now(session)
    policy = policy_at(load_readings(session), moment)
    who = payer(session, organisation_id=organisation_id, day=moscow_day(moment))
    today = moscow_day(now(session))
    asks = role is not Role.PUPIL  # of a child's school nothing needs to be known
    state = year_state(session, who.contract, moment, policy.year, today) if who.contract and asks else None
    verdict = judge(
        policy.edition,
        at=moment,
        role=role,
        account=state.account if state else None,
        minutes=minutes,
        planned=planned,
    )
    return Standing(who, state, verdict)


def bindables(session: Session, organisation_id: int | None = None) -> list[Bindable]:
    """Consultations that were not charged and now could be: their day is covered by a contract, newest first."""
    statement = (
        select(Consultation, Participant.organisation_id, Participant.charged)
        .join(Participant, Participant.consultation_id == Consultation.id)
        .where(
            Consultation.state == State.HELD,
            Consultation.charging.in_([Charging.UNCHARGED, Charging.PARTLY]),
            Participant.year_id.is_(None),
            Participant.charged > 0,
            Participant.organisation_id.is_not(None),
        )
        .order_by(Consultation.at.desc(), Consultation.id.desc())
    )
    if organisation_id is not None:
        statement = statement.where(Participant.organisation_id == organisation_id)
    today = moscow_day(now(session))
    known: dict[int, list[ContractFacts]] = {}
    found = []
    for asked, owner, minutes in session.execute(statement):
        contracts = known.setdefault(owner or 0, contracts_of(session, owner or 0))
        contract = bindable(contracts, moscow_day(asked.at), today)
        if contract is not None:
            caller = joined((asked.surname, asked.name, asked.patronymic), " ")
            found.append(
                Bindable(asked.id, asked.at, contract.organisation, caller, minutes, contract.number)
            )
    return found


def usual_share(session: Session) -> Share:
    """How webinars are charged as the agreement is read now."""
    return policy_at(load_readings(session), now(session)).share


def methodologists(session: Session) -> list[str]:
    """Everybody who has entered a line of the ledger, by name."""
    return list(session.scalars(select(HoursLine.actor_name).distinct().order_by(HoursLine.actor_name)))


def counts(session: Session) -> dict[str, int]:
    """How many records stand behind each view of the page."""
    planned = select(func.count()).where(Consultation.state == State.PLANNED)
    uncharged = select(func.count()).where(
        Consultation.state == State.HELD, Consultation.charging.in_([Charging.UNCHARGED, Charging.PARTLY])
    )
    return {
        "planned": session.execute(planned).scalar_one(),
        "uncharged": session.execute(uncharged).scalar_one(),
    }
