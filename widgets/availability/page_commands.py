"""What can be done on the page «Availability», each thing with its key; the method is the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command

if TYPE_CHECKING:
    from widgets.availability.panel_tabs import PanelTabs
    from widgets.availability.probes_view import ProbesView


class PageCommands:
    """The commands of the page; mixed into it."""

    tabs: PanelTabs
    probes: ProbesView

    def show_probes(self) -> None:
        """Show the view of the probes."""
        raise NotImplementedError

    def export_sight(self) -> None:
        """Write what is in sight as a workbook."""
        raise NotImplementedError

    @command(
        "availability.outage",
        QT_TRANSLATE_NOOP("commands", "Outage"),
        shortcut="Ctrl+O",
        icon="zap",
        menu="availability",
        primary=True,
    )
    def enter_outage(self) -> None:
        """Enter an outage by hand."""
        self.tabs.enter_outage()

    @command(
        "availability.works",
        QT_TRANSLATE_NOOP("commands", "Announce works"),
        icon="wrench",
        menu="availability",
        toolbar=True,
    )
    def announce(self) -> None:
        """Announce maintenance works."""
        self.tabs.announce()

    @command(
        "availability.excel",
        QT_TRANSLATE_NOOP("commands", "Excel"),
        shortcut="Ctrl+E",
        icon="file-spreadsheet",
        menu="availability",
        toolbar=True,
    )
    def excel(self) -> None:
        """Write the list in sight as it stands, or the report on the year where a year is in sight."""
        self.export_sight()

    @command(
        "availability.component",
        QT_TRANSLATE_NOOP("commands", "Add a component"),
        icon="plus",
        menu="availability",
    )
    def add_component(self) -> None:
        """Begin to judge a component."""
        self.show_probes()
        self.tabs.add_component()

    @command(
        "availability.probe",
        QT_TRANSLATE_NOOP("commands", "Add a probe"),
        icon="plus",
        menu="availability",
    )
    def add_probe(self) -> None:
        """Ask a component in one more way."""
        self.show_probes()
        component = self.probes.current_component()
        if component is None:
            self.tabs.add_component()
        else:
            self.tabs.add_probe(component)
