"""A menu of people, texts or views in which letters go to the entry that begins with them, as in any list."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from models.formats import fold

FORGOTTEN_AFTER = 1.5  # s without a key: a new word begins
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TypedMenu(QMenu):
    """Letters choose the first entry with a word that begins so; Enter takes nothing while none does.

    Qt's own menu ignores letters, so that Enter after a name would take whatever stands first.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._last = 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for what is typed; Space takes the entry when no word is being typed."""
        text = event.text()
        if not text or not text.isprintable() or event.modifiers() & _HELD:
            super().keyPressEvent(event)
            return
        now = time.monotonic()
        if now - self._last > FORGOTTEN_AFTER:
            self._typed = ""
        active = self.activeAction()
        if text == " " and not self._typed and active is not None:
            self.close()
            active.trigger()
            return
        self._typed, self._last = self._typed + text, now
        from widgets.parts.palette import readings

        found = (self._beginning_so(meant) for meant in readings(self._typed))
        self.setActiveAction(next(filter(None, found), None))  # type: ignore[arg-type]

    def _beginning_so(self, typed: str) -> QAction | None:
        """The first entry that begins so, else the first of which another word does."""
        offered = [each for each in self.actions() if each.isEnabled() and each.isVisible() and each.text()]
        texts = [(each, f" {fold(each.text().replace('&', ''))}") for each in offered]
        begun = (each for each, text in texts if text.startswith(f" {typed}"))
        within = (each for each, text in texts if f" {typed}" in text)
        return next(begun, None) or next(within, None)
