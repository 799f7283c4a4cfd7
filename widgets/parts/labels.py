"""The words around editors: captions, error lines, values that are only read."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from widgets.parts.icons import pixmap
from widgets.parts.theme import Theme, set_look

LEAST_LETTERS = 8
ICON_ROOM = 18
LINES_AT_MOST = 2


class Caption(QLabel):
    """The small label above a field; a required field wears a star."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, required: bool = False) -> None:
        super().__init__(parent)
        set_look(self, "caption")
        self.set_title(text, required=required)

    def set_title(self, text: str, *, required: bool = False) -> None:
        """Show another title."""
        self.setText(f"{text} *" if required and text else text)


class ElidedLabel(QLabel):
    """One line that ends with «…» where the room does not do; then the tooltip says everything."""

    def minimumSizeHint(self) -> QSize:
        """Room for the first letters."""
        usual = super().minimumSizeHint()
        return QSize(
            min(usual.width(), self.fontMetrics().averageCharWidth() * LEAST_LETTERS), usual.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """As many letters as there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if shown == self.text() else self.text())
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawItemText(
            painter, room, self.alignment(), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
        painter.end()


class BriefLabel(QLabel):
    """Words over two lines at most; the second ends with «…» where they do not do, and the tooltip says everything.

    `allow` lets them have more lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = LINES_AT_MOST
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Room for the first letters."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * LEAST_LETTERS, metrics.lineSpacing())

    def allow(self, lines: int = LINES_AT_MOST) -> None:
        """Let the words have so many lines."""
        self._most = lines
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need and may have."""
        return min(super().heightForWidth(width), self.fontMetrics().lineSpacing() * self._most)

    def shown(self) -> str:
        """What there is room for."""
        *whole, rest = self._split()
        end = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        return "\n".join([*whole, end])

    def paintEvent(self, event: QPaintEvent) -> None:
        """As many words as there is room for."""
        del event
        said = self.shown()
        self.setToolTip(self.text() if said.endswith("…") and not self.text().endswith("…") else "")
        painter = QPainter(self)
        where = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter, self.contentsRect(), where, self.palette(), self.isEnabled(), said, self.foregroundRole()
        )
        painter.end()

    def _split(self) -> list[str]:
        """The lines of the words; the last one allowed holds all that is left."""
        lines = QTextLayout(self.text(), self.font())
        lines.beginLayout()
        ends = [0]
        while len(ends) < self._most and (line := lines.createLine()).isValid():
            line.setLineWidth(max(self.contentsRect().width(), 1))
            ends.append(line.textStart() + line.textLength())
        lines.endLayout()
        pieces = [self.text()[start:end].strip() for start, end in pairwise(ends)]
        rest = self.text()[ends[-1] :].strip()
        return [*pieces, rest] if rest or not pieces else pieces


class IconLabel(QLabel):
    """An icon in the colours of the theme."""

    def __init__(
        self, name: str = "", colour: str = "muted", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        Theme.current().changed.connect(self._draw)
        self._draw()

    def choose(self, name: str, colour: str = "muted") -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self._draw()

    def _draw(self) -> None:
        if self._name:
            size = Theme.current().px(self._size)
            self.setPixmap(pixmap(self._name, self._colour, size, self.devicePixelRatioF()))
        else:
            self.clear()


class ErrorLine(QWidget):
    """Icon and words under a field that holds something wrong; empty it takes no room.

    Under a field too narrow for the longest word the icon stands alone, with the words in its tooltip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_look(self._words, "error")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(4)
        line.addWidget(IconLabel("triangle-alert", "bad", 14, self), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.hide()

    def text(self) -> str:
        """What is said now."""
        return "" if self.isHidden() else self._words.text()

    def say(self, text: str) -> None:
        """Show `text`; nothing hides the line."""
        self._words.setText(text)
        self.setVisible(bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: words, or the icon alone."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self._words.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self._words.text().split()), default=0)
        fits = longest <= self.width() - Theme.current().px(ICON_ROOM)
        self._words.setVisible(fits)
        self.setToolTip("" if fits else self._words.text())


class ValueLabel(QLabel):
    """A value that is only read; it can be selected and copied."""

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(name or text)

    def set_value(self, text: str) -> None:
        """Show another value."""
        self.setText(text or "—")
