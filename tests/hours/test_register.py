"""The register of a contract: the empty line, reversal, correction, binding, chart and statement."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.hours.operations import record_held, reverse
from models.storage.database import Database
from tests.hours.factories import METHODOLOGIST, draft, held, make_contract
from tests.hours.screen import (
    NOW,
    NUMBER,
    clock,
    column,
    consultations,
    hit,
    lines,
    open_register,
    page,
    write,
)
from tests.keys import focused
from widgets.hours.page import HoursPage
from widgets.hours.record_panel import RecordPanel

__all__ = ["clock", "page"]


def test_register_is_read_from_its_end_and_takes_the_next_line_by_keyboard(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    for minutes in (10, 20, 30):
        held(sqlite_database, 1, minutes, at=NOW)
    page.lists.balances.setFocus()
    page.lists.balances.select_id(1)
    hit("Return")
    qtbot.waitUntil(lambda: page.register.grid.current_id() == 3)
    qtbot.waitUntil(
        lambda: (
            column(page.register.grid, "left")
            == [
                "63 ч 50 мин".replace(" ", "\u00a0"),
                "63 ч 30 мин".replace(" ", "\u00a0"),
                "63\u00a0ч",
            ]
        )
    )

    hit("Down")
    qtbot.waitUntil(lambda: page.register.entry.isAncestorOf(focused()))
    hit("Tab")
    write("Ли Мэй нет")
    hit("Tab")
    write("карты")
    hit("Return")
    hit("Tab")
    write("1ч30")
    hit("Return")
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 4)

    qtbot.waitUntil(lambda: page.register.model.rowCount() == 4)
    assert lines(sqlite_database)[3].minutes == 90
    assert page.register.entry.form.value("caller") is None
    assert consultations(sqlite_database)[3].surname == "Ли"


def test_line_beyond_the_quota_asks_for_its_reason(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    open_register(page, qtbot, 3)
    entry = page.register.entry
    entry.form.show_values({"caller": "Ли Мэй нет", "topic": "карты", "minutes": 90})
    entry.save()
    qtbot.waitUntil(lambda: entry.form.cell("reason").isVisibleTo(entry))
    write("обещано")
    hit("Return")
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 1)

    assert (lines(sqlite_database)[0].minutes, lines(sqlite_database)[0].excess) == (90, 30)


def test_incomplete_line_says_what_is_missing(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    open_register(page, qtbot)
    entry = page.register.entry
    entry.form.show_values({"caller": "Ли Мэй", "topic": "карты", "minutes": 25})
    entry.save()

    assert entry.form.cell("caller").error.text()
    assert lines(sqlite_database) == []


def test_line_is_reversed_with_a_reason_and_both_stay_visible(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    held(sqlite_database, 1, 25, at=NOW)
    open_register(page, qtbot)
    page.register.grid.setFocus()
    qtbot.waitUntil(lambda: page.register.grid.current_id() == 1)
    hit("F7")
    qtbot.waitUntil(lambda: isinstance(page.context.panel.tabs.currentWidget(), RecordPanel))
    panel = page.context.panel.tabs.currentWidget()
    qtbot.waitUntil(
        lambda: panel.record is not None and panel.isAncestorOf(focused()) and not panel._form.isHidden()
    )
    write("не та школа")
    hit("Ctrl+Return")
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 2)

    qtbot.waitUntil(lambda: column(page.register.grid, "mark") == ["сторнировано", "сторно"])
    assert lines(sqlite_database)[1].reason == "не та школа"
    qtbot.waitUntil(lambda: panel.record.state == "reversed")
    assert not panel.can_reverse()


def test_uncharged_consultations_are_offered_when_the_contract_covers_them(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    where = {"organisation": "Школа № 8", "locality": "Тула", "region": "Тульская область"}
    make_contract(
        sqlite_database, "1/2020", "Школа № 8", "Тула", "Тульская область",
        starts=NOW.date() - timedelta(days=900), ends=NOW.date() - timedelta(days=600),
    )  # fmt: skip
    held(sqlite_database, None, 40, at=NOW - timedelta(days=5), **where)
    contract = make_contract(
        sqlite_database, "1/2026", "Школа № 8", "Тула", "Тульская область",
        starts=NOW.date() - timedelta(days=20), ends=NOW.date() + timedelta(days=300),
    )  # fmt: skip
    open_register(page, qtbot, contract)
    assert "Списать 1 записанную ранее консультацию" in page.register._bind.text()
    page.register._bind.click()
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 1)

    qtbot.waitUntil(page.register._bind.isHidden)
    assert lines(sqlite_database)[0].late


def test_chart_and_statement_agree_with_the_lines(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database, tmp_path, monkeypatch
) -> None:
    for week in range(8):
        held(sqlite_database, 1, 90, at=NOW - timedelta(days=7 * week))
    wrong = held(sqlite_database, 1, 30, at=NOW)
    sqlite_database.write(METHODOLOGIST, lambda session: reverse(session, wrong.consultation_id, "ошибка"))
    open_register(page, qtbot)
    page.show_chart()
    chart = page.register.chart
    assert chart._left[-1] == 3840 - 720
    assert "При таком расходе" in chart.sentence()
    assert chart.chart.table()[1][-1][1] == str(3840 - 720)

    page.show_statement()
    text = page.register.statement.text()
    assert "Договор 15/2026-МЭО" in text
    assert "не более 64 часов в год" in text
    assert "52 ч" in text
    assert "сторно строки" in text
    target = tmp_path / "выписка.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save_pdf()
    assert target.read_bytes().startswith(b"%PDF")


def test_pdf_that_cannot_be_written_is_told(page: HoursPage, qtbot: QtBot, tmp_path, monkeypatch) -> None:
    open_register(page, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "нет" / "a.pdf"), ""))
    page.save_pdf()

    assert page.context.notices.toasts()


def test_escape_goes_back_to_the_lists(page: HoursPage, qtbot: QtBot) -> None:
    open_register(page, qtbot)
    page.register.grid.setFocus()
    hit("Escape")

    assert page.register.isHidden()
    assert page.lists.balances.hasFocus()


def test_years_can_be_leafed_through(page: HoursPage, qtbot: QtBot, sqlite_database: Database) -> None:
    contract = make_contract(
        sqlite_database,
        "5/2024",
        "Школа № 5",
        starts=NOW.date() - timedelta(days=500),
        ends=NOW.date() + timedelta(days=400),
    )
    held(sqlite_database, contract, 45, at=NOW - timedelta(days=490))
    open_register(page, qtbot, contract)
    assert page.register.model.rowCount() == 0
    assert page.register.years.isVisible()
    page.register.years.step(1)
    qtbot.waitUntil(lambda: page.register.model.rowCount() == 1)

    qtbot.waitUntil(lambda: page.register.answer.state.balance.used == 45)


def test_live_change_of_another_console_reaches_the_open_register(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    open_register(page, qtbot)
    written = sqlite_database.write(METHODOLOGIST, lambda session: record_held(session, draft(1, 25, at=NOW)))
    page.context.tasks.changed.emit(written.changes)

    qtbot.waitUntil(lambda: page.register.model.rowCount() == 1)
    qtbot.waitUntil(lambda: "63" in page.register._left.text())
    assert NUMBER in page.register._title.text()
