"""What the tests of the parts share: the theme, put back afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.parts.lists import NOW, Make, Memory
from widgets.parts.grid import Grid
from widgets.parts.theme import USUAL_POINTS, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme of the application; whatever a test does to it is undone."""
    yield Theme.current()
    Theme.begin(qapp, "light", USUAL_POINTS, compact=False)


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Make:
    """Makes a grid that fills a window of the given size."""
    windows = []

    def made(
        model: QAbstractItemModel, width: int = 1366, height: int = 600, memory: Memory | None = None
    ) -> Grid:
        window = QWidget()
        windows.append(window)
        window.resize(width, height)
        grid = Grid(window, key="tickets", memory=memory, name="Обращения", now=lambda: NOW)
        grid.setGeometry(window.rect())
        grid.setModel(model)
        model.setParent(grid)
        qtbot.addWidget(window)
        window.show()
        grid.setFocus()
        return grid

    return made
