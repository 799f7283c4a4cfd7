"""Twelve months of a year on one sheet: painted days, walked through with the keyboard, explained by words."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.calendar.queries import DayView, YearView
from models.formats import to_moscow
from widgets.calendar.day_cell import Cell, paint_cell
from widgets.calendar.words import day_in_words, month_name, weekday_name
from widgets.parts.theme import Theme

WEEKS, DAYS, MONTHS = 6, 7, 12
GAP, TITLE, HEAD = 24, 22, 16
NARROWEST, WIDEST = 23, 52
LOWEST, HIGHEST = 19, 40
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the months and days stand: columns of months, size of a day, left edge and width of a month."""

    columns: int
    cell_width: float
    cell_height: float
    left: float
    step: float

    @property
    def month_height(self) -> float:
        """Height of a month with its title and weekdays."""
        px = Theme.current().px
        return px(TITLE) + px(HEAD) + WEEKS * self.cell_height

    @property
    def rows(self) -> int:
        """How many months stand below each other."""
        return -(-MONTHS // self.columns)

    @property
    def height(self) -> float:
        """Height of the whole sheet."""
        return self.rows * self.month_height + (self.rows - 1) * Theme.current().px(GAP) / 2

    def origin(self, month: int) -> QPointF:
        """The upper left corner of a month (1-12)."""
        row, column = divmod(month - 1, self.columns)
        gap = Theme.current().px(GAP) / 2
        return QPointF(self.left + column * self.step, row * (self.month_height + gap))

    def day_rect(self, day: date) -> QRectF:
        """The square of a day."""
        first = date(day.year, day.month, 1).weekday()
        week, weekday = divmod(first + day.day - 1, DAYS)
        px, origin = Theme.current().px, self.origin(day.month)
        top = origin.y() + px(TITLE) + px(HEAD) + week * self.cell_height
        return QRectF(origin.x() + weekday * self.cell_width, top, self.cell_width, self.cell_height)


def sheet_for(width: float, height: float) -> Sheet:
    """The sheet that fits best into a window of that size: as many columns as are readable, days as large as fit."""
    px = Theme.current().px
    narrowest, gap = px(NARROWEST), px(GAP)
    columns = next(
        (number for number in (4, 3, 2) if width >= number * DAYS * narrowest + (number - 1) * gap), 1
    )
    rows = -(-MONTHS // columns)
    across = (width - (columns - 1) * gap) / columns / DAYS
    cell_width = min(max(across, narrowest), px(WIDEST))
    down = (height - (rows - 1) * gap / 2) / rows - px(TITLE) - px(HEAD)
    cell_height = min(max(down / WEEKS, px(LOWEST)), px(HIGHEST))
    month = DAYS * cell_width
    spare = max(width - columns * month, 0)
    step = month + (min(spare / max(columns - 1, 1), 3 * gap) if columns > 1 else 0)
    return Sheet(columns, cell_width, cell_height, 0, step)


class YearSheet(QWidget):
    """The year; `current_changed(date)` as one walks, `chosen(date)` for Enter or a click.

    `year_wanted(year, date)` when one walks beyond it.
    """

    current_changed = Signal(object)
    chosen = Signal(object)
    year_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year: YearView | None = None
        self.reading = ""
        self.today = to_moscow(datetime.now(UTC)).date()
        self.current = self.today
        self._room = QSize()
        self._days: dict[date, DayView] = {}
        self._sheet = sheet_for(800, 500)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        Theme.current().changed.connect(self._lay_out)

    # -- content ---------------------------------------------------------------------------------------------

    def show_year(self, year: YearView, reading: str) -> None:
        """Show this year, its days working as `reading` has it (empty: as they were read on their day)."""
        self.year, self.reading = year, reading
        self._days = {day.date: day for day in year.days}
        if self.current.year != year.year:
            self.go(date(year.year, self.current.month, 1))
        self._describe()
        self.update()

    def day(self, day: date) -> DayView | None:
        """What is known of a day of the shown year."""
        return self._days.get(day)

    def working(self, day: DayView) -> bool:
        """Whether support works on that day as the sheet is read."""
        return day.readings[self.reading] if self.reading else day.working

    def go(self, day: date) -> None:
        """Stand on `day`; a day of another year asks for that year."""
        if self.year is not None and day.year != self.year.year:
            self.year_wanted.emit(day.year, day)
            return
        changed, self.current = day != self.current, day
        self._describe()
        self.update()
        if changed:
            self.current_changed.emit(day)

    def _describe(self) -> None:
        """Say to a screen reader where we are."""
        found = self._days.get(self.current)
        if self.year is not None:
            self.setAccessibleName(self.tr("Calendar of {year}").format(year=self.year.year))
        if found is not None:
            self.setAccessibleDescription(day_in_words(found, working=self.working(found)))

    # -- size ------------------------------------------------------------------------------------------------

    def fit(self, room: QSize) -> None:
        """Use the room of the window that shows the sheet."""
        self._room = room
        self._lay_out()

    def _lay_out(self) -> None:
        if self._room.isValid():
            self._sheet = sheet_for(self._room.width() - 2, self._room.height() - 4)
            self.setMinimumHeight(round(self._sheet.height) + 4)
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole sheet."""
        return QSize(round(self._sheet.step * self._sheet.columns), round(self._sheet.height) + 4)

    def rect_of(self, day: date) -> QRectF:
        """Where a day stands."""
        return self._sheet.day_rect(day)

    def day_at(self, point: QPointF) -> date | None:
        """The day under the mouse."""
        if self.year is None:
            return None
        for month in range(1, MONTHS + 1):
            origin = self._sheet.origin(month)
            inside = QRectF(origin, origin + QPointF(DAYS * self._sheet.cell_width, self._sheet.month_height))
            if inside.contains(point):
                days = calendar.monthrange(self.year.year, month)[1]
                every = (date(self.year.year, month, number) for number in range(1, days + 1))
                return next((day for day in every if self.rect_of(day).contains(point)), None)
        return None

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Months whose place is asked for."""
        if self.year is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, MONTHS + 1):
            origin = self._sheet.origin(month)
            place = QRectF(origin.x(), origin.y(), DAYS * self._sheet.cell_width, self._sheet.month_height)
            if place.intersects(event.rect()):
                self._paint_month(painter, month, place)
        painter.end()

    def _paint_month(self, painter: QPainter, month: int, place: QRectF) -> None:
        theme, px = Theme.current(), Theme.current().px
        days = [day for day in self._days.values() if day.date.month == month]
        title = QRectF(place.x(), place.y(), place.width(), px(TITLE))
        painter.setFont(theme.font(14, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("text"))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        inset = title.adjusted(px(4), 0, -px(4), 0)
        painter.drawText(inset, left | Qt.AlignmentFlag.AlignVCenter, month_name(month))
        room = inset.width() - painter.fontMetrics().horizontalAdvance(month_name(month)) - px(8)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        total = sum(self.working(day) for day in days)
        count = self.tr("{days} working days").format(days=total)
        if painter.fontMetrics().horizontalAdvance(count) > room:  # the word is in the line above the months
            count = str(total)
        painter.drawText(inset, right | Qt.AlignmentFlag.AlignVCenter, count)
        for number in range(DAYS):
            head = QRectF(
                place.x() + number * self._sheet.cell_width, title.bottom(), self._sheet.cell_width, px(HEAD)
            )
            painter.setPen(theme.colour("faint"))
            painter.setFont(theme.font(11))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, weekday_name(number + 1))
        for day in days:
            paint_cell(painter, self.rect_of(day.date), self._cell(day))

    def _cell(self, day: DayView) -> Cell:
        return Cell(
            str(day.date.day),
            day.mark.kind,
            self.working(day),
            edited=day.decision is not None and day.decision.kind != "official",
            today=day.date == self.today,
            current=day.date == self.current,
            focused=self.hasFocus(),
        )

    # -- hands -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk days and weeks, Page keys months, Home and End to the ends of a month (Ctrl: of the year)."""
        key, whole = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in STEPS:
            self.go(self.current + timedelta(days=STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not whole:
            self.go(_months_on(self.current, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.go(self.current.replace(month=1 if whole else self.current.month, day=1))
        elif key == Qt.Key.Key_End:
            month = MONTHS if whole else self.current.month
            self.go(date(self.current.year, month, calendar.monthrange(self.current.year, month)[1]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click stands on a day and opens it."""
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go(day)
            self.chosen.emit(day)
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The day under the mouse in words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            found = self._days.get(day) if day is not None else None
            words = day_in_words(found, working=self.working(found)) if found is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where we stand."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stand quietly."""
        super().focusOutEvent(event)
        self.update()


def _months_on(day: date, months: int) -> date:
    """The same day of another month, its last one where it is shorter."""
    number = day.year * MONTHS + day.month - 1 + months
    year, month = divmod(number, MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
