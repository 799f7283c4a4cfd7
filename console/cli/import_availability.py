"""`import availability FILE.csv`: the history of another monitor."""

from __future__ import annotations

from pathlib import Path

import click

from console.cli.common import App, as_json, emit, pass_app
from console.cli.files import ReadableFile
from models.text import QT_TRANSLATE_NOOP, Text

TAKEN = QT_TRANSLATE_NOOP("models", "Rows taken: {taken}; new intervals: {added}; components: {components}.")
LEFT_OUT = QT_TRANSLATE_NOOP("models", "Line {row}, {column}: {problem}.")


@click.command(
    name="availability",
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Import a history of states: component,from,to,state[,zone]; rows that cannot be taken are named.",
    ),
)
@click.argument("file", type=ReadableFile())
@as_json
@pass_app
def import_availability(app: App, file: Path, *, as_json: bool) -> int:
    """Take every sound row of FILE and report the others; the same file again changes nothing."""
    from models.availability.intake import import_history, read_history

    history = read_history(file.read_bytes())
    result = app.database().write(app.actor, lambda session: import_history(session, history)).value
    summary = {
        "taken": result.taken,
        "added": result.added,
        "components": ", ".join(result.components) or "—",
    }
    lines = [app.say(Text(TAKEN, summary))]
    lines += [
        app.say(Text(LEFT_OUT, {"row": bad.row, "column": bad.column, "problem": bad.problem}))
        for bad in result.rejected
    ]
    answer = {
        "imported": result.taken,
        "added_intervals": result.added,
        "components": list(result.components),
        "rejected": [
            {"row": bad.row, "column": bad.column, "problem": app.say(bad.problem)} for bad in result.rejected
        ],
    }
    emit(answer, lines, as_json=as_json)
    return 0
