"""The window before anything is in it: its place on the screen and its grounds, painted while the rest is imported.

Imports next to nothing: what is imported here is waited for by everybody who opens the console.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow

from widgets.parts.theme import SYSTEM, USUAL_POINTS, load_tokens, resolve, size_of

SIDE_BAR, STATUS_BAR = 192, 26
FOLDED_SIDE_BAR = 56  # icons alone
LEAST_WIDTH_WITH_WORDS = 940  # a narrower window folds the side bar
USUAL_SIZE = (1366, 768)
FRAME = (8, 40)  # what a desktop puts around a window: without it the status bar would be below the screen
NAME, PLACE, THEME, POINTS = "operator.name", "database.place", "look.theme", "look.points"
GEOMETRY = "window.geometry"
STATE = "state/"


class Sketch(NamedTuple):
    """What the settings file says of the look; `geometry` is empty at the first start."""

    ground: QColor
    side: QColor
    line: QColor
    points: float
    geometry: QByteArray

    def paint(self, window: QMainWindow) -> None:
        """Side bar, page and status bar as empty grounds."""
        painter = QPainter(window)
        box = window.rect()
        folds = box.width() < size_of(LEAST_WIDTH_WITH_WORDS, self.points)
        side = size_of(FOLDED_SIDE_BAR if folds else SIDE_BAR, self.points)
        status = size_of(STATUS_BAR, self.points)
        painter.fillRect(box, self.ground)
        painter.fillRect(QRect(0, 0, side, box.height()), self.side)
        painter.fillRect(QRect(0, box.height() - status, box.width(), status), self.side)
        painter.fillRect(QRect(0, box.height() - status, box.width(), 1), self.line)
        painter.end()

    def place(self, window: QMainWindow) -> None:
        """Put the window where it stood the last time; at the first start it takes its usual size."""
        put_back(window, self.geometry)


def read_sketch(application: QApplication, settings_file: Path) -> Sketch | None:
    """The sketch of the window that is coming; None where the first page has to ask something before."""
    store = QSettings(str(settings_file), QSettings.Format.IniFormat)
    if not store.value(NAME):
        return None
    wanted = str(store.value(THEME, SYSTEM))
    colours = load_tokens(resolve(application, wanted if wanted in ("light", "dark") else SYSTEM)).colours
    ground, side, line = (QColor(colours[token]) for token in ("bg", "side", "line"))
    try:
        points = float(str(store.value(POINTS, USUAL_POINTS)))
    except ValueError:
        points = USUAL_POINTS
    return Sketch(ground, side, line, points, _geometry(store))


def knows_its_database(settings_file: Path) -> bool:
    """Whether a database was opened before: the next start opens the same."""
    return bool(QSettings(str(settings_file), QSettings.Format.IniFormat).value(PLACE))


def _geometry(store: QSettings) -> QByteArray:
    kept = str(store.value(STATE + GEOMETRY, ""))  # a JSON string of base64: nothing in it that is escaped
    try:
        return QByteArray(base64.b64decode(kept.strip('"')))
    except ValueError:
        return QByteArray()


def put_back(window: QMainWindow, geometry: QByteArray) -> None:
    """Restore a saved geometry; without one the usual size, inside the screen with its frame."""
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        available = window.screen().availableGeometry()
        room = (available.width() - FRAME[0], available.height() - FRAME[1])
        window.resize(min(USUAL_SIZE[0], room[0]), min(USUAL_SIZE[1], room[1]))
