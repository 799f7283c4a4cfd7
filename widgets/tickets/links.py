"""Links to other tickets in the panel, and what the relations between tickets are called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from models.text import QT_TRANSLATE_NOOP
from models.tickets.choices import LinkKind
from widgets.parts.theme import set_look

FRAME = 6
CONTEXT = "ticket_sections"
LINKS = {
    (LinkKind.DUPLICATE_OF, True): QT_TRANSLATE_NOOP("ticket_sections", "Duplicate of"),
    (LinkKind.CAUSED_BY, True): QT_TRANSLATE_NOOP("ticket_sections", "Caused by"),
    (LinkKind.DUPLICATE_OF, False): QT_TRANSLATE_NOOP("ticket_sections", "Duplicates"),
    (LinkKind.CAUSED_BY, False): QT_TRANSLATE_NOOP("ticket_sections", "Has caused"),
    (LinkKind.RELATED, True): QT_TRANSLATE_NOOP("ticket_sections", "Related to"),
    (LinkKind.RELATED, False): QT_TRANSLATE_NOOP("ticket_sections", "Related"),
}
"""What stands above a relation: said of the ticket shown (True), or of the other one about it."""


class ElidedLink(QPushButton):
    """A link that never widens the panel: what has no room is cut with dots and stands in the tooltip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        set_look(self, "link")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def whole(self) -> str:
        """The words, whole."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - FRAME, 0)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._whole if shown != self._whole else "")
