"""What an empty list says: what it is, what to do, and the key for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.parts.labels import IconLabel
from widgets.parts.text import shown_keys
from widgets.parts.theme import Theme, set_look

WIDEST = 420


class EmptyState(QWidget):
    """Icon, title, sentence and a button with its key, in the middle of the list that is empty."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._icon = IconLabel("inbox", "faint", 32, self)
        self._title = QLabel(self)
        self._sentence = QLabel(self)
        self._button = QPushButton(self)
        self._action: Callable[[], object] | None = None
        set_look(self._title, "title")
        set_look(self._sentence, "muted")
        self._sentence.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._icon, self._title, self._sentence, self._button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button.clicked.connect(self._run)
        self._button.hide()
        self.hide()
        over.installEventFilter(self)

    def say(self, title: str, sentence: str = "", icon: str = "inbox") -> None:
        """Choose the words."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._icon.choose(icon, "faint")

    def offer(self, text: str, key: str, action: Callable[[], object]) -> None:
        """Offer something to do; the key stands on the button."""
        self._button.setText(f"{text}   {shown_keys(key)}" if key else text)
        self._button.setAccessibleName(text)
        self._action = action
        self._button.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the list whatever its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._cover()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Come up at the right place."""
        super().showEvent(event)
        self._cover()

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
            wide = min(Theme.current().px(WIDEST), max(over.width() - 32, 1))
            self._sentence.setFixedWidth(wide)
            self._sentence.setMinimumHeight(max(self._sentence.heightForWidth(wide), 0))  # no line is cut

    def _run(self) -> None:
        if self._action is not None:
            self._action()
