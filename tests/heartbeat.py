"""How long the window ever kept a person waiting: the longest silence of a timer on the GUI thread."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 20
SCHEDULED = Path("/proc/thread-self/schedstat")


class Heartbeat(QObject):
    """Beats while it is entered.

    `longest` is the longest gap between two beats, in milliseconds of wall time; `longest_own` the same without the
    time in which the thread was ready to run and the machine's other programs had the processors.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.longest_own = 0.0
        self.beats = 0
        self._last = (0.0, 0.0)
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Self:
        self._last = (time.perf_counter(), _queued())
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now, queued = time.perf_counter(), _queued()
        gap = now - self._last[0]
        self.longest = max(self.longest, 1000 * gap)
        self.longest_own = max(self.longest_own, 1000 * (gap - (queued - self._last[1])))
        self._last = (now, queued)
        self.beats += 1


def _queued() -> float:
    """Seconds that this thread has waited for a processor so far; 0 where the system does not say (off Linux)."""
    try:
        return int(SCHEDULED.read_text().split()[1]) / 1e9
    except OSError:
        return 0.0
