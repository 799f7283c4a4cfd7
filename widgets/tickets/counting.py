"""Keeps the counts beside the names of the views true: asked a moment after a change, once for many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from widgets.parts.context import Context
from widgets.tickets.views import NO_OPERATOR, ViewSet

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.queries import ViewCounts
    from widgets.parts.views import Views

COUNT_AFTER = 150


class Counting(QObject):
    """Counts the built-in views along the open tickets, then has the saved ones counted."""

    def __init__(self, context: Context, view_set: ViewSet, views: Views) -> None:
        super().__init__(views)
        self._context = context
        self._view_set = view_set
        self._views = views
        self._soon = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._soon.timeout.connect(self._ask)
        view_set.counted.connect(views.set_counts)

    def soon(self) -> None:
        """Something has changed: count, but not after every single change."""
        self._soon.start()

    def _ask(self) -> None:
        actor = self._context.actor
        me = NO_OPERATOR if actor is None or actor.id is None else actor.id
        self._context.tasks.read(partial(_counts, me=me), self._counted, self, key="counts")

    def _counted(self, counts: ViewCounts) -> None:
        self._view_set.long_wait_since = counts.long_wait_since
        self._view_set.count_saved()
        self._views.set_counts(self._view_set.numbers(counts))


def _counts(session: Session, *, me: int) -> ViewCounts:
    from models.tickets.queries import view_counts

    return view_counts(session, me)
