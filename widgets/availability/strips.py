"""The status strips: one a component, windows hatched, outages named, exact times under the crosshair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from models.availability.cards import Entry
from models.availability.instants import SECOND, moscow
from models.availability.snapshot import Snapshot
from models.availability.states import Code
from models.availability.timeline import Timeline
from models.availability.words import shown_length, shown_period
from models.formats import format_moment
from widgets.availability.looks import words_of
from widgets.availability.strip_item import Named, StripItem, Strips
from widgets.parts.chart import Chart, Span
from widgets.parts.chart.chart import Table
from widgets.parts.text import shown, shown_units
from widgets.parts.theme import Theme

ROW_PIXELS = 34
AXIS_PIXELS = 34
HOUR, DAY = 3600.0, 86400.0


class StripChart(Chart):
    """Strips over time; `outage_asked(id)` when a named stretch is double-clicked."""

    outage_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("States over time"))
        self._item = StripItem()
        self._found: Snapshot | None = None
        self.add(self._item)
        self.plot.getViewBox().invertY(True)
        self.plot.showGrid(x=False, y=False)
        self.dress(self._item.update)
        self.readout = self._say
        self.table = self._table
        self.view.mouseDoubleClickEvent = self._on_double_click

    def spans(self) -> list[Span]:
        """Hour, day, week, month, year."""
        return [
            Span(self.tr("Hour"), HOUR),
            Span(self.tr("Day"), DAY),
            Span(self.tr("Week"), 7 * DAY),
            Span(self.tr("Month"), 31 * DAY),
            Span(self.tr("Year"), 366 * DAY),
        ]

    def show_snapshot(self, found: Snapshot) -> None:
        """Show the components of a snapshot; the end of the chart follows the clock while it is in sight."""
        before, self._found = self._found, found
        rows = [row.id for row, _ in found.report.parts]
        self._item.show_strips(Strips(found.lines, found.windows, _named(found.entries, rows)))
        if before is None or [row.id for row, _ in before.report.parts] != rows:
            self._label_rows(found)
        first, last = found.start / SECOND, found.end / SECOND
        if before is None or (before.year, before.start) != (found.year, found.start):
            self.set_whole(first, last)
            self.set_spans(self.spans(), chosen=1 if found.in_progress else 4)
        else:
            self.follow(first, last)

    def follow(self, first: float, last: float) -> None:
        """The data have grown to `last`: move along when the end was in sight."""
        left, right = self.visible()
        before = self._whole[1] if self._whole else last
        self.set_whole(first, last)
        if abs(right - before) <= max(2.0, (right - left) / 200) and last > before:
            self.show_range(left + last - right, last)

    def _label_rows(self, found: Snapshot) -> None:
        names = [row.name for row, _ in found.report.parts]
        axis = self.plot.getAxis("left")
        axis.setTicks([[(number + 0.5, name) for number, name in enumerate(names)]])
        axis.setStyle(tickLength=0)
        metrics = self.fontMetrics()
        axis.setWidth(max((metrics.horizontalAdvance(name) for name in names), default=40) + 16)
        self.plot.setYRange(0, max(len(names), 1), padding=0.02)
        px = Theme.current().px
        self.view.setFixedHeight(px(len(names) * ROW_PIXELS + AXIS_PIXELS))

    def redress(self) -> None:
        """Rows have no grid."""
        super().redress()
        self.plot.showGrid(x=False, y=False)

    # -- exact values ----------------------------------------------------------------------------------------

    def _say(self, x: float) -> str:
        """«05.11.2026 14:28: Система — доступно, БД — недоступно с 14:02, 26 мин: Отказ хранилища»."""
        found = self._found
        if found is None:
            return ""
        instant = int(x * SECOND)
        said = [
            self._say_one(row.name, line, instant)
            for (row, _), line in zip(found.report.parts, found.lines, strict=True)
            if line.start <= instant < line.end
        ]
        return f"{format_moment(moscow(instant))}: {'; '.join(said)}" if said else ""

    def _say_one(self, name: str, line: Timeline, instant: int) -> str:
        place = int(np.searchsorted(line.edges, instant, side="right")) - 1
        code = Code(int(line.codes[place]))
        words = f"{name} — {shown(words_of(code))}"
        if code is Code.UP:
            return words
        start, end = int(line.edges[place]), int(line.edges[place + 1])
        words = f"{words}, {shown_length(end - start, shown_units())}"
        cause = next((entry.cause for entry in self._entries_at(instant) if entry.cause), "")
        return f"{words} ({cause})" if cause and code >= Code.EXCUSED else words

    def _entries_at(self, instant: int) -> list[Entry]:
        if self._found is None:
            return []
        return [entry for entry in self._found.entries if entry.start <= instant < entry.end]

    def _on_double_click(self, event: QMouseEvent) -> None:
        scene = self.view.mapToScene(event.position().toPoint())
        place: QPointF = self.plot.getViewBox().mapSceneToView(scene)
        pixel = self.plot.getViewBox().viewPixelSize()[0]
        near = int(3 * pixel * SECOND)
        instant = int(place.x() * SECOND)
        rows = [row.id for row, _ in self._found.report.parts] if self._found else []
        row = int(place.y())
        for entry in self._found.entries if self._found else ():
            own = entry.component_id is None or (0 <= row < len(rows) and rows[row] == entry.component_id)
            if own and entry.start - near <= instant < entry.end + near:
                self.outage_asked.emit(entry.id)
                return

    def _table(self) -> Table:
        """What is in sight, as rows of component, beginning, end, length and state."""
        titles = [self.tr("Component"), self.tr("Period"), self.tr("Length"), self.tr("State")]
        first, last = (int(edge * SECOND) for edge in self.visible())
        rows = []
        for (row, _), line in (
            zip(self._found.report.parts, self._found.lines, strict=True) if self._found else ()
        ):
            rows += [
                [
                    row.name,
                    shown_period(run.start, run.end),
                    shown_length(run.length, shown_units()),
                    shown(words_of(run.code)),
                ]
                for run in line.clipped(first, last).runs()
            ]
        return titles, rows


def _named(entries: Sequence[Entry], rows: Sequence[int]) -> list[Named]:
    return [
        Named(row, entry.start, entry.end, entry.cause)
        for entry in entries
        if entry.cause and not entry.withdrawn
        for row, component in enumerate(rows)
        if entry.component_id in {None, component}
    ]
