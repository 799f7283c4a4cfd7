"""The line that says who else has a record open: its room is kept, it moves nothing, and two views are one presence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from models.desk.presence import look_at, look_away
from models.storage.database import Database
from models.storage.journal import Actor
from tests.screen import Host
from widgets.parts import presence
from widgets.parts.presence_line import PresenceLine
from widgets.parts.tasks import Tasks

TICKET = 7
PATIENCE = 20_000
OLGA = Actor(None, "Сидорова Ольга")


@pytest.fixture
def server(postgresql_url: str) -> Iterator[Database]:
    """A colleague's console on the same server."""
    database = Database.open(postgresql_url)
    yield database
    database.close()


@pytest.fixture
def console(qtbot: QtBot, server: Database, postgresql_url: str) -> Iterator[Tasks]:
    failures: list[Exception] = []
    made = Tasks(lambda: Database.open(postgresql_url), failures.append)
    made.sign_in(lambda _session: Actor(None, "Петрова Инна"), lambda _: None, made)
    qtbot.waitUntil(lambda: made.actor is not None, timeout=PATIENCE)
    yield made
    made.close()
    assert failures == []


class Tab(QWidget):
    """A view of a record: the line, and beneath it what the hand is about to hit."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.line = PresenceLine(tasks, "ticket", self)
        self.body = QWidget(self)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.body, 1)
        self.resize(400, 300)
        self.show()


@pytest.fixture
def tab(qtbot: QtBot, console: Tasks) -> Callable[[], Tab]:
    """Opens a view of the ticket, and waits until the server knows."""

    def made() -> Tab:
        view = Tab(console)
        view.line.look_at(TICKET)
        qtbot.waitUntil(lambda: view.line.presence._record == TICKET and console.idle, timeout=PATIENCE)
        return view

    return made


def present(server: Database) -> bool:
    """Whether the colleague sees somebody else at the ticket."""
    return bool(server.write(OLGA, lambda s: look_at(s, "ticket", TICKET)).value)


def test_nothing_moves_when_a_colleague_comes_and_goes(
    qtbot: QtBot, server: Database, tab: Callable[[], Tab]
) -> None:
    view = tab()
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: view.line.isVisible() and view.line.height() > 10, timeout=PATIENCE)
    stands = view.body.geometry()
    server.write(OLGA, lambda s: look_at(s, "ticket", TICKET))
    qtbot.waitUntil(lambda: OLGA.name in view.line.words.text(), timeout=PATIENCE)
    assert view.body.geometry() == stands
    server.write(OLGA, lambda s: look_away(s, "ticket", TICKET))
    qtbot.waitUntil(lambda: view.line.words.text() == "", timeout=PATIENCE)
    assert view.body.geometry() == stands


def test_a_file_has_no_colleagues_and_no_room_for_them(qtbot: QtBot, tasks: Tasks) -> None:
    view = Tab(tasks)
    qtbot.addWidget(view)
    view.line.look_at(TICKET)
    qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)
    assert view.line.isHidden()


def test_two_views_of_one_ticket_are_one_presence_until_the_last_is_closed(
    qtbot: QtBot,
    server: Database,
    console: Tasks,
    tab: Callable[[], Tab],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left: list[int] = []
    monkeypatch.setattr(presence, "look_away", lambda *said: (left.append(said[-1]), look_away(*said)))
    view, correction = tab(), tab()
    assert present(server)
    delete(correction)
    qtbot.waitUntil(lambda: console.idle, timeout=PATIENCE)
    assert (present(server), left) == (True, [])
    delete(view)
    qtbot.waitUntil(lambda: not present(server), timeout=PATIENCE)
    assert left == [TICKET]


def test_the_line_speaks_the_language_of_the_window(qtbot: QtBot, host: Host, tasks: Tasks) -> None:
    view = Tab(tasks)
    qtbot.addWidget(view)
    view.line.presence.changed.emit((OLGA.name, "Ильин Пётр"))
    assert view.line.words.text() == "Открыто также у: Сидорова Ольга, Ильин Пётр"
