"""Starts of the console over a small database, and what an earlier one has left for them.

The fixtures are offered to all tests of the console by its conftest.
"""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent

from console.app import Console
from console.first_glance import FirstGlance
from console.main_window import MainWindow
from console.opening import open_console
from console.places import Places
from console.settings import Settings
from models.storage.database import Database
from models.storage.glance.kept import load
from tests.tickets.factories import CALL, call, incident, register, save
from widgets.parts.theme import Theme

PATIENCE = 60_000
SIZE = (760, 560)  # fits the screen of the tests; the side bar is folded


@pytest.fixture
def patient(monkeypatch):
    """A busy machine must not make a start give up what it would otherwise show."""
    for name in ("LONGEST_WAIT", "LONGEST_SETTLING", "LONGEST_SIGHT"):
        monkeypatch.setattr(f"console.first_glance.{name}", PATIENCE)
    monkeypatch.setattr("models.storage.glance.reading.PATIENCE", PATIENCE / 1000)


@pytest.fixture
def opened(qapp, patient):
    """Closes what was opened."""
    yield
    close_all(qapp)
    Theme.current().apply("light", 10, compact=False)


def close_all(qapp):
    for console in qapp.findChildren(Console):
        console.close()
        console.languages.silence()
        console.deleteLater()
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module")
def house(tmp_path_factory, sqlite_template):
    """Somebody's folders, with a database of 40 calls."""
    places = Places.under(tmp_path_factory.mktemp("desk"))
    places.data.mkdir()
    shutil.copy(sqlite_template, places.own_database)
    database = Database.open(places.own_database)
    register(database)
    for number in range(40):
        draft = call if number % 3 else incident
        save(database, draft(received_at=CALL + timedelta(minutes=number)))
    database.close()
    return places


@pytest.fixture
def known(house):
    """The same folders with the settings of somebody who has worked here; no glance is left."""
    house.settings_file.unlink(missing_ok=True)
    shutil.rmtree(house.cache, ignore_errors=True)
    settings = Settings(house.settings_file)
    settings.set("operator.name", "Петрова Инна Сергеевна")
    settings.set("database.place", str(house.own_database))
    settings.set("backup.daily", False)
    settings.set("availability.watch", False)
    settings.set("look.theme", "light")
    settings.save()
    return house


@pytest.fixture
def start(qtbot, qapp, known, opened):
    """Starts the console and waits until its list is ready; gives the window."""

    def start(language=None, size=SIZE):
        window = open_console(qapp, known, None, language=language)
        window.resize(*size)
        qtbot.waitUntil(lambda: is_ready(window), timeout=PATIENCE)
        return window

    return start


def is_ready(window):
    page = window.stack.current() if window.is_furnished else None
    return page is not None and page.model.complete and page.model.row_values(0) is not None


def glance_file(places):
    return places.glance_file(str(places.own_database))


@pytest.fixture(scope="module")
def earlier():
    """What the first of the tests has got by a real start, for the others."""
    return []


@pytest.fixture
def left(qtbot, qapp, known, start, earlier):
    """An earlier start has left its glance."""
    file = glance_file(known)
    if earlier:
        file.parent.mkdir()
        file.write_bytes(earlier[0])
        return file
    start()
    qtbot.waitUntil(lambda: file.is_file() and load(file).size == SIZE, timeout=PATIENCE)
    close_all(qapp)
    earlier.append(file.read_bytes())
    return file


@pytest.fixture
def glance(qtbot, known, patient):
    """The glance alone, over a window with nothing else in it; waits until it has decided."""
    made = []

    def look(place=None, language=None, size=SIZE):
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        one = FirstGlance(window, known, place, language)
        made.append(one)
        with qtbot.waitSignal(one.done, timeout=PATIENCE):
            one.begin()
        qtbot.waitUntil(lambda: one._found is not None or one._is_over, timeout=PATIENCE)
        return one

    yield look
    for one in made:
        if one.languages is not None:
            one.languages.silence()
    Theme.current().apply("light", 10, compact=False)
