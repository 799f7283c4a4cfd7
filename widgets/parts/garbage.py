"""Collects Python's cyclic garbage on the GUI thread only.

Python collects in whichever thread happens to allocate; a worker that reads rows would then destroy the widgets of a
closed form, which Qt does not survive (https://doc.qt.io/qt-6/threads-qobject.html: widgets live on one thread).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 2_000


def collect_due() -> int:
    """Collect the generations whose thresholds are passed; returns the oldest one collected, -1 for none."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    oldest = -1
    for generation, (count, threshold) in enumerate(zip(counts, thresholds, strict=True)):
        if count <= threshold:
            break
        oldest = generation
    if oldest >= 0:
        gc.collect(oldest)
    return oldest


def settle() -> None:
    """Have what is there now stay for good: no later collection looks through the whole program again.

    That takes 60 ms in which nobody can type, every few minutes; to be called once, when the window stands.
    """
    gc.collect()
    gc.freeze()


class GarbageCollector(QObject):
    """Takes the collection over from Python for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()
        self.destroyed.connect(gc.enable)
