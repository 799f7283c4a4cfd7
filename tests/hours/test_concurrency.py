"""Two consoles posting at once never break the quota: to the minute, with no lost post (promise 4 of the ledger)."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.agreement.clauses import load_agreement
from models.errors import ConflictError, DatabaseUnavailable, RuleError
from models.hours.accounts import contracts_by_id
from models.hours.ledger import Entry, open_year, post
from models.hours.operations import plan, record_held, reverse
from models.hours.rules.years import YearReading
from models.hours.tables import HoursLine, HoursYear
from models.storage.database import Database
from tests.hours.factories import METHODOLOGIST, QUOTA, at, draft, held, make_contract

POST = 15
HOUSE = Path(__file__).resolve().parents[2]


def at_once(url: str, workers: int, work: Callable[[Database, int], object]) -> list[object]:
    """Run `work` in as many threads, each a console of its own with its own connections, started together."""
    consoles = [Database.open(url) for _ in range(workers)]
    start = threading.Barrier(workers)

    def run(place: int) -> object:
        start.wait()
        return work(consoles[place], place)

    with ExitStack() as closing:
        for console in consoles:
            closing.callback(console.close)
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(run, range(workers)))


def patiently(console: Database, operation: Callable[[Session], object]) -> None:
    """Write; ask again where the file was too busy to take the write at all, as on a machine with other work."""
    for _ in range(20):
        with suppress(DatabaseUnavailable):
            console.write(METHODOLOGIST, operation)
            return
    console.write(METHODOLOGIST, operation)


def totals(database: Database) -> tuple[int, int, int, int, int]:
    """(used, excess) of the year, (sum, excess, number) of its lines."""

    def query(session):
        year = session.scalars(select(HoursYear)).one()
        lines = select(func.sum(HoursLine.minutes), func.sum(HoursLine.excess), func.count())
        return (year.used, year.excess, *session.execute(lines).one())

    return database.read(query)


def year_of(database: Database) -> tuple[int, int]:
    """A contract with a year to post to: (contract, year)."""
    contract = make_contract(database)

    def operation(session):
        facts = contracts_by_id(session, [contract])[contract]
        return open_year(session, facts, date(2026, 11, 5), YearReading.CONTRACT, date(2026, 11, 5)).id

    return contract, database.write(METHODOLOGIST, operation).value


def entry(contract: int, year: int, *, strict: bool) -> Entry:
    return Entry(
        year_id=year,
        contract_id=contract,
        consultation_id=0,
        at=at("2026-11-05 10:00"),
        minutes=POST,
        real=POST,
        edition=load_agreement().at(date(2026, 11, 5)).number,
        reading="",
        strict=strict,
    )


@pytest.mark.parametrize(("workers", "posts"), [(2, 500), (8, 125)])
def test_exactly_the_quota_lies_inside_and_no_post_is_lost(
    database_url: str, workers: int, posts: int
) -> None:
    database = Database.open(database_url)
    one = entry(*year_of(database), strict=False)

    def work(console: Database, place: int) -> None:
        for _ in range(posts):
            patiently(console, lambda session: post(session, one))

    at_once(database_url, workers, work)

    over = workers * posts * POST - QUOTA
    assert totals(database) == (QUOTA, over, QUOTA + over, over, 1000)
    database.close()


@pytest.mark.parametrize("workers", [2, 8])
def test_posts_that_must_fit_stop_at_the_last_free_minute(database_url: str, workers: int) -> None:
    """256 posts of 15 minutes fill 64 hours; every further one is told that the hours are used up."""
    database = Database.open(database_url)
    one = entry(*year_of(database), strict=True)

    def work(console: Database, place: int) -> int:
        refused = 0
        for _ in range(288 // workers):
            try:
                patiently(console, lambda session: post(session, one))
            except RuleError:
                refused += 1
        return refused

    refused = at_once(database_url, workers, work)

    assert totals(database) == (QUOTA, 0, QUOTA, 0, 256)
    assert sum(refused) == 288 - 256
    database.close()


@pytest.mark.parametrize("workers", [2, 8])
def test_control_that_reads_first_and_writes_then_overshoots(database_url: str, workers: int) -> None:
    """What the guard is for: the same posts by «select sum, then insert» end above the quota."""
    database = Database.open(database_url)
    database.write_as_system(
        lambda session: session.execute(text("create table naive (minutes integer not null)"))
    )
    database.write_as_system(lambda session: session.execute(text("insert into naive values (15)")))
    together = threading.Barrier(workers)

    def total(session) -> int:
        return session.execute(text("select sum(minutes) from naive")).scalar_one()

    def work(console: Database, place: int) -> None:
        while True:
            seen = console.read(total)
            together.wait(30)
            if seen + POST > QUOTA:
                return
            console.write_as_system(lambda session: session.execute(text("insert into naive values (15)")))
            together.wait(30)

    at_once(database_url, workers, work)

    assert database.read(total) > QUOTA
    database.close()


def test_first_charges_of_a_year_from_two_consoles_share_one_year(database_url: str) -> None:
    database = Database.open(database_url)
    contract = make_contract(database)

    at_once(database_url, 4, lambda console, place: held(console, contract, 25))

    assert totals(database) == (100, 0, 100, 0, 4)
    database.close()


def test_same_draft_saved_by_two_consoles_at_once_is_one_consultation(database_url: str) -> None:
    """The outcome of a commit was unknown and the outbox sent it again."""
    database = Database.open(database_url)
    one = draft(make_contract(database))

    answers = at_once(
        database_url,
        5,
        lambda console, place: console.write(METHODOLOGIST, lambda session: record_held(session, one)).value,
    )

    assert len({answer.consultation_id for answer in answers}) == 1
    assert sorted(answer.repeated for answer in answers) == [False, True, True, True, True]
    assert totals(database) == (25, 0, 25, 0, 1)
    database.close()


def test_reversing_at_once_reverses_once(database_url: str) -> None:
    database = Database.open(database_url)
    contract = make_contract(database)
    wrong = held(database, contract, 25).consultation_id

    def work(console: Database, place: int) -> bool:
        try:
            console.write(METHODOLOGIST, lambda session: reverse(session, wrong, "не та школа"))
        except ConflictError:
            return False
        return True

    assert sorted(at_once(database_url, 4, work)) == [False, False, False, True]
    assert totals(database) == (0, 0, 0, 0, 2)
    database.close()


def test_last_free_hour_is_reserved_only_once(database_url: str) -> None:
    database = Database.open(database_url)
    contract = make_contract(database, quota=90)

    def work(console: Database, place: int) -> bool:
        try:
            console.write(
                METHODOLOGIST, lambda session: plan(session, draft(contract, 60, at=at("2026-12-01 12:00")))
            )
        except RuleError:
            return False
        return True

    assert sorted(at_once(database_url, 4, work)) == [False, False, False, True]
    database.close()


def test_consoles_in_processes_of_their_own_share_the_last_minutes(database_url: str) -> None:
    """Two real programs, 140 posts each: 256 fit, 24 are told that the hours are used up."""
    database = Database.open(database_url)
    contract, year = year_of(database)
    command = [sys.executable, "-m", "tests.hours.poster", database_url, str(contract), str(year), "140"]
    consoles = [subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    refused = [int(console.communicate(timeout=120)[0]) for console in consoles]

    assert totals(database) == (QUOTA, 0, QUOTA, 0, 256)
    assert sum(refused) == 280 - 256
    database.close()
