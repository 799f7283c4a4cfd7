"""The burn-down chart: what was left day by day, and how the rest of the year may go, with its honest width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.formats import MOSCOW, format_date
from models.hours.outlook import outlook
from models.hours.rules.balance import Balance
from models.hours.rules.forecast import Charge, Forecast, forecast
from models.hours.rules.years import Period
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.chart import Chart, brush, pen
from widgets.parts.text import shown, shown_minutes, translate
from widgets.parts.theme import Theme, set_look

MINUTES_IN_HOUR = 60
STEP = timedelta(days=7)
NOT_FORESEEN = QT_TRANSLATE_NOOP(
    "burn down",
    "School holidays and planned webinars are not foreseen; the band holds about 80 of 100 courses.",
)


def seconds_of(day: date) -> float:
    """The end of a Moscow day on the axis."""
    return datetime.combine(day + timedelta(days=1), time(), MOSCOW).timestamp()


class BurnDown(QWidget):
    """The chart of one contract year with its sentence; hours on the left axis, days below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "surface")
        self.chart = Chart(self.tr("Hours left"), self)
        self._sentence = QLabel(self)
        self._remark = QLabel(self)
        self._days: list[date] = []
        self._left: list[int] = []
        self._forecast: Forecast | None = None
        self._quota = 0
        self._steps = self.chart.add(pg.PlotDataItem(stepMode="right"))
        self._mean = self.chart.add(pg.PlotDataItem())
        self._low, self._high = pg.PlotDataItem(), pg.PlotDataItem()
        self._band = pg.FillBetweenItem(self._low, self._high)
        for item in (self._low, self._high, self._band):
            self.chart.add(item)
        self._nought = self.chart.add(pg.InfiniteLine(0, angle=0))
        self._today = self.chart.add(
            pg.InfiniteLine(angle=90, label=self.tr("today"), labelOpts={"position": 0.96})
        )
        self._build()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self._sentence, "strong")
        set_look(self._remark, "caption")
        for label in (self._sentence, self._remark):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._remark.setText(translate("burn down", NOT_FORESEEN))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(4))
        column.addWidget(self._sentence)
        column.addWidget(self._remark)
        column.addWidget(self.chart, 1)
        self.chart.view.viewport().setAccessibleName(self.chart.accessibleName())
        self.chart.readout = self._readout
        self.chart.table = self._table
        self.chart.dress(self._dress)
        self.chart.set_label("left", self.tr("hours left"))

    def _dress(self) -> None:
        self._steps.setPen(pen("accent", 2))
        self._mean.setPen(pen("accent", 2, Qt.PenStyle.DashLine))
        self._low.setPen(pen("accent", 1, Qt.PenStyle.DotLine))
        self._high.setPen(pen("accent", 1, Qt.PenStyle.DotLine))
        self._band.setBrush(brush("accent", 0.14))
        self._nought.setPen(pen("bad", 1))
        self._today.setPen(pen("muted", 1, Qt.PenStyle.DashLine))
        self._today.label.setColor(Theme.current().colour("muted"))
        self._today.label.setFont(Theme.current().font(12))

    def show_year(self, year: Period, charges: Sequence[Charge], balance: Balance, today: date) -> None:
        """Draw a year up to `today` and its forecast."""
        self._quota = balance.quota
        self._forecast = forecast(year, charges, balance.quota, today)
        self._sentence.setText(shown(outlook(year, charges, balance, self._forecast, today)))
        self._remark.setVisible(self._forecast is not None)
        self._draw_past(year, charges, min(max(today, year.first), year.last))
        self._draw_future(year, today)
        self._today.setPos(seconds_of(today))
        self._today.setVisible(today in year)
        first, last = seconds_of(year.first - timedelta(days=1)), seconds_of(year.last)
        self.chart.set_whole(first, last)
        self.chart.show_range(first, last)
        lowest = min([0, *self._left]) / MINUTES_IN_HOUR
        whole = balance.quota / MINUTES_IN_HOUR
        self.chart.plot.setYRange(lowest - whole * 0.03, whole * 1.03, padding=0)

    def sentence(self) -> str:
        """What is said about the rest of the year."""
        return self._sentence.text()

    def _draw_past(self, year: Period, charges: Sequence[Charge], until: date) -> None:
        sums: dict[date, int] = {}
        for day, minutes in charges:
            sums[day] = sums.get(day, 0) + minutes
        self._days, self._left = [year.first - timedelta(days=1)], [self._quota]
        for day in sorted(sums):
            self._days.append(day)
            self._left.append(self._left[-1] - sums[day])
        if self._days[-1] < until:
            self._days.append(until)
            self._left.append(self._left[-1])
        self._steps.setData(
            [seconds_of(day) for day in self._days], [left / MINUTES_IN_HOUR for left in self._left]
        )

    def _draw_future(self, year: Period, today: date) -> None:
        found = self._forecast
        for item in (self._mean, self._low, self._high, self._band):
            item.setVisible(found is not None)
        if found is None:
            return
        days = [today]
        while days[-1] < year.last:
            days.append(min(days[-1] + STEP, year.last))
        x = [seconds_of(day) for day in days]
        courses = [found.course(day) for day in days]
        lines: list[Any] = [self._high, self._mean, self._low]  # much used is little left
        for line, part in zip(lines, range(3), strict=True):
            line.setData(x, [max(self._quota - course[part], 0) / MINUTES_IN_HOUR for course in courses])

    def _readout(self, x: float) -> str:
        """The exact figure of the day under the crosshair."""
        day = datetime.fromtimestamp(x, MOSCOW).date()
        found = self._forecast
        if found is not None and day > found.today:
            low, mean, high = (round(self._quota - used) for used in reversed(found.course(day)))
            return self.tr("{day}: about {mean} left, from {low} to {high}").format(
                day=format_date(day),
                mean=shown_minutes(max(mean, 0)),
                low=shown_minutes(max(low, 0)),
                high=shown_minutes(max(high, 0)),
            )
        past = [left for known, left in zip(self._days, self._left, strict=True) if known <= day]
        if not past:
            return ""
        return self.tr("{day}: {left} left").format(day=format_date(day), left=shown_minutes(past[-1]))

    def _table(self) -> tuple[list[str], list[list[str]]]:
        """The days on which something was charged, and what was left."""
        rows = [
            [format_date(day), str(left), shown_minutes(left)]
            for day, left in zip(self._days, self._left, strict=True)
        ]
        return [self.tr("Day"), self.tr("Minutes left"), self.tr("Left")], rows
