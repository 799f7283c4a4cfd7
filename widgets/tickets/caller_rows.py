"""Paints the matches under the caller's field: name, beneath it contract and organisation, an icon for the state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.parts.icons import pixmap
from widgets.parts.theme import Theme

Index = QModelIndex | QPersistentModelIndex
HEIGHT, PAD, ICON = 44, 8, 16
WIDEST = 520
"""How wide the longest words make a row; a narrower list than its field there is not, so the field may be wider."""


@dataclass(frozen=True, slots=True)
class CallerRow:
    """Two lines of text and an icon in its tone."""

    title: str
    detail: str
    icon: str
    tone: str


class CallerRows(QStyledItemDelegate):
    """The delegate of the list of callers."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has room for two lines; what is longer than a row is cut off with dots."""
        px = Theme.current().px
        return QSize(min(super().sizeHint(option, index).width(), px(WIDEST)), px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One match."""
        row = index.data(self.ROW)
        if not isinstance(row, CallerRow):
            return
        theme = Theme.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 4, 4)
        pad, icon = theme.px(PAD), theme.px(ICON)
        drawn = pixmap(row.icon, row.tone, icon, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + pad, rect.top() + (rect.height() - icon) // 2, drawn)
        words = rect.adjusted(2 * pad + icon, 0, -pad, 0)
        self._write(
            painter, words, row, "sel_text" if selected else "text", "sel_text" if selected else "muted"
        )
        painter.restore()

    @staticmethod
    def _write(
        painter: QPainter, words: QRect, row: CallerRow, title_colour: str, detail_colour: str
    ) -> None:
        theme = Theme.current()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        half = words.height() // 2
        title = words.adjusted(0, 3, 0, -half) if row.detail else words
        for font, colour, rect, text in (
            (theme.font(13, QFont.Weight.Medium), title_colour, title, row.title),
            (theme.font(12), detail_colour, words.adjusted(0, half, 0, -3), row.detail),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, left, elided)
