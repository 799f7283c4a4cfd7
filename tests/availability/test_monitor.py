"""The monitor on a real database against servers that misbehave: states in time, one prober, gaps, a steady pulse."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from console.services.monitor import Monitor, MonitorThread, ServerClock
from models.agreement.readings import Readings
from models.availability.drafts import ComponentDraft, ProbeDraft
from models.availability.figures import year_report
from models.availability.instants import SECOND, to_us
from models.availability.live import ComponentNow, components_now, latency
from models.availability.monitoring import read_lease, take_lease
from models.availability.operations import add_component, add_probe, withdraw_outage
from models.availability.queries import components
from models.availability.states import State
from models.availability.tables import Span
from models.errors import DatabaseUnavailable
from models.storage.database import Database
from models.storage.journal import SYSTEM, now
from tests.availability.factories import registered
from tests.availability.target import SLOW_SECONDS, Target, certificates, server_context

ROOT = Path(__file__).resolve().parents[2]
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what does not depend on the engine."""
PATIENCE = 0.5
"""For the way of an answer through socket, database and this test, on a busy machine."""


def watch(
    database: Database, name: str, *targets: str, interval: int = 1, quorum: int = 1, **probe: Any
) -> int:
    """A component with its probes."""
    settings = {"kind": "http", "timeout_ms": 300, "retries": 1, **probe}

    def add(session: Any) -> int:
        key = add_component(session, ComponentDraft(name, interval_seconds=interval, quorum=quorum))
        for target in targets:
            add_probe(session, ProbeDraft(key, target=target, **settings))
        return key

    return database.write(SYSTEM, add).value


def states(database: Database) -> dict[str, ComponentNow]:
    return {
        one.row.name: one
        for one in database.read(lambda session: components_now(session, to_us(now(session))))
    }


def wait_until(condition: Callable[[], bool], seconds: float) -> float:
    """How long it took until `condition` held; fails after `seconds`."""
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > seconds:
            pytest.fail(f"not within {seconds} s")
        time.sleep(0.02)
    return time.monotonic() - begun


@pytest.fixture
def monitored(database: Database) -> Iterator[Callable[..., MonitorThread]]:
    """Starts monitors, ends them after the test."""
    started: list[MonitorThread] = []

    def start(**settings: Any) -> MonitorThread:
        monitor = MonitorThread(database, **settings)
        started.append(monitor)
        monitor.start()
        return monitor

    yield start
    for monitor in started:
        monitor.stop()


def all_are(database: Database, state: State) -> bool:
    return all(one.state is state for one in states(database).values())


def test_every_kind_of_failure_is_seen_within_two_intervals(database, monitored, tmp_path, monkeypatch):
    folder = certificates(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    modes = ["off", "hang", "error", "wrong", "slow"]
    targets = {mode: Target() for mode in modes}
    for mode, target in targets.items():
        watch(database, mode, target.url, expected_text="Мобильное", slow_ms=int(SLOW_SECONDS * 500))
    told = []
    monitored(noticed=lambda name, state, since: told.append((name, state)))
    wait_until(lambda: all_are(database, State.UP), 2 + PATIENCE)

    targets["expired"] = Target(context=server_context(folder, "expired"))
    watch(database, "expired", targets["expired"].url)
    for mode in modes[1:]:
        targets[mode].mode = mode
    targets["off"].switch_off()
    wanted = {**dict.fromkeys([*modes, "expired"], State.DOWN), "slow": State.DEGRADED}
    wait_until(lambda: {name: one.state for name, one in states(database).items()} == wanted, 2 + PATIENCE)
    problems = {name: one.probes[0].problem for name, one in states(database).items()}
    assert problems == {
        "off": "refused",
        "hang": "timeout",
        "error": "status",
        "wrong": "text",
        "slow": "slow",
        "expired": "expired",
    }
    assert ("hang", State.DOWN) in told
    assert {entry["ended_at"] for entry in registered(database)} == {None}

    for mode in modes[1:]:
        targets[mode].mode = "good"
    back = dict.fromkeys(modes[1:], State.UP)
    wait_until(lambda: {name: states(database)[name].state for name in back} == back, 2 + PATIENCE)
    closed = [entry for entry in registered(database) if entry["ended_at"] is not None]
    assert len(closed) == 3
    assert all(entry["measured_to"] == entry["ended_at"] for entry in closed)
    for name in ("hang", "error", "wrong", "slow", "expired"):
        targets[name].switch_off()


@ON_SQLITE
def test_a_quorum_of_two_calls_one_failing_probe_of_three_degraded(database, monitored):
    good, bad = Target(), Target("error")
    watch(database, "Система", good.url, bad.url, good.url, quorum=2)
    monitored()
    wait_until(lambda: all_are(database, State.DEGRADED), 2 + PATIENCE)
    assert registered(database) == []
    good.mode = "error"
    wait_until(lambda: all_are(database, State.DOWN), 2 + PATIENCE)
    for target in (good, bad):
        target.switch_off()


def spans_of(database: Database) -> list[tuple[int, int, str]]:
    return database.read(
        lambda session: [
            tuple(row)
            for row in session.execute(select(Span.start_us, Span.end_us, Span.state).order_by(Span.start_us))
        ]
    )


@ON_SQLITE
def test_latency_is_kept_by_the_minute(database, monitored):
    target = Target("slow")
    key = watch(database, "Система", target.url)
    monitored()
    wait_until(lambda: all_are(database, State.UP), 2 + PATIENCE)
    at = to_us(database.read(now))
    probe = states(database)["Система"].probes[0].probe_id
    curve = database.read(lambda session: latency(session, probe, at - 3600 * SECOND, at + 3600 * SECOND))
    assert len(curve) >= 1
    assert SLOW_SECONDS * 1000 <= curve.low[0] <= curve.high[0] < 1000
    year = database.read(lambda session: latency(session, probe, at - 10**14, at + 10**13))
    assert year.step == 3600 * SECOND
    assert len(year) >= 1
    assert key in {one.row.id for one in states(database).values()}
    target.switch_off()


def test_the_second_prober_stands_by_and_takes_over_within_two_intervals(database, monitored):
    target = Target()
    watch(database, "Система", target.url)
    first = monitored()
    wait_until(lambda: first.is_probing, 2)
    second = monitored()
    time.sleep(1.2)
    assert not second.is_probing
    killed = time.monotonic()
    first._monitor._write = _hang  # as dead as a process that was killed: it no longer renews its lease
    wait_until(lambda: second.is_probing, 2 + PATIENCE)
    assert time.monotonic() - killed < 2 + PATIENCE
    assert database.read(read_lease).holder == second._monitor._holder
    first._monitor._stopping.set()
    target.switch_off()


async def _hang() -> bool:
    import asyncio

    await asyncio.sleep(3)
    return False


@ON_SQLITE
def test_a_prober_that_ends_in_order_is_replaced_at_once(database, monitored):
    target = Target()
    watch(database, "Система", target.url)
    first = monitored()
    wait_until(lambda: first.is_probing, 2)
    first.stop()
    assert database.read(read_lease) is None
    target.switch_off()


@ON_SQLITE
def test_with_nothing_to_ask_nobody_holds_the_lease(database, monitored):
    monitor = monitored()
    time.sleep(0.3)
    assert not monitor.is_probing
    assert database.read(read_lease) is None


@ON_SQLITE
def test_a_prober_that_was_replaced_cannot_write_any_more(database, monitored):
    target = Target()
    watch(database, "Система", target.url)
    monitor = monitored()
    wait_until(lambda: all_are(database, State.UP), 2 + PATIENCE)
    with database.writer.begin() as connection:
        connection.exec_driver_sql(
            "update monitor_lease set holder = 'another', until_us = until_us + 60000000"
        )
    wait_until(lambda: not monitor.is_probing, 1 + PATIENCE)
    before = spans_of(database)
    time.sleep(1.2)
    assert spans_of(database) == before
    target.switch_off()


def test_the_gap_of_a_restart_is_no_data(database, monitored):
    target = Target("error")
    watch(database, "Система", target.url)
    first = monitored()
    wait_until(lambda: all_are(database, State.DOWN), 2 + PATIENCE)
    first.stop()
    ended = spans_of(database)[-1][1]
    time.sleep(2.1)
    assert all_are(database, State.DOWN) or all_are(database, State.NO_DATA)
    monitored()
    wait_until(lambda: len(spans_of(database)) == 2, 2 + PATIENCE)
    (_, end, _), (start, _, _) = spans_of(database)
    assert (end, start > end) == (ended, True)
    first_entry, second_entry = registered(database)
    assert to_us(first_entry["measured_to"]) == end
    assert to_us(second_entry["measured_from"]) == start
    target.switch_off()


@ON_SQLITE
def test_a_false_alarm_that_is_withdrawn_is_up_while_it_goes_on(database, monitored):
    target = Target("error")
    watch(database, "Система", target.url)
    monitored()
    wait_until(lambda: all_are(database, State.DOWN), 2 + PATIENCE)
    entry = registered(database)[0]["id"]
    database.write(SYSTEM, lambda session: withdraw_outage(session, entry))
    assert all_are(database, State.UP)
    at = to_us(database.read(now))
    year = database.read(now).year
    report = database.read(lambda session: year_report(session, year, at, Readings()))
    assert report.platform.tally.down == 0
    target.switch_off()


@ON_SQLITE
def test_settings_that_change_are_followed(database, monitored):
    good, bad = Target(), Target("error")
    key = watch(database, "Система", good.url)
    monitored()
    wait_until(lambda: all_are(database, State.UP), 2 + PATIENCE)
    draft = ProbeDraft(key, "http", bad.url, timeout_ms=300)
    database.write(SYSTEM, lambda session: add_probe(session, draft))
    wait_until(lambda: all_are(database, State.DOWN), 3 + PATIENCE)
    assert [row.name for row in database.read(components)] == ["Система"]
    for target in (good, bad):
        target.switch_off()


def test_kill_9_loses_at_most_one_interval(sqlite_url, tmp_path):
    target = Target()
    database = Database.open(sqlite_url)
    watch(database, "Система", target.url, interval=2)
    command = [sys.executable, "-m", "console", "--database", sqlite_url, "monitor"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_until(
            lambda: len(spans_of(database)) == 1 and spans_of(database)[0][1] > spans_of(database)[0][0], 20
        )
        time.sleep(1.5)
    finally:
        killed = to_us(database.read(now))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    ((_, end, state),) = spans_of(database)
    assert state == "up"
    assert killed - end <= 2 * SECOND + SECOND  # an interval, and the second that stamps are rounded to
    database.close()
    target.switch_off()


def test_a_database_that_does_not_answer_for_a_while_loses_nothing(sqlite_database):
    target = Target()
    watch(sqlite_database, "Система", target.url)
    monitor = MonitorThread(sqlite_database)
    monitor.start()
    wait_until(lambda: all_are(sqlite_database, State.UP), 2 + PATIENCE)
    write = sqlite_database.write
    failures = []

    def refuse(*_: Any, **__: Any) -> Any:
        failures.append(1)
        raise DatabaseUnavailable

    sqlite_database.write = refuse  # type: ignore[method-assign]
    wait_until(lambda: len(failures) >= 1, 5)
    sqlite_database.write = write  # type: ignore[method-assign]
    before = to_us(sqlite_database.read(now))
    wait_until(lambda: spans_of(sqlite_database)[-1][1] >= before, 4)
    assert len(spans_of(sqlite_database)) == 1
    monitor.stop()
    target.switch_off()


def test_the_lease_is_taken_once(database):
    def take(holder: str) -> bool:
        return database.write(SYSTEM, lambda session: take_lease(session, holder, "host", 60 * SECOND)).value

    assert database.read(read_lease) is None
    assert [take("a"), take("b"), take("a")] == [True, False, True]
    assert database.read(read_lease).host == "host"


def test_a_hundred_hanging_targets_do_not_pile_up(sqlite_database):
    """100 probes a second that never answer: each has one open connection at most, and the monitor keeps its pulse."""
    target = Target("hang")
    for number in range(10):
        watch(sqlite_database, f"Часть {number}", *[target.url] * 10, timeout_ms=400, retries=0)
    monitor = MonitorThread(sqlite_database)
    used = time.process_time()
    monitor.start()
    most = 0
    until = time.monotonic() + 2.5
    while time.monotonic() < until:
        most = max(most, target.open)
        time.sleep(0.05)
    assert most <= 100
    assert time.process_time() - used < 2.5 * 0.9
    assert target.requests >= 200
    wait_until(lambda: all_are(sqlite_database, State.DOWN), 2)
    monitor.stop()
    target.switch_off()


def test_stamps_come_from_the_server_and_follow_its_jumps():
    clock = ServerClock()
    begun = time.monotonic()
    clock.learn(1_000_000 * SECOND)
    assert clock.at(begun) in {999_999 * SECOND, 1_000_000 * SECOND}
    clock.learn(1_000_001 * SECOND)
    assert clock.at(begun) <= 1_000_000 * SECOND
    clock.learn(5_000_000 * SECOND)
    assert clock.at(time.monotonic()) >= 4_999_999 * SECOND
    assert Monitor is not None
