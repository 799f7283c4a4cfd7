"""A window over a fresh database, with two small pages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from console.errors import Errors
from console.main_window import MainWindow
from console.places import Places
from console.settings import Settings
from console.translations import Languages
from console.wiring import Services
from tests.console.sample import LINES
from widgets.parts.drafts import Drafts
from widgets.parts.theme import Theme


@pytest.fixture
def places(tmp_path):
    return Places.under(tmp_path / "home")


@pytest.fixture
def settings(qapp, places):
    return Settings(places.settings_file)


@pytest.fixture
def drafts(qapp, places):
    made = Drafts(places.drafts)
    yield made
    made.close()


@pytest.fixture
def services(qapp, places, settings, drafts, tasks, sqlite_database):
    languages = Languages(QApplication.instance())
    languages.speak("ru")
    errors = Errors(places.logs, drafts.flush)
    yield Services(
        place=str(sqlite_database.file),
        places=places,
        settings=settings,
        theme=Theme.current(),
        languages=languages,
        errors=errors,
        drafts=drafts,
        tasks=tasks,
    )
    languages.silence()
    Theme.current().apply("light", 10, compact=False)


@pytest.fixture
def window(qtbot, services):
    made = MainWindow(services, LINES, status_widget="")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made).__enter__()
    qtbot.waitUntil(lambda: made.stack.current() is not None)
    return made
