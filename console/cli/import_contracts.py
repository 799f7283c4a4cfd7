"""`import contracts FILE.xlsx`: a registry of contracts, from the workbook that the office keeps.

Exit code 0 when the file could be read, also when rows of it were refused: the refusals are the answer. Exit code 1
when nothing could be read: not a workbook, protected, no headings, a needed column missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from console.cli.common import App, as_json, emit, pass_app
from console.cli.files import ReadableFile
from models.text import QT_TRANSLATE_NOOP, Text


@click.command(
    help=QT_TRANSLATE_NOOP(
        "cli", "Take a registry of contracts from an Excel workbook; bad rows are refused alone."
    )
)
@click.argument("file", type=ReadableFile())
@click.option("--dry-run", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Only tell what would happen"))
@as_json
@pass_app
def import_contracts(app: App, file: Path, *, dry_run: bool, as_json: bool) -> int:
    """Compare the workbook with the database and take what is new; bad rows are told with row, column and reason."""
    from models.contracts.intake import read_registry
    from models.contracts.registry import Plan, import_registry, plan_import

    registry = read_registry(file)
    plan: Plan
    if dry_run:
        plan = app.database_for_trial().read(lambda session: plan_import(session, registry))
    else:
        reason = app.say(Text(QT_TRANSLATE_NOOP("models", "Import of {name}"), {"name": file.name}))
        written = app.database().write(
            app.actor, lambda session: import_registry(session, registry), reason=reason
        )
        plan = written.value

    rejected = [
        {"row": one.row, "column": one.column, "problem": app.say(one.problem)} for one in plan.rejected
    ]
    data = {
        "imported": len(plan.new),
        "updated": len(plan.changed),
        "unchanged": plan.unchanged,
        "rejected": rejected,
    }

    def lines() -> Iterator[str]:
        if dry_run:
            yield app.say(Text(QT_TRANSLATE_NOOP("models", "Only a trial: nothing was written.")))
        yield app.say(
            Text(
                QT_TRANSLATE_NOOP(
                    "models",
                    "{name}, sheet «{sheet}»: {new} new, {changed} changed, {same} unchanged, {rejected} refused.",
                ),
                {
                    "name": plan.name,
                    "sheet": plan.sheet,
                    "new": len(plan.new),
                    "changed": len(plan.changed),
                    "same": plan.unchanged,
                    "rejected": len(plan.rejected),
                },
            )
        )
        for sheet in plan.other_sheets:
            other = QT_TRANSLATE_NOOP("models", "Sheet «{sheet}» looks like a registry too; it was not read.")
            yield app.say(Text(other, {"sheet": sheet}))
        for one in plan.rejected:
            row = QT_TRANSLATE_NOOP("models", "row {row}, «{column}»: {problem}")
            yield app.say(Text(row, {"row": one.row, "column": one.column, "problem": one.problem}))

    emit(data, lines(), as_json=as_json)
    return 0
