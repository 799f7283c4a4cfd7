"""The open calls: each a tab of the right panel with its own stopwatch and draft, whichever page is in front."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from models.errors import KnownError
from models.formats import joined
from widgets.parts.context import Context
from widgets.parts.draft_file import Draft
from widgets.tickets.call_form import CallForm
from widgets.tickets.call_keeper import CALL, FILE
from widgets.tickets.caller_part import HoursLeft

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PREFIX = "call:"
LONGEST = 14  # letters of a caller on a tab


class Calls(QObject):
    """Opens call forms; `saved(number, joined)` when one of them was stored, perhaps as a report of another ticket."""

    saved = Signal(int, bool)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.hours_left: HoursLeft | None = None

    def new(self) -> CallForm:
        """Open a form; its stopwatch runs from now on."""
        return self._open(CallForm(self._context, self.hours_left))

    def forms(self) -> list[CallForm]:
        """The open forms from left to right."""
        tabs = (self._context.panel.tab(key) for key in self._context.panel.keys())  # noqa: SIM118 (no mapping)
        return [tab for tab in tabs if isinstance(tab, CallForm)]

    def in_front(self) -> bool:
        """Whether a call is what the panel shows."""
        return self._context.panel.current_key().startswith(PREFIX)

    def go_on(self, alone: QWidget) -> None:
        """A call is stored and its tab gone: the next one gets a focus that a button or `alone` has, else `alone`."""
        focus = QApplication.focusWidget()
        if focus is not None and focus is not alone and not isinstance(focus, QAbstractButton):
            return
        if self.in_front():
            self._context.panel.focus_first()
        elif alone.isVisible():
            alone.setFocus()

    def restore(self, draft: Draft) -> None:
        """Open what an earlier run has left behind; the files of a call come with it."""
        if draft.kind != CALL or self._context.panel.tab(PREFIX + draft.key) is not None:
            return
        form = self._open(CallForm(self._context, self.hours_left, draft.key))
        form.restore(draft.data, self._files_of(draft.key))

    def _files_of(self, key: str) -> list[Mapping[str, Any]]:
        left = self._context.drafts.pending()
        return [
            one.data
            for one in sorted(left, key=lambda one: one.key)
            if one.kind == FILE and one.data["call"] == key
        ]

    def _open(self, form: CallForm) -> CallForm:
        key, panel = PREFIX + form.client_key, self._context.panel
        form.renamed.connect(lambda title: self._name(key, form, title))
        form.saved.connect(lambda number, refused: self._saved(key, form, number, refused=refused))
        panel.open(key, form, form.title())
        return form

    def _name(self, key: str, form: CallForm, title: str) -> None:
        """Beside other calls a tab is known by who calls; alone it has room for the clock."""
        who = form.caller.field.text().strip()
        first = who.partition(" ")[0].rstrip(",;·")
        short = first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"
        shown = short if short and len(self.forms()) > 1 else title
        self._context.panel.set_title(key, shown, joined((title, who)))

    def _saved(self, key: str, form: CallForm, number: int, *, refused: bool) -> None:
        parent = None if refused else form.similar.parent_id
        self._context.panel.close_tab(key, ask=False)
        undo: Callable[[], object] | None = None
        said = self.tr("Ticket {number} is recorded")
        if refused:
            said = self.tr("Refusal recorded: ticket {number}")
        elif parent is not None:
            said = self.tr("Ticket {number} is recorded and joined to {parent}")
            undo = partial(self._part, number, parent)
        self._context.notices.toast(said.format(number=number, parent=parent), undo)
        self.saved.emit(number, parent is not None)

    def _part(self, number: int, parent: int) -> None:
        """The call is recorded all the same, but as a ticket of its own."""

        def work(session: Session) -> object:
            from models.tickets.operations.relations import leave_parent

            return leave_parent(session, [number])

        said = self.tr("Ticket {number} is no longer joined to {parent}").format(number=number, parent=parent)
        self._context.tasks.write(
            work, lambda _: self._context.notices.toast(said), self, failed=self._refused
        )

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._context.notices.failure(error)
