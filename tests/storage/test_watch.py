"""What a console hears of others over a server: everything, once, soon, and without asking all the time."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import event

from models.desk import operations
from models.errors import DatabaseUnavailable
from models.storage import watch
from models.storage.changes import EVERYTHING, Changes
from models.storage.database import CHANNEL, Database, record
from models.storage.journal import Actor
from models.storage.watch import Watcher
from tests.postgres import Cluster
from tests.proxy import Proxy


@pytest.fixture
def mine(postgresql_url: str) -> Iterator[Database]:
    database = Database.open(postgresql_url)
    yield database
    database.close()


@pytest.fixture
def theirs(postgresql_url: str) -> Iterator[Database]:
    database = Database.open(postgresql_url)
    yield database
    database.close()


@pytest.fixture
def watcher(mine: Database) -> Iterator[Watcher]:
    watcher = Watcher(mine)
    watcher.wait(0.0)
    yield watcher
    watcher.close()


def _sign_in(database: Database, name: str) -> int:
    actor = Actor(None, "Петрова Инна")
    return database.write(actor, lambda session: operations.sign_in(session, name)).value.id or 0


def _cut(database: Database) -> None:
    """The server ends every connection of the database but the one that says so."""
    with database.writer.connect() as connection:
        connection.exec_driver_sql(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )


def _heard(watcher: Watcher, seconds: float = 10.0) -> Changes:
    """What the watcher tells within some looks; at once when it tells anything."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        changes = watcher.wait(0.3)
        if changes:
            return changes
    return Changes()


def test_a_change_is_heard_at_once(watcher: Watcher, theirs: Database) -> None:
    number = _sign_in(theirs, "Иванова Анна")
    assert _heard(watcher) == Changes({"operator": [number]})


def test_after_a_lost_connection_nothing_was_missed(
    watcher: Watcher, mine: Database, theirs: Database
) -> None:
    """Nobody listened while the hundred were written: only the journal can tell."""
    theirs.reader.dispose()
    _cut(theirs)
    numbers = {_sign_in(theirs, f"Человек {number}") for number in range(100)}
    seen: set[int] = set()
    until = time.monotonic() + 20
    while seen < numbers and time.monotonic() < until:
        seen |= watcher.wait(0.3).ids("operator")
    assert seen == numbers
    assert watcher.had_a_gap(), "what leaves no line in the journal has to be read again too"
    assert not watcher.had_a_gap()


def test_a_watcher_that_does_not_read_the_journal_misses_the_hundred(
    watcher: Watcher, theirs: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: notifications alone are gone with the connection that they were for."""
    monkeypatch.setattr(Watcher, "_missed", lambda _self: Changes())
    theirs.reader.dispose()
    _cut(theirs)
    _sign_in(theirs, "Иванова Анна")
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(watch, "SAFETY_SECONDS", 0.1)
        assert not _heard(watcher, 2.0)


def test_more_than_can_be_listed_is_everything(
    watcher: Watcher, theirs: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_MANY", 20)
    theirs.reader.dispose()
    _cut(theirs)
    for number in range(21):
        _sign_in(theirs, f"Человек {number}")
    assert _heard(watcher).is_everything("operator")


def test_while_a_long_transaction_lasts_a_change_is_told_once(
    watcher: Watcher, theirs: Database, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "SAFETY_SECONDS", 0.1)
    with theirs.writer.connect() as long:
        long.exec_driver_sql("select pg_current_xact_id()")
        other = Database.open(postgresql_url)
        number = _sign_in(other, "Иванова Анна")
        told = [changes for _ in range(12) if (changes := watcher.wait(0.15))]
        other.close()
    assert len(told) <= 2, "by the notice, and once by the journal"
    assert all(changes.ids("operator") == {number} for changes in told)


def test_a_forged_notice_is_passed_over(watcher: Watcher, theirs: Database) -> None:
    with theirs.writer.connect() as connection:
        connection.exec_driver_sql(f"notify {CHANNEL}, 'x ticket:drop table;;:,'")
        connection.exec_driver_sql(f"notify {CHANNEL}, ''")
        connection.commit()
    assert not watcher.wait(1.0)
    number = _sign_in(theirs, "Иванова Анна")
    assert number in _heard(watcher).ids("operator")


def test_listening_hardly_asks_the_server(watcher: Watcher, mine: Database) -> None:
    asked: list[str] = []
    event.listen(mine.reader, "before_cursor_execute", lambda *given: asked.append(given[2]))
    started = time.monotonic()
    while time.monotonic() < started + 2 * watch.SAFETY_SECONDS:
        watcher.wait(0.1)
    assert sum("journal" in statement for statement in asked) <= 3


def test_a_console_that_changed_everything_is_heard_by_the_journal(
    watcher: Watcher, theirs: Database, actor: Actor
) -> None:
    theirs.write(actor, lambda session: record(session, "ticket", EVERYTHING, "import"))
    assert _heard(watcher).is_everything("ticket")


def test_what_was_written_behind_a_frozen_line_is_heard_after_it(
    cluster: Cluster, postgresql_url: str
) -> None:
    """Nobody closes the connections: packets just do not come."""
    name = postgresql_url.rpartition("?")[0].rpartition("/")[2]
    proxy = Proxy(cluster)
    near, far = Database.open(proxy.url(name)), Database.open(postgresql_url)
    watcher = Watcher(near)
    watcher.wait(0.0)
    proxy.freeze()
    number = _sign_in(far, "Иванова Анна")
    assert not watcher.wait(0.3)
    proxy.thaw()
    assert number in _heard(watcher).ids("operator")
    watcher.close()
    near.close()
    far.close()
    proxy.close()


def test_without_a_server_waiting_says_so(cluster: Cluster, postgresql_url: str) -> None:
    name = postgresql_url.rpartition("?")[0].rpartition("/")[2]
    proxy = Proxy(cluster)
    near = Database.open(proxy.url(name))
    watcher = Watcher(near)
    watcher.wait(0.0)
    proxy.close()
    with psycopg.connect(cluster.dsn("postgres"), autocommit=True) as admin:
        admin.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name])
    with pytest.raises(DatabaseUnavailable):
        for _ in range(20):
            watcher.wait(0.3)
    watcher.close()
    near.close()
