"""The first start: opens what was chosen behind the page, fills the demo, and goes on to the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.sign_in import sign_in_as, take_person
from console.start_page import StartPage
from models.errors import KnownError
from widgets.parts.tasks import Progress, Tasks

if TYPE_CHECKING:
    from console.app import Console
    from models.storage.database import Database
    from models.storage.journal import Actor

SIZE = (1024, 720)


def fill_demo(database: Database, progress: Progress) -> None:
    """Put the sample data in, unless they are there from another time; runs in a worker."""
    from console.demo import fill_if_empty

    fill_if_empty(database, progress)


class FirstStart(QObject):
    """Leads from the page to an open database; `Console.enter` takes it from there."""

    def __init__(self, console: Console, place: str | None) -> None:
        super().__init__(console)
        from console.app import show_crash

        self._console = console
        self._tasks: Tasks | None = None
        self._checks = console.make_tasks(place or "")
        self.page = StartPage(console.settings, console.places, self._checks)
        self.page.chosen.connect(self._try)
        if place and place.startswith("postgresql"):
            self.page.ask_for_server(place)
        elif place:
            self.page.offer(place)
        console.errors.show_with(self.page.show_problem, partial(show_crash, self.page))
        self.page.resize(*SIZE)
        self.page.show()
        if self.page.address.isVisible():
            self.page.address.focus_first()
        else:
            self.page.operator.focus_first()

    def close(self) -> None:
        """Remove the page; workers whose database was not taken over end with it."""
        self.page.close()
        self.page.deleteLater()
        self._checks.close()
        if self._tasks is not None:
            self._tasks.close()

    def _try(self, place: str, demo: bool, password: str = "") -> None:
        if self._tasks is not None:
            self._tasks.close()
        self._tasks = self._console.make_tasks(place, password)
        self._tasks.sign_in(
            sign_in_as(self._console.settings),
            partial(self._signed_in, place, demo),
            self,
            failed=self._not_opened,
        )

    def _signed_in(self, place: str, demo: bool, actor: Actor) -> None:
        take_person(self._console.settings, actor)
        if demo:
            self._fill_demo(place)
        else:
            self._enter(place)

    def _fill_demo(self, place: str) -> None:
        if self._tasks is not None:
            self._tasks.bulk(
                fill_demo,
                lambda _: self._enter(place),
                self,
                progress=self.page.show_progress,
                failed=self._not_opened,
            )

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.page.show_problem(error)

    def _enter(self, place: str) -> None:
        tasks, self._tasks = self._tasks, None
        if tasks is not None:
            self._console.enter(place, tasks)
