"""meo-console demo: fill an empty database with sample data."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from console.cli.common import App, as_json, emit, parse_moment, pass_app
from models.text import QT_TRANSLATE_NOOP, Text

MADE = QT_TRANSLATE_NOOP("models", "Sample data: {tickets} tickets, {contracts} contracts, seed {seed}.")


@click.command(
    help=QT_TRANSLATE_NOOP("cli", "Fill an empty database with sample data; equal seeds make equal data.")
)
@click.option(
    "--tickets",
    default=3_000,
    type=click.IntRange(0, 5_000_000),
    help=QT_TRANSLATE_NOOP("cli", "How many tickets"),
)
@click.option(
    "--contracts",
    default=0,
    type=click.IntRange(0, 100_000),
    help=QT_TRANSLATE_NOOP("cli", "How many contracts; 0: as many as fit the tickets"),
)
@click.option(
    "--seed", default=7, help=QT_TRANSLATE_NOOP("cli", "The number from which everything random is made")
)
@click.option(
    "--until", default="", metavar="ISO", help=QT_TRANSLATE_NOOP("cli", "The last moment of the data")
)
@as_json
@pass_app
def demo(app: App, tickets: int, contracts: int, seed: int, until: str, as_json: bool) -> None:
    """Make the sample data and say how much there is now."""
    from console.demo import fill
    from models.desk.demo import DemoPlan

    moment = parse_moment(until) if until else datetime.now(UTC)
    plan = DemoPlan(tickets, contracts or min(max(tickets // 200, 150), 5_000), seed, moment)
    fill(app.database(), plan, _tell if sys.stderr.isatty() else _keep_quiet)
    values = {"tickets": plan.tickets, "contracts": plan.contracts, "seed": plan.seed}
    emit(values | {"until": moment.isoformat()}, [app.say(Text(MADE, values))], as_json=as_json)


def _tell(done: int, total: int) -> None:
    click.echo(f"\r{done:,} / {total:,}".replace(",", " "), err=True, nl=done >= total)


def _keep_quiet(done: int, total: int) -> None:
    del done, total
