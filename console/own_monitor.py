"""The monitor inside a running console: stands by, and asks the probes when nobody else on the database does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from console.services.monitor import MonitorThread
    from models.storage.database import Database
    from widgets.parts.context import Context

SETTING = "availability.watch"


class OwnMonitor(QObject):
    """Runs while its window is open and the user wishes it; ends before the database is closed."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._thread: MonitorThread | None = None
        self._closing = False
        window.installEventFilter(self)
        context.settings.changed.connect(self._on_setting)
        self._follow()

    @property
    def is_running(self) -> bool:
        """Whether this console stands by or asks."""
        return self._thread is not None

    def _on_setting(self, key: str) -> None:
        if key == SETTING:
            self._follow()

    def _follow(self) -> None:
        """Begin or end, as the setting says."""
        if not self._context.settings.value(SETTING):
            self.stop()
        elif self._thread is None:
            self._context.tasks.with_database(_started, self._take, self)

    def _take(self, thread: MonitorThread | None) -> None:
        if thread is None:
            return
        wanted = not self._closing and self._thread is None and self._context.settings.value(SETTING)
        if wanted:
            self._thread = thread
        else:
            thread.stop()

    def stop(self) -> None:
        """End, and give the lease to another console at once."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with the window."""
        if event.type() == QEvent.Type.Close:
            self._closing = True
            self.stop()
        return super().eventFilter(watched, event)


def _started(database: Database) -> MonitorThread | None:
    """In a worker: the probes' own imports wait until after the first paint.

    None over sample data: its addresses do not exist, and a false alarm would greet whoever looks around.
    """
    from console.services.monitor import MonitorThread
    from models.desk.demo import PROPERTY
    from models.desk.queries import get_property

    if database.read(lambda session: get_property(session, PROPERTY)):
        return None

    thread = MonitorThread(database)
    thread.start()
    return thread
