"""Marking a picture: an arrow, a frame, or a blurred patch over personal data, drawn into a copy of the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

MARK = QColor("#D0021B")  # red on any screenshot, with a white edge so that it is seen on red too
EDGE = QColor("#FFFFFF")
SMALLEST = 6.0  # pixels of the picture; a shorter drag is a slip of the hand
HEAD_ANGLE = math.radians(26)
PATCHES = 10  # a blurred patch has at most so many squares along its longer side: nothing can be read back


class Tool(StrEnum):
    """What a drag draws."""

    ARROW = "arrow"
    FRAME = "frame"
    BLUR = "blur"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, in the picture's own pixels."""

    tool: Tool
    start: QPointF
    end: QPointF

    @property
    def is_slip(self) -> bool:
        """Whether the drag was too short to mean anything."""
        width, height = abs(self.end.x() - self.start.x()), abs(self.end.y() - self.start.y())
        return math.hypot(width, height) < SMALLEST

    @property
    def rect(self) -> QRectF:
        """The rectangle that was dragged."""
        return QRectF(self.start, self.end).normalized()


def annotated(image: QImage, marks: list[Mark]) -> QImage:
    """A copy of the picture with the marks in it; what was blurred is gone from the copy for good."""
    copy = image.convertToFormat(QImage.Format.Format_ARGB32)
    for mark in marks:
        if mark.tool is Tool.BLUR:
            blur(copy, mark.rect)
    painter = QPainter(copy)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        draw(painter, mark, pen_width(copy))
    painter.end()
    return copy


def pen_width(image: QImage) -> float:
    """Lines that can be seen on the picture, whatever its size."""
    return max(3.0, max(image.width(), image.height()) / 320)


def blur(image: QImage, rect: QRectF) -> None:
    """Replace a part of the picture by a few large squares of its mean colours."""
    area = rect.toAlignedRect().intersected(image.rect())
    if area.isEmpty():
        return
    few = QSizeF(area.size()).scaled(PATCHES, PATCHES, Qt.AspectRatioMode.KeepAspectRatio).toSize()
    small = image.copy(area).scaled(
        max(few.width(), 1),
        max(few.height(), 1),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(area, small)
    painter.end()


def draw(painter: QPainter, mark: Mark, width: float) -> None:
    """Draw an arrow or a frame; a blurred patch has no lines of its own."""
    if mark.tool is Tool.BLUR:
        return
    for colour, extra in ((EDGE, 2.0), (MARK, 0.0)):
        pen = QPen(
            colour, width + extra, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        )
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.tool is Tool.FRAME:
            painter.drawRoundedRect(mark.rect, width, width)
        else:
            painter.drawLine(mark.start, mark.end)
            painter.drawPolyline(arrow_head(mark, width))


def arrow_head(mark: Mark, width: float) -> QPolygonF:
    """The two strokes at the point of an arrow."""
    angle = math.atan2(mark.end.y() - mark.start.y(), mark.end.x() - mark.start.x())
    length = width * 5
    sides = (angle + math.pi - HEAD_ANGLE, angle + math.pi + HEAD_ANGLE)
    one, other = (mark.end + QPointF(math.cos(side), math.sin(side)) * length for side in sides)
    return QPolygonF([one, mark.end, other])
