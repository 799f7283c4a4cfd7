"""Keeps what the next start paints first: the question behind the list of the start, and where the list stands."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer

from console.places import embedded_file

if TYPE_CHECKING:
    from console.main_window import MainWindow
    from models.storage.database import Database
    from models.storage.listing import Query
    from models.storage.long_listing import LongListing
    from widgets.parts.grid import Grid
    from widgets.parts.row_model import RowModel

KEEP_AFTER = 700  # ms: a window that is being dragged larger has many sizes

Place = tuple[int, int, int, int]


@runtime_checkable
class BeginsWithList(Protocol):
    """A page whose list can be shown before the page is there."""

    id: str
    grid: Grid
    model: RowModel

    def beginning(self) -> tuple[LongListing, Query]:
        """The list as the next start shows it."""
        ...


class GlanceKeeper(QObject):
    """Watches the pages of a window and writes a new glance when the old one would not fit any more."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._database = embedded_file(window.services.place)
        self._file = window.services.places.glance_file(window.services.place)
        self._place: tuple[tuple[int, int], Place] | None = None
        self._kept: tuple[Query, dict[str, Any]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._soon.timeout.connect(self.keep)
        if self._database is not None:
            window.stack.made.connect(self._watch)
            window.stack.shown.connect(lambda _: self._soon.start())

    def _watch(self, page_id: str) -> None:
        page = self._window.stack.page(page_id)
        if isinstance(page, BeginsWithList):
            page.model.ready.connect(self._soon.start)
            page.grid.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list has another size."""
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        return super().eventFilter(watched, event)

    def keep(self) -> None:
        """Write the glance of the page in sight, if it is one that begins with a list."""
        page: Any = self._window.stack.current()
        window = self._window
        if not isinstance(page, BeginsWithList) or not page.model.complete or not window.isVisible():
            return
        self._note_place(page.grid)
        if self._place is None or self._place[0] != (window.width(), window.height()):
            return
        listing, query = page.beginning()
        around = {
            "database": str(self._database),
            "page": page.id,
            "layout": page.grid.key,
            "order": page.grid.columns.layout.sort,
            "size": self._place[0],
            "place": self._place[1],
            "points": window.services.settings.value("look.points"),
            "language": window.services.languages.language,
        }
        if (query, around) != self._kept:
            self._kept = (query, around)
            work = partial(_write, self._file, listing, query, around)
            window.services.tasks.with_database(work, lambda _: None, self, failed=lambda _: None)

    def _note_place(self, grid: Grid) -> None:
        """Where the list stands while nothing is beside or above it that a start does not have."""
        window = self._window
        if window.panel.isVisible():
            return
        corner = grid.mapTo(window, QPoint())
        bars = window.notices.bars
        above = bars.height() if bars.isVisible() else 0
        self._place = (
            (window.width(), window.height()),
            (corner.x(), corner.y() - above, grid.width(), grid.height() + above),
        )


def _write(
    file: Path, listing: LongListing, query: Query, around: dict[str, Any], database: Database
) -> bool:
    """Compile and write; runs in a worker. A list that cannot be asked for in one look leaves no glance."""
    from models.storage.glance.kept import Glance, save
    from models.storage.glance.making import question

    asked = question(listing, query)
    if asked is None:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        return False
    return save(file, Glance(**around, revision=database.revision() or "", **asked._asdict()))
