"""Computers whose clock or zone is wrong: what is stored and judged goes by the server's clock and by Moscow."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select, text

from models.all_tables import all_tables
from models.calendar.queries import load_calendar
from models.calendar.rules import is_working, working_seconds
from models.contracts.listings import CONTRACT_LIST
from models.formats import format_moment
from models.hours.operations import record_held
from models.hours.tables import Consultation
from models.storage.database import Database, by_server
from models.storage.journal import JournalEntry
from models.storage.listing import Query
from models.tickets.operations import add_ticket
from models.tickets.tables import Ticket
from tests.hours.factories import draft, make_contract
from tests.screen import Host
from tests.tickets.factories import ACTOR, call
from widgets.tickets.caller_part import CallerPart, _Asked

WRONG = [timedelta(hours=-3), timedelta(days=1)]
NEAR = timedelta(seconds=30)


@pytest.fixture
def server(postgresql_url: str) -> Iterator[Database]:
    all_tables()
    database = Database.open(postgresql_url)
    yield database
    database.close()


def server_time(database: Database) -> datetime:
    return database.read(lambda session: session.execute(text("select clock_timestamp()")).scalar_one())


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_what_is_stored_has_the_servers_time(server: Database, wrong: timedelta) -> None:
    contract = make_contract(server, starts=date(2020, 1, 1), ends=date(2099, 1, 1))
    with time_machine.travel(datetime.now(UTC) + wrong):
        server.write(
            ACTOR, lambda s: add_ticket(s, call(received_at=None, began_seconds_ago=60, refused=True))
        )
        server.write(ACTOR, lambda s: record_held(s, draft(contract, at=None)))
    right = server_time(server)
    stored = server.read(
        lambda s: [
            s.scalars(select(Ticket.recorded_at)).one(),
            s.scalars(select(Ticket.received_at)).one() + timedelta(seconds=60),
            s.scalars(select(Consultation.at)).one(),
            *s.scalars(select(JournalEntry.at)),
        ]
    )
    assert max(abs(moment - right) for moment in stored) < NEAR


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_the_gate_asks_as_of_the_servers_time(server: Database, host: Host, wrong: timedelta) -> None:
    """The call began by this computer's clock; «may this person ask now?» must not depend on that."""
    with time_machine.travel(datetime.now(UTC) + wrong):
        part = CallerPart(host.context)
        question = part._question(_Asked("1/2026", "Иванова Анна"))
        with ThreadPoolExecutor(1) as worker:  # where Tasks asks it too
            verdict = worker.submit(server.read, question).result()
        same = server.read(lambda session: by_server(session, datetime.now(UTC)))
    right = server_time(server)
    assert verdict.at is not None
    assert abs(verdict.at - right) < NEAR
    assert abs(same - right) < NEAR
    part.deleteLater()


def test_a_contract_ends_by_the_servers_day(server: Database) -> None:
    today = server_time(server).date()
    make_contract(server, starts=today - timedelta(days=10), ends=today + timedelta(days=10))

    def states() -> set[object]:
        keys = [field.key for field in CONTRACT_LIST.fields]
        rows = server.read(lambda s: CONTRACT_LIST.rows(s, [int(i) for i in CONTRACT_LIST.ids(s, Query())]))
        return {row[keys.index("state")] for row in rows.values()}

    right = states()
    with time_machine.travel(datetime.now(UTC) + timedelta(days=400)):
        assert states() == right


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Vladivostok", "Europe/London"])
def test_another_zone_of_the_computer_changes_nothing(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """Working time is 9 to 18 in Moscow, also across the nights in which other countries move their clocks."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one zone for a whole computer")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        calendar = sqlite_database.read(load_calendar)
        opens = datetime(2026, 3, 30, 6, 0, tzinfo=UTC)  # Monday after Europe's change, 09:00 in Moscow
        assert format_moment(opens) == "30.03.2026 09:00"
        assert [is_working(opens + timedelta(minutes=n), calendar) for n in (-1, 0, 539, 540)] == [
            False,
            True,
            True,
            False,
        ]
        friday = datetime(2026, 3, 27, 14, 0, tzinfo=UTC)  # 17:00 in Moscow
        assert working_seconds(friday, opens + timedelta(hours=1), calendar) == 2 * 3600
        sqlite_database.write(ACTOR, lambda s: add_ticket(s, call(received_at=opens, refused=True)))
        assert sqlite_database.read(lambda s: s.scalars(select(Ticket.received_at)).one()) == opens
        assert sqlite_database.read(lambda s: s.scalar(select(func.count(Ticket.id)))) == 1
    finally:
        monkeypatch.undo()
        time.tzset()
