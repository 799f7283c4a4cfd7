"""A part of a chart painted as an array of pixels: as fast for a million values as for ten, sharp on every screen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

Argb = NDArray[np.uint32]


class Pixels:
    """The pixels behind a rectangle of a painter's own coordinates.

    Painting ends with `draw`, which wants an array of premultiplied ARGB of `high` rows and `wide` columns.
    """

    def __init__(self, painter: QPainter, area: QRectF) -> None:
        self.area = area
        self._painter = painter
        self._rect = painter.transform().mapRect(area)
        self._ratio = float(painter.device().devicePixelRatioF())
        self.wide = max(round(self._rect.width() * self._ratio), 1)
        self.high = max(round(self._rect.height() * self._ratio), 1)

    def columns(self) -> NDArray[np.float64]:
        """The x of the left edge of every column."""
        step = self.area.width() / self.wide
        return np.arange(self.wide, dtype=np.float64) * np.float64(step) + np.float64(self.area.left())

    def column_of(self, xs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where x lies among the columns, as a fraction."""
        return (xs - self.area.left()) * (self.wide / max(self.area.width(), 1e-9))

    def draw(self, argb: Argb) -> None:
        """Put the array into its place."""
        image = QImage(
            argb.data, self.wide, self.high, self.wide * 4, QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(self._ratio)
        transform = self._painter.transform()
        self._painter.resetTransform()
        self._painter.drawImage(self._rect.topLeft(), image)
        self._painter.setTransform(transform)
