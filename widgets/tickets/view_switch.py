"""Keeps three things together: the view that is lit, the words in the search line, and what the list shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from widgets.parts.page import SearchLine
from widgets.parts.views import Views
from widgets.tickets.views import ALL, OPEN, ViewSet


class ViewSwitch(QObject):
    """Goes from view to view: `turned` when the list is to be asked again, `entered` with the view that was chosen.

    A saved view with words is lit only while the line holds exactly its words, and takes them along when it is left.
    What somebody has typed himself stays, whichever view he goes to.
    """

    turned = Signal()
    entered = Signal(str)

    def __init__(self, view_set: ViewSet, line: SearchLine, views: Views, parent: QObject) -> None:
        super().__init__(parent)
        self._set = view_set
        self._line = line
        self._views = views
        self._before_search = OPEN
        self._lent = ""  # the words that the lit view has put into the line
        line.searched.connect(self._searched)
        views.picked.connect(self.pick)
        view_set.changed.connect(self.follow)
        view_set.stored.connect(self._stored)

    def pick(self, key: str) -> None:
        """Turn to a view; its words take the place of what stood in the line."""
        self._line.search_now()  # what was typed last is no longer the view's, and stays
        words = self._set.words(key)
        if words or self._lent:
            self._line.put(words)
        self._lent = words.strip()
        self._before_search = key
        self._light(key)
        self.entered.emit(key)
        self.turned.emit()

    def follow(self) -> None:
        """Views came, went or were changed, here or at another desk."""
        self._views.set_views(self._set.titles())
        if not self._set.knows(self._set.current):
            self.pick(OPEN)
            return
        self._light(self._set.current)
        if self._set.words(self._set.current).strip() != self._lent:
            self._leave_to_base()
            self.turned.emit()

    def _stored(self, key: str, restored: bool) -> None:
        """A view was kept: it is what the list shows now, unless the line says something else already."""
        if restored or self._line.text().strip() == self._set.words(key).strip():
            self.pick(key)

    def _searched(self, text: str) -> None:
        """Words look through all tickets: who searches wants to find, whatever has become of it."""
        if self._lent and text != self._lent:
            self._leave_to_base()
        if text and self._set.current == OPEN:
            self._before_search = OPEN
            self._light(ALL)
        elif not text and self._set.current == ALL and self._before_search == OPEN:
            self._light(OPEN)
        self.turned.emit()

    def _leave_to_base(self) -> None:
        """The line says something else than the lit view: what it filters without its words is what is shown."""
        self._lent = ""
        self._before_search = base = self._set.base(self._set.current)
        self._light(base)

    def _light(self, key: str) -> None:
        self._set.current = key
        self._views.show_value(key)
