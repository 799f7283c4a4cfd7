"""The page: contracts by balance, ledger and consultations, webinars planned and held."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.errors import DatabaseUnavailable
from models.hours.operations import plan
from models.storage.database import Database
from tests.hours.factories import METHODOLOGIST, held, make_contract, webinar
from tests.hours.screen import (
    NOW,
    clock,
    column,
    consultations,
    hit,
    lines,
    page,
    show,
    write,
)
from widgets.hours.bars import BalanceBar
from widgets.hours.page import HoursPage
from widgets.hours.record_panel import RecordPanel
from widgets.hours.webinar_form import WebinarForm

__all__ = ["clock", "page"]


def test_contracts_stand_with_bars_and_words_and_the_urgent_first(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    held(sqlite_database, 3, 58, at=NOW)
    page.reload(None)
    qtbot.waitUntil(
        lambda: page.lists.model().complete and column(page.lists.balances, "level")[0] != "часов достаточно"
    )

    assert column(page.lists.balances, "number")[0] == "17/2026-МЭО"
    qtbot.waitUntil(
        lambda: (
            column(page.lists.balances, "level")
            == ["почти исчерпано", "часов достаточно", "часов достаточно"]
        )
    )
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


def typed_webinar(page: HoursPage, qtbot: QtBot) -> WebinarForm:
    """A webinar typed by keyboard: two schools, an hour, what it is about."""
    page.new_webinar()
    form = page.context.panel.tabs.currentWidget()
    assert isinstance(form, WebinarForm)
    form.form.show_values({"at": NOW, "minutes": 60})
    form.topics.setFocus()
    write("карты")
    for school in ("гимн перм", "гимн казань"):
        form.seats.adder.setFocus()
        write(school)
        qtbot.waitUntil(lambda: len(form.seats.adder.matching(form.seats.adder.text())) == 1)
        hit("Return")
    qtbot.waitUntil(lambda: len(form.seats.seats()) == 2)
    form.seats._rows[1].attendance.show_value(20)
    form.form.cell("question").widget.setFocus()
    write("Начало года")
    return form


def test_a_webinar_that_was_not_saved_comes_back_as_it_was_typed(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    form = typed_webinar(page, qtbot)
    context, typed = page.context, form.state()
    assert context.drafts.flush()
    context.panel.close_tab(context.panel.current_key(), ask=False)
    (draft,) = context.drafts.pending()
    page.restore_draft(draft)
    again = context.panel.tabs.currentWidget()
    assert isinstance(again, WebinarForm)
    assert (again.draft_key, again.state()) == (draft.key, typed)
    again.save()
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 2)
    qtbot.waitUntil(lambda: context.drafts.pending() == [])


def test_a_webinar_saved_without_a_connection_goes_out_once_when_the_database_answers(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    form = typed_webinar(page, qtbot)
    form.refuse(DatabaseUnavailable())
    (draft,) = page.context.drafts.pending()
    assert draft.data["waits"] is True
    page.context.tasks.online.emit(True)
    page.context.tasks.online.emit(True)
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 2)
    qtbot.waitUntil(lambda: page.context.drafts.pending() == [])
    assert len(consultations(sqlite_database)) == 1


def test_a_webinar_goes_on_with_what_was_asked_in_the_consultation(page: HoursPage, qtbot: QtBot) -> None:
    page.new_consultation()
    consultation = page.context.panel.tabs.currentWidget()
    consultation.fields.editor("question").setFocus()
    write("Как открыть матрицу?")
    consultation.webinar.emit(None)
    form = page.context.panel.tabs.currentWidget()
    assert isinstance(form, WebinarForm)
    assert form.form.value("question") == "Как открыть матрицу?"
    assert [draft.key for draft in page.context.drafts.pending()] == [form.draft_key]


def test_a_webinar_thrown_away_can_be_brought_back(page: HoursPage, qtbot: QtBot) -> None:
    form = typed_webinar(page, qtbot)
    typed = form.state()
    form.discarded.emit()
    assert page.context.drafts.pending() == []
    assert page.context.notices.undo()
    again = page.context.panel.tabs.currentWidget()
    assert isinstance(again, WebinarForm)
    assert again.state() == typed


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


def test_ledger_is_filtered_by_topic_and_period(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    held(sqlite_database, 1, 10, at=NOW - timedelta(days=20), topic="карты")
    held(sqlite_database, 2, 20, at=NOW, topic="процесс")
    page.reload(None)
    show(page, qtbot, "lines")
    qtbot.waitUntil(lambda: column(page.lists.lines, "minutes") == ["20\u00a0мин", "10\u00a0мин"])

    editors = page.lists.filters.editors
    qtbot.waitUntil(lambda: len(editors["topic"].matching("")) == 5)
    editors["topic"].show_value(2)
    qtbot.waitUntil(lambda: page.lists.model().rowCount() == 1)
    qtbot.waitUntil(lambda: column(page.lists.lines, "minutes") == ["10\u00a0мин"])

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


def test_a_search_that_finds_nothing_says_so_and_not_that_there_are_no_contracts(
    page: HoursPage, qtbot: QtBot
) -> None:
    def said() -> str:
        return " ".join(label.text() for label in page.lists.balances.empty.findChildren(QLabel))

    qtbot.waitUntil(lambda: page.lists.model().complete)
    page.search.setText("такой школы нет")
    page.search.search_now()
    qtbot.waitUntil(lambda: "Ничего не найдено" in said())
    page.search.setText("")
    page.search.search_now()
    qtbot.waitUntil(lambda: "Здесь нет договоров" in said())
