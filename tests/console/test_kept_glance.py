"""What a start leaves for the next one: always what that will ask for, and never a row."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from models.storage.database import Database
from models.storage.glance.kept import load
from models.storage.glance.making import ROWS
from models.storage.listing import Query
from models.tickets.listing import LISTING
from tests.console.starts import PATIENCE, SIZE, glance_file

HOUSE = Path(__file__).resolve().parents[2]


def test_the_file_has_no_word_of_a_row(known, left):
    database = Database.open(known.own_database)
    rows = database.read(lambda s: LISTING.first(s, Query(), ROWS))
    database.close()
    content = left.read_text(encoding="utf-8")
    texts = {value for _, row in rows for value in row if isinstance(value, str) and len(value) > 3}
    words = {choice.value for field in LISTING.fields for choice in field.choices}

    assert len(texts - words) > 5
    assert not [text for text in texts - words if text in content]


def test_another_order_is_kept_and_one_by_rank_leaves_nothing(qtbot, known, start):
    window = start()
    file = glance_file(known)
    qtbot.waitUntil(file.is_file, timeout=PATIENCE)
    grid = window.stack.current().grid
    grid.sort_by("organisation", descending=True)
    qtbot.waitUntil(lambda: load(file).order == ("organisation", True), timeout=PATIENCE)
    assert "organisation_key DESC" in load(file).sql
    grid.sort_by("subject")
    qtbot.waitUntil(lambda: not file.exists(), timeout=PATIENCE)


def test_another_size_is_kept_but_not_what_a_panel_or_a_bar_made_of_it(qtbot, known, start):
    window = start()
    file = glance_file(known)
    qtbot.waitUntil(lambda: file.is_file() and load(file).size == SIZE, timeout=PATIENCE)
    usual = load(file)
    window.resize(780, 600)
    qtbot.waitUntil(lambda: load(file).size == (780, 600), timeout=PATIENCE)
    place = load(file).place
    window.notices.bar("test", "Нет связи", "warn")
    window._glances.keep()
    page = window.stack.current()
    page.calls.new()
    page.grid.sort_by("number")
    qtbot.waitUntil(lambda: load(file).order == ("number", False), timeout=PATIENCE)

    assert load(file).place == place
    assert (place[0], place[1]) == (usual.place[0], usual.place[1])


def test_a_start_in_another_language_keeps_another(qtbot, known, left, start):
    assert load(left).language == "ru"
    start(language="en")
    qtbot.waitUntil(lambda: load(left).language == "en", timeout=PATIENCE)


# -- a process of its own ------------------------------------------------------------------------------------

PROGRAM = """
import os, sys
from PySide6.QtCore import QTimer
import console.__main__
console.__main__.leave_imports_alone()
from console.main_window import MainWindow
from console.opening import make_application, open_console
from console.places import Places

def say():
    print([name for name in LATER if name in sys.modules], flush=True)
    os._exit(0)

def sketched():
    from widgets.parts.grid.glance_view import GlanceView
    paint = GlanceView.paintEvent
    def painted(view, event):
        paint(view, event)
        print(view.model().rowCount(), flush=True)
        QTimer.singleShot(0, say)
    GlanceView.paintEvent = painted

show = MainWindow.show_sketch
def show_sketch(window, sketch):
    window.sketched.connect(sketched)
    show(window, sketch)
    window.resize(*SIZE)
MainWindow.show_sketch = show_sketch
application = make_application()
window = open_console(application, Places.of_user(), None)
QTimer.singleShot(50_000, lambda: os._exit(3))
application.exec()
"""
LATER = ("numpy", "sqlalchemy", "alembic", "pyqtgraph", "openpyxl", "xlsxwriter", "psycopg", "click")


def test_nothing_heavy_is_imported_before_the_first_rows(known, left):
    environment = {**os.environ, "PYTHONPATH": str(HOUSE), "QT_QPA_PLATFORM": "offscreen"}
    environment["MEO_CONSOLE_HOME"] = str(known.data.parent)
    program = f"LATER, SIZE = {LATER!r}, {SIZE!r}\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False
    )

    assert done.stdout.split("\n") == ["40", "[]", ""], done.stderr
