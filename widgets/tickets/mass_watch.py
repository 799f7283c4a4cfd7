"""Notices when many of a sort come at once, and offers to make one mass incident of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.storage.changes import EVERYTHING, Changes
from models.tickets.similar import MassHint, mass_hint
from widgets.parts.context import Context
from widgets.tickets.handling import Handling

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BAR = "tickets:mass"


class MassWatch(QObject):
    """Looks at each new ticket, whoever has taken it; the bar goes when the incidents are joined."""

    def __init__(self, context: Context, handling: Handling, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._handling = handling
        self._newest = EVERYTHING

    def look_at(self, changes: Changes | None) -> None:
        """Ask about the newest of the tickets that came; changes of old ones say nothing."""
        newest = max(changes.ids("ticket"), default=EVERYTHING) if changes is not None else EVERYTHING
        if newest > self._newest:
            self._newest = newest
            self._context.tasks.read(partial(_hint, number=newest), self.show_hint, self, key="hint")

    def show_hint(self, hint: MassHint | None) -> None:
        """Offer to join, or say nothing."""
        if hint is None:
            return
        count = len(hint.others) + 1
        text = self.tr("%n similar incident(s) within 15 minutes: {summary}", "", count)
        action = (self.tr("Join them"), partial(self._join, hint))
        self._context.notices.bar(BAR, text.format(summary=hint.parent.summary), "warn", action)

    def _join(self, hint: MassHint) -> None:
        """Make them one; who takes that back is offered it again."""
        self._context.notices.clear(BAR)
        numbers = [hint.parent.id, *hint.others]
        self._handling.family.join(numbers, undone=partial(self.show_hint, hint))


def _hint(session: Session, *, number: int) -> MassHint | None:
    from models.storage.database import now

    return mass_hint(session, number, now(session))
