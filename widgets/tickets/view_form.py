"""Gives the list as it stands a name: a small form under the views, never a dialog."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.formats import fold
from widgets.parts.form import Caption, ErrorLine
from widgets.parts.theme import Theme, set_look

WIDTH = 300


class ViewForm(QFrame):
    """`named(name, shared)` when the view is to be kept, under a name that no view in sight has; Esc leaves it."""

    named = Signal(str, bool)

    def __init__(self, over: QWidget, taken: Iterable[str] = ()) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self._taken = {_plain(name) for name in taken}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "toast")
        self.name = QLineEdit(self)
        label = Caption(self.tr("Name of the view"), self, required=True)
        label.setBuddy(self.name)
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
        column.addWidget(label)
        column.addWidget(self.name)
        column.addWidget(self.error)
        column.addWidget(Caption(self.tr("Filter, words, order and columns, as they stand"), self))
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
        name = self.name.text().strip()
        if not name:
            self._refuse(self.tr("Give the view a name"))
        elif _plain(name) in self._taken:
            self._refuse(self.tr("There is a view «{name}» already").format(name=name))
        else:
            self.named.emit(name, self.shared.isChecked())
            self.close()

    def _refuse(self, sentence: str) -> None:
        self.error.say(sentence)
        self.adjustSize()
        self.name.setFocus()
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the view."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)


def _plain(name: str) -> str:
    """A name without what nobody tells two names apart by."""
    return " ".join(fold(name).split())
