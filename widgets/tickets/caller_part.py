"""Who is calling: the field that finds the caller, the gate's answer, what is known, and what has to be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.agreement.verdict import Answer, Verdict
from models.fields import Field, by_key
from models.fields import Kind as FieldKind
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.choices import TECHNICAL_LINE, Kind
from models.tickets.listing import FIELDS
from widgets.parts.context import Context
from widgets.parts.form import Caption, ErrorLine, Form
from widgets.parts.text import shown
from widgets.parts.theme import Theme
from widgets.tickets.caller_comeback import CallerComeback
from widgets.tickets.caller_facts import CallerFacts, Known
from widgets.tickets.caller_field import CallerChoice, CallerField
from widgets.tickets.gate_line import GateLine

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HoursLeft = Callable[["Session", int, "datetime | None"], Verdict]
"""What is left of a contract's hours, with its reasons; the console lends it from the room of the hours."""

_KNOWN = by_key(FIELDS)
REASON = Field(
    key="override_reason",
    title=QT_TRANSLATE_NOOP("fields", "Reason for taking the call all the same"),
    kind=FieldKind.TEXT,
)
ASKED = ("caller", "contract", "organisation", "phone")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the gate is asked; the same question is not asked twice."""

    number: str
    person: str


class CallerPart(QWidget):
    """The upper half of the call form; `changed` at every edit, `settled` when the caller was picked."""

    changed = Signal()
    settled = Signal()

    def __init__(
        self, context: Context, hours_left: HoursLeft | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._hours_left = hours_left
        self._asked: _Asked | None = None
        self._gated = True
        self.began = datetime.now(UTC)
        self.head = QHBoxLayout()
        self.caption = Caption(self.tr("Who is calling"), self)
        self.field = CallerField(context.tasks, self)
        self.caption.setBuddy(self.field)
        self.error = ErrorLine(self)
        self.gate = GateLine(self)
        self.facts = CallerFacts(self)
        self.form = Form(parent=self)
        for key in ASKED:
            self.form.add(replace(_KNOWN[key], required=False))
        self.form.add(REASON)
        self.comeback = CallerComeback(self, context.tasks)
        self._arrange()
        self._connect()
        self._fit()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(4))
        self.head.addWidget(self.caption, 1)
        column.addLayout(self.head)
        parts: tuple[QWidget, ...] = (self.field, self.error, self.gate, self.facts, self.form)
        for part in parts:
            column.addWidget(part)

    def _connect(self) -> None:
        self.field.picked.connect(self._picked)
        self.field.dropped.connect(self._dropped)
        self.field.entered.connect(self.settled)
        self.field.textEdited.connect(self._edited)
        self.form.changed.connect(self._form_changed)
        self.gate.asked.connect(self._why)
        self.facts.record_asked.connect(lambda number: self._context.show_record("ticket", number))
        self.facts.hours_asked.connect(self._why_hours)

    # -- values ----------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """What is known of the caller, as a draft wants it."""
        choice = self.field.choice or CallerChoice(self.field.text().strip())
        typed = {key: self.form.value(key) or "" for key in (*ASKED, REASON.key)}
        reason = {"override_reason": typed[REASON.key] if self.is_refused else ""}
        if choice.contract is None:
            return reason | {
                "caller": typed["caller"] or choice.said,
                "contract_no": typed["contract"],
                "organisation": typed["organisation"],
                "phone": typed["phone"],
            }
        person = choice.person
        return reason | {
            "contract_id": choice.contract.id,
            "contract_no": choice.contract.number,
            "organisation_id": choice.contract.organisation_id,
            "organisation": choice.contract.place_name,
            "person_id": person.person_id if person else None,
            "caller": person.name if person else typed["caller"],
            "phone": typed["phone"],
        }

    def raw(self) -> dict[str, Any]:
        """Everything typed, for the draft file; what a draft has brought stays as it was until somebody types."""
        if (kept := self.comeback.raw()) is not None:
            return kept
        choice = self.field.choice
        picked = choice is not None and choice.contract is not None
        return {
            "text": self.field.text(),
            "said": choice.said if choice else "",
            "number": choice.contract.number if choice and picked and choice.contract else "",
            "person": choice.person.name if choice and choice.person else "",
            "form": self.form.raw(),
        }

    def restore(self, raw: Mapping[str, Any]) -> None:
        """Put back what `raw` gave; the caller is looked for again."""
        self.comeback.begin(raw, self.began)

    def ask_again(self) -> None:
        """Ask the gate about the words that stand in the fields now."""
        self._ask_gate()

    def _edited(self, _text: str) -> None:
        """Somebody types another caller: what a draft has brought is past."""
        self.comeback.forget()
        self.changed.emit()

    # -- errors ----------------------------------------------------------------------------------------------

    def say_error(self, text: str) -> None:
        """Say what is wrong with the caller, beneath the field, and go there."""
        self.error.say(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_errors(self, problems: Mapping[str, Text]) -> bool:
        """Mark what a rule refused about the caller and go there; False when nothing concerns this part."""
        names = {"contract_no": "contract", "organisation": "organisation", "caller": "caller"}
        found = {names[key]: text for key, text in problems.items() if key in names}
        if not found:
            return False
        first = next(iter(found))
        if self.form.cell(first).isHidden():
            self.say_error(shown(found[first]))
            return True
        for key, text in found.items():
            self.form.set_error(key, text)
        self.form.cell(first).widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def is_refused(self) -> bool:
        """Whether the gate said no."""
        return self.gate.verdict is not None and self.gate.verdict.verdict == Answer.REFUSED

    def ask_for_reason(self) -> None:
        """The gate says no and nobody has said why the call is taken: ask."""
        self._fit()
        self.form.set_error(
            REASON.key, self.tr("Record the refusal, or say why the call is taken all the same")
        )
        self.form.cell(REASON.key).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the caller and the gate -----------------------------------------------------------------------------

    def set_kind(self, kind: Kind) -> None:
        """A methodology question needs no gate."""
        self._gated = kind != Kind.METHODOLOGY
        self._asked = None
        self._ask_gate()

    def _picked(self, choice: CallerChoice) -> None:
        if not self.comeback.runs:
            self.comeback.forget()
        self.error.say("")
        self.form.show_values({"caller": choice.said if choice.contract is None else None})
        self._fit()
        self._ask_known(choice)
        self._ask_gate()
        self.changed.emit()
        self.settled.emit()

    def _dropped(self) -> None:
        self._asked = None
        self.gate.show_verdict(None)
        self.facts.clear()
        self._fit()

    def _form_changed(self, key: str) -> None:
        if key in ("caller", "contract"):
            self._ask_gate()
        self.changed.emit()

    def _fit(self) -> None:
        """Show the fields for what the registry does not know."""
        choice = self.field.choice
        known = choice is not None and choice.contract is not None
        for key in ("contract", "organisation", "phone"):
            self.form.set_shown(key, choice is not None and not known)
        self.form.set_shown("caller", choice is not None and choice.person is None)
        self.form.set_shown(REASON.key, self.is_refused)
        self.form.setVisible(any(not self.form.cell(key).isHidden() for key in (*ASKED, REASON.key)))

    def _ask_known(self, choice: CallerChoice) -> None:
        if choice.contract is None:
            self.facts.clear()
            return
        contract, hours_left = choice.contract, self._hours_left

        def query(session: Session) -> Known:
            from models.tickets.queries import earlier_tickets

            left = hours_left(session, contract.id, None) if hours_left else None
            return Known(
                contract, choice.person, tuple(earlier_tickets(session, contract.organisation_id)), left
            )

        self._context.tasks.read(query, self.facts.show_known, self, key="known")

    def _ask_gate(self) -> None:
        values = self.values()
        asked = _Asked(values["contract_no"], values["caller"])
        if self.field.choice is None or not self._gated:
            self._context.tasks.forget(self, "gate")
            self._asked = None
            self.gate.show_verdict(None)
            self._fit()
        elif asked != self._asked:
            self._asked = asked
            self._context.tasks.read(self._question(asked), self._answered, self, key="gate")

    def _question(self, asked: _Asked) -> Callable[..., Verdict]:
        """What is asked in a worker: as of the moment the call began, or as of another one."""
        began = self.began

        def judge(session: Session, at: datetime | None = None) -> Verdict:
            from models.contracts.gate import GateQuestion
            from models.contracts.gate_query import judge_call
            from models.storage.database import by_server

            moment = at or by_server(session, began)
            return judge_call(session, GateQuestion(TECHNICAL_LINE, asked.number, asked.person, moment))

        return judge

    def _answered(self, verdict: Verdict) -> None:
        self.gate.show_verdict(verdict)
        self._fit()

    def _why_hours(self) -> None:
        choice, hours_left = self.field.choice, self._hours_left
        if choice is not None and choice.contract is not None and hours_left is not None:
            number = choice.contract.id
            self._context.why(lambda session, at: hours_left(session, number, at))

    def _why(self) -> None:
        if self._asked is not None:
            self._context.why(self._question(self._asked))
