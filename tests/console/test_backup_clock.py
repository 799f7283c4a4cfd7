"""The daily copy in the window: made once a day and in silence, a bad disk told once a day, sample data left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.backup_clock import BackupClock
from models.desk.demo import PROPERTY
from models.desk.operations import set_property
from models.errors import DatabaseUnavailable
from models.storage.backup import tables_of
from models.storage.database import Database
from tests.screen import Host


@pytest.fixture
def clock(host: Host, qtbot: QtBot) -> BackupClock:
    made = BackupClock(host.context, host)
    host.said = []
    host.notices.said.connect(host.said.append)
    return made


def look(qtbot: QtBot, clock: BackupClock) -> None:
    clock.look()
    qtbot.waitUntil(lambda: not clock.busy, timeout=30_000)


def test_todays_copy_is_made_once_and_in_silence(
    qtbot: QtBot, clock: BackupClock, host: Host, sqlite_database: Database
) -> None:
    look(qtbot, clock)
    folder = sqlite_database.file.parent / "backups"
    (made,) = folder.iterdir()
    assert "journal" in tables_of(made)
    written = made.stat().st_mtime_ns
    look(qtbot, clock)
    assert [each.stat().st_mtime_ns for each in folder.iterdir()] == [written]
    assert host.said == []


def test_a_bad_disk_is_told_once_a_day(qtbot: QtBot, clock: BackupClock, host: Host, tmp_path: Path) -> None:
    host.context.settings.set("backup.folder", str(tmp_path / "stick" / "copies"))
    look(qtbot, clock)
    look(qtbot, clock)
    assert len(host.said) == 1
    assert "Подключите диск" in host.said[0]
    host.context.settings.keep_state("backup.warned", "2026-01-01")
    look(qtbot, clock)
    assert len(host.said) == 2


def test_who_does_not_want_copies_gets_none(
    qtbot: QtBot, clock: BackupClock, host: Host, sqlite_database: Database
) -> None:
    host.context.settings.set("backup.daily", False)
    look(qtbot, clock)
    assert not (sqlite_database.file.parent / "backups").exists()


def test_sample_data_are_not_copied(qtbot: QtBot, clock: BackupClock, sqlite_database: Database) -> None:
    sqlite_database.write_as_system(lambda session: set_property(session, PROPERTY, {"seed": 1}))
    look(qtbot, clock)
    assert not (sqlite_database.file.parent / "backups").exists()


def test_a_database_that_does_not_answer_once_is_asked_again(
    qtbot: QtBot,
    clock: BackupClock,
    host: Host,
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def silent(_database: Database) -> None:
        raise DatabaseUnavailable

    with monkeypatch.context() as patch:
        patch.setattr("console.backup_clock._file_to_copy", silent)
        look(qtbot, clock)
    assert len(host.said) == 1
    look(qtbot, clock)
    assert (sqlite_database.file.parent / "backups").exists()
