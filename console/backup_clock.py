"""The daily copy of a local database, made while a window is open: silent when well, told once a day when not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from console.clock import Clock
from models.errors import KnownError
from models.formats import to_moscow

if TYPE_CHECKING:
    from pathlib import Path

    from models.storage.database import Database

DAILY, FOLDER, WARNED = "backup.daily", "backup.folder", "backup.warned"


class BackupClock(Clock):
    """Looks three minutes after the start and every hour whether today's copy is there, and has it made aside."""

    first_ms, every_ms = 180_000, 3_600_000

    @property
    def busy(self) -> bool:
        """Whether a copy is being asked for or made."""
        return self._busy

    def look(self) -> None:
        """Have today's copy made if it is wanted and missing."""
        if not self._busy and self._context.settings.value(DAILY):
            self._busy = True
            chosen = str(self._context.settings.value(FOLDER)).strip()
            self._context.tasks.with_database(
                _file_to_copy, partial(self._go_on, chosen), self, failed=self._failed
            )

    def _go_on(self, chosen: str, file: Path | None) -> None:
        if file is None:
            self._busy = False
            return
        self._context.tasks.run(
            lambda _progress: _copy_if_due(file, chosen), self._made, self, failed=self._failed
        )

    def _made(self, _path: Path | None) -> None:
        self._busy = False

    def _failed(self, error: Exception) -> None:
        self._busy = False
        today = _today().isoformat()
        if isinstance(error, KnownError) and self._context.settings.state(WARNED) != today:
            self._context.settings.keep_state(WARNED, today)
            self._context.notices.failure(error)


def _today() -> date:
    return to_moscow(datetime.now(UTC)).date()


def _file_to_copy(database: Database) -> Path | None:
    """The file of a local database; a server has an administrator, and sample data are made again."""
    from models.desk.demo import PROPERTY
    from models.desk.queries import get_property

    if database.file is None:
        return None
    is_demo = database.read(lambda session: get_property(session, PROPERTY)) is not None
    return None if is_demo else database.file.absolute()


def _copy_if_due(file: Path, chosen: str) -> Path | None:
    """In a worker: today's copy, None when it is there already."""
    from models.storage.backup_series import folder_for, is_due, make_copy

    at, folder = datetime.now(UTC), folder_for(file, chosen)
    return make_copy(file, folder, at) if is_due(file, folder, at) else None
