"""What a form stands in: an area that scrolls when the panel is low, and a line of buttons below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from widgets.parts.flow import FlowLayout
from widgets.parts.icons import wear
from widgets.parts.text import shown_keys
from widgets.parts.theme import set_look


class ScrollColumn(QScrollArea):
    """Shows a widget of any height on the ground of the panel.

    The room of the bar is always kept: content that grows higher the narrower it is would else make Qt show and hide
    the bar by turns without end.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)


class ButtonLine(QWidget):
    """Buttons at the right, a quiet remark at the left; breaks into lines when the letters are large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remark = QLabel(self)
        self._remark.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_look(self._remark, "caption")
        self._flow = FlowLayout(self, gap=8, right=True)
        self._flow.add_stretching(self._remark)

    def add(
        self, text: str, run: Callable[[], object], *, look: str = "", key: str = "", icon: str = ""
    ) -> QPushButton:
        """Append a button; its key stands on it (the key itself belongs to a command)."""
        button = QPushButton(self)
        button.setText(f"{text}   {shown_keys(key)}" if key else text)
        button.setAccessibleName(text)
        set_look(button, look)
        if icon:
            wear(button, icon, "on_accent" if look == "primary" else "text")
        button.clicked.connect(lambda _checked=False: run())
        self._flow.addWidget(button)
        return button

    def remark(self, text: str) -> None:
        """Say something quiet at the left («draft saved»)."""
        self._remark.setText(text)
