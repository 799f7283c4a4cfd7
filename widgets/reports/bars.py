"""The chart of the preview: bars with their words and values, painted from the theme's own colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.parts.theme import Theme

MOST_BARS = 31
TITLE, LABEL = 13, 11
GAP = 8
LONGEST_LABEL = 190
ROW = 22
WIDEST_BAR = 56


@dataclass(frozen=True, slots=True)
class Bars:
    """What is shown: title, a word, a value and its written form for each bar; lying bars have long words."""

    title: str
    words: Sequence[str]
    values: Sequence[float]
    written: Sequence[str]
    lying: bool = False


class BarChart(QWidget):
    """Upright or lying bars; says its content to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = Bars("", (), (), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        Theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for a dozen bars."""
        px = Theme.current().px
        return QSize(px(420), px(230))

    def minimumSizeHint(self) -> QSize:
        """Room for three or four bars."""
        px = Theme.current().px
        return QSize(px(220), px(150))

    @property
    def bars(self) -> Bars:
        """What is shown now."""
        return self._bars

    def show_bars(self, bars: Bars) -> None:
        """Show other bars."""
        self._bars = Bars(
            bars.title, bars.words[:MOST_BARS], bars.values[:MOST_BARS], bars.written[:MOST_BARS], bars.lying
        )
        self.setAccessibleName(bars.title)
        told = (f"{word}: {written}" for word, written in zip(bars.words, bars.written, strict=True))
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, bars, words and values."""
        del event
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(TITLE, theme.font().Weight.DemiBold))
        painter.setPen(theme.colour("text"))
        area = self.rect().adjusted(0, 0, -theme.px(GAP), 0)
        height = QFontMetrics(painter.font()).height()
        title = QFontMetrics(painter.font()).elidedText(
            self._bars.title, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(QRect(area.left(), 0, area.width(), height), Qt.AlignmentFlag.AlignLeft, title)
        area.setTop(height + theme.px(GAP))
        painter.setFont(theme.font(LABEL))
        if not self._bars.values:
            return
        if self._bars.lying:
            self._paint_lying(painter, area)
        else:
            self._paint_upright(painter, area)

    def _share(self, value: float) -> float:
        largest = max(*self._bars.values, 0)
        return max(value, 0) / largest if largest else 0.0

    def _paint_lying(self, painter: QPainter, area: QRect) -> None:
        theme, metrics = Theme.current(), painter.fontMetrics()
        fitting = max(1, area.height() // theme.px(ROW))
        shown = list(zip(self._bars.words, self._bars.values, self._bars.written, strict=True))[:fitting]
        words = min(
            max(metrics.horizontalAdvance(word) for word, _, _ in shown) + theme.px(GAP),
            theme.px(LONGEST_LABEL),
        )
        numbers = max(metrics.horizontalAdvance(written) for _, _, written in shown) + theme.px(GAP)
        room = max(area.width() - words - numbers, theme.px(20))
        row = min(area.height() // len(shown), theme.px(ROW + 6))
        for number, (word, value, written) in enumerate(shown):
            top = area.top() + number * row
            painter.setPen(theme.colour("muted"))
            elided = metrics.elidedText(word, Qt.TextElideMode.ElideRight, words - theme.px(GAP))
            painter.drawText(QRect(area.left(), top, words, row), Qt.AlignmentFlag.AlignVCenter, elided)
            length = max(round(room * self._share(value)), 1)
            bar = QRect(area.left() + words, top + row // 6, length, row - row // 3)
            painter.fillRect(bar, theme.colour("accent"))
            painter.setPen(theme.colour("text"))
            spot = QRect(bar.right() + theme.px(6), top, numbers, row)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, written)

    def _paint_upright(self, painter: QPainter, area: QRect) -> None:
        theme, metrics = Theme.current(), painter.fontMetrics()
        line = metrics.height()
        count = len(self._bars.values)
        step = area.width() / count
        base = area.bottom() - line - theme.px(2)
        room = max(base - area.top() - line, 1)
        widest = max(metrics.horizontalAdvance(word) for word in self._bars.words) + theme.px(6)
        every = max(1, -(-widest // max(int(step), 1)))
        painter.setPen(theme.colour("line"))
        painter.drawLine(area.left(), base, area.right(), base)
        for number, (word, value, written) in enumerate(
            zip(self._bars.words, self._bars.values, self._bars.written, strict=True)
        ):
            left = area.left() + number * step
            height = round(room * self._share(value))
            width = max(min(int(step * 0.62), theme.px(WIDEST_BAR)), 2)
            bar = QRect(int(left + (step - width) / 2), base - height, width, height)
            painter.fillRect(bar, theme.colour("accent"))
            cell = QRect(int(left), base + theme.px(2), int(step), line)
            if number % every == 0:
                painter.setPen(theme.colour("muted"))
                wide = metrics.horizontalAdvance(word)
                middle = min(max(cell.center().x() - wide // 2, area.left()), area.right() - wide)
                painter.drawText(QRect(middle, cell.top(), wide + 2, line), Qt.AlignmentFlag.AlignLeft, word)
            if value and metrics.horizontalAdvance(written) <= step:
                painter.setPen(theme.colour("text"))
                painter.drawText(
                    QRect(int(left), bar.top() - line, int(step), line),
                    Qt.AlignmentFlag.AlignHCenter,
                    written,
                )
