"""A server that restarts, dies or is replaced: what the console says, and that nothing acknowledged is lost."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import URL, text

from models.desk import operations, queries
from models.errors import DatabaseUnavailable, KnownError
from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.watch import Watcher
from tests.postgres import QUICK, Cluster

SAFE = ["-c", "synchronous_commit=on"]


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """A server that the test may stop."""
    cluster = Cluster()
    cluster.execute("create database desk")
    yield cluster
    cluster.remove()


def _names(database: Database) -> set[str]:
    return {row.name for row in database.read(queries.operators)}


def test_a_restart_under_three_open_consoles_shows_in_none(own_cluster: Cluster, actor: Actor) -> None:
    consoles = [Database.open(own_cluster.url("desk").render_as_string()) for _ in range(3)]
    watcher = Watcher(consoles[2])
    watcher.wait(0.0)
    for number, console in enumerate(consoles):
        console.write(actor, lambda session, n=number: operations.sign_in(session, f"Человек {n}"))
    own_cluster.stop()
    own_cluster.start()
    for number, console in enumerate(consoles):
        console.write(actor, lambda session, n=number: operations.sign_in(session, f"После {n}"))
        assert len(_names(console)) == 4 + number
    deadline, seen = time.monotonic() + 10, set()
    while time.monotonic() < deadline and len(seen) < 4:
        seen |= watcher.wait(0.5).ids("operator")
    assert len(seen) >= 4, "a lost connection must not lose what colleagues have done meanwhile"
    watcher.close()
    for console in consoles:
        console.close()


def test_without_a_server_the_console_says_so_and_works_again_after(
    own_cluster: Cluster, actor: Actor
) -> None:
    console = Database.open(own_cluster.url("desk").render_as_string())
    own_cluster.stop()
    with pytest.raises(DatabaseUnavailable) as refusal:
        console.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))
    assert len(refusal.value.sentences()) == 3
    with pytest.raises(DatabaseUnavailable):
        console.read(queries.operators)
    own_cluster.start()
    console.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))
    assert _names(console) == {"Иванова Анна"}
    console.close()


def _write_until(stop: threading.Event, console: Database, actor: Actor, acknowledged: list[str]) -> None:
    """Write one person after another; the same name is tried again until the server has confirmed it."""
    number = 0
    while not stop.is_set():
        name = f"Человек {number}"
        try:
            console.write(actor, lambda session, name=name: operations.sign_in(session, name))
        except KnownError:
            time.sleep(0.05)
        else:
            acknowledged.append(name)
            number += 1


def _crash(cluster: Cluster, actor: Actor) -> tuple[list[str], set[str]]:
    """Kill the server while a console writes; what was acknowledged, and what is there after its recovery."""
    console = Database.open(cluster.url("desk").render_as_string())
    cluster.execute("checkpoint")  # the tables themselves are not at stake
    stop, acknowledged = threading.Event(), []
    writer = threading.Thread(target=_write_until, args=(stop, console, actor, acknowledged))
    writer.start()
    time.sleep(0.7)
    cluster.stop(signal.SIGQUIT)  # an immediate shutdown: no checkpoint, nothing flushed
    kept = list(acknowledged)
    stop.set()
    writer.join()
    cluster.start()
    names = _names(console)
    console.close()
    return kept, names


def test_a_killed_server_keeps_every_acknowledged_commit(actor: Actor) -> None:
    cluster = Cluster(options=SAFE)
    cluster.execute("create database desk")
    acknowledged, names = _crash(cluster, actor)
    cluster.remove()
    assert acknowledged
    assert set(acknowledged) <= names


def test_the_crash_test_sees_a_server_that_does_lose_commits(actor: Actor) -> None:
    """The control: with synchronous_commit=off and a slow log writer acknowledged commits are gone after a crash."""
    cluster = Cluster(
        options=["-c", "synchronous_commit=off", "-c", "wal_writer_delay=10s", "-c", "fsync=off"]
    )
    cluster.execute("create database desk")
    acknowledged, names = _crash(cluster, actor)
    cluster.remove()
    assert set(acknowledged) - names


def test_fail_over_to_a_synchronous_standby_loses_no_acknowledged_commit(actor: Actor) -> None:
    primary = Cluster(options=[*SAFE, "-c", "fsync=off"])
    primary.execute("create database desk")
    standby = Cluster(options=QUICK[:2], standby_of=primary)
    primary.execute("alter system set synchronous_standby_names = '*'")
    primary.execute("select pg_reload_conf()")
    query = {"host": f"{primary.folder},{standby.folder}"}
    console = Database.open(
        URL.create("postgresql", username="owner", database="desk", query=query).render_as_string()
    )
    stop, acknowledged = threading.Event(), []
    writer = threading.Thread(target=_write_until, args=(stop, console, actor, acknowledged))
    writer.start()
    time.sleep(1.0)
    primary.stop(signal.SIGQUIT)
    before = len(acknowledged)
    standby.promote()
    promoted = time.monotonic()
    while len(acknowledged) <= before + 1 and time.monotonic() < promoted + 10:
        time.sleep(0.05)
    stop.set()
    writer.join()
    names = _names(console)
    with console.reader.connect() as connection:
        assert connection.execute(text("select pg_is_in_recovery()")).scalar_one() is False
    console.close()
    standby.remove()
    primary.remove()
    assert before > 0
    assert len(acknowledged) > before, "the console must find the new primary by itself"
    assert set(acknowledged) <= names


def test_the_fail_over_sees_a_standby_that_nobody_waited_for(actor: Actor) -> None:
    """The control: a primary that does not wait for its standby acknowledges what is gone after the fail-over."""
    primary = Cluster(options=[*SAFE, "-c", "fsync=off"])
    primary.execute("create database desk")
    standby = Cluster(options=QUICK[:2], standby_of=primary)
    query = {"host": f"{primary.folder},{standby.folder}"}
    console = Database.open(
        URL.create("postgresql", username="owner", database="desk", query=query).render_as_string()
    )
    standby.stop()
    stop, acknowledged = threading.Event(), []
    writer = threading.Thread(target=_write_until, args=(stop, console, actor, acknowledged))
    writer.start()
    while len(acknowledged) < 5:
        time.sleep(0.05)
    primary.stop(signal.SIGQUIT)
    kept = list(acknowledged)
    stop.set()
    writer.join()
    standby.start()
    standby.promote()
    names = _names(console)
    console.close()
    standby.remove()
    primary.remove()
    assert set(kept) - names
