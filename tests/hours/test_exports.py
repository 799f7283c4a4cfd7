"""Excel from the page: each list as it stands, the lines of a register, the statement of a year."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.exported import Export, described, export, listed
from tests.hours.factories import held
from tests.hours.screen import NOW, NUMBER, clock, open_register, page, show
from widgets.hours.lists import ATTENTION, GIVEN, LEDGER
from widgets.hours.page import HoursPage
from widgets.hours.register import STATEMENT_TAB

__all__ = ["clock", "export", "page"]


def test_contracts_by_balance_go_out_with_the_figures_of_their_bars(
    page: HoursPage, qtbot: QtBot, export: Export, sqlite_database
) -> None:
    held(sqlite_database, 3, 58, at=NOW)
    show(page, qtbot, ATTENTION)
    qtbot.waitUntil(lambda: len(page.lists.model().ids) == 1)
    book = export(page, page.excel)
    assert "часы заканчиваются" in described(book)
    (row,) = listed(book)
    assert row["Договор"] == "17/2026-МЭО"
    assert (row["Израсходовано, мин"], row["Лимит, мин"]) == (58, 60)
    assert "Использование часов" not in row


def test_ledger_and_consultations_go_out_with_their_filters(
    page: HoursPage, qtbot: QtBot, export: Export, sqlite_database
) -> None:
    held(sqlite_database, 1, 25, at=NOW)
    held(sqlite_database, 2, 35, at=NOW)
    show(page, qtbot, LEDGER)
    qtbot.waitUntil(lambda: len(page.lists.model().ids) == 2)
    assert len(listed(export(page, page.excel))) == 2
    show(page, qtbot, GIVEN)
    page.lists.filters.editors["since"].show_value(NOW.date())
    page.lists.filtered.emit()
    qtbot.waitUntil(lambda: page.lists.model().complete and len(page.lists.model().ids) == 2)
    book = export(page, page.excel)
    assert len(listed(book)) == 2
    assert f"{NOW:%d.%m.%Y}" in described(book)


def test_a_register_gives_its_lines_and_its_statement(
    page: HoursPage, qtbot: QtBot, export: Export, sqlite_database
) -> None:
    held(sqlite_database, 1, 25, at=NOW)
    held(sqlite_database, 2, 35, at=NOW)
    open_register(page, qtbot, 1)
    qtbot.waitUntil(lambda: len(page.register.model.ids) == 1)
    book = export(page, page.excel)
    assert NUMBER in described(book)
    assert len(listed(book)) == 1
    page.register.show_tab(STATEMENT_TAB)
    act = export(page, page.excel)
    assert act.sheetnames[0] == "Акт"
    again = export(page, page.register.statement.excel_wanted.emit)
    assert again.sheetnames == act.sheetnames
