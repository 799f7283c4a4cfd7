"""The tags in use as a menu, with a line for a new one that narrows it; below, the tags to take away again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from models.formats import fold
from widgets.parts.context import Context

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SHOWN = 15


class TagMenu(QMenu):
    """`chosen(word, on)`: a tag to give to the tickets, or (from the lower part) one that they wear to take away."""

    chosen = Signal(str, bool)

    def __init__(self, context: Context, numbers: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("New tag"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.returnPressed.connect(self._typed)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self._holder = QWidgetAction(self)
        self._holder.setDefaultWidget(self.line)
        self.addAction(self._holder)
        self._given: list[QAction] = []
        self.aboutToShow.connect(self.line.setFocus)
        context.tasks.read(partial(_ask, numbers=list(numbers)), self._offer, self)

    def _offer(self, found: tuple[Sequence[str], Sequence[str]]) -> None:
        in_use, worn = found
        for word in in_use:
            self._given.append(self.addAction(_plain(word), partial(self.chosen.emit, word, True)))
        self._narrow(self.line.text())
        if worn:
            self.addSeparator()
        for word in worn:
            said = self.tr("Take away «{tag}»").format(tag=_plain(word))
            self.addAction(said, partial(self.chosen.emit, word, False))
        if self.isVisible():
            self.adjustSize()  # it opens before the tags are known

    def _narrow(self, typed: str) -> None:
        """Leave the tags that have what is typed."""
        for action in self._given:
            action.setVisible(fold(typed) in fold(action.text()))

    def _typed(self) -> None:
        self.hide()
        if self.line.text().strip():
            self.chosen.emit(self.line.text(), True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys lead out of the line into the menu, as from any of its entries; Esc closes it."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._leave(last=event.key() == Qt.Key.Key_Up)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _leave(self, *, last: bool) -> None:
        entries = [one for one in self.actions() if one.isVisible() and not one.isSeparator()]
        entries.remove(self._holder)
        if entries:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setActiveAction(entries[-1 if last else 0])


def _ask(session: Session, *, numbers: Sequence[int]) -> tuple[list[str], list[str]]:
    from models.tickets.queries import tags_in_use, tags_of

    return tags_in_use(session, SHOWN), tags_of(session, numbers)


def _plain(word: str) -> str:
    """A tag as the text of a menu's entry."""
    return word.replace("&", "&&")
