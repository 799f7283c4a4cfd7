"""Keeps what somebody writes in, with its buttons, in sight within a card that is higher than the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from widgets.parts.theme import Theme

BELOW = 8
"""Room kept in sight beneath the part."""


class InSight(QObject):
    """Scrolls a part of a card wholly into sight when the focus comes into it, until somebody scrolls by himself."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._area: QScrollArea | None = None
        self._held = False
        self._soon = QTimer(self, singleShot=True, interval=0)  # later: the layouts are at work
        self._soon.timeout.connect(self._follow)
        part.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def follow_soon(self) -> None:
        """What stands above has changed, or another card was begun at its head."""
        if self._held:
            self._soon.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The card above grows when it is filled, and other parts take room of it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.follow_soon()
        return False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and self._part.isAncestorOf(new)
        if inside and not self._held:
            self._held = True
            self._find_area()
            self._soon.start()
        elif new is not None and not inside:
            self._held = False

    def _find_area(self) -> None:
        above: QWidget | None = self._part.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if self._area is None and above is not None:
            self._area = above
            above.viewport().installEventFilter(self)
            above.verticalScrollBar().actionTriggered.connect(self._let_go)

    def _let_go(self) -> None:
        """Whoever scrolls wants to see something else."""
        self._held = False

    def _follow(self) -> None:
        area = self._area
        inside = area.widget() if area is not None else None
        if area is None or inside is None or not self._held or not self._part.isVisible():
            return
        bar, room = area.verticalScrollBar(), area.viewport().height()
        top = self._part.mapTo(inside, QPoint(0, 0)).y()
        bottom = top + self._part.height() + Theme.current().px(BELOW)
        if bottom - top <= room:  # else the field itself keeps its cursor in sight
            bar.setValue(max(min(bar.value(), top), bottom - room))
