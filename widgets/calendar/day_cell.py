"""How one day looks: the ground tells whether support works, the shape tells what kind of day it is, words tell both.

Colours never stand alone: a grey print and a colour-blind eye see dots, wedges, squares and bars.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from models.calendar.spans import DayKind
from widgets.parts.theme import Theme

RADIUS = 5
FIGURE, SMALL_FIGURE = 13, 11
CROWDED = 32
"""In a narrower square the figure makes room for the mark in the corner."""
CORNER_SHAPES = frozenset({"dot", "wedge", "square", "cross", "ring"})


@dataclass(frozen=True, slots=True)
class Look:
    """Tone of ground and figure, and the shape in the corner of a day of some kind."""

    tone: str
    shape: str


LOOKS = {
    DayKind.WORKING: Look("", ""),
    DayKind.WEEKEND: Look("quiet", ""),
    DayKind.HOLIDAY: Look("bad", "dot"),
    DayKind.TRANSFER: Look("warn", "wedge"),
    DayKind.WORKING_WEEKEND: Look("accent", "square"),
    DayKind.DECREE: Look("wait", "dash"),
    DayKind.SHORT: Look("", "bar"),
    DayKind.CLOSED: Look("bad", "cross"),
    DayKind.OPEN: Look("ok", "ring"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything that a day's square shows."""

    figure: str
    kind: DayKind
    working: bool
    edited: bool = False
    today: bool = False
    current: bool = False
    focused: bool = False


def paint_cell(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    """Draw a day into `rect`."""
    theme, look = Theme.current(), LOOKS[cell.kind]
    inner = rect.adjusted(1, 1, -1, -1)
    if not cell.working:
        _fill(painter, inner, theme.soft(look.tone or "quiet"))
    _figure(painter, inner, cell, _figure_colour(cell, look))
    pen = theme.colour(look.tone or "muted")
    _SHAPES.get(look.shape, _nothing)(painter, inner, pen)
    if cell.edited:
        _diamond(painter, inner)
    if cell.today:
        _outline(painter, inner, "muted", 1)
    if cell.current:
        _outline(painter, inner, "accent", 2 if cell.focused else 1)


def _figure_colour(cell: Cell, look: Look) -> str:
    if not cell.working:
        return look.tone or "quiet"
    return "text"


def _fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, RADIUS, RADIUS)


def _figure(painter: QPainter, rect: QRectF, cell: Cell, colour: str) -> None:
    strong = cell.today or cell.kind in {DayKind.HOLIDAY, DayKind.CLOSED}
    crowded = rect.width() < Theme.current().px(CROWDED)
    if crowded and (LOOKS[cell.kind].shape in CORNER_SHAPES or cell.edited):
        rect = rect.adjusted(0 if not cell.edited else 2, 3, -2 if cell.edited else -5, 2)
    font = Theme.current().font(SMALL_FIGURE if crowded else FIGURE)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(Theme.current().colour(colour))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell.figure)


def _nothing(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    del painter, rect, colour


def _dot(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    _solid(painter, colour)
    painter.drawEllipse(QPointF(rect.right() - 5, rect.top() + 5), 2.2, 2.2)


def _wedge(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    _solid(painter, colour)
    corner = rect.topRight()
    painter.drawPolygon(
        QPolygonF([QPointF(corner.x() - 8, corner.y() + 1), corner + QPointF(-1, 1), corner + QPointF(-1, 8)])
    )


def _square(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    _solid(painter, colour)
    painter.drawRect(QRectF(rect.right() - 8, rect.top() + 3, 4.5, 4.5))


def _bar(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    y = rect.bottom() - 3
    painter.drawLine(QPointF(rect.center().x() - 5, y), QPointF(rect.center().x() + 5, y))


def _dash(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _cross(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.6))
    x, y = rect.right() - 6, rect.top() + 6
    painter.drawLine(QPointF(x - 2.5, y - 2.5), QPointF(x + 2.5, y + 2.5))
    painter.drawLine(QPointF(x - 2.5, y + 2.5), QPointF(x + 2.5, y - 2.5))


def _ring(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(rect.right() - 6, rect.top() + 6), 2.6, 2.6)


def _diamond(painter: QPainter, rect: QRectF) -> None:
    """Somebody of the desk decided on this day."""
    _solid(painter, Theme.current().colour("accent"))
    x, y = rect.left() + 5.5, rect.top() + 5.5
    painter.drawPolygon(
        QPolygonF([QPointF(x, y - 3.2), QPointF(x + 3.2, y), QPointF(x, y + 3.2), QPointF(x - 3.2, y)])
    )


def _outline(painter: QPainter, rect: QRectF, token: str, width: int) -> None:
    painter.setPen(QPen(Theme.current().colour(token), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _solid(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


_SHAPES = {
    "dot": _dot,
    "wedge": _wedge,
    "square": _square,
    "bar": _bar,
    "dash": _dash,
    "cross": _cross,
    "ring": _ring,
}
