"""`import …`: takes foreign files in; each kind of file has a module of its own, imported when it is called."""

from __future__ import annotations

import importlib

import click

from console.cli.common import App
from console.cli.frame import translated
from models.text import QT_TRANSLATE_NOOP

KINDS = {
    "availability": "console.cli.import_availability:import_availability",
    "contracts": "console.cli.import_contracts:import_contracts",
    "mail": "console.cli.import_mail:import_mail",
    "tickets": "console.cli.import_tickets:import_tickets",
}


class Kinds(click.Group):
    """Finds the kind of file by name and imports its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All kinds in alphabetical order."""
        del ctx
        return sorted(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a kind, or None for an unknown one."""
        target = KINDS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return translated(command, ctx.find_object(App) or App(None, None))


@click.group(cls=Kinds, help=QT_TRANSLATE_NOOP("cli", "Take foreign files in; bad rows are told one by one."))
def imports() -> None:
    """Only the kinds of files below do something."""
