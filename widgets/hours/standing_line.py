"""What stands beside a consultation from the first moment: the contract, what is left, and whether it may be given."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.formats import format_date, joined
from models.hours.lookups import Standing
from widgets.hours.bars import BalanceBar
from widgets.parts.form import IconLabel, ValueLabel
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel import JudgedLabel, look_of


class StandingLine(QFrame):
    """The verdict in its colour, the contract in small print, the bar of the year; `asked` when «почему?» is wanted."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.standing: Standing | None = None
        self._icon = IconLabel("", "muted", 16, self)
        self._words = JudgedLabel("", self)
        self._contract = ValueLabel("", parent=self)
        self._bar = BalanceBar(self)
        self._words.asked.connect(self.asked)
        set_look(self._contract, "caption")
        self._build()
        self.hide()

    def _build(self) -> None:
        px = Theme.current().px
        top = QHBoxLayout()
        top.setSpacing(px(6))
        top.addWidget(self._icon)
        top.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(4))
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._contract)

    def show_standing(self, standing: Standing) -> None:
        """Show how the school stands now."""
        self.standing = standing
        look = look_of(standing.verdict.verdict)
        set_look(self, "verdict", tone=look.tone)
        self._icon.choose(look.icon, look.tone)
        self._words.set_text(shown(standing.verdict.sentence), look.tone)
        state = standing.state
        self._bar.setVisible(state is not None)
        self._contract.setVisible(state is not None)
        if state is not None:
            self._bar.show_balance(state.balance)
            self._contract.set_value(self._small_print(standing))
        self.show()

    def sentence(self) -> str:
        """What is said now."""
        return self._words.text()

    def _small_print(self, standing: Standing) -> str:
        state = standing.state
        if state is None:
            return ""
        ends = self.tr("valid until {day}").format(day=format_date(state.contract.term.ends_on))
        year = self.tr("hours until {day}").format(day=format_date(state.shown.last))
        return joined(
            (state.contract.number, ends, year if state.shown.last != state.contract.term.ends_on else "")
        )
