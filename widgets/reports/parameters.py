"""What a report is asked for: a named period or two days, and perhaps one contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from models.formats import MOSCOW
from models.reports.lookups import ContractHit, find_contracts
from models.reports.schedule import (
    FIXED,
    LAST_MONTH,
    LAST_QUARTER,
    LAST_WEEK,
    LAST_YEAR,
    PERIODS,
    THIS_MONTH,
    THIS_YEAR,
    days_of,
)
from widgets.parts.flow import FlowLayout
from widgets.parts.form import DateEdit, Option, PickList, UnreadableError
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from models.reports.schedule import Days
    from widgets.parts.tasks import Tasks

NAMED = (THIS_MONTH, LAST_MONTH, LAST_WEEK, LAST_QUARTER, THIS_YEAR, LAST_YEAR)
PERIOD_WIDTH, DAY_WIDTH, CONTRACT_WIDTH = 160, 118, 250


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters as they stand."""

    period: str
    first: date
    last: date
    contracts: tuple[str, ...]


def today() -> date:
    """The Moscow day by the clock of this computer."""
    return datetime.now(UTC).astimezone(MOSCOW).date()


class ContractPick(PickList):
    """Contracts by number or organisation, looked up while somebody types; empty: all of them."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__((), parent, free=True)
        self._tasks = tasks
        self._wanted = ""
        self.asked.connect(self._look_up)

    def matching(self, text: str) -> list[Option]:
        """Everything that the database found: it knows better than the letters shown."""
        return list(self._options) if text else []

    def number(self) -> str:
        """The number that stands there, empty for all contracts."""
        chosen = self.chosen()
        return str(chosen.value) if chosen is not None else self.text().strip()

    def _look_up(self, text: str) -> None:
        self._wanted = text
        self._tasks.read(lambda session: find_contracts(session, text), self._found, self, key="contracts")

    def _found(self, hits: Sequence[ContractHit]) -> None:
        self.set_options([Option(hit.number, hit.number, hit.organisation, "file-text") for hit in hits])
        if self.hasFocus() and self.text() == self._wanted and self.chosen() is None:
            self._offer(self._wanted)


class ParameterBar(QWidget):
    """Period and contract in a line; `changed` when what stands there can be asked for."""

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.period = PickList((), self)
        self.first, self.last = DateEdit(self), DateEdit(self)
        self._dash = QLabel("—", self)
        self.contract = ContractPick(tasks, self)
        self._build()
        self.retranslate()
        self.choose_period(THIS_MONTH)
        self.period.picked.connect(self._period_picked)
        self.first.edited.connect(self._day_edited)
        self.last.edited.connect(self._day_edited)
        self.contract.picked.connect(lambda _option: self.changed.emit())
        self.contract.editingFinished.connect(self.changed)

    def _build(self) -> None:
        px = Theme.current().px
        flow = FlowLayout(self, gap=8, line_gap=8)
        flow.setContentsMargins(0, 2, 0, 2)  # as high as the line of search of the other pages
        self.period.setClearButtonEnabled(False)
        flow.addWidget(self.period)
        days = QWidget(self)
        line = QHBoxLayout(days)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(4))
        set_look(self._dash, "muted")
        for widget in (self.first, self._dash, self.last):
            line.addWidget(widget)
        for edit in (self.first, self.last):
            edit.setClearButtonEnabled(False)
        flow.addWidget(days)
        flow.addWidget(self.contract)
        self._resize()
        Theme.current().changed.connect(self._resize)

    def _resize(self) -> None:
        """As wide as the letters want it."""
        px = Theme.current().px
        self.period.setFixedWidth(px(PERIOD_WIDTH))
        self.contract.setFixedWidth(px(CONTRACT_WIDTH))
        for edit in (self.first, self.last):
            edit.setFixedWidth(px(DAY_WIDTH))

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        titles = {choice.value: translate("choices", choice.title) for choice in PERIODS}
        self.period.set_options([Option(name, titles[name]) for name in (*NAMED, FIXED)])
        self.period.setAccessibleName(self.tr("Period"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.contract.setAccessibleName(self.tr("Contract"))
        self.contract.setPlaceholderText(self.tr("All contracts: number, organisation"))

    def asked(self) -> Asked | None:
        """The parameters; None while a day cannot be read."""
        days = self._days()
        if days is None:
            return None
        number = self.contract.number() if self.contract.isVisibleTo(self) else ""
        return Asked(self._period(), *days, (number,) if number else ())

    def choose_period(self, name: str, days: Days | None = None) -> None:
        """Choose a named period, or two days."""
        self.period.show_value(name)
        if name == FIXED and days is None:
            return
        first, last = days if days is not None else days_of(name, today())
        self.first.show_value(first)
        self.last.show_value(last)

    def show_for(self, uses: frozenset[str]) -> None:
        """Offer only what the report looks at."""
        self.contract.setVisible(bool(uses & {"contracts", "contract"}))
        must = "contract" in uses
        self.contract.setPlaceholderText(
            self.tr("Contract: number, organisation")
            if must
            else self.tr("All contracts: number, organisation")
        )

    def _period(self) -> str:
        chosen = self.period.chosen()
        return str(chosen.value) if chosen is not None else FIXED

    def _days(self) -> tuple[date, date] | None:
        try:
            first, last = self.first.read(), self.last.read()
        except UnreadableError:
            return None
        return (first, last) if first and last else None

    def _period_picked(self, name: object) -> None:
        self.choose_period(str(name))
        if name == FIXED:
            self.first.setFocus()
        else:
            self.changed.emit()

    def _day_edited(self) -> None:
        days = self._days()
        if days is None:
            return
        named = next((name for name in NAMED if days_of(name, today()) == days), None)
        self.period.show_value(named or FIXED)
        self.changed.emit()
