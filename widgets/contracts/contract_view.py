"""A contract laid out to be read: state, term, hours, its one or two persons, those before them, and the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.contracts.choices import STATES
from models.contracts.queries import AppointmentRow, ContractRow, HistoryLine
from models.contracts.rules import MOST_PERSONS, Standing, State
from models.formats import format_date, joined
from widgets.contracts.history import events
from widgets.contracts.labels import Heading, rule, words
from widgets.contracts.person_card import PersonCard
from widgets.contracts.refusal import Refusal
from widgets.parts.form import Caption
from widgets.parts.icons import wear
from widgets.parts.pill import Pill
from widgets.parts.text import shown_minutes
from widgets.parts.theme import Theme, set_look


class ContractView(QWidget):
    """One contract as it is today; the buttons' wishes go out as signals."""

    person_wanted = Signal(str, object)  # what (widgets.contracts.person_card), the appointment
    why = Signal(object)
    appoint = Signal()

    def __init__(self, row: ContractRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.cards: list[PersonCard] = []
        self.setAccessibleName(row.number)
        self._column = QVBoxLayout(self)
        px = Theme.current().px
        self._column.setContentsMargins(0, 0, px(12), px(8))
        self._column.setSpacing(px(8))
        self._head()
        self._facts()
        self._people()
        self._former()
        self._column.addStretch(1)

    def _head(self) -> None:
        row = self.row
        line = QHBoxLayout()
        pill = Pill(self)
        pill.show_choice(next(choice for choice in STATES if choice.value == row.state))
        line.addWidget(pill)
        line.addStretch(1)
        self._column.addLayout(line)
        self._column.addWidget(words(row.organisation, self, "title"))
        place = joined((row.locality, row.region), ", ")
        if place:
            self._column.addWidget(words(place, self, "muted"))

    def _facts(self) -> None:
        row = self.row
        term = self.tr("{start} — {end}").format(
            start=format_date(row.starts_on), end=format_date(row.ends_on)
        )
        signed = format_date(row.signed_on) if row.signed_on else self.tr("not signed yet")
        pair = QHBoxLayout()
        pair.setSpacing(Theme.current().px(16))
        pair.addLayout(self._fact(self.tr("Valid"), term), 3)
        pair.addLayout(self._fact(self.tr("Signed"), signed), 2)
        self._column.addLayout(pair)
        hours = shown_minutes(row.quota_minutes)
        self._column.addLayout(self._fact(self.tr("Methodological hours a year"), hours))
        if row.note:
            self._column.addLayout(self._fact(self.tr("Note"), row.note))

    def _fact(self, title: str, value: str) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(Caption(title, self))
        cell.addWidget(words(value, self))
        return cell

    def _people(self) -> None:
        present = self.row.present
        remark = self.tr("{count} of {most}").format(count=len(present), most=MOST_PERSONS)
        self._column.addWidget(Heading(self.tr("Responsible persons"), remark, self))
        if self.row.state in {State.ACTIVE, State.ENDING} and not any(
            one.standing is Standing.RESPONSIBLE for one in present
        ):
            nobody = Refusal(self)
            nobody.say(
                self.tr("Nobody may ask for technical support yet: there is no trained person."), tone="warn"
            )
            self._column.addWidget(nobody)
        for number, one in enumerate(present):
            self._add_card(one, "", apart=number > 0)
        if len(present) < MOST_PERSONS:
            add = QPushButton(self.tr("Add a responsible person…"), self)
            set_look(add, "quiet")
            wear(add, "user-plus")
            add.clicked.connect(lambda _checked=False: self.appoint.emit())
            line = QHBoxLayout()
            line.addWidget(add)
            line.addStretch(1)
            self._column.addLayout(line)

    def _former(self) -> None:
        former = [one for one in self.row.appointments if one.standing is Standing.FORMER]
        if not former:
            return
        self._column.addWidget(Heading(self.tr("Before them"), str(len(former)), self))
        successors = {one.replaces_id: one.name for one in self.row.appointments}
        for number, one in enumerate(former):
            self._add_card(one, successors.get(one.id, ""), apart=number > 0)

    def _add_card(self, one: AppointmentRow, successor: str, *, apart: bool) -> None:
        if apart:
            self._column.addWidget(rule(self))
        card = PersonCard(one, successor, self)
        card.wanted.connect(self.person_wanted)
        card.why.connect(self.why)
        self.cards.append(card)
        self._column.addWidget(card)


class HistoryView(QWidget):
    """What happened to a contract and its people, the newest first."""

    def __init__(self, lines: Sequence[HistoryLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        px = Theme.current().px
        column.setContentsMargins(0, 0, px(12), px(8))
        column.setSpacing(px(10))
        for event in events(lines):
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(words(event.who, self, "caption"))
            cell.addWidget(words("\n".join(event.words), self))
            column.addLayout(cell)
        if column.count() == 0:
            column.addWidget(words(self.tr("Nothing was recorded."), self, "muted"))
        column.addStretch(1)
