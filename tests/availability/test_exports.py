"""Excel from the page: a list as it stands where a list is in sight, else the report on the year."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.availability.test_page import history, page
from tests.exported import Export, described, export, listed
from widgets.availability.page import OUTAGES, UNEXPLAINED, WORKS, YEAR, AvailabilityPage

__all__ = ["export", "history", "page"]


def test_outages_go_out_as_they_stand(page: AvailabilityPage, qtbot: QtBot, export: Export) -> None:
    page.show_view(OUTAGES)
    qtbot.waitUntil(lambda: page.outages.model.complete and len(page.outages.model.ids) == 1)
    book = export(page, page.excel)
    assert described(book).startswith("Недоступности / ")
    assert str(page.feed.last.year) in described(book)
    (row,) = listed(book)
    assert row["Компонент"] == "Система"
    page.show_view(UNEXPLAINED)
    page.search.setText("нет такого")
    page.search.search_now()
    qtbot.waitUntil(lambda: page.outages.model.complete and len(page.outages.model.ids) == 0)
    book = export(page, page.excel)
    assert "без причины" in described(book).lower()
    assert "нет такого" in described(book)
    assert listed(book) == []


def test_announced_works_go_out_too(page: AvailabilityPage, qtbot: QtBot, export: Export) -> None:
    page.show_view(WORKS)
    qtbot.waitUntil(lambda: page.works.model.complete)
    assert described(export(page, page.excel)).startswith("Объявленные работы / ")


@pytest.mark.parametrize("view", ["now", YEAR])
def test_a_year_in_sight_goes_out_as_its_report(page: AvailabilityPage, export: Export, view: str) -> None:
    page.show_view(view)
    book = export(page, page.excel)
    assert book.sheetnames[0] == "Сводка"
    assert str(page.feed.last.year) in str(book["Сводка"]["A2"].value)
