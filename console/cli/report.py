"""`meo-console report`: writes an Excel report of the desk's work, or one that was saved with its parameters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console.cli.common import App, as_json, emit, parse_day, pass_app
from console.version import version
from models.formats import MOSCOW, format_size, group_digits
from models.reports.catalogue import REPORTS, report_named
from models.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from models.desk.reporting import Request
    from models.workbook.writer import Outcome

WRITTEN = Text(QT_TRANSLATE_NOOP("models", "«{file}»: {rows} rows, {size}."))
FIRST = QT_TRANSLATE_NOOP("cli", "First day; by default the 1st of this month")
ONLY = QT_TRANSLATE_NOOP("cli", "Only this contract")
NAME_OR_SAVED = QT_TRANSLATE_NOOP("cli", "Name a report: {names}")


@click.command(help=QT_TRANSLATE_NOOP("cli", "Write an Excel report whose every figure can be recomputed."))
@click.argument("name", required=False, metavar="NAME", type=click.Choice(list(REPORTS)))
@click.option(
    "--from",
    "first",
    metavar="DATE",
    help=QT_TRANSLATE_NOOP("cli", "First day; by default the 1st of this month"),
)
@click.option("--to", "last", metavar="DATE", help=QT_TRANSLATE_NOOP("cli", "Last day; by default today"))
@click.option(
    "--out", type=click.Path(path_type=Path), help=QT_TRANSLATE_NOOP("cli", "File or folder to write to")
)
@click.option(
    "--contract",
    "contracts",
    multiple=True,
    metavar="NO",
    help=QT_TRANSLATE_NOOP("cli", "Only this contract"),
)
@as_json
@pass_app
def report(
    app: App, name: str | None, first: str | None, last: str | None, out: Path | None,
    contracts: tuple[str, ...], *, as_json: bool,
) -> None:  # fmt: skip
    """Make the report that was named."""
    from models.reports.making import make_report

    if name is None:
        raise click.UsageError(app.translate("cli", NAME_OR_SAVED, None).format(names=", ".join(REPORTS)))
    asked = request(app, first, last, contracts)
    found = report_named(name)
    path = target(app, out, app.translate("reports", found.title, None), asked)
    outcome = make_report(app.database(create=False), found, asked, path, no_progress)
    emit(answer(name, asked, outcome), told(app, outcome), as_json=as_json)


def request(app: App, first: str | None, last: str | None, contracts: Sequence[str]) -> Request:
    """What was asked for on the command line, as of now."""
    from models.desk.reporting import Request

    database = app.database(create=False)
    now = datetime.now(UTC)
    today = now.astimezone(MOSCOW).date()
    return Request(
        first=parse_day(first) if first else today.replace(day=1),
        last=parse_day(last) if last else today,
        now=now,
        translate=app.translate,
        contracts=tuple(contracts),
        made_by=app.actor.name,
        place=database.shown,
        version=version(),
    )


def target(app: App, out: Path | None, title: str, asked: Request) -> Path:
    """The file to write: as named, or under a name of its own in the folder that was named (or in this one)."""
    from models.reports.making import file_name

    del app
    if out is not None and not out.is_dir():
        return out if out.suffix else out.with_suffix(".xlsx")
    return (out or Path()) / file_name(title, asked.first, asked.last, asked.now)


def no_progress(done: int, total: int) -> None:
    """The command line says nothing until the file is there."""
    del done, total


def answer(name: str, asked: Request, outcome: Outcome) -> dict[str, object]:
    """The outcome for programs."""
    return {
        "report": name,
        "file": str(outcome.path),
        "from": asked.first.isoformat(),
        "to": asked.last.isoformat(),
        "contracts": list(asked.contracts),
        "rows": outcome.rows,
        "bytes": outcome.size,
        "replaced": outcome.repairs.replaced,
        "cut": outcome.repairs.cut,
    }


def told(app: App, outcome: Outcome) -> list[str]:
    """The outcome for people."""
    values = {"file": outcome.path, "rows": group_digits(outcome.rows), "size": format_size(outcome.size)}
    return [app.say(Text(WRITTEN.source, values))]
