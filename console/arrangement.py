"""Where everything stands in the window: side bar, bars above the pages, pages, panel, status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from widgets.parts.theme import set_look

if TYPE_CHECKING:
    from console.main_window import MainWindow


def arrange(window: MainWindow) -> QSplitter:
    """Put the parts of `window` in their places; returns the splitter between the pages and the panel."""
    content = QWidget()
    set_look(content, "page")
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.notices.bars)
    column.addWidget(window.stack, 1)
    window.notices.float_over(content)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(content)
    splitter.addWidget(window.panel)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    whole = QWidget()
    rows = QVBoxLayout(whole)
    across = QHBoxLayout()
    for layout in (rows, across):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    across.addWidget(window.side)
    across.addWidget(splitter, 1)
    rows.addLayout(across, 1)
    rows.addWidget(window.status)
    window.setCentralWidget(whole)
    window.side.watch(window)
    return splitter
