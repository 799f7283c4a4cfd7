"""The view «Now»: figures of the year, strips of states, latency of a probe under them; alive once a second."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.availability.instants import DAY, SECOND
from models.availability.latency import Curve
from models.availability.live import latency
from models.availability.queries import ProbeRow, probes
from models.availability.snapshot import Snapshot
from models.formats import MOSCOW
from widgets.availability.figures import FigureTable
from widgets.availability.latency_chart import LatencyChart
from widgets.availability.legend import Legend
from widgets.availability.strips import StripChart
from widgets.parts.form import Option, PickList
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from widgets.parts.context import Context

FOLLOW_MS = 120  # after the last move of the range the latency of the new one is read
FINE_RANGE = 8 * DAY
PROBE_WIDTH = 380
BEATS_OF_COARSE = 30  # a range drawn by hours needs no second hand


class NowView(QWidget):
    """Figures, strips and latency share one range of time."""

    minutes_asked = Signal(int)
    outage_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.figures = FigureTable(context, self)
        self.strips = StripChart(self)
        self.latency = LatencyChart(self)
        self._probe = PickList((), self)
        self._silence = QLabel(self)
        self._found: Snapshot | None = None
        self._probes: list[ProbeRow] = []
        self._beats = 0
        self._soon = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        set_look(self._silence, "muted")
        self._silence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._probe.setAccessibleName(self.tr("Probe whose latency is shown"))
        self._probe.setPlaceholderText(self.tr("Probe"))
        self._probe.setMinimumWidth(px(PROBE_WIDTH))
        self.latency.add_lead(self._probe)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(px(16), 0, px(16), px(8))
        below.setSpacing(px(4))
        below.addWidget(self._silence, 1)
        below.addWidget(self.latency, 1)
        upper = QWidget(self)
        above = QVBoxLayout(upper)
        above.setContentsMargins(px(16), px(8), px(16), px(8))
        above.setSpacing(px(4))
        above.addWidget(self.strips)
        above.addWidget(Legend(upper))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(upper)
        column.addWidget(lower, 1)
        self.latency.hide()

    def _connect(self) -> None:
        self.figures.minutes_asked.connect(self.minutes_asked)
        self.strips.outage_asked.connect(self.outage_asked)
        self.strips.range_changed.connect(self._on_range)
        self.latency.range_changed.connect(self._on_latency_range)
        self._probe.picked.connect(lambda _: self.read_latency())
        self._soon.timeout.connect(self.read_latency)

    # -- showing ---------------------------------------------------------------------------------------------

    def read_probes(self) -> None:
        """Ask which probes there are."""
        self.context.tasks.read(probes, self._take_probes, self, key="probes")

    def _take_probes(self, found: list[ProbeRow]) -> None:
        names = {row.id: row.name for row, _ in self._found.report.parts} if self._found else {}
        chosen = self._probe.read()
        self._probes = found
        self._probe.set_options(
            [Option(row.id, f"{names.get(row.component_id, '')} — {row.target}") for row in found]
        )
        known = {row.id for row in found}
        self._probe.show_value(chosen if chosen in known else next(iter(known), None))
        self.read_latency()

    def show_snapshot(self, found: Snapshot) -> None:
        """Show the year as it stands."""
        first = self._found is None or self._found.year != found.year
        self._found = found
        self.figures.show_snapshot(found)
        self.strips.show_snapshot(found)
        if first:
            self.read_probes()
            return
        left, right = self.strips.visible()
        self._beats += 1
        fine = (right - left) * SECOND <= FINE_RANGE
        if fine or self._beats % BEATS_OF_COARSE == 0:
            self.read_latency()

    def show_day(self, day: date) -> None:
        """Put one Moscow day into the range of the charts."""
        start = datetime.combine(day, time(), MOSCOW).timestamp()
        self.strips.show_range(start, start + timedelta(days=1).total_seconds())

    def _on_range(self, first: float, last: float) -> None:
        self.latency.plot.setXRange(first, last, padding=0)
        self._soon.start()

    def _on_latency_range(self, first: float, last: float) -> None:
        if self.latency.view.underMouse() or self.latency.view.hasFocus():
            self.strips.show_range(first, last)

    def read_latency(self) -> None:
        """Ask for the latency of the chosen probe in the range in sight."""
        probe = self._probe.read()
        if probe is None or self._found is None:
            self._show_silence(self.tr("No probe measures latency yet: set probes up in the view «Probes»."))
            return
        left, right = self.strips.visible()
        start, end = int(left * SECOND), int(right * SECOND)

        def read(session: Any) -> Curve:
            return latency(session, probe, start, end)

        self.context.tasks.read(read, lambda curve: self._show_curve(curve, start, end), self, key="latency")

    def _show_curve(self, curve: Curve, start: int, end: int) -> None:
        self.latency.show_curve(curve, start, end)
        if self.latency.is_empty:
            self._show_silence(self.tr("The probe has no answers in this range."))
            return
        self._silence.hide()
        self.latency.show()
        self.latency.plot.getAxis("left").setWidth(self.strips.plot.getAxis("left").width())
        self.latency.plot.setXRange(start / SECOND, end / SECOND, padding=0)

    def _show_silence(self, words: str) -> None:
        self._silence.setText(words)
        self._silence.show()
        self.latency.hide()
