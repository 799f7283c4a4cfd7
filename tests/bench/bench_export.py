"""P9: does the screen stay alive while a list goes out to Excel? The lag of a 5 ms timer, idle and during the export.

    .venv/bin/python -m tests.bench.bench_export FILE.sqlite

The file is a desk with 100,000 tickets (`meo-console --database FILE.sqlite demo --tickets 100000`). The timer stands
for everything that the screen does; its lag is how late it comes. All figures are of one run, idle before and after the
export, so that a busy machine burdens both. Then an export is cancelled halfway: how long until nothing is left of it?
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from models.all_tables import all_tables
from models.reports.grid import GridJob
from models.reports.jobs import Job
from models.storage.database import Database
from models.tickets.listing import LISTING
from widgets.parts.child import WrittenFile, write_in_child
from widgets.parts.tasks import Job as Running
from widgets.parts.tasks import Progress, Tasks

BEAT = 0.005
IDLE_SECONDS = 15.0
HALFWAY = 0.5
PLACE = "models.tickets.listing:LISTING"


class Pulse(QObject):
    """A precise timer that notes how late each of its beats comes, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.lags: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=round(BEAT * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.lags.append(max(now - self._last - BEAT, 0.0) * 1000)
        self._last = now

    def take(self) -> np.ndarray:
        """The lags since the last call."""
        taken, self.lags = np.array(self.lags), []
        return taken


class Exports(QObject):
    """Has the whole list of tickets written by a child process, as a page does, and waits for it."""

    def __init__(self, tasks: Tasks, place: str, folder: Path) -> None:
        super().__init__()
        self._tasks = tasks
        self._place = place
        self._folder = folder

    def run(self, *, halfway: float | None = None) -> tuple[WrittenFile | None, float]:
        """The file, or None and the seconds from the cancel at `halfway` until nothing was left of it."""
        out = self._folder / "list.xlsx"
        keys = tuple(field.key for field in LISTING.fields)
        grid = GridJob(listing=PLACE, title="Обращения", columns=keys)
        job = Job(out=str(out), token="bench", made_by="bench", grid=grid).to_json()
        loop = QEventLoop()
        found: list[WrittenFile] = []
        cancelled: list[float] = []
        problems: list[Exception] = []

        def work(progress: Progress) -> WrittenFile:
            return write_in_child(job, self._place, "ru", progress)

        def follow(done: int, total: int) -> None:
            if halfway is not None and not cancelled and done > halfway * total:
                cancelled.append(time.perf_counter())
                running.cancel()
                self._tasks.run(
                    lambda _progress: None, lambda _: loop.quit(), self
                )  # after the other has ended

        def done(written: WrittenFile) -> None:
            found.append(written)
            loop.quit()

        def failed(error: Exception) -> None:
            problems.append(error)
            loop.quit()

        running: Running = self._tasks.run(work, done, self, progress=follow, failed=failed)
        loop.exec()
        if problems:
            raise problems[0]
        taken = time.perf_counter() - cancelled[0] if cancelled else 0.0
        if halfway is not None and any(self._folder.iterdir()):
            raise RuntimeError("a cancelled export has left a file")
        return (found[0] if found else None), taken


def rest(seconds: float) -> None:
    """Let nothing happen for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def told(name: str, lags: np.ndarray) -> float:
    """Print the lags; their 99th percentile."""
    middle, high = np.percentile(lags, [50, 99])
    print(f"{name:26} p50 {middle:6.2f}   p99 {high:6.2f}   max {lags.max():7.1f} ms   ({len(lags)} beats)")
    return float(high)


def main(file: str) -> None:
    """Print both lags, their ratio, and how long a cancelled export lives on."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    all_tables()
    tasks = Tasks(lambda: Database.open(file), print, watch=False)
    pulse = Pulse()
    with tempfile.TemporaryDirectory() as folder:
        exports = Exports(tasks, file, Path(folder))
        rest(1.0)
        pulse.take()
        rest(IDLE_SECONDS)
        idle = pulse.take()
        begun = time.perf_counter()
        written, _ = exports.run()
        busy = pulse.take()
        seconds = time.perf_counter() - begun
        rest(IDLE_SECONDS)
        idle = np.concatenate([idle, pulse.take()])
        if written is not None:
            print(f"{written.rows} rows, {written.size / 2**20:.1f} MB in {seconds:.1f} s of wall time")
            written.path.unlink()
        before = told("idle", idle)
        during = told("while 100,000 rows go out", busy)
        print(f"p99 while exporting : idle = {during / before:.2f} (goal <= 3)")
        _, taken = exports.run(halfway=HALFWAY)
        print(f"cancelled halfway: nothing left after {taken:.2f} s (goal <= 1)")
    tasks.close()
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1])
