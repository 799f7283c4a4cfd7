"""The Excel export of every list: asks where to, writes in a child process, shows progress, can be cancelled.

A page gives its grid and where its listing is declared; the list goes out as it stands: filter, order, columns.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from models.agreement.clauses import LANGUAGE
from models.errors import KnownError
from models.formats import MOSCOW, group_digits
from widgets.parts.child import WrittenFile, write_in_child
from widgets.parts.text import translate

if TYPE_CHECKING:
    from models.storage.database import Database
    from widgets.parts.context import Context
    from widgets.parts.grid import Grid
    from widgets.parts.row_model import RowModel
    from widgets.parts.tasks import Job as Running
    from widgets.parts.tasks import Progress

BAR = "export"
FOLDER = "export.folder"

Ask = Callable[[str], str]
"""Proposed path -> the path that was chosen, empty for none."""


def interface_language() -> str:
    """«ru» or «en», as the window speaks now."""
    return translate("models", LANGUAGE)[:2]


class Exporter(QObject):
    """Writes workbooks for one page, one at a time; `ask` is put in place of the file dialog by tests."""

    def __init__(self, context: Context, page: QWidget, ask: Ask | None = None) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._ask = ask or self._ask_person
        self._running: Running | None = None
        self.written: list[WrittenFile] = []

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._running is not None

    def export_grid(
        self, grid: Grid, model: RowModel, listing: str, title: str, filters: Sequence[str] = ()
    ) -> None:
        """Write a list as it stands; `listing` is «models.room.module:NAME», `filters` the filter in words."""
        from models.reports.grid import GridJob

        query = model.query
        if query is None:
            return
        job = GridJob(
            listing=listing,
            title=title,
            columns=tuple(grid.shown_keys()),
            query=query,
            filters=tuple(filters),
        )
        self.start(proposed_name(title), grid=job)

    def start(self, name: str, **what: Any) -> None:
        """Ask where to, then have a `models.reports.jobs.Job` of `what` written."""
        from models.reports.jobs import Job

        if self.busy:
            return
        chosen = self._ask(str(self._folder() / name))
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".xlsx")
        self._context.settings.keep_state(FOLDER, str(path.parent))
        actor = self._context.actor
        job = Job(
            out=str(path.absolute()), token=secrets.token_hex(4), made_by=actor.name if actor else "", **what
        ).to_json()
        self._context.tasks.with_database(place_of, lambda place: self._run(job, place), self)

    def _run(self, job: dict[str, Any], place: str) -> None:
        language = interface_language()

        def work(progress: Progress) -> WrittenFile:
            return write_in_child(job, place, language, progress)

        self._say(Path(job["out"]).name, 0, 0)
        self._running = self._context.tasks.run(
            work,
            self._done,
            self,
            failed=self._failed,
            progress=lambda done, total: self._say(Path(job["out"]).name, done, total),
        )

    def cancel(self) -> None:
        """Stop writing; no file is left."""
        if self._running is not None:
            self._running.cancel()
            self._running = None
            self._context.notices.clear(BAR)
            self._context.notices.toast(self.tr("The export was cancelled; no file was left."))

    def _say(self, name: str, done: int, total: int) -> None:
        text = self.tr("Writing «{file}»…").format(file=name)
        if total > 1:
            text = self.tr("Writing «{file}»: {done} of {total} rows").format(
                file=name, done=group_digits(done), total=group_digits(total)
            )
        self._context.notices.bar(BAR, text, "accent", (self.tr("Cancel"), self.cancel))

    def _done(self, written: WrittenFile) -> None:
        self._running = None
        self.written.append(written)
        text = self.tr("Written: «{file}», {rows} rows").format(
            file=written.path.name, rows=group_digits(written.rows)
        )
        self._context.notices.bar(BAR, text, "ok", (self.tr("Open"), lambda: self._open(written.path)))

    def _open(self, path: Path) -> None:
        self._context.notices.clear(BAR)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _failed(self, error: Exception) -> None:
        self._running = None
        self._context.notices.clear(BAR)
        if isinstance(error, KnownError):
            self._context.notices.failure(error)

    def _folder(self) -> Path:
        kept = self._context.settings.state(FOLDER)
        if isinstance(kept, str) and Path(kept).is_dir():
            return Path(kept)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        with suppress(OSError):  # somebody else's home
            if Path(documents).is_dir():
                return Path(documents)
        return Path.home()

    def _ask_person(self, proposed: str) -> str:
        kinds = self.tr("Excel workbook (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self._page, self.tr("Save as"), proposed, kinds)
        return chosen


def place_of(database: Database) -> str:
    """The database as the child opens it; secrets are not in it but with libpq and the key ring."""
    return database.url.render_as_string(hide_password=False)


def proposed_name(title: str, days: tuple[date, date] | None = None) -> str:
    """«МЭО_Обращения_20261122-1405.xlsx»; with `days` also the period."""
    from models.reports.making import file_name, words_of

    now = datetime.now(UTC)
    if days is not None:
        return file_name(title, *days, now)
    return f"МЭО_{words_of(title)}_{now.astimezone(MOSCOW):%Y%m%d-%H%M}.xlsx"
