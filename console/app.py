"""Makes the application and connects its parts: the only place that creates services, windows and databases."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from console.crash_page import CrashPage
from console.errors import Errors
from console.main_window import MainWindow
from console.operator import NAME, sign_in_as
from console.pages import PAGES, STATUS_WIDGET, PageLine
from console.places import Places
from console.settings import Settings
from console.start_page import StartPage
from console.translations import Languages
from console.wiring import Services
from models.errors import KnownError
from widgets.parts.drafts import Drafts
from widgets.parts.tasks import Tasks
from widgets.parts.theme import Theme

if TYPE_CHECKING:
    from models.storage.database import Database
    from widgets.parts.tasks import Progress

NAME_OF_APPLICATION = "meo-console"
PLACE = "database.place"


def open_database(place: str, password: str = "") -> Database:
    """Open the database; runs in a worker, which is where SQLAlchemy is imported.

    A server's password comes from the form, else from the keyring; what works from the form goes to the keyring.
    """
    from console.services.connection import keep_password, with_password
    from models.storage.database import Database

    database = Database.open(with_password(place, password or None))
    if password:
        keep_password(place, password)
    return database


def fill_demo(database: Database, progress: Progress) -> None:
    """Put the sample data in, unless they are there from another time; runs in a worker."""
    from console.demo import fill_if_empty

    fill_if_empty(database, progress)


class Console(QObject):
    """The running application: one window over one database, or the page of the first start."""

    def __init__(
        self,
        application: QApplication,
        places: Places,
        *,
        language: str | None = None,
        pages: Sequence[PageLine] = PAGES,
        status_widget: str = STATUS_WIDGET,
    ) -> None:
        super().__init__(application)
        self.places = places
        self._pages = pages
        self._status_widget = status_widget
        self.settings = Settings(places.settings_file, self)
        self.languages = Languages(application)
        self.languages.speak(language or self.settings.value("look.language"))
        self.theme = Theme.current()
        self.theme.apply(
            self.settings.value("look.theme"),
            self.settings.value("look.points"),
            compact=self.settings.value("look.compact"),
        )
        self.drafts = Drafts(places.drafts, self)
        self.errors = Errors(places.logs, self.drafts.flush, self)
        self.tasks: Tasks | None = None
        self.window: MainWindow | None = None
        self.start_page: StartPage | None = None
        application.aboutToQuit.connect(self.close)

    def begin(self, place: str | None) -> None:
        """Open the window over `place` or the database of the last time; ask when there is none yet."""
        known = place or self.settings.value(PLACE)
        if known and self.settings.value(NAME):
            self.open(known)
        else:
            self.show_start_page(place)

    def open(self, place: str) -> MainWindow:
        """Show the window over a database at once; the database is opened behind it."""
        self.tasks = self._make_tasks(place)
        self.tasks.sign_in(
            sign_in_as(self.settings), lambda _: None, self, failed=partial(self._could_not_open, place)
        )
        return self._show_window(place)

    def close(self) -> None:
        """Close everything in order; waits for what is being written."""
        for widget in (self.window, self.start_page):
            if widget is not None:
                widget.close()
        if self.tasks is not None:
            self.tasks.close()
        self.drafts.close()
        self.errors.uninstall()

    # -- the window ------------------------------------------------------------------------------------------

    def _make_tasks(self, place: str, password: str = "") -> Tasks:
        return Tasks(lambda: open_database(place, password), self.errors.failed, self)

    def _show_window(self, place: str) -> MainWindow:
        if self.tasks is None:
            raise RuntimeError("a window needs the tasks of its database")
        window = MainWindow(
            Services(
                place=place,
                places=self.places,
                settings=self.settings,
                theme=self.theme,
                languages=self.languages,
                errors=self.errors,
                drafts=self.drafts,
                tasks=self.tasks,
            ),
            self._pages,
            self._status_widget,
        )
        window.start_wanted.connect(self._start_again, Qt.ConnectionType.QueuedConnection)
        window.rebuild_wanted.connect(partial(self._rebuild, place), Qt.ConnectionType.QueuedConnection)
        window.demo_removal_wanted.connect(self._remove_demo, Qt.ConnectionType.QueuedConnection)
        self.errors.show_with(window.notices.failure, lambda details: CrashPage(details, window).show())
        self.window = window
        window.show()
        return window

    def _could_not_open(self, place: str, error: Exception) -> None:
        """Go back to the page of the first start with the reason; a bug goes the usual way by itself."""
        if isinstance(error, KnownError):
            self.show_start_page(place).show_problem(error)
            self._close_window()

    def _rebuild(self, place: str) -> None:
        """The same window in another language."""
        old = self.window
        self.languages.speak(self.settings.value("look.language"))
        self._show_window(place)
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

    # -- the first start -------------------------------------------------------------------------------------

    def show_start_page(self, place: str | None = None) -> StartPage:
        """Ask who is here and which database it shall be; a `place` that was named is only confirmed."""
        checks = Tasks(partial(open_database, place or ""), self.errors.failed, self, watch=False)
        page = StartPage(self.settings, self.places, checks)
        page.destroyed.connect(checks.close)
        page.chosen.connect(self._try)
        if place and place.startswith("postgresql"):
            page.ask_for_server(place)
        elif place:
            page.offer(place)
        self.errors.show_with(page.show_problem, lambda details: CrashPage(details, page).show())
        page.resize(1024, 720)
        self.start_page = page
        page.show()
        page.operator.focus_first()
        return page

    def _try(self, place: str, demo: bool, password: str = "") -> None:
        """Open the database behind the page, fill it if it is the demo, and go on to the window."""
        if self.tasks is not None:
            self.tasks.close()
        self.tasks = self._make_tasks(place, password)
        self.tasks.sign_in(
            sign_in_as(self.settings),
            lambda _: self._fill_demo(place) if demo else self._enter(place),
            self,
            failed=self._not_opened,
        )

    def _not_opened(self, error: Exception) -> None:
        if self.start_page is not None and isinstance(error, KnownError):
            self.start_page.show_problem(error)

    def _enter(self, place: str) -> None:
        """What was chosen here is opened at the next start too."""
        self.settings.set(PLACE, place)
        self._show_window(place)
        if self.start_page is not None:
            self.start_page.close()
            self.start_page.deleteLater()
            self.start_page = None

    def _fill_demo(self, place: str) -> None:
        """Put the sample data in, unless they are there from another time; then go on."""
        page, tasks = self.start_page, self.tasks
        if page is None or tasks is None:
            return
        tasks.bulk(
            fill_demo,
            lambda _: self._enter(place),
            page,
            progress=page.show_progress,
            failed=self._not_opened,
        )

    def _start_again(self) -> None:
        self.settings.set(PLACE, "")
        self.show_start_page()  # before the window goes: the last window closed ends the program
        self._close_window()

    def _remove_demo(self) -> None:
        """Delete the demo database; it was closed before, and nothing else is touched."""
        self._start_again()
        demo = self.places.demo_database
        for path in demo.parent.glob(f"{demo.name}*"):
            path.unlink(missing_ok=True)


def make_application() -> QApplication:
    """The QApplication, or the one that runs already."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(NAME_OF_APPLICATION)
    return application


def run_window(place: str | None, *, language: str | None = None) -> int:
    """Open the console and stay until its window is closed; returns the exit code."""
    application = make_application()
    console = Console(application, Places.of_user(), language=language)
    console.errors.install()
    console.begin(place)
    return application.exec()
