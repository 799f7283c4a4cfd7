"""Letters lead to the entry that begins with them, and never to another one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.keys import press, type_text
from widgets.parts.typed_menu import TypedMenu

PEOPLE = ("Ахметова Гузель", "Петрова Инна", "Проверкина Ёлка", "Попов Пётр")


@pytest.fixture
def taken() -> list[str]:
    """Who was chosen."""
    return []


@pytest.fixture
def menu(qtbot: QtBot, taken: list[str]) -> Iterator[TypedMenu]:
    """A menu of people as it opens: the first is active."""
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = TypedMenu(parent)
    for name in PEOPLE:
        menu.addAction(name, lambda name=name: taken.append(name))
    parent.show()
    menu.popup(parent.pos())
    menu.setActiveAction(menu.actions()[0])
    yield menu
    menu.close()


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("п", "Петрова Инна"),
        ("пр", "Проверкина Ёлка"),
        ("ПОП", "Попов Пётр"),
        ("инна", "Петрова Инна"),
        ("елка", "Проверкина Ёлка"),
        ("ghj", "Проверкина Ёлка"),  # the keyboard was in the other layout
        ("петрова и", "Петрова Инна"),
    ],
)
def test_enter_takes_the_one_whose_name_was_begun(
    menu: TypedMenu, taken: list[str], typed: str, chosen: str
) -> None:
    type_text(menu, typed)
    press(menu, "Return")
    assert taken == [chosen]


def test_enter_takes_nobody_when_no_name_begins_so(menu: TypedMenu, taken: list[str]) -> None:
    type_text(menu, "Яков")
    press(menu, "Return")
    assert taken == []


def test_space_takes_the_entry_that_is_active(menu: TypedMenu, taken: list[str]) -> None:
    press(menu, "Down")
    press(menu, "Space")
    assert taken == [PEOPLE[1]]
    assert not menu.isVisible()


def test_a_word_begun_long_ago_is_forgotten(menu: TypedMenu, taken: list[str]) -> None:
    type_text(menu, "по")
    menu._last -= 60
    type_text(menu, "ах")
    press(menu, "Return")
    assert taken == [PEOPLE[0]]
