"""Correcting a ticket after the call: the same fields again; a colleague's changes are joined or asked about.

What is typed is kept in the drafts at once, with the values that it replaces: brought back after a crash, it meets
what a colleague has changed meanwhile as if it had never been away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.errors import InputError, KnownError
from models.fields import Field, by_key
from models.fields import Kind as FieldKind
from models.storage.merge import FieldClash
from models.text import QT_TRANSLATE_NOOP
from models.tickets import choices
from models.tickets.listing import FIELDS
from widgets.parts.commands import action, command
from widgets.parts.context import Context
from widgets.parts.form import Clashes, Form
from widgets.parts.page import CommandButton
from widgets.parts.presence_line import PresenceLine
from widgets.parts.theme import Theme, set_look
from widgets.tickets.matter_part import COURSE, EFFECT, INCIDENT, PHASE

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.queries import TicketCard

EDIT = "tickets.edit"
"""The kind of draft of a correction that was not saved."""
EMAIL = Field(key="email", title=QT_TRANSLATE_NOOP("fields", "E-mail"), kind=FieldKind.TEXT)
"""Any text: a mail server's own address is none that a form would take, and it came with the letter."""
_KNOWN = by_key(FIELDS)
_NAMES = {"contract": "contract_no"}
"""Where the form's key is not the column's name."""


def key_of(number: int) -> str:
    """The key of the draft of what is corrected of a ticket."""
    return f"edit:{number}"


class EditForm(QWidget):
    """A tab with the ticket's fields; `done` when it is saved. `draft` is what an earlier form has left behind."""

    done = Signal()

    def __init__(self, context: Context, number: int, draft: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self._context = context
        self._number = number
        self._draft = draft
        self._before: dict[str, Any] | None = None
        self._untouched: dict[str, str] = {}
        self._overtaken: dict[str, Any] = {}
        self._saved = False
        self.form = Form(parent=self)
        self.clashes = Clashes(self.form, {column: key for key, column in _NAMES.items()})
        self.form.add(replace(_KNOWN["kind"], choices=choices.KINDS))
        for field in (_KNOWN["caller"], _KNOWN["phone"], EMAIL, _KNOWN["contract"], _KNOWN["organisation"]):
            self.form.add(field)
        self.form.add_line(*(replace(_KNOWN[key], width=90) for key in COURSE))
        self.form.add_line(PHASE, EFFECT)
        for key in ("description", "on_behalf_of", "outcome"):
            self.form.add(_KNOWN[key])
        self.form.changed.connect(self._changed)
        self.others = PresenceLine(context.tasks, "ticket", self)
        self.others.look_at(number)
        self._arrange()
        context.tasks.read(self._ask, self._show, self, failed=self._failed)

    def _arrange(self) -> None:
        px = Theme.current().px
        inside = QWidget()
        set_look(inside, "surface")
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(px(16), px(12), px(16), px(12))
        fields.addWidget(self.form)
        fields.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # see ScrollColumn
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(scroll, "surface")
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        self._state = QLabel(self)
        set_look(self._state, "caption")
        foot.addWidget(self._state, 1)
        foot.addWidget(CommandButton(action(self, "ticket.correct"), self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.others)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _ask(self, session: Session) -> TicketCard:
        from models.tickets.queries import ticket_card

        return ticket_card(session, self._number)

    def _show(self, card: TicketCard) -> None:
        names = [_NAMES.get(key, key) for key in self.form.keys()]  # noqa: SIM118 (no mapping)
        self._before = {name: card.values[name] for name in names}
        self._fill(self._before)
        self._untouched = self.form.raw()
        if self._draft is not None:
            self._bring_back(self._before, self._draft)
        self._fit()
        self.form.focus_first()

    def _fill(self, values: Mapping[str, Any]) -> None:
        keys = self.form.keys()
        self.form.show_values(
            {key: None if (value := values[_NAMES.get(key, key)]) == "" else value for key in keys}
        )

    # -- drafts ----------------------------------------------------------------------------------------------

    def _bring_back(self, now: dict[str, Any], draft: Mapping[str, Any]) -> None:
        """Put back what was typed; a field that nobody had touched shows what the ticket has become since."""
        self._fill({name: draft["before"].get(name, value) for name, value in now.items()})
        seen = self.form.raw()
        typed = {key: text for key, text in draft["texts"].items() if seen.get(key, text) != text}
        self._before = now | {name: draft["before"][name] for name in (_NAMES.get(key, key) for key in typed)}
        self.form.set_raw({**self._untouched, **typed})
        self._say_kept()

    def _changed(self, key: str) -> None:
        if key == "kind":
            self._fit()
        self.keep()

    def keep(self) -> None:
        """Keep what is typed now; a form that says what the ticket says needs no draft."""
        if self._before is None or self._saved:
            return
        texts = self.form.raw()
        if texts == self._untouched:
            self._context.drafts.drop(self.draft_key)
        else:
            data = {"number": self._number, "texts": texts, "before": self._before | self._asked_about()}
            self._context.drafts.keep(self.draft_key, EDIT, data)
        self._say_kept()

    def _asked_about(self) -> dict[str, Any]:
        """The old values of the fields whose question is open: brought back, they are asked about again."""
        rows = {_NAMES.get(key, key): row for key, row in self.clashes.rows.items()}
        return {
            name: value
            for name, value in self._overtaken.items()
            if name in rows and rows[name].takes_theirs is None
        }

    def _say_kept(self) -> None:
        self._state.setText(self.tr("draft kept") if self.form.raw() != self._untouched else "")

    @property
    def draft_key(self) -> str:
        """The key of this form's draft, for the window."""
        return key_of(self._number)

    # -- fields of a kind ------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Show the fields of the kind and hide those of the others."""
        kind = self.form.value("kind")
        for key in COURSE:
            self.form.set_shown(key, kind == choices.Kind.COURSE_ERROR)
        for key in INCIDENT:
            self.form.set_shown(key, kind == choices.Kind.INCIDENT)
        self.form.set_shown("outcome", kind == choices.Kind.COURSE_ERROR)

    @command(
        "ticket.correct",
        QT_TRANSLATE_NOOP("commands", "Save the correction"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="check",
        menu="tickets",
        primary=True,
        scope="widget",
    )
    def save(self) -> None:
        """Store what has been changed."""
        values, before = self.form.check(), self._before
        if values is None or before is None or self.clashes.undecided():
            return
        after = {
            _NAMES.get(key, key): "" if value is None and key != "grade" else value
            for key, value in values.items()
        }
        number = self._number

        def work(session: Session) -> None:
            from models.tickets.operations import edit_ticket

            edit_ticket(session, number, before, after)

        self._context.tasks.write(work, lambda _: self._stored(), self, failed=self._failed)

    def _stored(self) -> None:
        self._saved = True
        self._context.drafts.drop(self.draft_key)
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, InputError):
            names = {column: key for key, column in _NAMES.items()}
            self.form.show_errors(
                InputError({names.get(key, key): text for key, text in error.fields.items()})
            )
        elif isinstance(error, FieldClash):
            self._rebase({clash.field: clash.theirs for clash in error.clashes})
            self.clashes.ask(error)
        elif isinstance(error, KnownError):
            self._context.notices.failure(error)

    def _rebase(self, theirs: dict[str, Any]) -> None:
        """The next try begins from what the colleague wrote; another kind has emptied the fields of the old one."""
        before = self._before or {}
        self._overtaken |= {name: before[name] for name in theirs if name in before}
        emptied = dict.fromkeys((*COURSE, *INCIDENT)) if "kind" in theirs else {}
        self._before = before | emptied | theirs
