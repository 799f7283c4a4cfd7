"""The pages of the window in the order of the side bar: one line a page, imported when it is first needed."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from console.settings import Settings
    from widgets.parts.page import Page

CONTEXT = "pages"
LAST_PAGE = "window.page"  # the settings remember it under this name


def load(target: str) -> Any:
    """Import what `module:Name` names."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)


@dataclass(frozen=True, slots=True)
class PageLine:
    """The right panel: tabs shared by all pages (calls, details, «почему?», help).

    It folds and never blocks the list.
    """

    id: str
    title: str  # source string of the context «pages»
    icon: str
    target: str  # module:Class
    records: frozenset[str] = frozenset()  # kinds of records that its open_record(kind, id) can show
    keys: str = ""  # of a page below the line; those above have Ctrl+1, Ctrl+2 …

    def load(self) -> type[Page]:
        """Import the page's class."""
        loaded: type[Page] = load(self.target)
        return loaded


PAGES: tuple[PageLine, ...] = (
    PageLine(
        "tickets",
        QT_TRANSLATE_NOOP("pages", "Tickets"),
        "inbox",
        "widgets.tickets.page:TicketsPage",
        frozenset({"ticket"}),
    ),
    PageLine(
        "contracts",
        QT_TRANSLATE_NOOP("pages", "Contracts"),
        "file-text",
        "widgets.contracts.page:ContractsPage",
        frozenset({"contract", "person", "licensee"}),
    ),
    PageLine(
        "hours",
        QT_TRANSLATE_NOOP("pages", "Hours"),
        "timer",
        "widgets.hours.page:HoursPage",
        frozenset({"consultation", "webinar", "hours"}),
    ),
    PageLine(
        "availability",
        QT_TRANSLATE_NOOP("pages", "Availability"),
        "activity",
        "widgets.availability.page:AvailabilityPage",
        frozenset({"outage"}),
    ),
    PageLine("reports", QT_TRANSLATE_NOOP("pages", "Reports"), "sheet", "widgets.reports.page:ReportsPage"),
    PageLine(
        "calendar", QT_TRANSLATE_NOOP("pages", "Calendar"), "calendar", "widgets.calendar.page:CalendarPage"
    ),
    PageLine(
        "agreement", QT_TRANSLATE_NOOP("pages", "Agreement"), "scale", "widgets.agreement.page:AgreementPage"
    ),
)

SETTINGS_PAGE = PageLine(
    "settings",
    QT_TRANSLATE_NOOP("pages", "Settings"),
    "settings",
    "console.settings_page:SettingsPage",
    keys="Ctrl+,",
)

STATUS_WIDGET = "widgets.availability.status:AvailabilityStatus"
"""The widget at the right end of the status bar; made with the context like a page."""


def first_page(settings: Settings, lines: Sequence[PageLine] = (*PAGES, SETTINGS_PAGE)) -> str:
    """The page that a start begins with: the first, or the last one shown, if the settings say so."""
    page = settings.state(LAST_PAGE) if settings.value("work.last_page") else None
    return page if page in {line.id for line in lines} else lines[0].id
