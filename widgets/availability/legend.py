"""What the shapes in the charts mean: a sample and a word for each state, and the hatching of the windows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from models.availability.states import Code
from widgets.availability.looks import LOOKS, words_of
from widgets.parts.flow import FlowLayout
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look

ORDER = (Code.UP, Code.DEGRADED, Code.DOWN, Code.EXCUSED, Code.NO_DATA)


class _Sample(QWidget):
    """A piece of strip in the look of a state; None is a maintenance window."""

    def __init__(self, code: Code | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._code = code
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        px = Theme.current().px
        return QSize(px(20), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The same drawing as in the charts."""
        del event
        theme = Theme.current()
        painter = QPainter(self)
        if self._code is None:
            painter.fillRect(self.rect(), theme.soft("accent"))
            painter.fillRect(self.rect(), QBrush(theme.colour("accent"), Qt.BrushStyle.FDiagPattern))
        else:
            look = LOOKS[self._code]
            part = max(self.height() * look.share, 2)
            rect = QRectF(0, (self.height() - part) / 2, self.width(), part)
            painter.fillRect(rect, theme.colour(look.tone) if look.solid else theme.soft(look.tone))
            if not look.solid:
                painter.fillRect(rect, QBrush(theme.colour(look.tone), look.hatch))
        painter.end()


class Legend(QWidget):
    """All states in a line that wraps."""

    def __init__(self, parent: QWidget | None = None, *, windows: bool = True) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=16, line_gap=4)
        for code in (*ORDER, None) if windows else ORDER:
            pair = QWidget(self)
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            label = QLabel(self.tr("maintenance window") if code is None else shown(words_of(code)), pair)
            set_look(label, "caption")
            line.addWidget(_Sample(code, pair))
            line.addWidget(label)
            flow.addWidget(pair)
