"""Introduces pages to what other rooms can do for them; the rooms themselves do not know one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from widgets.hours.offers import CONSULTATION
from widgets.parts.commands import CommandAction

if TYPE_CHECKING:
    from console.main_window import MainWindow

TICKETS, HOURS = "tickets", "hours"


class _HoursPage(QObject):
    """Stands for the page of the hours on other pages: that page is made when it is first needed, and stays behind."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def new_consultation(self) -> None:
        """Log a consultation, whichever page is in front."""
        page: Any = self._window.stack.page(HOURS)
        page.new_consultation()


def introduce(page_id: str, page: Any) -> None:
    """Lend the page called `page_id` what it asks of other rooms: the call form tells what is left of the hours."""
    if page_id == TICKETS:
        from models.hours.queries import why_left

        page.calls.hours_left = why_left


def borrowed(window: MainWindow, page_id: str) -> list[CommandAction]:
    """The commands of other pages that stand in the bar of this one; their keys stay with their own page."""
    if page_id != TICKETS or not any(line.id == HOURS for line in window.pages):
        return []
    shown_only = replace(CONSULTATION, primary=False, scope="fallback")
    return [CommandAction(shown_only, _HoursPage(window))]
