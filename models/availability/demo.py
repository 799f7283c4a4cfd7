"""Sample data: two years of three components with faults of every kind, announced works, and latency."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.agreement.readings import Readings
from models.availability.drafts import ComponentDraft, WorksDraft
from models.availability.evidence import evidence, link_tickets
from models.availability.instants import DAY, HOUR, MINUTE, SECOND, from_us, moscow, to_us, year_bounds
from models.availability.latency import empty_minutes, pack
from models.availability.operations import add_component, announce_works, length_seconds
from models.availability.register import MONITOR
from models.availability.states import State, Zone
from models.availability.tables import LatencyHour, Outage, Probe, Span
from models.availability.terms import terms_of
from models.availability.windows import windows
from models.desk.demo import DemoPlan
from models.formats import sort_key
from models.storage.database import Database
from models.storage.journal import SYSTEM

INTERVAL = 30 * SECOND
MINUTES_FOR = 14 * DAY
"""For so long before the end latency is kept by the minute; further back by the hour."""


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    target: str
    latency: float
    faults: int  # a year


PARTS = (
    _Part("Система", "https://platform.example/health", 240.0, 14),
    _Part("БД", "https://content.example/health", 130.0, 7),
    _Part("Канал ЦОД", "edge.example:443", 18.0, 4),
)
CAUSES = (
    (Zone.SYSTEM, "Обновление платформы: откат неудачной версии"),
    (Zone.SYSTEM, "Исчерпан пул соединений с базой данных"),
    (Zone.SYSTEM, "Переполнен диск журналов"),
    (Zone.DATA_CENTRE, "Отказ хранилища в ЦОД"),
    (Zone.DATA_CENTRE, "Авария электропитания в ЦОД"),
    (Zone.DATA_CENTRE, "Замена сетевого коммутатора в ЦОД"),
    (Zone.OUTSIDE, "Авария магистрального провайдера"),
    (Zone.OUTSIDE, "Истёк домен у регистратора"),
    (Zone.CLIENT, "Фильтр трафика в школьной сети региона"),
    (Zone.SYSTEM, ""),
)
WORKS = (
    "Плановое обновление платформы",
    "Обслуживание базы образовательных ресурсов",
    "Замена оборудования в ЦОД",
)


def fill(database: Database, plan: DemoPlan, progress: Callable[[int, int], object]) -> None:
    """Make the sample data up to the plan's moment; equal plans make equal data."""
    database.write(SYSTEM, lambda session: add_demo(session, plan.seed, plan.until))
    database.write(SYSTEM, _link_evidence)
    progress(1, 1)


def _link_evidence(session: Session) -> None:
    """Some of the sample calls that came in while something was down become evidence."""
    longest = (
        select(Outage.id).where(Outage.demo, Outage.ended_at.is_not(None)).order_by(Outage.seconds.desc())
    )
    for outage_id in session.scalars(longest.limit(EXPLAINED)).all():
        offered = evidence(session, outage_id)[:CALLS_AN_OUTAGE]
        link_tickets(session, outage_id, [one.ticket_id for one in offered])


WORKS_SHARE = 1 / 6
EXPLAINED, CALLS_AN_OUTAGE = 12, 6


def add_demo(session: Session, seed: int, until: datetime) -> None:
    """Two years of measurement, register, works and latency up to `until`."""
    chance = random.Random(seed)  # noqa: S311 - sample data, nothing secret
    end = to_us(until) // SECOND * SECOND
    start = year_bounds(moscow(end).year - 1)[0]
    works = _announce(session, chance, start, end)
    for part in PARTS:
        component_id = add_component(session, ComponentDraft(part.name), demo=True)
        rows = list(_history(chance, part, start, end))
        if part is PARTS[0]:  # the works take the system down for a while
            rows += [(first, first + chance.randint(5, 45) * MINUTE, State.DOWN) for first in works]
        common = {"component_id": component_id, "zone": Zone.SYSTEM, "source": MONITOR}
        session.execute(
            insert(Span), [{**common, "start_us": a, "end_us": b, "state": state} for a, b, state in rows]
        )
        session.add_all(_entries(chance, component_id, rows, works))
        probe = Probe(
            component_id=component_id,
            kind="http" if part.target.startswith("http") else "tcp",
            target=part.target,
            active=False,  # nothing in the world is asked by sample data
        )
        session.add(probe)
        session.flush()
        _add_latency(session, chance, probe.id, part, rows)


def _history(chance: random.Random, part: _Part, start: int, end: int) -> Iterator[tuple[int, int, State]]:
    """Unbroken states with faults, slow hours and gaps of the monitor between them."""
    at = start
    pace = (365 * DAY) / (part.faults + 8)
    while at < end:
        calm = max(int(chance.expovariate(1 / pace)), HOUR) // SECOND * SECOND
        yield at, min(at + calm, end), State.UP
        at += calm
        state = chance.choices((State.DOWN, State.DEGRADED, State.NO_DATA), (part.faults, 5, 3))[0]
        length = int(chance.lognormvariate(3.4, 1.1) * MINUTE) // SECOND * SECOND + INTERVAL
        if at + length + HOUR >= end:
            if at < end:
                yield at, end, State.UP
            return
        if state is not State.NO_DATA:  # a gap has no row: silence is what no row covers
            yield at, at + length, state
        at += length


def _entries(
    chance: random.Random, component_id: int, rows: list[tuple[int, int, State]], works: dict[int, str]
) -> Iterator[Outage]:
    for start, end, state in rows:
        if state is not State.DOWN:
            continue
        zone, cause = chance.choice(CAUSES)
        if start in works:
            zone, cause = Zone.SYSTEM, works[start]
        begun, ended = from_us(start), from_us(end)
        yield Outage(
            component_id=component_id,
            started_at=begun,
            ended_at=ended,
            seconds=length_seconds(begun, ended),
            state=State.DOWN,
            zone=zone,
            cause=cause,
            cause_key=sort_key(cause),
            source=MONITOR,
            measured_from=begun,
            measured_to=ended,
            judged=zone is not Zone.SYSTEM,
            recorded_at=begun,
            demo=True,
        )


def _announce(session: Session, chance: random.Random, start: int, end: int) -> dict[int, str]:
    """Works in about every sixth window, announced two days before: when they took something down, what it was."""
    rule = terms_of(moscow(end).year, end, Readings()).window
    found: dict[int, str] = {}
    for first, last in windows(start, end - 2 * HOUR, rule).pairs():
        if chance.random() < WORKS_SHARE:
            subject = chance.choice(WORKS)
            draft = WorksDraft(None, from_us(first - 2 * DAY), from_us(first), from_us(last), subject)
            announce_works(session, draft, demo=True)
            found[first + 5 * MINUTE] = subject
    return found


def _add_latency(
    session: Session, chance: random.Random, probe_id: int, part: _Part, rows: list[tuple[int, int, State]]
) -> None:
    """An hour a row: a daily rhythm, noise, and slow hours where the component was degraded."""
    noise = np.random.default_rng(chance.randrange(2**32))
    end = max(last for _, last, _ in rows)
    start = max(rows[0][0], end - 366 * DAY)
    hours = np.arange(start // HOUR, end // HOUR)
    slow = np.zeros(hours.size, dtype=bool)
    for first, last, state in rows:
        if state is State.DEGRADED:
            slow |= (hours * HOUR < last) & ((hours + 1) * HOUR > first)
    clock = (hours + 3) % 24
    rhythm = 1 + 0.6 * np.exp(-(((clock - 12) / 4.0) ** 2))
    base = part.latency * rhythm * np.where(slow, 6.0, 1.0)
    table = []
    for hour, mean in zip(hours.tolist(), base.tolist(), strict=True):
        answers = noise.lognormal(0, 0.18, (60, 2)) * mean
        detailed = end - hour * HOUR <= MINUTES_FOR
        table.append(
            {
                "probe_id": probe_id,
                "hour": hour,
                "answers": 120,
                "low_ms": int(answers.min()),
                "high_ms": int(answers.max()),
                "sum_ms": int(answers.sum()),
                "minutes": _packed(answers) if detailed else b"",
            }
        )
    session.execute(insert(LatencyHour), table)


def _packed(answers: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> bytes:
    table = empty_minutes()
    table[:, 0] = answers.shape[1]
    for column, values in enumerate((answers.min(1), answers.max(1), answers.mean(1)), start=1):
        table[:, column] = np.minimum(values, 65_535)
    return pack(table)
