"""«Открыто у …» between two consoles on one server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.exceptions import TimeoutError as PatienceLost
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.storage.journal import Actor
from widgets.parts import presence
from widgets.parts.presence import REST_MS, Presence
from widgets.parts.tasks import Tasks

TICKET = 7
SOON = 8_000  # ms, on a busy machine
LONG = 3 * REST_MS  # who has not been told by then is not told by what others do


class Side:
    """One console, and what its «открыто у …» said last."""

    def __init__(self, url: str, name: str, *, watch: bool = True) -> None:
        self.failures: list[Exception] = []
        self.names: tuple[str, ...] | None = None
        self.tasks = Tasks(lambda: Database.open(url), self.failures.append, watch=watch)
        self.tasks.sign_in(lambda _session: Actor(None, name), lambda _: None, self.tasks)
        self._presence = Presence(self.tasks, "ticket", self.tasks)
        self._presence.changed.connect(self._show)

    def _show(self, names: tuple[str, ...]) -> None:
        self.names = names

    def look_at(self, qtbot: QtBot, record: int | None) -> None:
        """Show the record, or none, until the server knows."""
        self._presence.look_at(record)
        qtbot.waitUntil(lambda: self._presence._record == record and self.tasks.idle, timeout=SOON)


@pytest.fixture
def anna(request: pytest.FixtureRequest, qtbot: QtBot, postgresql_url: str) -> Iterator[Side]:
    """Looks at the ticket already; a parameter of False stops her ears."""
    side = Side(postgresql_url, "Анна", watch=getattr(request, "param", True))
    qtbot.waitUntil(lambda: side.tasks.actor is not None, timeout=SOON)
    side.look_at(qtbot, TICKET)
    assert side.names == ()
    yield side
    side.tasks.close()
    assert side.failures == []


@pytest.fixture
def boris(qtbot: QtBot, postgresql_url: str) -> Iterator[Side]:
    side = Side(postgresql_url, "Борис")
    qtbot.waitUntil(lambda: side.tasks.actor is not None, timeout=SOON)
    yield side
    side.tasks.close()
    assert side.failures == []


def test_two_windows_learn_of_each_other_and_of_the_leaving(qtbot: QtBot, anna: Side, boris: Side) -> None:
    boris.look_at(qtbot, TICKET)
    assert boris.names == ("Анна",)
    qtbot.waitUntil(lambda: anna.names == ("Борис",), timeout=SOON)
    boris.look_at(qtbot, None)
    qtbot.waitUntil(lambda: anna.names == (), timeout=SOON)


@pytest.mark.parametrize("anna", [False], indirect=True)
def test_a_window_that_does_not_listen_does_not_learn_who_has_come(
    qtbot: QtBot, anna: Side, boris: Side
) -> None:
    """The control of the coming: Boris asked the server and knows of Anna; nobody tells Anna."""
    boris.look_at(qtbot, TICKET)
    assert boris.names == ("Анна",)
    with pytest.raises(PatienceLost):
        qtbot.waitUntil(lambda: anna.names == ("Борис",), timeout=LONG)


def test_a_window_that_does_not_say_that_it_leaves_is_taken_for_present(
    qtbot: QtBot, anna: Side, boris: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the leaving: Boris goes without a word."""
    monkeypatch.setattr(presence, "look_away", lambda *_: None)
    boris.look_at(qtbot, TICKET)
    qtbot.waitUntil(lambda: anna.names == ("Борис",), timeout=SOON)
    boris.look_at(qtbot, None)
    with pytest.raises(PatienceLost):
        qtbot.waitUntil(lambda: anna.names == (), timeout=LONG)
