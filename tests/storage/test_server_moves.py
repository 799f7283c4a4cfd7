"""A server's database over time: copied and put back by PostgreSQL's own programs, migrated under open consoles."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

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


def test_two_consoles_at_work_during_a_migration_wait_briefly_and_then_only_read(
    consoles: list[Database], postgresql_url: str, actor: Actor
) -> None:
    """Both write all the time; the migration waits for locks no longer than it may, and nothing else stops them."""
    longest: list[float] = []
    refused: list[NewerSchema] = []
    begun = threading.Barrier(3)

    def work(console: Database, mark: int) -> None:
        begun.wait()
        for number in range(10_000):
            started = time.monotonic()
            try:
                _write(console, actor, f"Человек {mark} {number}")
            except NewerSchema as error:
                refused.append(error)
                return
            finally:
                longest.append(time.monotonic() - started)

    threads = [threading.Thread(target=work, args=(console, mark)) for mark, console in enumerate(consoles)]
    for thread in threads:
        thread.start()
    newer = Database.open(postgresql_url)
    begun.wait()
    with newer.writer.begin() as connection:
        schema.upgrade(connection, schema.head())
        connection.exec_driver_sql("alter table operator add column birthday date")
        connection.exec_driver_sql("update alembic_version set version_num = '9999_future'")
    newer.close()
    for thread in threads:
        thread.join(60)
    assert max(longest) <= LOCKED + MARGIN
    assert len(refused) == len(consoles), "each of them was told"
    for error in refused:
        assert "Update the console" in error.sentences()[-1].source
    for console in consoles:
        before = len(console.read(queries.operators))
        with pytest.raises(NewerSchema):
            _write(console, actor, "После обновления")
        assert len(console.read(queries.operators)) == before > 0, "what was read before is read on"
