"""What a page is given: the services of the window it lives in.

As constructor argument instead of globals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from datetime import datetime

    from models.agreement.verdict import Verdict
    from models.storage.journal import Actor
    from widgets.parts.drafts import Drafts
    from widgets.parts.notices import Notices
    from widgets.parts.panel import Panel
    from widgets.parts.tasks import Tasks
    from widgets.parts.theme import Theme


class Settings(Protocol):
    """The declared settings as a page sees them (console/settings.py)."""

    changed: Signal
    """changed(key): a setting has another value."""

    def value(self, key: str) -> Any:
        """The value of a declared setting."""

    def set(self, key: str, value: object) -> None:
        """Keep another value."""

    def state(self, key: str) -> Any:
        """What a widget remembered (column widths, splitters), None if nothing."""

    def keep_state(self, key: str, value: object) -> None:
        """Remember the state of a widget."""


Why = Callable[["Verdict | Callable[[datetime], Verdict]"], None]


@dataclass(frozen=True, kw_only=True)
class Context:
    """The services a page may use.

    `why` shows the answer to «почему?» in the panel; `show_record(kind, id)` has the page that knows such
    records («contract», «ticket», «consultation» …) show one, `show_page(id)` another page.
    """

    tasks: Tasks
    notices: Notices
    settings: Settings
    theme: Theme
    panel: Panel
    drafts: Drafts
    why: Why
    show_record: Callable[[str, int], None]
    show_page: Callable[[str], QWidget]

    @property
    def actor(self) -> Actor | None:
        """The operator at this desk; None until the first start was answered."""
        return self.tasks.actor
