"""The verb that moves a desk from one database to another, usually from a file to the shared server."""

from __future__ import annotations

import sys

import click

from console.cli.common import App, as_json, emit, pass_app, refuse_missing
from models.text import QT_TRANSLATE_NOOP, Text

DONE = Text(QT_TRANSLATE_NOOP("models", "Transferred and compared: %n row(s)."))


@click.command(
    help=QT_TRANSLATE_NOOP(
        "cli", "Copy everything from one database to another, and prove that both are equal."
    )
)
@click.option(
    "--from", "source", required=True, metavar="URL", help=QT_TRANSLATE_NOOP("cli", "Where the desk is now")
)
@click.option(
    "--to",
    "target",
    required=True,
    metavar="URL",
    help=QT_TRANSLATE_NOOP("cli", "An empty database, prepared by server init"),
)
@as_json
@pass_app
def transfer(app: App, *, source: str, target: str, as_json: bool) -> int:
    """Copy, compare, and say how many rows; an interrupted transfer is simply started again."""
    from models.storage.database import Database
    from models.transfer import transfer as copy_all

    def progress(table: str, rows: int) -> None:
        if not as_json and sys.stderr.isatty():
            click.echo(f"\r{table}: {rows}   ", err=True, nl=False)

    refuse_missing(source)
    old = Database.open(app.reached(source), migrate=True)
    new = Database.open(app.reached(target), migrate=True)
    try:
        outcome = copy_all(old, new, progress)
    finally:
        old.close()
        new.close()
    tables = {
        name: {"rows": proof.rows, "sum": proof.total, "sha256": proof.digest}
        for name, proof in outcome.proofs.items()
    }
    emit(
        {"rows": outcome.rows, "tables": tables},
        [app.say(Text(DONE.source, n=outcome.rows))],
        as_json=as_json,
    )
    return 0
