"""The registry on its way out of the program, as the report «contracts» of today."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from models.formats import to_moscow
from widgets.parts.context import Context
from widgets.parts.text import translate

if TYPE_CHECKING:
    from models.storage.database import Database


class Outputs(QObject):
    """Writes the registry as a workbook; asks for its place with the system's own dialog."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def excel(self) -> None:
        """Ask where, then write."""
        name = self.tr("MEO_contracts_{day}.xlsx").format(day=f"{to_moscow(datetime.now(UTC)):%Y-%m-%d}")
        kinds = self.tr("Excel workbooks (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the registry"), name, kinds)
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write the registry to `path`."""

        def work(database: Database) -> Path:
            write_registry(database, path)
            return path

        self._context.tasks.with_database(work, self._written, self)

    def _written(self, path: Path) -> None:
        self._context.notices.toast(self.tr("Written: {file}").format(file=path.name))


def write_registry(database: Database, path: Path) -> None:
    """The report «contracts» as of today; raises FileProblem."""
    from models.desk.reporting import Request
    from models.reports.catalogue import report_named
    from models.reports.making import make_report

    now = datetime.now(UTC)
    today = to_moscow(now).date()
    request = Request(first=today, last=today, now=now, translate=translate, place=database.shown)
    make_report(database, report_named("contracts"), request, path, lambda _done, _total: None)
