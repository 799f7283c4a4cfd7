"""What can be done on the page of the tickets, each thing with its key; the method is the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command
from widgets.tickets.family_commands import FamilyCommands

if TYPE_CHECKING:
    from widgets.parts.page import SearchLine
    from widgets.tickets.calls import Calls
    from widgets.tickets.details import TicketView
    from widgets.tickets.views import ViewSet


class PageCommands(FamilyCommands):
    """The commands of the page; mixed into it."""

    calls: Calls
    search: SearchLine | None
    view_set: ViewSet

    def details(self) -> TicketView | None:
        """The ticket in the panel."""
        raise NotImplementedError

    def name_view(self) -> None:
        """Ask for the name of a view."""
        raise NotImplementedError

    def export_list(self) -> None:
        """Write the list as a workbook."""
        raise NotImplementedError

    @command(
        "ticket.new",
        QT_TRANSLATE_NOOP("commands", "Call"),
        shortcut="F2",
        icon="phone",
        menu="tickets",
        primary=True,
        scope="window",
    )
    def new_call(self) -> None:
        """Take a call, whichever page is in front."""
        self.calls.new()

    @command(
        "ticket.filter",
        QT_TRANSLATE_NOOP("commands", "Filter"),
        shortcut="Ctrl+Shift+F",
        icon="filter",
        menu="tickets",
        toolbar=True,
    )
    def filter(self) -> None:
        """Filter the list by state, kind, contract, organisation and period."""
        self.handling.open_filter(self.search)

    @command(
        "ticket.excel",
        QT_TRANSLATE_NOOP("commands", "Excel"),
        shortcut="Ctrl+E",
        icon="file-spreadsheet",
        menu="tickets",
        toolbar=True,
    )
    def excel(self) -> None:
        """Write the list as it stands as a workbook: filter, order, columns."""
        self.export_list()

    @command(
        "ticket.find",
        QT_TRANSLATE_NOOP("commands", "Search the tickets"),
        shortcut="F3",
        icon="search",
        menu="tickets",
    )
    def find_tickets(self) -> None:
        """Go to the search line."""
        if self.search is not None:
            self.search.setFocus()
            self.search.selectAll()

    @command(
        "ticket.take",
        QT_TRANSLATE_NOOP("commands", "Take"),
        shortcut="F7",
        icon="circle-play",
        menu="tickets",
        context=True,
    )
    def take(self) -> None:
        """Take the chosen tickets into one's own hands."""
        self.handling.move_chosen(self.chosen_numbers(), "take", self.details())

    @command(
        "ticket.ask",
        QT_TRANSLATE_NOOP("commands", "Wait for information"),
        shortcut="Shift+F7",
        icon="circle-pause",
        menu="tickets",
        context=True,
    )
    def ask(self) -> None:
        """The clock stops until the caller answers."""
        self.handling.move_chosen(self.chosen_numbers(), "ask", self.details())

    @command(
        "ticket.solve",
        QT_TRANSLATE_NOOP("commands", "Solve"),
        shortcut="F8",
        icon="circle-check",
        menu="tickets",
        context=True,
    )
    def solve(self) -> None:
        """The matter is dealt with."""
        self.handling.move_chosen(self.chosen_numbers(), "solve", self.details())

    @command(
        "ticket.close",
        QT_TRANSLATE_NOOP("commands", "Close"),
        shortcut="Shift+F8",
        icon="lock",
        menu="tickets",
        context=True,
    )
    def close_tickets(self) -> None:
        """Close the chosen tickets; a course error with its outcome."""
        self.handling.move_chosen(self.chosen_numbers(), "close", self.details())

    @command(
        "ticket.reopen",
        QT_TRANSLATE_NOOP("commands", "Reopen"),
        icon="rotate-ccw",
        menu="tickets",
        context=True,
    )
    def reopen(self) -> None:
        """Work on it again."""
        self.handling.move_chosen(self.chosen_numbers(), "reopen", self.details())

    @command(
        "ticket.assign",
        QT_TRANSLATE_NOOP("commands", "Give to…"),
        shortcut="Ctrl+Shift+A",
        icon="user-plus",
        menu="tickets",
        context=True,
    )
    def assign(self) -> None:
        """Put the chosen tickets into somebody's hands."""
        self.handling.offer_operators(self.chosen_numbers(), self.grid)

    @command(
        "ticket.edit",
        QT_TRANSLATE_NOOP("commands", "Correct…"),
        shortcut="Shift+F2",
        icon="pencil",
        menu="tickets",
        context=True,
    )
    def correct(self) -> None:
        """Correct what was written down: the current one of the chosen tickets."""
        numbers = self.chosen_numbers()
        current = self.grid.current_id()
        self.handling.edit(current if current is not None and current in numbers else numbers[0])

    def can_correct(self) -> bool:
        """A ticket is chosen."""
        return bool(self.chosen_numbers())

    @command(
        "ticket.priority",
        QT_TRANSLATE_NOOP("commands", "Priority…"),
        icon="flag",
        menu="tickets",
        context=True,
    )
    def priority(self) -> None:
        """Say what is looked at first."""
        self.handling.offer_priorities(self.chosen_numbers(), self.grid)

    @command(
        "ticket.tag",
        QT_TRANSLATE_NOOP("commands", "Tag…"),
        icon="tag",
        menu="tickets",
        context=True,
    )
    def tag(self) -> None:
        """Give the chosen tickets a tag, or take it away."""
        self.handling.offer_tags(self.chosen_numbers(), self.grid)

    @command(
        "ticket.course_map",
        QT_TRANSLATE_NOOP("commands", "Map of course errors"),
        shortcut="Ctrl+Shift+E",
        icon="map",
        menu="tickets",
    )
    def course_map(self) -> None:
        """Show where in the courses the errors are."""
        self.handling.show_course_map(self.search)

    @command(
        "ticket.import",
        QT_TRANSLATE_NOOP("commands", "Import the log of an old desk…"),
        icon="upload",
        menu="tickets",
    )
    def import_log(self) -> None:
        """Move in with the history of another help desk."""
        self.handling.open_import()

    @command(
        "ticket.save_view",
        QT_TRANSLATE_NOOP("commands", "Keep this view…"),
        shortcut="Ctrl+Shift+S",
        icon="bookmark",
        menu="tickets",
    )
    def save_view(self) -> None:
        """Give filter, words, order and columns a name."""
        self.name_view()

    @command(
        "ticket.remove_view",
        QT_TRANSLATE_NOOP("commands", "Remove this view"),
        icon="trash",
        menu="tickets",
    )
    def remove_view(self) -> None:
        """Forget the saved view that is shown."""
        self.view_set.remove(self.view_set.current)

    def can_remove_view(self) -> bool:
        """A saved view is shown."""
        return self.view_set.is_saved(self.view_set.current)

    def can_take(self) -> bool:
        """A ticket is chosen."""
        return bool(self.chosen_numbers())

    can_ask = can_solve = can_close_tickets = can_reopen = can_assign = can_priority = can_tag = can_take
