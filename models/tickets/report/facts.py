"""Tickets of a period as reports need them: every column, working-time age and waiting, some hundred at a time.

Ages are the rule of `queries.ages` for many tickets in one call; memory does not grow with the period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.calendar.clock import Pauses, working_seconds_of
from models.calendar.queries import load_calendar
from models.calendar.spans import Calendar
from models.desk.reporting import Request
from models.desk.tables import Operator
from models.formats import MOSCOW
from models.tickets.choices import OPEN_STATES, State
from models.tickets.listing import contract_sort_key
from models.tickets.tables import Ticket, TicketMove

CHUNK = 500
SECONDS_IN_MINUTE = 60

_COLUMNS = (
    Ticket.id, Ticket.received_at, Ticket.kind, Ticket.phase, Ticket.effect, Ticket.channel, Ticket.line, Ticket.state,
    Ticket.outcome, Ticket.priority, Ticket.organisation, Ticket.contract_no, Ticket.caller, Ticket.on_behalf_of,
    Ticket.phone, Ticket.subject, Ticket.grade, Ticket.lesson, Ticket.internet_lesson, Ticket.summary,
    Ticket.description, Ticket.gate, Ticket.override_reason, Ticket.recorded_by, Operator.name.label("assignee"),
    Ticket.stopwatch_seconds,
)  # fmt: skip


class Ages(NamedTuple):
    """Whole minutes: working time until the ticket was done (or now) without its waits; the waits; and when done.

    `outside`: the call came outside working hours.
    """

    worked: int
    waited: int
    outside: bool
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class TicketFact:
    """A ticket of the period; `row` has the columns of the table and «assignee»."""

    row: Any
    ages: Ages

    @property
    def day(self) -> date:
        """The Moscow day of the call."""
        day: date = self.row.received_at.astimezone(MOSCOW).date()
        return day

    @property
    def hour(self) -> int:
        """The Moscow hour of the call, 0-23."""
        hour: int = self.row.received_at.astimezone(MOSCOW).hour
        return hour


def asked_for(request: Request) -> ColumnElement[bool]:
    """The tickets of the period and, where some are named, of the contracts."""
    condition = (Ticket.received_at >= request.start) & (Ticket.received_at < request.end)
    if request.contracts:
        condition &= Ticket.contract_key.in_([contract_sort_key(number) for number in request.contracts])
    return condition


def read_facts(session: Session, request: Request, *conditions: ColumnElement[bool]) -> Iterator[TicketFact]:
    """The tickets asked for, in the order of their calls."""
    calendar = load_calendar(session)
    wanted = select(Ticket.id).where(asked_for(request), *conditions).order_by(Ticket.received_at, Ticket.id)
    ids = list(session.scalars(wanted))
    statement = select(*_COLUMNS).outerjoin(Operator, Operator.id == Ticket.assignee_id)
    for at in range(0, len(ids), CHUNK):
        chunk = ids[at : at + CHUNK]
        rows = {row.id: row for row in session.execute(statement.where(Ticket.id.in_(chunk)))}
        ages = ages_of(session, chunk, calendar, request.now)
        received = [rows[number].received_at for number in chunk]
        for number, outside in zip(chunk, outside_working_time(received, calendar), strict=True):
            yield TicketFact(rows[number], ages[number]._replace(outside=bool(outside)))


def outside_working_time(moments: Sequence[datetime], calendar: Calendar) -> Sequence[bool]:
    """Which of the moments do not lie in working time: the second that begins there is no working second."""
    starts = _seconds(moments)
    found: list[bool] = (working_seconds_of(starts, starts + 1, calendar) == 0).tolist()
    return found


def ages_of(session: Session, ids: Sequence[int], calendar: Calendar, now: datetime) -> dict[int, Ages]:
    """The ages of tickets as of `now`; a ticket that never moved has none."""
    lives = _lives(session, ids)
    spans = [_Span.of(moves, now) for moves in lives.values()]
    pauses = [(place, *pause) for place, span in enumerate(spans) for pause in span.pauses]
    rows = np.array([row for row, _, _ in pauses], np.int64)
    begins, ends = _seconds([begin for _, begin, _ in pauses]), _seconds([end for _, _, end in pauses])
    worked = working_seconds_of(
        _seconds([span.begin for span in spans]), _seconds([span.end for span in spans]), calendar,
        Pauses(rows, begins, ends),
    )  # fmt: skip
    waited = np.zeros(len(spans), np.int64)
    np.add.at(waited, rows, working_seconds_of(begins, ends, calendar))
    found = {
        number: Ages(int(work) // SECONDS_IN_MINUTE, int(wait) // SECONDS_IN_MINUTE, False, span.done)
        for number, span, work, wait in zip(lives, spans, worked, waited, strict=True)
    }
    return {number: found.get(number, Ages(0, 0, False, None)) for number in ids}


def _lives(session: Session, ids: Sequence[int]) -> dict[int, list[tuple[datetime, State]]]:
    statement = select(TicketMove.ticket_id, TicketMove.at, TicketMove.state).where(
        TicketMove.ticket_id.in_(ids)
    )
    lives: dict[int, list[tuple[datetime, State]]] = {}
    for number, at, state in session.execute(
        statement.order_by(TicketMove.ticket_id, TicketMove.at, TicketMove.id)
    ):
        lives.setdefault(number, []).append((at, state))
    return lives


@dataclass(frozen=True, slots=True)
class _Span:
    """From the call until the ticket was done, or now, with its waits."""

    begin: datetime
    end: datetime
    done: datetime | None
    pauses: tuple[tuple[datetime, datetime], ...]

    @classmethod
    def of(cls, moves: Sequence[tuple[datetime, State]], now: datetime) -> _Span:
        done = None
        for at, state in reversed(moves):
            if state in OPEN_STATES:
                break
            done = at
        begin = moves[0][0]
        end = max(done or now, begin)
        following = [*(at for at, _ in moves[1:]), end]
        pauses = tuple(
            (at, max(until, at))
            for (at, state), until in zip(moves, following, strict=True)
            if state == State.WAITING
        )
        return cls(begin, end, done, pauses)


def _seconds(moments: Sequence[datetime]) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.array([int(moment.timestamp()) for moment in moments], np.int64)
