"""The right end of the status bar: «Система ▲ БД ▲ 99,98 % · резерв 874 ч», and the watch behind the alarm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from widgets.availability.alarm import Alarm
from widgets.parts.labels import IconLabel
from widgets.parts.text import shown_units, translate
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.availability.live import ComponentNow
    from models.availability.rules import YearFigure
    from models.storage.changes import Changes
    from widgets.parts.context import Context

BEAT_MS = 2000
FIGURE_BEATS = 15
MOST_COMPONENTS = 3
ICONS = {
    "up": ("state-up", "ok"),
    "degraded": ("state-degraded", "warn"),
    "down": ("state-down", "bad"),
    "no_data": ("state-unknown", "muted"),
}


class AvailabilityStatus(QWidget):
    """States of the first components and the platform's figure; a click opens the page, F1 on the figure asks why."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.alarm = Alarm(context, self)
        self._live: list[ComponentNow] = []
        self._figure: YearFigure | None = None
        self._now = 0
        self._beats = 0
        self._waiting = False
        self._states: list[tuple[QLabel, IconLabel]] = []
        self._share = JudgedLabel("", self, colour="muted", one_line=True)
        self._share.setFont(Theme.current().font(12))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Theme.current().px(6))
        self._share.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line.addWidget(self._share, 0, Qt.AlignmentFlag.AlignVCenter)
        self._share.asked.connect(self._explain)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        self._pulse = QTimer(self, interval=BEAT_MS)
        self._pulse.timeout.connect(self._beat)
        self._pulse.start()
        context.tasks.changed.connect(self._take_changes)
        Theme.current().changed.connect(self._restyle)
        self._beat()

    # -- asking ----------------------------------------------------------------------------------------------

    def _take_changes(self, changes: Changes) -> None:
        if changes.tables & {"outage", "component", "probe", "maintenance", "reading"}:
            self._beats = 0
            self._beat()

    def _beat(self) -> None:
        if self._waiting:
            return
        self._waiting = True
        with_figure = self._beats % FIGURE_BEATS == 0
        self._beats += 1
        self.context.tasks.read(
            lambda session: _read(session, with_figure=with_figure),
            self._show,
            self,
            key="status",
            failed=self._lost,
        )

    def _lost(self, error: Exception) -> None:
        del error  # the window says by itself that the database does not answer
        self._waiting = False

    def _show(self, found: tuple[list[ComponentNow], YearFigure | None, int]) -> None:
        self._waiting = False
        live, figure, self._now = found
        self._figure = figure or self._figure
        self.alarm.watch(live)
        self._live = live
        self._show_states(live[:MOST_COMPONENTS])
        self._show_share()
        self.setVisible(bool(live))

    def _show_states(self, live: list[ComponentNow]) -> None:
        while len(self._states) > len(live):
            for widget in self._states.pop():
                widget.deleteLater()
        while len(self._states) < len(live):
            name, mark = QLabel(self), IconLabel("state-unknown", "muted", 12, self)
            set_look(name, "caption")
            place = 2 * len(self._states)
            self._line.insertWidget(place, name)
            self._line.insertWidget(place + 1, mark)
            self._states.append((name, mark))
        for (name, mark), one in zip(self._states, live, strict=True):
            name.setText(one.row.name)
            mark.choose(*ICONS[one.state])
            said = f"{one.row.name}: {translate('choices', _word(one.state))}"
            for widget in (name, mark):
                widget.setToolTip(said)
                widget.setAccessibleName(said)

    def _show_share(self) -> None:
        if self._figure is None:
            self._share.set_text("")
            return
        from models.availability.words import shown_budget, shown_percent

        figure = self._figure
        share = shown_percent(figure.percent, float(figure.terms.target))
        left = figure.budget.left
        tone = "bad" if left < 0 else "muted"
        reserve = self.tr("reserve {left}").format(left=shown_budget(left, shown_units()))
        if left < 0:
            reserve = self.tr("over by {over}").format(over=shown_budget(-left, shown_units()))
        self._share.set_text(f"{share} · {reserve}", tone)
        self._share.updateGeometry()

    def _restyle(self) -> None:
        self._share.setFont(Theme.current().font(12))

    # -- doing -----------------------------------------------------------------------------------------------

    def _explain(self) -> None:
        if self._figure is None:
            return
        from models.availability.explain import figure_verdict
        from models.availability.instants import from_us

        self.context.why(figure_verdict(self._figure, from_us(self._now)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows the page."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.context.show_page("availability")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.context.show_page("availability")
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_share()


def _word(state: str) -> str:
    from models.availability.states import STATE_CHOICES

    return next(choice.title for choice in STATE_CHOICES if choice.value == state)


def _read(session: Session, *, with_figure: bool) -> tuple[list[ComponentNow], YearFigure | None, int]:
    """In a worker: the heavy imports happen there, after the window is painted."""
    from models.agreement.queries import load_readings
    from models.availability.figures import year_report
    from models.availability.instants import moscow, to_us
    from models.availability.live import components_now
    from models.storage.journal import now as now_of

    now = to_us(now_of(session))
    live = components_now(session, now)
    if not with_figure or not live:
        return live, None, now
    report = year_report(session, moscow(now).year, now, load_readings(session))
    return live, report.platform, now
