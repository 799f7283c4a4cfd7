"""A mass incident is one write of few statements, however many called: only each child's own row is one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from models.errors import NotFound
from models.storage.database import Database
from models.tickets.operations import Handled, add_ticket, assign, common, join_tickets, move, undo
from models.tickets.queries import ticket_card
from tests.tickets.factories import ACTOR, incident, register

PARENT, FEW, MANY = 1, 3, 20


def family(database: Database, parent: int, children: int) -> list[int]:
    """Make `parent` the next ticket, with so many children; their numbers."""
    joined = list(range(parent + 1, parent + children + 1))
    database.write(ACTOR, lambda s: [add_ticket(s, incident()) for _ in range(children + 1)])
    database.write(ACTOR, lambda s: join_tickets(s, joined, parent))
    return joined


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """What is asked of the server by a write, in lower case; none of it the change of a ticket's own row."""
    asked: list[str] = []

    def hear(*given: Any) -> None:
        text = given[2].lower()
        if not text.startswith("update ticket set"):
            asked.append(text)

    event.listen(database.writer, "before_cursor_execute", hear)
    yield asked
    event.remove(database.writer, "before_cursor_execute", hear)


def in_turn(database: Database, parent: int) -> list[int]:
    """How many statements it takes to close a family, to reopen it and to take that back."""
    costs, handled = [], Handled()
    for operation in (
        lambda s: move(s, [parent], "close"),
        lambda s: move(s, [parent], "reopen"),
        lambda s: undo(s, handled.undo),
    ):
        with statements(database) as asked:
            done = database.write(ACTOR, operation).value
        handled = done if isinstance(done, Handled) else handled
        costs.append(len(asked))
    return costs


def test_a_big_family_takes_no_more_statements_than_a_small_one(database: Database) -> None:
    register(database)
    small, big = PARENT + 2, PARENT + 2 + FEW + 1
    for parent, children in ((PARENT, 1), (small, FEW), (big, MANY)):
        family(database, parent, children)
    in_turn(database, PARENT)  # a first write may ask what later ones know
    assert in_turn(database, big) == in_turn(database, small)


def test_every_child_has_its_move_its_line_and_one_new_version(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "AT_ONCE", 7)
    register(database)
    children = family(database, PARENT, MANY)
    before = [database.read(lambda s, n=n: ticket_card(s, n)) for n in children]
    handled = database.write(ACTOR, lambda s: move(s, [PARENT], "close", reason="починили")).value
    assert handled.followed == children
    assert [one.ticket_id for one in handled.callbacks] == children
    for old in before:
        card = database.read(lambda s, n=old.id: ticket_card(s, n))
        assert card.version == old.version + 1
        assert [(one.state, one.reason) for one in card.moves[1:]] == [("closed", "починили")]
        told = [line.changes for line in card.history[len(old.history) :]]
        assert sorted(key for changes in told for key in changes) == ["followed", "moved", "state"]


def test_tickets_are_locked_in_the_order_of_their_numbers_and_a_missing_one_is_named(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "AT_ONCE", 2)
    register(database)
    family(database, PARENT, FEW)
    with statements(database) as asked:
        database.write(ACTOR, lambda s: assign(s, [4, 2, 1, 3, 2], None))
    locking = [text for text in asked if text.startswith("select ticket.id") and " in (" in text]
    assert len(locking) == 2
    ending = "order by ticket.id" if database.is_sqlite else "order by ticket.id for update"
    assert all(" ".join(text.split()).endswith(ending) for text in locking)
    with pytest.raises(NotFound) as refusal:
        database.write(ACTOR, lambda s: assign(s, [99, 1, 77, 2], None))
    assert refusal.value.happened.values == {"number": 77}
