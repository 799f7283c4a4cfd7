"""The window is on the screen before what is in it is even imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent

from console.app import Console
from console.opening import open_console
from console.settings import Settings
from console.sketch import read_sketch

HOUSE = Path(__file__).resolve().parents[2]
LATER = (
    "sqlalchemy",
    "numpy",
    "pyqtgraph",
    "openpyxl",
    "xlsxwriter",
    "alembic",
    "psycopg",
    "sqlite3",
    "click",
)
WHEN_NEEDED = (
    "snowballstemmer",
    "phonenumbers",
    "rapidfuzz",
    "holidays",
    "keyring",
    "numpy",
    "pyqtgraph",
    "openpyxl",
    "xlsxwriter",
    "alembic",
    "psycopg",
)


@pytest.fixture
def known(places):
    """Somebody who has worked with a database of his own before."""
    settings = Settings(places.settings_file)
    settings.set("operator.name", "Петрова Инна Сергеевна")
    settings.set("database.place", str(places.own_database))
    settings.set("look.theme", "dark")
    settings.save()
    return places


@pytest.fixture
def opened(qapp):
    """Closes what was opened."""
    yield
    for console in qapp.findChildren(Console):
        console.close()
        console.languages.silence()
        console.deleteLater()
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("opened")
def test_the_sketch_becomes_the_window_in_place(qtbot, qapp, known):
    window = open_console(qapp, known, None)
    assert window.isVisible()
    assert not hasattr(window, "stack")
    size = window.size()
    qtbot.waitUntil(lambda: hasattr(window, "stack") and window.stack.current() is not None, timeout=60_000)
    console = next(iter(qapp.findChildren(Console)))
    qtbot.waitUntil(lambda: console.tasks.actor is not None, timeout=60_000)

    assert console.window is window
    assert window.size() == size
    assert [each for each in qapp.topLevelWidgets() if each.isVisible() and each.isWindow()] == [window]


@pytest.mark.usefixtures("opened")
def test_the_first_start_has_no_window_before_its_page(qapp, places):
    assert open_console(qapp, places, None) is None
    console = next(iter(qapp.findChildren(Console)))

    assert console.start_page.isVisible()
    assert console.window is None


@pytest.mark.usefixtures("opened")
def test_a_sketch_that_is_closed_at_once_leaves_nothing_behind(qtbot, qapp, known):
    window = open_console(qapp, known, None)
    window.close()
    window.sketched.emit()  # its picture was on the way

    assert not window.isVisible()
    assert not qapp.findChildren(Console)


def test_the_sketch_has_the_ground_of_the_chosen_theme(qapp, known):
    dark = read_sketch(qapp, known.settings_file)
    settings = Settings(known.settings_file)
    settings.set("look.theme", "light")
    light = read_sketch(qapp, known.settings_file)

    assert dark.ground.lightness() < 60 < 200 < light.ground.lightness()


def test_nothing_heavy_is_imported_before_the_sketch():
    program = (
        f"import console.__main__, console.opening, sys; print([n for n in {LATER!r} if n in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(HOUSE), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
    )

    assert done.stdout.strip() == "[]"


def test_the_first_page_loads_no_tool_before_it_is_needed():
    """The stemmer alone has the tables of Snowball; a search or a call that is typed needs it, the start does not."""
    program = (
        "import sys; from console.pages import PAGES; PAGES[0].load();"
        f" print([n for n in {WHEN_NEEDED!r} if n in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(HOUSE), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
    )

    assert done.stdout.strip() == "[]"
