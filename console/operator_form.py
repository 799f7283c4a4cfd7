"""Who sits at this desk: the short form of the first start and of the settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.settings import OPERATOR, SETTINGS
from console.sign_in import NAME
from widgets.parts.context import Settings
from widgets.parts.form import Form


class OperatorForm(Form):
    """Name, role and line as they are kept in the settings; `take` keeps what was typed.

    `accepted` when Enter was pressed and nothing is missing.
    """

    accepted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        fields = [setting.field() for setting in SETTINGS if setting.group == OPERATOR]
        super().__init__(fields, parent)
        self._settings = settings
        self.show_values({field.key: settings.value(field.key) for field in fields})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks whether all is there: what is missing is marked and gets the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.check() is not None:
                self.accepted.emit()
            return
        super().keyPressEvent(event)

    def check(self) -> dict[str, Any] | None:
        """All values, or None after marking what is wrong; a name that is missing is asked for in its own words."""
        values = super().check()
        if values is None and not self.value(NAME):
            self.set_error(NAME, self.tr("Enter the name"))
        return values

    def take(self) -> bool:
        """Keep what was typed; False after marking what is missing."""
        values = self.check()
        if values is None:
            return False
        for key, value in values.items():
            self._settings.set(key, value)
        return True
