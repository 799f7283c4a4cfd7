"""A choice as icon and word on the soft ground of its tone, outside of lists."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from models.fields import Choice
from widgets.parts.labels import IconLabel
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look


class Pill(QFrame):
    """Shows one of a field's choices; never colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice: Choice | None = None
        self._icon = IconLabel(size=14, parent=self)
        self._word = QLabel(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._icon)
        self._line.addWidget(self._word)
        Theme.current().changed.connect(self._space)
        self._space()

    def show_choice(self, choice: Choice) -> None:
        """Show another value."""
        self._choice = choice
        tone = choice.tone or "quiet"
        set_look(self, "tag", tone=tone)
        self._icon.choose(choice.icon, tone)
        self._say()

    def _say(self) -> None:
        if self._choice is not None:
            self._word.setText(translate("choices", self._choice.title))
            self.setAccessibleName(self._word.text())

    def _space(self) -> None:
        px = Theme.current().px
        self._line.setContentsMargins(px(7), px(2), px(9), px(2))
        self._line.setSpacing(px(5))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
