"""P10: a year of 30-second answers on the screen, against an empty plot and what pyqtgraph offers by itself.

Run by hand: python -m tests.bench.bench_charts. CPU time a frame, medians of interleaved frames; before anything is
timed, the one slow answer of the year must be in the drawing at every zoom.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication

from models.availability.envelope import Envelope
from models.availability.instants import SECOND, year_bounds
from models.availability.states import Code
from models.availability.timeline import Intervals, resolve
from widgets.availability.envelope_item import EnvelopeItem
from widgets.availability.strip_item import StripItem, Strips

START, END = (edge / SECOND for edge in year_bounds(2025))
STEP = 30.0
DAY = 86_400.0
FRAMES = 31
PEAK = 50_000.0


class Plot:
    """A plot of 1600 x 500 pixels that is panned frame by frame."""

    def __init__(self, item: object = None, top: float = 1000.0) -> None:
        self.view = pg.PlotWidget()
        self.view.resize(1600, 500)
        self.view.setMenuEnabled(False)
        if item is not None:
            self.view.addItem(item)
        self.view.setYRange(0, top, padding=0)
        self.view.show()
        self.place = 0

    def show_range(self, first: float, last: float) -> None:
        self.view.setXRange(first, last, padding=0)
        QApplication.processEvents()
        self.view.grab()

    def pan(self, first: float, last: float) -> float:
        """CPU milliseconds of one frame after a small move."""
        self.place += 1
        shift = (last - first) * 0.002 * (self.place % 7)
        begun = time.process_time_ns()
        self.view.setXRange(first + shift, last + shift, padding=0)
        self.view.grab()
        return (time.process_time_ns() - begun) / 1e6


def answers() -> tuple[np.ndarray, np.ndarray]:
    """A year of latencies, one of them very slow."""
    chance = np.random.default_rng(7)
    at = np.arange(START, END, STEP)
    values = chance.lognormal(5.3, 0.25, at.size)
    values[at.size // 3] = PEAK
    return at, values


def medians(plots: dict[str, Plot], first: float, last: float) -> dict[str, float]:
    """Median CPU milliseconds a frame, all plots in turn."""
    for plot in plots.values():
        plot.show_range(first, last)
    taken: dict[str, list[float]] = {name: [] for name in plots}
    for _ in range(FRAMES):
        for name, plot in plots.items():
            taken[name].append(plot.pan(first, last))
    return {name: statistics.median(times) for name, times in taken.items()}


def live(plots: dict[str, tuple[Plot, Callable[[int], object], float]]) -> dict[str, float]:
    """Median CPU milliseconds of one answer coming in: taken over, the view moved along, repainted."""
    for plot, _, wide in plots.values():
        plot.show_range(END - wide, END)
    taken: dict[str, list[float]] = {name: [] for name in plots}
    for number in range(FRAMES):
        for name, (plot, append, wide) in plots.items():
            begun = time.process_time_ns()
            append(number)
            plot.view.setXRange(END - wide + number, END + number, padding=0)
            plot.view.grab()
            taken[name].append((time.process_time_ns() - begun) / 1e6)
    return {name: statistics.median(times) for name, times in taken.items()}


def show(title: str, times: dict[str, float]) -> None:
    """One table; the first line is the floor."""
    floor = next(iter(times.values()))
    print(title)
    for name, taken in times.items():
        print(f"{taken:9.2f} ms  x{taken / floor:6.1f}  {name}")


def main() -> None:
    """Print the tables."""
    app = QApplication.instance() or QApplication([])
    at, values = answers()
    envelope = Envelope(START, STEP, values.copy(), values.copy(), values.copy())
    ours = EnvelopeItem()
    ours.show_envelope(envelope, 1000.0)
    for wide in (END - START, 30 * DAY, DAY):
        slow = START + at.size // 3 * STEP
        part = envelope.between(slow - wide / 2, slow + wide / 2, 1600)
        assert np.nanmax(part.high) == PEAK, wide
    raw = pg.PlotCurveItem(at, values)
    thinned = pg.PlotDataItem(at, values)
    thinned.setDownsampling(auto=True, method="peak")
    plots = {
        "an empty plot": Plot(),
        "our envelope": Plot(ours),
        "pyqtgraph, autoDownsample peak + clipToView": Plot(thinned),
        "raw line": Plot(raw),
    }
    thinned.setClipToView(True)  # only once it is in a plot: before, pyqtgraph raises an AttributeError
    print(f"{at.size} answers")
    show("panning, the whole year in sight", medians(plots, START, END))
    show("panning, one day in sight", medians(plots, START + 100 * DAY, START + 101 * DAY))

    day_at, day_values = at[-2880:], values[-2880:]
    slice_item = pg.PlotCurveItem(day_at, day_values)
    slice_plot = Plot(slice_item)
    year = END - START

    def put(number: int) -> None:
        envelope.put(END - STEP * (number + 1), 100.0 + number)
        ours.update()

    came_in = {
        "the last day alone, setData": (
            slice_plot,
            lambda n: slice_item.setData(day_at, np.roll(day_values, n)),
            DAY,
        ),
        "our envelope, the whole year in sight": (plots["our envelope"], put, year),
    }
    naive = {"raw": (plots["raw line"], lambda n: raw.setData(at, values), year)}
    times = live(came_in)  # by themselves: a raw year between them would empty the processor's caches
    show("an answer comes in and the view moves along", times | {"raw line, setData": live(naive)["raw"]})
    show("status strips of a year, 10 components with 400 outages each", strips())
    del app


def strips() -> dict[str, float]:
    """Panning ten strips, against an empty plot."""
    chance = np.random.default_rng(9)
    start, end = year_bounds(2025)
    lines = []
    for _ in range(10):
        cuts = np.sort(chance.integers(start, end, 800)).reshape(-1, 2)
        rows = Intervals(np.append(cuts[:, 0], start), np.append(cuts[:, 1], end))
        codes = np.append(np.full(400, Code.DOWN, dtype=np.int8), np.int8(Code.UP))
        lines.append(resolve(start, end, rows, codes))
    item = StripItem()
    item.show_strips(Strips(lines))
    plots = {"an empty plot": Plot(top=10), "our strips": Plot(item, top=10)}
    return medians(plots, START, END)


if __name__ == "__main__":
    main()
