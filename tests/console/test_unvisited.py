"""Keys of the whole window work before their page was ever shown."""

from __future__ import annotations

from PySide6.QtGui import QAction

from console.main_window import MainWindow
from tests.console.lines import LINES
from tests.keys import press


def owners_of(window: MainWindow, key: str) -> list[QAction]:
    """The actions of the window that answer to a key."""
    return [each for each in window.actions() if key in (keys.toString() for keys in each.shortcuts())]


def test_key_of_an_unvisited_page_opens_its_form_and_leaves_the_page_in_sight(qtbot, services) -> None:
    window = MainWindow(services, tuple(reversed(LINES)), status_widget="")
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: window.stack.current() is not None and bool(owners_of(window, "F2")))
    assert window.stack.existing("sample") is None

    press(window, "F2")

    assert window.panel.keys() == ["call"]
    assert window.stack.current_id == "other"
    assert window.stack.existing("sample") is not None


def test_page_that_was_made_takes_its_key_over(qtbot, services) -> None:
    """Two owners of a key would make it ambiguous, and neither would answer."""
    window = MainWindow(services, tuple(reversed(LINES)), status_widget="")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(owners_of(window, "F2")))

    window.stack.show_page("sample")

    assert len(owners_of(window, "F2")) == 1
