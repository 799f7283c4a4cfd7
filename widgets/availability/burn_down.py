"""The reserve of the year burning down: what is left at each moment, and where it will end if it goes on so."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from models.availability.explain import forecast_sentence
from models.availability.instants import HOUR, SECOND, moscow, year_bounds
from models.availability.rules import BurnDown, YearFigure, burn_down, forecast
from models.availability.words import shown_budget
from models.formats import format_moment
from widgets.parts.chart import Chart, brush, pen
from widgets.parts.chart.chart import Table
from widgets.parts.form.pick_list import Option
from widgets.parts.form.segmented import Segmented
from widgets.parts.text import shown, shown_units
from widgets.parts.theme import set_look

CLOSE, WHOLE = "close", "whole"
ROOM = 0.15


class BurnDownChart(Chart):
    """Hours left over the year; dashed: the forecast at the pace of the year, dotted: at that of the last 30 days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Reserve of the year"))
        self._curve: BurnDown | None = None
        self._figure: YearFigure | None = None
        self._left = self.add(pg.PlotCurveItem())
        self._by_year = self.add(pg.PlotCurveItem())
        self._by_recent = self.add(pg.PlotCurveItem())
        self._zero = self.add(pg.InfiniteLine(angle=0, pos=0, movable=False))
        self._depth = Segmented(
            [Option(CLOSE, self.tr("Close up")), Option(WHOLE, self.tr("The whole reserve"))], self
        )
        self._depth.setAccessibleName(self.tr("Scale"))
        self._depth.show_value(CLOSE)
        self._depth.picked.connect(lambda _: self._scale())
        title = QLabel(self.tr("Reserve, h"), self)
        set_look(title, "strong")
        self.add_lead(title)
        self.add_lead(self._depth)
        self.dress(self._paint)
        self.plot.getAxis("left").enableAutoSIPrefix(False)
        self.readout = self._say
        self.table = self._table

    def _paint(self) -> None:
        self._left.setPen(pen("accent", 2))
        self._left.setBrush(brush("accent", 0.08))
        self._by_year.setPen(pen("muted", 1.5, Qt.PenStyle.DashLine))
        self._by_recent.setPen(pen("warn", 1.5, Qt.PenStyle.DotLine))
        self._zero.setPen(pen("bad", 2))

    def show_figure(self, figure: YearFigure) -> None:
        """Show the reserve of a figure and its forecast."""
        new_year = self._figure is None or self._figure.year != figure.year
        self._figure, self._curve = figure, burn_down(figure)
        self._left.setData(self._curve.at / SECOND, self._curve.left / HOUR)
        self._show_forecast(figure)
        first, last = (edge / SECOND for edge in year_bounds(figure.year))
        self.set_whole(first, last)
        if new_year:
            self.show_range(first, last)
        self._scale()

    def _show_forecast(self, figure: YearFigure) -> None:
        ahead, end = forecast(figure), year_bounds(figure.year)[1]
        for line, used in (
            (self._by_year, ahead.by_year_pace if ahead else None),
            (self._by_recent, ahead.by_recent_pace if ahead else None),
        ):
            if used is None:
                line.setData([], [])
            else:
                lefts = (figure.budget.left, figure.budget.allowed - used)
                line.setData(
                    np.array([figure.timeline.end, end]) / SECOND, np.array(lefts, dtype=np.float64) / HOUR
                )

    def _scale(self) -> None:
        """From zero on, or close up so that minutes can be told."""
        if self._figure is None:
            return
        allowed = self._figure.budget.allowed / HOUR
        ahead = forecast(self._figure)
        ends = [self._figure.budget.left / HOUR]
        if ahead is not None:
            ends += [allowed - used / HOUR for used in (ahead.by_year_pace, ahead.by_recent_pace)]
        lowest = min(ends)
        if self._depth.read() == WHOLE:
            lowest = min(lowest, 0.0)
        room = max((allowed - lowest) * ROOM, 0.5)
        self.plot.setYRange(lowest - room, allowed + room, padding=0)

    def _say(self, x: float) -> str:
        if self._curve is None or self._figure is None:
            return ""
        moment = format_moment(moscow(int(x * SECOND)))
        if x * SECOND > self._curve.at[-1]:
            sentence = forecast_sentence(self._figure)
            return shown(sentence) if sentence is not None else ""
        left = np.interp(x * SECOND, self._curve.at, self._curve.left)
        return self.tr("{moment}: {left} left").format(
            moment=moment, left=shown_budget(int(left), shown_units())
        )

    def _table(self) -> Table:
        titles = [self.tr("Moment"), self.tr("Reserve")]
        if self._curve is None:
            return titles, []
        corners = zip(self._curve.at.tolist(), self._curve.left.tolist(), strict=True)
        return titles, [
            [format_moment(moscow(at)), shown_budget(left, shown_units())] for at, left in corners
        ]
