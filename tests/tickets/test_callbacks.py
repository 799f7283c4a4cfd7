"""Whom to call back, and how many schools have said the same: nobody is called twice, no school is passed over."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from models.tickets.choices import Kind, State
from models.tickets.operations.handling import Callback
from models.tickets.queries import TicketLine
from models.tickets.similar import Similar
from tests.screen import Host
from widgets.tickets.callbacks import CallbackList
from widgets.tickets.links import ElidedLink
from widgets.tickets.similar_part import SimilarPart

PHONE = "+79856709736"


def callback(number: int, caller: str = "Попов Иван Рашидович", phone: str = PHONE) -> Callback:
    return Callback(number, caller, phone, "Школа № 172, Волгоград")


def similar(number: int, *schools: str) -> Similar:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    line = TicketLine(number, at, Kind.INCIDENT, State.NEW, "Не открывается журнал", schools[0], "Попов")
    return Similar(line, frozenset(schools), False)


def test_who_has_reported_twice_is_called_once_about_both(qtbot: QtBot, host: Host) -> None:
    shown = CallbackList([callback(2), callback(3, "Волкова Галина"), callback(4, "ПОПОВ ИВАН РАШИДОВИЧ")])
    qtbot.addWidget(shown)
    assert len(shown.findChildren(QCheckBox)) == 2
    assert [link.whole().split(" ")[0] for link in shown.findChildren(ElidedLink)] == ["2", "4", "3"]


def test_namesakes_with_other_phones_are_two_people(qtbot: QtBot, host: Host) -> None:
    shown = CallbackList([callback(2), callback(3, phone="+79293254733")])
    qtbot.addWidget(shown)
    assert len(shown.findChildren(QCheckBox)) == 2


def test_a_phone_is_never_broken_in_two_lines(qtbot: QtBot, host: Host) -> None:
    shown = CallbackList([callback(2)])
    qtbot.addWidget(shown)
    (person,) = [each.text() for each in shown.findChildren(QLabel) if "985" in each.text()]
    assert person.endswith("+7\N{NO-BREAK SPACE}985\N{NO-BREAK SPACE}670-97-36")


def test_schools_of_all_the_tickets_offered_are_counted_each_once(qtbot: QtBot, host: Host) -> None:
    part = SimilarPart(host.context)
    qtbot.addWidget(part)
    part.show_found([similar(7, "школа 51", "лицей 2"), similar(8, "лицей 2"), similar(9, "гимназия 1")])
    assert "Похожее: сообщили 3 школы" in [each.text() for each in part.findChildren(QLabel)]
