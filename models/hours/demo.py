"""Sample data of the hours: consultations and webinars of the running contract years, from untouched to overspent."""

from __future__ import annotations

import random
import tomllib
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from importlib.resources import files
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.contracts.names import comparable
from models.contracts.rules import is_valid
from models.contracts.tables import Contract
from models.desk.demo import DemoPlan
from models.desk.operations import sign_in
from models.formats import MOSCOW, sort_key
from models.hours.accounts import ContractFacts, contracts_by_id, year_state
from models.hours.choices import Channel, Charging, Kind, LineKind, State
from models.hours.drafts import Attendee, ConsultationDraft
from models.hours.ledger import ENTITY
from models.hours.operations import add_topic, record_held, reverse
from models.hours.operations import plan as plan_event
from models.hours.rules.balance import excess, over_part
from models.hours.rules.callers import Person, Role
from models.hours.rules.years import Period, YearReading, moscow_day, plain_year
from models.hours.tables import Consultation, HoursLine, HoursYear, Participant, Topic
from models.storage.changes import EVERYTHING
from models.storage.database import Database, actor, record
from models.storage.journal import SYSTEM, Actor

MOST_CONTRACTS = 300
WEBINARS_HELD, WEBINARS_PLANNED, REVERSED, STRANGERS = 5, 3, 6, 4
SHARES = ((0.0, 0.06),) * 8 + ((0.08, 0.35),) * 6 + ((0.35, 0.7),) * 3
URGENT = ((0.8, 0.93), (0.96, 0.99), (1.0, 1.04))
"""(least, most): which part of the quota a contract has used by now; three of twenty need attention."""
WEBINAR = 100  # minutes of the longest one
BUSIEST_DAY = 60  # minutes: a contract that began yesterday has not used its year up
LENGTHS = (10, 15, 15, 20, 20, 25, 25, 30, 30, 40, 45, 60, 90)
ROLES = (Role.TEACHER,) * 7 + (Role.ADMINISTRATION,) * 2 + (Role.PARENT,)


@cache
def _words(name: str) -> dict[str, Any]:
    return tomllib.loads((files("resources") / "demo" / f"{name}.toml").read_text(encoding="utf-8"))


def fill(database: Database, plan: DemoPlan, progress: Callable[[int, int], object]) -> None:
    """Make the sample data up to the plan's moment; equal plans make equal data."""
    chance = random.Random(plan.seed)  # noqa: S311 (sample data, no secrets)
    people = [_sign_in(database, name) for name in _words("hours")["methodologists"]]
    for place, person in enumerate(people):
        part = partial(add_demo, seed=plan.seed + place, until=plan.until, part=place, parts=len(people))
        database.write(person, part)
    database.write(people[0], lambda session: _add_events(session, chance, plan.until))
    progress(1, 1)


def _sign_in(database: Database, name: str) -> Actor:
    return database.write(SYSTEM, partial(sign_in, name=name, role="methodologist", line="111")).value


def add_demo(session: Session, seed: int, until: datetime, part: int = 0, parts: int = 1) -> None:
    """Consultations of every `parts`-th contract that is valid at `until`, given by the present actor."""
    chance = random.Random(seed)  # noqa: S311 (sample data, no secrets)
    today = moscow_day(until)
    ids = list(session.scalars(select(Contract.id).order_by(Contract.id)))[
        part : MOST_CONTRACTS * parts : parts
    ]
    topics = {row.code: row.id for row in session.scalars(select(Topic).where(Topic.clause != ""))}
    valid = [one for one in contracts_by_id(session, ids).values() if is_valid(one.term, today)]
    # Those whose year has run longest come first: they are the ones that can have used it up.
    valid.sort(key=lambda one: (plain_year(one.term.starts_on, today, YearReading.CONTRACT).first, one.id))
    for place, contract in enumerate(valid):
        least, most = URGENT[place % 20] if place % 20 < len(URGENT) else chance.choice(SHARES)
        _add_year(
            session, chance, contract, topics, until, round(contract.quota * chance.uniform(least, most))
        )
    record(session, ENTITY, EVERYTHING, "demo")
    record(session, "consultation", EVERYTHING, "demo")


@dataclass(frozen=True, slots=True)
class _Call:
    at: datetime
    minutes: int


def _add_year(
    session: Session,
    chance: random.Random,
    contract: ContractFacts,
    topics: dict[str, int],
    until: datetime,
    wanted: int,
) -> None:
    """One contract's running year of about `wanted` minutes: consultations, lines in the order of posting, totals."""
    year = plain_year(contract.term.starts_on, moscow_day(until), YearReading.CONTRACT)
    calls = sorted(_calls(chance, year, until, wanted), key=lambda call: call.at)
    if not calls:
        return
    who = actor(session)
    rows = [_consultation(chance, contract, call, topics, who) for call in calls]
    numbers = _insert(session, Consultation, rows)
    total = sum(call.minutes for call in calls)
    beyond = excess(total, contract.quota)
    (year_id,) = _insert(
        session,
        HoursYear,
        [
            {
                "contract_id": contract.id,
                "first_day": year.first,
                "last_day": year.last,
                "anchor": contract.term.starts_on,
                "reading": YearReading.CONTRACT.value,
                "quota": contract.quota,
                "used": total - beyond,
                "excess": beyond,
                "reserved": 0,
            }
        ],
    )
    _insert(
        session,
        Participant,
        [_seat(number, contract, year_id, call) for number, call in zip(numbers, calls, strict=True)],
    )
    session.execute(insert(HoursLine), list(_lines(chance, contract, year_id, numbers, calls, who)))


def _calls(chance: random.Random, year: Period, until: datetime, wanted: int) -> Iterator[_Call]:
    """Calls on working days that add up to `wanted` minutes, or to what a young year can have seen."""
    days = list(_working_days(year, moscow_day(until) - timedelta(days=1)))
    wanted = min(wanted, len(days) * BUSIEST_DAY)
    while wanted > 0 and days:
        minutes = min(chance.choice(LENGTHS), max(wanted, 5))
        wanted -= minutes
        day = chance.choice(days)
        clock = time(chance.randrange(9, 18), chance.randrange(0, 60, 5))
        yield _Call(datetime.combine(day, clock, MOSCOW), minutes)


def _working_days(year: Period, last: date) -> Iterator[date]:
    day = year.first
    while day <= min(last, year.last):
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def _consultation(
    chance: random.Random, contract: ContractFacts, call: _Call, topics: dict[str, int], who: Actor
) -> dict[str, Any]:
    topic = chance.choice(_words("hours")["topic"])
    person = _person(chance)
    mail = chance.random() < 0.2
    late = chance.random() < 0.05
    question = chance.choice(topic["questions"])
    answer = chance.choice(topic["answers"])
    place = f"{contract.organisation} {contract.locality} {contract.region}"
    return {
        "client_key": str(uuid.UUID(int=chance.getrandbits(128))),
        "demo": True,
        "at": call.at,
        "recorded_at": call.at + (timedelta(days=1) if late else timedelta(minutes=call.minutes)),
        "late": late,
        "kind": Kind.EMAIL if mail else Kind.INDIVIDUAL,
        "state": State.HELD,
        "charging": Charging.CHARGED,
        "line": "132" if chance.random() < 0.4 else "111",
        "channel": Channel.MAIL if mail else Channel.PHONE,
        "topic_id": topics[topic["code"]],
        "methodologist_id": who.id,
        "methodologist": who.name,
        "surname": person.surname,
        "name": person.name,
        "patronymic": person.patronymic,
        "caller_key": sort_key(person.full_name),
        "role": chance.choice(ROLES),
        "organisation_id": contract.organisation_id,
        "organisation": contract.organisation,
        "locality": contract.locality,
        "region": contract.region,
        "place_key": sort_key(place),
        "question": question,
        "answer": answer,
        "raw_seconds": call.minutes * 60 + chance.randrange(-29, 30),
        "expected": 0,
        "minutes": call.minutes,
        "charged": call.minutes,
        "share": "",
        "reason": "",
        "search_text": comparable(f"{person.full_name} {place} {question} {answer}"),
        "version": 1,
    }


def _person(chance: random.Random) -> Person:
    words = _words("registry")
    sex = "f" if chance.random() < 0.85 else "m"
    return Person(*(chance.choice(words[f"{part}_{sex}"]) for part in ("surnames", "names", "patronymics")))


def _seat(number: int, contract: ContractFacts, year_id: int, call: _Call) -> dict[str, Any]:
    return {
        "consultation_id": number,
        "organisation_id": contract.organisation_id,
        "contract_id": contract.id,
        "year_id": year_id,
        "attendance": 1,
        "reserved": 0,
        "minutes": call.minutes,
        "charged": call.minutes,
    }


def _lines(
    chance: random.Random,
    contract: ContractFacts,
    year_id: int,
    numbers: Sequence[int],
    calls: Sequence[_Call],
    who: Actor,
) -> Iterator[dict[str, Any]]:
    total = 0
    excuses: list[str] = _words("hours")["excuses"]
    for number, call in zip(numbers, calls, strict=True):
        over = over_part(total, call.minutes, contract.quota)
        total += call.minutes
        yield {
            "year_id": year_id,
            "consultation_id": number,
            "kind": LineKind.CHARGE,
            "at": call.at,
            "recorded_at": call.at + timedelta(minutes=call.minutes),
            "late": False,
            "real": call.minutes,
            "minutes": call.minutes,
            "excess": over,
            "reverses_id": None,
            "edition": "1",
            "reading": "year=contract; rounding=exact",
            "actor_id": who.id,
            "actor_name": who.name,
            "reason": chance.choice(excuses) if over else "",
        }


def _insert(session: Session, table: Any, rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows in bulk; their ids in the order given."""
    statement = insert(table).returning(table.id, sort_by_parameter_order=True)
    return list(session.scalars(statement, rows))


# -- what happens seldom: through the operations themselves ---------------------------------------------------


def _add_events(session: Session, chance: random.Random, until: datetime) -> None:
    """Webinars held and planned, reversals, callers of schools without a contract, topics of the desk's own."""
    words = _words("hours")
    for title in words["own_topics"]:
        add_topic(session, title)
    today = moscow_day(until)
    ids = list(session.scalars(select(Contract.id).order_by(Contract.id).limit(MOST_CONTRACTS)))
    valid = [one for one in contracts_by_id(session, ids).values() if is_valid(one.term, today)]
    for number, title in enumerate(words["webinars"]["titles"]):
        if len(valid) >= 4:
            days = -7 * (WEBINARS_HELD - number) if number < WEBINARS_HELD - 2 else 5 + 7 * number
            _webinar(session, chance, valid, title, until + timedelta(days=days), until)
    for _ in range(STRANGERS):
        _stranger(session, chance, until)
    given = select(Consultation.id).where(Consultation.demo, Consultation.kind != Kind.WEBINAR)
    recent = list(session.scalars(given.order_by(Consultation.at.desc()).limit(60)))
    for number in chance.sample(recent, min(REVERSED, len(recent))):
        reverse(session, number, chance.choice(words["reversals"]))


def _webinar(
    session: Session,
    chance: random.Random,
    valid: Sequence[ContractFacts],
    title: str,
    at: datetime,
    until: datetime,
) -> None:
    day = moscow_day(at)
    free = [one for one in valid if is_valid(one.term, day) and _left(session, one, day) >= WEBINAR]
    chosen = {one.organisation_id: one for one in chance.sample(free, min(len(free), chance.randrange(3, 8)))}
    if not chosen:
        return
    draft = ConsultationDraft(
        client_key=str(uuid.UUID(int=chance.getrandbits(128))),
        at=at.astimezone(MOSCOW).replace(hour=15, minute=0, second=0, microsecond=0),
        kind=Kind.WEBINAR,
        channel=Channel.VIDEO,
        topic=chance.choice(["процесс", "карты", "оценивание"]),
        question=title,
        minutes=chance.choice([60, 90, WEBINAR]),
        attendees=tuple(Attendee(one.id, None, chance.randrange(4, 30)) for one in chosen.values()),
        share=chance.choice(["equal", "equal", "attendance"]),
        reason="вебинар по плану отдела",
        demo=True,
    )
    if at <= until:
        record_held(session, draft)
    else:
        plan_event(session, draft)


def _left(session: Session, contract: ContractFacts, day: date) -> int:
    return year_state(session, contract, day, YearReading.CONTRACT, day).balance.left


def _stranger(session: Session, chance: random.Random, until: datetime) -> None:
    """Somebody from a school that has no contract: logged, not charged."""
    school = chance.choice(_words("hours")["strangers"])
    person = _person(chance)
    record_held(
        session,
        ConsultationDraft(
            client_key=str(uuid.UUID(int=chance.getrandbits(128))),
            at=until - timedelta(days=chance.randrange(1, 25), hours=chance.randrange(0, 5)),
            topic="процесс",
            surname=person.surname,
            name=person.name,
            patronymic=person.patronymic,
            organisation=school["name"],
            locality=school["locality"],
            region=school["region"],
            question="Можно ли получить консультацию до подписания договора",
            minutes=chance.choice(LENGTHS),
            demo=True,
        ),
    )
