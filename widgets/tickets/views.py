"""The views of the tickets: the built-in ones, and those that somebody has saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from models.formats import fold, to_moscow
from models.storage.kept_counts import KeptCounts
from models.storage.listing import Query
from models.text import QT_TRANSLATE_NOOP
from models.tickets.choices import OPEN_STATES, Kind, State
from models.tickets.listing import LISTING
from models.tickets.search_words import ME, NOBODY
from models.tickets.searchline import SearchLine, parse
from widgets.parts.context import Context
from widgets.parts.text import translate

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.desk.queries import ViewRow
    from models.storage.changes import Changes
    from models.tickets.queries import ViewCounts

CONTEXT = "ticket_views"
PAGE = "tickets"
OPEN, MINE, NEW, UNASSIGNED, WAITING, TODAY, ERRORS, MASS, REFUSED, ALL = (
    *("open", "mine", "new", "unassigned", "waiting", "today", "course_errors", "mass", "refused", "all"),
)
BUILT_IN = (
    (OPEN, QT_TRANSLATE_NOOP("ticket_views", "All open")),
    (MINE, QT_TRANSLATE_NOOP("ticket_views", "Mine")),
    (NEW, QT_TRANSLATE_NOOP("ticket_views", "New")),
    (UNASSIGNED, QT_TRANSLATE_NOOP("ticket_views", "Unassigned")),
    (WAITING, QT_TRANSLATE_NOOP("ticket_views", "Waiting for over 2 days")),
    (ERRORS, QT_TRANSLATE_NOOP("ticket_views", "Course errors")),
    (MASS, QT_TRANSLATE_NOOP("ticket_views", "Mass incidents")),
    (TODAY, QT_TRANSLATE_NOOP("ticket_views", "Today")),
    (REFUSED, QT_TRANSLATE_NOOP("ticket_views", "Refusals")),
    (ALL, QT_TRANSLATE_NOOP("ticket_views", "All")),
)
SAVED = "saved:"
NO_OPERATOR = 0
"""Ids begin at 1: while nobody is signed in, nothing is «mine»."""

_IS_OPEN: dict[str, object] = {"state": OPEN_STATES}


class ViewSet(QObject):
    """Knows the views, which one is shown, and what each filters; `changed` when saved views came or went."""

    changed = Signal()
    stored = Signal(str, bool)  # a view is kept: its key, and whether it was taken back
    counted = Signal(object)  # {key: number} of saved views

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._saved: dict[str, ViewRow] = {}
        self._names: dict[str, frozenset[str]] = {}  # of several words
        self._awaited: tuple[str, bool] | None = None
        self._counts = KeptCounts(LISTING, "ticket", also={"operator"}, searched={"ticket_note"})
        self.current = OPEN
        self.long_wait_since = datetime.now(UTC)

    def titles(self) -> list[tuple[str, str]]:
        """Key and title of every view in the order of the line."""
        built_in = [(key, translate(CONTEXT, title)) for key, title in BUILT_IN]
        return [*built_in, *((key, view.name) for key, view in self._saved.items())]

    def filters(self, key: str) -> dict[str, object]:
        """What a view filters by."""
        if key == MINE:
            return _IS_OPEN | {"assignee": "me"}
        built_in: dict[str, dict[str, object]] = {
            OPEN: _IS_OPEN,
            NEW: {"state": (State.NEW,)},
            UNASSIGNED: _IS_OPEN | {"assignee": NOBODY},
            WAITING: {"waiting_since": self.long_wait_since},
            TODAY: {"since": to_moscow(datetime.now(UTC)).date()},
            ERRORS: _IS_OPEN | {"kind": (Kind.COURSE_ERROR,)},
            MASS: _IS_OPEN | {"mass": True},
            REFUSED: {"state": (State.REFUSED,)},
        }
        return built_in[key] if key in built_in else self._saved_filters(key)

    def _saved_filters(self, key: str) -> dict[str, object]:
        view = self._saved.get(key)
        return self.filters(view.definition.get("view", ALL)) if view else {}

    def base(self, key: str) -> str:
        """The built-in view beneath a saved one: a shared view must not hang on one that others do not see."""
        view = self._saved.get(key)
        return (
            self.base(str(view.definition.get("view", ALL)))
            if view
            else ALL
            if key.startswith(SAVED)
            else key
        )

    def words(self, key: str) -> str:
        """What a saved view puts into the search line."""
        view = self._saved.get(key)
        return str(view.definition.get("search", "")) if view else ""

    def layout(self, key: str) -> Mapping[str, Any] | None:
        """Columns, widths and order of a saved view; None for a built-in one, which takes what is there."""
        view = self._saved.get(key)
        return view.definition.get("layout") if view else None

    def query(self, key: str, line: str, order: tuple[tuple[str, bool], ...] = ()) -> Query:
        """What a view shows, narrowed by the search line."""
        asked = self.understood(line)
        filters: dict[str, object] = {**self.filters(key), **asked.filters}
        if filters.get("assignee") == ME:
            actor = self._context.actor
            filters["assignee"] = actor.id if actor is not None and actor.id is not None else NO_OPERATOR
        return Query(asked.words, filters, order)

    def understood(self, line: str) -> SearchLine:
        """What a line asks for, with the names that this desk knows."""
        return parse(line, self._names)

    def learn(self, name: str, values: Sequence[str]) -> None:
        """These are values of the filter `name`: they are understood without quotes from now on."""
        more = (fold(value) for value in values if " " in value.strip())
        self._names[name] = frozenset({*self._names.get(name, ()), *more})

    def note(self, changes: Changes | None) -> None:
        """Remember what the counts have to look at."""
        self._counts.note(changes)

    def count_saved(self) -> None:
        """Count the saved views, and everything; only what has changed since the last time is looked at."""
        queries = {key: self.query(key, self.words(key)) for key in (REFUSED, ALL, *self._saved)}
        counts = self._counts
        self._context.tasks.read(
            lambda session: counts.counts(session, queries), self.counted.emit, self, key="counts"
        )

    def numbers(self, counts: ViewCounts) -> dict[str, int]:
        """The counts under the keys of their views."""
        return {
            OPEN: counts.open,
            MINE: counts.mine,
            NEW: counts.new,
            UNASSIGNED: counts.unassigned,
            WAITING: counts.long_waiting,
            TODAY: counts.today,
            ERRORS: counts.course_errors,
            MASS: counts.mass,
        }

    # -- saved views -----------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for the saved views: the shared ones and the operator's own."""
        actor = self._context.actor
        me = actor.id if actor is not None else None

        def query(session: Session) -> tuple[list[ViewRow], dict[str, list[str]]]:
            from models.desk.queries import saved_views
            from models.tickets.search_values import names_of_words

            return saved_views(session, PAGE, me), names_of_words(session)

        self._context.tasks.read(query, self._loaded, self, key="views")

    def _loaded(self, answer: tuple[Sequence[ViewRow], Mapping[str, Sequence[str]]]) -> None:
        views, names = answer
        for name, values in names.items():
            self.learn(name, values)
        saved = {f"{SAVED}{view.id}": view for view in views}
        if saved != self._saved:
            self._saved = saved
            self.changed.emit()
        if self._awaited is not None and self._awaited[0] in saved:
            key, restored = self._awaited
            self._awaited = None
            self.stored.emit(key, restored)

    def knows(self, key: str) -> bool:
        """Whether there is such a view (still)."""
        return key in self._saved or not key.startswith(SAVED)

    def is_saved(self, key: str) -> bool:
        """Whether a view was saved by somebody, and can be removed."""
        return key in self._saved

    def save(self, name: str, definition: Mapping[str, Any], *, shared: bool, restored: bool = False) -> None:
        """Keep the list as it stands under a name, or take back one that was removed."""
        actor = self._context.actor
        owner = None if shared or actor is None else actor.id

        def work(session: Session) -> int:
            from models.desk.operations import save_view

            return save_view(session, PAGE, name, dict(definition), owner)

        self._context.tasks.write(work, lambda number: self._stored(number, restored), self)

    def _stored(self, number: int, restored: bool) -> None:
        self._awaited = (f"{SAVED}{number}", restored)
        self.load()

    def remove(self, key: str) -> None:
        """Forget a saved view; it can be taken back."""
        view = self._saved.get(key)
        if view is None:
            return
        view_id, kept = view.id, view

        def work(session: Session) -> None:
            from models.desk.operations import delete_view

            delete_view(session, view_id)

        self._context.tasks.write(work, lambda _: self._removed(kept), self)

    def _removed(self, view: ViewRow) -> None:
        said = self.tr("View «{name}» is removed").format(name=view.name)
        self._context.notices.toast(said, lambda: self._take_back(view))
        self.load()

    def _take_back(self, view: ViewRow) -> None:
        self.save(view.name, view.definition, shared=view.owner_id is None, restored=True)
