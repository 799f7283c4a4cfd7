"""Fixtures for everything that needs a screen: services over a fresh database, and the guard of the GUI thread.

A page's test asks for `host` (a place with a right panel) and makes the page with `host.context`.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from console.errors import Errors
from console.places import Places
from console.settings import Settings
from console.translations import Languages
from console.wiring import Services
from models.all_tables import all_tables
from models.storage.database import Database
from models.storage.journal import Actor
from widgets.parts.context import Context
from widgets.parts.drafts import Drafts
from widgets.parts.notices import Notices
from widgets.parts.panel import Panel
from widgets.parts.tasks import Tasks
from widgets.parts.theme import USUAL_POINTS, Theme

HOUSE = Path(__file__).resolve().parents[1]
SCREEN_FOLDERS = (str(HOUSE / "widgets"), str(HOUSE / "console"))
HEADLESS = tuple(str(HOUSE / "console" / name) for name in ("cli", "services", "demo.py", "stage.py"))


class Mishaps(list[Exception]):
    """Collects the failures that nobody handled."""

    def __call__(self, error: Exception) -> None:
        self.append(error)


def _called_from_the_screen() -> bool:
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(SCREEN_FOLDERS) and not name.startswith(HEADLESS):
            return True
        frame = frame.f_back
    return False


def _refuse_sql_on_the_gui_thread(*_: object) -> None:
    if threading.current_thread() is threading.main_thread() and _called_from_the_screen():
        raise AssertionError("SQL on the GUI thread: use Tasks")


@pytest.fixture(scope="session", autouse=True)
def no_sql_on_the_gui_thread() -> Iterator[None]:
    """Fails every test in which code of the screen talks to a database from the GUI thread."""
    event.listen(Engine, "before_cursor_execute", _refuse_sql_on_the_gui_thread)
    yield
    event.remove(Engine, "before_cursor_execute", _refuse_sql_on_the_gui_thread)


@pytest.fixture
def mishaps() -> Mishaps:
    """The failures that nobody handled in this test."""
    return Mishaps()


@pytest.fixture
def tasks(qapp: object, sqlite_database: Database, mishaps: Mishaps, actor: Actor) -> Iterator[Tasks]:
    """The real workers over a fresh embedded database; they do not watch for other consoles."""
    all_tables()
    made = Tasks(lambda: sqlite_database, mishaps, watch=False)
    made.actor = actor
    yield made
    made.close()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The folders of a user who has never started the console."""
    return Places.under(tmp_path / "home")


@pytest.fixture
def services(qapp: QApplication, places: Places, tasks: Tasks) -> Iterator[Services]:
    """The services of a window, in Russian and the light theme."""
    languages = Languages(qapp)
    languages.speak("ru")
    drafts = Drafts(places.drafts)
    yield Services(
        place="desk.sqlite",
        places=places,
        settings=Settings(places.settings_file),
        theme=Theme.current(),
        languages=languages,
        errors=Errors(places.logs, drafts.flush),
        drafts=drafts,
        tasks=tasks,
    )
    drafts.close()
    languages.silence()
    Theme.begin(qapp, "light", USUAL_POINTS, compact=False)


class Host(QWidget):
    """Stands for the window: a page at the left, the right panel; notes what was asked of the window."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.panel = Panel()
        self.notices = Notices(self)
        self.whys: list[object] = []
        self.records: list[tuple[str, int]] = []
        self.pages: list[str] = []
        self.context = Context(
            tasks=services.tasks,
            notices=self.notices,
            settings=services.settings,
            theme=services.theme,
            panel=self.panel,
            drafts=services.drafts,
            why=self.whys.append,
            show_record=lambda kind, record_id: self.records.append((kind, record_id)),
            show_page=self._show_page,
        )
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.panel)
        self.notices.float_over(self)

    def show_with(self, page: QWidget, width: int = 1174, height: int = 740) -> None:
        """Put a page beside the panel and show both, as large as in a window of 1366 x 768."""
        self._line.insertWidget(0, page, 1)
        self.panel.setFixedWidth(400)
        self.resize(width, height)
        self.show()
        self.activateWindow()

    def _show_page(self, page_id: str) -> QWidget:
        self.pages.append(page_id)
        return self


@pytest.fixture
def host(qtbot: QtBot, services: Services) -> Host:
    """A place for the page under test; `host.context` is what its constructor wants."""
    made = Host(services)
    qtbot.addWidget(made)
    return made
