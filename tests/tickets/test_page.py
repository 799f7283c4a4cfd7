"""The page of the tickets: list, search, views, details, handling by keyboard, live changes."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from models.agreement.verdict import Verdict
from models.desk.operations import sign_in
from models.storage.changes import Changes
from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.choices import State
from models.tickets.operations import add_note, join_tickets, move
from models.tickets.queries import ticket_card
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR, CALL, incident, save
from tests.tickets.screen import rows, shown, small_desk
from widgets.parts.tasks import READERS
from widgets.parts.why_panel import JudgedLabel
from widgets.tickets.details import TicketView
from widgets.tickets.page import TicketsPage


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


def state(database: Database, number: int) -> State:
    return database.read(lambda s: ticket_card(s, number)).state


def details(qtbot: QtBot, page: TicketsPage, number: int) -> TicketView:
    assert page.grid.select_id(number)
    page.open_ticket(number)
    view = page.details()
    assert view is not None
    qtbot.waitUntil(lambda: view.card is not None and view.card.id == number)
    return view


def choose(page: TicketsPage, *numbers: int) -> None:
    """Choose several rows as Shift and the arrow keys do."""
    selection = page.grid.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    selection.clearSelection()
    for number in numbers:
        row = page.grid.row_of(number)
        selection.select(page.model.index(row, 0), flags.Select | flags.Rows)


def test_the_newest_stands_on_top(qtbot: QtBot, page: TicketsPage) -> None:
    shown(qtbot, page, [6, 5, 4, 3, 2, 1])


def test_searching_finds_any_form_and_comes_back(qtbot: QtBot, page: TicketsPage) -> None:
    type_text(page.search, "журналы")
    shown(qtbot, page, [4, 2])
    assert page.view_set.current == "all"
    page.search.empty()
    shown(qtbot, page, [6, 5, 4, 3, 2, 1])
    assert page.view_set.current == "open"


def test_the_search_line_tells_how_many_there_are_for_words_tokens_and_views(
    qtbot: QtBot, page: TicketsPage
) -> None:
    said = page.search.hits.text
    qtbot.waitUntil(lambda: said() == "6\N{NO-BREAK SPACE}обращений")
    type_text(page.search, "журналы")
    qtbot.waitUntil(lambda: said() == "2\N{NO-BREAK SPACE}обращения")
    page.search.setText("тип:ошибка")
    qtbot.waitUntil(lambda: said() == "1\N{NO-BREAK SPACE}обращение")
    page.search.setText("бегемот")
    qtbot.waitUntil(lambda: said() == "0\N{NO-BREAK SPACE}обращений" and page.grid.empty.isVisible())
    page.search.empty()
    qtbot.waitUntil(lambda: said() == "6\N{NO-BREAK SPACE}обращений")
    page.views.picked.emit("course_errors")
    qtbot.waitUntil(lambda: said() == "1\N{NO-BREAK SPACE}обращение")


def test_a_search_that_takes_long_says_so_until_it_has_its_number(qtbot: QtBot, page: TicketsPage) -> None:
    page.search.hits.wait_for(1)
    go_on = threading.Event()
    for number in range(READERS):  # nobody is free to look
        page.context.tasks.read(lambda _session: go_on.wait(20), lambda _: None, page, key=f"busy:{number}")
    page.search.setText("журнал")
    qtbot.waitUntil(lambda: page.search.hits.text() == "ищем…", timeout=10_000)
    go_on.set()
    qtbot.waitUntil(lambda: page.search.hits.text() == "2\N{NO-BREAK SPACE}обращения", timeout=10_000)


def test_a_search_looks_at_closed_tickets_too(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    page.context.tasks.write(lambda s: move(s, [2], "close"), lambda _: None, page)
    shown(qtbot, page, [6, 5, 4, 3, 1])
    type_text(page.search, "журнал")
    shown(qtbot, page, [4, 2])


def test_a_token_that_is_not_understood_is_said_in_a_bar(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    type_text(page.search, "класс:седьмой ")
    qtbot.waitUntil(lambda: "tickets:search" in host.notices.bars.texts())
    assert host.notices.bars.texts()["tickets:search"] == "«класс:седьмой» не понято."
    page.search.empty()
    qtbot.waitUntil(lambda: "tickets:search" not in host.notices.bars.texts())


def test_tokens_are_offered_and_taken(qtbot: QtBot, page: TicketsPage) -> None:
    type_text(page.search, "тип:о")
    assert page.completion.offers() == ["тип:ошибка "]
    popup = QApplication.activePopupWidget()
    press(popup or page.search, "Return")
    assert page.search.text() == "тип:ошибка "
    shown(qtbot, page, [6])


def test_views_filter_and_count(qtbot: QtBot, page: TicketsPage) -> None:
    qtbot.waitUntil(lambda: page.views.chip(0).text() == "Все открытые  6")
    page.views.show_value("course_errors")
    page.switch.pick("course_errors")
    shown(qtbot, page, [6])
    page.switch.pick("mine")
    shown(qtbot, page, [])
    assert not page.grid.empty.isHidden()


def test_walking_along_the_list_shows_the_details_and_leaves_the_focus(
    qtbot: QtBot, page: TicketsPage
) -> None:
    page.grid.setFocus()
    press(page.grid, "Down")
    press(page.grid, "Down")
    qtbot.waitUntil(lambda: page.details() is not None and page.details().card is not None)
    view = page.details()
    qtbot.waitUntil(lambda: view.card.id == page.grid.current_id())
    assert page.grid.hasFocus()
    assert page.explain()
    press(page.grid, "Return")
    qtbot.waitUntil(view.box.text.hasFocus)


def test_the_details_tell_everything(qtbot: QtBot, page: TicketsPage) -> None:
    view = details(qtbot, page, 6)
    assert view.words.text.text() == "Не открывается тест. Проверили в двух браузерах."
    assert view.gate.verdict is not None
    assert view.gate.verdict.allowed
    assert view.history.words.text().endswith("обращение принято: новое")
    assert view.explain() is True


def test_the_working_time_of_a_ticket_answers_why(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    view = details(qtbot, page, 6)
    (judged,) = view.facts.findChildren(JudgedLabel)
    press(judged, "F1")

    answers: list[Verdict] = []
    host.context.tasks.read(host.whys[-1], answers.append, page, key="why")
    qtbot.waitUntil(lambda: bool(answers))
    assert [check.clause for check in answers[0].checks] == ["time.technical", "ticket.information"]


def test_a_course_error_is_closed_with_an_outcome_by_keyboard(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    view = details(qtbot, page, 6)
    page.close_tickets()
    qtbot.waitUntil(lambda: bool(view.moves.form.cell("outcome").error.text()))
    assert state(sqlite_database, 6) == State.NEW
    chips = view.moves.form.editor("outcome")
    assert chips.focusProxy() is not None
    assert QApplication.focusWidget() is chips.focusProxy()
    press(QApplication.focusWidget(), "Right")
    page.close_tickets()
    qtbot.waitUntil(lambda: state(sqlite_database, 6) == State.CLOSED)


def test_a_reason_that_is_being_typed_survives_what_a_colleague_does(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    sqlite_database.write(ACTOR, lambda s: move(s, [1], "solve"))
    view = details(qtbot, page, 1)
    type_text(view.moves.form.editor("reason"), "школа пишет")
    buttons = dict(view.moves.buttons)
    changes = sqlite_database.write(ACTOR, lambda s: add_note(s, 1, "заметка коллеги")).changes
    host.context.tasks.changed.emit(changes)
    qtbot.waitUntil(lambda: len(view.card.notes) == 1)
    assert view.moves.form.value("reason") == "школа пишет"
    assert view.moves.buttons == buttons  # a button that had the focus still has it


def test_taking_is_said_and_taken_back(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    details(qtbot, page, 1)
    page.take()
    qtbot.waitUntil(lambda: state(sqlite_database, 1) == State.WORK)
    qtbot.waitUntil(lambda: host.notices.toasts() == ["Взято в работу: №\N{NO-BREAK SPACE}1"])
    assert host.notices.undo()
    qtbot.waitUntil(lambda: state(sqlite_database, 1) == State.NEW)


def test_a_closed_ticket_stays_in_the_panel_and_no_other_is_chosen(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    view = details(qtbot, page, 1)
    page.grid.select_id(1)
    page.grid.setFocus()
    changes = sqlite_database.write(ACTOR, lambda s: move(s, [1], "close", outcome="fixed")).changes
    host.context.tasks.changed.emit(changes)
    qtbot.waitUntil(lambda: page.grid.row_of(1) is None)
    assert page.grid.selected_ids() == []
    assert page.grid.current_id() is None
    assert page.chosen_numbers() == [1]
    qtbot.waitUntil(lambda: view.card.state == State.CLOSED)
    back = sqlite_database.write(ACTOR, lambda s: move(s, [1], "reopen")).changes
    host.context.tasks.changed.emit(back)
    qtbot.waitUntil(lambda: page.grid.selected_ids() == [1])
    assert (view.number, page.grid.current_id()) == (1, 1)


def test_many_tickets_are_closed_at_once_and_brought_back(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    choose(page, 1, 2, 6)
    page.close_tickets()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    press(menu, "Return")  # course errors: fixed
    qtbot.waitUntil(lambda: [state(sqlite_database, number) for number in (1, 2, 6)] == [State.CLOSED] * 3)
    assert sqlite_database.read(lambda s: ticket_card(s, 6)).outcome == "fixed"
    qtbot.waitUntil(lambda: "Закрыто: 3" in host.notices.toasts())
    host.notices.undo()
    qtbot.waitUntil(lambda: [state(sqlite_database, number) for number in (1, 2, 6)] == [State.NEW] * 3)


def test_bulk_actions_go_in_portions(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.tickets.actions.PORTION", 2)
    page.handling.move([1, 2, 3, 4, 5], "ask")
    qtbot.waitUntil(lambda: host.notices.toasts() == ["Ждём информацию: 5"])
    assert {state(sqlite_database, number) for number in range(1, 6)} == {State.WAITING}
    assert "tickets:Ждём информацию:" not in host.notices.bars.texts()
    host.notices.undo()
    qtbot.waitUntil(lambda: {state(sqlite_database, number) for number in range(1, 6)} == {State.NEW})


def test_a_ticket_in_other_hands_is_not_taken_and_its_owner_is_named(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    from models.tickets.operations import take

    other: Actor = sqlite_database.write(ACTOR, lambda s: sign_in(s, "Соколов Денис")).value
    sqlite_database.write(other, lambda s: take(s, [2]))
    details(qtbot, page, 2)
    page.take()
    qtbot.waitUntil(lambda: any("Соколов Денис" in text for text in host.notices.toasts()))


def test_solving_a_mass_incident_lists_whom_to_call_back(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    choose(page, 1, 2, 3)
    page.join()
    qtbot.waitUntil(lambda: sqlite_database.read(lambda s: ticket_card(s, 1)).child_count == 2)
    view = details(qtbot, page, 1)
    qtbot.waitUntil(lambda: len(view.card.children) == 2)
    page.solve()
    qtbot.waitUntil(lambda: host.panel.tab("callbacks") is not None)
    assert [state(sqlite_database, number) for number in (1, 2, 3)] == [State.SOLVED] * 3
    assert host.notices.undo()
    qtbot.waitUntil(lambda: host.panel.tab("callbacks") is None)
    assert [state(sqlite_database, number) for number in (1, 2, 3)] == [State.NEW] * 3


def test_duplicates_are_merged_into_the_oldest(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    choose(page, 2, 4)
    assert page.can_merge()
    page.merge()
    qtbot.waitUntil(lambda: state(sqlite_database, 4) == State.CLOSED)
    assert state(sqlite_database, 2) == State.NEW


def test_a_note_is_written_and_what_is_typed_stays_with_its_ticket(qtbot: QtBot, page: TicketsPage) -> None:
    view = details(qtbot, page, 1)
    type_text(view.box.text, "передано методисту")
    details(qtbot, page, 2)
    assert view.box.text.toPlainText() == ""
    details(qtbot, page, 1)
    assert view.box.text.toPlainText() == "передано методисту"
    view.box.note()
    qtbot.waitUntil(lambda: len(view.card.notes) == 1)
    assert view.box.text.toPlainText() == ""
    assert view.card.notes[0].text == "передано методисту"


def test_a_template_is_filled_in_from_the_ticket(qtbot: QtBot, page: TicketsPage) -> None:
    view = details(qtbot, page, 6)
    view.box._insert("{ФИО}, обращение {номер}: {урок}. {иное}")
    assert view.box.text.toPlainText() == (
        "Кузнецова Анна Петровна, обращение 6: Алгебра 7 кл., занятие 12, ИУ 3. {иное}"
    )


def test_a_correction_is_saved_from_a_tab(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    page.handling.edit(6)
    form = host.panel.tab("edit:6")
    qtbot.waitUntil(lambda: form.form.value("lesson") == "12")
    form.form.show_values({"lesson": "15"})
    form.save()
    qtbot.waitUntil(lambda: host.panel.tab("edit:6") is None)
    assert sqlite_database.read(lambda s: ticket_card(s, 6)).lesson == "15"


def test_what_others_do_appears_without_moving_the_selection(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    view = details(qtbot, page, 3)
    type_text(view.box.text, "пишу")
    written = sqlite_database.write(ACTOR, lambda s: (add_note(s, 3, "от коллеги"), join_tickets(s, [3], 1)))
    new = save(sqlite_database, incident(received_at=CALL + timedelta(days=1)))
    page.context.tasks.changed.emit(written.changes)
    qtbot.waitUntil(lambda: rows(page)[:1] == [new])
    assert page.grid.current_id() == 3
    qtbot.waitUntil(lambda: len(view.card.notes) == 1 and view.card.parent is not None)
    assert view.box.text.toPlainText() == "пишу"


def test_a_record_named_by_another_page_is_shown(qtbot: QtBot, page: TicketsPage) -> None:
    page.open_record("ticket", 2)
    qtbot.waitUntil(lambda: page.details() is not None and page.details().card is not None)
    assert page.details().card.id == 2
    assert page.grid.current_id() == 2


def test_a_ticket_that_is_gone_is_told(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    page.open_record("ticket", 999)
    qtbot.waitUntil(lambda: host.notices.toasts() == ["Обращения 999 нет."])


def test_the_page_speaks_both_languages(qtbot: QtBot, page: TicketsPage, services) -> None:
    view = details(qtbot, page, 6)
    services.languages.speak("en")
    qtbot.waitUntil(lambda: page.search.placeholderText().startswith("Words, number"))
    assert page.views.chip(0).text().startswith("All open")
    view.reload()
    qtbot.waitUntil(lambda: view.history.words.text().endswith("call taken: new"))


def test_five_incidents_of_a_sort_offer_to_become_one(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    now = datetime.now(UTC)
    numbers = [
        save(
            sqlite_database,
            incident(
                description="Система не открывается ни у кого",
                override_reason="тест",
                received_at=now - timedelta(minutes=5 - place),
            ),
        )
        for place in range(5)
    ]
    page.context.tasks.changed.emit(Changes({"ticket": numbers}))
    qtbot.waitUntil(lambda: "tickets:mass" in host.notices.bars.texts())
    assert host.notices.bars.texts()["tickets:mass"].startswith("5 похожих инцидентов за 15 минут")
    host.notices.bars.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: sqlite_database.read(lambda s: ticket_card(s, numbers[0])).child_count == 4)
    assert "tickets:mass" not in host.notices.bars.texts()


def test_the_list_goes_out_to_excel_as_it_stands(qtbot: QtBot, page: TicketsPage, tmp_path: Path) -> None:
    page.search.setText("журнал")
    page.grid.sort_by("number")
    qtbot.waitUntil(lambda: page.model.complete and sorted(rows(page)) == [2, 4])
    page.exporter._ask = lambda _proposed: str(tmp_path / "список.xlsx")
    page.excel()
    qtbot.waitUntil(lambda: bool(page.exporter.written), timeout=60_000)
    (written,) = page.exporter.written
    assert (written.path, written.rows) == (tmp_path / "список.xlsx", 2)
