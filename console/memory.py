"""How the window stood the last time: place and size, width of the panel, page, fold."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter

from console.pages import LAST_PAGE, first_page
from console.settings import Settings
from console.sketch import GEOMETRY, put_back
from widgets.parts.panel import WIDTH as PANEL_WIDTH
from widgets.parts.theme import Theme

if TYPE_CHECKING:
    from console.main_window import MainWindow

PANEL = "window.panel"


class WindowMemory:
    """Puts the window back as it stood, and keeps how it stands."""

    def __init__(self, window: MainWindow, splitter: QSplitter, settings: Settings) -> None:
        self._window = window
        self._splitter = splitter
        self._settings = settings
        self._width = Theme.current().px(PANEL_WIDTH)
        window.panel.opened.connect(self._fit_panel)
        window.panel.folded_changed.connect(lambda _: self._fit_panel())
        splitter.splitterMoved.connect(self._note_width)

    def restore(self) -> None:
        """Put the window back; at the first start it takes its usual size."""
        kept = self._settings.state(GEOMETRY)
        geometry = QByteArray(base64.b64decode(kept)) if isinstance(kept, str) else QByteArray()
        if not self._window.isVisible():  # as a sketch it stands where it belongs already
            put_back(self._window, geometry)
        width = self._settings.state(PANEL)
        if isinstance(width, int):
            self._width = width
        self._fit_panel()

    def start_page(self) -> str:
        """The page to begin with: the first, or the last one shown, if the settings say so."""
        return first_page(self._settings, self._window.pages)

    def keep(self) -> None:
        """Keep how the window stands now."""
        geometry = base64.b64encode(self._window.saveGeometry().data()).decode("ascii")
        self._settings.keep_state(GEOMETRY, geometry)
        self._settings.keep_state(PANEL, self._width)
        self._settings.keep_state(LAST_PAGE, self._window.stack.current_id)
        self._settings.save()

    def _note_width(self) -> None:
        if self._window.panel.isVisible():
            self._width = self._window.panel.width()

    def _fit_panel(self) -> None:
        """The panel keeps its width whenever it comes back."""
        whole = self._splitter.width()
        self._splitter.setSizes([max(whole - self._width, 1), self._width])
