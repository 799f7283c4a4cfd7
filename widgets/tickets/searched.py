"""What is searched for, told to all who mark it: the list beside the search line and the ticket in the panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from models.tickets.found import FoundInTicket


class Searched(QObject):
    """The words of the search line; `changed` when they are others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.found = FoundInTicket()

    def look_for(self, words: str) -> None:
        """These words are searched for from now on; none mark nothing."""
        if words != self._words:
            self._words, self.found = words, FoundInTicket(words)
            self.changed.emit()
