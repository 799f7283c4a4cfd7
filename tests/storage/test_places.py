"""Where a database file may lie, backups, locks, and what each fault says."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from models.desk import operations, queries
from models.errors import DatabaseDamaged, FileProblem, InUse, UnsuitablePlace
from models.storage import places
from models.storage.backup import backup_file, quick_check, restore_file, tables_of
from models.storage.database import Database
from models.storage.engines import make_engine, parse_url, server_name, shown_url
from models.storage.journal import Actor
from models.storage.places import FileLock, file_system, lock_path, refuse_unsuitable

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /home/share nfs4 rw 0 0
//server/docs /mnt/my\\040docs cifs rw 0 0
anna@server:/desk /mnt/ssh fuse.sshfs rw 0 0
/dev/sdb1 /mnt/stick fuseblk rw 0 0
portal /run/user/1000/doc fuse.portal rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/share/desk.sqlite", "nfs4"),
        ("/home/anna/desk.sqlite", "ext4"),
        ("/mnt/my docs/a/desk.sqlite", "cifs"),
        ("/mnt/ssh/desk.sqlite", "fuse.sshfs"),
    ],
)
def test_the_file_system_of_a_path_is_that_of_its_nearest_mount(tmp_path: Path, path: str, kind: str) -> None:
    assert file_system(Path(path), mounts(tmp_path)) == kind


def mounts(folder: Path) -> Path:
    """A machine with a share, a folder of another computer, a stick, and what a sandbox hands in."""
    (folder / "mounts").write_text(MOUNTS)
    return folder / "mounts"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked for the kind of the drive")
@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("/home/share/desk.sqlite", True),
        ("/mnt/my docs/desk.sqlite", True),
        ("/mnt/ssh/deep/desk.sqlite", True),
        ("/mnt/stick/desk.sqlite", False),
        ("/run/user/1000/doc/1/desk.sqlite", False),
        ("/home/anna/desk.sqlite", False),
    ],
)
def test_what_lies_on_another_computer_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, *, refused: bool
) -> None:
    """However it is mounted: locks do not hold there."""
    made = mounts(tmp_path)
    monkeypatch.setattr(places, "file_system", lambda asked: file_system(asked, made))
    with pytest.raises(UnsuitablePlace) if refused else nullcontext():
        refuse_unsuitable(Path(path))


@pytest.mark.skipif(sys.platform == "win32", reason="the rights of a folder are another matter there")
@pytest.mark.parametrize(("name", "verb"), [("desk.sqlite", "check"), ("new.sqlite", "demo")])
def test_a_folder_that_may_only_be_read_is_a_sentence_and_stays_as_it_is(
    sqlite_url: str, name: str, verb: str
) -> None:
    """A disk mounted read-only; nobody but root may write into a folder whatever its rights say."""
    folder = Path(sqlite_url).parent
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    command = [sys.executable, "-m", "console", "--database", str(folder / name), verb]
    if os.geteuid():
        folder.chmod(0o555)
    else:
        bound = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
        command = ["unshare", "--mount", "sh", "-c", bound, str(folder), *command]
        if subprocess.run([*command[:6], "true"], check=False, capture_output=True).returncode:
            pytest.skip("this machine lets nobody mount")
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=os.environ | {"LANG": "ru_RU.UTF-8"}
    )
    folder.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Файл базы данных не открывается для записи.",
        "Проверьте, что папка существует и вам разрешено в неё писать.",
    ]
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    "place", ["//server/share/desk.sqlite", "/home/anna/OneDrive/desk.sqlite", "/x/YandexDisk/d.sqlite"]
)
def test_shares_and_synchronised_folders_are_refused(place: str) -> None:
    with pytest.raises(UnsuitablePlace):
        refuse_unsuitable(Path(place))


def test_a_server_in_the_network_needs_a_verified_certificate() -> None:
    with pytest.raises(UnsuitablePlace):
        make_engine(parse_url("postgresql://desk@db.example.org/desk?sslmode=require"), writing=False)
    engine = make_engine(parse_url("postgresql://desk@db.example.org/desk"), writing=False)
    assert engine.url.query["sslmode"] == "verify-full"


def test_the_password_is_never_shown() -> None:
    assert "secret" not in shown_url(parse_url("postgresql://anna:secret@localhost/desk"))


def test_an_unknown_kind_of_database_is_refused() -> None:
    with pytest.raises(UnsuitablePlace):
        parse_url("mysql://localhost/desk")


def test_a_backup_of_a_living_database_is_whole(
    sqlite_database: Database, actor: Actor, tmp_path: Path
) -> None:
    sqlite_database.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))
    backup_file(sqlite_database.file, tmp_path / "copy.sqlite")
    copy = Database.open(tmp_path / "copy.sqlite")
    assert [row.name for row in copy.read(queries.operators)] == ["Иванова Анна"]
    copy.close()


def test_a_plain_copy_of_a_living_database_is_not(
    sqlite_database: Database, actor: Actor, tmp_path: Path
) -> None:
    """The control: this is why `backup_file` exists."""
    sqlite_database.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))
    (tmp_path / "copy.sqlite").write_bytes(sqlite_database.file.read_bytes())
    with sqlite3.connect(tmp_path / "copy.sqlite") as copy:
        assert copy.execute("select count(*) from operator").fetchone() == (0,)
    copy.close()


def test_a_restored_database_holds_what_the_backup_held(
    sqlite_database: Database, actor: Actor, tmp_path: Path
) -> None:
    place = sqlite_database.file
    backup_file(place, tmp_path / "copy.sqlite")
    sqlite_database.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))
    with pytest.raises(InUse):
        restore_file(tmp_path / "copy.sqlite", place)
    sqlite_database.close()
    restore_file(tmp_path / "copy.sqlite", place)
    restored = Database.open(place)
    assert restored.read(queries.operators) == []
    restored.close()


def test_a_damaged_file_is_neither_opened_nor_backed_up(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is no database" * 100)
    with pytest.raises(DatabaseDamaged):
        Database.open(broken)
    with pytest.raises(DatabaseDamaged):
        quick_check(broken)
    good = tmp_path / "good.sqlite"
    good.write_bytes(b"the last good backup")
    with pytest.raises(DatabaseDamaged):
        backup_file(broken, good)
    assert good.read_bytes() == b"the last good backup"
    assert not list(tmp_path.glob(".*.part"))


def test_a_restore_can_be_undone_any_number_of_times(
    sqlite_database: Database, actor: Actor, tmp_path: Path
) -> None:
    """What was there is never overwritten by the next restore, not even by the one that puts it back."""
    place = sqlite_database.file
    backup_file(place, tmp_path / "copy.sqlite")
    sqlite_database.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))
    sqlite_database.close()
    kept = restore_file(tmp_path / "copy.sqlite", place)
    assert kept is not None
    restore_file(kept, place)
    restored = Database.open(place)
    assert [row.name for row in restored.read(queries.operators)] == ["Иванова Анна"]
    restored.close()


def test_a_damaged_database_can_be_restored_and_is_kept(sqlite_database: Database, tmp_path: Path) -> None:
    place = sqlite_database.file
    backup_file(place, tmp_path / "copy.sqlite")
    sqlite_database.close()
    place.write_bytes(b"a disk went bad" * 100)
    kept = restore_file(tmp_path / "copy.sqlite", place)
    assert kept is not None
    assert kept.read_bytes() == b"a disk went bad" * 100
    Database.open(place, migrate=False).close()


def test_a_file_of_another_program_is_neither_restored_nor_opened(
    sqlite_database: Database, tmp_path: Path
) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("create table bookmarks (title text)")
    connection.close()
    place = sqlite_database.file
    sqlite_database.close()
    with pytest.raises(FileProblem, match="not a database of this console"):
        restore_file(other, place)
    with pytest.raises(FileProblem, match="not a database of this console"):
        Database.open(other)
    Database.open(place, migrate=False).close()
    assert tables_of(other) == {"bookmarks"}


def test_a_database_is_not_its_own_backup(sqlite_database: Database) -> None:
    with pytest.raises(FileProblem, match="itself"):
        backup_file(sqlite_database.file, sqlite_database.file)
    place = sqlite_database.file
    sqlite_database.close()
    with pytest.raises(FileProblem, match="itself"):
        restore_file(place, place)


def test_a_backup_into_a_missing_folder_is_explained(sqlite_database: Database, tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        backup_file(sqlite_database.file, tmp_path / "missing" / "copy.sqlite")


def test_many_consoles_share_a_file_and_one_may_have_it_alone(tmp_path: Path) -> None:
    path = lock_path(tmp_path / "desk.sqlite")
    first, second = FileLock(path), FileLock(path)
    with pytest.raises(InUse):
        FileLock(path, exclusive=True)
    first.release()
    second.release()
    alone = FileLock(path, exclusive=True)
    with pytest.raises(InUse):
        FileLock(path)
    alone.release()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql://anna:secret@db.example.org/desk", "desk@db.example.org"),
        ("postgresql://anna@/desk?host=db1,db2", "desk@db1"),
        ("postgresql:///desk?host=/var/run/postgresql", "desk@localhost"),
        ("postgresql://?service=nobody-knows-it", "nobody-knows-it"),
        ("postgresql:///desk?service=nobody-knows-it", "desk@nobody-knows-it"),
        ("postgresql:///desk?host=::1&port=5433", "desk@::1"),
    ],
)
def test_a_server_is_called_by_database_and_host_and_nothing_else(url: str, name: str) -> None:
    assert server_name(parse_url(url)) == name
