"""The verbs of the server's administrator: prepare a PostgreSQL database, and give people their logins."""

from __future__ import annotations

import sys

import click

from console.cli.common import App, as_json, emit, pass_app
from models.errors import FileProblem, InputError
from models.storage.database import Database
from models.storage.server import GROUPS
from models.text import QT_TRANSLATE_NOOP, Text

DONE_INIT = Text(
    QT_TRANSLATE_NOOP("models", "The server is ready: {url}. Now add people with server add-person.")
)


@click.group(help=QT_TRANSLATE_NOOP("cli", "Set up a shared PostgreSQL and the logins of people."))
def server() -> None:
    """Group of the administrator's verbs."""


@server.command(
    help=QT_TRANSLATE_NOOP("cli", "Prepare an empty database: owner, groups, tables, rights, triggers.")
)
@as_json
@pass_app
def init(app: App, *, as_json: bool) -> int:
    """Set up the database named by --database; may be run again to bring it up to date."""
    from models.rights import init_server

    database = _server_database(app)
    try:
        init_server(database)
        lines = [app.say(Text(DONE_INIT.source, {"url": database.shown}))]
        emit({"server": database.shown, "ready": True}, lines, as_json=as_json)
    finally:
        database.close()
    return 0


@server.command("add-person", help=QT_TRANSLATE_NOOP("cli", "Make or change the login of a person."))
@click.argument("login")
@click.option(
    "--group", type=click.Choice(GROUPS), required=True, help=QT_TRANSLATE_NOOP("cli", "What the person does")
)
@click.option(
    "--name", default="", help=QT_TRANSLATE_NOOP("cli", "Full name, as others see it; default: the login")
)
@click.option(
    "--password-stdin",
    is_flag=True,
    help=QT_TRANSLATE_NOOP("cli", "Read the password from standard input, not a prompt"),
)
@as_json
@pass_app
def add_person(app: App, *, login: str, group: str, name: str, password_stdin: bool, as_json: bool) -> int:
    """Ask for the password without showing it; it is never an argument, where other users could see it."""
    from models.rights import add_person as add

    database = _server_database(app)
    try:
        password = sys.stdin.readline().rstrip("\n") if password_stdin else _asked_password(app)
        add(database, login, group, name or login, password)
        done = Text(
            QT_TRANSLATE_NOOP("models", "«{login}» may now connect as {group}."),
            {"login": login, "group": group},
        )
        emit({"login": login, "group": group, "name": name or login}, [app.say(done)], as_json=as_json)
    finally:
        database.close()
    return 0


def _asked_password(app: App) -> str:
    """The password typed twice, on the error stream so that the answer stays alone on the other."""
    first, again = (
        click.prompt(app.translate("cli", words, None), hide_input=True, err=True)
        for words in (
            QT_TRANSLATE_NOOP("cli", "Password"),
            QT_TRANSLATE_NOOP("cli", "The same password again"),
        )
    )
    if first != again:
        raise InputError(
            {"password": Text(QT_TRANSLATE_NOOP("models", "The two passwords are not the same."))}
        )
    return str(first)


def _server_database(app: App) -> Database:
    """The database of --database without opening it as a console does: it may still be empty."""
    from models.storage.engines import parse_url, sqlite_file

    if not app.place or sqlite_file(parse_url(app.place)) is not None:
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "No server was named.")),
            todo=Text(QT_TRANSLATE_NOOP("models", "Give --database postgresql://administrator@server/name.")),
        )
    return Database(app.reached(app.place))
