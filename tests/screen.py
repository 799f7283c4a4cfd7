"""Fixtures for everything that needs a screen: tasks over a fresh database, and the guard of the GUI thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from models.storage.database import Database
from models.storage.journal import Actor
from widgets.parts.tasks import Tasks

HOUSE = Path(__file__).resolve().parents[1]
SCREEN_FOLDERS = (str(HOUSE / "widgets"), str(HOUSE / "console"))
HEADLESS_FOLDERS = (str(HOUSE / "console" / "cli"), str(HOUSE / "console" / "services"))


class Mishaps(list[Exception]):
    """Collects the failures that nobody handled."""

    def __call__(self, error: Exception) -> None:
        self.append(error)


def _called_from_the_screen() -> bool:
    frame = sys._getframe()
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(SCREEN_FOLDERS) and not name.startswith(HEADLESS_FOLDERS):
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
    made = Tasks(lambda: sqlite_database, mishaps, watch=False)
    made.actor = actor
    yield made
    made.close()
