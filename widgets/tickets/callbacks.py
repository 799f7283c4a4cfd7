"""Whom to call back: the callers of a mass incident that is dealt with, each with phone and ticket."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.formats import joined, normalise_phone
from widgets.parts.theme import Theme, set_look
from widgets.tickets.labels import plain, selectable
from widgets.tickets.links import ElidedLink

if TYPE_CHECKING:
    from models.tickets.operations.handling import Callback


class CallbackList(QWidget):
    """A list to tick off while calling; `ticket_asked(number)` when a ticket is to be seen."""

    ticket_asked = Signal(int)

    def __init__(self, callbacks: Sequence[Callback], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = Theme.current().px
        inside = QWidget()
        set_look(inside, "surface")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(px(16), px(12), px(16), px(12))
        rows.setSpacing(px(12))
        rows.addWidget(
            plain(
                self.tr("%n caller(s) reported it too and wait for word", "", len(callbacks)), inside, "title"
            )
        )
        for callback in callbacks:
            rows.addWidget(self._row(callback, inside))
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        set_look(scroll, "surface")
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _row(self, callback: Callback, parent: QWidget) -> QWidget:
        row = QWidget(parent)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        told = QCheckBox(row)
        told.setAccessibleName(self.tr("{name} was told").format(name=callback.caller))
        line.addWidget(told)
        words = QVBoxLayout()
        words.setSpacing(0)
        phone = normalise_phone(callback.phone)[1] if callback.phone else ""
        words.addWidget(selectable(joined((callback.caller, phone)), row))
        link = ElidedLink(joined((str(callback.ticket_id), callback.organisation)), row)
        link.clicked.connect(lambda _checked=False: self.ticket_asked.emit(callback.ticket_id))
        words.addWidget(link)
        line.addLayout(words, 1)
        return row
