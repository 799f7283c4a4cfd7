"""Who else has a record open."""

from __future__ import annotations

from datetime import timedelta

from models.desk.presence import look_at, look_away
from models.storage.database import Database
from models.storage.journal import Actor

ANNA, BORIS = Actor(None, "Анна"), Actor(None, "Борис")


def test_two_consoles_see_each_other_and_nobody_sees_himself(database: Database) -> None:
    other = Database.open(database.url.render_as_string())
    assert database.write(ANNA, lambda s: look_at(s, "ticket", 7)).value == ()
    seen = other.write(BORIS, lambda s: look_at(s, "ticket", 7))
    assert seen.value == ("Анна",)
    assert seen.changes.ids("presence-ticket") == {7}, "whoever looks already hears of the newcomer"
    assert other.write(BORIS, lambda s: look_at(s, "ticket", 8)).value == ()
    assert database.write(ANNA, lambda s: look_at(s, "ticket", 7)).value == ("Борис",)
    other.write(BORIS, lambda s: look_away(s, "ticket", 7))
    assert database.write(ANNA, lambda s: look_at(s, "ticket", 7)).value == ()
    other.close()


def test_a_console_that_is_gone_is_forgotten(database: Database, monkeypatch) -> None:
    other = Database.open(database.url.render_as_string())
    monkeypatch.setattr("models.desk.presence.LASTS", timedelta(seconds=-1))
    other.write(BORIS, lambda s: look_at(s, "ticket", 7))
    assert database.write(ANNA, lambda s: look_at(s, "ticket", 7)).value == ()
    other.close()
