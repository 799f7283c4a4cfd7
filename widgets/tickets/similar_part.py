"""Open tickets like the call being typed: one key joins the call to the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from models.formats import joined
from models.tickets.similar import Asked, Similar, similar_tickets
from widgets.parts.commands import CommandAction
from widgets.parts.context import Context
from widgets.parts.theme import Theme, set_look
from widgets.tickets.labels import plain
from widgets.tickets.links import ElidedLink

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ASK_AFTER = 300  # ms after a key: the answer must not flicker with every letter


class SimilarPart(QWidget):
    """«Похожее: сообщили 3 школы · присоединить»; `ticket_asked(number)` when one is to be seen."""

    ticket_asked = Signal(int)
    shown = Signal()  # other tickets are offered, or one is joined

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: Asked | None = None
        self._found: tuple[Similar, ...] = ()
        self.parent_id: int | None = None
        self._frame = QFrame(self)
        set_look(self._frame, "", tone="accent")
        self._title = plain("", self._frame)
        self._links: list[QPushButton] = []
        self._column = QVBoxLayout(self._frame)
        px = Theme.current().px
        self._column.setContentsMargins(px(10), px(6), px(10), px(8))
        self._column.setSpacing(px(4))
        self._column.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._soon = QTimer(self, singleShot=True, interval=ASK_AFTER)
        self._soon.timeout.connect(self._ask)
        self.hide()

    def add_button(self, button: QPushButton) -> None:
        """Take the button that joins: its key works in the whole form."""
        self._column.addWidget(button)

    def found(self) -> tuple[Similar, ...]:
        """What is offered now."""
        return self._found

    def ask(self, asked: Asked) -> None:
        """Look for tickets like this a moment after the last key; a joined call stays joined."""
        if asked != self._asked and self.parent_id is None:
            self._asked = asked
            self._soon.start()

    def _ask(self) -> None:
        asked = self._asked
        if asked is None:
            return

        def query(session: Session) -> list[Similar]:
            from models.storage.database import now

            return similar_tickets(session, asked, now(session))

        self._context.tasks.read(query, self.show_found, self, key="similar")

    def show_found(self, found: Sequence[Similar]) -> None:
        """Offer these."""
        if self.parent_id is not None:
            return
        self._found = tuple(found)
        self._show()

    def join(self) -> None:
        """Make the call a further report of the first ticket offered; once more takes that back."""
        self.parent_id = None if self.parent_id is not None else self._found[0].ticket.id
        self._show()

    def _show(self) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        offered = self._found if self.parent_id is None else self._found[:1]
        for one in offered:
            self._add(one)
        self._title.setText(self._words())
        self.shown.emit()
        self.setVisible(bool(offered))

    def _words(self) -> str:
        if self.parent_id is not None:
            return self.tr("The call will be joined to ticket {number}").format(number=self.parent_id)
        if not self._found:
            return ""
        schools = frozenset[str]().union(*(one.schools for one in self._found))
        return self.tr("Similar: reported by %n school(s)", "", len(schools))

    def _add(self, one: Similar) -> None:
        link = ElidedLink(joined((str(one.ticket.id), one.ticket.summary)), self._frame)
        link.clicked.connect(lambda _checked=False: self.ticket_asked.emit(one.ticket.id))
        self._column.insertWidget(1 + len(self._links), link)
        self._links.append(link)


class JoinKey(QObject):
    """The command that joins says what it would do now; its key types nothing into a field while it does nothing."""

    def __init__(self, join: CommandAction, part: SimilarPart, form: QWidget) -> None:
        super().__init__(form)
        self._join, self._part = join, part
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._idle = [QShortcut(key, form, context=inside) for key in join.shortcuts()]
        part.shown.connect(join.refresh)
        part.shown.connect(self._follow)
        join.changed.connect(self._follow)
        join.refresh()
        self._follow()

    def _follow(self) -> None:
        for key in self._idle:
            key.setEnabled(not self._join.isEnabled())
        joined_now = self._part.parent_id is not None
        words = self.tr("Do not join") if joined_now else self._join.command.title()
        if words != self._join.text():
            self._join.setText(words)
