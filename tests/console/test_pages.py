"""Every page of the side bar, empty and full, in both languages and themes, in the real window."""

import re
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QLineEdit, QWidget

from console.app import open_database
from console.demo import SEED, fill
from console.errors import Errors
from console.main_window import MainWindow
from console.pages import PAGES, STATUS_WIDGET
from console.places import Places
from console.settings import Settings
from console.translations import Languages
from console.wiring import Services
from models.desk.demo import DemoPlan
from models.storage.database import Database
from models.storage.journal import Actor
from widgets.parts.drafts import Drafts
from widgets.parts.tasks import Tasks
from widgets.parts.theme import Theme

pytestmark = pytest.mark.slow
LATIN_IS_RIGHT = re.compile(
    r"https?:|@|Excel|xlsx|csv|Ctrl|Shift|Alt|Enter|Esc|Home|PgUp|PgDown|\.sqlite|postgresql|LTE|[A-Z]{2,}-\d|PNG|JSON"
    r"|HTTP|ICMP|TCP|DNS"
)
QUIET_NAMES = ("QTab", "QStacked", "QScroll", "QSplitter", "QHeader", "QGraphics", "PlotWidget")
QUIET_SECONDS = 0.1
PATIENCE_SECONDS = 60


@dataclass
class Seen:
    """What was seen on one walk through all pages."""

    pages: list[str] = field(default_factory=list)
    mishaps: list[Exception] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    nameless: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    traps: set[str] = field(default_factory=set)


def settle(window, seen):
    end, quiet = time.monotonic() + PATIENCE_SECONDS, time.monotonic()
    while time.monotonic() - quiet < QUIET_SECONDS:
        QApplication.processEvents()
        time.sleep(0.002)
        if not window.services.tasks.idle or (window.stack.current() is None and not seen.mishaps):
            quiet = time.monotonic()
        if time.monotonic() > end:
            seen.mishaps.append(TimeoutError(window.stack.current_id))
            return
    for _ in range(3):  # what came last may still have to be laid out
        QApplication.processEvents()


def words_of(widget):
    """What can be read in a widget and below it."""
    for child in [widget, *widget.findChildren(QWidget)]:
        if child.isVisible() and isinstance(child, QLabel | QAbstractButton):
            yield re.sub(r"<[^>]+>", " ", child.text()).replace("&", "")
        elif child.isVisible() and isinstance(child, QLineEdit):
            yield child.placeholderText()


def is_nameless(child):
    return (
        child.isVisible()
        and child.focusPolicy().value
        and not child.accessibleName()
        and not isinstance(child, QLabel)  # its text is its name
        and not (isinstance(child, QAbstractButton) and child.text())
        and not isinstance(child.parentWidget(), QAbstractScrollArea)  # a viewport: the area has the name
        and not child.metaObject().className().startswith(QUIET_NAMES)
        and not (child.parentWidget() and child.parentWidget().focusProxy() is child)
    )


def is_trap(window, page):
    """Whether Tab goes round inside the page and never leaves it."""
    for _ in range(400):
        window.focusNextChild()
        focus = QApplication.focusWidget()
        if focus is None or not page.isAncestorOf(focus):
            return False
    return True


def look_at(window, seen):
    page = window.stack.current()
    seen.pages.append(page.id)
    seen.words |= {f"{page.id}: {words}" for words in words_of(window)}
    seen.nameless |= {
        f"{page.id}: {type(child).__name__} in {type(child.parentWidget()).__name__}"
        for child in page.findChildren(QWidget)
        if is_nameless(child)
    }
    seen.cut |= {
        f"{page.id}: {child.text()}"
        for child in page.findChildren(QAbstractButton)
        if child.isVisible() and child.text() and child.width() + 2 < child.sizeHint().width()
    }
    if is_trap(window, page):
        seen.traps.add(page.id)


@contextmanager
def services_at(folder, place, mishaps, language):
    application = QApplication.instance()
    languages = Languages(application)
    languages.speak(language)
    places = Places.under(folder)
    drafts = Drafts(places.drafts)
    tasks = Tasks(lambda: open_database(str(place)), mishaps.append, watch=False)
    tasks.actor = Actor(None, "Петрова Инна Сергеевна")
    yield Services(
        place=str(place),
        places=places,
        settings=Settings(places.settings_file),
        theme=Theme.current(),
        languages=languages,
        errors=Errors(places.logs, drafts.flush),
        drafts=drafts,
        tasks=tasks,
    )
    tasks.close()
    drafts.close()
    languages.silence()


def walk(folder, place, language, theme, points):
    """Open the window and look at every page."""
    seen = Seen()
    Theme.current().apply(theme, points)
    with services_at(folder, place, seen.mishaps, language) as services:
        window = MainWindow(services, PAGES, STATUS_WIDGET)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        for line in PAGES:
            settle(window, seen)
            window.go(line.id)
            settle(window, seen)
            if window.stack.current() is not None:
                look_at(window, seen)
        window.close()
        window.deleteLater()
        QApplication.processEvents()
    Theme.current().apply("light", 10)
    return seen


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory, sqlite_template):
    path = tmp_path_factory.mktemp("demo") / "full.sqlite"
    shutil.copy(sqlite_template, path)
    database = Database.open(path)
    fill(database, DemoPlan(300, 40, SEED, datetime.now(UTC)), lambda *_: None)
    database.close()
    return path


@pytest.fixture(scope="module")
def usual(qapp, demo_file, tmp_path_factory):
    return walk(tmp_path_factory.mktemp("usual"), demo_file, "ru", "light", 10)


@pytest.fixture(scope="module")
def large(qapp, demo_file, tmp_path_factory):
    return walk(tmp_path_factory.mktemp("large"), demo_file, "en", "dark", 16)


@pytest.fixture(scope="module")
def empty(qapp, sqlite_template, tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    return walk(folder, shutil.copy(sqlite_template, folder / "empty.sqlite"), "ru", "light", 10)


@pytest.mark.parametrize("walked", ["usual", "large", "empty"])
def test_every_page_opens_without_a_fault(request, walked):
    seen = request.getfixturevalue(walked)

    assert seen.mishaps == []
    assert seen.pages == [line.id for line in PAGES]


@pytest.mark.parametrize("walked", ["usual", "empty"])
def test_no_english_is_left_on_the_russian_screen(request, walked):
    words = request.getfixturevalue(walked).words

    assert {
        each for each in words if re.search(r": .*[A-Za-z]{3,}", each) and not LATIN_IS_RIGHT.search(each)
    } == set()


def test_no_russian_is_left_on_the_english_screen_but_for_data(large):
    """Headings, buttons and placeholders are English; names of schools, quotations and units are data."""
    buttons = {each for each in large.words if re.search(r"[А-Яа-яЁё]{3,}", each)}

    assert not {each for each in buttons if each.endswith(("…", "?"))}


@pytest.mark.parametrize("walked", ["usual", "large", "empty"])
def test_every_widget_that_takes_the_focus_has_a_name(request, walked):
    assert request.getfixturevalue(walked).nameless == set()


def test_no_word_on_a_button_is_cut_even_at_large_letters(usual, large):
    assert usual.cut | large.cut == set()


def test_tab_leaves_every_page(usual, large, empty):
    assert usual.traps | large.traps | empty.traps == set()
