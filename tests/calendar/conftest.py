"""What the tests of the calendar's page share."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.screen import Host
from widgets.calendar.page import CalendarPage

FRIDAY = date(2026, 11, 6)


@pytest.fixture
def page(qtbot: QtBot, host: Host) -> CalendarPage:
    """The page of 2026, standing on Friday, 6 November."""
    made = CalendarPage(host.context)
    made.sheet.today = date(2026, 11, 22)
    made.sheet.current = FRIDAY
    made._wanted = 2026
    host.show_with(made)
    qtbot.waitUntil(lambda: made.sheet.year is not None)
    made.sheet.setFocus()
    return made
