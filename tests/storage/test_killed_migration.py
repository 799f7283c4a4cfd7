"""A console killed in the middle of a migration: the file is as it was, and the next start finishes the work."""

from __future__ import annotations

import os
import signal
import sys
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from models.storage import schema
from models.storage.backup import restore_file
from models.storage.database import Database
from tests.storage import crashes
from tests.storage.desk_day import prepare, steps, whole_and_half

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")


def migrate_until(said: Connection, path: Path, last: int) -> None:
    """Open the file, and die before its `last`-th statement; say how many there were when it was not reached."""
    count = 0

    def killed(*_: object) -> None:
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", killed)
    Database.open(path).close()
    said.send(count)


@pytest.fixture
def old_desk(sqlite_url: str) -> Path:
    """A desk of an earlier version with a day's work in it."""
    database = Database.open(sqlite_url)
    for step in islice(steps(prepare(database)), 8):
        step.do(database)
    schema.downgrade(database.writer, revision_before_head())
    database.close()
    return Path(sqlite_url)


def revision_before_head() -> str:
    """The version that the last release had."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(schema._config())
    before = scripts.get_revision(schema.head()).down_revision
    assert isinstance(before, str)
    return before


def test_a_killed_migration_is_as_if_it_had_not_begun_and_is_made_up_for(
    old_desk: Path, tmp_path: Path
) -> None:
    before = old_desk.read_bytes()
    whole_run = tmp_path / "whole.sqlite"
    whole_run.write_bytes(before)
    statements = crashes.result_of(migrate_until, whole_run, 0)
    assert statements > 10
    for last in range(2, statements + 1, max(statements // 6, 1)):
        old_desk.write_bytes(before)
        for name in ("-wal", "-shm"):
            old_desk.with_name(old_desk.name + name).unlink(missing_ok=True)
        child, said = crashes.process(migrate_until, old_desk, last)
        child.join(60)
        said.close()
        assert child.exitcode == -signal.SIGKILL, f"not killed at statement {last}"
        database = Database.open(old_desk)
        assert database.revision() == schema.head()
        whole, half = whole_and_half(database)
        assert (len(whole), half) == (8, set())
        database.close()


def test_what_was_there_before_a_migration_can_be_brought_back(old_desk: Path) -> None:
    """The copy beside the file is of the old version and holds everything."""
    old = revision_before_head()
    Database.open(old_desk).close()
    kept = old_desk.with_name(f"{old_desk.name}.before-{schema.head()}")
    restore_file(kept, old_desk)
    database = Database(old_desk)
    assert database.revision() == old
    database.close()
    again = Database.open(old_desk)
    assert len(whole_and_half(again)[0]) == 8
    again.close()
