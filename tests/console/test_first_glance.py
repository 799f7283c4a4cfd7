"""The first rows of a start stand where the list will have them, and are gone when they would not be true."""

from __future__ import annotations

import json
import os
import threading

import pytest
from PySide6.QtGui import QImage

from console.first_glance import FirstGlance, Start
from console.opening import open_console
from console.settings import Settings
from models.storage.glance.kept import load
from tests.console.starts import PATIENCE, SIZE, close_all, glance_file, is_ready
from widgets.parts.grid.glance_view import GlanceView


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
