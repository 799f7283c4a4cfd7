"""The verbs that look after the database: check, backup, restore, migrate."""

from __future__ import annotations

from pathlib import Path

import click

from console.cli.common import App, as_json, emit, pass_app
from console.cli.files import ReadableFile, require_name
from console.places import own_database
from models.errors import FileProblem
from models.text import QT_TRANSLATE_NOOP, Text

SOUND = Text(QT_TRANSLATE_NOOP("models", "The database is sound."))


@click.command(help=QT_TRANSLATE_NOOP("cli", "Check that the database is sound; exit code 1 when it is not."))
@as_json
@pass_app
def check(app: App, *, as_json: bool) -> int:
    """Run every check and print what contradicts."""
    from models.checks import check_database

    database = app.database(create=False, migrate=False, unfinished=True)
    problems = [app.say(problem) for problem in check_database(database)]
    emit({"sound": not problems, "problems": problems}, problems or [app.say(SOUND)], as_json=as_json)
    return 1 if problems else 0


@click.command(
    help=QT_TRANSLATE_NOOP("cli", "Write a consistent copy of the database, also while it is in use.")
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@as_json
@pass_app
def backup(app: App, file: Path, *, as_json: bool) -> int:
    """Copy the database to FILE; an earlier file of that name survives a failure."""
    from models.storage.backup import backup_file, dump_server

    require_name(file)
    database = app.database(create=False, migrate=False, unfinished=True)
    if database.file is not None:
        backup_file(database.file, file)
    else:
        dump_server(database.url, file)
    done = Text(QT_TRANSLATE_NOOP("models", "The copy is in {path}."), {"path": str(file)})
    emit({"file": str(file)}, [app.say(done)], as_json=as_json)
    return 0


@click.command(help=QT_TRANSLATE_NOOP("cli", "Put a copy made by backup in the place of the database."))
@click.argument("file", type=ReadableFile())
@as_json
@pass_app
def restore(app: App, file: Path, *, as_json: bool) -> int:
    """Replace the embedded database by FILE; what was there is kept beside it."""
    from models.storage.backup import restore_file
    from models.storage.engines import parse_url, sqlite_file

    target = sqlite_file(parse_url(app.place or str(own_database())))
    if target is None:
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "A database on a server is restored by its administrator.")),
            todo=Text(QT_TRANSLATE_NOOP("models", "Use pg_restore with the file that backup has written.")),
        )
    kept = restore_file(file, target)
    lines = [app.say(Text(QT_TRANSLATE_NOOP("models", "Restored: {path}."), {"path": str(target)}))]
    if kept is not None:
        source = QT_TRANSLATE_NOOP("models", "What was there before is kept in {path}.")
        lines.append(app.say(Text(source, {"path": str(kept)})))
    emit({"file": str(target), "kept": str(kept) if kept else None}, lines, as_json=as_json)
    return 0


@click.command(help=QT_TRANSLATE_NOOP("cli", "Bring the database to this version of the console."))
@as_json
@pass_app
def migrate(app: App, *, as_json: bool) -> int:
    """Migrate the schema; a local file is copied first."""
    from models.rights import init_server
    from models.storage.database import Database
    from models.storage.engines import parse_url, sqlite_file
    from models.storage.server import is_initialised

    if app.place and sqlite_file(parse_url(app.place)) is None:
        server = Database(app.reached(app.place))
        with server.reader.connect() as connection:
            managed = is_initialised(connection)
        if managed:
            init_server(server)
        server.close()
    database = app.database(create=False, migrate=True, unfinished=True)
    now = Text(
        QT_TRANSLATE_NOOP("models", "The database is at version {revision}."),
        {"revision": database.revision()},
    )
    emit({"revision": database.revision()}, [app.say(now)], as_json=as_json)
    return 0
