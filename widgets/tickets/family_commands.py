"""What makes tickets belong together: a mass incident, duplicates, causes; each thing with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command

if TYPE_CHECKING:
    from widgets.parts.grid import Grid
    from widgets.tickets.handling import Handling


class FamilyCommands:
    """The commands of the page that relate tickets; mixed into it."""

    handling: Handling
    grid: Grid

    def chosen_numbers(self) -> list[int]:
        """The tickets that a command is about."""
        raise NotImplementedError

    @command(
        "ticket.join",
        QT_TRANSLATE_NOOP("commands", "Join into a mass incident"),
        shortcut="Ctrl+Shift+J",
        icon="layers",
        menu="tickets",
        context=True,
    )
    def join(self) -> None:
        """Make the oldest of the chosen tickets the parent of the others."""
        self.handling.family.join(self.chosen_numbers())

    def can_join(self) -> bool:
        """Several tickets are chosen."""
        return len(self.chosen_numbers()) > 1

    @command(
        "ticket.merge",
        QT_TRANSLATE_NOOP("commands", "Merge duplicates"),
        shortcut="Ctrl+Shift+M",
        icon="merge",
        menu="tickets",
        context=True,
    )
    def merge(self) -> None:
        """Close the chosen tickets as duplicates of the oldest of them."""
        self.handling.family.merge(self.chosen_numbers())

    can_merge = can_join

    @command(
        "ticket.link",
        QT_TRANSLATE_NOOP("commands", "Relate to another ticket…"),
        shortcut="Ctrl+Shift+L",
        icon="link",
        menu="tickets",
        context=True,
    )
    def link(self) -> None:
        """Say of which ticket the chosen ones are duplicates, or what has caused them."""
        self.handling.family.offer_link(self.chosen_numbers(), self.grid)

    def can_link(self) -> bool:
        """A ticket is chosen."""
        return bool(self.chosen_numbers())

    @command(
        "ticket.call_back",
        QT_TRANSLATE_NOOP("commands", "Whom to call back"),
        shortcut="Ctrl+Shift+K",
        icon="phone-call",
        menu="tickets",
        context=True,
    )
    def call_back(self) -> None:
        """List who reported the mass incidents of the chosen tickets, and who of them still waits for word."""
        self.handling.calling_back.open(self.chosen_numbers())

    can_call_back = can_link
