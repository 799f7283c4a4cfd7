"""Draws one strip of states a row: hides no short outage, hatches the windows, writes names where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from models.availability.instants import SECOND, Instants
from models.availability.states import Code
from models.availability.timeline import Intervals, Timeline
from widgets.availability.looks import LOOKS
from widgets.parts.theme import Theme

LEAST_PIXELS = 2.0
PADDING = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that has a name: row, start and end in microseconds, words."""

    row: int
    start: int
    end: int
    words: str


@dataclass(slots=True)
class Strips:
    """What is drawn: a timeline a row from top to bottom, the maintenance windows, names of outages."""

    lines: Sequence[Timeline] = ()
    windows: Intervals = field(default_factory=lambda: Intervals.of(()))
    names: Sequence[Named] = ()


class StripItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Row i lies between y = i and y = i + 1; x is seconds since 1970."""

    def __init__(self) -> None:
        super().__init__()
        self._strips = Strips()
        self._bounds = QRectF()

    def show_strips(self, strips: Strips) -> None:
        """Draw these strips."""
        self._strips = strips
        starts = [line.start for line in strips.lines] or [0]
        ends = [line.end for line in strips.lines] or [0]
        bounds = QRectF(
            min(starts) / SECOND, 0, max((max(ends) - min(starts)) / SECOND, 1), max(len(strips.lines), 1)
        )
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
            self.informViewBoundsChanged()
        self.update()

    def boundingRect(self) -> QRectF:
        """All rows over the whole time."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is in sight, in pixels: hatching and names keep their size at every zoom."""
        del option, widget
        view = self.getViewBox()
        if view is None or not self._strips.lines:
            return
        first, last = view.viewRange()[0]
        to_screen = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        scale = _Scale(to_screen, first, last)
        self._paint_windows(painter, scale)
        for row, line in enumerate(self._strips.lines):
            self._paint_row(painter, scale, row, line)
        self._paint_names(painter, scale)
        painter.restore()

    def _paint_row(self, painter: QPainter, scale: _Scale, row: int, line: Timeline) -> None:
        top, height = scale.row(row)
        brushes = _brushes()
        for left, right, code in visible_runs(line, scale):
            look = LOOKS[code]
            part = height * look.share
            rect = QRectF(left, top + (height - part) / 2, max(right - left, LEAST_PIXELS), part)
            ground, hatch = brushes[code]
            painter.fillRect(rect, ground)
            if hatch is not None:
                painter.fillRect(rect, hatch)

    def _paint_windows(self, painter: QPainter, scale: _Scale) -> None:
        theme = Theme.current()
        hatch = QBrush(theme.colour("accent"), Qt.BrushStyle.FDiagPattern)
        inside = self._strips.windows.clipped(scale.start, scale.end)
        rows = len(self._strips.lines)
        top, height = scale.row(0)[0], sum(scale.row(row)[1] for row in range(rows))
        for start, end in inside.pairs():
            left, right = scale.x(start), scale.x(end)
            if right - left < LEAST_PIXELS:
                return  # a year of windows narrower than a hatch would only be grey
            painter.fillRect(QRectF(left, top, right - left, height), theme.soft("accent"))
            painter.fillRect(QRectF(left, top, right - left, height), hatch)

    def _paint_names(self, painter: QPainter, scale: _Scale) -> None:
        theme = Theme.current()
        painter.setFont(theme.font(11))
        metrics = painter.fontMetrics()
        for name in self._strips.names:
            left, right = max(scale.x(name.start), scale.left), min(scale.x(name.end), scale.right)
            room = right - left - 2 * PADDING
            if room < metrics.averageCharWidth() * 6:
                continue
            top, height = scale.row(name.row)
            words = metrics.elidedText(name.words, Qt.TextElideMode.ElideRight, int(room))
            painter.setPen(theme.colour("surface"))
            painter.drawText(
                QRectF(left + PADDING, top, room, height),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                words,
            )


class _Scale:
    """From microseconds and rows to pixels, for the part of the time that is in sight."""

    def __init__(self, transform: QTransform, first: float, last: float) -> None:
        self._transform = transform
        self.start, self.end = int(first * SECOND), int(last * SECOND)
        self.left = self.x(self.start)
        self.right = self.x(self.end)

    def x(self, instant: int) -> float:
        """The pixel of an instant."""
        return self._transform.map(QPointF(instant / SECOND, 0.0)).x()

    def xs(self, instants: Instants) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """The pixels of instants."""
        per_second = self._transform.m11()
        return instants / SECOND * per_second + self._transform.dx()

    def row(self, number: int) -> tuple[float, float]:
        """(top, height) of a row in pixels."""
        one = self._transform.map(QPointF(0.0, number)).y()
        other = self._transform.map(QPointF(0.0, number + 1)).y()
        return min(one, other), abs(other - one)


def visible_runs(line: Timeline, scale: _Scale) -> Iterator[tuple[float, float, Code]]:
    """(left, right, state) in pixels, the calm ones first, so that nothing worse is ever painted over."""
    part = line.clipped(scale.start, scale.end)
    if not part.codes.size:
        return
    pixels = scale.xs(part.edges)
    for code in sorted(set(part.codes.tolist())):
        held = part.codes == code
        lefts, rights = pixels[:-1][held], pixels[1:][held]
        yield from ((left, right, Code(code)) for left, right in _joined(lefts, rights))


def _joined(
    lefts: np.ndarray[tuple[int], np.dtype[np.float64]], rights: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> list[tuple[float, float]]:
    """Stretches that would touch on the screen become one: at most one rectangle a few pixels."""
    far = np.concatenate(([True], lefts[1:] - rights[:-1] > LEAST_PIXELS / 2))
    first = np.flatnonzero(far)
    last = np.append(first[1:] - 1, lefts.size - 1)
    return list(zip(lefts[first].tolist(), rights[last].tolist(), strict=True))


def _brushes() -> dict[Code, tuple[QBrush, QBrush | None]]:
    theme = Theme.current()
    found: dict[Code, tuple[QBrush, QBrush | None]] = {}
    for code, look in LOOKS.items():
        if look.solid:
            found[code] = (QBrush(theme.colour(look.tone)), None)
        else:
            found[code] = (QBrush(theme.soft(look.tone)), QBrush(theme.colour(look.tone), look.hatch))
    return found
