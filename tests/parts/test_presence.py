"""«Открыто у …» between two consoles on one server."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.storage.journal import Actor
from widgets.parts.presence import Presence
from widgets.parts.tasks import Tasks


def _console(url: str, name: str) -> tuple[Tasks, list[Exception]]:
    failures: list[Exception] = []
    tasks = Tasks(lambda: Database.open(url), failures.append)
    tasks.sign_in(lambda _session: Actor(None, name), lambda _: None, tasks)
    return tasks, failures


def test_two_windows_learn_of_each_other_and_of_the_leaving(qtbot: QtBot, postgresql_url: str) -> None:
    (anna, failed), (boris, failed_too) = _console(postgresql_url, "Анна"), _console(postgresql_url, "Борис")
    qtbot.waitUntil(lambda: anna.actor is not None and boris.actor is not None)
    at_anna, at_boris = Presence(anna, "ticket", anna), Presence(boris, "ticket", boris)
    seen: dict[str, tuple[str, ...]] = {}
    at_anna.changed.connect(lambda names: seen.update(anna=names))
    at_boris.changed.connect(lambda names: seen.update(boris=names))
    at_anna.look_at(7)
    qtbot.waitUntil(lambda: seen.get("anna") == ())
    at_boris.look_at(7)
    qtbot.waitUntil(lambda: seen.get("boris") == ("Анна",))
    qtbot.waitUntil(lambda: seen.get("anna") == ("Борис",), timeout=8000)
    at_boris.look_at(None)
    qtbot.waitUntil(lambda: seen.get("anna") == (), timeout=8000)
    anna.close()
    boris.close()
    assert failed + failed_too == []
