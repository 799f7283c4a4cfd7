"""Typing as a person does: key events with their text (QTest.keyClicks aborts the interpreter on Cyrillic)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_text(target: QWidget, text: str) -> None:
    """Send each letter of `text` to `target` as a key press and release."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(target: QWidget, keys: str) -> None:
    """Press a key or chord such as «Ctrl+Return», «F2» or «Tab»."""
    chord = QKeySequence(keys)[0]
    QTest.keyClick(target, chord.key(), chord.keyboardModifiers())


def focused() -> QWidget:
    """The widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
