"""The pages of the window, each imported and made when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from console.pages import PageLine
from widgets.parts.theme import set_look

if TYPE_CHECKING:
    from widgets.parts.context import Context
    from widgets.parts.page import Page
    from widgets.parts.tasks import Progress, Tasks


class PageStack(QStackedWidget):
    """Shows one page at a time; the first import of a page happens in a worker, so that the window stays alive."""

    shown = Signal(str)
    made = Signal(str)  # a page exists now
    known = Signal(str)  # a page's class is imported: its commands are known

    def __init__(self, lines: Sequence[PageLine], tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {line.id: line for line in lines}
        self._tasks = tasks
        self._context: Context | None = None
        self._classes: dict[str, type[Page]] = {}
        self._pages: dict[str, Page] = {}
        self._wanted = ""
        self._blank = QWidget()
        set_look(self._blank, "page")
        self.addWidget(self._blank)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """What the page in sight needs: a wide page that was seen before must not push the window off the screen."""
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        return page.minimumSizeHint().expandedTo(page.minimumSize())

    def begin(self, context: Context) -> None:
        """Take what every page is given."""
        self._context = context

    @property
    def current_id(self) -> str:
        """The page that is shown or on its way."""
        return self._wanted

    def current(self) -> Page | None:
        """The page that is shown, None while it is on its way."""
        return self._pages.get(self._wanted)

    def existing(self, page_id: str) -> Page | None:
        """The page if it was made already."""
        return self._pages.get(page_id)

    def loaded(self, page_id: str) -> type[Page] | None:
        """The page's class if it was imported already."""
        return self._classes.get(page_id)

    def go(self, page_id: str) -> None:
        """Show a page; at its first time it appears when its import in a worker is done."""
        self._wanted = page_id
        if page_id in self._pages or page_id in self._classes:
            self.page(page_id)
            self._show(page_id)
            return
        self._tasks.run(lambda _: self._load(page_id), lambda _: self._arrived(page_id), self)

    def page(self, page_id: str) -> Page:
        """The page itself, made now if need be."""
        found = self._pages.get(page_id)
        if found is None:
            if self._context is None:
                raise RuntimeError("no page can be made before the window has its context")
            self._load(page_id)
            found = self._pages[page_id] = self._classes[page_id](self._context)
            self.addWidget(found)
            self.made.emit(page_id)
        return found

    def show_page(self, page_id: str) -> Page:
        """Show a page at once and give it back."""
        found = self.page(page_id)
        self._wanted = page_id
        self._show(page_id)
        return found

    def preload(self) -> None:
        """Import the classes of the other pages one after another while nobody waits for anything."""
        missing = [line.id for line in self._lines.values() if line.id not in self._classes]
        if missing:
            self._tasks.run(lambda progress: self._load_quietly(missing, progress), lambda _: None, self)

    def _load_quietly(self, page_ids: list[str], progress: Progress) -> None:
        for number, page_id in enumerate(page_ids, 1):
            self._load(page_id)
            progress(number, len(page_ids))

    def _load(self, page_id: str) -> None:
        """Import the class; in a worker or, when it cannot wait, here."""
        if page_id not in self._classes:
            self._classes[page_id] = self._lines[page_id].load()
            QTimer.singleShot(0, self, lambda: self.known.emit(page_id))

    def _arrived(self, page_id: str) -> None:
        if self._wanted == page_id:
            self.page(page_id)
            self._show(page_id)

    def _show(self, page_id: str) -> None:
        self.setCurrentWidget(self._pages[page_id])
        self.shown.emit(page_id)
