"""The cold start: CPU time of a fresh process until something is painted, beside a bare Qt window in the same run.

`.venv/bin/python -m tests.bench.bench_start FILE.sqlite [RUNS]`: with a display on it, else offscreen. Each run is a
process of its own: a bare window with an empty table; then the console over the file until its frame, its first rows
(read from the database, by the glance that an earlier start has left), its side bar and its list with everything
that belongs to it are painted. Modules that must not be imported before a step are named where they are.
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
STEPS = ("frame", "first rows", "side bar", "the list ready")
GOALS = {"frame": 1.3, "first rows": 2.5}


BEGUN = time.monotonic()
PATIENCE = 60.0  # seconds for the first start to leave its glance


def wall() -> float:
    """Milliseconds since Python began with this program."""
    return (time.monotonic() - BEGUN) * 1000


def cpu() -> float:
    """CPU milliseconds of this process since it began, all threads."""
    return time.process_time() * 1000


def bare() -> None:
    """The rival: a window with an empty table."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QTableView

    class Table(QTableView):
        def paintEvent(self, event) -> None:
            QTimer.singleShot(0, lambda: finish({"bare": cpu(), "wall": wall()}))
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


class Ear:
    """Notes when each step was painted first; the process ends with the last."""

    def __init__(self) -> None:
        self.figures: dict[str, object] = {}

    def note(self, step: str) -> None:
        """The picture of this step is on the screen."""
        self.figures[step] = cpu()
        self.figures[f"{step}: wall"] = wall()
        self.figures[f"{step}: imported"] = [name for name in HEAVY if name in sys.modules]
        if step == STEPS[-1]:
            finish(self.figures)

    def listen(self, kind: type, step_of: Callable[[object], str]) -> None:
        """Hear the paint events of a kind of widget; `step_of` says which step one is, if any."""
        from PySide6.QtCore import QTimer

        paint = kind.paintEvent

        def painted(widget, event) -> None:
            step = step_of(widget)
            if step and step not in self.figures:
                self.figures[step] = 0.0
                QTimer.singleShot(0, lambda: self.note(step))
            paint(widget, event)

        kind.paintEvent = painted


def has_rows(grid) -> bool:
    """Whether a list has something to paint."""
    model = grid.model()
    return model is not None and model.rowCount() > 0 and model.index(0, 0).data() is not None


def console(place: str) -> None:
    """The console as `python3 -m console` opens it, with an ear at its paint events."""
    from console.__main__ import _window, leave_imports_alone

    leave_imports_alone()  # as the entry does; this bench must not import sooner what it then finds imported
    from console.main_window import MainWindow

    ear = Ear()
    furnish, sketched = MainWindow.furnish, MainWindow.show_sketch

    def furnish_and_listen(self, *arguments) -> None:
        furnish(self, *arguments)
        self.stack.made.connect(
            lambda name: ear.listen(
                type(self.stack.page(name).grid), lambda grid: STEPS[3] if has_rows(grid) else ""
            )
        )

    def show_and_listen(self, sketch) -> None:
        self.sketched.connect(listen_to_glance)
        sketched(self, sketch)

    def listen_to_glance() -> None:
        from widgets.parts.grid.glance_view import GlanceView

        ear.listen(GlanceView, lambda view: STEPS[1] if has_rows(view) else "")

    MainWindow.furnish, MainWindow.show_sketch = furnish_and_listen, show_and_listen
    ear.listen(MainWindow, lambda window: STEPS[2] if window.is_furnished else STEPS[0])
    _window(["--database", place])


def leave_glance(place: str) -> None:
    """A start like any other, which goes on until it has left word for the next one."""
    from PySide6.QtCore import QTimer

    from console.__main__ import _window
    from console.places import Places

    file = Places.of_user().glance_file(place)

    def look() -> None:
        if file.is_file() or wall() > PATIENCE * 1000:
            finish({"glance": file.is_file()})

    watch = QTimer(interval=50)
    watch.timeout.connect(look)
    QTimer.singleShot(0, watch.start)
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
        if not run("glance", place, home=home)["glance"]:  # fills the caches of the disk too
            print("the first start has left no glance: the first rows are those of the list")
        pairs = [(run("bare", home=home), run("console", place, home=home)) for _ in range(runs)]
    rival, rival_wall = (median(pair[0][what] for pair in pairs) for what in ("bare", "wall"))
    print(
        f"bare Qt window with an empty table: {rival:.0f} ms of CPU, {rival_wall:.0f} ms (median of {runs})"
    )
    for step in STEPS:
        tell(step, [pair[1] for pair in pairs], rival)


def tell(step: str, runs: list[dict[str, object]], rival: float) -> None:
    """One line of the table."""
    seen = step if step in runs[0] else STEPS[-1]
    own = median(each[seen] for each in runs)
    wall_clock = median(each[f"{seen}: wall"] for each in runs)
    goal = f", goal {GOALS[step]}" if step in GOALS else ""
    imported = ", ".join(runs[0][f"{seen}: imported"]) or "none of the heavy packages"
    print(
        f"{step:<14} painted: {own:5.0f} ms of CPU = {own / rival:.2f}x{goal}, after {wall_clock:.0f} ms; "
        f"imported by then: {imported}"
    )


if __name__ == "__main__":
    if sys.argv[1] == "--bare":
        bare()
    elif sys.argv[1] == "--console":
        console(sys.argv[2])
    elif sys.argv[1] == "--glance":
        leave_glance(sys.argv[2])
    else:
        main(str(Path(sys.argv[1]).resolve()), *(int(number) for number in sys.argv[2:3]))
