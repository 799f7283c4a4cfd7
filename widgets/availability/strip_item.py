"""Draws one strip of states a row: hides no short outage, hatches the windows, writes names where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from models.availability.instants import SECOND
from models.availability.states import Code
from models.availability.timeline import Codes, Intervals, Timeline
from widgets.availability.looks import LOOKS
from widgets.availability.pixels import Argb, Pixels
from widgets.parts.theme import Theme

LEAST_PIXELS = 2
HATCH, STROKE = 8, 2
"""Pixels from one stroke of the hatching to the next."""
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
        """Draw what is in sight; hatching and names keep their size at every zoom."""
        del option, widget
        view = self.getViewBox()
        if view is None or not self._strips.lines:
            return
        first, last = view.viewRange()[0]
        scale = _Scale(painter.transform(), first, last)
        transform = painter.transform()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_windows(painter, scale)
        painter.setTransform(transform)
        for row, line in enumerate(self._strips.lines):
            pixels = Pixels(painter, QRectF(first, row, last - first, 1))
            pixels.draw(_row_pixels(line, pixels))
        painter.resetTransform()
        self._paint_names(painter, scale)
        painter.setTransform(transform)

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

    def row(self, number: int) -> tuple[float, float]:
        """(top, height) of a row in pixels."""
        one = self._transform.map(QPointF(0.0, number)).y()
        other = self._transform.map(QPointF(0.0, number + 1)).y()
        return min(one, other), abs(other - one)


def codes_by_column(line: Timeline, pixels: Pixels) -> Codes:
    """The worst state of every column of pixels; a state is at least LEAST_PIXELS wide, so nothing short is hidden.

    -1 where the timeline says nothing at all (before its beginning, after its end).
    """
    start, wide = int(pixels.area.left() * SECOND), pixels.wide
    part = line.clipped(start, int(pixels.area.right() * SECOND) + 1)
    found = np.full(wide, -1, dtype=np.int8)
    if not part.codes.size:
        return found
    places = pixels.column_of(part.edges / SECOND)
    lefts = np.clip(np.floor(places[:-1]), 0, wide - 1).astype(np.int64)
    rights = np.clip(np.maximum(np.ceil(places[1:]), lefts + LEAST_PIXELS), 1, wide).astype(np.int64)
    for code in np.flatnonzero(np.bincount(part.codes)).tolist():
        held = part.codes == code
        depth = np.zeros(wide + 1, dtype=np.int32)
        np.add.at(depth, lefts[held], 1)
        np.add.at(depth, rights[held], -1)
        found[np.cumsum(depth)[:wide] > 0] = code
    return found


def _row_pixels(line: Timeline, pixels: Pixels) -> Argb:
    """A strip: each column is one of a few ready-made ones, by its state and its place in the hatching."""
    columns = _columns(Theme.current().name, pixels.high)
    codes = codes_by_column(line, pixels).astype(np.int64) + 1
    place = np.arange(pixels.wide) % HATCH
    return np.ascontiguousarray(columns[codes * HATCH + place].T)


@lru_cache(maxsize=32)
def _columns(theme: str, high: int) -> Argb:
    """The columns of pixels of every state: row (code + 1) * HATCH + x % HATCH; -1 is empty."""
    del theme  # only says which colours these are
    colours = Theme.current()
    table = np.zeros(((len(Code) + 1) * HATCH, high), dtype=np.uint32)
    y = np.arange(high)
    for code, look in LOOKS.items():
        tall = max(round(high * look.share), 2)
        inside = (y >= (high - tall) // 2) & (y < (high - tall) // 2 + tall)
        strong, soft = colours.colour(look.tone).rgba(), colours.soft(look.tone).rgba()
        for x in range(HATCH):
            stroke = _stroke(look.hatch, x, y)
            table[(code + 1) * HATCH + x] = np.where(inside, np.where(stroke, strong, soft), 0)
    return table


def _stroke(hatch: Qt.BrushStyle, x: int, y: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pixels of a column are drawn strong."""
    stroke: NDArray[np.bool_]
    if hatch is Qt.BrushStyle.BDiagPattern:
        stroke = (x + y) % HATCH < STROKE
    elif hatch is Qt.BrushStyle.FDiagPattern:
        stroke = (x - y) % HATCH < STROKE
    elif hatch is Qt.BrushStyle.SolidPattern:
        stroke = np.ones(y.size, dtype=np.bool_)
    else:
        stroke = (y % 2 == 0) & (x % 4 < STROKE)
    return stroke
