"""Facts under each other: a quiet name and a value that can be copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from widgets.parts.form import Caption, ValueLabel
from widgets.parts.theme import Theme

NAME_WIDTH = 116


class Facts(QWidget):
    """Name and value in two columns; facts without a value are left out."""

    def __init__(self, pairs: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.current().px(12))
        grid.setVerticalSpacing(Theme.current().px(4))
        grid.setColumnMinimumWidth(0, Theme.current().px(NAME_WIDTH))
        grid.setColumnStretch(1, 1)
        shown = [(name, value) for name, value in pairs if value]
        for row, (name, value) in enumerate(shown):
            caption = Caption(name, self)
            caption.setWordWrap(True)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(ValueLabel(value, name, self), row, 1, Qt.AlignmentFlag.AlignTop)
