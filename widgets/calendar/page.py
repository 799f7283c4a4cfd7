"""The page «Календарь»: twelve months of a year, read in any of the honest ways, one day in the panel."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.calendar.desk_calendar import READINGS
from models.calendar.queries import YearView, load_year, years_without_transfers
from models.calendar.spans import FIRST_DAY, LAST_DAY
from models.formats import fold, group_digits, joined, parse_date
from models.storage.changes import Changes
from models.text import QT_TRANSLATE_NOOP
from widgets.calendar.deciding import Deciding
from widgets.calendar.files import DayFiles
from widgets.calendar.legend import Legend
from widgets.calendar.words import READING_NAMES
from widgets.calendar.year_switch import YearSwitch
from widgets.calendar.year_view import YearSheet
from widgets.parts.commands import command, refresh_all
from widgets.parts.context import Context
from widgets.parts.notices.bars import BarStack
from widgets.parts.page import Page
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FILES = QT_TRANSLATE_NOOP(
    "calendar", "Excel workbook (*.xlsx);;Table for any program (*.csv);;Another console (*.json)"
)
ALL_FILES = QT_TRANSLATE_NOOP("calendar", "Calendars (*.json *.xlsx *.csv)")


class CalendarPage(Page):
    """The year on a sheet, its readings as views, one day in the panel."""

    id = "calendar"
    title = QT_TRANSLATE_NOOP("pages", "Calendar")
    icon = "calendar"
    watches = frozenset({"calendar", "calendar_year", "reading"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheet = YearSheet()
        self._wanted = self.sheet.today.year
        self._loaded: YearView | None = None
        self.switch = YearSwitch(self)
        self._summary = QLabel(self)
        self._bars = BarStack(self)
        self._area = _Area(self.sheet, self)
        self.files = DayFiles(context, self)
        self.deciding = Deciding(context, self.sheet, self)
        self._build()

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        search = self.add_search(self.tr("A date or the name of a day: 9.05, Victory Day …"))
        search.searched.connect(self.go_to)
        search.left_down.connect(self._enter_sheet)
        self.bar.addWidget(self.switch)
        self.add_buttons()
        self.add_views([(name, "") for name in ("", *READINGS)])
        if self.views is not None:
            self.views.picked.connect(self._read_otherwise)
        px = Theme.current().px
        set_look(self._summary, "muted")
        self._summary.setContentsMargins(px(16), 0, px(16), px(8))
        self._summary.setWordWrap(True)
        legend = QWidget(self)
        legend_line = QVBoxLayout(legend)
        legend_line.setContentsMargins(px(16), px(8), px(16), px(8))
        legend_line.addWidget(Legend(legend))
        for widget in (self._bars, self._summary):
            self.body.addWidget(widget)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(legend)
        self.switch.stepped.connect(self._go_year)
        self.sheet.chosen.connect(lambda _day: self.deciding.open_day(self._reading(), focus=False))
        self.sheet.current_changed.connect(lambda _day: self.deciding.follow(self._reading()))
        self.sheet.year_wanted.connect(self._go_beyond)
        self.setFocusProxy(self.sheet)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        if self.views is not None:
            self.views.set_views(
                (name, translate("calendar", READING_NAMES[name])) for name in ("", *READINGS)
            )
        if self.search is not None:
            self.search.set_words(self.tr("A date or the name of a day: 9.05, Victory Day …"))
        if self._loaded is not None:
            self._tell_year(self._loaded)
            self.sheet.update()

    # -- data ------------------------------------------------------------------------------------------------

    def reload(self, changes: Changes | None) -> None:
        """Ask for the year in sight again, and whether a year's transfers are missing."""
        del changes
        year, today = self._wanted, self.sheet.today
        self.switch.show_year(year)

        def ask(session: Session) -> tuple[YearView, tuple[int, ...]]:
            return load_year(session, year), years_without_transfers(session, today)

        self.context.tasks.read(ask, self._show, self, key="year")

    def _show(self, answer: tuple[YearView, tuple[int, ...]]) -> None:
        self._loaded, missing = answer
        self.sheet.show_year(self._loaded, self._reading())
        self._tell_year(self._loaded)
        self._warn(missing)
        self.deciding.follow(self._reading())
        refresh_all(self)

    def _tell_year(self, year: YearView) -> None:
        reading = self._reading()
        count = sum(day.readings[reading] if reading else day.working for day in year.days)
        days = self.tr("Working days: {days}").format(days=group_digits(count))
        source = year.source or self.tr("the government's transfers are not known yet")
        self._summary.setText(joined((days, source)))

    def _warn(self, missing: tuple[int, ...]) -> None:
        self._bars.clear_bar("transfers")
        if missing:
            years = ", ".join(str(year) for year in missing)
            words = self.tr(
                "The government's transfers of days off for {years} are not in the calendar yet: "
                "due times of that year may still change."
            ).format(years=years)
            self._bars.show_bar("transfers", words, "warn", (self.tr("Take from a file…"), self.take_file))

    def _reading(self) -> str:
        return str(self.views.read() or "") if self.views is not None else ""

    def _read_otherwise(self, reading: object) -> None:
        del reading
        if self._loaded is not None:
            self.sheet.show_year(self._loaded, self._reading())
            self._tell_year(self._loaded)
            self.deciding.follow(self._reading())

    # -- walking ---------------------------------------------------------------------------------------------

    def _go_beyond(self, year: int, day: date) -> None:
        if FIRST_DAY.year <= year <= LAST_DAY.year:
            self.sheet.current = day
            self._wanted = year
            self.reload(None)

    @command(
        "calendar.previous_year",
        QT_TRANSLATE_NOOP("commands", "Previous year of the calendar"),
        shortcut="Alt+PgUp",
        icon="chevron-left",
        menu="calendar",
    )
    def previous_year(self) -> None:
        """Show the year before."""
        self._go_year(-1)

    @command(
        "calendar.next_year",
        QT_TRANSLATE_NOOP("commands", "Next year of the calendar"),
        shortcut="Alt+PgDown",
        icon="chevron-right",
        menu="calendar",
    )
    def next_year(self) -> None:
        """Show the year after."""
        self._go_year(1)

    def _go_year(self, by: int) -> None:
        day = self.sheet.current
        self._go_beyond(self._wanted + by, date(self._wanted + by, day.month, min(day.day, 28)))

    @command(
        "calendar.today",
        QT_TRANSLATE_NOOP("commands", "Today"),
        shortcut="Alt+Home",
        icon="calendar-check",
        menu="calendar",
    )
    def go_today(self) -> None:
        """Stand on today."""
        self.sheet.go(self.sheet.today)
        self._enter_sheet()

    def go_to(self, text: str) -> None:
        """Go to a date, or to the next day whose name has these words."""
        day = self._meant(text) if text else None
        if day is not None:
            self.sheet.go(day)

    def _meant(self, text: str) -> date | None:
        try:
            day: date = parse_date(text, date(self._wanted, 1, 1))
        except ValueError:
            return self._named(fold(text))
        return day

    def _named(self, words: str) -> date | None:
        """The next day after ours whose name has `words`, else the first of the year."""
        days = self._loaded.days if self._loaded is not None else ()
        named = [day.date for day in days if words in fold(shown(day.mark.name))]
        later = [day for day in named if day > self.sheet.current]
        return next(iter(later or named), None)

    def _enter_sheet(self) -> None:
        self.sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- one day ---------------------------------------------------------------------------------------------

    @command(
        "calendar.open_day",
        QT_TRANSLATE_NOOP("commands", "Change…"),
        icon="pencil",
        menu="calendar",
        primary=True,
    )
    def edit_day(self) -> None:
        """Open the day we stand on, with the cursor in its form."""
        self.deciding.open_day(self._reading(), focus=True)

    def explain(self) -> bool:
        """«Почему?» of the day we stand on."""
        self.deciding.explain()
        return True

    # -- files -----------------------------------------------------------------------------------------------

    @command(
        "calendar.import",
        QT_TRANSLATE_NOOP("commands", "From a file…"),
        icon="upload",
        menu="calendar",
        toolbar=True,
    )
    def take_file(self) -> None:
        """Read a file and show what it would change."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Days from a file"), "", translate("calendar", ALL_FILES)
        )
        if name:
            self.files.read(Path(name))

    @command(
        "calendar.export",
        QT_TRANSLATE_NOOP("commands", "To a file…"),
        icon="sheet",
        menu="calendar",
        toolbar=True,
    )
    def save_file(self) -> None:
        """Write the year in sight to Excel, CSV or JSON."""
        suggested = self.tr("calendar {year}.xlsx").format(year=self._wanted)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the calendar"), suggested, translate("calendar", FILES)
        )
        if name and self._loaded is not None:
            self.files.write(self._loaded, Path(name))

    def can_save_file(self) -> bool:
        """Only a year that is there can be saved."""
        return self._loaded is not None


class _Area(QScrollArea):
    """Shows the sheet as large as fits, and scrolls where it does not."""

    def __init__(self, sheet: YearSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(16, 0, 16, 0)
        self.setWidget(sheet)
        self.viewport().installEventFilter(self)
        sheet.current_changed.connect(self._reveal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the sheet the room that there is."""
        if event.type() == QEvent.Type.Resize:
            self._sheet.fit(self.viewport().size())
            QTimer.singleShot(0, self, lambda: self._reveal(self._sheet.current))
        return super().eventFilter(watched, event)

    def _reveal(self, day: Any) -> None:
        place = self._sheet.rect_of(day).center().toPoint()
        self.ensureVisible(place.x(), place.y(), 0, 60)
