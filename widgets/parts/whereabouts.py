"""Where the focus was and where it goes: widgets remembered for later, and the order of Tab."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Remembered = weakref.ref[QWidget]


def alive(noted: Remembered | None) -> QWidget | None:
    """The widget that was remembered, unless it is gone meanwhile: its Python half may outlive its Qt half."""
    widget = noted() if noted is not None else None
    return widget if widget is not None and isValid(widget) else None


def set_reading_order(parts: Iterable[QWidget]) -> None:
    """Let Tab walk through the parts in this order, and through each as it was built.

    What is made anew would otherwise come last of all, wherever it stands.
    """
    fields = [
        field
        for part in parts
        for field in (part, *part.findChildren(QWidget))
        # of chips only the chosen one is a stop of Tab, by turns; the list of a combo is a window of its own
        if field.focusPolicy() != Qt.FocusPolicy.NoFocus and field.window() is part.window()
    ]
    _chain(fields)


def field_before(container: QWidget) -> QWidget | None:
    """The last field beside `container` from which Tab leads on to it: what it gets later can be put behind that."""
    beside = container.parentWidget()
    each = container.previousInFocusChain()
    while beside is not None and each is not None and each is not container:
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus:
            return each if beside.isAncestorOf(each) else None
        each = each.previousInFocusChain()
    return None


def stand_behind(before: QWidget, fields: Iterable[QWidget]) -> None:
    """Let Tab lead from `before` through what was made anew; it would come last of all otherwise."""
    _chain([before, *fields])


def _chain(fields: Iterable[QWidget]) -> None:
    for one, other in pairwise(fields):
        QWidget.setTabOrder(one, other)


class LastEntered(QObject):
    """Which of some widgets the focus was in last; menus and the palette take it only for a moment."""

    def __init__(self, among: Callable[[], Iterable[QWidget | None]], parent: QObject) -> None:
        """`among` tells the widgets, of which some may not be there yet."""
        super().__init__(parent)
        self.last: QWidget | None = None
        self._among = among
        application: Any = QApplication.instance()
        application.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self.last = next(
                (one for one in self._among() if one is not None and (one is now or one.isAncestorOf(now))),
                self.last,
            )
