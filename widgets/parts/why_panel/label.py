"""Words that wrap and can be asked: judged figures with quiet dots beneath, and links."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.parts.theme import Theme

LEAST_LETTERS = 8
ASKING = (Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class AskingLabel(QWidget):
    """Underlined text that wraps; `asked` when it is clicked, or F1, Enter or Space is pressed on it.

    With `one_line` it never wraps: it ends with «…» where the room does not do, and the tooltip says everything.
    """

    asked = Signal()

    def __init__(
        self, parent: QWidget | None, colour: str, under: str, line: Qt.PenStyle, *, one_line: bool = False
    ) -> None:
        super().__init__(parent)
        self._one_line = one_line
        self._text = ""
        self._colour = colour
        self._under = under
        self._line = line
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(not one_line)
        self.setSizePolicy(policy)
        Theme.current().changed.connect(self.updateGeometry)

    def text(self) -> str:
        """The words shown."""
        return self._text

    def set_text(self, text: str, colour: str = "") -> None:
        """Show other words, perhaps in the colour of another tone."""
        self._text = text
        self._colour = colour or self._colour
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """In one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 1, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word; a few letters where it may end with «…»."""
        metrics = self.fontMetrics()
        if self._one_line:
            least = min(metrics.averageCharWidth() * LEAST_LETTERS, self.sizeHint().width())
            return QSize(least, metrics.height() + 4)
        longest = max((metrics.horizontalAdvance(word) for word in self._text.split(" ")), default=0)
        return QSize(longest + 1, metrics.height() + 4)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return not self._one_line

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        layout = self._laid_out(width)
        return round(layout.boundingRect().height()) + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, dots under each line, a frame when focused."""
        del event
        theme = Theme.current()
        painter = QPainter(self)
        painter.setPen(theme.colour(self._colour))
        layout = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, 1))
        painter.setPen(QPen(theme.colour(self._under), 1, self._line))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            y = round(1 + line.y() + line.ascent() + 3)
            painter.drawLine(QPointF(line.x(), y), QPointF(line.x() + line.naturalTextWidth(), y))
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1, Enter and Space ask."""
        if event.key() in ASKING:
            self.asked.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the frame."""
        super().focusOutEvent(event)
        self.update()

    def _laid_out(self, width: int) -> QTextLayout:
        text = self._text
        if self._one_line:
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout


class JudgedLabel(AskingLabel):
    """A figure that the program judged: dotted, answers «почему?»."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        colour: str = "text",
        one_line: bool = False,
    ) -> None:
        super().__init__(parent, colour, "muted", Qt.PenStyle.DotLine, one_line=one_line)
        self.setToolTip(self.tr("Why? (F1)"))
        self.setAccessibleDescription(self.tr("Press F1 to ask why"))
        self.set_text(text)


class LinkLabel(AskingLabel):
    """A link as long as it likes."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, "link", "link", Qt.PenStyle.SolidLine)
        self.set_text(text)
