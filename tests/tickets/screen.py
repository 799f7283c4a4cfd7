"""The page of the tickets over a small desk, for the tests of the screen."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from models.desk.operations import sign_in
from models.storage.database import Database
from tests.screen import Host
from tests.tickets.factories import ACTOR, CALL, call, incident, register, save
from widgets.tickets.page import TicketsPage

TEXTS = (
    "Белый экран после входа",
    "Не открывается журнал",
    "Пропал звук",
    "Журнал показывает чужой класс",
    "Долго",
)


def small_desk(host: Host, database: Database, qtbot: QtBot) -> TicketsPage:
    """Five incidents and a course error, the newest last; two operators."""
    register(database)
    for number, text in enumerate(TEXTS):
        save(database, incident(description=text, received_at=CALL + timedelta(minutes=number)))
    save(database, call(received_at=CALL + timedelta(hours=1)))
    host.context.tasks.actor = database.write(ACTOR, lambda s: sign_in(s, "Петрова Инна")).value
    made = TicketsPage(host.context)
    host.show_with(made)
    qtbot.waitUntil(lambda: made.model.complete)
    return made


def rows(page: TicketsPage) -> list[int]:
    """The numbers of the list from the top."""
    return [int(number) for number in page.model.ids]


def shown(qtbot: QtBot, page: TicketsPage, numbers: list[int]) -> None:
    """Wait until the list is just these."""
    qtbot.waitUntil(lambda: page.model.complete and rows(page) == numbers)
