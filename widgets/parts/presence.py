"""«Открыто у …»: tells colleagues that a record is open here, and learns who else has it open."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from models.desk.presence import RENEW_SECONDS, look_at, look_away

if TYPE_CHECKING:
    from models.storage.changes import Changes
    from widgets.parts.tasks import Tasks


REST_MS = 700


class _Open(QObject):
    """What this console has open, in how many views: the server knows a record once, until its last view is gone."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._views: Counter[tuple[str, int]] = Counter()

    def add(self, entity: str, record: int) -> None:
        """One more view shows the record."""
        self._views[entity, record] += 1

    def remove(self, entity: str, record: int) -> None:
        """A view shows it no longer."""
        self._views[entity, record] -= 1
        if not self._views[entity, record]:
            del self._views[entity, record]
            self._tasks.write(
                lambda session: look_away(session, entity, record), _ignore, self._tasks, failed=_ignore
            )


class Presence(QObject):
    """Follows one view from record to record; `changed(names)` whenever others come or go.

    Only on a server (`shared` says so): a file has no colleagues. Whoever walks through a list with the arrow keys is
    nowhere present until he rests; a view that is closed is present no longer. Failures are swallowed: presence is a
    courtesy, and the bar above says when the database is gone.
    """

    changed = Signal(tuple)
    shared = Signal()

    def __init__(self, tasks: Tasks, entity: str, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._entity = entity
        self._record: int | None = None
        self._shared = False
        self._open = tasks.findChild(_Open) or _Open(tasks)
        self._held: list[int] = []  # the record, where it outlives this object
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._settle)
        self._wanted: int | None = None
        tasks.with_database(lambda database: not database.is_sqlite, self._begin, self)
        self._timer = QTimer(self, interval=RENEW_SECONDS * 1000)
        self._timer.timeout.connect(self._renew)
        tasks.changed.connect(self._on_changed)
        self.destroyed.connect(partial(_let_go, self._open, entity, self._held))

    def _begin(self, shared: bool) -> None:
        self._shared = shared
        if shared:
            self.shared.emit()
        self._rest.start()

    def look_at(self, record: int | None) -> None:
        """The view shows this record now, or none."""
        self._wanted = record
        if record is None:
            self._settle()
        else:
            self._rest.start()

    def _settle(self) -> None:
        record = self._wanted
        if not self._shared or record == self._record:
            return
        self._record = record
        self.changed.emit(())
        _let_go(self._open, self._entity, self._held)
        if record is None:
            self._timer.stop()
        else:
            self._held.append(record)
            self._open.add(self._entity, record)
            self._timer.start()
            self._renew()

    def _renew(self) -> None:
        record, entity = self._record, self._entity
        if record is not None and self._tasks.actor is not None:
            self._tasks.write(
                lambda session: look_at(session, entity, record),
                lambda names: self._show(record, names),
                self,
                failed=_ignore,
            )

    def _show(self, record: int, names: tuple[str, ...]) -> None:
        if record == self._record:
            self.changed.emit(names)

    def _on_changed(self, changes: Changes) -> None:
        """Somebody has come or gone."""
        if self._record is not None and self._record in changes.ids(f"presence-{self._entity}"):
            self._renew()


def _let_go(views: _Open, entity: str, held: list[int], *_: Any) -> None:
    """The record that was held is no longer in view."""
    while held:
        record = held.pop()
        if isValid(views):
            views.remove(entity, record)


def _ignore(_: Any) -> None:
    """Nothing to do."""
