"""Whom to call back: the callers of a mass incident that is dealt with, each with phone and ticket."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.formats import NBSP, fold, joined, normalise_phone
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
        people = _people(callbacks)
        title = self.tr("%n caller(s) reported it too and wait for word", "", len(people))
        rows.addWidget(plain(title, inside, "title"))
        for reports in people:
            rows.addWidget(self._row(reports, inside))
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        set_look(scroll, "surface")
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _row(self, reports: Sequence[Callback], parent: QWidget) -> QWidget:
        row, person = QWidget(parent), reports[0]
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        told = QCheckBox(row)
        told.setAccessibleName(self.tr("{name} was told").format(name=person.caller))
        line.addWidget(told)
        words = QVBoxLayout()
        words.setSpacing(0)
        phone = normalise_phone(person.phone)[1].replace(" ", NBSP) if person.phone else ""
        words.addWidget(selectable(joined((person.caller, phone)), row))
        for report in reports:
            words.addWidget(self._link(report, row))
        line.addLayout(words, 1)
        return row

    def _link(self, report: Callback, parent: QWidget) -> ElidedLink:
        link = ElidedLink(joined((str(report.ticket_id), report.organisation)), parent)
        link.clicked.connect(lambda _checked=False: self.ticket_asked.emit(report.ticket_id))
        return link


def _people(callbacks: Sequence[Callback]) -> list[list[Callback]]:
    """The reports of one person together, in the order of the first: nobody is called twice."""
    people: dict[tuple[str, str], list[Callback]] = {}
    for callback in callbacks:
        people.setdefault((fold(callback.caller), callback.phone), []).append(callback)
    return list(people.values())
