"""Bars above the list: states that last, each with its icon, words and perhaps one thing to do."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.parts.labels import LINES_AT_MOST, BriefLabel, IconLabel
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import Remembered, alive

ICONS = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "octagon-x",
    "wait": "circle-pause",
    "accent": "info",
}
"""The icon of each tone: the colour is never alone."""

GRAVITY = ("bad", "warn", "wait", "accent", "ok")
"""The gravest tone first: of several bars it is the one in sight, of equally grave ones the newest."""

LINES_OF_ADVICE = 12
"""More than three sentences ever need; a list of twenty outages must not push the page away."""

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
        self.tone = ""
        self.others = QPushButton(self)
        set_look(self.others, "quiet")
        self.others.hide()
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self._button)
        self._line.addWidget(self.others)
        Theme.current().changed.connect(self._space)
        self._space()

    def say(self, text: str, tone: str, action: Action | None = None, *, whole: bool = False) -> None:
        """Show `text` in `tone` (ok, warn, bad, wait, accent), with a button for `action`.

        `whole` words are never cut, however narrow the bar is: what to do stands at their end.
        """
        self.tone = tone
        self._words.allow(LINES_OF_ADVICE if whole else LINES_AT_MOST)
        self._words.setText(text)
        self._icon.choose(ICONS[tone], tone)
        set_look(self, "bar", tone=tone)
        self.setAccessibleName(text)
        self._button.setVisible(action is not None)
        if action is not None:
            self._button.setText(action[0])
            self._button.setAccessibleName(action[0])
            self._run = action[1]

    def tell_of_others(self, words: str) -> None:
        """Offer what stands behind this bar, in these words; without words there is nothing."""
        self.others.setText(words)
        self.others.setAccessibleName(words)
        self.others.setVisible(bool(words))

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
    """The bars in the order they came; without any it takes no room, and of several the gravest is in sight.

    Its button brings out the others and puts them away again: a list must be left beneath them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, Bar] = {}
        self._unfolded = False
        self._before: Remembered | None = None  # where the focus was before it came into a bar
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(4)
        application: Any = QApplication.instance()
        application.focusChanged.connect(self._focus_moved)
        self.hide()

    def show_bar(
        self, key: str, text: str, tone: str, action: Action | None = None, *, whole: bool = False
    ) -> Bar:
        """Show the state `key`, or say it in other words."""
        bar = self._bars.get(key)
        if bar is None:
            bar = self._bars[key] = Bar(self)
            bar.others.clicked.connect(self.toggle)
            self._column.addWidget(bar)
        bar.say(text, tone, action, whole=whole)
        self._settle()
        self.show()
        return bar

    def clear_bar(self, key: str) -> None:
        """The state `key` is over."""
        bar = self._bars.pop(key, None)
        if bar is not None:
            self._return_focus(bar)
            bar.hide()
            self._column.removeWidget(bar)
            bar.deleteLater()
        self._settle()
        self.setVisible(bool(self._bars))

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and old is not None and self.isAncestorOf(now) and not self.isAncestorOf(old):
            self._before = weakref.ref(old)

    def _return_focus(self, bar: Bar) -> None:
        """A bar goes with the focus in it: whoever had it before has it again, not what happens to come next."""
        focus, before = QApplication.focusWidget(), alive(self._before)
        if focus is not None and bar.isAncestorOf(focus) and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """Bring all bars out, or all but the gravest away."""
        self._unfolded = not self._unfolded
        self._settle()

    def _settle(self) -> None:
        bars = list(self._bars.values())
        others = len(bars) - 1
        self._unfolded = self._unfolded and others > 0
        first = min(reversed(bars), key=lambda bar: GRAVITY.index(bar.tone), default=None)
        words = self.tr("Put away") if self._unfolded else self.tr("%n more", "", others)
        focus = QApplication.focusWidget()
        held = next((bar for bar in bars if focus is not None and bar.isAncestorOf(focus)), None)
        for bar in sorted(bars, key=lambda bar: bar is not first):
            bar.tell_of_others(words if bar is first and others else "")
            bar.setVisible(bar is first or self._unfolded)
            if bar is first and held not in (None, first) and not self._unfolded:
                # the one with the focus goes out of sight
                bar.others.setFocus(Qt.FocusReason.OtherFocusReason)

    def texts(self) -> dict[str, str]:
        """What lasts now, by key."""
        return {key: bar.text() for key, bar in self._bars.items()}

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._settle()
