"""Keys that nobody with the focus wanted: Esc, Enter on a button, and the commands of scope «fallback»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication

from widgets.parts.commands import with_twins

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from console.main_window import MainWindow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def take(window: MainWindow, event: QKeyEvent) -> bool:
    """Do what the key is for; False if it is for nothing."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Escape and plain:
        window.step_back()
        return True
    if event.key() in ENTER and plain and _press_button():
        return True
    pressed = QKeySequence(event.keyCombination())
    for each in window.window_actions:
        if each.command.scope == "fallback" and pressed in with_twins(each.command.shortcut):
            each.run()
            return True
    return False


def _press_button() -> bool:
    """Press the button that has the focus: Qt leaves Enter to the buttons of dialogs, and people expect it of all."""
    button = QApplication.focusWidget()
    if not isinstance(button, QAbstractButton) or button.isCheckable() or not button.isEnabled():
        return False
    button.click()
    return True
