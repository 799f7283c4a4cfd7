"""Backups and checks: a consistent copy of a living database, and the proof that a database is sound.

A plain copy of a file in use is useless (its log lies beside it); SQLite's own VACUUM INTO and PostgreSQL's pg_dump
are not.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from sqlalchemy import URL, text

from models.errors import UNTOUCHED, DatabaseDamaged, DiskFull, FileProblem, RuleError
from models.storage.engines import make_engine
from models.storage.faults import ASK_SUPERVISOR, NOT_YOURS, known_faults
from models.storage.places import FileLock, is_writable, lock_path
from models.text import QT_TRANSLATE_NOOP, Text

OLD_IS_SAFE = Text(QT_TRANSLATE_NOOP("models", "An earlier file of this name was not touched."))
DESK_TABLES = frozenset({"alembic_version", "journal"})
"""By these tables a file is known as a console's."""


def quick_check(path: Path) -> None:
    """Raise DatabaseDamaged when the file is not a sound SQLite database."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise DatabaseDamaged(str(error)) from error
    if answer != "ok":
        raise DatabaseDamaged(str(answer))


def tables_of(path: Path) -> frozenset[str]:
    """The names of the tables in a SQLite file; DatabaseDamaged when it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return frozenset(name for (name,) in connection.execute("select name from sqlite_master"))
    except sqlite3.DatabaseError as error:
        raise DatabaseDamaged(str(error)) from error


def not_a_desk(path: Path) -> FileProblem:
    """The error of a sound SQLite file that another program made."""
    return FileProblem(
        Text(
            QT_TRANSLATE_NOOP("models", "The file {path} is not a database of this console."),
            {"path": str(path)},
        ),
        UNTOUCHED,
    )


def set_aside(database: Path) -> Path:
    """Copy the SQLite file beside itself under a name that is still free; a damaged one is copied as it is."""
    beside = database.with_name(f"{database.name}.before-restore")
    for number in count(2):
        if not beside.exists():
            break
        beside = database.with_name(f"{database.name}.before-restore-{number}")
    try:
        backup_file(database, beside)
    except DatabaseDamaged:
        _replace(beside, lambda temporary: _copy(database, temporary))
        for suffix in ("-wal", "-shm"):
            log = database.with_name(database.name + suffix)
            if log.exists():
                _copy(log, beside.with_name(beside.name + suffix))
    return beside


def _refuse_itself(source: Path, target: Path) -> None:
    if target.exists() and target.samefile(source):
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "{path} is the database itself."), {"path": str(target)}),
            UNTOUCHED,
            Text(QT_TRANSLATE_NOOP("models", "Name another file.")),
        )


def backup_file(source: Path, target: Path) -> None:
    """Write a consistent, compact copy of the SQLite file `source` to `target`; an old target survives a failure."""
    _refuse_itself(source, target)

    def copy(temporary: Path) -> None:
        quick_check(source)
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(temporary),))
        quick_check(temporary)

    _replace(target, copy)


def restore_file(source: Path, target: Path) -> Path | None:
    """Put the backup `source` in the place of the database `target`; no console may have it open.

    What was there is kept beside it, sound or not: the path of that copy is returned.
    """
    kept = None
    if not source.is_file():
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "There is no file {path}."), {"path": str(source)})
        )
    _refuse_itself(source, target)
    quick_check(source)
    if not tables_of(source) >= DESK_TABLES:
        raise not_a_desk(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lock_path(target), exclusive=True)
    try:
        if target.exists():
            kept = set_aside(target)
        _replace(target, lambda temporary: _copy(source, temporary))
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
    finally:
        lock.release()
    return kept


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def dump_server(url: URL, target: Path) -> None:
    """Write a pg_dump archive of a PostgreSQL database; the password goes through the environment, never argv.

    Raises RuleError for somebody who may not read all of it, FileProblem, DatabaseUnavailable.
    """
    _server_tool("pg_dump", url, target, ["--format=custom", "--no-owner", "--no-privileges"])


def _refuse_strangers(url: URL) -> None:
    """Ask before what the tool would tell in the server's language: whether every table and sequence may be read."""
    unread = text(
        "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')"
        " and not has_table_privilege(oid, 'select')"
    )
    engine = make_engine(url, writing=False)
    try:
        with known_faults(), engine.connect() as connection:
            if connection.execute(unread).scalar_one():
                raise RuleError(NOT_YOURS, todo=ASK_SUPERVISOR)
    finally:
        engine.dispose()


def _server_tool(name: str, url: URL, target: Path, options: list[str]) -> None:
    program = shutil.which(name)
    if program is None:
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The program {name} is not installed."), {"name": name}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Install PostgreSQL's client programs.")),
        )
    _refuse_strangers(url)
    environment = dict(os.environ)
    if url.password:
        environment["PGPASSWORD"] = str(url.password)
    plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)

    def run(temporary: Path) -> None:
        command = [program, *options, f"--file={temporary}", f"--dbname={plain}"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise FileProblem(
                Text(
                    QT_TRANSLATE_NOOP("models", "The server refused the backup: {detail}"),
                    {"detail": done.stderr},
                )
            )

    _replace(target, run)


def _replace(target: Path, make: Callable[[Path], None]) -> None:
    """Make a new file beside `target` and rename it into its place once it is whole and on the disk."""
    if not is_writable(target.absolute().parent):
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP("models", "Files cannot be made in {folder}."),
                {"folder": str(target.parent)},
            ),
            OLD_IS_SAFE,
        )
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)
    try:
        make(temporary)
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        if "full" in str(error) or getattr(error, "errno", None) == 28:
            raise DiskFull from error
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The file {path} cannot be written."), {"path": str(target)}),
            OLD_IS_SAFE,
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
