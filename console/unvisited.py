"""Keys of the whole window that belong to pages nobody has visited yet: F4 works from the first minute on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from widgets.parts.commands import collect, declared, with_twins

if TYPE_CHECKING:
    from console.main_window import MainWindow


class UnvisitedKeys(QObject):
    """Stands in for the window-wide commands of a page until the page exists; then the page's own actions take over."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, list[QAction]] = {}
        window.stack.known.connect(self._lend)
        window.stack.made.connect(self._take_back)

    def _lend(self, page_id: str) -> None:
        kind = self._window.stack.loaded(page_id)
        if kind is None or self._window.stack.existing(page_id) is not None:
            return
        for each in declared(kind):
            if each.scope == "window" and each.shortcut:
                action = QAction(self._window)
                action.setShortcuts(with_twins(each.shortcut))
                action.triggered.connect(lambda _=False, wanted=each.id: self._run(page_id, wanted))
                self._window.addAction(action)
                self._actions.setdefault(page_id, []).append(action)

    def _take_back(self, page_id: str) -> None:
        for action in self._actions.pop(page_id, []):
            self._window.removeAction(action)
            action.deleteLater()

    def _run(self, page_id: str, command_id: str) -> None:
        """Make the page, leave the one in sight where it is, and do what was asked for."""
        page = self._window.stack.page(page_id)
        next(action for action in collect(page) if action.command.id == command_id).run()
