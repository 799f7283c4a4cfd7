"""Made-up calls: who called when about what, and what became of it, as rows ready for a bulk insert."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from models.formats import MOSCOW, sort_key
from models.tickets.choices import Channel, Effect, Kind, Outcome, Phase, Priority, State
from models.tickets.demo.texts import Speech
from models.tickets.rules import summary_of

QUIET_DAYS = {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
CALLS_A_DAY = 40
LONGEST_HISTORY_DAYS = 750
OPENS, CLOSES = time(9), time(18)
FIRST_CALLS_BY = time(9, 30)
KIND_SHARES = (
    (0.46, Kind.COURSE_ERROR),
    (0.70, Kind.INCIDENT),
    (0.94, Kind.REQUEST),
    (1.0, Kind.METHODOLOGY),
)
# By age in working days: the shares of new, in work, waiting, solved; the rest is closed.
STATE_SHARES = (
    (1, (0.40, 0.62, 0.74, 0.92)),
    (3, (0.06, 0.22, 0.36, 0.70)),
    (10, (0.002, 0.03, 0.08, 0.40)),
    (40, (0.0, 0.002, 0.008, 0.06)),
    (10**6, (0.0, 0.0, 0.0, 0.01)),
)
LONGEST_KEY = 60
REFUSED_SHARE, OVERRIDE_SHARE = 0.02, 0.01
MASS_BEGINS, MASS_JOINS = 0.004, 0.6
STATES_BY_SHARE = (State.NEW, State.WORK, State.WAITING, State.SOLVED)


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """A responsible person with the contract and the organisation he or she speaks for."""

    contract_id: int
    contract_no: str
    organisation_id: int
    organisation: str
    person_id: int
    name: str
    phone: str
    email: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class MadeCall:
    """A ticket's row, the rows of its moves, and the text it is found by."""

    ticket: dict[str, Any]
    moves: list[dict[str, Any]]


@dataclass(slots=True)
class _Mass:
    """A mass incident that is still being reported: its number, its words, how many calls are still to come."""

    parent_id: int
    description: str
    left: int
    until: datetime


def calling_days(until: datetime, count: int) -> list[date]:
    """The days of the sample, oldest first: working days back from `until`, more of them for more calls."""
    wanted = max(1, min(LONGEST_HISTORY_DAYS, count // CALLS_A_DAY))
    end = until.astimezone(MOSCOW)
    day, found = end.date(), list[date]()
    if end.time() < FIRST_CALLS_BY:  # nobody has called yet today
        day -= timedelta(days=1)
    while len(found) < wanted:
        if day.weekday() < 5 and (day.month, day.day) not in QUIET_DAYS:
            found.append(day)
        day -= timedelta(days=1)
    return found[::-1]


class Calls:
    """A stream of made-up calls in the order of their time; equal seeds give equal streams."""

    def __init__(
        self,
        rng: random.Random,
        callers: Sequence[KnownCaller],
        operators: Sequence[tuple[int, str]],
        *,
        count: int,
        until: datetime,
    ) -> None:
        self._rng = rng
        self._speech = Speech(rng)
        self._operators = operators
        self._count = count
        self._until = until
        self._days = calling_days(until, count)
        self._mass: _Mass | None = None
        self._callers = self._by_day(callers)

    def _by_day(self, callers: Sequence[KnownCaller]) -> dict[date, list[KnownCaller]]:
        """For the first day of each week of the sample, the callers whose contract is then valid."""
        weeks = {self._week(day) for day in self._days}
        return {
            week: [one for one in callers if one.valid_from <= week <= one.valid_to] or list(callers)
            for week in weeks
        }

    @staticmethod
    def _week(day: date) -> date:
        return day - timedelta(days=day.weekday())

    def __iter__(self) -> Iterator[MadeCall]:
        for place, received in enumerate(self._moments()):
            yield self._call(place, received)

    def _moments(self) -> list[datetime]:
        """When the calls come in: two humps a working day, nothing after `until`."""
        per_day = self._count / len(self._days)
        moments = list[datetime]()
        for number, day in enumerate(self._days):
            due = round((number + 1) * per_day) - len(moments)
            opens = datetime.combine(day, OPENS, MOSCOW)
            closes = min(datetime.combine(day, CLOSES, MOSCOW), self._until)
            length = (closes - opens).total_seconds()
            shares = sorted(self._hump() for _ in range(due))
            moments.extend(opens + timedelta(seconds=round(share * length)) for share in shares)
        return moments

    def _hump(self) -> float:
        middle = 0.22 if self._rng.random() < 0.55 else 0.62
        return min(max(self._rng.gauss(middle, 0.13), 0.0), 0.999)

    def _call(self, place: int, received: datetime) -> MadeCall:
        rng = self._rng
        callers = self._callers[self._week(received.astimezone(MOSCOW).date())]
        caller = callers[int(rng.random() ** 1.4 * len(callers))]
        share = rng.random()
        kind = next(kind for limit, kind in KIND_SHARES if share <= limit)
        subject, grade, lesson, internet = (
            self._speech.course_place() if kind == Kind.COURSE_ERROR else ("", None, "", "")
        )
        values: dict[str, Any] = {
            "client_key": f"demo-{place:09d}",
            "kind": kind,
            "subject": subject,
            "grade": grade,
            "lesson": lesson,
            "internet_lesson": internet,
            "description": self._speech.description(kind),
        }
        parent_id = self._joined(place + 1, values, received) if kind == Kind.INCIDENT else None
        values["summary"] = summary_of(values)
        values["summary_key"] = sort_key(values["summary"])[:LONGEST_KEY]
        values |= self._circumstances(kind, received) | self._who(caller) | {"parent_id": parent_id}
        values |= self._fate(kind, received)
        moves = self._moves(values)
        values["state_since"] = moves[-1]["at"]
        return MadeCall(values, moves)

    def _joined(self, number: int, values: dict[str, Any], received: datetime) -> int | None:
        """The mass incident that this one belongs to; now and then it begins a new one."""
        mass = self._mass
        if mass is not None and mass.left and received <= mass.until:
            if self._rng.random() < MASS_JOINS:
                mass.left -= 1
                values["description"] = mass.description
                return mass.parent_id
        elif self._rng.random() < MASS_BEGINS:
            left = 3 + int(self._rng.random() * 8)
            self._mass = _Mass(number, values["description"], left, received + timedelta(hours=2))
        return None

    def _circumstances(self, kind: Kind, received: datetime) -> dict[str, Any]:
        rng = self._rng
        return {
            "demo": True,
            "version": 1,
            "received_at": received,
            "recorded_at": received,
            "recorded_by": self._speech.pick(self._operators)[1],
            "channel": Channel.PHONE if rng.random() < 0.6 else Channel.MAIL,
            "line": "222",
            "phase": (Phase.HAPPENED if rng.random() < 0.9 else Phase.MAY_HAPPEN)
            if kind == Kind.INCIDENT
            else None,
            "effect": (Effect.OUTAGE if rng.random() < 0.4 else Effect.DEGRADATION)
            if kind == Kind.INCIDENT
            else None,
            "priority": Priority.HIGH if rng.random() < 0.05 else Priority.NORMAL,
            "stopwatch_seconds": 60 + int(rng.random() * 420),
            "gate": "allowed",
            "gate_reasons": None,
            "override_reason": "",
            "child_count": 0,
            "foreign_number": "",
        }

    def _who(self, caller: KnownCaller) -> dict[str, Any]:
        behalf = self._rng.random()
        return {
            "contract_id": caller.contract_id,
            "contract_no": caller.contract_no,
            "contract_key": sort_key(caller.contract_no),
            "organisation_id": caller.organisation_id,
            "organisation": caller.organisation,
            "organisation_key": sort_key(caller.organisation),
            "person_id": caller.person_id,
            "caller": caller.name,
            "caller_key": sort_key(caller.name),
            "phone": caller.phone,
            "email": caller.email,
            "on_behalf_of": "учителя-предметника" if behalf < 0.08 else "родителя" if behalf < 0.12 else "",
        }

    def _fate(self, kind: Kind, received: datetime) -> dict[str, Any]:
        """State, outcome and assignee by the ticket's age; a few calls were refused or let in with a reason."""
        rng, share = self._rng, self._rng.random()
        if kind != Kind.METHODOLOGY and share < REFUSED_SHARE:
            return self._stranger() | {
                "state": State.REFUSED,
                "outcome": None,
                "assignee_id": None,
                "gate": "refused",
            }
        age = (self._until - received) / timedelta(days=1.4)
        shares = next(shares for days, shares in STATE_SHARES if age < days)
        roll = rng.random()
        state = next(
            (state for limit, state in zip(shares, STATES_BY_SHARE, strict=True) if roll < limit),
            State.CLOSED,
        )
        done = state in (State.SOLVED, State.CLOSED)
        ended = rng.random()
        outcome = Outcome.FIXED if ended < 0.72 else Outcome.NO_ERROR if ended < 0.88 else Outcome.DUPLICATE
        fate: dict[str, Any] = {
            "state": state,
            "outcome": outcome if done and kind == Kind.COURSE_ERROR else None,
            "assignee_id": None
            if state == State.NEW and rng.random() < 0.8
            else self._speech.pick(self._operators)[0],
        }
        if share > 1 - OVERRIDE_SHARE and kind != Kind.METHODOLOGY:
            fate |= {"gate": "refused", "override_reason": self._speech.pick(self._speech.words["overrides"])}
        return fate

    def _stranger(self) -> dict[str, Any]:
        """The caller of a refused call: known to nobody, or of a school without a contract."""
        name = self._speech.pick(
            ("Неизвестный абонент", "Мама ученика 5 «Б»", "Учитель, не назвался", "Директор школы")
        )
        return {"person_id": None, "caller": name, "caller_key": sort_key(name), "phone": "", "email": ""}

    def _moves(self, ticket: dict[str, Any]) -> list[dict[str, Any]]:
        """The way of a ticket to its state, each step some minutes to days after the one before."""
        rng, state, at = self._rng, ticket["state"], ticket["received_at"]
        way = {
            State.NEW: (State.NEW,),
            State.REFUSED: (State.REFUSED,),
            State.WORK: (State.NEW, State.WORK),
            State.WAITING: (State.NEW, State.WORK, State.WAITING),
            State.SOLVED: (State.NEW, State.WORK, State.SOLVED),
            State.CLOSED: (State.NEW, State.WORK, State.SOLVED, State.CLOSED),
        }[state]
        if state in (State.SOLVED, State.CLOSED) and rng.random() < 0.2:
            way = (State.NEW, State.WORK, State.WAITING, State.WORK, *way[2:])
        operator_id, operator = self._speech.pick(self._operators)
        moves = []
        for number, step in enumerate(way):
            if number:
                room = (self._until - at).total_seconds()
                at += timedelta(seconds=round(min(rng.expovariate(1 / 14_000), room * 0.6)))
            moves.append(
                {"at": at, "state": step, "actor_id": operator_id, "actor_name": operator, "reason": ""}
            )
        return moves
