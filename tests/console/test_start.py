"""From the first start to the window, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from console.app import Console
from models.storage.database import Database
from tests.console.lines import LINES
from tests.keys import press


@pytest.fixture
def console(qapp, places):
    made = Console(QApplication.instance(), places, language="ru", pages=LINES, status_widget="")
    yield made
    made.close()
    made.languages.silence()


def start(console, place=None):
    console.begin(place)
    return console.start_page


def until_window(qtbot, console):
    page = console.start_page

    def over():
        return console.window is not None or (page is not None and bool(page.problem.text()))

    qtbot.waitUntil(over, timeout=60_000)
    assert console.window is not None, page.problem.text()
    qtbot.waitUntil(lambda: console.tasks.actor is not None)
    return console.window


def test_the_first_start_asks_for_the_name_before_anything_else(console):
    page = start(console)

    assert console.window is None
    assert page.operator.isAncestorOf(QApplication.focusWidget() or page.operator) or page.isVisible()
    page.own.click()
    assert console.tasks is None
    assert page.operator.cell("operator.name").error.isVisibleTo(page)


def test_enter_on_an_empty_name_asks_for_the_name(qtbot, console):
    page = start(console)
    cell = page.operator.cell("operator.name")
    qtbot.keyClick(cell.widget, Qt.Key.Key_Return)

    assert cell.error.isVisibleTo(page)
    assert cell.error.text() in ("Укажите имя", "Enter the name")
    assert page.operator.focusWidget() is cell.widget


def test_enter_after_the_name_goes_on_to_the_choice_of_the_data(qtbot, console, places):
    page = start(console)
    cell = page.operator.cell("operator.name")
    cell.widget.setFocus()
    page.operator.show_values({"operator.name": "Петрова Инна"})
    press(cell.widget, "Return")
    assert page.focusWidget() is page.demo
    press(page.demo, "Down")
    assert page.focusWidget() is page.own
    press(page.own, "Return")
    until_window(qtbot, console)

    assert places.own_database.exists()


def test_enter_after_the_name_opens_the_database_named_at_the_start(qtbot, console, tmp_path):
    page = start(console, str(tmp_path / "named.sqlite"))
    page.operator.show_values({"operator.name": "Петрова Инна"})
    press(page.operator.cell("operator.name").widget, "Return")
    until_window(qtbot, console)

    assert (tmp_path / "named.sqlite").exists()


def test_an_own_database_is_made_and_the_operator_signs_in(qtbot, console, places):
    page = start(console)
    page.operator.show_values({"operator.name": "Петрова Инна Сергеевна", "operator.line": "111"})
    page.own.click()
    window = until_window(qtbot, console)

    assert places.own_database.exists()
    assert console.tasks.actor.name == "Петрова Инна Сергеевна"
    assert window.status.operator.text() == "Петрова\u00a0И.\u00a0С., доб. 111"
    assert console.start_page is None


def test_enter_chooses_what_has_the_focus(qtbot, console, places):
    page = start(console)
    page.operator.show_values({"operator.name": "Петрова Инна"})
    page.own.setFocus()
    press(page.own, "Return")
    until_window(qtbot, console)

    assert places.own_database.exists()


def test_the_second_start_goes_straight_to_the_window(qtbot, console, places):
    console.settings.set("operator.name", "Петрова Инна Сергеевна")
    console.settings.set("database.place", str(places.own_database))
    assert start(console) is None

    until_window(qtbot, console)
    qtbot.waitUntil(lambda: console.window.status.database.text() == "desk.sqlite")


def test_a_database_named_at_the_start_is_offered_first(qtbot, console, tmp_path):
    page = start(console, str(tmp_path / "named.sqlite"))
    page.operator.show_values({"operator.name": "Петрова Инна"})
    assert page.named.isVisible()
    page.named.click()
    until_window(qtbot, console)

    assert (tmp_path / "named.sqlite").exists()


def test_a_database_that_cannot_be_opened_is_said_and_another_can_be_chosen(qtbot, console, places):
    places.data.mkdir(parents=True, exist_ok=True)
    places.own_database.write_bytes(b"no database at all" * 1000)
    page = start(console)
    page.operator.show_values({"operator.name": "Петрова Инна"})
    page.own.click()
    qtbot.waitUntil(page.problem.isVisible, timeout=20_000)

    assert console.window is None
    assert page.own.isEnabled()


def test_the_window_goes_back_to_the_first_page_when_its_database_is_gone(qtbot, console, tmp_path):
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"no database at all" * 1000)
    console.settings.set("operator.name", "Петрова Инна")
    console.begin(str(damaged))
    qtbot.waitUntil(lambda: console.start_page is not None, timeout=20_000)

    assert console.window is None
    assert console.start_page.problem.isVisible()


def test_another_database_can_be_opened_from_the_window(qtbot, console, places):
    console.settings.set("operator.name", "Петрова Инна")
    console.begin(str(places.own_database))
    window = until_window(qtbot, console)
    window.commands.other_database()
    qtbot.waitUntil(lambda: console.start_page is not None, timeout=20_000)

    assert console.window is None
    assert console.tasks is None


def test_the_demo_is_marked_and_removed_by_a_command(qtbot, console, places, monkeypatch):
    monkeypatch.setattr("console.demo.TICKETS", 60)
    monkeypatch.setattr("console.demo.CONTRACTS", 20)
    page = start(console)
    page.demo.click()
    window = until_window(qtbot, console)
    qtbot.waitUntil(lambda: window.is_demo)
    assert window.status.demo.isVisible()
    assert window.commands.can_remove_demo()
    with qtbot.waitSignal(window.demo_removal_wanted):
        window.ask_to_remove_demo()
        window.notices.bars._bars["demo"]._button.click()
    qtbot.waitUntil(lambda: console.start_page is not None, timeout=20_000)

    assert not places.demo_database.exists()


def test_another_language_builds_the_window_anew_over_the_same_database(qtbot, console, places):
    console.settings.set("operator.name", "Петрова Инна")
    console.begin(str(places.own_database))
    window = until_window(qtbot, console)
    tasks = console.tasks
    assert window.windowTitle() == "Пульт МЭО"
    console.settings.set("look.language", "en")
    qtbot.waitUntil(lambda: console.window is not window)

    assert console.window.windowTitle() == "MEO Console"
    assert console.tasks is tasks


def test_what_the_window_writes_is_in_the_database_when_it_has_closed(qtbot, console, places):
    console.settings.set("operator.name", "Петрова Инна")
    console.begin(str(places.own_database))
    until_window(qtbot, console)
    console.close()
    from models.desk.queries import operators

    database = Database.open(places.own_database)
    names = [row.name for row in database.read(operators)]
    database.close()

    assert names == ["Петрова Инна"]
