"""The list of whom to call back: nobody is called twice, and what is ticked is kept for everybody."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.callbacks import CallbackFamily, CallbackRow, callback_families, note_told
from models.tickets.operations import join_tickets, move
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import ACTOR, incident, save
from tests.tickets.screen import small_desk
from tests.tickets.test_page import details
from widgets.tickets.callbacks import CallbackList
from widgets.tickets.links import ElidedLink
from widgets.tickets.page import TicketsPage

PATIENCE = 30_000
PHONE = "+79856709736"


def callback(number: int, caller: str = "Попов Иван Рашидович", phone: str = PHONE) -> CallbackRow:
    return CallbackRow(number, caller, phone, "", "Школа № 172, Волгоград")


def a_list(qtbot: QtBot, host: Host, *rows: CallbackRow) -> CallbackList:
    made = CallbackList(host.context)
    qtbot.addWidget(made)
    made.show_families([CallbackFamily(2, "Белый экран", dealt_with=True, rows=rows)])
    return made


def told(database: Database) -> set[int]:
    (family,) = database.read(lambda s: callback_families(s, [1]))
    return {row.ticket_id for row in family.rows if row.told_at is not None}


def boxes(view: CallbackList) -> list[QCheckBox]:
    return list(view._scroll.widget().findChildren(QCheckBox))


def ticked(host: Host) -> list[bool]:
    view = host.panel.tab("callbacks")
    return [box.isChecked() for box in boxes(view)] if isinstance(view, CallbackList) else []


def test_who_has_reported_twice_is_called_once_about_both(qtbot: QtBot, host: Host) -> None:
    shown = a_list(
        qtbot, host, callback(2), callback(3, "Волкова Галина"), callback(4, "ПОПОВ ИВАН РАШИДОВИЧ")
    )
    assert len(boxes(shown)) == 2
    assert len(boxes(a_list(qtbot, host, callback(2), callback(3, phone="8 (985) 670-97-36")))) == 1
    links = [link.whole().split(" ")[0] for link in shown.findChildren(ElidedLink)]
    assert links == ["2", "2", "4", "3"]  # the incident itself, then the reports of each


def test_namesakes_with_other_phones_are_two_people(qtbot: QtBot, host: Host) -> None:
    assert len(boxes(a_list(qtbot, host, callback(2), callback(3, phone="+79293254733")))) == 2


def test_callers_who_said_neither_name_nor_phone_are_not_one_person(qtbot: QtBot, host: Host) -> None:
    assert len(boxes(a_list(qtbot, host, callback(2, "", ""), callback(3, "", "")))) == 2


def test_a_phone_is_never_broken_in_two_lines(qtbot: QtBot, host: Host) -> None:
    shown = a_list(qtbot, host, callback(2))
    (person,) = [each.text() for each in shown.findChildren(QLabel) if "985" in each.text()]
    assert person.endswith("+7\N{NO-BREAK SPACE}985\N{NO-BREAK SPACE}670-97-36")


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    """A small desk on which 1 is the parent of 2 and 3, each told by another caller."""
    made = small_desk(host, sqlite_database, qtbot)
    sqlite_database.write(ACTOR, lambda s: join_tickets(s, [2, 3], 1))
    view = details(qtbot, made, 1)
    qtbot.waitUntil(lambda: len(view.card.children) == 2, timeout=PATIENCE)
    return made


def solved(qtbot: QtBot, page: TicketsPage, host: Host) -> CallbackList:
    page.solve()
    qtbot.waitUntil(lambda: bool(ticked(host)), timeout=PATIENCE)
    view = host.panel.tab("callbacks")
    assert isinstance(view, CallbackList)
    return view


def test_what_is_ticked_is_stored_and_outlives_the_closing_and_its_undoing(
    qtbot: QtBot, page: TicketsPage, host: Host, sqlite_database: Database
) -> None:
    (box,) = boxes(solved(qtbot, page, host))  # one caller has reported all three
    box.setFocus()
    press(box, "Space")
    qtbot.waitUntil(lambda: told(sqlite_database) == {1, 2, 3}, timeout=PATIENCE)
    page.handling.move([1], "close")
    qtbot.waitUntil(lambda: "Закрыто: 3" in " ".join(host.notices.toasts()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: host.context.tasks.idle, timeout=PATIENCE)
    assert ticked(host) == [True]
    assert host.notices.undo()
    qtbot.waitUntil(lambda: any("Возвращено" in text for text in host.notices.toasts()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: host.context.tasks.idle, timeout=PATIENCE)
    assert ticked(host) == [True]


def test_what_a_colleague_ticks_is_ticked_here_and_the_focus_stays(
    qtbot: QtBot, page: TicketsPage, host: Host, sqlite_database: Database
) -> None:
    view = solved(qtbot, page, host)
    (box,) = boxes(view)
    box.setFocus()
    written = sqlite_database.write(ACTOR, lambda s: note_told(s, [1, 2, 3], on=True))
    host.context.tasks.changed.emit(written.changes)
    qtbot.waitUntil(lambda: ticked(host) == [True], timeout=PATIENCE)
    assert QApplication.focusWidget() is box
    assert any(ACTOR.name in label.text() for label in view.findChildren(QLabel))
    assert view._title.text() == "Всем перезвонили"


def test_the_command_opens_the_list_again_with_its_ticks_from_any_member_of_the_family(
    qtbot: QtBot, page: TicketsPage, host: Host, sqlite_database: Database
) -> None:
    sqlite_database.write(ACTOR, lambda s: (move(s, [1], "solve"), note_told(s, [1, 2, 3], on=True)))
    for number in (1, 3):
        page.handling.calling_back.open([number])
        qtbot.waitUntil(lambda: ticked(host) == [True], timeout=PATIENCE)
        assert host.panel.current_key() == "callbacks"
        host.panel.close_tab("callbacks")


def test_the_command_says_why_there_is_nobody_to_call(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    page.handling.calling_back.open([1])
    said = "Массовый инцидент 1 ещё без ответа: перезванивать пока не с чем."
    qtbot.waitUntil(lambda: said in host.notices.toasts(), timeout=PATIENCE)
    page.handling.calling_back.open([5])
    qtbot.waitUntil(
        lambda: "Обращение не входит в массовый инцидент." in host.notices.toasts(), timeout=PATIENCE
    )
    assert host.panel.tab("callbacks") is None


def test_who_asks_for_the_list_stands_on_the_next_one_to_call(
    qtbot: QtBot, page: TicketsPage, host: Host, sqlite_database: Database
) -> None:
    other = save(sqlite_database, incident(caller="Волкова Галина", override_reason="x", parent_id=1))
    sqlite_database.write(ACTOR, lambda s: (move(s, [1], "solve"), note_told(s, [1, 2, 3], on=True)))
    page.handling.calling_back.open([1])
    qtbot.waitUntil(lambda: ticked(host) == [True, False], timeout=PATIENCE)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QCheckBox)
    press(focus, "Space")
    qtbot.waitUntil(lambda: told(sqlite_database) == {1, 2, 3, other}, timeout=PATIENCE)
