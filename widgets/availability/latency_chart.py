"""Latency over time: least, mean and greatest answer of a probe, with exact values under the crosshair."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtWidgets import QLabel, QWidget

from models.availability.envelope import Envelope
from models.availability.instants import SECOND, moscow
from models.availability.latency import Curve
from models.formats import NBSP, format_moment, group_digits
from widgets.availability.envelope_item import EnvelopeItem
from widgets.parts.chart import Chart
from widgets.parts.chart.chart import Table
from widgets.parts.theme import set_look

LEAST_TOP = 10.0
HEADROOM = 1.15


class LatencyChart(Chart):
    """The envelope of one probe; its range is that of the strips above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Latency"))
        self._item = EnvelopeItem()
        self._envelope: Envelope | None = None
        self.add(self._item)
        self.dress(self._item.restyle)
        title = QLabel(self.tr("Latency, ms"), self)
        set_look(title, "strong")
        self.add_lead(title)
        self.plot.getAxis("left").enableAutoSIPrefix(False)
        self.readout = self._say
        self.table = self._table

    def show_curve(self, curve: Curve, start: int, end: int) -> None:
        """Show what a probe answered in [start, end), microseconds."""
        self._envelope = None
        top = LEAST_TOP
        if len(curve):
            step = curve.step / SECOND
            first = math.floor(start / curve.step) * step
            self._envelope = Envelope.of_points(
                curve.at / SECOND,
                step,
                curve.low,
                curve.high,
                curve.mean,
                start=first,
                end=end / SECOND + step,
            )
            top = max(float(curve.high.max()) * HEADROOM, LEAST_TOP)
        self._item.show_envelope(self._envelope, top)
        self.plot.setYRange(0, top, padding=0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self._envelope is None

    def _say(self, x: float) -> str:
        found = self._envelope.at(x) if self._envelope is not None else None
        moment = format_moment(moscow(int(x * SECOND)))
        if found is None:
            return self.tr("{moment}: no answer").format(moment=moment)
        unit = self.tr("ms")
        low, high, mean = (f"{group_digits(round(value))}{NBSP}{unit}" for value in found)
        return self.tr("{moment}: {mean} on average, from {low} to {high}").format(
            moment=moment, mean=mean, low=low, high=high
        )

    def _table(self) -> Table:
        titles = [self.tr("Moment"), self.tr("Least, ms"), self.tr("Mean, ms"), self.tr("Greatest, ms")]
        if self._envelope is None:
            return titles, []
        first, last = self.visible()
        part = self._envelope.between(first, last, 10_000)
        known = np.isfinite(part.mean)
        rows = [
            [format_moment(moscow(int(at * SECOND))), f"{low:.0f}", f"{mean:.0f}", f"{high:.0f}"]
            for at, low, mean, high in zip(
                part.at[known], part.low[known], part.mean[known], part.high[known], strict=True
            )
        ]
        return titles, rows
