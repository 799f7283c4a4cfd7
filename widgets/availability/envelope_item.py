"""Draws a series as an envelope with its mean: one bucket a pixel, so that no peak is hidden and panning is cheap."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from models.availability.envelope import Envelope, Slice
from widgets.parts.chart import brush, pen


class EnvelopeItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """x in the units of the envelope, y in those of its values."""

    def __init__(self) -> None:
        super().__init__()
        self._envelope: Envelope | None = None
        self._bounds = QRectF()
        self._pens = (pen("accent", 1.25), brush("accent", 0.28))

    def show_envelope(self, envelope: Envelope | None, top: float) -> None:
        """Draw this series; `top` is its greatest value."""
        self._envelope = envelope
        self.prepareGeometryChange()
        self._bounds = (
            QRectF() if envelope is None else QRectF(envelope.start, 0, envelope.end - envelope.start, top)
        )
        self.update()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        self._pens = (pen("accent", 1.25), brush("accent", 0.28))
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole series."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is in sight."""
        del option, widget
        view = self.getViewBox()
        if self._envelope is None or view is None:
            return
        first, last = view.viewRange()[0]
        part = self._envelope.between(first, last, max(int(view.width()), 1))
        line, filling = self._pens
        painter.fillPath(_band(part), filling)
        painter.setPen(line)
        painter.drawPath(_line(part))


def _band(part: Slice) -> QPainterPath:
    """The area between least and greatest, broken where nothing was answered; each bucket is a small rectangle."""
    known = np.flatnonzero(np.isfinite(part.low))
    path = QPainterPath()
    if not known.size:
        return path
    for run in np.split(known, np.flatnonzero(np.diff(known) > 1) + 1):
        left = part.at[run]
        xs = np.concatenate((left, [left[-1] + part.width]))
        tops = np.append(part.high[run], part.high[run[-1]])
        bottoms = np.append(part.low[run], part.low[run[-1]])
        outline_x = np.concatenate((xs, xs[::-1], xs[:1]))
        outline_y = np.concatenate((tops, bottoms[::-1], tops[:1]))
        path.addPath(pg.functions.arrayToQPath(outline_x, outline_y, connect="all"))
    return path


def _line(part: Slice) -> QPainterPath:
    path: QPainterPath = pg.functions.arrayToQPath(part.at + part.width / 2, part.mean, connect="finite")
    return path
