"""The year by day: a column a week, a row a weekday; a cell tells the worst of its day by colour, size and hatching."""

from __future__ import annotations

from datetime import date, timedelta

import pyqtgraph as pg
from PySide6.QtCore import QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLabel, QStyleOptionGraphicsItem, QWidget

from models.availability.instants import DAY, Instants
from models.availability.rules import YearFigure, by_day
from models.availability.states import Code
from models.availability.words import shown_length
from models.formats import format_date
from widgets.availability.looks import LOOKS, words_of
from widgets.parts.chart import Chart
from widgets.parts.chart.chart import Table
from widgets.parts.text import shown, shown_units
from widgets.parts.theme import Theme, set_look

WEEK = 7
CELL = 0.84
ARROWS = {Qt.Key.Key_Left: -WEEK, Qt.Key.Key_Right: WEEK, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SHADES = (0.25, 0.5, 0.75, 1.0)
"""How much of a cell is filled: up to 10 minutes, an hour, four hours, more."""
STEPS = (10 * 60_000_000, 3_600_000_000, 4 * 3_600_000_000)


class HeatItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Cells at (week, weekday); y grows downwards."""

    def __init__(self) -> None:
        super().__init__()
        self._first = date(2000, 1, 1)
        self._days: Instants | None = None
        self._chosen: int | None = None

    def show_days(self, first: date, days: Instants, chosen: int | None) -> None:
        """Draw days of microseconds by code; `chosen` is framed."""
        self.prepareGeometryChange()
        self._first, self._days, self._chosen = first, days, chosen
        self.update()

    def boundingRect(self) -> QRectF:
        """54 weeks of 7 days."""
        return QRectF(0, 0, 54, WEEK)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw every day."""
        del option, widget
        if self._days is None:
            return
        transform = painter.transform()
        painter.save()
        painter.resetTransform()
        for number, totals in enumerate(self._days.tolist()):
            week, weekday = place_of(self._first, number)
            frame = QRectF(
                transform.map(QPointF(week + (1 - CELL) / 2, weekday + (1 - CELL) / 2)),
                transform.map(QPointF(week + (1 + CELL) / 2, weekday + (1 + CELL) / 2)),
            ).normalized()
            _paint_day(painter, frame, totals)
            if number == self._chosen:
                painter.setPen(QPen(Theme.current().colour("text"), 2))
                painter.drawRect(frame)
        painter.restore()


def _paint_day(painter: QPainter, frame: QRectF, totals: list[int]) -> None:
    theme = Theme.current()
    known = sum(totals) - totals[Code.NO_DATA]
    if not sum(totals):
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(frame)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(frame, theme.soft("ok") if known else theme.soft("quiet"))
    if not known:
        painter.fillRect(frame, theme.colour("line_strong"))
        painter.fillRect(frame.adjusted(1, 1, -1, -1), theme.soft("quiet"))
        return
    code = worst_of(totals)
    if code is Code.UP:
        return
    look = LOOKS[code]
    share = SHADES[sum(totals[code] > step for step in STEPS)]
    inner = QRectF(
        frame.left(), frame.bottom() - frame.height() * share, frame.width(), frame.height() * share
    )
    painter.fillRect(inner, theme.colour(look.tone) if look.solid else theme.soft(look.tone))
    if not look.solid:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.fillRect(inner, _hatched(code))


def _hatched(code: Code) -> QBrush:
    return QBrush(Theme.current().colour(LOOKS[code].tone), LOOKS[code].hatch)


def worst_of(totals: list[int]) -> Code:
    """The state that a day is remembered for: charged before excused before degraded."""
    for code in (Code.DOWN, Code.EXCUSED, Code.DEGRADED):
        if totals[code]:
            return code
    return Code.UP


def place_of(first: date, number: int) -> tuple[int, int]:
    """(week, weekday) of the day `number` after `first`; Monday is 0."""
    offset = first.weekday() + number
    return offset // WEEK, offset % WEEK


class HeatMap(Chart):
    """The heat map of a year; `day_asked(date)` on a click or Enter."""

    day_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, time=False)
        self.setAccessibleName(self.tr("The year by day"))
        self._item = HeatItem()
        self._figure: YearFigure | None = None
        self._days: Instants | None = None
        self._first = date(2000, 1, 1)
        self._chosen: int | None = None
        title = QLabel(self.tr("Days"), self)
        set_look(title, "strong")
        self.add_lead(title)
        self.add(self._item)
        self.dress(self._item.update)
        self.table = self._table
        view = self.plot.getViewBox()
        view.invertY(True)
        view.setMouseEnabled(x=False, y=False)
        self.plot.getAxis("left").setStyle(tickLength=0)
        self.plot.getAxis("bottom").setStyle(tickLength=0)
        self.view.mouseReleaseEvent = self._on_click

    def redress(self) -> None:
        """Cells need no grid."""
        super().redress()
        self.plot.showGrid(x=False, y=False)

    def show_figure(self, figure: YearFigure) -> None:
        """Show the days of a figure."""
        new_year = self._figure is None or self._figure.year != figure.year
        self._figure, self._days = figure, by_day(figure)
        self._first = date(figure.year, 1, 1)
        if new_year:
            self._chosen = None
            self._label()
        self._item.show_days(self._first, self._days, self._chosen)

    def _label(self) -> None:
        locale = QLocale()
        short = QLocale.FormatType.ShortFormat
        weekdays = [(day + 0.5, locale.standaloneDayName(day + 1, short)) for day in range(WEEK)]
        self.plot.getAxis("left").setTicks([weekdays])
        self.plot.getAxis("left").setWidth(36)
        months = [date(self._first.year, month, 1) for month in range(1, 13)]
        self.plot.getAxis("bottom").setTicks(
            [
                [
                    (
                        place_of(self._first, (day - self._first).days)[0] + 2,
                        locale.standaloneMonthName(day.month, short),
                    )
                    for day in months
                ]
            ]
        )
        self.plot.setXRange(0, 53.2, padding=0)
        self.plot.setYRange(0, WEEK, padding=0.02)

    # -- days ------------------------------------------------------------------------------------------------

    def _number_at(self, scene: QPointF) -> int | None:
        place = self.plot.getViewBox().mapSceneToView(scene)
        if self._days is None or not 0 <= place.y() < WEEK:
            return None
        number = int(place.x()) * WEEK + int(place.y()) - self._first.weekday()
        return number if 0 <= number < len(self._days) else None

    def _on_mouse(self, place: QPointF) -> None:
        number = self._number_at(place)
        if number is not None:
            self._words.setText(self.words_of_day(number))

    def _on_click(self, event: QMouseEvent) -> None:
        number = self._number_at(self.view.mapToScene(event.position().toPoint()))
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(number)
            self.day_asked.emit(self._first + timedelta(days=number))

    def choose(self, number: int) -> None:
        """Frame a day and say what it was."""
        self._chosen = number
        if self._days is not None:
            self._item.show_days(self._first, self._days, number)
            self._words.setText(self.words_of_day(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, Enter shows the day."""
        key = Qt.Key(event.key())
        if key in ARROWS and self._days is not None:
            start = self._chosen if self._chosen is not None else 0
            self.choose(min(max(start + ARROWS[key], 0), len(self._days) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            self.day_asked.emit(self._first + timedelta(days=self._chosen))
        else:
            event.ignore()

    def words_of_day(self, number: int) -> str:
        """«05.03.2026: недоступно 1 ч 30 мин, деградация 5 мин»."""
        day = self._first + timedelta(days=number)
        totals = self._days[number].tolist() if self._days is not None else []
        said = [
            f"{shown(words_of(code))} {shown_length(totals[code], shown_units())}"
            for code in (Code.DOWN, Code.EXCUSED, Code.DEGRADED, Code.NO_DATA)
            if sum(totals) and totals[code]
        ]
        if not sum(totals):
            said = [self.tr("not judged")]
        elif not said:
            said = [shown(words_of(Code.UP))]
        return f"{format_date(day)}: {', '.join(said)}"

    def _table(self) -> Table:
        titles = [self.tr("Day"), *(shown(words_of(code)) for code in Code)]
        rows = [
            [
                format_date(self._first + timedelta(days=number)),
                *(shown_length(length, shown_units()) for length in totals),
            ]
            for number, totals in enumerate(self._days.tolist() if self._days is not None else [])
            if 0 < sum(totals) <= DAY + DAY // 24
        ]
        return titles, rows
