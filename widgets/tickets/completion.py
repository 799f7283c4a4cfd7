"""How the search line may go on: the names of tokens and their values, offered while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from models.tickets.searchline import OpenValue, Suggestion, open_value, suggestions
from widgets.parts.export import interface_language
from widgets.parts.form.popups import PopupList
from widgets.parts.page import SearchLine
from widgets.parts.tasks import Tasks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Completion(QObject):
    """Offers suggestions under a search line; Enter takes the marked one, typing on ignores them.

    The first value of a token is marked at once, the name of a token and the name of a person only after Down: what
    is typed of a name is looked for as it stands.
    """

    found = Signal(
        str, list
    )  # the values that the database knows for a filter, as far as they were asked for

    def __init__(self, line: SearchLine, tasks: Tasks) -> None:
        super().__init__(line)
        self._line = line
        self._tasks = tasks
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
        found = suggestions(text, self._line.cursorPosition(), interface_language())
        typed = text[found[0].start : self._line.cursorPosition()] if found else ""
        stands_already = [_bare(offer.text) for offer in found] == [_bare(typed)]
        self._show([] if stands_already else found)
        if self._offers and self._offers[0].sure and ":" in self._offers[0].text[:-1]:
            self._popup.setCurrentIndex(
                self._model.index(0, 0)
            )  # a name might as well be a word to search for
        value = open_value(text, self._line.cursorPosition())
        if value is not None:
            self._ask(text, value)

    def _show(self, offers: list[Suggestion]) -> None:
        self._offers = offers
        self._model.setStringList([offer.text for offer in offers])
        if offers:
            self._popup.offer(self._completer)
            self._popup.setCurrentIndex(QModelIndex())  # a list that gets the keys marks its first line
        else:
            self._popup.hide()

    def _ask(self, text: str, value: OpenValue) -> None:
        """Look in the database for people and tags that begin so."""

        def query(session: Session) -> list[str]:
            from models.tickets.search_values import values_like

            return values_like(session, value.filter, value.begun)

        def show(found: list[str]) -> None:
            if self._line.text() == text and self._line.hasFocus():
                self.found.emit(value.filter, found)
                offered = {_bare(offer.text) for offer in self._offers}
                more = [value.suggestion(each) for each in found]
                more = [each for each in more if _bare(each.text) not in offered]
                self._show([*self._offers, *more])

        self._tasks.read(query, show, self, key="values")

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offers):
            self.take(self._offers[index.row()])

    def take(self, offer: Suggestion) -> None:
        """Put a suggestion in place of what was begun, and go on offering."""
        text, cursor = self._line.text(), self._line.cursorPosition()
        self._line.setText(text[: offer.start] + offer.text + text[cursor:])
        self._line.setCursorPosition(offer.start + len(offer.text))
        self._offer(self._line.text())


def _bare(text: str) -> str:
    """A token without quotes and case: «статус:в работе» stands for the quoted one."""
    return text.replace('"', "").strip().casefold()
