"""Gives the list as it stands a name: a small form under the views, never a dialog."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from widgets.parts.form import Caption, ErrorLine
from widgets.parts.theme import Theme, set_look

WIDTH = 300


class ViewForm(QFrame):
    """`named(name, shared)` when the view is to be kept; Esc leaves it."""

    named = Signal(str, bool)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "toast")
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the view"))
        self.error = ErrorLine(self)
        self.shared = QCheckBox(self.tr("For the whole desk"), self)
        keep = QPushButton(self.tr("Keep the view"), self)
        set_look(keep, "primary")
        keep.clicked.connect(self._keep)
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(6))
        column.addWidget(Caption(self.tr("Filter, words, order and columns, as they stand"), self))
        column.addWidget(self.name)
        column.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addWidget(self.shared, 1)
        foot.addWidget(keep)
        column.addLayout(foot)
        self.setMinimumWidth(px(WIDTH))

    def open(self) -> None:
        """Show it under the widget it belongs to, with the cursor in the name."""
        over = self.parentWidget()
        if over is not None:
            self.move(over.mapToGlobal(QPoint(0, over.height() + 4)))
        self.show()
        self.name.setFocus()

    def _keep(self) -> None:
        if not self.name.text().strip():
            self.error.say(self.tr("Give the view a name"))
            self.name.setFocus()
            return
        self.named.emit(self.name.text(), self.shared.isChecked())
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the view."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)
