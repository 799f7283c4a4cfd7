"""What the application is made of; made once in app.py and handed to windows and pages as constructor arguments."""

from __future__ import annotations

from dataclasses import dataclass

from console.errors import Errors
from console.places import Places
from console.settings import Settings
from console.translations import Languages
from widgets.parts.drafts import Drafts
from widgets.parts.tasks import Tasks
from widgets.parts.theme import Theme


@dataclass(frozen=True, kw_only=True)
class Services:
    """The services behind one window over one database; `place` is the database's path or URL."""

    place: str
    places: Places
    settings: Settings
    theme: Theme
    languages: Languages
    errors: Errors
    drafts: Drafts
    tasks: Tasks
