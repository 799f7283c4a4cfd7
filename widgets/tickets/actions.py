"""Does something to one ticket or to many: in portions with progress, with one toast that takes all of it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.errors import InputError, KnownError
from models.formats import group_digits
from widgets.parts.context import Context
from widgets.parts.text import shown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.text import Text
    from models.tickets.operations import Handled, Undo
    from models.tickets.operations.handling import Callback

    Operation = Callable[[Session, Sequence[int]], Handled]

PORTION = 200
"""So many tickets in one transaction: a colleague never waits long for his turn."""


@dataclass(slots=True)
class _Job:
    """A bulk action on its way."""

    words: str
    operation: Operation
    left: list[int]
    total: int
    failed: Callable[[KnownError], object] | None
    undone: Callable[[], object] | None = None
    changed: list[int] = field(default_factory=list)
    followed: int = 0
    skipped: dict[int, Text] = field(default_factory=dict)
    undos: list[Undo] = field(default_factory=list)
    callbacks: list[Callback] = field(default_factory=list)


class Actions(QObject):
    """Runs operations on tickets; `callbacks(list)` when callers are to be called back now."""

    callbacks = Signal(object)
    done = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._busy: set[str] = set()

    def run(
        self,
        words: str,
        numbers: Sequence[int],
        operation: Operation,
        *,
        failed: Callable[[KnownError], object] | None = None,
        undone: Callable[[], object] | None = None,
    ) -> None:
        """Do `operation` to the tickets; `words` say what was done («Closed»), `failed` hears of a refusal first.

        `undone` is called when all of it has been taken back.
        """
        if numbers and words not in self._busy:
            self._busy.add(words)
            self._next(_Job(words, operation, list(numbers), len(numbers), failed, undone))

    def _next(self, job: _Job) -> None:
        portion, job.left = job.left[:PORTION], job.left[PORTION:]
        if job.total > PORTION:
            done = group_digits(job.total - len(job.left) - len(portion))
            text = self.tr("{words}: {done} of {total}").format(
                words=job.words, done=done, total=group_digits(job.total)
            )
            self._context.notices.bar(f"tickets:{job.words}", text, "accent")
        operation = job.operation
        self._context.tasks.write(
            lambda session: operation(session, portion),
            lambda handled: self._handled(job, handled),
            self,
            failed=lambda error: self._failed(job, error),
        )

    def _handled(self, job: _Job, handled: Handled) -> None:
        job.changed += handled.changed
        job.followed += len(handled.followed)
        job.skipped |= handled.skipped
        job.callbacks += handled.callbacks
        if handled.undo:
            job.undos.append(handled.undo)
        if job.left:
            self._next(job)
        else:
            self._finish(job)

    def _finish(self, job: _Job) -> None:
        self._over(job)
        if job.changed:
            undo = (lambda: self._take_back(job)) if job.undos else None
            self._context.notices.toast(self._told(job), undo)
        if job.skipped:
            self._say_skipped(job)
        if job.callbacks:
            self.callbacks.emit(job.callbacks)
        self.done.emit()

    def _say_skipped(self, job: _Job) -> None:
        """Why tickets were passed over; of the only one that was meant its reason says it all."""
        why = shown(next(iter(job.skipped.values())))
        if job.total == len(job.skipped) == 1 and not job.changed:
            self._context.notices.toast(why, tone="accent")
            return
        text = self.tr("%n ticket(s) passed over: {why}", "", len(job.skipped))
        self._context.notices.toast(text.format(why=why), tone="warn")

    def _told(self, job: _Job) -> str:
        """What was done to how many, or to which one; children that went with their parent were named by nobody."""
        done = f"{job.words} {self._which(job.changed, len(job.changed))}"
        if not job.followed:
            return done
        more = self.tr("%n of them with their mass incident", "", job.followed)
        return f"{done}, {more.replace(str(job.followed), group_digits(job.followed))}"

    def _which(self, numbers: Sequence[int], count: int) -> str:
        """One ticket by its number, many by their count: who acts has to see that it was the one he meant."""
        if count == 1 and len(numbers) == 1:
            return self.tr("No. {number}").format(number=numbers[0])
        return group_digits(count)

    def _failed(self, job: _Job, error: Exception) -> None:
        self._over(job)
        if not isinstance(error, KnownError):
            return
        if job.failed is not None and isinstance(error, InputError):
            job.failed(error)
        else:
            self._context.notices.failure(error)

    def _over(self, job: _Job) -> None:
        self._busy.discard(job.words)
        self._context.notices.clear(f"tickets:{job.words}")

    def _take_back(self, job: _Job) -> None:
        from models.tickets.operations import undo

        def work(session: Session) -> int:
            return sum(undo(session, one) for one in reversed(job.undos))

        self._context.tasks.write(
            work, lambda count: self._taken_back(job, count), self, failed=self._refused
        )

    def _taken_back(self, job: _Job, count: int) -> None:
        text = self.tr("Taken back: {count}").format(count=self._which(job.changed, count))
        self._context.notices.toast(text)
        if job.undone is not None:
            job.undone()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._context.notices.failure(error)
