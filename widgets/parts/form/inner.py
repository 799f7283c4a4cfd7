"""Buttons inside a line edit that grow with the font, which Qt's own do not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from widgets.parts.icons import wear
from widgets.parts.theme import Theme

INSET = 4


class InnerButton(QToolButton):
    """An icon at one end of a line edit; the mouse's way to something that also has a key."""

    def __init__(
        self, edit: QLineEdit, icon: str, name: str, run: Callable[[], object], *, leading: bool = False
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._leading = leading
        self._reserved = 0
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setStyleSheet("QToolButton { padding: 0; border: none; }")
        wear(self, icon)
        self.clicked.connect(lambda _checked=False: run())
        edit.installEventFilter(self)
        Theme.current().changed.connect(self.settle)
        self.settle()

    def setVisible(self, visible: bool) -> None:
        """Give the room back to the text while hidden."""
        super().setVisible(visible)
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the edit."""
        if watched is self._edit and event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)

    def room(self) -> int:
        """How much of the edit's end it takes, shown or not."""
        return self.sizeHint().width() + Theme.current().px(INSET)

    def reserve(self, room: int) -> None:
        """Keep the text out of so much of this end at least: something else stands there too."""
        self._reserved = room
        self.settle()

    def settle(self) -> None:
        """Take place and keep the text out of it."""
        inset, side = Theme.current().px(INSET), self.sizeHint().width()
        self.resize(side, min(side, max(self._edit.height() - 2, 1)))
        x = inset if self._leading else self._edit.width() - side - inset
        self.move(x, (self._edit.height() - self.height()) // 2)
        room = max(side if not self.isHidden() else 0, self._reserved)
        margins = self._edit.textMargins()
        if self._leading:
            margins.setLeft(room)
        else:
            margins.setRight(room)
        self._edit.setTextMargins(margins)
