"""Labels of plain text that wrap."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets.parts.theme import set_look


def plain(text: str, parent: QWidget, look: str = "") -> QLabel:
    """Words that wrap and are never taken for markup."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    set_look(label, look)
    return label


def selectable(text: str, parent: QWidget, look: str = "") -> QLabel:
    """The same, to be marked and copied."""
    label = plain(text, parent, look)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label
