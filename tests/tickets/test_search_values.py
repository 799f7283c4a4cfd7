"""Behind «кто:», «исполнитель:» and «метка:» the search line offers whom and what the desk knows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.desk.operations import sign_in
from models.storage.database import Database
from models.tickets.operations import tag
from models.tickets.search_values import values_like
from models.tickets.searchline import open_value
from tests.keys import type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR, CALLER, incident, register, save
from tests.tickets.screen import small_desk

PATIENCE = 20_000


@pytest.fixture
def filled(database: Database) -> Database:
    """A caller of the registry, an operator, a tag."""
    register(database)
    save(database, incident())
    database.write(ACTOR, lambda s: sign_in(s, "Проверкин Иван"))
    database.write(ACTOR, lambda s: tag(s, [1], "пароль"))
    return database


@pytest.mark.parametrize(
    ("name", "begun", "expected"),
    [
        ("caller", CALLER[:3].lower(), [CALLER]),
        ("caller", "", [CALLER]),  # who called last
        ("caller", "щщщ", []),
        ("assignee", "пров", ["Проверкин Иван"]),
        ("tag", "пар", ["пароль"]),
        ("tag", "щ", []),
    ],
)
def test_values_are_those_of_the_desk(filled: Database, name: str, begun: str, expected: list[str]) -> None:
    assert filled.read(lambda s: values_like(s, name, begun)) == expected


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("журнал кто:Ива", ("caller", "Ива")),
        ('кто:"Ива', ("caller", "Ива")),
        ("исполнитель:", ("assignee", "")),
        ("статус:но", None),
        ("Ива", None),
    ],
)
def test_only_a_name_or_a_tag_is_looked_for(line: str, asked: tuple[str, str] | None) -> None:
    value = open_value(line, len(line))
    assert (value and (value.filter, value.begun)) == asked


def test_the_line_offers_callers_and_takes_none_by_itself(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    assert page.search is not None
    page.search.setFocus()
    begun = f"кто:{CALLER[:3]}"
    type_text(page.search, begun)
    qtbot.waitUntil(lambda: page.completion.offers() == [f'кто:"{CALLER}" '], timeout=PATIENCE)
    popup = QApplication.activePopupWidget()
    assert popup is None or not popup.currentIndex().isValid()
    assert page.search.text() == begun
