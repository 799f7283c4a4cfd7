"""The year between two arrows, above the sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from widgets.parts.icons import wear
from widgets.parts.theme import Theme, set_look


class YearSwitch(QWidget):
    """Shows a year; `stepped(-1 or 1)` when another is wanted."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._before = QToolButton(self)
        self._after = QToolButton(self)
        set_look(self._label, "title")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Theme.current().px(4))
        for widget in (self._before, self._label, self._after):
            line.addWidget(widget)
        for button, icon, by in ((self._before, "chevron-left", -1), (self._after, "chevron-right", 1)):
            wear(button, icon)
            button.clicked.connect(lambda _checked=False, by=by: self.stepped.emit(by))
        self._say()

    def show_year(self, year: int) -> None:
        """Show this year."""
        self._label.setText(str(year))

    def _say(self) -> None:
        for button, name in ((self._before, self.tr("Previous year")), (self._after, self.tr("Next year"))):
            button.setAccessibleName(name)
            button.setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
