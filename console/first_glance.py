"""The first rows at a start, painted over the sketch of the window while everything else is still to be imported.

What to ask and where to paint is in the file that `GlanceKeeper` wrote in an earlier run. Without such a file, or where
it does not fit, the start goes on as if there were none.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from console.glance_keeper import BeginsWithList
from console.pages import first_page
from console.places import Places, embedded_file
from console.settings import Settings
from console.sketch import PLACE
from console.translations import Languages
from models.storage.glance.kept import Glance, Unfit, load
from models.storage.glance.reading import Row, read_rows
from widgets.parts.grid.layout import ColumnLayout, layout_key
from widgets.parts.theme import LOW_ROW, Theme, size_of

if TYPE_CHECKING:
    from console.main_window import MainWindow
    from widgets.parts.grid import Grid
    from widgets.parts.grid.glance_view import GlanceView

HEARD_EVERY = 4  # ms
LONGEST_WAIT = 300  # ms: a slow disk does not keep the rest of the start waiting
LONGEST_SIGHT = 15_000  # ms: a list that is not there by then has a reason, which old rows must not hide
LONGEST_SETTLING = 500  # ms: a scroll bar comes after the rows, and numbers that may break the line of views
PAGE_OF_ROWS = 64
SHAPING = frozenset({QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})

Found = tuple[Glance, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Start:
    """What a glance has to fit, and where it is looked for."""

    file: Path
    database: Path
    page: str
    points: int
    language: str

    def look(self) -> Found | None:
        """The glance and the rows it brings, None where there is nothing to show; made to run in a thread."""
        try:
            glance = load(self.file)
        except (Unfit, OSError, ValueError):
            return None
        if not self._fits(glance):
            return None
        fill = glance.place[3] // size_of(LOW_ROW, self.points) + 1
        rows = read_rows(self.database, glance, min(fill, PAGE_OF_ROWS))
        return (glance, rows) if rows else None

    def _fits(self, glance: Glance) -> bool:
        left, top, width, height = glance.place
        return (
            (glance.database, glance.page) == (str(self.database), self.page)
            and (glance.points, glance.language) == (self.points, self.language)
            and (left + width <= glance.size[0] and top + height <= glance.size[1])
        )


class LookedUp:
    """The layouts of the lists, only to be read: a glance leaves nothing behind."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def state(self, key: str) -> Any:
        """What was kept under `key`."""
        return self._settings.state(key)

    def keep_state(self, key: str, value: object) -> None:
        """Nothing is kept."""


class FirstGlance(QObject):
    """Reads the rows aside, shows them in `window`, and takes them away when the list itself is there."""

    done = Signal()  # the rest of the start may begin: the rows are painted, or they will not be in time

    def __init__(self, window: MainWindow, places: Places, place: str | None, language: str | None) -> None:
        super().__init__(window)
        self.view: GlanceView | None = None
        self.languages: Languages | None = None
        self._window = window
        self._settings = Settings(places.settings_file)
        self._is_done = self._is_over = self._is_waiting = False
        self._found: Found | None = None
        self._start = self._make_start(places, place or self._settings.value(PLACE), language)
        self._answers: deque[Found | None] = deque()
        self._asked = QTimer(self, interval=HEARD_EVERY)
        self._asked.timeout.connect(self._hear)

    def _make_start(self, places: Places, place: str, language: str | None) -> Start | None:
        database = embedded_file(place)
        if database is None:
            return None
        settings = self._settings
        return Start(
            places.glance_file(place),
            database,
            first_page(settings),
            settings.value("look.points"),
            language or settings.value("look.language"),
        )

    def begin(self) -> None:
        """Look aside: in a plain thread, for the workers are not imported yet."""
        if self._start is None or not self._start.file.is_file():
            self.end()
            return
        QTimer.singleShot(LONGEST_WAIT, self, self._go_on)
        threading.Thread(target=_look, args=(self._start, self._answers), name="first glance").start()
        self._asked.start()
        self._get_ready(self._start.language)

    def _get_ready(self, language: str) -> None:
        """Meanwhile put on the look and the language; the console goes on with both."""
        application: Any = QApplication.instance()
        value = self._settings.value
        Theme.begin(application, value("look.theme"), value("look.points"), compact=value("look.compact"))
        self.languages = Languages(application)
        self.languages.speak(language)
        from widgets.parts.grid import glance_view  # noqa: F401 - now, while the disk is waited for

    def _hear(self) -> None:
        """The thread knows no object of Qt: whichever is gone when it answers, nothing breaks."""
        if self._answers:
            self._asked.stop()
            self._take(self._answers.popleft())

    def _take(self, found: Found | None) -> None:
        """Show what was found, unless it is not what the list will ask for, or the list itself was faster."""
        if found is None or self._is_over or not self._window.isVisible() or not self._is_in_order(found[0]):
            self.end()
            return
        self._found = found
        self._window.installEventFilter(self)
        QTimer.singleShot(LONGEST_SIGHT, self, self.end)
        self._adapt()
        if self.view is None:
            self._go_on()

    def _is_in_order(self, glance: Glance) -> bool:
        layout = ColumnLayout.from_state(self._settings.state(layout_key(glance.layout)))
        return layout.sort == glance.order

    def _adapt(self) -> None:
        """Be seen as long as the window has the size for which the place is known; a desktop may still change it."""
        if self._found is None or self._is_over:
            return
        glance, rows = self._found
        fits = glance.size == (self._window.width(), self._window.height())
        if fits and self.view is None:
            self._show(glance, rows)
        if self.view is not None:
            self.view.setVisible(fits)

    def _show(self, glance: Glance, rows: Sequence[Row]) -> None:
        from widgets.parts.grid.glance_view import GlanceView

        self.view = GlanceView(self._window, glance.layout, LookedUp(self._settings))
        self.view.painted.connect(self._go_on)
        self._make_room()
        self.view.show_rows(glance.fields, rows)

    def _make_room(self) -> None:
        """Stand below what lasts: the bars above the pages push the list down."""
        if self._found is None or self.view is None:
            return
        left, top, width, height = self._found[0].place
        above = 0
        if self._window.is_furnished and self._window.notices.bars.isVisible():
            above = self._window.notices.bars.height()
        self.view.setGeometry(QRect(left, top + above, width, max(height - above, 0)))

    def _go_on(self) -> None:
        if not self._is_done:
            self._is_done = True
            self.done.emit()

    # -- until the list is there -----------------------------------------------------------------------------

    def stay_over(self) -> None:
        """Stay over the window, which has everything in it now, until its list shows rows or something else is seen."""
        if self._start is None or self._is_over:
            return
        window = self._window
        window.stack.shown.connect(self._page_shown)
        window.side.chosen.connect(self._page_shown)
        window.panel.opened.connect(self.end)  # the list is narrower now
        window.notices.bars.installEventFilter(self)
        if self.view is not None:
            self.view.raise_()

    def _page_shown(self, page_id: str) -> None:
        page: Any = self._window.stack.existing(page_id)
        if self._is_over:
            return
        if self._start is None or page_id != self._start.page:
            self.end()
        elif isinstance(page, BeginsWithList):
            for signal in (page.model.modelReset, page.model.dataChanged, page.model.ready):
                signal.connect(self._look_at_list)
            self._look_at_list()

    def _look_at_list(self) -> None:
        """The list takes over in the very frame in which its rows are there."""
        page: Any = self._window.stack.current()
        if self._is_over or not isinstance(page, BeginsWithList):
            return
        model = page.model
        has_rows = model.rowCount() > 0 and model.row_values(0) is not None
        if has_rows or (model.complete and not model.rowCount()):
            self._give_way(page.grid)

    def _give_way(self, grid: Grid) -> None:
        """End when the list stands as it is known to, with its scroll bar; else soon, wherever it is by then."""
        view = self.view
        if view is None or (
            grid.mapTo(self._window, QPoint()) == view.pos()
            and grid.viewport().size() == view.viewport().size()
        ):
            self.end()
        elif not self._is_waiting:
            self._is_waiting = True
            for each in (grid, grid.viewport()):
                each.installEventFilter(self)
            QTimer.singleShot(LONGEST_SETTLING, self, self.end)

    @Slot()
    def end(self) -> None:
        """Take the rows away."""
        if self._is_over:
            return
        self._is_over = True
        self._go_on()
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
            self.view = None
        self.deleteLater()  # and with it the ear at the events of the list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window of another size has its list elsewhere, and a bar above the pages moves it."""
        if event.type() in SHAPING:
            if watched is self._window:
                self._adapt()
            elif watched is self._window.notices.bars:
                self._make_room()
            else:  # after the list has heard of it too
                QTimer.singleShot(0, self, self._look_at_list)
        return super().eventFilter(watched, event)


def _look(start: Start, answers: deque[Found | None]) -> None:
    answers.append(start.look())
