"""A widget remembered to get the focus back later; it may be gone by then, its Python half longer than its Qt half."""

from __future__ import annotations

import weakref

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Remembered = weakref.ref[QWidget]


def alive(noted: Remembered | None) -> QWidget | None:
    """The widget that was remembered, unless it has been deleted meanwhile."""
    widget = noted() if noted is not None else None
    return widget if widget is not None and isValid(widget) else None
