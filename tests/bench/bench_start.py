"""The cold start: CPU time of a fresh process until something is painted, beside a bare Qt window in the same run.

`.venv/bin/python -m tests.bench.bench_start FILE.sqlite [RUNS]`: with a display on it, else offscreen. Each run is a
process of its own: a bare window with an empty table; then the console over the file until its frame, its side bar
and its first rows are painted. Modules that must not be imported before the frame are named where they are.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

HOUSE = Path(__file__).resolve().parents[2]
HEAVY = ("pyqtgraph", "openpyxl", "numpy", "alembic", "sqlalchemy")
STEPS = ("frame", "side bar", "first rows")
GOALS = {"frame": 1.3, "first rows": 2.5}


def cpu() -> float:
    """CPU milliseconds of this process since it began, all threads."""
    return time.process_time() * 1000


def bare() -> None:
    """The rival: a window with an empty table."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QTableView

    class Table(QTableView):
        def paintEvent(self, event) -> None:
            QTimer.singleShot(0, lambda: finish({"bare": cpu()}))
            super().paintEvent(event)

    application = QApplication([])
    table = Table()
    table.resize(1366, 768)
    table.show()
    application.exec()


def finish(figures: dict[str, object]) -> None:
    """Say what was found and end at once: closing is not measured."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()
    os._exit(0)


def console(place: str) -> None:
    """The console as `python3 -m console` opens it, with an ear at its paint events."""
    from console.__main__ import _window, leave_imports_alone

    leave_imports_alone()  # as the entry does; this bench must not import sooner what it then finds imported
    from PySide6.QtCore import QTimer

    from console.main_window import MainWindow

    figures: dict[str, object] = {}

    def note(step: str) -> None:
        figures[step] = cpu()
        figures[f"{step}: imported"] = [name for name in HEAVY if name in sys.modules]

    def listen(kind: type, step_of: Callable[[object], str]) -> None:
        paint = kind.paintEvent

        def painted(self, event) -> None:
            step = step_of(self)
            if step and step not in figures:
                figures[step] = 0.0
                last = step == STEPS[-1]
                QTimer.singleShot(0, lambda: (note(step), finish(figures) if last else None))
            paint(self, event)

        kind.paintEvent = painted

    furnish = MainWindow.furnish

    def furnish_and_listen(self, *arguments) -> None:
        furnish(self, *arguments)
        self.stack.made.connect(lambda name: listen(type(self.stack.page(name).grid), rows_of))

    def rows_of(grid) -> str:
        model = grid.model()
        return STEPS[-1] if model.rowCount() and model.index(0, 0).data() is not None else ""

    MainWindow.furnish = furnish_and_listen
    listen(MainWindow, lambda window: STEPS[1] if window._is_furnished else STEPS[0])
    _window(["--database", place])


def run(mode: str, *arguments: str, home: str) -> dict[str, object]:
    """One fresh process."""
    environment = {**os.environ, "MEO_CONSOLE_HOME": home, "PYTHONPATH": str(HOUSE)}
    from console.libraries import has_display

    if not has_display():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", "tests.bench.bench_start", f"--{mode}", *arguments]
    done = subprocess.run(command, env=environment, cwd=HOUSE, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main(place: str, runs: int = 7) -> None:
    """Print the ratios side by side."""
    from console.settings import Settings

    with tempfile.TemporaryDirectory() as home:
        settings = Settings(Path(home) / "config" / "console.ini")
        settings.set("operator.name", "Петрова Инна Сергеевна")
        settings.set("database.place", place)
        settings.save()
        run("console", place, home=home)  # fills the caches of the disk
        pairs = [(run("bare", home=home), run("console", place, home=home)) for _ in range(runs)]
    rival = median(pair[0]["bare"] for pair in pairs)
    print(f"bare Qt window with an empty table: {rival:.0f} ms of CPU (median of {runs})")
    for step in STEPS:
        own = median(pair[1][step] for pair in pairs)
        goal = f", goal {GOALS[step]}" if step in GOALS else ""
        imported = ", ".join(pairs[0][1][f"{step}: imported"]) or "none of the heavy packages"
        print(f"{step:<10} painted: {own:5.0f} ms = {own / rival:.2f}x{goal}; imported by then: {imported}")


if __name__ == "__main__":
    if sys.argv[1] == "--bare":
        bare()
    elif sys.argv[1] == "--console":
        console(sys.argv[2])
    else:
        main(str(Path(sys.argv[1]).resolve()), *(int(number) for number in sys.argv[2:3]))
