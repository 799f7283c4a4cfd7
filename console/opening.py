"""From the command line to the first picture: the application, a sketch of the window, then everything else.

Imports next to nothing before the sketch is painted; the console itself is imported behind it.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from console.main_window import MainWindow
from console.places import Places
from console.sketch import knows_its_database, read_sketch
from widgets.parts.garbage import settle
from widgets.parts.theme import STYLE, STYLED

if TYPE_CHECKING:
    from console.first_glance import FirstGlance

NAME_OF_APPLICATION = "meo-console"
SETTLED_MS = 10_000


def make_application() -> QApplication:
    """The QApplication, or the one that runs already."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        application = running
    else:  # the style as an argument: setStyle would hand the style back, and that costs its many enums
        application = QApplication([*sys.argv[:1], "-style", STYLE])
        application.setProperty(STYLED, True)
    application.setApplicationName(NAME_OF_APPLICATION)
    return application


def run_window(place: str | None, *, language: str | None = None) -> int:
    """Open the console and stay until its window is closed; returns the exit code."""
    application = make_application()
    open_console(application, Places.of_user(), place, language=language)
    QTimer.singleShot(SETTLED_MS, application, settle)
    return application.exec()


def open_console(
    application: QApplication, places: Places, place: str | None, *, language: str | None = None
) -> MainWindow | None:
    """Show the window as a sketch and begin behind it; None where the first page comes before any window."""
    known = place or knows_its_database(places.settings_file)
    sketch = read_sketch(application, places.settings_file) if known else None
    if sketch is None:
        _begin(application, places, place, language)
        return None
    window = MainWindow()
    window.sketched.connect(partial(_glance, application, places, place, language, window))
    window.show_sketch(sketch)
    return window


def _glance(
    application: QApplication, places: Places, place: str | None, language: str | None, window: MainWindow
) -> None:
    """Show the first rows, if the last run has left word how to get them, and begin behind them."""
    if not window.isVisible():
        return
    from console.first_glance import FirstGlance  # behind the frame, like everything that comes now

    glance = FirstGlance(window, places, place, language)
    glance.done.connect(partial(_begin, application, places, place, language, window, glance))
    glance.begin()


def _begin(
    application: QApplication,
    places: Places,
    place: str | None,
    language: str | None,
    window: MainWindow | None = None,
    glance: FirstGlance | None = None,
) -> None:
    """Make the console; it belongs to the application from now on. Nothing comes of a window closed meanwhile."""
    if window is not None and not window.isVisible():
        return
    from console.app import Console

    console = Console(application, places, language=language, languages=glance.languages if glance else None)
    console.errors.install()
    console.begin(place, window)
    if glance is not None and console.window is window:
        glance.stay_over()
