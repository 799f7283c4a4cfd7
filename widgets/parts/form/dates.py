"""Editors of days and moments that take what people type and offer a calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from models import formats
from widgets.parts.form.editor import LineEditor, UnreadableError
from widgets.parts.form.inner import InnerButton
from widgets.parts.theme import Theme

PADDING = 20  # of the style sheet, both sides, and room for the cursor

Now = Callable[[], datetime]

DAY_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
WRITTEN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_TIME = re.compile(r"(\d{1,2})(?:[:.]([0-5]\d))?")


def computer_now() -> datetime:
    """The moment by the clock of this computer; whoever knows the database's clock passes his own."""
    return datetime.now(UTC)


def parse_moment(text: str, now: datetime) -> datetime:
    """Read «5.11.26 9:03», «сегодня 9:03», «9:03» (today), «5.11» (its 00:00) as Moscow time; else ValueError."""
    today = formats.to_moscow(now).date()
    words = text.replace(formats.NBSP, " ").replace(",", " ").split()
    if len(words) == 1 and ":" in words[0]:
        day, clock = today, words[0]
    elif len(words) == 1:
        day, clock = formats.parse_date(words[0], today), "0:00"
    elif len(words) == 2:
        day, clock = formats.parse_date(words[0], today), words[1]
    else:
        raise ValueError(f"not a moment: {text!r}")
    match = _TIME.fullmatch(clock)
    if match is None or int(match[1]) > 23:
        raise ValueError(f"not a time of day: {clock!r}")
    return datetime.combine(day, time(int(match[1]), int(match[2] or 0)), formats.MOSCOW)


class DateEdit(LineEditor):
    """A day: «5.11.26», «5.11», «сегодня»; Up and Down change it, Alt+Down or the icon opens a calendar."""

    edited = Signal()
    _widest = "28.08.2028"

    def __init__(self, parent: QWidget | None = None, now: Now = computer_now) -> None:
        super().__init__(parent)
        self._now = now
        self.setPlaceholderText(self.tr("dd.mm.yyyy"))
        self.textChanged.connect(self.edited)
        InnerButton(self, "calendar", self.tr("Calendar"), self.open_calendar)

    def parse(self, text: str) -> Any:
        """The day that was meant."""
        try:
            return formats.parse_date(text, self.today())
        except ValueError as error:
            needed = self.tr("A date is needed, for instance 05.11.2026")
            raise UnreadableError(self.no_such_day(text) or needed) from error

    def no_such_day(self, text: str) -> str:
        """What to say of a day that is written well and does not exist, as 31.02.2026; empty for anything else."""
        written = WRITTEN_DAY.match(text.strip())
        if written is None:
            return ""
        day, month, year = map(int, written.groups())
        try:
            date(year, month, day)
        except ValueError:
            return self.tr("There is no day {day}").format(day=written[0])
        return ""

    def written(self, value: Any) -> str:
        """`05.11.2026`."""
        return formats.format_date(value)

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that a date is cut."""
        hint = super().minimumSizeHint()
        margins = self.textMargins()
        wide = self.fontMetrics().horizontalAdvance(self._widest) + margins.left() + margins.right()
        return QSize(wide + Theme.current().px(PADDING), hint.height())

    def today(self) -> date:
        """The day it is in Moscow."""
        return formats.to_moscow(self._now()).date()

    def day(self) -> date:
        """The day that stands in the field; today when none does."""
        try:
            return self.read() or self.today()
        except UnreadableError:
            return self.today()

    def choose_day(self, day: date) -> None:
        """Take a day from the calendar or the arrow keys."""
        self.setText(self.written(day))

    def open_calendar(self) -> None:
        """Offer a month to click in; Monday comes first."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.day()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def take(chosen: QDate) -> None:
            self.choose_day(date(chosen.year(), chosen.month(), chosen.day()))
            menu.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the day with the arrow keys, open the calendar with Alt+Down."""
        step = DAY_STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            self.choose_day(self.day() + timedelta(days=step) if self.text() else self.today())


class MomentEdit(DateEdit):
    """A moment of Moscow time: «5.11.26 9:03», «сегодня 9:03», «9:03»."""

    _widest = "28.08.2028 20:48"

    def __init__(self, parent: QWidget | None = None, now: Now = computer_now) -> None:
        super().__init__(parent, now)
        self.setPlaceholderText(self.tr("dd.mm.yyyy hh:mm"))

    def parse(self, text: str) -> Any:
        """The moment that was meant."""
        try:
            return parse_moment(text, self._now())
        except ValueError as error:
            needed = self.tr("Date and time are needed, for instance 05.11.2026 09:03")
            raise UnreadableError(self.no_such_day(text) or needed) from error

    def written(self, value: Any) -> str:
        """`05.11.2026 09:03`."""
        return formats.format_moment(value)

    def day(self) -> date:
        """The day of the moment in the field."""
        try:
            moment = self.read()
        except UnreadableError:
            moment = None
        return formats.to_moscow(moment).date() if moment else self.today()

    def choose_day(self, day: date) -> None:
        """Change the day and keep the time of day."""
        try:
            moment = self.read()
        except UnreadableError:
            moment = None
        clock = formats.to_moscow(moment or self._now()).time().replace(second=0, microsecond=0, tzinfo=None)
        self.setText(self.written(datetime.combine(day, clock, formats.MOSCOW)))
