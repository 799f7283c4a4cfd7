"""The views «Outages» and «Works»: lists of the register and of the announcements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.availability.listing import OUTAGES, WORKS
from models.storage.listing import Listing, Query
from widgets.availability.fitting_grid import FittingGrid
from widgets.parts.row_model import RowModel

if TYPE_CHECKING:
    from models.storage.changes import Changes
    from widgets.parts.context import Context


class RegisterList(QWidget):
    """A grid over one listing; `opened(id)` on Enter, double click or when a row is chosen by mouse."""

    opened = Signal(int)

    def __init__(
        self,
        context: Context,
        listing: Listing,
        key: str,
        spare: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = RowModel(context.tasks, listing, self)
        self.grid = FittingGrid(context, key, spare, self)
        self.grid.setModel(self.model)
        self.grid.opened.connect(self.opened)
        self.grid.clicked.connect(lambda _: self._open_current())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        self.setFocusProxy(self.grid)

    def _open_current(self) -> None:
        current = self.grid.current_id()
        if current is not None:
            self.opened.emit(current)

    def show_query(self, search: str = "", **filters: object) -> None:
        """Show what these words and filters leave."""
        self.model.set_query(Query(search, filters, self.grid.order()))

    def what(self) -> tuple[str, str]:
        """Where the list is declared, for the process that writes it, and what it is called."""
        raise NotImplementedError

    def refresh(self, changes: Changes | None) -> None:
        """Take over what has changed, place and selection kept."""
        if changes is not None:
            self.model.refresh(changes)


class OutageList(RegisterList):
    """The register of outages."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context, OUTAGES, "availability-outages", ("source", "ended_at", "tickets", "zone"), parent
        )
        self.grid.setAccessibleName(self.tr("Outages"))
        self.grid.empty.say(
            self.tr("No outages"),
            self.tr("What the monitor finds is entered by itself; what it cannot see is entered by hand."),
            "circle-check",
        )

    def what(self) -> tuple[str, str]:
        """The register."""
        return "models.availability.listing:OUTAGES", self.tr("Outages")


class WorksList(RegisterList):
    """Announced maintenance works."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, WORKS, "availability-works", ("announced_at", "component"), parent)
        self.grid.setAccessibleName(self.tr("Announced works"))
        self.grid.empty.say(
            self.tr("No works were announced"),
            self.tr(
                "Works announced before they begin, and inside a Thursday window, can be left out of the year."
            ),
            "wrench",
        )

    def what(self) -> tuple[str, str]:
        """The announcements."""
        return "models.availability.listing:WORKS", self.tr("Announced works")
