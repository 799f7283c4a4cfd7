"""What is one's own among the views: known only once the database has said who is at the desk."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from models.desk.operations import save_view, sign_in
from models.storage.database import Database
from models.tickets.operations import assign
from tests.screen import Host
from tests.tickets.factories import ACTOR, incident, register, save
from widgets.tickets.page import TicketsPage


def view_line(page: TicketsPage) -> list[str]:
    """What stands on the views."""
    assert page.views is not None
    titles = page.view_set.titles()
    return [" ".join(page.views.chip(number).text().split()) for number in range(len(titles))]


def test_what_is_ones_own_is_asked_again_once_the_operator_is_known(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    """The window stands before the database has said who writes in it."""
    register(sqlite_database)
    numbers = [save(sqlite_database, incident(description=f"Белый экран {each}")) for each in range(3)]
    me = sqlite_database.write(ACTOR, lambda s: sign_in(s, "Петрова Инна")).value
    sqlite_database.write(ACTOR, lambda s: assign(s, numbers[:2], me.id))
    sqlite_database.write(me, lambda s: save_view(s, "tickets", "Мой вид", {}, me.id))
    tasks = host.context.tasks
    tasks.actor = None
    page = TicketsPage(host.context)
    host.show_with(page)
    qtbot.waitUntil(lambda: view_line(page)[:2] == ["Все открытые 3", "Мои 0"])
    tasks.sign_in(lambda s: sign_in(s, "Петрова Инна"), lambda _: None, page)
    qtbot.waitUntil(lambda: "Мои 2" in view_line(page))
    qtbot.waitUntil(lambda: any(words.startswith("Мой вид") for words in view_line(page)))
