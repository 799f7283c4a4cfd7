"""The page of the tickets: search, views, the list, and the calls and details in the panel beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer

from models.storage.changes import Changes
from models.storage.listing import Query
from models.text import QT_TRANSLATE_NOOP
from models.tickets.listing import LISTING, TicketListing
from widgets.parts.commands import refresh_all
from widgets.parts.context import Context
from widgets.parts.draft_file import Draft
from widgets.parts.export import Exporter
from widgets.parts.grid import Grid
from widgets.parts.page import Page
from widgets.parts.row_model import RowModel
from widgets.parts.text import shown
from widgets.parts.whereabouts import LastEntered
from widgets.tickets.calls import Calls
from widgets.tickets.completion import Completion
from widgets.tickets.counting import Counting
from widgets.tickets.details import TicketView
from widgets.tickets.handling import Handling
from widgets.tickets.mass_watch import MassWatch
from widgets.tickets.page_commands import PageCommands
from widgets.tickets.searched import Searched
from widgets.tickets.template_commands import TemplateCommands
from widgets.tickets.view_form import ViewForm
from widgets.tickets.view_switch import ViewSwitch
from widgets.tickets.views import MINE, OPEN, ViewSet

DETAILS = "ticket"
PREVIEW_AFTER = 90  # ms: walking along the list with the arrow keys asks for one ticket only


class TicketsPage(PageCommands, TemplateCommands, Page):
    """Every ticket of the desk in one list; nothing here waits for the database."""

    id = "tickets"
    title = QT_TRANSLATE_NOOP("pages", "Tickets")
    icon = "inbox"
    watches = frozenset(
        {"ticket", "ticket_note", "ticket_attachment", "ticket_link", "operator", "saved_view"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.calls = Calls(context, self)
        self.handling = Handling(context, self)
        self.exporter = Exporter(context, self)
        self.mass = MassWatch(context, self.handling, self)
        self.model = RowModel(context.tasks, LISTING, self)
        self.grid = Grid(self, key="tickets", memory=context.settings, name=self.tr("Tickets"))
        self.view_set = ViewSet(context, self)
        self.searched = Searched(self)
        self._entered = LastEntered(lambda: (self.grid, self.details()), self)
        self._waiting_number: int | None = None
        self._preview = QTimer(self, singleShot=True, interval=PREVIEW_AFTER)
        self._build()
        self._connect()

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        line = self.add_search(self.tr("Words, number, phone, status:new grade:7 …"))
        self.completion = Completion(line, self.context.tasks)
        self.add_buttons()
        self.counting = Counting(self.context, self.view_set, self.add_views(self.view_set.titles()))
        self.grid.setModel(self.model)
        self.body.addWidget(self.grid, 1)
        self.grid.empty.offer(self.tr("New call"), "F2", self.calls.new)
        line.hits.follow(self.model, self._hits)
        line.hits.count_chosen(self.grid.selectionModel())

    def _connect(self) -> None:
        assert self.search is not None  # noqa: S101 (made a moment ago)
        assert self.views is not None  # noqa: S101
        self.completion.found.connect(self.view_set.learn)
        self.switch = ViewSwitch(self.view_set, self.search, self.views, self)
        self.switch.entered.connect(self._wear_layout)
        self.switch.turned.connect(self._set_query)
        self.searched.changed.connect(lambda: self.grid.mark(self.searched.found))
        self.search.left_down.connect(self.grid.setFocus)
        self.grid.chosen.connect(lambda _: self._preview.start())
        self.grid.opened.connect(self.open_ticket)
        self.grid.typed.connect(self.search.type_on)
        self.grid.menu_asked.connect(self.offer_menu)
        self.grid.selectionModel().selectionChanged.connect(lambda *_: refresh_all(self))
        self.model.ready.connect(self._ready)
        self.calls.saved.connect(self._call_saved)
        self.view_set.changed.connect(self.counting.soon)
        self._preview.timeout.connect(self._show_chosen)
        self.context.tasks.signed_in.connect(self._signed_in)

    # -- the list --------------------------------------------------------------------------------------------

    def reload(self, changes: Changes | None) -> None:
        """Ask again; the shown rows, the selection and the place stay until the new rows are there."""
        if self.model.query is None:
            self._set_query()
        else:
            self.model.refresh(changes)
        if changes is None or "saved_view" in changes.tables:
            self.view_set.load()
        self.view_set.note(changes)
        self.counting.soon()
        self.mass.look_at(changes)
        view = self.details()
        if view is not None and changes is not None:
            view.reload()

    def query(self) -> Query:
        """What the list shows: the view, narrowed by the search line, in the order of the header."""
        return self.view_set.query(
            self.view_set.current, self.search.text() if self.search else "", self.grid.order()
        )

    def beginning(self) -> tuple[TicketListing, Query]:
        """What the list shows when the program starts again: the first view, nothing searched for."""
        return LISTING, self.view_set.query(OPEN, "", self.grid.order())

    def _set_query(self) -> None:
        self.model.set_query(self.query())
        words = self.view_set.understood(self.search.text()).words if self.search else ""
        self.searched.look_for(words)
        self._say_emptiness(bool(words or (self.search and self.search.text())))
        self._say_problems()

    def _hits(self, count: int) -> str:
        """How many tickets the list has."""
        return self.tr("%n ticket(s)", "", count)

    def _say_emptiness(self, searching: bool) -> None:
        if searching:
            self.grid.empty.say(
                self.tr("Nothing found"),
                self.tr("Esc in the search line shows everything again. Any form of a word will do."),
                "search",
            )
        else:
            self.grid.empty.say(
                self.tr("Nothing here"), self.tr("New calls and e-mails appear here by themselves.")
            )

    def _say_problems(self) -> None:
        problems = self.view_set.understood(self.search.text()).problems if self.search else ()
        if problems:
            self.context.notices.bar("tickets:search", " ".join(map(shown, problems)), "warn")
        else:
            self.context.notices.clear("tickets:search")

    # -- views -----------------------------------------------------------------------------------------------

    def _wear_layout(self, key: str) -> None:
        """A saved view brings its columns along; a built-in one takes what is there."""
        layout = self.view_set.layout(key)
        if layout is not None:
            self.grid.set_layout_state(layout)

    def _signed_in(self) -> None:
        """The window stands before the operator is known: what is his own is asked again."""
        if self.model.query is None:
            return
        self.view_set.load()
        self.counting.soon()
        if self.view_set.current == MINE:
            self._set_query()

    def name_view(self) -> None:
        """Ask for a name and keep the list under it."""
        form = ViewForm(self.views or self, dict(self.view_set.titles()).values())
        form.named.connect(lambda name, shared: self.view_set.save(name, self.state(), shared=shared))
        form.open()

    def export_list(self) -> None:
        """Ask where to, then write the list as it stands."""
        title = dict(self.view_set.titles())[self.view_set.current]
        words = [title, *([self.search.text()] if self.search and self.search.text() else [])]
        self.exporter.export_grid(
            self.grid, self.model, "models.tickets.listing:LISTING", self.tr("Tickets"), words
        )

    # -- the panel -------------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        number = self.grid.current_id()
        free = self.grid.hasFocus() or not self.calls.in_front()  # nothing by itself may cover a running call
        free = free and self.isVisible() and not self.context.panel.is_used_beside(DETAILS)
        if number is not None and free:
            self._show_ticket(number, focus=False)

    def open_ticket(self, number: int) -> None:
        """Show a ticket in the panel and go there."""
        self._preview.stop()
        self._show_ticket(number, focus=True)

    def _show_ticket(self, number: int, *, focus: bool) -> None:
        view = self.details()
        if view is None:
            view = TicketView(self.context, self.searched)
            view.ticket_asked.connect(self.open_ticket)
            view.move_asked.connect(self._move_asked)
            self.handling.serve(view)
        view.show_ticket(number)
        self.context.panel.open(DETAILS, view, view.title(), focus=focus)

    def _move_asked(self, name: str, outcome: str, reason: str) -> None:
        view = self.details()
        if view is not None and view.card is not None:
            self.handling.move_shown(view, name, outcome, reason)

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a ticket that another page, a notice or the command line has named."""
        del kind
        if not self.grid.select_id(record_id):
            self._waiting_number = record_id
        self.open_ticket(record_id)

    def _ready(self) -> None:
        if self._waiting_number is not None:
            number, self._waiting_number = self._waiting_number, None
            self.grid.select_id(number)

    def _call_saved(self, number: int, joined: bool) -> None:
        """A call was stored: it will be chosen in the list; joined to another ticket, it leaves that one in sight."""
        self._waiting_number = None if joined else number
        self.calls.go_on(self.grid)
        self._preview.stop()  # the list has the focus again, but nobody has chosen anything there

    def chosen_numbers(self) -> list[int]:
        """The tickets that a command is about: the one in the panel while one is in there, else the chosen rows."""
        view = self.details()
        shown = [view.number] if view is not None and view.number else []
        return shown if shown and self._entered.last is view else self.grid.selected_ids() or shown

    def explain(self) -> bool:
        """F1 in the list: why the gate answered as it did on the chosen ticket."""
        return self.grid.hasFocus() and (view := self.details()) is not None and view.explain()

    def details(self) -> TicketView | None:
        """The ticket in the panel, if one is shown."""
        view = self.context.panel.tab(DETAILS)
        return view if isinstance(view, TicketView) else None

    # -- drafts and languages --------------------------------------------------------------------------------

    def restore_draft(self, draft: Draft) -> None:
        """Open what an earlier run has left behind."""
        self.calls.restore(draft)
        self.handling.restore(draft)

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        if self.search is not None:
            self.search.set_words(self.tr("Words, number, phone, status:new grade:7 …"))
        self.switch.follow()
        self.counting.soon()

    def state(self) -> Mapping[str, Any]:
        """The list as it stands, for a saved view."""
        return {
            "search": self.search.text() if self.search else "",
            "view": self.view_set.base(self.view_set.current),
            "layout": self.grid.layout_state(),
        }
