"""Filters and saved views: what the list is narrowed to, kept under a name, counted, brought back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.storage.changes import Changes
from models.storage.database import Database
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.factories import CALL, incident, save
from tests.tickets.screen import shown, small_desk
from widgets.tickets.filters import FilterPopover
from widgets.tickets.page import TicketsPage
from widgets.tickets.view_form import ViewForm


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


def test_the_filter_writes_tokens_into_the_line(qtbot: QtBot, page: TicketsPage) -> None:
    page.filter()
    popover = page.search.findChild(FilterPopover)
    popover.chips["kind"].show_values(["incident"])
    popover.form.show_values({"contract": "412", "since": CALL.date()})
    popover.apply()
    assert page.search.text() == "тип:инцидент договор:412 с:16.09.2025"
    shown(qtbot, page, [5, 4, 3, 2, 1])
    page.filter()
    again = [one for one in page.search.findChildren(FilterPopover) if one.isVisible()][-1]
    assert again.chips["kind"].values() == ("incident",)
    assert again.form.value("since") == CALL.date()
    again.clear()
    assert page.search.text() == ""


def test_the_list_is_kept_as_a_view_by_keyboard(qtbot: QtBot, page: TicketsPage) -> None:
    page.search.setText("статус:новое")
    page.save_view()
    form = page.views.findChild(ViewForm)
    press(form.name, "Return")
    assert form.error.text() == "Назовите вид"
    type_text(form.name, "Мой разбор")
    press(form.name, "Return")
    qtbot.waitUntil(lambda: page.view_set.is_saved(page.view_set.current))
    assert page.can_remove_view()
    chip = len(page.view_set.titles()) - 1
    qtbot.waitUntil(lambda: page.views.chip(chip).text() == "Мой разбор  6")


def test_a_name_that_a_view_has_already_is_refused_in_the_form(qtbot: QtBot, page: TicketsPage) -> None:
    """Two chips of one name could not be told apart; Esc leaves everything as it was."""
    page.save_view()
    form = page.views.findChild(ViewForm)
    label = next(each for each in form.findChildren(QLabel) if each.buddy() is form.name)
    assert label.isVisible()
    assert label.text().startswith("Название вида")
    assert form.name.accessibleName() == "Название вида"
    type_text(form.name, " без  исполнителя")
    with qtbot.assertNotEmitted(form.named):
        press(form.name, "Return")
    assert form.error.text() == "Вид «без  исполнителя» уже есть"
    assert form.name.hasFocus()
    press(form.name, "Esc")
    assert not form.isVisible()


def test_nothing_of_the_filter_is_cut_off(qtbot: QtBot, page: TicketsPage) -> None:
    page.filter()
    popover = page.search.findChild(FilterPopover)
    for key in ("organisation", "contract", "caller", "since", "until"):
        editor = popover.form.cell(key).widget
        assert editor.height() >= editor.minimumSizeHint().height(), key


def test_a_saved_view_brings_back_words_and_columns(qtbot: QtBot, page: TicketsPage) -> None:
    page.search.setText("журнал")
    page.grid.sort_by("number")
    page.view_set.save("Журналы", page.state(), shared=True)
    qtbot.waitUntil(lambda: "Журналы" in [title for _, title in page.view_set.titles()])
    key = next(key for key, title in page.view_set.titles() if title == "Журналы")
    page.search.empty()
    page.switch.pick("open")
    shown(qtbot, page, [1, 2, 3, 4, 5, 6])
    page.switch.pick(key)
    shown(qtbot, page, [2, 4])
    page.view_set.remove(key)
    qtbot.waitUntil(lambda: "Журналы" not in [title for _, title in page.view_set.titles()])


def test_a_view_kept_from_a_saved_one_does_not_hang_on_it(qtbot: QtBot, page: TicketsPage) -> None:
    """The first may be somebody's own: whom it is shared with would see the list without its filter."""
    page.switch.pick("new")
    page.view_set.save("Моё новое", page.state(), shared=False)
    qtbot.waitUntil(lambda: page.view_set.is_saved(page.view_set.current))
    assert page.state()["view"] == "new"


def test_a_token_that_is_typed_whole_offers_nothing_any_more(page: TicketsPage) -> None:
    type_text(page.search, "тип:инц")
    assert page.completion.offers() == ["тип:инцидент "]
    type_text(page.search, "идент")
    assert page.completion.offers() == []


def test_a_saved_view_of_all_tickets_counts_and_follows_a_change(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    """Closed tickets are counted too; the change was made by another console."""

    def counted(words: str) -> bool:
        return words in [page.views.chip(place).text() for place in range(len(page.view_set.titles()))]

    page.switch.pick("all")
    page.search.setText("журнал")
    page.view_set.save("Журналы", page.state(), shared=True)
    qtbot.waitUntil(lambda: counted("Журналы  2") and counted("Все  6"))
    number = save(sqlite_database, incident(description="Пропал журнал"))
    page.take_changes(Changes({"ticket": [number]}))
    qtbot.waitUntil(lambda: counted("Журналы  3") and counted("Все  7"))
