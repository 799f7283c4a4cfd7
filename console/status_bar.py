"""The status bar: database and operator, the clock of the desk, and at the right the availability of the platform."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from models.formats import short_name
from widgets.parts.icons import pixmap
from widgets.parts.labels import ElidedLabel
from widgets.parts.theme import Theme, set_look

HEIGHT = 26


class Tag(QFrame):
    """A word with an icon on a soft ground: «ДЕМО», «только чтение»."""

    def __init__(self, icon: str, word: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        set_look(self, "tag", tone=tone)
        self._drawing = QLabel()
        label = QLabel(word)
        layout = QHBoxLayout(self)
        theme = Theme.current()
        layout.setContentsMargins(theme.px(6), 0, theme.px(8), 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self._drawing)
        layout.addWidget(label)
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        side = Theme.current().px(13)
        self._drawing.setPixmap(pixmap(self._icon, self._tone, side, self.devicePixelRatioF()))


class StatusBar(QWidget):
    """One quiet line; a room may put a widget into its right end with `set_right`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Status bar"))
        self.database = self._label()
        self.operator = self._label()
        self.demo = Tag("flask-conical", self.tr("DEMO"), "warn")
        self.demo.hide()
        self._left, self._middle, self._right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._left.addWidget(self.demo)
        self._left.addWidget(self.database)
        self._left.addWidget(self.operator)
        self._left.addStretch(1)
        self._right.addStretch(1)
        whole = QHBoxLayout(self)
        whole.addLayout(self._left, 1)
        whole.addLayout(self._middle)
        whole.addLayout(self._right, 1)
        self._resize()
        Theme.current().changed.connect(self._resize)

    def set_database(self, name: str, *, demo: bool) -> None:
        """Name the database; sample data are marked by a word."""
        self.database.setText(name)
        self.demo.setVisible(demo)

    def set_operator(self, name: str, line: str) -> None:
        """Name who sits here: «Петрова И. С., доб. 222»."""
        said = self.tr("{operator}, ext. {line}").format(operator=short_name(name), line=line)
        self.operator.setText(said if name else "")

    def set_middle(self, widget: QWidget) -> None:
        """Put the clock into the middle."""
        self._middle.addWidget(widget)

    def set_right(self, widget: QWidget) -> None:
        """Put a room's widget to the right end."""
        self._right.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line of one pixel above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(Theme.current().colour("line"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    @staticmethod
    def _label() -> QLabel:
        label = ElidedLabel()
        set_look(label, "caption")
        return label

    def _resize(self) -> None:
        theme = Theme.current()
        self.setFixedHeight(theme.px(HEIGHT))
        self.layout().setContentsMargins(theme.px(16), 1, theme.px(16), 0)  # type: ignore[union-attr]
        self._left.setSpacing(theme.px(18))
        self._right.setSpacing(theme.px(18))
