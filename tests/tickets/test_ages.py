"""Working-time age and waiting time of a ticket."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from models.calendar.desk_calendar import desk_calendar
from models.calendar.rules import working_seconds
from models.formats import MOSCOW
from models.storage.database import Database
from models.tickets.choices import State
from models.tickets.queries import MoveRow, ages, pauses_of
from models.tickets.rules import long_wait_began, waited_days

HOUR = 3600
DAY = 9 * HOUR


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 9, day, hour, minute, tzinfo=MOSCOW)


def way(*steps: tuple[datetime, State]) -> tuple[MoveRow, ...]:
    return tuple(MoveRow(moment, state, "", "") for moment, state in steps)


def test_waiting_for_information_stops_the_clock(sqlite_database: Database) -> None:
    moves = way(
        (at(16, 10), State.NEW),
        (at(16, 11), State.WORK),
        (at(16, 12), State.WAITING),
        (at(17, 10), State.WORK),
        (at(17, 12), State.SOLVED),
        (at(18, 12), State.CLOSED),
    )
    age, waited = sqlite_database.read(lambda s: ages(s, moves))
    assert (age, waited) == (4 * HOUR, 7 * HOUR)


def test_a_reopened_ticket_is_open_again() -> None:
    moves = way((at(16, 10), State.NEW), (at(16, 11), State.CLOSED), (at(16, 12), State.WAITING))
    assert pauses_of(moves, at(16, 13)) == ((at(16, 12), at(16, 13)),)


def test_a_ticket_closed_at_once_has_its_age_up_to_then(sqlite_database: Database) -> None:
    moves = way((at(16, 10), State.NEW), (at(16, 11), State.CLOSED))
    assert sqlite_database.read(lambda s: ages(s, moves)) == (HOUR, 0)


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
