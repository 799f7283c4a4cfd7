"""Makes the application and connects its parts: the only place that creates services, windows and databases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from console.errors import Errors
from console.main_window import MainWindow
from console.opening import make_application as make_application
from console.pages import PAGES, STATUS_WIDGET, PageLine
from console.places import Places, identity
from console.settings import Settings
from console.sign_in import sign_in_as, take_person
from console.sketch import NAME, PLACE
from console.translations import Languages
from console.wiring import Services
from models.errors import DatabaseUnavailable, KnownError, LoginRefused
from widgets.parts.drafts import Drafts
from widgets.parts.garbage import GarbageCollector
from widgets.parts.tasks import Tasks
from widgets.parts.theme import Theme

if TYPE_CHECKING:
    from console.first_start import FirstStart
    from console.start_page import StartPage
    from models.storage.database import Database


def open_database(place: str, password: str = "") -> Database:
    """Open the database; runs in a worker, which is where SQLAlchemy is imported.

    A server's password comes from the form, else from the keyring; what works from the form goes to the keyring.
    Raises the KnownErrors of `Database.open`; of a server that cannot be reached, the one that says in words why.
    """
    from console.services.connection import in_words, keep_password, with_password
    from models.all_tables import all_tables
    from models.storage.database import Database
    from models.unfinished import refuse_unfinished

    all_tables()  # before any query: a page that is being imported beside it has only half of its classes
    try:
        database = Database.open(with_password(place, password or None))
    except DatabaseUnavailable as fault:
        raise in_words(fault) from fault
    try:
        refuse_unfinished(database)
    except KnownError:
        database.close()
        raise
    if password:
        keep_password(place, password)
    return database


class Console(QObject):
    """The running application: one window over one database, or the page of the first start."""

    def __init__(
        self,
        application: QApplication,
        places: Places,
        *,
        language: str | None = None,
        languages: Languages | None = None,
        pages: Sequence[PageLine] = PAGES,
        status_widget: str = STATUS_WIDGET,
    ) -> None:
        super().__init__(application)
        self.garbage = GarbageCollector(self)
        self.places = places
        self._pages = pages
        self._status_widget = status_widget
        self.settings = Settings(places.settings_file, self)
        self.languages = languages or Languages(application)
        self.languages.speak(language or self.settings.value("look.language"))
        self.theme = Theme.begin(
            application,
            self.settings.value("look.theme"),
            self.settings.value("look.points"),
            compact=self.settings.value("look.compact"),
        )
        self.drafts = Drafts(places.drafts, self)
        self.errors = Errors(places.logs, self.drafts.flush, self)
        self.tasks: Tasks | None = None
        self.window: MainWindow | None = None
        self._first_start: FirstStart | None = None
        application.aboutToQuit.connect(self.close)

    @property
    def start_page(self) -> StartPage | None:
        """The page of the first start, while it is shown."""
        return self._first_start.page if self._first_start is not None else None

    def begin(self, place: str | None, sketch: MainWindow | None = None) -> None:
        """Open the window over `place` or the database of the last time; ask when there is none yet.

        `sketch` is a window that is on the screen already, with nothing in it.
        """
        known = place or self.settings.value(PLACE)
        if known and self.settings.value(NAME):
            self.open(known, sketch)
            return
        self.show_start_page(place)
        if sketch is not None:
            sketch.close()
            sketch.deleteLater()

    def open(self, place: str, sketch: MainWindow | None = None) -> MainWindow:
        """Show the window at once; the database is opened behind it when it has been painted."""
        self.tasks = self.make_tasks(place)
        window = self.show_window(place, sketch)
        window.painted.connect(partial(self._sign_in, place))
        return window

    def make_tasks(self, place: str, password: str = "") -> Tasks:
        """Workers for a database, which the first of them opens."""
        return Tasks(lambda: open_database(place, password), self.errors.failed, self)

    def show_window(self, place: str, sketch: MainWindow | None = None) -> MainWindow:
        """Show a window over the database that the tasks are for."""
        if self.tasks is None:
            raise RuntimeError("a window needs the tasks of its database")
        self.drafts.belong_to(identity(place))
        services = Services(
            place=place,
            places=self.places,
            settings=self.settings,
            theme=self.theme,
            languages=self.languages,
            errors=self.errors,
            drafts=self.drafts,
            tasks=self.tasks,
        )
        window = sketch or MainWindow()
        window.furnish(services, self._pages, self._status_widget)
        window.start_wanted.connect(self._start_again, Qt.ConnectionType.QueuedConnection)
        again = partial(self._could_not_open, place, LoginRefused())
        window.sign_in_wanted.connect(again, Qt.ConnectionType.QueuedConnection)
        window.rebuild_wanted.connect(partial(self._rebuild, place), Qt.ConnectionType.QueuedConnection)
        window.demo_removal_wanted.connect(self._remove_demo, Qt.ConnectionType.QueuedConnection)
        self.errors.show_with(window.notices.failure, partial(show_crash, window))
        self.window = window
        window.show()
        return window

    def show_start_page(self, place: str | None = None) -> StartPage:
        """Ask who is here and which database it shall be; a `place` that was named is offered first."""
        from console.first_start import FirstStart

        self._first_start = FirstStart(self, place)
        return self._first_start.page

    def enter(self, place: str, tasks: Tasks) -> None:
        """Go from the page of the first start to the window; the next start opens the same database."""
        self.settings.set(PLACE, place)
        self.tasks = tasks
        self.show_window(place)  # before the page goes: the last window closed ends the program
        if self._first_start is not None:
            self._first_start.close()
            self._first_start = None

    def close(self) -> None:
        """Close everything in order; waits for what is being written."""
        if self._first_start is not None:
            self._first_start.close()
            self._first_start = None
        self._close_window()
        self.drafts.close()
        self.errors.uninstall()

    def _sign_in(self, place: str) -> None:
        if self.tasks is not None:
            self.tasks.sign_in(
                sign_in_as(self.settings),
                partial(take_person, self.settings),
                self,
                failed=partial(self._could_not_open, place),
            )

    def _could_not_open(self, place: str, error: Exception) -> None:
        """Go back to the page of the first start with the reason; a bug goes the usual way by itself."""
        if isinstance(error, KnownError):
            self.show_start_page(place).show_problem(error)
            self._close_window()

    def _rebuild(self, place: str) -> None:
        """The same window in another language."""
        old = self.window
        self.languages.speak(self.settings.value("look.language"))
        self.show_window(place)
        if old is not None:
            old.close()
            old.deleteLater()

    def _close_window(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        if self.tasks is not None:
            self.tasks.close()
            self.tasks.deleteLater()
            self.tasks = None

    def _start_again(self) -> None:
        self.settings.set(PLACE, "")
        self.show_start_page()
        self._close_window()

    def _remove_demo(self) -> None:
        """Delete the demo database; it was closed before, and nothing else is touched."""
        self._start_again()
        demo = self.places.demo_database
        for path in demo.parent.glob(f"{demo.name}*"):
            path.unlink(missing_ok=True)


def show_crash(parent: QWidget, details: str) -> None:
    """Show a bug beside its window."""
    from console.crash_page import CrashPage

    CrashPage(details, parent).show()
