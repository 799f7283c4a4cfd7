"""What the page lives on: a snapshot of the year once a second while it is in sight, never two at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.formats import MOSCOW
from widgets.parts.tasks import Tasks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.availability.snapshot import Snapshot

SECOND_MS = 1000


class Feed(QObject):
    """Reads snapshots of one year; `came(Snapshot)` after each."""

    came = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting = False
        self.year: int | None = None
        self.last: Snapshot | None = None
        self._pulse = QTimer(self, interval=SECOND_MS)
        self._pulse.timeout.connect(self._beat)

    def run(self, *, on: bool) -> None:
        """Be alive, or rest while nobody looks."""
        if on and not self._pulse.isActive():
            self._pulse.start()
        elif not on:
            self._pulse.stop()

    def show_year(self, year: int | None) -> None:
        """Follow another year; None is the present one."""
        self.year = year
        self._waiting = False
        self.ask()

    def ask(self) -> None:
        """Read a snapshot now, unless one is on its way."""
        if self._waiting:
            return
        self._waiting = True
        year = self.year
        self._tasks.read(
            lambda session: _read(session, year), self._take, self, key="snapshot", failed=self._lost
        )

    def _beat(self) -> None:
        past = self.last is not None and not self.last.in_progress
        if not past:  # a past year changes only with the journal
            self.ask()

    def _take(self, found: Snapshot) -> None:
        self._waiting = False
        self.last = found
        self.came.emit(found)

    def _lost(self, error: Exception) -> None:
        """The next beat asks again; the window says by itself that the database does not answer."""
        del error
        self._waiting = False


def _read(session: Session, year: int | None) -> Snapshot:
    from models.availability.snapshot import snapshot
    from models.storage.journal import now

    wanted = year if year is not None else now(session).astimezone(MOSCOW).year
    return snapshot(session, wanted)
