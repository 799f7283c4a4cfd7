"""`import tickets FILE.csv`: the log of an old help desk with the history of its tickets."""

from __future__ import annotations

from pathlib import Path

import click

from console.cli.common import App, as_json, emit, pass_app
from console.cli.files import ReadableFile
from models.errors import RuleError
from models.text import QT_TRANSLATE_NOOP, Text

TAKEN = QT_TRANSLATE_NOOP(
    "models",
    "Tickets: {imported} new, {unchanged} known already; events read: {events}; rows left out: {rejected}.",
)
LEFT_OUT = QT_TRANSLATE_NOOP("models", "Line {row}, {column}: {problem}.")
NO_FIELD = QT_TRANSLATE_NOOP("models", "«{text}» does not name a column: FIELD is one of {known}.")
NO_COLUMN = QT_TRANSLATE_NOOP("models", "The file lacks columns for: {names}.")


@click.command(
    name="tickets",
    help=QT_TRANSLATE_NOOP(
        "cli", "Import the log of an old help desk: one row an event, many events a ticket."
    ),
)
@click.argument("file", type=ReadableFile())
@click.option("--dry-run", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Only say what would happen"))
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=HEADING",
    help=QT_TRANSLATE_NOOP("cli", "Which column holds what, where it cannot be guessed"),
)
@as_json
@pass_app
def import_tickets(app: App, file: Path, *, dry_run: bool, columns: tuple[str, ...], as_json: bool) -> int:
    """Take every ticket of FILE that is not there yet and report the rows that cannot be read."""
    from models.tickets.intake import FIELDS, Imported, proposed, read_file, tickets_of
    from models.tickets.intake import import_tickets as store

    log = read_file(file)
    mapping = proposed(log.headers)
    for one in columns:
        key, _, header = one.partition("=")
        try:
            mapping = mapping.with_column(key.strip(), header.strip())
        except KeyError as error:
            known = ", ".join(field.key for field in FIELDS)
            raise RuleError(
                Text(NO_FIELD, {"text": one, "known": known}),
                todo=Text(QT_TRANSLATE_NOOP("models", "Name them with --map FIELD=HEADING.")),
            ) from error
    if mapping.missing():
        raise RuleError(
            Text(NO_COLUMN, {"names": ", ".join(mapping.missing())}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Name them with --map FIELD=HEADING.")),
        )
    tickets, rejected = tickets_of(log, mapping)
    done = Imported(len(tickets), 0)
    if not dry_run:
        done = app.database().write(app.actor, lambda session: store(session, tickets)).value
    counts = {
        "imported": done.imported,
        "unchanged": done.unchanged,
        "events": len(log.rows) - len(rejected),
    }
    lines = [app.say(Text(TAKEN, counts | {"rejected": len(rejected)}))]
    lines += [
        app.say(Text(LEFT_OUT, {"row": bad.row, "column": bad.column, "problem": bad.problem}))
        for bad in rejected
    ]
    answer = counts | {
        "dry_run": dry_run,
        "rejected": [
            {"row": bad.row, "column": bad.column, "problem": app.say(bad.problem)} for bad in rejected
        ],
    }
    emit(answer, lines, as_json=as_json)
    return 0
