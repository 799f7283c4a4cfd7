"""Labels of this room: plain text that wraps, headings with a remark at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from widgets.parts.theme import Theme, set_look


def words(text: str, parent: QWidget, look: str = "") -> QLabel:
    """Words that wrap, can be marked and copied, and are never taken for markup."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    set_look(label, look)
    return label


def rule(parent: QWidget) -> QFrame:
    """A quiet line between two things."""
    line = QFrame(parent)
    line.setFixedHeight(1)
    set_look(line, "rule")
    return line


class Heading(QWidget):
    """The title of a section, with a quiet remark at the right."""

    def __init__(self, title: str, remark: str, parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, Theme.current().px(4), 0, 0)
        name = QLabel(title, self)
        set_look(name, "strong")
        note = QLabel(remark, self)
        set_look(note, "caption")
        line.addWidget(name)
        line.addStretch(1)
        line.addWidget(note)
