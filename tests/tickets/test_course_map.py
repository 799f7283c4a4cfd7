"""The map of course errors: counts, drilling down, closing a group with one fix."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.choices import Outcome, State
from models.tickets.course_map import errors_at, lesson_map, subject_map
from models.tickets.operations import move
from models.tickets.queries import ticket_card
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import ACTOR, call, incident, register, save
from tests.tickets.screen import small_desk
from widgets.parts.theme import Theme
from widgets.tickets.heat_map import blended, contrast, readable_on
from widgets.tickets.page import TicketsPage


def fill(database: Database) -> list[int]:
    register(database)
    places = (
        ("Алгебра", 7, "12", "3"),
        ("Алгебра", 7, "12", "3"),
        ("Алгебра", 7, "2", "1"),
        ("Физика", 10, "1", "1"),
    )
    numbers = [
        save(database, call(subject=subject, grade=grade, lesson=lesson, internet_lesson=internet))
        for subject, grade, lesson, internet in places
    ]
    save(database, incident())
    return numbers


def test_errors_are_counted_by_subject_and_grade_and_by_lesson(database: Database) -> None:
    numbers = fill(database)
    whole = database.read(subject_map)
    assert (whole.rows, whole.columns) == (("Алгебра", "Физика"), ("7", "10"))
    assert whole.counts == {("Алгебра", "7"): 3, ("Физика", "10"): 1}
    assert (whole.most, whole.total) == (3, 4)
    lessons = database.read(lambda s: lesson_map(s, "Алгебра", "7"))
    assert (lessons.rows, lessons.columns) == (("2", "12"), ("1", "3"))
    assert lessons.counts == {("12", "3"): 2, ("2", "1"): 1}
    assert database.read(lambda s: errors_at(s, "Алгебра", "7", "12", "3")) == numbers[:2]


def test_what_is_closed_counts_only_when_asked_for(database: Database) -> None:
    numbers = fill(database)
    database.write(ACTOR, lambda s: move(s, [numbers[3]], "close", outcome=Outcome.FIXED))
    assert database.read(subject_map).rows == ("Алгебра",)
    assert database.read(lambda s: subject_map(s, only_open=False)).total == 4


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    fill(sqlite_database)
    made = TicketsPage(host.context)
    host.show_with(made)
    qtbot.waitUntil(timeout=15_000, callback=lambda: made.model.complete)
    return made


def test_one_fix_closes_the_group_by_keyboard(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    page.course_map()
    view = host.panel.tab("course_map")
    qtbot.waitUntil(timeout=15_000, callback=lambda: view.subjects.grid().total == 4)
    press(view.subjects, "Return")
    qtbot.waitUntil(
        timeout=15_000, callback=lambda: view.lessons.grid().total == 3 and view.lessons.isVisible()
    )
    assert view.lessons.current() == ("12", "3"), "the largest number is where one wants to go"
    press(view.lessons, "Up")
    press(view.lessons, "Left")
    assert view.lessons.current() == ("2", "1")
    press(view.lessons, "Down")
    press(view.lessons, "Right")
    press(view.lessons, "Return")
    qtbot.waitUntil(timeout=15_000, callback=view.close_group.isVisible)
    view.show_tickets.click()
    qtbot.waitUntil(
        timeout=15_000, callback=lambda: sorted(int(number) for number in page.model.ids) == [1, 2]
    )
    view.close_group.click()
    qtbot.waitUntil(
        timeout=15_000,
        callback=lambda: sqlite_database.read(lambda s: ticket_card(s, 2)).state == State.CLOSED,
    )
    assert sqlite_database.read(lambda s: ticket_card(s, 1)).outcome == Outcome.FIXED
    qtbot.waitUntil(timeout=15_000, callback=lambda: view.subjects.grid().total == 2)


def test_who_goes_into_a_place_has_the_focus_there(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    """What is shown only once its numbers are there cannot take the focus before."""
    page.course_map()
    view = host.panel.tab("course_map")
    qtbot.waitUntil(timeout=15_000, callback=lambda: view.subjects.grid().total == 4)
    press(view.subjects, "Return")
    qtbot.waitUntil(timeout=15_000, callback=lambda: view.window().focusWidget() is view.lessons)
    press(view.lessons, "Return")
    qtbot.waitUntil(timeout=15_000, callback=lambda: view.window().focusWidget() is view.show_tickets)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_number_can_be_read_on_its_cell(qtbot: QtBot, services, name: str) -> None:
    theme = Theme.current()
    theme.apply(name, 10, compact=False)
    for share in (0.14, 0.3, 0.45, 0.5, 0.6, 0.66, 0.7, 0.75, 0.9):
        cell = blended(theme.colour("surface"), theme.colour("accent"), share)
        assert contrast(cell, readable_on(cell)) >= 4.5, share


def test_black_on_white_has_the_largest_contrast() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21.0)


def test_the_key_of_the_map_leads_into_it_also_when_it_is_open_already(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    assert page.search is not None
    for _ in range(2):
        page.search.setFocus()
        page.handling.show_course_map(page.search)
        view = page.context.panel.tab("course_map")
        qtbot.waitUntil(
            lambda view=view: (
                view is QApplication.focusWidget() or view.isAncestorOf(QApplication.focusWidget())
            )
        )


def test_a_vertical_bar_brings_no_horizontal_one_and_cuts_no_cell(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    """Eleven grades and the buttons of a place, in the panel of a window of 1366 x 768 that is too low for them."""
    register(sqlite_database)
    for grade in range(1, 12):
        subject = "Основы безопасности жизнедеятельности"
        save(sqlite_database, call(subject=subject, grade=grade, lesson=str(grade), internet_lesson="1"))
    page = TicketsPage(host.context)
    host.show_with(page, height=300)
    page.handling.show_course_map(page.search)
    view = page.context.panel.tab("course_map")
    qtbot.waitUntil(timeout=15_000, callback=lambda: view.subjects.grid().total == 11)
    press(view.subjects, "Return")
    qtbot.waitUntil(timeout=15_000, callback=lambda: view.window().focusWidget() is view.lessons)
    press(view.lessons, "Return")
    qtbot.waitUntil(timeout=15_000, callback=view.close_group.isVisible)
    area = view.findChild(QScrollArea)
    qtbot.waitUntil(timeout=15_000, callback=area.verticalScrollBar().isVisible)
    assert not area.horizontalScrollBar().isVisible()
    assert view.subjects._cell(0, 10).right() < view.subjects.width()
