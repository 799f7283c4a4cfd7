"""Opens the list of whom to call back: by command at any time, and by itself when a mass incident is dealt with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.tickets.callbacks import CallbackFamily, callback_families
from widgets.parts.context import Context
from widgets.tickets.callbacks import CallbackList

if TYPE_CHECKING:
    from models.tickets.operations.handling import Callback

CALLBACKS = "callbacks"


class CallingBack(QObject):
    """One tab in the right panel with the mass incidents that are dealt with and those who wait for word."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def after(self, callbacks: Iterable[Callback]) -> None:
        """Tickets were dealt with whose callers are to be told: show the list, the focus stays where it is."""
        self._look_up([one.ticket_id for one in callbacks], asked=False)

    def open(self, numbers: Sequence[int]) -> None:
        """Show whom to call about the mass incidents that these tickets belong to, or say that there is nobody."""
        self._look_up(numbers, asked=True)

    def _look_up(self, numbers: Sequence[int], *, asked: bool) -> None:
        query, key = partial(callback_families, numbers=list(numbers)), "asked" if asked else "after"
        self._context.tasks.read(query, lambda found: self._found(found, asked=asked), self, key=key)

    def _found(self, families: Sequence[CallbackFamily], *, asked: bool) -> None:
        if any(family.dealt_with for family in families):
            self._show(families, focus=asked)
        elif asked and families:
            said = self.tr("Mass incident {number} is not answered yet: there is nothing to call back with.")
            self._context.notices.toast(said.format(number=families[0].number), tone="accent")
        elif asked:
            self._context.notices.toast(self.tr("This is not part of a mass incident."), tone="accent")

    def _show(self, families: Sequence[CallbackFamily], *, focus: bool) -> None:
        panel = self._context.panel
        view = panel.tab(CALLBACKS)
        if not isinstance(view, CallbackList):
            view = CallbackList(self._context)
            view.ticket_asked.connect(lambda number: self._context.show_record("ticket", number))
            view.over.connect(lambda: panel.close_tab(CALLBACKS))
        view.add(families)
        panel.open(CALLBACKS, view, self.tr("Call back"), focus=focus)
