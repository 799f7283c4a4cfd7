"""The parts of the window that F6 walks through: each remembers where the focus was in it."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from widgets.parts.whereabouts import Remembered, alive


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the window; `first` gives the widget that takes the focus at the first visit."""

    widget: Callable[[], QWidget | None]
    first: Callable[[], QWidget | None]


class Panes(QObject):
    """Moves the focus from part to part, to where it was there the last time."""

    def __init__(self, panes: Sequence[Pane], parent: QObject) -> None:
        super().__init__(parent)
        self._panes = list(panes)
        self._last: weakref.WeakKeyDictionary[QWidget, Remembered] = weakref.WeakKeyDictionary()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note)

    def move(self, step: int) -> None:
        """Go to the next (or previous) part that is in sight and has something to focus."""
        shown = [pane for pane in self._panes if self._in_sight(pane)]
        here = next((number for number, pane in enumerate(shown) if self._has_focus(pane)), -1)
        for distance in range(1, len(shown) + 1):
            if self.enter(shown[(here + step * distance) % len(shown)]):
                return

    def enter_number(self, number: int) -> bool:
        """Give the focus to the part of that number."""
        return self.enter(self._panes[number])

    def enter(self, pane: Pane) -> bool:
        """Give the focus to a part; False if it takes none."""
        widget = pane.widget()
        if widget is None:
            return False
        target = alive(self._last.get(widget))
        if target is None or not target.isVisible() or not target.isEnabled():
            target = pane.first()
        if target is None or target.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return False
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def index_of_focus(self) -> int:
        """The number of the part that has the focus, -1 if none."""
        return next((number for number, pane in enumerate(self._panes) if self._has_focus(pane)), -1)

    @staticmethod
    def _in_sight(pane: Pane) -> bool:
        widget = pane.widget()
        return widget is not None and widget.isVisible()

    @staticmethod
    def _has_focus(pane: Pane) -> bool:
        widget, focus = pane.widget(), QApplication.focusWidget()
        return widget is not None and focus is not None and (widget is focus or widget.isAncestorOf(focus))

    def _note(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is None:
            return
        for pane in self._panes:
            widget = pane.widget()
            if widget is not None and widget.isAncestorOf(new):
                self._last[widget] = weakref.ref(new)


def first_focusable(widget: QWidget) -> QWidget | None:
    """The first descendant in sight that takes the focus by Tab, in the order of Tab."""
    child = widget.nextInFocusChain()
    while child is not widget and child is not None:
        inside = widget.isAncestorOf(child) and child.isVisibleTo(widget) and child.isEnabled()
        if inside and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
        child = child.nextInFocusChain()
    return None
