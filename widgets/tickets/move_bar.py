"""What may be done next with a ticket: buttons for its state; a course error asks for its outcome first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from models.errors import InputError
from models.fields import Field, Kind
from models.text import QT_TRANSLATE_NOOP
from models.tickets.choices import OUTCOMES, State
from models.tickets.rules import MOVES, Move, moves_from
from widgets.parts.flow import FlowLayout
from widgets.parts.form import Form
from widgets.parts.icons import wear
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look

OUTCOME = Field(
    key="outcome", title=QT_TRANSLATE_NOOP("fields", "Outcome"), kind=Kind.CHOICE, choices=OUTCOMES
)
REASON = Field(key="reason", title=QT_TRANSLATE_NOOP("fields", "Reason"), kind=Kind.TEXT)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
USUAL = {
    State.NEW: "take",
    State.WORK: "solve",
    State.WAITING: "resume",
    State.SOLVED: "close",
    State.CLOSED: "",
    State.REFUSED: "",
}
"""The step that most tickets take from a state: its button is the primary one."""


class StepButton(QPushButton):
    """A step; the second press of a double click was meant for what stood here before the first one."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing."""
        event.accept()


@dataclass(frozen=True, slots=True)
class _Stands:
    """How the ticket stands that the bar is about."""

    number: int
    state: State
    needs_outcome: bool
    outcome: str


class MoveBar(QWidget):
    """`asked(name, outcome, reason)` when a step is wanted; the same from a key through `ask`.

    Whatever a colleague does to the ticket meanwhile, what was typed or chosen here stays, and so does the focus on a
    step that is still offered.
    """

    asked = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "surface")
        self.form = Form((OUTCOME, REASON), self)
        self._stands: _Stands | None = None
        self._asked = ""
        self._awaits = ""  # the step that was asked for and only lacks an outcome
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.form)
        holder = QWidget(self)
        holder.setObjectName("ticket.step")  # the window disables it where nobody may change a ticket
        self._line = FlowLayout(holder, gap=8)
        column.addWidget(holder)
        self.buttons = {step.name: self._button(step) for step in MOVES}

    def show_state(self, number: int, state: State, *, needs_outcome: bool, outcome: str) -> None:
        """Offer the steps out of `state`; an outcome that was not touched here follows that of the ticket."""
        stands, before = _Stands(number, state, needs_outcome, outcome), self._stands
        if stands == before:
            return
        self._stands, self._awaits = stands, ""
        steps = moves_from(state)
        fields = set()
        if needs_outcome and state not in (State.CLOSED, State.REFUSED):
            fields.add("outcome")
        if any(step.needs_reason for step in steps):
            fields.add("reason")
        self._let_go(fields)
        for key in ("outcome", "reason"):
            self.form.set_shown(key, key in fields)
        if before is None or before.number != number:
            self.form.show_values({"outcome": outcome or None, "reason": None})
        elif (self.form.value("outcome") or "") == before.outcome:
            self.form.show_values({"outcome": outcome or None})
        self.form.setVisible(bool(fields))
        self._offer_steps()

    def _let_go(self, fields: set[str]) -> None:
        """Take the focus from what is about to go; Qt would put it on whatever comes next by Tab."""
        focus = self.window().focusWidget()
        leaving: list[QWidget] = [button for name, button in self.buttons.items() if not self.may(name)]
        leaving += [self.form.cell(key) for key in ("outcome", "reason") if key not in fields]
        if focus is not None and any(each is focus or each.isAncestorOf(focus) for each in leaving):
            self.rest_focus()

    def rest_focus(self) -> None:
        """Have the focus where no key does anything; Tab leads on to the steps."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """From where the focus rests Tab leads on to the first step."""
        first = next((button for button in self.buttons.values() if not button.isHidden()), None)
        if not (onward and self.hasFocus() and first is not None):
            return super().focusNextPrevChild(onward)
        first.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _offer_steps(self) -> None:
        state = self._stands.state if self._stands is not None else State.NEW
        for step in MOVES:
            button, primary = self.buttons[step.name], USUAL[state] == step.name
            button.setText(translate("moves", step.title))
            set_look(button, "primary" if primary else "")
            wear(button, step.icon, "on_accent" if primary else "muted")
            button.setVisible(self.may(step.name))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._stands is not None:
            self._offer_steps()

    def ask(self, name: str) -> None:
        """Ask for a step with the outcome and the reason that stand here; what is not shown is not said either."""
        outcome, reason = (
            "" if self.form.cell(key).isHidden() else str(self.form.value(key) or "")
            for key in ("outcome", "reason")
        )
        self._asked, self._awaits = name, ""
        self.asked.emit(name, outcome, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on an outcome chooses it and takes the step that asked for one."""
        chip = self.window().focusWidget()
        on_outcome = isinstance(chip, QPushButton) and self.form.cell("outcome").isAncestorOf(chip)
        if event.key() not in ENTER or not isinstance(chip, QPushButton) or not on_outcome:
            super().keyPressEvent(event)
            return
        if not chip.isChecked():
            chip.click()
        if self._awaits:
            self.ask(self._awaits)

    def may(self, name: str) -> bool:
        """Whether the step leads out of the state shown."""
        return self._stands is not None and any(step.name == name for step in moves_from(self._stands.state))

    def show_errors(self, error: InputError) -> None:
        """Mark what the step still needs and go there."""
        self.form.show_errors(error)
        self._awaits = self._asked if "outcome" in error.fields else ""
        for key in ("outcome", "reason"):
            if key in error.fields:
                self.form.cell(key).widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _button(self, step: Move) -> StepButton:
        button = StepButton(self)
        button.clicked.connect(lambda _checked=False: self.ask(step.name))
        self._line.addWidget(button)
        button.hide()
        return button
