"""Which year is shown: «‹ 2026 ›»."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from widgets.parts.icons import wear
from widgets.parts.theme import set_look

OLDEST_YEAR = 2000


class YearPicker(QWidget):
    """The year between two arrows; `picked(year)` when another is wanted."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._label = QLabel(self)
        set_look(self._label, "strong")
        self._earlier = self._button("chevron-left", self.tr("Earlier year"), -1)
        self._later = self._button("chevron-right", self.tr("Later year"), 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for widget in (self._earlier, self._label, self._later):
            line.addWidget(widget)
            widget.setEnabled(False)

    def _button(self, icon: str, text: str, by: int) -> QToolButton:
        button = QToolButton(self)
        wear(button, icon)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: self.picked.emit(self._year + by))
        return button

    def show_year(self, year: int, *, newest: bool) -> None:
        """Show a year; the newest one has no later."""
        self._year = year
        self._label.setText(str(year))
        self._label.setEnabled(True)
        self._earlier.setEnabled(year > OLDEST_YEAR)
        self._later.setEnabled(not newest)

    @property
    def year(self) -> int:
        """The year shown, 0 before the first."""
        return self._year
