"""The list of tickets as a workbook: filter, order and columns as they stand on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command
from widgets.parts.export import Exporter
from widgets.parts.text import translate

if TYPE_CHECKING:
    from widgets.parts.grid import Grid
    from widgets.parts.page import SearchLine
    from widgets.parts.row_model import RowModel
    from widgets.tickets.views import ViewSet

LISTED = "models.tickets.listing:LISTING"


class Outputs:
    """Mixed into the page: writes what it shows."""

    exporter: Exporter
    grid: Grid
    model: RowModel
    search: SearchLine | None
    view_set: ViewSet
    title: str

    @command(
        "ticket.export",
        QT_TRANSLATE_NOOP("commands", "Excel"),
        shortcut="Ctrl+E",
        icon="sheet",
        menu="tickets",
        toolbar=True,
    )
    def export(self) -> None:
        """Write the list as it stands, by a child process, with progress and cancel."""
        view = dict(self.view_set.titles()).get(self.view_set.current, "")
        filters = [view, self.search.text().strip() if self.search is not None else ""]
        title = translate("pages", self.title)
        self.exporter.export_grid(self.grid, self.model, LISTED, title, [words for words in filters if words])
