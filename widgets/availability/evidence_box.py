"""The callers of an outage: tickets that came in meanwhile, taken as evidence by a tick, answered all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.formats import joined
from widgets.parts.text import shown_moment
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from models.availability.evidence import Evidence

SHOWN_AT_MOST = 30


class EvidenceBox(QWidget):
    """A line a ticket: a tick links it, its number opens it."""

    link_wanted = Signal(int, bool)  # ticket, linked from now on
    ticket_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(4))
        self._lines: list[QWidget] = []

    def show_evidence(self, found: Sequence[Evidence]) -> None:
        """Show these tickets anew."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(one) for one in found[:SHOWN_AT_MOST]]
        more = len(found) - SHOWN_AT_MOST
        if more > 0:
            self._lines.append(self._words(self.tr("and %n more", "", more)))
        if not found:
            self._lines.append(self._words(self.tr("Nobody has called about it.")))
        for line in self._lines:
            self._column.addWidget(line)

    def _words(self, text: str) -> QLabel:
        label = QLabel(text, self)
        set_look(label, "muted")
        return label

    def _line(self, one: Evidence) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(4))
        tick = QCheckBox(line)
        tick.setChecked(one.linked)
        tick.setToolTip(self.tr("Evidence of this outage"))
        number = QPushButton(str(one.ticket_id), line)
        set_look(number, "link")
        number.setToolTip(self.tr("Open the ticket"))
        number.setAccessibleName(self.tr("Open ticket {number}").format(number=one.ticket_id))
        words = QLabel(
            joined((shown_moment(one.received_at, short=True), one.summary, one.organisation)), line
        )
        words.setToolTip(joined((one.organisation, one.caller, one.summary), "\n"))
        words.setMinimumWidth(1)  # cut rather than widen the panel
        tick.setAccessibleName(self.tr("Ticket {number} is evidence").format(number=one.ticket_id))
        set_look(words, "" if one.is_open else "muted")
        tick.clicked.connect(lambda on, key=one.ticket_id: self.link_wanted.emit(key, on))
        number.clicked.connect(lambda _=False, key=one.ticket_id: self.ticket_asked.emit(key))
        row.addWidget(tick)
        row.addWidget(number)
        row.addWidget(words, 1)
        return line
