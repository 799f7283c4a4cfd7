"""`meo-console report`: writes an Excel report, one that was saved with its parameters, or all that are due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from console.cli.common import App, as_json, emit, parse_day, pass_app
from console.version import version
from models.errors import KnownError
from models.formats import MOSCOW, format_size, group_digits
from models.reports.catalogue import REPORTS, report_named
from models.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from models.desk.reporting import Request
    from models.reports.saved import Made, SavedRow
    from models.workbook.writer import Outcome

WRITTEN = QT_TRANSLATE_NOOP("models", "«{file}»: {rows} rows, {size}.")
SAVED = QT_TRANSLATE_NOOP("models", "Saved: «{name}».")
NOTHING_DUE = QT_TRANSLATE_NOOP("models", "No saved report is due.")
WAITS = QT_TRANSLATE_NOOP(
    "models", "«{name}» is due and waits: there is no folder {folder} on this computer."
)
NOT_MADE = QT_TRANSLATE_NOOP("models", "«{name}» could not be made: {problem}")
NAME_ONE = QT_TRANSLATE_NOOP("cli", "Name a report: {names}")
EVERY_WORDS = ("week", "month", "quarter", "year")
PERIOD_WORDS = ("this-month", "last-month", "last-week", "last-quarter", "this-year", "last-year")


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call."""

    name: str | None
    first: str | None
    last: str | None
    out: Path | None
    contracts: tuple[str, ...]


@click.command(
    help=QT_TRANSLATE_NOOP("cli", "Write an Excel report whose every figure can be recomputed."),
    epilog=f"NAME: {', '.join(REPORTS)}",
)
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
@click.option("--save", metavar="TITLE", help=QT_TRANSLATE_NOOP("cli", "Keep the report under this title"))
@click.option(
    "--period",
    type=click.Choice(PERIOD_WORDS),
    help=QT_TRANSLATE_NOOP(
        "cli", "With --save: the days it speaks of, seen from the day on which it is made"
    ),
)
@click.option(
    "--every",
    type=click.Choice(EVERY_WORDS),
    help=QT_TRANSLATE_NOOP(
        "cli", "With --save: make it on the first working day of each, into the folder --out"
    ),
)
@click.option(
    "--saved", metavar="TITLE", help=QT_TRANSLATE_NOOP("cli", "Make the report kept under this title")
)
@click.option("--due", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Make every saved report that is due"))
@click.option("--job", is_flag=True, hidden=True)
@as_json
@pass_app
def report(
    app: App,
    /,
    name: str | None,
    first: str | None,
    last: str | None,
    out: Path | None,
    contracts: tuple[str, ...],
    **more: Any,
) -> int:
    """Make, keep or look for reports, as the options say."""
    asked, json_wanted = Asked(name, first, last, out, contracts), bool(more["as_json"])
    if more["job"]:
        from console.cli.report_job import run_job

        return run_job(app)
    if more["due"]:
        return _make_due(app, as_json=json_wanted)
    if more["saved"] is not None:
        return _make_saved(app, str(more["saved"]), out, as_json=json_wanted)
    if name is None:
        raise click.UsageError(app.translate("cli", NAME_ONE, None).format(names=", ".join(REPORTS)))
    if more["save"] is not None:
        return _save(app, asked, more, as_json=json_wanted)
    made = request(app, _days(asked), contracts)
    outcome = _make(app, name, made, _target(app, out, name, made))
    emit(answer(name, made, outcome), [told(app, outcome)], as_json=json_wanted)
    return 0


def _days(asked: Asked) -> tuple[date, date]:
    today = datetime.now(UTC).astimezone(MOSCOW).date()
    return (
        parse_day(asked.first) if asked.first else today.replace(day=1),
        parse_day(asked.last) if asked.last else today,
    )


def request(app: App, days: tuple[date, date], contracts: Sequence[str]) -> Request:
    """What was asked for on the command line, as of now."""
    from models.desk.reporting import Request

    return Request(
        first=days[0],
        last=days[1],
        now=datetime.now(UTC),
        translate=app.translate,
        contracts=tuple(contracts),
        made_by=app.actor.name,
        place=app.database(create=False).shown,
        version=version(),
    )


def _target(app: App, out: Path | None, name: str, asked: Request) -> Path:
    """The file to write: as named, or under a name of its own in the folder that was named (or in this one)."""
    from models.reports.making import file_name

    if out is not None and not out.is_dir():
        return out if out.suffix else out.with_suffix(".xlsx")
    title = app.translate("reports", report_named(name).title, None)
    return (out or Path()) / file_name(title, asked.first, asked.last, asked.now)


def _make(app: App, name: str, asked: Request, path: Path) -> Outcome:
    from models.reports.making import make_report

    return make_report(
        app.database(create=False), report_named(name), asked, path, lambda _done, _total: None
    )


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


def told(app: App, outcome: Outcome) -> str:
    """The outcome for people."""
    values = {"file": outcome.path, "rows": group_digits(outcome.rows), "size": format_size(outcome.size)}
    return app.say(Text(WRITTEN, values))


def _save(app: App, asked: Asked, more: dict[str, Any], *, as_json: bool) -> int:
    """Keep a report under a title, with its period and, where it shall be made by the clock, its folder."""
    from models.reports.saved import SavedDraft, save_report
    from models.reports.schedule import FIXED, LAST_MONTH

    fixed = bool(asked.first or asked.last)
    draft = SavedDraft(
        name=str(more["save"]),
        report=str(asked.name),
        period=FIXED if fixed else str(more["period"] or LAST_MONTH).replace("-", "_"),
        days=_days(asked) if fixed else None,
        contracts=asked.contracts,
        folder=str(asked.out.expanduser().resolve()) if asked.out else "",
        every=str(more["every"] or ""),
    )
    saved = app.database(create=False).write(app.actor, lambda session: save_report(session, draft)).value
    emit({"saved": saved, "name": draft.name}, [app.say(Text(SAVED, {"name": draft.name}))], as_json=as_json)
    return 0


def _make_saved(app: App, name: str, out: Path | None, *, as_json: bool) -> int:
    """Make a kept report now, into its folder unless another is named."""
    from models.reports.saved import saved_report

    saved = app.database(create=False).read(lambda session: saved_report(session, name))
    made = request(app, saved.days_on(_today()), saved.contracts)
    outcome = _make(app, saved.report, made, _target(app, out or _folder(saved), saved.report, made))
    emit(answer(saved.report, made, outcome), [told(app, outcome)], as_json=as_json)
    return 0


def _today() -> date:
    return datetime.now(UTC).astimezone(MOSCOW).date()


def _folder(saved: SavedRow) -> Path | None:
    return Path(saved.folder).expanduser() if saved.folder else None


def _make_due(app: App, *, as_json: bool) -> int:
    """Make what the clock owes; one that fails does not keep the others from being made."""
    from models.reports.saved import Made, is_here, make_due, waiting

    def make(saved: SavedRow, day: date) -> Made:
        asked = request(app, saved.days_on(day), saved.contracts)
        try:
            outcome = _make(app, saved.report, asked, _target(app, _folder(saved), saved.report, asked))
        except KnownError as error:
            return Made(saved, day, problem=" ".join(app.say(text) for text in error.sentences()))
        return Made(saved, day, str(outcome.path), outcome.rows)

    database, at = app.database(create=False), datetime.now(UTC)
    found = make_due(database, app.actor, at, make)
    left = database.read(lambda session: waiting(session, at, here=is_here))
    answer = {
        "made": [_made_json(each) for each in found],
        "waiting": [
            {"saved": saved.name, "due": day.isoformat(), "folder": saved.folder} for saved, day in left
        ],
    }
    waits = [app.say(Text(WAITS, {"name": saved.name, "folder": saved.folder})) for saved, _ in left]
    emit(answer, [*(_made_lines(app, found) if found or not left else []), *waits], as_json=as_json)
    return int(any(each.problem for each in found))


def _made_json(made: Made) -> dict[str, object]:
    return {
        "saved": made.saved.name,
        "due": made.day.isoformat(),
        "file": made.file,
        "rows": made.rows,
        "problem": made.problem,
    }


def _made_lines(app: App, found: Sequence[Made]) -> list[str]:
    if not found:
        return [app.say(Text(NOTHING_DUE))]
    return [
        app.say(Text(NOT_MADE, {"name": made.saved.name, "problem": made.problem}))
        if made.problem
        else f"«{made.file}»"
        for made in found
    ]
