"""The facts of a ticket as quiet pairs: label, value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.fields import by_key
from models.formats import format_clock, joined, normalise_phone
from models.tickets.choices import EFFECTS, PHASES, Priority
from models.tickets.listing import FIELDS
from models.tickets.rules import course_place
from widgets.parts.text import shown_choice, shown_minutes, shown_title, translate
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel
from widgets.tickets.labels import selectable

if TYPE_CHECKING:
    from models.tickets.queries import TicketCard

_FIELDS = by_key(FIELDS)


class CardFacts(QWidget):
    """Pairs of label and value; empty ones are left out. `age_asked` when the working time is to be explained."""

    age_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        px = Theme.current().px
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(1, 1)
        self._shown: list[QWidget] = []

    def show_card(self, card: TicketCard) -> None:
        """Show another ticket."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for row, (label, value) in enumerate(pair for pair in self._pairs(card) if pair[1]):
            judged = label == self.tr("Working time")
            self._add(row, label, self._judged(value) if judged else selectable(value, self))

    def _judged(self, value: str) -> JudgedLabel:
        label = JudgedLabel(value, self)
        label.asked.connect(self.age_asked)
        return label

    def _add(self, row: int, label: str, words: QWidget) -> None:
        name = QLabel(label, self)
        set_look(name, "caption")
        words.setAccessibleName(label)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, row, 0, top)
        self._grid.addWidget(words, row, 1, top)
        self._shown += [name, words]

    def _pairs(self, card: TicketCard) -> list[tuple[str, str]]:
        """Label and value of everything there is to know, in the order in which it is asked for."""
        urgent = card.priority != Priority.NORMAL
        return [
            (shown_title(_FIELDS["caller"]), joined((card.caller, _phone(card.phone), card.email), "\n")),
            (shown_title(_FIELDS["on_behalf_of"]), card.on_behalf_of),
            (shown_title(_FIELDS["organisation"]), card.organisation),
            (shown_title(_FIELDS["contract"]), card.contract_no),
            (
                shown_title(_FIELDS["kind"]),
                joined((shown_choice(_FIELDS["kind"], card.kind), self._incident(card))),
            ),
            (self.tr("Place"), course_place(card.values)),
            (
                shown_title(_FIELDS["outcome"]),
                shown_choice(_FIELDS["outcome"], card.outcome) if card.outcome else "",
            ),
            (shown_title(_FIELDS["assignee"]), card.assignee),
            (
                shown_title(_FIELDS["priority"]),
                shown_choice(_FIELDS["priority"], card.priority) if urgent else "",
            ),
            (self.tr("Tags"), ", ".join(card.tags)),
            (shown_title(_FIELDS["channel"]), self._channel(card)),
            (self.tr("Working time"), self._ages(card)),
            (self.tr("Old number"), card.foreign_number),
        ]

    @staticmethod
    def _incident(card: TicketCard) -> str:
        found = [
            translate("choices", choice.title)
            for choices, value in ((PHASES, card.phase), (EFFECTS, card.effect))
            for choice in choices
            if choice.value == value
        ]
        return joined(found, ", ")

    def _channel(self, card: TicketCard) -> str:
        taken = self.tr("taken by {name}").format(name=card.recorded_by)
        length = format_clock(card.stopwatch_seconds) if card.stopwatch_seconds else ""
        return joined((shown_choice(_FIELDS["channel"], card.channel), taken, length))

    def _ages(self, card: TicketCard) -> str:
        age = shown_minutes(card.age_seconds // 60)
        waited = self.tr("waited {time}").format(time=shown_minutes(card.waited_seconds // 60))
        return joined((age, waited if card.waited_seconds >= 60 else ""))


def _phone(raw: str) -> str:
    return normalise_phone(raw)[1] if raw else ""
