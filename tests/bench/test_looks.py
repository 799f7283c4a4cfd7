"""Every page and form at every size of letters and at every scale of the screen: nothing is cut, everything is named.

    python3 -m tests tests/bench/test_looks.py -n0 -s

The scale of a screen is fixed when a program starts: for each a process of its own looks (main below).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from console.main_window import MainWindow
from console.pages import PAGES, STATUS_WIDGET
from tests.console import test_pages as pages
from widgets.parts.theme import Theme

pytestmark = pytest.mark.timeout(3600)
demo_file = pages.demo_file
FORMS = {
    "tickets": ("ticket.new", "ticket.filter"),
    "contracts": ("contracts.new",),
    "hours": ("webinar.new",),
    "availability": (
        "availability.outage",
        "availability.works",
        "availability.component",
        "availability.probe",
    ),
    "calendar": ("calendar.open_day",),
    "reports": ("report.keep",),
}
GROWS = pytest.mark.xfail(
    reason="a page, the panel and the side bar beside each other need more than 1366 pixels"
)
SIZES = (9, 10, 12, 14, *(pytest.param(size, marks=GROWS) for size in (16, 18, 20)))
SCALES = ("1", "1.25", "1.5", "2")
HOUSE = Path(__file__).resolve().parents[2]


def action_of(window: MainWindow, name: str) -> QAction | None:
    """The command `name` of the window or of the page in sight."""
    return next((each for each in window.findChildren(QAction) if each.objectName() == name), None)


def faults_of(where: str, root: QWidget) -> list[str]:
    """What is cut, covered or nameless in sight."""
    found = []
    for child in root.findChildren(QWidget):
        if not child.isVisible():
            continue
        said = child.text() if isinstance(child, QLabel | QAbstractButton) else ""
        if isinstance(child, QAbstractButton) and said and child.width() + 2 < child.sizeHint().width():
            found.append(f"{where}: the button «{said}» is cut")
        one_line = type(child) is QLabel and said and "<" not in said and not child.wordWrap()
        if one_line and child.width() + 2 < child.sizeHint().width():
            found.append(f"{where}: the label «{said}» is cut")
        if isinstance(child, QLineEdit) and child.height() + 1 < child.fontMetrics().height():
            found.append(f"{where}: a line is lower than its letters")
        if child.focusPolicy() != Qt.FocusPolicy.NoFocus and pages.is_nameless(child):
            name = QAccessible.queryAccessibleInterface(child)
            if name is None or not name.text(QAccessible.Text.Name):
                found.append(f"{where}: {type(child).__name__} has no name")
    return found


def beyond_the_window(where: str, window: MainWindow) -> list[str]:
    """A window that had to grow beyond the screen; what is too wide for a form may be scrolled."""
    return [f"{where}: the window grew to {window.width()}"] if window.width() > 1366 else []


def look_at_page(window: MainWindow, seen: pages.Seen, page: str) -> list[str]:
    """A page, and then each of its forms beside it."""
    pages.settle(window, seen)
    window.go(page)
    pages.settle(window, seen)
    found = faults_of(page, window) + beyond_the_window(page, window)
    for name in FORMS.get(page, ()):
        action = action_of(window, name)
        if action is None:
            found.append(f"{page}: there is no command {name}")
            continue
        action.trigger()
        pages.settle(window, seen)
        where = f"{page}/{name}"
        found += faults_of(where, window) + beyond_the_window(where, window)
        keys = window.panel.keys()
        for key in keys:
            window.panel.close_tab(key, ask=False)
    return found


def look_everywhere(folder: Path, place: Path, points: int, language: str = "ru") -> list[str]:
    """Every page and the forms that it opens, at one size of letters; what is wrong with them."""
    seen = pages.Seen()
    found: list[str] = []
    Theme.current().apply("light", points)
    with pages.services_at(folder, place, seen.mishaps, language) as services:
        window = MainWindow(services, PAGES, STATUS_WIDGET)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        try:
            for line in PAGES:
                found += look_at_page(window, seen, line.id)
        finally:
            window.close()
            window.deleteLater()
            QApplication.processEvents()
    return [f"{points} pt, {each}" for each in dict.fromkeys(found)] + [repr(each) for each in seen.mishaps]


@pytest.mark.parametrize("points", SIZES)
def test_nothing_is_cut_at_any_size_of_letters(
    qapp: object, tmp_path: Path, demo_file: Path, points: int
) -> None:
    assert look_everywhere(tmp_path, demo_file, points) == []


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_on_any_screen(tmp_path: Path, demo_file: Path, scale: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.test_looks", str(tmp_path), str(demo_file)]
    done = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == []


def main(folder: str, place: str) -> None:
    """Look at the scale that the environment names; prints what is wrong as JSON."""
    made = QApplication([])
    print(json.dumps(look_everywhere(Path(folder), Path(place), 10), ensure_ascii=False))
    del made


if __name__ == "__main__":
    main(*sys.argv[1:])
