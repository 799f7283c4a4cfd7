"""What a page is given: the services of the window it lives in.

As constructor argument instead of globals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from models.agreement.verdict import Verdict
    from models.storage.journal import Actor
    from widgets.parts.commands import CommandAction
    from widgets.parts.drafts import Drafts
    from widgets.parts.notices import Notices
    from widgets.parts.panel import Panel
    from widgets.parts.tasks import Tasks
    from widgets.parts.theme import Theme


class Settings(Protocol):
    """The declared settings as a page sees them (console/settings.py)."""

    changed: SignalInstance
    """changed(key): a setting has another value."""

    def value(self, key: str) -> Any:
        """The value of a declared setting."""

    def set(self, key: str, value: object) -> None:
        """Keep another value."""

    def state(self, key: str) -> Any:
        """What a widget remembered (column widths, splitters), None if nothing."""

    def keep_state(self, key: str, value: object) -> None:
        """Remember the state of a widget."""


Question = Callable[["Session", "datetime | None"], "Verdict"]
"""Judges in a read worker, as of a moment or (None) as of now."""

Why = Callable[["Verdict | Question"], None]


def _nothing(page_id: str) -> Sequence[CommandAction]:
    """A page alone, without its neighbours, borrows nothing."""
    del page_id
    return ()


@dataclass(frozen=True, kw_only=True)
class Context:
    """The services a page may use.

    `borrowed(page id)` are commands of other pages that stand in the bar of this one too.
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
    borrowed: Callable[[str], Sequence[CommandAction]] = _nothing

    @property
    def actor(self) -> Actor | None:
        """The operator at this desk; None until the first start was answered."""
        return self.tasks.actor
