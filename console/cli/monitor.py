"""The verb «monitor»: the probing service; one prober a database, further ones stand by."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal

import click

from console.cli.common import App, pass_app
from models.text import QT_TRANSLATE_NOOP, Text

READY = Text(QT_TRANSLATE_NOOP("models", "The monitor is running; Ctrl+C ends it."))
NOTHING = Text(
    QT_TRANSLATE_NOOP(
        "models", "There is nothing to watch yet: set up components and probes on the page Availability."
    )
)
CHANGED = QT_TRANSLATE_NOOP("models", "{at}  {component}: {state}")


@click.command(help=QT_TRANSLATE_NOOP("cli", "Watch the platform: ask its probes and keep what they answer."))
@pass_app
def monitor(app: App) -> int:
    """Run until a signal ends it; every change of state is a line."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_watch(app))
    return 0


async def _watch(app: App) -> None:
    from console.services.monitor import Monitor
    from models.availability.instants import from_us
    from models.availability.monitoring import read_plan
    from models.availability.states import CODE_TEXTS, State, Zone, code_of

    def tell(component: str, state: State, since: int) -> None:
        said = CODE_TEXTS[code_of(state, Zone.SYSTEM)]
        click.echo(app.say(Text(CHANGED, {"at": from_us(since), "component": component, "state": said})))

    database = app.database()
    service = Monitor(database, noticed=tell)
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows has no such signals
        loop.add_signal_handler(signal.SIGTERM, service.stop)
        loop.add_signal_handler(signal.SIGINT, service.stop)
    click.echo(app.say(READY if database.read(read_plan).probes else NOTHING))
    await service.run()
