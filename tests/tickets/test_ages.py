"""Working-time age and waiting time of a ticket."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.calendar.desk_calendar import desk_calendar
from models.calendar.rules import working_seconds
from models.errors import NotFound
from models.formats import MOSCOW
from models.storage.database import Database
from models.tickets.age import why_age
from models.tickets.choices import State
from models.tickets.queries import MoveRow, ages, pauses_of
from models.tickets.rules import long_wait_began, waited_days
from models.tickets.tables import TicketMove
from tests.tickets.factories import ACTOR, contract_draft, register, save

HOUR = 3600
DAY = 9 * HOUR


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 9, day, hour, minute, tzinfo=MOSCOW)


def way(*steps: tuple[datetime, State]) -> tuple[MoveRow, ...]:
    return tuple(MoveRow(moment, state, "", "") for moment, state in steps)


def test_waiting_for_information_stops_the_clock(database: Database) -> None:
    moves = way(
        (at(16, 10), State.NEW),
        (at(16, 11), State.WORK),
        (at(16, 12), State.WAITING),
        (at(17, 10), State.WORK),
        (at(17, 12), State.SOLVED),
        (at(18, 12), State.CLOSED),
    )
    age, waited = database.read(lambda s: ages(s, moves))
    assert (age, waited) == (4 * HOUR, 7 * HOUR)


def test_a_reopened_ticket_is_open_again() -> None:
    moves = way((at(16, 10), State.NEW), (at(16, 11), State.CLOSED), (at(16, 12), State.WAITING))
    assert pauses_of(moves, at(16, 13)) == ((at(16, 12), at(16, 13)),)


def test_a_ticket_closed_at_once_has_its_age_up_to_then(database: Database) -> None:
    moves = way((at(16, 10), State.NEW), (at(16, 11), State.CLOSED))
    assert database.read(lambda s: ages(s, moves)) == (HOUR, 0)


@pytest.mark.parametrize(
    ("since", "now", "days"),
    [
        (at(19, 10), at(19, 18), 0),
        (at(18, 10), at(19, 9, 59), 0),
        (at(18, 10), at(19, 10), 1),
        (at(18, 9), at(19, 18), 2),
        (at(19, 10), at(22, 9, 59), 0),  # a weekend lies between
        (at(19, 10), at(22, 10), 1),
        (at(1, 9), at(15, 9), 10),
    ],
)
def test_waits_are_told_in_whole_working_days_without_the_weekend(
    since: datetime, now: datetime, days: int
) -> None:
    assert waited_days(since, now, desk_calendar()) == days


def test_the_bound_of_long_waits_is_exactly_two_working_days_ago() -> None:
    calendar, now = desk_calendar(), at(22, 15)
    bound = long_wait_began(now, calendar)
    assert working_seconds(bound, now, calendar) == 2 * DAY
    assert working_seconds(bound + timedelta(seconds=1), now, calendar) == 2 * DAY - 1


def walked(database: Database, *steps: tuple[datetime, State]) -> int:
    """A ticket that went just that way."""
    register(database, contract_draft())
    number = save(database)

    def walk(session: Session) -> None:
        session.execute(delete(TicketMove).where(TicketMove.ticket_id == number))
        session.add_all(
            TicketMove(ticket_id=number, at=moment, state=state, actor_name="А", reason="")
            for moment, state in steps
        )

    database.write(ACTOR, walk)
    return number


def test_the_age_is_explained_day_by_day_without_the_waits(database: Database) -> None:
    number = walked(
        database,
        (at(16, 10), State.NEW),
        (at(16, 12), State.WAITING),
        (at(17, 10), State.WORK),
        (at(17, 12), State.SOLVED),
    )

    found = database.read(lambda s: why_age(s, number))

    assert found.figures["seconds"] == 4 * HOUR
    assert sum(step.minutes or 0 for step in found.steps) == 240
    assert [check.clause for check in found.checks] == ["time.technical", "ticket.information"]
    assert found.checks[1].detail.source == "Waiting for information does not count."


def test_the_age_of_a_past_moment_knows_the_moves_up_to_then_only(database: Database) -> None:
    number = walked(database, (at(16, 10), State.NEW), (at(16, 12), State.WAITING), (at(17, 10), State.WORK))

    found = database.read(lambda s: why_age(s, number, at(16, 11)))
    on_the_dot = database.read(lambda s: why_age(s, number, at(16, 12)))

    assert (found.figures["seconds"], found.at) == (HOUR, at(16, 11))
    assert found.checks[1].detail.source == "Nobody was waited for."
    assert on_the_dot.figures["seconds"] == 2 * HOUR
    with pytest.raises(NotFound):
        database.read(lambda s: why_age(s, number, at(16, 9)))
