"""«Открыто также у …» over a record: one line whose room is kept, so that nothing moves when somebody comes or goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.parts.labels import ElidedLabel
from widgets.parts.presence import Presence
from widgets.parts.tasks import Tasks
from widgets.parts.theme import Theme, set_look


class PresenceLine(QWidget):
    """Who else has the record open; there from the beginning on a server, never on a file, which has no colleagues."""

    def __init__(self, tasks: Tasks, entity: str, parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "surface")
        self.names: tuple[str, ...] = ()
        self.words = ElidedLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.words, "caption")
        px = Theme.current().px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(6), px(16), 0)
        line.addWidget(self.words, 1)
        self.hide()
        self.presence = Presence(tasks, entity, self)
        self.presence.shared.connect(self.show)
        self.presence.changed.connect(self._show_names)

    def look_at(self, record: int | None) -> None:
        """The record is in view now, or none."""
        self.presence.look_at(record)

    def _show_names(self, names: tuple[str, ...]) -> None:
        self.names = names
        self._say()

    def _say(self) -> None:
        said = self.tr("Also open at: {names}").format(names=", ".join(self.names))
        self.words.setText(said if self.names else "")

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
