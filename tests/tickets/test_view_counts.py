"""The counts beside the views: as many as the list has, after changes here and elsewhere, asked for only once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.desk.operations import sign_in
from models.storage import kept_counts
from models.storage.changes import EVERYTHING, Changes
from models.storage.database import Database
from models.storage.kept_counts import KeptCounts
from models.storage.listing import Query
from models.tickets.choices import State
from models.tickets.listing import LISTING
from models.tickets.operations import add_note, edit_ticket, move, tag
from tests.tickets.factories import ACTOR, CALL, call, incident, register, save

JOURNAL = "Не открывается журнал"
QUERIES = {
    "all": Query(),
    "closed": Query(filters={"state": (State.CLOSED, State.SOLVED)}),
    "journal": Query("журналы"),
    "tagged": Query(filters={"tag": ("срочно",)}),
    "errors in grade 7": Query(filters={"kind": ("course_error",), "grade": (7,)}),
    "new journal": Query("журнал", {"state": (State.NEW,)}),
}


class Screen:
    """What a console keeps: the counts, and what it has heard."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.kept = KeptCounts(LISTING, "ticket", also={"operator"}, searched={"ticket_note"})

    def write(self, work: Any) -> Any:
        """A change that is heard of."""
        done = self.database.write(ACTOR, work)
        self.kept.note(done.changes)
        return done.value

    def counts(self) -> dict[str, int]:
        """The counts shown, which must be those of the lists."""
        shown = self.database.read(lambda s: self.kept.counts(s, QUERIES))
        real = {
            key: len(self.database.read(lambda s, query=query: LISTING.ids(s, query)))
            for key, query in QUERIES.items()
        }
        assert shown == real
        return shown


def test_counts_follow_every_change_without_asking_again(database: Database) -> None:
    register(database)
    for minute in range(4):
        save(
            database,
            incident(description=JOURNAL, received_at=CALL + timedelta(minutes=minute)),
        )
    screen = Screen(database)
    assert screen.counts() == dict.fromkeys(("all", "journal", "new journal"), 4) | dict.fromkeys(
        ("closed", "tagged", "errors in grade 7"), 0
    )
    asked = screen.kept.asked_for

    screen.write(lambda s: move(s, [1, 2], "solve"))
    screen.write(lambda s: tag(s, [3], "срочно"))
    screen.write(lambda s: edit_ticket(s, 4, {"description": JOURNAL}, {"description": "Пропал звук"}))
    new = save(database, call())
    screen.kept.note(Changes({"ticket": [new]}))  # as it is told by another console

    assert screen.counts() == {
        "all": 5,
        "closed": 2,
        "journal": 3,
        "tagged": 1,
        "errors in grade 7": 1,
        "new journal": 1,
    }
    assert screen.kept.asked_for == asked


def test_a_note_may_bring_a_ticket_into_a_searched_view(database: Database) -> None:
    register(database)
    number = save(database, call())
    screen = Screen(database)
    assert screen.counts()["journal"] == 0
    added = database.write(ACTOR, lambda s: add_note(s, number, "То же в журнале"))
    screen.kept.note(Changes({"ticket_note": added.changes.ids("ticket_note")}))  # all that the journal says
    assert screen.counts()["journal"] == 1


def test_bulk_changes_and_renamed_colleagues_are_counted_anew(database: Database, monkeypatch: Any) -> None:
    register(database)
    first = save(database, call())
    screen = Screen(database)
    screen.counts()
    heard: list[Changes | None] = [None, Changes({"ticket": [EVERYTHING]}), Changes({"operator": [1]})]
    monkeypatch.setattr(kept_counts, "MANY", 1)
    for changes in (*heard, Changes({"ticket": [first, first + 1]})):
        asked = screen.kept.asked_for
        screen.kept.note(changes)
        screen.counts()
        assert screen.kept.asked_for == asked + len(QUERIES)


def test_a_failed_count_loses_nothing(database: Database) -> None:
    register(database)
    screen = Screen(database)
    screen.counts()
    screen.write(lambda s: sign_in(s, "Сидорова Ольга Ивановна"))
    screen.kept.note(Changes({"ticket": [save(database, call())]}))

    class Broken:
        """A session whose connection is lost."""

        def __getattr__(self, name: str) -> Any:
            raise ConnectionError(name)

    with pytest.raises(ConnectionError):
        screen.kept.counts(Broken(), QUERIES)  # type: ignore[arg-type]
    assert screen.counts()["all"] == 1
