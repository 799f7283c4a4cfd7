"""What is known of the caller's organisation: contract, hours left, responsible persons, earlier tickets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from models.formats import format_date, joined
from models.tickets.listing import FIELDS
from widgets.parts.text import shown, shown_choice, shown_moment
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel
from widgets.tickets.links import ElidedLink

if TYPE_CHECKING:
    from models.agreement.verdict import Verdict
    from models.contracts.queries import AppointmentRow, ContractRow
    from models.tickets.queries import TicketLine

SHOWN = 2
_STATE = next(field for field in FIELDS if field.key == "state")


@dataclass(frozen=True, slots=True)
class Known:
    """What the database knows of a caller: the contract, the person, the last tickets, what is left of the hours."""

    contract: ContractRow
    person: AppointmentRow | None
    earlier: tuple[TicketLine, ...]
    hours_left: Verdict | None


class CallerFacts(QWidget):
    """Some quiet lines under the gate; `record_asked(number)` when an earlier ticket is clicked."""

    record_asked = Signal(int)
    hours_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        set_look(self._words, "muted")
        self.hours = JudgedLabel(parent=self, colour="muted")
        self.hours.asked.connect(self.hours_asked)
        self._tickets: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(2))
        self._column.addWidget(self._words)
        self._column.addWidget(self.hours)
        self.hide()

    def text(self) -> str:
        """What is said now."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Nothing is known."""
        self.hide()
        for button in self._tickets:
            button.hide()
            button.deleteLater()
        self._tickets = []

    def show_known(self, known: Known) -> None:
        """Say what is known."""
        self.clear()
        contract = known.contract
        until = self.tr("contract {number} until {end}").format(
            number=contract.number, end=format_date(contract.ends_on)
        )
        lines = [joined((joined((contract.organisation, contract.locality), ", "), until))]
        if known.person is None and contract.present:
            names = ", ".join(one.name for one in contract.present)
            lines.append(self.tr("Responsible persons: {names}").format(names=names))
        self._words.setText("\n".join(lines))
        self.hours.setVisible(known.hours_left is not None)
        if known.hours_left is not None:
            self.hours.set_text(shown(known.hours_left.sentence), "muted")
        for line in known.earlier[:SHOWN]:
            self._add(line)
        self.show()

    def _add(self, line: TicketLine) -> None:
        words = joined(
            (str(line.id), shown_moment(line.received_at), shown_choice(_STATE, line.state), line.summary)
        )
        button = ElidedLink(words, self)
        button.clicked.connect(lambda _checked=False: self.record_asked.emit(line.id))
        self._tickets.append(button)
        self._column.addWidget(button)
