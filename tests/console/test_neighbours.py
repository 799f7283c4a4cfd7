"""Rooms do not know each other: the window lends a page the commands of its neighbours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.main_window import MainWindow
from console.pages import PAGES
from console.wiring import Services
from tests.journeys.desk import open_window
from tests.keys import press
from widgets.hours.consultation_form import ConsultationForm
from widgets.parts.page import CommandButton, Page

BOTH = tuple(line for line in PAGES if line.id in ("tickets", "hours"))


@pytest.fixture
def window(qtbot: QtBot, services: Services) -> MainWindow:
    return open_window(qtbot, services, pages=BOTH)


def bar_of(page: Page) -> list[str]:
    """The commands of a page's bar from left to right."""
    buttons = [page.bar.itemAt(place).widget() for place in range(page.bar.count())]
    return [button._action.command.id for button in buttons if isinstance(button, CommandButton)]


def test_a_consultation_is_offered_beside_the_call(window: MainWindow) -> None:
    page = window.stack.page("tickets")
    assert bar_of(page)[:2] == ["ticket.new", "consultation.new"]
    primary = [each for each in page.findChildren(CommandButton) if each.property("look") == "primary"]
    assert [each.accessibleName() for each in primary] == ["Звонок"]


def test_its_button_opens_the_form_of_a_page_nobody_has_visited(qtbot: QtBot, window: MainWindow) -> None:
    page = window.stack.page("tickets")
    button = next(each for each in page.findChildren(CommandButton) if "F4" in each.text())
    assert window.stack.existing("hours") is None
    button.click()
    assert isinstance(window.panel.tabs.currentWidget(), ConsultationForm)
    assert window.stack.current_id == "tickets"


def test_its_key_still_has_one_owner(qtbot: QtBot, window: MainWindow) -> None:
    """A second owner would make the key ambiguous, and each press would open the form twice or never."""
    window.stack.page("hours")
    press(window, "F4")
    tabs = window.panel.keys()
    assert [tab.partition(":")[0] for tab in tabs] == ["consultation"]


def test_a_borrowed_command_speaks_the_language_of_the_window(window: MainWindow, services: Services) -> None:
    page = window.stack.page("tickets")
    button = next(each for each in page.findChildren(CommandButton) if "F4" in each.text())
    for language, words in (("en", "Consultation"), ("ru", "Консультация")):
        services.languages.speak(language)
        QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        assert button.accessibleName() == words
