"""The only road from the screen to the database and to slow work: workers out there, one queued signal back.

Two workers read, exactly one writes, one more does files and exports. A query or operation runs in a worker
with a short session of its own and gives plain rows back; its answer reaches the GUI thread through one
signal and is dropped when its owner is gone or has asked again. A write's `Changes`, and those of other
processes on the same database, are broadcast through `changed`. May not know any table or page.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from models.errors import KnownError
from widgets.parts.ear import Ear
from widgets.parts.orders import Answer, Failed, Generations, Order
from widgets.parts.orders import Cancelled as Cancelled
from widgets.parts.orders import Job as Job
from widgets.parts.orders import Progress as Progress

if TYPE_CHECKING:  # SQLAlchemy is imported in a worker, after the window is painted
    from sqlalchemy.orm import Session

    from models.storage.database import Database
    from models.storage.journal import Actor

T = TypeVar("T")

READERS = 2
PROGRESS_SECONDS = 0.1


class Tasks(QObject):
    """Runs reads, writes and long work off the GUI thread; every callback comes back on the GUI thread.

    `open_database` runs once, in a worker; `failed` gets failures nobody handled and bugs; no `actor`, no write.
    """

    changed = Signal(object)  # Changes: what a write, here or in another process, has changed
    opened = Signal()  # the database is open
    signed_in = Signal()  # who writes is known from now on
    online = Signal(bool)  # the database answers (again), or does not
    _answered = Signal(object)
    _progressed = Signal(object, int, int)

    def __init__(
        self,
        open_database: Callable[[], Database],
        failed: Failed,
        parent: QObject | None = None,
        *,
        watch: bool = True,
    ) -> None:
        super().__init__(parent)
        self.actor: Actor | None = None
        self._underway: set[Order] = set()
        self._open_database = open_database
        self._failed = failed
        self._readers = ThreadPoolExecutor(READERS, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._runner = ThreadPoolExecutor(1, "run")
        self._listener = ThreadPoolExecutor(1, "listen")
        self._database: Database | None = None
        self._opening = threading.Lock()
        self._generations = Generations()
        self._closed = False
        self.ear = Ear(self)
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self.ear.heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self.ear.online.connect(self.online, Qt.ConnectionType.QueuedConnection)
        if watch:
            self.opened.connect(self._start_listening, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether every answer that was asked for has come."""
        return not self._underway

    def read(
        self,
        query: Callable[[Session], T],
        then: Callable[[T], object],
        owner: QObject,
        *,
        key: str = "",
        failed: Failed | None = None,
    ) -> None:
        """Run `query` in a read worker and give its rows to `then`.

        A newer read of the same owner with the same non-empty `key` makes this one stale: its answer is
        dropped.
        """
        current = self._generations.newest(owner, key)
        order = Order(lambda: self._open().read(query), then, owner, failed, current=current)
        self._submit(self._readers, order, self._do)

    def write(
        self,
        operation: Callable[[Session], T],
        then: Callable[[T], object],
        owner: QObject,
        *,
        reason: str = "",
        failed: Failed | None = None,
    ) -> None:
        """Run `operation` as one transaction of the operator in the write worker.

        What it changed is broadcast, then `then(value)` is called; a failure is told even when the owner is gone.
        """

        def work() -> object:
            database = self._open()
            if self.actor is None:
                raise RuntimeError("no operator has signed in: nothing can be written")
            return database.write(self.actor, operation, reason=reason)

        self._submit(self._writer, Order(work, then, owner, failed, must_tell=True), self._do_write)

    def sign_in(
        self,
        operation: Callable[[Session], Actor],
        then: Callable[[Actor], object],
        owner: QObject,
        *,
        failed: Failed | None = None,
    ) -> None:
        """Have `operation` name the operator in whose name all later writes happen; the first write of a window."""

        def work() -> object:
            written = self._open().write_as_system(operation)
            self.actor = written.value  # in the worker: writes queued behind this one find it
            self.signed_in.emit()
            return written

        self._submit(self._writer, Order(work, then, owner, failed, must_tell=True), self._do_write)

    def run(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        owner: QObject,
        *,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Do long `work` on files or the network aside; `progress` hears of it about ten times a second."""
        job = Job()
        report = self._reporter(job, owner, progress)
        order = Order(lambda: work(report), then, owner, failed, current=lambda: not job.cancelled)
        self._submit(self._runner, order, self._do)
        return job

    def with_database(
        self,
        work: Callable[[Database], T],
        then: Callable[[T], Any],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Give a read worker the database itself (backup, facts about it)."""
        self._submit(self._readers, Order(lambda: work(self._open()), then, owner, failed), self._do)

    def bulk(
        self,
        work: Callable[[Database, Progress], T],
        then: Callable[[T], object],
        owner: QObject,
        *,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Fill or maintain the database itself in the write worker; `work` makes its own transactions."""
        job = Job(lasting=True)
        report = self._reporter(job, owner, progress)
        order = Order(
            lambda: work(self._open(), report), then, owner, failed, current=lambda: not job.cancelled
        )
        self._submit(self._writer, order, self._do)
        return job

    def tell(self, error: Exception) -> None:
        """Hand a failure to the handler of all failures (on the GUI thread)."""
        self._failed(error)

    def forget(self, owner: QObject, key: str) -> None:
        """Make the owner's running read under `key` stale."""
        self._generations.newest(owner, key)

    def close(self) -> None:
        """Wait for writes under way, stop and drop everything else and close the database."""
        if self._closed:
            return
        self._closed = True
        self.ear.stop()
        for pool in (self._readers, self._runner, self._listener):
            pool.shutdown(wait=True, cancel_futures=True)
        if self._database is not None:
            self._writer.submit(self._database.close)  # in the worker: closing talks to the database
        self._writer.shutdown(wait=True)

    def _open(self) -> Database:
        """The database; the first worker to ask opens it while the others wait. After a failure the next one tries."""
        with self._opening:
            if self._database is None:
                self._database = self._open_database()
                self.opened.emit()
            return self._database

    def _submit(self, pool: ThreadPoolExecutor, order: Order, do: Callable[[Order], Answer]) -> None:
        if not self._closed:
            self._underway.add(order)
            pool.submit(self._attempt, order, do)

    def _attempt(self, order: Order, do: Callable[[Order], Answer]) -> None:
        try:
            answer = do(order) if order.must_tell or order.wanted() else Answer(order, dropped=True)
        except Exception as error:  # noqa: BLE001 (the task boundary: one of three places)
            answer = Answer(order, error=error)
        if isValid(self):
            self._answered.emit(answer)

    @staticmethod
    def _do(order: Order) -> Answer:
        return Answer(order, order.do())

    @staticmethod
    def _do_write(order: Order) -> Answer:
        written: Any = order.do()
        return Answer(order, written.value, changes=written.changes)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._underway.discard(answer.order)
        try:
            if answer.changes:
                self.changed.emit(answer.changes)
            if answer.error is not None:
                self._tell_failure(answer.order, answer.error)
            elif not answer.dropped and answer.order.then is not None and answer.order.wanted():
                answer.order.then(answer.value)
        finally:
            answer.release()

    def _tell_failure(self, order: Order, error: Exception) -> None:
        """To whoever asked; to the handler of all failures what nobody took, and every bug."""
        wanted = order.wanted()
        handled = wanted and order.failed is not None
        if handled and order.failed is not None:
            order.failed(error)
        if (wanted or order.must_tell) and not (handled and isinstance(error, KnownError)):
            self._failed(error)

    def _reporter(self, job: Job, owner: QObject, progress: Progress | None) -> Progress:
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            if job.cancelled or (self._closed and not job.lasting):
                raise Cancelled
            now = time.monotonic()
            if progress is not None and (now - last >= PROGRESS_SECONDS or done >= total) and isValid(self):
                last = now
                self._progressed.emit((job, owner, progress), done, total)

        return report

    @Slot(object, int, int)
    def _on_progressed(self, whom: tuple[Job, QObject, Progress], done: int, total: int) -> None:
        job, owner, progress = whom
        if isValid(owner) and not job.cancelled:
            progress(done, total)

    @Slot()
    def _start_listening(self) -> None:
        order = Order(lambda: self.ear.listen(self._open()), lambda _: None, self, None)
        if not self._closed:  # never counted as under way: it lasts as long as the tasks
            self.ear.begin()
            self._listener.submit(self._attempt, order, self._do)
