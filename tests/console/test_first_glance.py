"""The first rows of a start stand where the list will have them, and are gone when they would not be true."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage

from console.app import Console
from console.first_glance import FirstGlance, Start
from console.main_window import MainWindow
from console.opening import open_console
from console.places import Places
from console.settings import Settings
from models.storage.database import Database
from models.storage.glance.kept import load
from models.storage.glance.making import ROWS
from models.storage.listing import Query
from models.tickets.listing import LISTING
from tests.tickets.factories import CALL, call, incident, register, save
from widgets.parts.grid.glance_view import GlanceView
from widgets.parts.theme import Theme

HOUSE = Path(__file__).resolve().parents[2]
PATIENCE = 60_000
SIZE = (760, 560)  # fits the screen of the tests; the side bar is folded


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """A busy machine must not make a start give up what it would otherwise show."""
    for name in ("LONGEST_WAIT", "LONGEST_SETTLING", "LONGEST_SIGHT"):
        monkeypatch.setattr(f"console.first_glance.{name}", PATIENCE)
    monkeypatch.setattr("models.storage.glance.reading.PATIENCE", PATIENCE / 1000)


@pytest.fixture
def opened(qapp):
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
def glance(qtbot, known):
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


def change(file, **what):
    """Put something else into the file."""
    content = json.loads(file.read_text(encoding="utf-8")) | what
    file.write_text(json.dumps(content), encoding="utf-8")


def seen(view):
    """What a list shows: places of its columns, texts, icons and tones of the rows in sight, height of rows, place."""
    places = list(view._places(view.viewport().rect()))
    columns = [column for column, _, _ in places]
    fit = view.viewport().height() // view.verticalHeader().defaultSectionSize() + 1
    rows = [view.cells(row, columns) for row in range(min(fit, view.model().rowCount()))]
    titles = [view.columns.header._titles[column] for column in columns]
    place = view.mapTo(view.window(), view.rect().topLeft())
    return places, titles, rows, view.verticalHeader().defaultSectionSize(), place, view.size()


def picture(view) -> QImage:
    """The list without its scroll bar, whose length tells of rows that were not asked for yet."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return image.copy(0, 0, view.viewport().width(), view.viewport().height())


@pytest.fixture
def taken_over(monkeypatch):
    """Where the list has its columns in the very moment in which it takes over, at each start that had a glance."""
    end, places = FirstGlance.end, []

    def note_and_end(self):
        page = self._window.stack.current() if self._window.is_furnished else None
        if self.view is not None and page is not None:
            places.append((list(page.grid._places(page.grid.viewport().rect())), page.grid.viewport().size()))
        end(self)

    monkeypatch.setattr(FirstGlance, "end", note_and_end)
    return places


@pytest.mark.parametrize(
    ("theme", "points", "compact", "language"),
    [("light", 10, False, "ru"), ("dark", 10, True, "en"), ("light", 16, False, "ru")],
)
def test_the_first_rows_stand_where_the_list_has_them(
    qtbot, qapp, known, start, taken_over, theme, points, compact, language
):
    settings = Settings(known.settings_file)
    for key, value in (("theme", theme), ("points", points), ("compact", compact), ("language", language)):
        settings.set(f"look.{key}", value)
    size = (780, 780)
    start(size=size)
    qtbot.waitUntil(
        lambda: glance_file(known).is_file() and load(glance_file(known)).size == size, timeout=PATIENCE
    )
    close_all(qapp)

    window = open_console(qapp, known, None)
    window.resize(*size)
    glance = None

    def is_painted():
        nonlocal glance
        glance = window.findChild(GlanceView)
        return glance is not None and not glance._never_painted

    qtbot.waitUntil(is_painted, timeout=PATIENCE)
    first, shot, glance_size = seen(glance), picture(glance), glance.viewport().size()
    qtbot.waitUntil(lambda: is_ready(window) and window.findChild(GlanceView) is None, timeout=PATIENCE)
    grid = window.stack.current().grid

    assert taken_over == [(first[0], glance_size)]
    assert seen(grid) == first
    assert len(first[2]) > 5
    grid.clearFocus()
    assert picture(grid) == shot


def test_the_first_page_of_rows_takes_over_before_the_whole_list_is_known(
    qtbot, qapp, known, left, opened, taken_over, monkeypatch
):
    monkeypatch.setattr("widgets.parts.row_model.RowModel._ask_ids", lambda *_: None)
    window = open_console(qapp, known, None)
    window.resize(*SIZE)
    qtbot.waitUntil(lambda: window.findChild(GlanceView) is not None, timeout=PATIENCE)
    view = window.findChild(GlanceView)
    qtbot.waitUntil(lambda: not view._never_painted, timeout=PATIENCE)
    first, size = seen(view), view.viewport().size()
    qtbot.waitUntil(lambda: is_gone(window), timeout=PATIENCE)

    assert taken_over == [(first[0], size)]
    assert not window.stack.current().model.complete


def test_the_file_has_no_word_of_a_row(known, left):
    database = Database.open(known.own_database)
    rows = database.read(lambda s: LISTING.first(s, Query(), ROWS))
    database.close()
    content = left.read_text(encoding="utf-8")
    texts = {value for _, row in rows for value in row if isinstance(value, str) and len(value) > 3}
    words = {choice.value for field in LISTING.fields for choice in field.choices}

    assert len(texts - words) > 5
    assert not [text for text in texts - words if text in content]


def test_a_fitting_glance_is_shown(left, glance):
    found = glance()

    assert found.view is not None
    assert found.view.model().rowCount() == 40


FALLBACKS = {
    "missing": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "broken": lambda file: file.write_bytes(b'{"format": 1, "sql": "SEL'),
    "not text": lambda file: file.write_bytes(os.urandom(300)),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "of another database": lambda file: change(file, database="/srv/other.sqlite"),
    "of another schema": lambda file: change(file, revision="0001_storage"),
    "of another page": lambda file: change(file, page="contracts"),
    "in another order": lambda file: change(file, order=["number", False]),
    "with other letters": lambda file: change(file, points=16),
    "in another language": lambda file: change(file, language="en"),
    "outside the window": lambda file: change(file, place=[700, 500, 400, 400]),
    "with a question that writes": lambda file: change(file, sql="DELETE FROM ticket"),
    "with a question of another list": lambda file: change(file, sql="SELECT 1, 2, 3"),
    "with a column too few": lambda file: change(file, columns=json.loads(file.read_text())["columns"][1:]),
}


@pytest.mark.parametrize("spoil", FALLBACKS.values(), ids=FALLBACKS.keys())
def test_a_glance_that_does_not_fit_is_not_shown(known, left, glance, spoil, recwarn):
    before = known.own_database.read_bytes()
    spoil(left)

    assert glance().view is None
    assert known.own_database.read_bytes() == before
    assert not list(recwarn)


def test_settings_that_have_changed_since_are_followed_or_the_glance_is_not_shown(known, left, glance):
    settings = Settings(known.settings_file)
    assert glance(language="en").view is None
    settings.set("look.theme", "dark")
    assert glance().view is not None
    settings.keep_state("grid/tickets", {"sort": None, "shown": {"caller": True}, "order": ["caller"]})
    view = glance().view
    assert view.columns.header.visualIndex(6) == 0
    assert not view.columns.header.isSectionHidden(6)
    settings.keep_state("grid/tickets", {"sort": ["organisation", False]})
    assert glance().view is None
    settings.keep_state("grid/tickets", {"sort": None})
    settings.keep_state("window.page", "calendar")
    assert glance().view is None
    settings.set("work.last_page", False)
    assert glance().view is not None


def test_a_server_has_no_glance(glance):
    assert glance(place="postgresql://db/desk").view is None


def test_another_size_of_the_window_hides_it_and_the_right_one_brings_it(qtbot, left, glance):
    found = glance(size=(700, 500))
    assert found.view is None
    window = found.parent()
    window.resize(*SIZE)
    qtbot.waitUntil(lambda: found.view is not None and found.view.isVisible(), timeout=PATIENCE)
    window.resize(700, 500)
    qtbot.waitUntil(lambda: not found.view.isVisible(), timeout=PATIENCE)


def test_a_list_that_does_not_come_is_not_waited_for_with_old_rows(qtbot, left, glance, monkeypatch):
    monkeypatch.setattr("console.first_glance.LONGEST_SIGHT", 200)
    found = glance()
    qtbot.waitUntil(lambda: found.view is None, timeout=PATIENCE)


def test_a_slow_disk_keeps_the_start_waiting_for_a_moment_only(qtbot, qapp, known, left, opened, monkeypatch):
    answers = threading.Event()
    monkeypatch.setattr("console.first_glance.LONGEST_WAIT", 50)
    look = Start.look
    monkeypatch.setattr(Start, "look", lambda self: look(self) if answers.wait(PATIENCE / 1000) else None)
    window = open_console(qapp, known, None)
    window.resize(*SIZE)
    qtbot.waitUntil(lambda: is_ready(window), timeout=PATIENCE)
    answers.set()
    qtbot.waitUntil(lambda: window.findChild(FirstGlance) is None, timeout=PATIENCE)
    assert is_gone(window)


def test_a_list_that_stands_elsewhere_takes_over_in_the_end(
    qtbot, qapp, known, left, opened, taken_over, monkeypatch
):
    monkeypatch.setattr("console.first_glance.LONGEST_SETTLING", 100)
    left_, top, width, height = load(left).place
    change(left, place=[left_, top + 20, width, height - 20])
    window = open_console(qapp, known, None)
    window.resize(*SIZE)
    qtbot.waitUntil(lambda: window.findChild(GlanceView) is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: is_ready(window) and is_gone(window), timeout=PATIENCE)
    assert len(taken_over) == 1


def test_it_takes_no_mouse_and_no_key(left, glance):
    view = glance().view
    window = view.window()

    assert window.childAt(view.geometry().center()) is None
    assert window.focusWidget() is None


def begin_over(qtbot, qapp, known, monkeypatch):
    """A start whose list never comes: the glance stands over the whole window."""
    monkeypatch.setattr("widgets.parts.row_model.RowModel.set_query", lambda *_: None)
    window = open_console(qapp, known, None)
    window.resize(*SIZE)
    qtbot.waitUntil(lambda: window.is_furnished and window.stack.current() is not None, timeout=PATIENCE)
    view = window.findChild(GlanceView)
    assert view is not None
    assert view.isVisible()
    layers = window.children()  # those painted later, and so above, are later here
    assert layers.index(view) > layers.index(window.centralWidget())
    return window


def is_gone(window):
    return window.findChild(GlanceView) is None


def test_another_page_sends_it_away(qtbot, qapp, known, left, opened, monkeypatch):
    window = begin_over(qtbot, qapp, known, monkeypatch)
    window.side.chosen.emit("calendar")
    qtbot.waitUntil(lambda: is_gone(window), timeout=PATIENCE)


def test_the_panel_sends_it_away(qtbot, qapp, known, left, opened, monkeypatch):
    window = begin_over(qtbot, qapp, known, monkeypatch)
    window.stack.current().calls.new()
    qtbot.waitUntil(lambda: is_gone(window), timeout=PATIENCE)


def test_a_bar_above_the_pages_moves_it_down(qtbot, qapp, known, left, opened, monkeypatch):
    window = begin_over(qtbot, qapp, known, monkeypatch)
    view, grid = window.findChild(GlanceView), window.stack.current().grid
    top = view.y()
    window.notices.bar("test", "Нет связи", "warn")
    qtbot.waitUntil(lambda: view.y() > top, timeout=PATIENCE)
    qtbot.waitUntil(lambda: grid.mapTo(window, grid.rect().topLeft()) == view.pos(), timeout=PATIENCE)
    assert view.size() == grid.size()
    window.notices.clear("test")
    qtbot.waitUntil(lambda: view.y() == top, timeout=PATIENCE)


# -- what is kept --------------------------------------------------------------------------------------------


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
