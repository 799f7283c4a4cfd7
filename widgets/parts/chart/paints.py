"""Pens and brushes from the theme's tokens; states differ by hatching too, never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from widgets.parts.theme import Theme

HATCHES: dict[str, Qt.BrushStyle] = {
    "ok": Qt.BrushStyle.SolidPattern,
    "accent": Qt.BrushStyle.SolidPattern,
    "bad": Qt.BrushStyle.DiagCrossPattern,
    "warn": Qt.BrushStyle.BDiagPattern,
    "wait": Qt.BrushStyle.FDiagPattern,
    "quiet": Qt.BrushStyle.Dense6Pattern,
}
"""How the area of a tone is filled."""


def pen(token: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A line in the colour of `token`, `width` pixels at any zoom."""
    made = QPen(Theme.current().colour(token), width, style)
    made.setCosmetic(True)
    return made


def brush(token: str, opacity: float = 1.0) -> QBrush:
    """A plain filling in the colour of `token`."""
    colour = QColor(Theme.current().colour(token))
    colour.setAlphaF(opacity)
    return QBrush(colour)


def hatch(tone: str) -> QBrush:
    """The hatched filling of a tone."""
    return QBrush(Theme.current().colour(tone), HATCHES[tone])
