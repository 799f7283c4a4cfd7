"""A window over a fresh database, with two small pages."""

from __future__ import annotations

import pytest

from console.main_window import MainWindow
from tests.console.lines import LINES
from tests.console.starts import (  # noqa: F401 (fixtures)
    earlier,
    glance,
    house,
    known,
    left,
    opened,
    patient,
    start,
)


@pytest.fixture
def settings(services):
    return services.settings


@pytest.fixture
def drafts(services):
    return services.drafts


@pytest.fixture
def window(qtbot, services):
    made = MainWindow(services, LINES, status_widget="")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: made.stack.current() is not None)
    return made
