"""Paints the visible cells directly: no delegate, no style, one text layout a cell."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from widgets.parts.grid.columns import Cell, Column
from widgets.parts.grid.marks import Finder
from widgets.parts.icons import pixmap
from widgets.parts.theme import Theme

PAD = 10
ICON = 15
GAP = 6
PILL_HEIGHT = 22
PILL_PAD = 8
FOCUS_BAR = 3
CACHED_TEXTS = 8192


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row differs from the others."""

    selected: bool = False
    current: bool = False
    hovered: bool = False


class CellPainter:
    """Fonts, sizes and colours of one theme, and the elided texts that were asked for last."""

    def __init__(self, theme: Theme, ratio: float = 1.0) -> None:
        self._theme = theme
        self._ratio = ratio
        self.font = theme.font()
        self.metrics = QFontMetrics(self.font)
        self.pad = theme.px(PAD)
        self._icon = theme.px(ICON)
        self._gap = theme.px(GAP)
        self._pill_height = min(theme.px(PILL_HEIGHT), theme.row_height - 2)
        self._pill_pad = theme.px(PILL_PAD)
        self._bar = theme.px(FOCUS_BAR)
        self._baseline = (self.metrics.ascent() - self.metrics.descent()) / 2
        self._pens = {token: QPen(theme.colour(token)) for token in ("text", "muted", "faint", "sel_text")}
        self._dots = QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine)
        self._elided: dict[tuple[str, int], tuple[str, int]] = {}

    def begin(self, painter: QPainter) -> None:
        """Set what every cell uses."""
        painter.setFont(self.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def row_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        """The ground of a row: chosen, under the mouse, or nothing; the current row has a bar at its left."""
        if state.selected:
            painter.fillRect(rect, self._theme.colour("sel"))
        elif state.hovered:
            painter.fillRect(rect, self._theme.colour("hover"))
        if state.current:
            painter.fillRect(
                QRect(rect.left(), rect.top(), self._bar, rect.height()), self._theme.colour("accent")
            )

    def cell(self, painter: QPainter, rect: QRect, column: Column, cell: Cell, state: RowState) -> None:
        """One cell."""
        if cell.pill:
            self._pill(painter, rect, cell)
            return
        pen = "sel_text" if state.selected else (cell.tone or "text")
        left, width = rect.left() + self.pad, rect.width() - 2 * self.pad
        if cell.icon:
            top = rect.top() + (rect.height() - self._icon) // 2
            painter.drawPixmap(left, top, pixmap(cell.icon, pen, self._icon, self._ratio))
            left, width = left + self._icon + self._gap, width - self._icon - self._gap
        if cell.text and width > 0:
            painter.setPen(self._pens.get(pen) or QPen(self._theme.colour(pen)))
            text, wide = self.elided(cell.text, width)
            x = left + width - wide if column.right else left
            painter.drawText(x, self._line(rect), text)

    def marks(self, painter: QPainter, rect: QRect, cell: Cell, marks: Finder) -> None:
        """The ground under the letters that answer the search; to be painted before the cell."""
        width = rect.width() - 2 * self.pad
        text, _ = self.elided(cell.text, width)
        for first, end in marks.spans(text):
            start = self.metrics.horizontalAdvance(text[:first])
            stop = self.metrics.horizontalAdvance(text[:end])
            height = self.metrics.height()
            box = QRectF(
                rect.left() + self.pad + start - 1, rect.center().y() - height / 2, stop - start + 2, height
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("mark"))
            painter.drawRoundedRect(box, 3, 3)

    def underline(self, painter: QPainter, rect: QRect, column: Column, cell: Cell) -> None:
        """Quiet dots under the words of a judged value."""
        before = self._pill_pad if cell.pill else 0
        before += self._icon + self._gap - cell.pill if cell.icon else 0
        _, wide = self.elided(cell.text, rect.width() - 2 * self.pad - before)
        left = rect.right() - self.pad - wide if column.right else rect.left() + self.pad + before
        y = self._line(rect) + 3
        painter.setPen(self._dots)
        painter.drawLine(left, y, left + wide, y)

    def natural_width(self, cell: Cell) -> int:
        """The width at which nothing of `cell` is cut."""
        text = self.metrics.horizontalAdvance(cell.text)
        icon = self._icon + (self._gap if cell.text else 0) if cell.icon else 0
        return text + icon + 2 * self.pad + (2 * self._pill_pad if cell.pill else 0)

    def elided(self, text: str, width: int) -> tuple[str, int]:
        """`text` cut at the right to `width`, and how wide it is now."""
        key = (text, width)
        known = self._elided.get(key)
        if known is None:
            if len(self._elided) >= CACHED_TEXTS:
                self._elided.clear()
            wide = self.metrics.horizontalAdvance(text)
            if wide > width:
                text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
                wide = self.metrics.horizontalAdvance(text)
            known = self._elided[key] = (text, wide)
        return known

    def _line(self, rect: QRect) -> int:
        """The base line of text in the middle of `rect`."""
        return round(rect.top() + rect.height() / 2 + self._baseline)

    def _pill(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        tone = cell.tone or "quiet"
        room = rect.width() - self.pad - self.pad // 2
        icon = self._icon + (self._gap - 1) if cell.icon else 0
        text, wide = self.elided(cell.text, room - 2 * self._pill_pad - icon)
        if len(text) <= 1:  # no room for a word: the icon alone still says it
            text, wide, icon = "", 0, self._icon
        pill = QRect(rect.left() + self.pad, 0, 2 * self._pill_pad + icon + wide, self._pill_height)
        pill.moveTop(rect.top() + (rect.height() - self._pill_height) // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.soft(tone))
        painter.drawRoundedRect(pill, self._pill_height / 2, self._pill_height / 2)
        left = pill.left() + self._pill_pad
        if cell.icon:
            top = pill.top() + (pill.height() - self._icon) // 2
            painter.drawPixmap(left - 1, top, pixmap(cell.icon, tone, self._icon, self._ratio))
        painter.setPen(self._theme.colour(tone))
        painter.drawText(left + icon, self._line(rect), text)


def header_font(theme: Theme) -> QFont:
    """The font of column titles."""
    return theme.font(12, QFont.Weight.Medium)


def header_colour(theme: Theme, *, sorted_by: bool) -> QColor:
    """Titles are quiet; the one that the list is sorted by is not."""
    return theme.colour("text" if sorted_by else "muted")
