"""Draws a series as an envelope with its mean: one bucket a pixel, so that no peak is hidden and panning is cheap."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from models.availability.envelope import Envelope, Slice
from widgets.availability.pixels import Argb, Pixels
from widgets.parts.chart import pen
from widgets.parts.theme import Theme

CALM = 3
"""Pixels a step of the mean: finer than this it would only hide its own band."""
BAND = 0.32
"""How strong the colour of the band is."""


class EnvelopeItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """x in the units of the envelope, y in those of its values.

    The pen is one pixel wide: a wider one is stroked as an outline, which takes twenty times as long.
    """

    def __init__(self) -> None:
        super().__init__()
        self._envelope: Envelope | None = None
        self._bounds = QRectF()
        self.restyle()

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
        theme = Theme.current()
        band = mixed(theme.colour("accent"), theme.colour("surface"), BAND)
        self._mean, self._band = pen("accent", 1), band
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
        sight: QRectF = view.viewRect()
        pixels = Pixels(painter, sight)
        part = self._envelope.between(sight.left(), sight.right(), pixels.wide)
        if not part.at.size:
            return
        pixels.draw(_band(part, sight, pixels, self._band.rgba()))
        painter.setPen(self._mean)
        painter.drawPath(_line(self._envelope.between(sight.left(), sight.right(), pixels.wide // CALM)))


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """An opaque colour between two."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(mine * share + theirs * (1 - share)) for mine, theirs in parts))


def _band(part: Slice, sight: QRectF, pixels: Pixels, colour: int) -> Argb:
    """Every column of pixels filled from the least to the greatest answer in it; gaps stay empty.

    A bucket is at least a pixel wide, so each holds the left edge of some column and none is skipped. Painting the
    same as lines or as a path takes three to eighty times as long.
    """
    place = np.floor((pixels.columns() - part.at[0]) / part.width).astype(np.int64)
    inside = (place >= 0) & (place < part.at.size)
    place = np.where(inside, place, 0)
    known = inside & np.isfinite(part.low[place])
    scale = pixels.high / max(sight.height(), 1e-9)
    top, tall = np.full(pixels.wide, pixels.high, dtype=np.int16), np.zeros(pixels.wide, dtype=np.uint16)
    ends = [
        np.clip((sight.bottom() - values[place[known]]) * scale, 0, pixels.high - 1).astype(np.int16)
        for values in (part.high, part.low)
    ]
    top[known], tall[known] = ends[0], (ends[1] - ends[0]).astype(np.uint16) + 1
    below = (
        np.arange(pixels.high, dtype=np.int16)[:, None] - top
    )  # negative, so huge when unsigned, above the top
    return (below.view(np.uint16) < tall).view(np.uint8) * np.uint32(colour)


def _line(part: Slice) -> QPainterPath:
    path: QPainterPath = pg.functions.arrayToQPath(part.at + part.width / 2, part.mean, connect="finite")
    return path
