"""Whose Ctrl+Z is in a field of text: the last action's while its toast is in sight, or the typing's."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from widgets.parts.commands import with_twins

KEYS = "Ctrl+Z"
FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class UndoKey(QObject):
    """Gives the key to the toast in every field in which nothing was typed since the toast came up.

    Fields take the key for themselves, and would undo what was typed long before the action. `waits` tells whether
    there is a toast that takes something back, `undo` does so.
    """

    def __init__(self, waits: Callable[[], bool], undo: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._waits = waits
        self._undo = undo
        self._texts: weakref.WeakKeyDictionary[QWidget, str] = weakref.WeakKeyDictionary()
        application: Any = QApplication.instance()
        application.focusChanged.connect(self._moved)  # a lambda would outlive this object

    def watch(self) -> None:
        """A toast has come up: what stands in the fields now was typed before it."""
        self._texts.clear()
        self._note(QApplication.focusWidget())

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._note(now)

    def _note(self, field: QWidget | None) -> None:
        if isinstance(field, FIELDS) and field not in self._texts and self._waits():
            self._texts[field] = _text(field)
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key from a field that has no newer use for it; the rest, and all once the toast is gone, passes."""
        if not isinstance(watched, FIELDS) or event.type() not in (
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        ):
            return False
        if not self._waits():
            watched.removeEventFilter(self)
            self._texts.pop(watched, None)
            return False
        if (
            not isinstance(event, QKeyEvent)
            or not _is_undo(event)
            or self._texts.get(watched) != _text(watched)
        ):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._undo()
        event.accept()
        return True


def _text(field: QLineEdit | QPlainTextEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _is_undo(event: QKeyEvent) -> bool:
    undo = event.matches(QKeySequence.StandardKey.Undo)
    return undo or QKeySequence(event.keyCombination()) in with_twins(KEYS)
