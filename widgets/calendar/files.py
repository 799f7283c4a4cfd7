"""Days from a file and a year to a file: read and written aside, shown before anything changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.calendar.desk_calendar import DeskPlan
from models.calendar.export import write_days
from models.calendar.intake import ReadDays, read_days
from models.calendar.operations import DayDraft, decide_days, differing, enter_transfers
from models.calendar.queries import YearView
from models.errors import InputError, KnownError
from widgets.calendar.import_panel import ImportPanel
from widgets.parts.text import translate

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.context import Context

IMPORT_TAB = "calendar.import"


class DayFiles(QObject):
    """Takes days from files and writes years to files."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def read(self, path: Path) -> None:
        """Read `path`, then show in the panel what it would change."""
        plan = DeskPlan()
        self._context.tasks.run(
            lambda _progress: read_days(path, plan.mark), partial(self._compare, path.name), self
        )

    def _compare(self, file: str, read: ReadDays) -> None:
        self._context.tasks.read(
            lambda session: differing(session, read.drafts),
            partial(self._offer, file, read),
            self,
            key="file",
        )

    def _offer(self, file: str, read: ReadDays, changing: tuple[DayDraft, ...]) -> None:
        panel = ImportPanel(file, read, changing)
        panel.taken.connect(partial(self._take, panel))
        self._context.panel.open(IMPORT_TAB, panel, self.tr("Days from a file"))

    def _take(self, panel: ImportPanel, reason: str, year: int | None) -> None:
        drafts, source = panel.changing, panel.read.source or reason

        def write(session: Session) -> int:
            if year is not None:
                enter_transfers(session, year, source)
            return decide_days(session, drafts, reason=reason)

        def done(changed: int) -> None:
            self._context.panel.close_tab(IMPORT_TAB, ask=False)
            self._context.notices.toast(self.tr("Days changed: {count}").format(count=changed))

        def failed(error: Exception) -> None:
            if isinstance(error, InputError):
                panel.refuse(error)
            elif isinstance(error, KnownError):
                self._context.tasks.tell(error)

        self._context.tasks.write(write, done, self, failed=failed)

    def write(self, year: YearView, path: Path) -> None:
        """Write `year` to `path`."""

        def done(_: object) -> None:
            self._context.notices.toast(self.tr("Saved: {file}").format(file=path.name))

        self._context.tasks.run(lambda _progress: write_days(year, path, translate), done, self)
