"""A server's database over time: copied and put back by PostgreSQL's own programs, migrated under open consoles."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from console.demo import fill
from models.all_tables import all_tables
from models.checks import check_database
from models.desk import operations, queries
from models.desk.demo import DemoPlan
from models.errors import NewerSchema
from models.storage import schema
from models.storage.backup import dump_server
from models.storage.database import Database
from models.storage.journal import Actor
from models.transfer import prove
from tests.postgres import Cluster

LOCKED = 2.0  # seconds that a migration may hold anybody up
MARGIN = 2.0  # a busy machine


@pytest.fixture
def restored(cluster: Cluster) -> Iterator[str]:
    """An empty database to restore into."""
    cluster.execute("create database desk_restored")
    yield "desk_restored"
    cluster.execute("drop database desk_restored with (force)")


@pytest.fixture
def consoles(postgresql_url: str) -> Iterator[list[Database]]:
    """Two consoles of the version before."""
    opened = [Database.open(postgresql_url) for _ in range(2)]
    yield opened
    for console in opened:
        console.close()


def test_a_backup_of_the_server_is_restored_and_sound(
    cluster: Cluster, postgresql_url: str, restored: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What README tells the administrator: backup, pg_restore, check; every table is the same again."""
    monkeypatch.setenv("PATH", f"{cluster.programs}:/usr/bin:/bin")
    desk = Database.open(postgresql_url)
    plan = DemoPlan(tickets=200, contracts=20, seed=5, until=datetime(2026, 11, 20, 15, tzinfo=UTC))
    fill(desk, plan, lambda _done, _total: None)
    archive = tmp_path / "desk.dump"
    dump_server(desk.url, archive)
    command = [
        str(cluster.programs / "pg_restore"),
        "--exit-on-error",
        "--no-owner",
        "-d",
        cluster.dsn(restored),
    ]
    subprocess.run([*command, str(archive)], check=True, capture_output=True)
    again = Database.open(cluster.url(restored).render_as_string(), migrate=False)
    tables = all_tables().sorted_tables
    proofs = [{table.name: prove(side, table) for table in tables} for side in (desk, again)]
    assert check_database(again) == []
    assert proofs[0] == proofs[1]
    assert proofs[1]["ticket"].rows == 200
    with again.writer.begin() as connection:  # the control: one value less, and the proof sees it
        connection.exec_driver_sql(
            "update ticket set phone = '' where id = (select min(id) from ticket where phone > '')"
        )
    assert prove(again, all_tables().tables["ticket"]) != proofs[0]["ticket"]
    again.close()
    desk.close()


def _write(console: Database, actor: Actor, name: str) -> None:
    console.write(actor, lambda session: operations.sign_in(session, name))


def _migrate(newer: Database) -> None:
    """What a console of the future does."""
    with newer.writer.begin() as connection:
        schema.upgrade(connection, schema.head())
        connection.exec_driver_sql("alter table operator add column birthday date")
        connection.exec_driver_sql("update alembic_version set version_num = '9999_future'")


@dataclass
class Work:
    """What two consoles saw that wrote all the time during a migration."""

    waits: list[float] = field(default_factory=list)
    refused: list[NewerSchema] = field(default_factory=list)


def _work_through_a_migration(consoles: list[Database], url: str, actor: Actor, rounds: int) -> Work:
    """Each console writes until it is refused, at most `rounds` times; another one migrates meanwhile."""
    seen, begun = Work(), threading.Barrier(1 + len(consoles))

    def work(console: Database, mark: int) -> None:
        begun.wait()
        for number in range(rounds):
            started = time.monotonic()
            try:
                _write(console, actor, f"Человек {mark} {number}")
            except NewerSchema as error:
                seen.refused.append(error)
                return
            finally:
                seen.waits.append(time.monotonic() - started)

    threads = [threading.Thread(target=work, args=(console, mark)) for mark, console in enumerate(consoles)]
    for thread in threads:
        thread.start()
    newer = Database.open(url)
    begun.wait()
    _migrate(newer)
    newer.close()
    for thread in threads:
        thread.join(60)
    return seen


def test_two_consoles_at_work_during_a_migration_wait_briefly_and_then_only_read(
    consoles: list[Database], postgresql_url: str, actor: Actor
) -> None:
    """Both write all the time; the migration waits for locks no longer than it may, and nothing else stops them."""
    seen = _work_through_a_migration(consoles, postgresql_url, actor, 10_000)
    assert max(seen.waits) <= LOCKED + MARGIN
    assert len(seen.refused) == len(consoles), "each of them was told"
    for error in seen.refused:
        assert "Update the console" in error.sentences()[-1].source
    for console in consoles:
        before = len(console.read(queries.operators))
        with pytest.raises(NewerSchema):
            _write(console, actor, "После обновления")
        assert len(console.read(queries.operators)) == before > 0, "what was read before is read on"


def test_consoles_that_do_not_ask_for_the_version_write_on_after_a_migration(
    consoles: list[Database], postgresql_url: str, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the refusal: an old console knows nothing of the new column, and fills rows all the same."""
    monkeypatch.setattr(schema, "refuse_newer", lambda _connection: None)
    assert _work_through_a_migration(consoles, postgresql_url, actor, 50).refused == []
    for console in consoles:
        before = len(console.read(queries.operators))
        _write(console, actor, f"После обновления {before}")
        assert len(console.read(queries.operators)) == before + 1


def _written_beside_a_forgotten_window(consoles: list[Database], url: str, actor: Actor) -> bool:
    """Whether a colleague's write ends in time while a migration waits for somebody who has left a table open."""
    at_work, forgotten = consoles
    newer = Database.open(url)
    with ThreadPoolExecutor(2) as pool:
        with forgotten.reader.connect() as left_open:
            left_open.exec_driver_sql("select * from operator")
            migration = pool.submit(_migrate, newer)
            _until_somebody_waits_for_a_lock(left_open)
            write = pool.submit(_write, at_work, actor, "Человек за окном")
            done, _ = wait([write], LOCKED + MARGIN)
        stopped = isinstance(migration.exception(60), OperationalError)
        write.exception(60)
    newer.close()
    assert stopped == bool(done), "either the migration gives way or everybody waits"
    return bool(done)


def _until_somebody_waits_for_a_lock(connection: Connection) -> None:
    question = "select count(*) from pg_locks where not granted and relation = 'operator'::regclass"
    until = time.monotonic() + 30
    while not connection.exec_driver_sql(question).scalar_one():
        assert time.monotonic() < until, "the migration never came to the table"
        time.sleep(0.02)


def test_a_window_that_was_left_open_holds_the_migration_up_and_nobody_else(
    consoles: list[Database], postgresql_url: str, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_LOCK_TIMEOUT", "1s")
    assert _written_beside_a_forgotten_window(consoles, postgresql_url, actor)


def test_behind_a_migration_that_waits_without_end_everybody_waits(
    consoles: list[Database], postgresql_url: str, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the short locks: without lock_timeout the queue lasts as long as the forgotten window."""
    monkeypatch.setattr(schema, "_LOCK_TIMEOUT", "0")
    assert not _written_beside_a_forgotten_window(consoles, postgresql_url, actor)
