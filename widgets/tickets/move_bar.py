"""What may be done next with a ticket: buttons for its state; a course error asks for its outcome first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from models.errors import InputError
from models.fields import Field, Kind
from models.text import QT_TRANSLATE_NOOP
from models.tickets.choices import OUTCOMES, State
from models.tickets.rules import Move, moves_from
from widgets.parts.flow import FlowLayout
from widgets.parts.form import Form
from widgets.parts.icons import wear
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look

OUTCOME = Field(
    key="outcome", title=QT_TRANSLATE_NOOP("fields", "Outcome"), kind=Kind.CHOICE, choices=OUTCOMES
)
REASON = Field(key="reason", title=QT_TRANSLATE_NOOP("fields", "Reason"), kind=Kind.TEXT)
USUAL = {
    State.NEW: "take",
    State.WORK: "solve",
    State.WAITING: "resume",
    State.SOLVED: "close",
    State.CLOSED: "",
    State.REFUSED: "",
}
"""The step that most tickets take from a state: its button is the primary one."""


class MoveBar(QWidget):
    """`asked(name, outcome, reason)` when a step is wanted; the same from a key through `ask`."""

    asked = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "surface")
        self.form = Form((OUTCOME, REASON), self)
        self._state = State.NEW
        self._stands: tuple[int, State, bool, str] | None = None
        self._buttons: list[QPushButton] = []
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.form)
        holder = QWidget(self)
        self._line = FlowLayout(holder, gap=8)
        column.addWidget(holder)

    def show_state(self, number: int, state: State, *, needs_outcome: bool, outcome: str) -> None:
        """Offer the steps out of `state`; while the ticket stands as it stood, what is typed here stays too."""
        stands = (number, state, needs_outcome, outcome)
        if stands == self._stands:
            return
        self._stands = stands
        self._state = state
        steps = moves_from(state)
        self.form.set_shown("outcome", needs_outcome and state not in (State.CLOSED, State.REFUSED))
        self.form.set_shown("reason", any(step.needs_reason for step in steps))
        self.form.show_values({"outcome": outcome or None, "reason": None})
        self.form.setVisible(any(not self.form.cell(key).isHidden() for key in ("outcome", "reason")))
        self._offer_steps()

    def _offer_steps(self) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(step) for step in moves_from(self._state)]

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._stands is not None:
            self._offer_steps()

    def ask(self, name: str) -> None:
        """Ask for a step with the outcome and the reason that stand here."""
        outcome = self.form.value("outcome") or ""
        self.asked.emit(name, str(outcome), self.form.value("reason") or "")

    def may(self, name: str) -> bool:
        """Whether the step leads out of the state shown."""
        return any(step.name == name for step in moves_from(self._state))

    def show_errors(self, error: InputError) -> None:
        """Mark what the step still needs and go there."""
        self.form.show_errors(error)
        for key in ("outcome", "reason"):
            if key in error.fields:
                self.form.cell(key).widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _button(self, step: Move) -> QPushButton:
        primary = USUAL[self._state] == step.name
        button = QPushButton(translate("moves", step.title), self)
        set_look(button, "primary" if primary else "")
        wear(button, step.icon, "on_accent" if primary else "muted")
        button.clicked.connect(lambda _checked=False: self.ask(step.name))
        self._line.addWidget(button)
        return button
