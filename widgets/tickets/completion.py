"""How the search line may go on: the names of tokens and their values, offered while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from models.tickets.searchline import Suggestion, suggestions
from widgets.parts.form.popups import PopupList
from widgets.parts.page import SearchLine


class Completion(QObject):
    """Offers suggestions under a search line; Enter takes the marked one, typing on ignores them.

    The first value of a token is marked at once, the name of a token only after Down.
    """

    def __init__(self, line: SearchLine) -> None:
        super().__init__(line)
        self._line = line
        self._offers: list[Suggestion] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(line)
        self._popup = PopupList(self.tr("Ways to go on"), line)
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # one of two overloads
        self._popup.installEventFilter(
            self
        )  # after the completer's own: it would let the line search on Enter
        line.textEdited.connect(self._offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the marked suggestion; without one it belongs to the line."""
        index = self._popup.currentIndex()
        pressed = (
            event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        )
        if index.isValid() and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(index)
            return True
        return super().eventFilter(watched, event)

    def offers(self) -> list[str]:
        """What is offered now."""
        return [offer.text for offer in self._offers]

    def _offer(self, text: str) -> None:
        found = suggestions(text, self._line.cursorPosition())
        typed = text[found[0].start : self._line.cursorPosition()] if found else ""
        self._offers = (
            [] if [offer.text.rstrip() for offer in found] == [typed] else found
        )  # it stands there already
        self._model.setStringList([offer.text for offer in self._offers])
        if self._offers:
            self._popup.offer(self._completer)
            if (
                ":" in self._offers[0].text[:-1]
            ):  # a value; a name might as well be a word that is searched for
                self._popup.setCurrentIndex(self._model.index(0, 0))
        else:
            self._popup.hide()

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offers):
            self.take(self._offers[index.row()])

    def take(self, offer: Suggestion) -> None:
        """Put a suggestion in place of what was begun, and go on offering."""
        text, cursor = self._line.text(), self._line.cursorPosition()
        self._line.setText(text[: offer.start] + offer.text + text[cursor:])
        self._line.setCursorPosition(offer.start + len(offer.text))
        self._offer(self._line.text())
