"""The empty line that always stands ready at the end of a register: type, Enter, and the next one."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.errors import InputError, KnownError
from models.hours.accounts import ContractFacts
from models.hours.choices import Channel
from models.hours.drafts import ConsultationDraft
from models.hours.ledger import QuotaSpent
from models.hours.lookups import topics
from models.hours.rules.callers import NO_PATRONYMIC, Role, parse_person
from widgets.hours import fields
from widgets.hours.consultation_fields import FIELD_OF, THREE_NAMES
from widgets.hours.pickers import CallerList
from widgets.hours.topic_list import TopicList
from widgets.parts.form import Form, TextEdit
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from widgets.parts.context import Context

WHEN = replace(fields.AT, width=120)
WHO = replace(fields.CALLER, width=230)
WHAT = replace(fields.TOPIC, width=190)
LENGTH = replace(fields.MINUTES, required=True, width=90)
ASKED = replace(fields.QUESTION, width=200)


class EntryLine(QWidget):
    """Editors in a line for one contract's school; Enter in any of them posts, Up goes back to the lines above."""

    saved = Signal(object)
    left_up = Signal()

    def __init__(self, context: Context, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._line = line
        self._contract: ContractFacts | None = None
        self._key = str(uuid.uuid4())
        self.callers = CallerList(context.tasks)
        self.topics = TopicList()
        self.form = Form(parent=self)
        self.form.add_line(WHEN, (WHO, self.callers), (WHAT, self.topics), LENGTH, (ASKED, TextEdit()))
        self.form.add(fields.REASON)
        self.form.editor("at").setPlaceholderText(self.tr("now"))
        self.form.set_shown("reason", False)
        set_look(self, "surface")
        column = QVBoxLayout(self)
        px = Theme.current().px
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.addWidget(self.form)
        for key in self.form.raw():
            editor = self.form.cell(key).widget
            if isinstance(editor, QLineEdit):
                editor.returnPressed.connect(self.save)
        self.setFocusProxy(self.form.cell("at").widget)
        context.tasks.read(topics, self.topics.set_topics, self)

    def show_contract(self, contract: ContractFacts) -> None:
        """Post to this contract from now on."""
        self._contract = contract

    def save(self) -> None:
        """Check the line and hand it on."""
        contract, values = self._contract, self.form.check()
        if values is None or contract is None:
            return
        try:
            person = parse_person(self.callers.name_typed())
        except ValueError:
            self.form.show_errors(InputError({"caller": THREE_NAMES}))
            return
        self.saved.emit(
            ConsultationDraft(
                client_key=self._key,
                at=values["at"],
                line=self._line,
                channel=Channel.PHONE,
                topic=self.topics.topic(),
                surname=person.surname,
                name=person.name,
                patronymic=person.patronymic or NO_PATRONYMIC,
                role=Role.TEACHER,
                contract_id=contract.id,
                organisation_id=contract.organisation_id,
                question=values["question"] or "",
                minutes=values["minutes"],
                reason=values.get("reason") or "",
            )
        )

    def settle(self) -> None:
        """It was posted: the next empty line."""
        self._key = str(uuid.uuid4())
        self.form.show_values(dict.fromkeys(self.form.raw()))
        self.form.set_shown("reason", False)
        self.form.clear_errors()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: Exception) -> None:
        """Posting failed: say it where it belongs; what was typed stays."""
        if isinstance(error, QuotaSpent):
            self.form.set_shown("reason", True)
            self.form.show_errors(InputError({"reason": error.todo or error.happened}))
        elif isinstance(error, InputError):
            self.form.show_errors(
                InputError({FIELD_OF.get(key, key): text for key, text in error.fields.items()})
            )
        elif isinstance(error, KnownError):
            self.context.notices.failure(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up goes to the last line of the register."""
        if event.key() == Qt.Key.Key_Up and not event.modifiers():
            self.left_up.emit()
        else:
            super().keyPressEvent(event)
