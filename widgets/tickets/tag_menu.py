"""The tags in use as a menu, with a line for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from widgets.parts.context import Context

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SHOWN = 15


class TagMenu(QMenu):
    """`chosen(word, on)`: a tag to give, or (from the lower part) to take away."""

    chosen = Signal(str, bool)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("New tag"))
        self._line.setAccessibleName(self._line.placeholderText())
        self._line.returnPressed.connect(self._typed)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self._line)
        self.addAction(holder)
        self.aboutToShow.connect(self._line.setFocus)
        context.tasks.read(self._ask, self._offer, self)

    @staticmethod
    def _ask(session: Session) -> list[str]:
        from models.tickets.queries import tags_in_use

        return tags_in_use(session, SHOWN)

    def _offer(self, words: Sequence[str]) -> None:
        for word in words:
            self.addAction(word.replace("&", "&&"), partial(self.chosen.emit, word, True))
        if words:
            remove = self.addMenu(self.tr("Take away"))
            for word in words:
                remove.addAction(word.replace("&", "&&"), partial(self.chosen.emit, word, False))

    def _typed(self) -> None:
        self.hide()
        if self._line.text().strip():
            self.chosen.emit(self._line.text(), True)
