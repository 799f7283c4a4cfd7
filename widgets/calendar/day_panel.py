"""The panel of one day: what it is under every reading, deciding otherwise, and everything decided before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from models.calendar.choices import OFFICIAL
from models.calendar.operations import DayDraft
from models.calendar.queries import DayView, Decision
from models.calendar.spans import DayKind
from models.errors import InputError
from models.formats import format_moment
from models.text import QT_TRANSLATE_NOOP
from widgets.calendar.day_cell import Cell
from widgets.calendar.fields import DAY_CHOICES, KIND, NAME, REASON, UNTIL
from widgets.calendar.legend import Swatch
from widgets.calendar.words import DAY_OFF, OFF, READING_NAMES, WORKING_DAY, WORKS, long_day
from widgets.parts.commands import command
from widgets.parts.form import ButtonLine, Form, IconLabel, ScrollColumn, ValueLabel
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel import JudgedLabel

LONGEST = 366
"""So many days can be decided at once."""


class DayPanel(QWidget):
    """One day; `decided(drafts, reason)` hands the decision on, `asked` wants to know why."""

    decided = Signal(object, str)
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: date | None = None
        self._title = QLabel(self)
        self._swatch = Swatch(Cell("", DayKind.WORKING, working=True), self)
        self._kind = ValueLabel(parent=self)
        self._state = JudgedLabel("", self)
        self._readings = QGridLayout()
        self.form = Form(parent=self)
        self._history = QVBoxLayout()
        self._history_title = QLabel(self)
        self._buttons = ButtonLine(self)
        self._build()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        set_look(self._title, "title")
        self._title.setWordWrap(True)
        self._state.asked.connect(self.asked)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._swatch, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._kind, 1)
        self._readings.setHorizontalSpacing(px(8))
        self._readings.setVerticalSpacing(px(4))
        self._readings.setColumnStretch(1, 1)
        for field in (KIND, NAME):
            self.form.add(field)
        self.form.add_line(UNTIL)
        self.form.add(REASON)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, px(12), 0)
        inner.setSpacing(px(12))
        inner.addLayout(head)
        inner.addWidget(self._state)
        inner.addLayout(self._readings)
        inner.addWidget(_rule(content))
        inner.addWidget(self.form)
        set_look(self._history_title, "strong")
        inner.addWidget(self._history_title)
        inner.addLayout(self._history)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self._title)
        column.addWidget(ScrollColumn(content, self), 1)
        column.addWidget(self._buttons)
        self.save_button = self._buttons.add(
            self.tr("Decide"), self.save, look="primary", key="Ctrl+Return", icon="check"
        )
        self.setFocusProxy(self.form.cell("kind").widget)
        self.setProperty("help_topic", "calendar")

    # -- showing ---------------------------------------------------------------------------------------------

    def show_day(self, day: DayView, history: Sequence[Decision], reading: str, *, keep: bool) -> None:
        """Show this day; `keep` leaves what was typed in the form."""
        self.day = day.date
        working = day.readings[reading] if reading else day.working
        self._title.setText(long_day(day.date))
        edited = day.decision is not None and day.decision.kind != OFFICIAL
        self._swatch.show_cell(Cell(str(day.date.day), day.mark.kind, working, edited=edited))
        self._kind.set_value(shown(day.mark.name))
        words = translate("calendar", WORKS if working else OFF)
        self._state.set_text(words[:1].upper() + words[1:], "ok" if working else "muted")
        self._show_readings(day)
        self._show_history(history)
        if not keep:
            kind = day.decision.kind if day.decision is not None and edited else None
            name = day.decision.name if day.decision is not None and edited else ""
            self.form.show_values({"kind": kind, "name": name, "until": None, "reason": None})
            self.form.clear_errors()

    def _show_readings(self, day: DayView) -> None:
        _clear(self._readings)
        for row, (reading, works) in enumerate(day.readings.items()):
            icon = IconLabel("circle-check" if works else "circle-x", "ok" if works else "muted", 16, self)
            name = QLabel(translate("calendar", READING_NAMES[reading]), self)
            set_look(name, "muted")
            self._readings.addWidget(icon, row, 0)
            self._readings.addWidget(name, row, 1)
            self._readings.addWidget(
                QLabel(translate("calendar", WORKING_DAY if works else DAY_OFF), self), row, 2
            )

    def _show_history(self, history: Sequence[Decision]) -> None:
        _clear(self._history)
        self._history_title.setText(self.tr("What was decided before"))
        self._history_title.setVisible(bool(history))
        for made in history:
            label = ValueLabel(decision_in_words(made), parent=self)
            set_look(label, "quote")
            self._history.addWidget(label)

    # -- deciding --------------------------------------------------------------------------------------------

    @command(
        "calendar.decide",
        QT_TRANSLATE_NOOP("commands", "Decide on the day"),
        shortcut="Ctrl+Return",
        icon="check",
        menu="calendar",
        scope="widget",
    )
    def save(self) -> None:
        """Check the form and hand the decision on."""
        values = self.form.check()
        if values is None or self.day is None:
            return
        last = values["until"] or self.day
        if not self.day <= last < self.day + timedelta(days=LONGEST):
            self.form.set_error("until", self.tr("The last day lies within a year after the first."))
            return
        days = (date.fromordinal(number) for number in range(self.day.toordinal(), last.toordinal() + 1))
        name = values["name"] or "" if values["kind"] != OFFICIAL else ""
        self.decided.emit(tuple(DayDraft(day, values["kind"], name) for day in days), values["reason"])

    def refuse(self, error: InputError) -> None:
        """Say beside the fields what a rule has refused."""
        self.form.show_errors(error)

    def may_close(self) -> bool:
        """The tab may go at once."""
        return True


def decision_in_words(made: Decision) -> str:
    """«22.11.2026 14:03, Кузнецова А. П.: поддержка не работает «Переезд» — приказ 15»."""
    choice = next(choice for choice in DAY_CHOICES if choice.value == made.kind)
    what = translate("choices", choice.title)
    if made.name:
        what = f"{what} «{made.name}»"
    return f"{format_moment(made.decided_at)}, {made.actor}: {what} — {made.reason}"


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    set_look(line, "rule")
    return line


def _clear(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
