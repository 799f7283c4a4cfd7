"""Whom to call back: nobody is called twice."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from models.tickets.operations.handling import Callback
from tests.screen import Host
from widgets.tickets.callbacks import CallbackList
from widgets.tickets.links import ElidedLink

PHONE = "+79856709736"


def callback(number: int, caller: str = "Попов Иван Рашидович", phone: str = PHONE) -> Callback:
    return Callback(number, caller, phone, "Школа № 172, Волгоград")


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
