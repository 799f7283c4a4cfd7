"""What the tests of the parts share: the theme, put back afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from widgets.parts.theme import USUAL_POINTS, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme of the application; whatever a test does to it is undone."""
    del qapp
    current = Theme.current()
    yield current
    if (current.name, current.points, current.compact) != ("light", USUAL_POINTS, False):
        current.apply("light", USUAL_POINTS, compact=False)
