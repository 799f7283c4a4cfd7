"""What the page offers for the chosen row beside its other commands: answers from templates, the menu of the row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command, context_menu, does
from widgets.parts.page import Page
from widgets.tickets.answer_box import TEMPLATE
from widgets.tickets.template_list import open_templates

if TYPE_CHECKING:
    from widgets.parts.grid import Grid
    from widgets.tickets.details import TicketView


FIRST = ("take", "ask", "solve", "close", "reopen", "assign", "template", "edit")
"""What is done to a single ticket, in the order of its life; the rest follows."""


class TemplateCommands(Page):
    """Mixed into the page of the tickets."""

    grid: Grid

    def chosen_numbers(self) -> list[int]:
        """The tickets that a command is about."""
        raise NotImplementedError

    def details(self) -> TicketView | None:
        """The ticket in the panel."""
        raise NotImplementedError

    def open_ticket(self, number: int) -> None:
        """Show a ticket in the panel and go there."""
        raise NotImplementedError

    @does(replace(TEMPLATE, scope="page", context=True))
    def answer_from_template(self) -> None:
        """Go to the answer to the current one of the chosen tickets and offer the templates there."""
        numbers, current = self.chosen_numbers(), self.grid.current_id()
        number = current if current is not None and current in numbers else numbers[0]
        self.open_ticket(number)
        view = self.details()
        if view is None:
            return

        def loaded(shown: int) -> None:
            if shown == number == view.number:  # what fills the fields is known now
                view.box.ask_templates()

        view.loaded.connect(loaded, Qt.ConnectionType.SingleShotConnection)

    def can_answer_from_template(self) -> bool:
        """A ticket is chosen."""
        return bool(self.chosen_numbers())

    @command(
        "ticket.templates",
        QT_TRANSLATE_NOOP("commands", "Answer templates: rename, delete…"),
        icon="file-text",
        menu="tickets",
    )
    def manage_templates(self) -> None:
        """List the templates to rename or delete them."""
        open_templates(self.context)

    def offer_menu(self, at: QPoint) -> None:
        """Open the menu of the chosen rows."""
        menu = context_menu(self, self.grid)
        menu.addActions(sorted(menu.actions(), key=_place))  # what is there already moves to its place
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        first = next((each for each in menu.actions() if each.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)


def _place(action: QAction) -> int:
    name = action.objectName().partition(".")[2]
    return FIRST.index(name) if name in FIRST else len(FIRST)
