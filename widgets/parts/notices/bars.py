"""Bars above the list: states that last, each with its icon, words and perhaps one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.parts.labels import BriefLabel, IconLabel
from widgets.parts.theme import Theme, set_look

ICONS = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "octagon-x",
    "wait": "circle-pause",
    "accent": "info",
}
"""The icon of each tone: the colour is never alone."""

Action = tuple[str, Callable[[], object]]


class Bar(QFrame):
    """One lasting state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(parent=self)
        self._words = BriefLabel(self)
        self._button = QPushButton(self)
        self._run: Callable[[], object] | None = None
        self._button.clicked.connect(self._clicked)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self._button)
        Theme.current().changed.connect(self._space)
        self._space()

    def say(self, text: str, tone: str, action: Action | None = None) -> None:
        """Show `text` in `tone` (ok, warn, bad, wait, accent), with a button for `action`."""
        self._words.setText(text)
        self._icon.choose(ICONS[tone], tone)
        set_look(self, "bar", tone=tone)
        self.setAccessibleName(text)
        self._button.setVisible(action is not None)
        if action is not None:
            self._button.setText(action[0])
            self._button.setAccessibleName(action[0])
            self._run = action[1]

    def text(self) -> str:
        """What the bar says."""
        return self._words.text()

    def _clicked(self) -> None:
        if self._run is not None:
            self._run()

    def _space(self) -> None:
        px = Theme.current().px
        self._line.setContentsMargins(px(12), px(6), px(8), px(6))
        self._line.setSpacing(px(8))


class BarStack(QWidget):
    """The bars in the order they came; without any it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, Bar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(4)
        self.hide()

    def show_bar(self, key: str, text: str, tone: str, action: Action | None = None) -> Bar:
        """Show the state `key`, or say it in other words."""
        bar = self._bars.get(key)
        if bar is None:
            bar = self._bars[key] = Bar(self)
            self._column.addWidget(bar)
        bar.say(text, tone, action)
        self.show()
        return bar

    def clear_bar(self, key: str) -> None:
        """The state `key` is over."""
        bar = self._bars.pop(key, None)
        if bar is not None:
            bar.hide()
            self._column.removeWidget(bar)
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def texts(self) -> dict[str, str]:
        """What lasts now, by key."""
        return {key: bar.text() for key, bar in self._bars.items()}
