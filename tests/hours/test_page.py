"""The page: contracts by balance, a register with its empty line, webinars, reversal, chart and statement."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.hours.operations import plan, record_held, reverse
from models.storage.database import Database
from tests.hours.factories import METHODOLOGIST, draft, held, make_contract, webinar
from tests.hours.screen import NOW, NUMBER, clock, consultations, hit, lines, page, write
from tests.keys import focused
from widgets.hours.bars import BalanceBar
from widgets.hours.page import HoursPage
from widgets.hours.record_panel import RecordPanel
from widgets.hours.webinar_form import WebinarForm

__all__ = ["clock", "page"]


def texts(grid) -> list[list[str]]:
    """What the rows of a list show."""
    model = grid.rows
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def column(grid, key: str) -> list[str]:
    place = [field.key for field in grid.columns.fields].index(key)
    return [row[place] for row in texts(grid)]


def open_register(page: HoursPage, qtbot: QtBot, contract: int = 1) -> None:
    page.open_contract(contract)
    qtbot.waitUntil(lambda: page.register.answer is not None and page.register.model.complete)


def show(page: HoursPage, qtbot: QtBot, view: str) -> None:
    page.views.show_value(view)
    page._show_view()
    qtbot.waitUntil(lambda: page.lists.model().complete)


def test_contracts_stand_with_bars_and_words_and_the_urgent_first(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    held(sqlite_database, 3, 58, at=NOW)
    page.reload(None)
    qtbot.waitUntil(
        lambda: page.lists.model().complete and column(page.lists.balances, "level")[0] != "часов достаточно"
    )

    assert column(page.lists.balances, "number")[0] == "17/2026-МЭО"
    assert column(page.lists.balances, "level") == ["почти исчерпано", "часов достаточно", "часов достаточно"]
    balance = page.lists.balances.balance_at(0)
    assert (balance.used, balance.left) == (58, 2)
    page.lists.balances.grab()  # the bars are painted


def test_why_is_asked_by_f1_on_a_balance(page: HoursPage, qtbot: QtBot, sqlite_database: Database) -> None:
    page.lists.balances.setFocus()
    page.lists.balances.select_id(1)
    hit("F1")

    (question,) = page.context.why.__self__
    with ThreadPoolExecutor(1) as worker:  # the screen must not talk to the database itself
        verdict = worker.submit(sqlite_database.read, lambda session: question(session, None)).result()
    assert verdict.figures["left"] == 3840


def test_register_is_read_from_its_end_and_takes_the_next_line_by_keyboard(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    for minutes in (10, 20, 30):
        held(sqlite_database, 1, minutes, at=NOW)
    page.lists.balances.setFocus()
    page.lists.balances.select_id(1)
    hit("Return")
    qtbot.waitUntil(lambda: page.register.grid.current_id() == 3)
    assert column(page.register.grid, "left") == [
        "63 ч 50 мин".replace(" ", "\u00a0"),
        "63 ч 30 мин".replace(" ", "\u00a0"),
        "63\u00a0ч",
    ]

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


def test_correction_opens_the_form_filled_in_and_leaves_three_lines(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    held(sqlite_database, 1, 52, at=NOW, question="журнал")
    page.open_record("consultation", 1)
    panel = page.context.panel.tabs.currentWidget()
    qtbot.waitUntil(panel.can_correct)
    panel.correct()
    write("опечатка")
    panel.correct()
    qtbot.waitUntil(lambda: len(page.context.panel.keys()) == 2)
    form = page.context.panel.tabs.currentWidget()
    assert (form.fields.value("caller"), form.fields.value("question")) == ("Иванова Анна Петровна", "журнал")
    qtbot.waitUntil(lambda: form.fields.topics.chosen() is not None)
    form.fields.show_values({"minutes": 25})
    form.save()
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 3)

    assert [line.minutes for line in lines(sqlite_database)] == [52, -52, 25]
    assert consultations(sqlite_database)[1].corrects_id == 1


def test_webinar_is_planned_with_shares_in_sight_and_later_charged_by_attendance(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    page.new_webinar()
    form = page.context.panel.tabs.currentWidget()
    assert isinstance(form, WebinarForm)
    form.form.show_values({"at": NOW + timedelta(days=3), "minutes": 61, "question": "Начало года"})
    form.topics.setFocus()
    write("карты")
    for school in ("гимн перм", "гимн казань"):
        form.seats.adder.setFocus()
        write(school)
        qtbot.waitUntil(lambda: len(form.seats.adder.matching(form.seats.adder.text())) == 1)
        hit("Return")
    qtbot.waitUntil(lambda: len(form.seats.seats()) == 2)
    assert [row._share.text() for row in form.seats._rows] == ["31\u00a0мин", "30\u00a0мин"]
    assert form.save_button.accessibleName() == "Запланировать"
    form.share.show_value("attendance")
    form.save()
    qtbot.waitUntil(lambda: len(consultations(sqlite_database)) == 1)
    assert consultations(sqlite_database)[0].state == "planned"

    show(page, qtbot, "planned")
    page.lists.given.setFocus()
    page.lists.given.select_id(1)
    hit("Return")
    qtbot.waitUntil(lambda: isinstance(page.context.panel.tabs.currentWidget(), RecordPanel))
    panel = page.context.panel.tabs.currentWidget()
    qtbot.waitUntil(panel.can_hold)
    panel.setFocus()
    panel.proceed()
    again = page.context.panel.tabs.currentWidget()
    assert isinstance(again, WebinarForm)
    for row, people in zip(again.seats._rows, (10, 20), strict=True):
        row.attendance.show_value(people)
    again.form.show_values({"at": NOW, "minutes": 90})
    again.save()
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 2)
    assert [line.minutes for line in lines(sqlite_database)] == [30, 60]


def test_webinar_without_schools_is_not_saved(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    page.new_webinar()
    form = page.context.panel.tabs.currentWidget()
    form.form.show_values({"at": NOW, "minutes": 60, "topic": "карты"})
    form.topics.set_raw("карты")
    form.save()

    assert form._seats_error.text()
    assert consultations(sqlite_database) == []


def test_planning_beyond_the_quota_is_refused_in_the_form(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    page.new_webinar()
    form = page.context.panel.tabs.currentWidget()
    form.form.show_values({"at": NOW + timedelta(days=2), "minutes": 90})
    form.topics.set_raw("карты")
    form.seats.adder.setFocus()
    write("лицей")
    qtbot.waitUntil(lambda: len(form.seats.adder.matching("лицей")) == 1)
    hit("Return")
    form.save()
    qtbot.waitUntil(lambda: "запланировать" in form._seats_error.text())

    assert consultations(sqlite_database) == []


def test_planned_event_is_called_off(page: HoursPage, qtbot: QtBot, sqlite_database: Database) -> None:
    sqlite_database.write(
        METHODOLOGIST, lambda session: plan(session, webinar(1, 2, at=NOW + timedelta(days=2)))
    )
    page.open_record("webinar", 1)
    panel = page.context.panel.tabs.currentWidget()
    qtbot.waitUntil(panel.can_cancel)
    panel.cancel()
    qtbot.waitUntil(lambda: consultations(sqlite_database)[0].state == "cancelled")

    qtbot.waitUntil(lambda: not panel.can_cancel())


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


def test_ledger_is_filtered_by_topic_and_period(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    held(sqlite_database, 1, 10, at=NOW - timedelta(days=20), topic="карты")
    held(sqlite_database, 2, 20, at=NOW, topic="процесс")
    page.reload(None)
    show(page, qtbot, "lines")
    assert column(page.lists.lines, "minutes") == ["20\u00a0мин", "10\u00a0мин"]

    editors = page.lists.filters.editors
    qtbot.waitUntil(lambda: len(editors["topic"].matching("")) == 5)
    editors["topic"].show_value(2)
    qtbot.waitUntil(lambda: page.lists.model().rowCount() == 1)
    assert column(page.lists.lines, "minutes") == ["10\u00a0мин"]

    page.lists.filters.clear()
    editors["since"].show_value(NOW.date())
    editors["until"].show_value(NOW.date())
    qtbot.waitUntil(
        lambda: page.lists.model().complete and column(page.lists.lines, "minutes") == ["20\u00a0мин"]
    )
    editors["methodologist"].show_value(METHODOLOGIST.name)
    assert page.lists.filters.filters()["methodologist"] == METHODOLOGIST.name


def test_search_finds_contracts_that_are_over_too(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    make_contract(
        sqlite_database,
        "9/2019",
        "Школа № 9",
        starts=NOW.date() - timedelta(days=900),
        ends=NOW.date() - timedelta(days=600),
    )
    page.search.setText("школа 9")
    page.search.search_now()
    qtbot.waitUntil(lambda: column(page.lists.balances, "number") == ["9/2019"])


def test_views_say_how_many_are_planned_and_uncharged(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    sqlite_database.write(
        METHODOLOGIST, lambda session: plan(session, webinar(1, at=NOW + timedelta(days=2)))
    )
    held(sqlite_database, None, 40, organisation="Лицей", locality="Уфа", region="Башкортостан")
    page.reload(None)

    qtbot.waitUntil(lambda: page.views._counts == {"planned": 1, "uncharged": 1})


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


@pytest.mark.parametrize("dark", [False, True])
def test_bar_is_painted_in_every_state(qtbot: QtBot, dark: bool) -> None:
    from models.hours.rules.balance import Balance
    from widgets.parts.theme import Theme

    Theme.current().apply("dark" if dark else "light")
    bar = BalanceBar()
    qtbot.addWidget(bar)
    bar.resize(200, 20)
    pictures = []
    for balance in (None, Balance(100, 40), Balance(100, 40, 0, 30), Balance(100, 100, 50), Balance(0)):
        bar.show_balance(balance)
        pictures.append(bar.grab().toImage())
    Theme.current().apply("light")

    assert len({picture.bits().tobytes() for picture in pictures}) >= 4


def test_live_change_of_another_console_reaches_the_open_register(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    open_register(page, qtbot)
    written = sqlite_database.write(METHODOLOGIST, lambda session: record_held(session, draft(1, 25, at=NOW)))
    page.context.tasks.changed.emit(written.changes)

    qtbot.waitUntil(lambda: page.register.model.rowCount() == 1)
    qtbot.waitUntil(lambda: "63" in page.register._left.text())
    assert NUMBER in page.register._title.text()
