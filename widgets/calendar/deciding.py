"""The day we stand on in the panel: shown, decided on, said, and taken back if need be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.calendar.choices import OFFICIAL
from models.calendar.judgements import judge_day
from models.calendar.operations import DayDraft, decide_days
from models.calendar.queries import Decision, day_history
from models.errors import InputError, KnownError
from widgets.calendar.day_panel import DayPanel
from widgets.calendar.words import long_day
from widgets.calendar.year_view import YearSheet

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.context import Context

DAY_TAB = "calendar.day"


class Deciding(QObject):
    """Keeps the panel on the current day of `sheet` and writes what is decided there."""

    def __init__(self, context: Context, sheet: YearSheet, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sheet = sheet

    def open_day(self, reading: str, *, focus: bool) -> None:
        """Show the day we stand on in the panel."""
        panel = self._panel()
        if panel is None:
            panel = DayPanel()
            panel.decided.connect(self.decide)
            panel.asked.connect(self.explain)
        self._context.panel.open(DAY_TAB, panel, self.tr("Day"), focus=focus)
        self.follow(reading)

    def follow(self, reading: str) -> None:
        """An open panel shows the day we stand on; what somebody is typing for that very day stays."""
        panel, day = self._panel(), self._sheet.day(self._sheet.current)
        if panel is None or day is None:
            return
        keep = panel.day == day.date and bool(panel.form.value("reason"))

        def show(history: tuple[Decision, ...]) -> None:
            panel.show_day(day, history, reading, keep=keep)

        self._context.tasks.read(lambda session: day_history(session, day.date), show, panel, key="history")

    def explain(self) -> None:
        """«Почему?» of the day we stand on."""
        day = self._sheet.current
        self._context.why(lambda session, at: judge_day(session, day, at))

    def decide(self, drafts: tuple[DayDraft, ...], reason: str) -> None:
        """Write the decision; the toast takes it back."""
        before = self._before(drafts)

        def done(changed: int) -> None:
            panel = self._panel()
            if panel is not None:
                panel.form.show_values({"reason": None})
            self._tell(drafts, changed, before)

        self._context.tasks.write(partial(_write, drafts, reason), done, self, failed=self._refused)

    def _panel(self) -> DayPanel | None:
        panel = self._context.panel.tab(DAY_TAB)
        return panel if isinstance(panel, DayPanel) else None

    def _refused(self, error: Exception) -> None:
        panel = self._panel()
        if isinstance(error, InputError) and panel is not None:
            panel.refuse(error)
        elif isinstance(error, KnownError):
            self._context.tasks.tell(error)

    def _before(self, drafts: tuple[DayDraft, ...]) -> tuple[DayDraft, ...]:
        """The decisions that hold now on the days of `drafts`, to go back to."""
        found = []
        for draft in drafts:
            day = self._sheet.day(draft.day)
            made = day.decision if day is not None else None
            found.append(DayDraft(draft.day, made.kind, made.name) if made else DayDraft(draft.day, OFFICIAL))
        return tuple(found)

    def _tell(self, drafts: tuple[DayDraft, ...], changed: int, before: tuple[DayDraft, ...]) -> None:
        notices = self._context.notices
        if not changed:
            notices.toast(self.tr("The calendar says so already."), tone="accent")
            return
        first, last = long_day(drafts[0].day), long_day(drafts[-1].day)
        words = self.tr("Decided: {day}").format(day=first)
        if len(drafts) > 1:
            words = self.tr("Decided: {first} to {last}").format(first=first, last=last)
        taken_back = partial(_write, before, self.tr("Taken back"))
        notices.toast(words, lambda: self._context.tasks.write(taken_back, lambda _: None, self))


def _write(drafts: tuple[DayDraft, ...], reason: str, session: Session) -> int:
    return decide_days(session, drafts, reason=reason)
