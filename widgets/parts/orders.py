"""What travels between the GUI thread and the workers of `tasks`: an order out, its answer back.

A worker may hold the last reference to an order a moment longer than the GUI thread does. So that no widget ever dies
in a worker, the GUI thread empties order and answer when it has done with them.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

Failed = Callable[[Exception], object]
Progress = Callable[[int, int], None]
"""progress(done, total): called by long work; raises `Cancelled` when the job was cancelled."""


class Cancelled(Exception):
    """Unwinds the work of a cancelled job; reaches nobody."""


class Job:
    """Work on its way; `cancel()` stops it at its next report of progress and drops its answer.

    Work that is not `lasting` is also stopped when the window is closed.
    """

    def __init__(self, *, lasting: bool = False) -> None:
        self.lasting = lasting
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether somebody no longer wants the result."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop the work soon; neither `then` nor `failed` will be called."""
        self._cancelled.set()


@dataclass(slots=True, eq=False)
class Order:
    """What was asked for, and whom to answer; `must_tell` also when its owner is gone (a failed write)."""

    work: Callable[[], object] | None
    then: Callable[[Any], object] | None
    owner: QObject | None
    failed: Failed | None
    current: Callable[[], bool] | None = None
    must_tell: bool = False

    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        owner, current = self.owner, self.current
        return owner is not None and isValid(owner) and (current is None or current())

    def do(self) -> object:
        """Do what was asked for; in a worker."""
        return self.work() if self.work is not None else None

    def release(self) -> None:
        """Let go of everything; on the GUI thread."""
        self.work = self.then = self.owner = self.failed = self.current = None


class Generations:
    """Which read of an owner under a key is the newest; forgotten with the owner. On the GUI thread."""

    def __init__(self) -> None:
        self._known: weakref.WeakKeyDictionary[QObject, dict[str, int]] = weakref.WeakKeyDictionary()

    def newest(self, owner: QObject, key: str) -> Callable[[], bool] | None:
        """Begin a new generation; what comes back says whether it still is the newest. Without a key all are."""
        if not key:
            return None
        generations = self._known.setdefault(owner, {})
        mine = generations[key] = generations.get(key, 0) + 1
        return lambda: generations[key] == mine


@dataclass(slots=True, eq=False)
class Answer:
    """How an order ended; `dropped` when nobody waited for it any more before it began."""

    order: Order
    value: object = None
    error: Exception | None = None
    changes: object = None
    dropped: bool = False

    def release(self) -> None:
        """Let go of everything; on the GUI thread. A failure's traceback holds whole frames."""
        self.order.release()
        self.value = self.error = self.changes = None
