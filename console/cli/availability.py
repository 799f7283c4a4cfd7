"""The verb «availability»: the year's figure in both readings, per component and for the platform."""

from __future__ import annotations

from datetime import datetime

import click

from console.cli.common import App, as_json, emit, parse_moment, pass_app
from models.text import QT_TRANSLATE_NOOP


@click.command(help=QT_TRANSLATE_NOOP("cli", "How available the platform was in a Moscow calendar year."))
@click.option(
    "--year", type=click.IntRange(1990, 2190), help=QT_TRANSLATE_NOOP("cli", "The year; by default this one")
)
@click.option("--component", help=QT_TRANSLATE_NOOP("cli", "Only this component; by default all of them"))
@click.option("--now", "moment", metavar="ISO", help=QT_TRANSLATE_NOOP("cli", "Judge as of this moment"))
@as_json
@pass_app
def availability(
    app: App, year: int | None, component: str | None, moment: str | None, *, as_json: bool
) -> int:
    """Print the figure of one component, or of the platform and all its components."""
    from models.availability import answers, figures
    from models.availability.explain import report_lines

    at: datetime | None = parse_moment(moment) if moment is not None else None
    report = app.database(create=False).read(lambda session: figures.asked(session, year, component, at))
    emit(answers.report_json(report), [app.say(line) for line in report_lines(report)], as_json=as_json)
    return 0
