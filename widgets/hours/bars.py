"""The bar of a balance: used, reserved, left, and what lies beyond the quota; told apart by hatching too."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.hours.rules.balance import Balance, Level
from widgets.parts.text import shown_minutes
from widgets.parts.theme import Theme

TONES: Mapping[Level, str] = {
    Level.FREE: "accent",
    Level.NEAR: "warn",
    Level.CLOSE: "warn",
    Level.SPENT: "bad",
    Level.OVER: "bad",
}
"""The colour of what is used, by how the balance stands."""
HEIGHT = 10
LEAST_PART = 2
MARK_OUT = 3  # how far the mark of the quota stands out of the bar


def paint_bar(painter: QPainter, rect: QRectF, balance: Balance) -> None:
    """Draw the bar into `rect`; its whole length is the quota, or quota and excess where there is an excess."""
    theme = Theme.current()
    whole = balance.quota + balance.over
    if whole <= 0 or rect.width() <= 0:
        return
    scale = rect.width() / whole
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setClipPath(shape)
    painter.fillRect(rect, theme.colour("line"))
    left = rect.left()
    left = _part(painter, rect, left, balance.used * scale, theme.colour(TONES[balance.level]))
    hatched = QBrush(theme.colour("wait"), Qt.BrushStyle.BDiagPattern)
    _part(painter, rect, left, balance.held_back * scale, theme.soft("wait"), hatched)
    if balance.over:
        start = rect.left() + balance.quota * scale
        crossed = QBrush(theme.colour("bad"), Qt.BrushStyle.DiagCrossPattern)
        _part(painter, rect, start, balance.over * scale, theme.soft("bad"), crossed)
    painter.setClipping(False)
    if balance.over:
        x = rect.left() + balance.quota * scale
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawLine(round(x), round(rect.top() - MARK_OUT), round(x), round(rect.bottom() + MARK_OUT))
    painter.restore()


def _part(
    painter: QPainter, rect: QRectF, left: float, width: float, ground: QColor, pattern: QBrush | None = None
) -> float:
    """One stretch of the bar; what is there at all is wide enough to be seen. Returns where it ends."""
    if width <= 0:
        return left
    part = QRectF(left, rect.top(), max(width, LEAST_PART), rect.height())
    painter.fillRect(part, ground)
    if pattern is not None:
        painter.fillRect(part, pattern)
    return left + width


class BalanceBar(QWidget):
    """The bar of one balance as a widget; its tooltip says the figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._balance: Balance | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.update)

    def show_balance(self, balance: Balance | None) -> None:
        """Show this balance, or nothing."""
        self._balance = balance
        words = self.words(balance) if balance else ""
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def words(self, balance: Balance) -> str:
        """The figures behind the bar."""
        said = self.tr("Used {used}, reserved {reserved}, left {left} of {quota}").format(
            used=shown_minutes(balance.used),
            reserved=shown_minutes(balance.reserved),
            left=shown_minutes(balance.left),
            quota=shown_minutes(balance.quota),
        )
        if not balance.over:
            return said
        beyond = self.tr("{over} beyond the quota").format(over=shown_minutes(balance.over))
        return f"{said}, {beyond}"

    def sizeHint(self) -> QSize:
        """A thin line with room for the mark of the quota."""
        return QSize(Theme.current().px(120), Theme.current().px(HEIGHT) + 2 * MARK_OUT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar in the middle of the height."""
        del event
        if self._balance is None:
            return
        height = Theme.current().px(HEIGHT)
        painter = QPainter(self)
        top = (self.height() - height) / 2
        paint_bar(painter, QRectF(1, top, self.width() - 2, height), self._balance)
        painter.end()
