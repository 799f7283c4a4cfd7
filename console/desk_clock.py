"""The clock of the desk: «14:32 МСК · рабочее время до 18:00», asked from the calendar and explained with F1."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.formats import to_moscow
from models.text import QT_TRANSLATE_NOOP, Text
from widgets.parts.context import Context
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme
from widgets.parts.why_panel import JudgedLabel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreement.readings import Readings
    from models.agreement.verdict import Verdict

ASK_MS = 20_000
TICK_MS = 1_000
NOW = QT_TRANSLATE_NOOP("clock", "{time} MSK")
NOW_AND_STATE = QT_TRANSLATE_NOOP("clock", "{time} MSK · {state}")


def judge(session: Session, at: datetime | None) -> Verdict:
    """Whether the desk works now (by the clock of the database) or worked at an earlier moment; runs in a worker."""
    from models.agreement.clauses import load_agreement
    from models.agreement.queries import load_readings
    from models.calendar.queries import load_calendars
    from models.calendar.why import explain_moment
    from models.storage.journal import now

    moment = at or now(session)
    clause = load_agreement().at(moment).clause("time.technical")
    verdict = explain_moment(moment, load_calendars(session, at=at), clause, at)
    return replace(_in_window(verdict, moment, load_readings(session)), at=moment)


def _in_window(verdict: Verdict, moment: datetime, readings: Readings) -> Verdict:
    """The same verdict, said as «технологическое окно» where one is open (agreement, item 2)."""
    from models.availability.instants import from_us, to_us
    from models.availability.terms import terms_of
    from models.availability.windows import window_at

    instant = to_us(moment)
    terms = terms_of(to_moscow(moment).year, instant, readings)
    start, end = window_at(instant, terms.window)
    if not start <= instant < end:
        return verdict
    closes = f"{to_moscow(from_us(end)):%H:%M}"
    sentence = Text(QT_TRANSLATE_NOOP("models", "Maintenance window until {clock}"), {"clock": closes})
    check = terms.edition.clause("availability.windows").check("window", True, sentence)
    return replace(verdict, sentence=sentence, checks=(check, *verdict.checks))


class DeskClock(QWidget):
    """Moscow time by the database's clock and the state of the desk; a click or F1 asks why."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clock")
        self._context = context
        self._ahead = timedelta()  # of the database's clock before this computer's
        self._state = ""
        self.label = JudgedLabel("", self, colour="muted", one_line=True)
        self.label.asked.connect(lambda: context.why(judge))
        self._resize()
        Theme.current().changed.connect(self._resize)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._asking = QTimer(self, interval=ASK_MS)
        self._asking.timeout.connect(self.refresh)
        self._asking.start()
        context.tasks.online.connect(self._heal)
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        self._tick()

    def _resize(self) -> None:
        self.label.setFont(Theme.current().font(12))

    def refresh(self) -> None:
        """Ask the calendar again; without an answer the clock goes on and the state is left out."""
        self._context.tasks.read(
            lambda session: judge(session, None), self._show, self, key="clock", failed=lambda _: self._lose()
        )

    def _heal(self, online: bool) -> None:
        """The database answers again: what was left out comes back at once."""
        if online:
            self.refresh()

    def _show(self, verdict: Verdict) -> None:
        if verdict.at is not None:
            self._ahead = verdict.at - datetime.now(UTC)
        said = shown(verdict.sentence)
        self._state = said[:1].lower() + said[1:]
        self._tick()

    def _lose(self) -> None:
        self._state = ""
        self._tick()

    def _tick(self) -> None:
        time = f"{to_moscow(datetime.now(UTC) + self._ahead):%H:%M}"
        source = NOW_AND_STATE if self._state else NOW
        said = translate("clock", source).format(time=time, state=self._state)
        if said != self.label.text():
            self.label.set_text(said)
