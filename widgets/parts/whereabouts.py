"""Where the focus was and where it goes: widgets remembered for later, and the order of Tab."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
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
    for one, other in pairwise(fields):
        QWidget.setTabOrder(one, other)
