"""The page: asks when it is seen and stale, searches while one types, shows counts and keys."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.storage.changes import Changes
from tests.keys import press, type_text
from widgets.parts.commands import command, refresh_all
from widgets.parts.context import Context
from widgets.parts.page import Brevity, CommandBar, CommandButton, Page, SearchLine
from widgets.parts.theme import Theme


class Broadcast(QObject):
    """The one thing of Tasks that a page listens to."""

    changed = Signal(object)


class Tickets(Page):
    """A page that writes down when it was asked to reload."""

    watches = frozenset({"ticket"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.reloads: list[Changes | None] = []
        self.calls = 0

    def reload(self, changes: Changes | None) -> None:
        self.reloads.append(changes)

    @command("test.call", "New call", shortcut="F2", icon="phone", primary=True)
    def call(self) -> None:
        self.calls += 1

    @command("test.save", "Save", shortcut="Ctrl+Return", icon="save", toolbar=True)
    def save(self) -> None:
        self.calls += 10

    def can_save(self) -> bool:
        return self.calls > 0

    @command("test.hidden", "Not on the bar", shortcut="F7")
    def hidden(self) -> None:
        self.calls += 100


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Tickets:
    made = Tickets(cast("Context", SimpleNamespace(tasks=Broadcast(), borrowed=lambda _: ())))
    qtbot.addWidget(made)
    made.resize(900, 500)
    return made


def broadcast(page: Tickets, changes: Changes) -> None:
    page.context.tasks.changed.emit(changes)


def test_a_page_asks_when_it_is_first_seen_and_not_before(page: Tickets) -> None:
    broadcast(page, Changes({"ticket": [1]}))
    assert page.reloads == []
    page.show()

    assert page.reloads == [None]


def test_a_page_in_sight_reloads_for_what_it_watches_only(page: Tickets) -> None:
    page.show()
    broadcast(page, Changes({"contract": [1]}))
    broadcast(page, Changes({"ticket": [7]}))

    assert page.reloads == [None, Changes({"ticket": [7]})]


def test_a_page_out_of_sight_catches_up_once_when_it_is_seen_again(page: Tickets) -> None:
    page.show()
    page.hide()
    broadcast(page, Changes({"ticket": [7]}))
    broadcast(page, Changes({"ticket": [8]}))
    assert len(page.reloads) == 1
    page.show()
    page.hide()
    page.show()

    assert page.reloads == [None, Changes({"ticket": [7, 8]})]


def test_commands_stand_on_the_bar_with_their_keys(page: Tickets) -> None:
    page.add_buttons()
    buttons = page.findChildren(CommandButton)

    assert [button.text() for button in buttons] == ["New call   F2", "Save   Ctrl+⏎"]
    assert [button.accessibleName() for button in buttons] == ["New call", "Save"]
    assert [button.property("look") for button in buttons] == ["primary", None]
    buttons[0].click()
    assert page.calls == 1


def test_lesser_buttons_say_less_before_the_bar_breaks(page: Tickets) -> None:
    """The main button keeps its key; what a lesser one no longer shows, its tooltip still says."""
    page.add_search("Слова")
    page.add_buttons()
    page.show()
    main, lesser = page.findChildren(CommandButton)
    said = {}
    for width in range(700, 150, -5):
        page.resize(width, 300)
        QApplication.sendPostedEvents()
        if page.bar.lines_at(page.bar.geometry().width()) == 1:
            said[lesser.text()] = width
        assert main.text() == "New call   F2"
        assert (lesser.toolTip(), lesser.accessibleName()) == ("Save   Ctrl+⏎", "Save")
    assert list(said) == ["Save   Ctrl+⏎", "Save", ""]
    page.resize(700, 300)
    QApplication.sendPostedEvents()
    assert lesser.text() == "Save   Ctrl+⏎"


def test_a_button_knows_when_its_command_may_not_run(page: Tickets, qtbot: QtBot) -> None:
    page.add_buttons()
    save = page.findChildren(CommandButton)[1]
    qtbot.waitUntil(lambda: not save.isEnabled())
    page.calls = 1
    refresh_all(page)

    assert save.isEnabled()


def test_views_show_their_counts_and_are_walked_with_arrows(page: Tickets) -> None:
    views = page.add_views([("all", "Все открытые"), ("mine", "Мои"), ("new", "Новые")])
    page.show()
    picked: list[str] = []
    views.picked.connect(picked.append)
    views.set_counts({"all": 1280, "mine": 4})
    assert [views.chip(number).text() for number in range(3)] == [
        "Все открытые  1\u00a0280",
        "Мои  4",
        "Новые",
    ]
    assert views.read() == "all"
    press(views.chip(0), "Right")

    assert views.read() == "mine"
    assert picked == ["mine"]


def test_a_chosen_view_stays_chosen_when_the_views_change(page: Tickets) -> None:
    views = page.add_views([("all", "Все"), ("mine", "Мои")])
    views.show_value("mine")
    views.set_views([("all", "Все"), ("saved", "Сохранённый"), ("mine", "Мои")])

    assert views.read() == "mine"


def test_views_stand_closer_before_they_break_into_two_lines(page: Tickets, theme: Theme) -> None:
    views = page.add_views([(str(number), f"Вид {number}") for number in range(10)])
    page.show()
    wide = sum(views.chip(number).sizeHint().width() for number in range(10)) + 9 * theme.px(4)
    views.resize(wide + 1, 40)
    assert views.lines_at(views.width()) == 1
    natural = views.chip(3).sizeHint().width()
    views.resize(wide - 10, 40)
    assert views.lines_at(views.width()) == 1
    assert views.chip(3).sizeHint().width() < natural
    views.resize(wide + 1, 40)
    assert views.chip(3).sizeHint().width() == natural


def test_searching_goes_on_while_one_types(qtbot: QtBot) -> None:
    line = SearchLine("Слова")
    qtbot.addWidget(line)
    searched: list[str] = []
    line.searched.connect(searched.append)
    for letter in "журнал":  # somebody who never pauses for long
        type_text(line, letter)
        qtbot.wait(45)
    qtbot.waitUntil(lambda: searched[-1:] == ["журнал"])

    assert 2 <= len(searched) <= 5


def test_enter_searches_at_once_and_goes_to_the_list(qtbot: QtBot) -> None:
    line = SearchLine("Слова")
    qtbot.addWidget(line)
    heard: list[str] = []
    line.searched.connect(heard.append)
    line.left_down.connect(lambda: heard.append("↓"))
    type_text(line, "журнал")
    press(line, "Return")
    press(line, "Down")

    assert heard == ["журнал", "↓", "↓"]


def test_escape_shows_everything_again(qtbot: QtBot) -> None:
    line = SearchLine("Слова")
    qtbot.addWidget(line)
    searched: list[str] = []
    line.searched.connect(searched.append)
    type_text(line, "журнал")
    press(line, "Return")
    press(line, "Escape")

    assert searched == ["журнал", ""]


def test_letters_typed_into_the_list_begin_a_search(qtbot: QtBot) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    line = SearchLine("Слова")
    column.addWidget(line)
    qtbot.addWidget(holder)
    holder.show()
    line.type_on("ж")
    type_text(line, "у")

    assert line.text() == "жу"
    assert holder.focusWidget() is line


@pytest.mark.parametrize("points", [9, 13, 20])
def test_the_bar_breaks_into_lines_instead_of_cutting(page: Tickets, theme: Theme, points: float) -> None:
    theme.apply(points=points)
    page.add_search("Слова, номер, телефон")
    page.add_buttons()
    page.resize(560, 500)
    page.show()
    for button in page.findChildren(CommandButton):
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(page, button.rect().topRight()).x() < page.width()


def test_a_bar_that_must_break_takes_as_few_lines_as_it_can(page: Tickets, theme: Theme) -> None:
    """At large letters the keys on the buttons cost the list a row."""
    theme.apply(points=16)
    page.add_search("Слова")
    page.add_buttons()
    bar = page.findChild(CommandBar)
    assert bar is not None
    for width in range(900, 240, -20):
        bar.resize(width, 200)
        bar.settle()
        said = bar.flow.lines_at(width)
        for button in bar.findChildren(CommandButton):
            if button.gives_way:
                button.be_brief(Brevity.ICON)
        assert said <= max(bar.flow.lines_at(width), 1), width


def test_a_bar_needs_the_same_room_whatever_its_buttons_say(page: Tickets, qtbot: QtBot) -> None:
    bar = page.findChild(CommandBar)
    assert bar is not None
    needed = set()
    for width in (900, 300, 120, 60):
        bar.resize(width, 40)
        bar.settle()
        needed.add(bar.minimumSizeHint().width())
    assert len(needed) == 1
