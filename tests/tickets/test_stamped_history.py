"""On a server that stamps every line of the journal itself, a ticket's history still says with whom it was moved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from models.rights import add_person, init_server
from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.operations import add_ticket, join_tickets, move
from models.tickets.queries import ticket_card
from tests.postgres import Cluster
from tests.tickets.factories import incident, register
from widgets.tickets.history import history_lines

NAME, LOGIN, PASSWORD = "desk_stamped", "p_history", "correct horse battery"
PERSON = Actor(None, "Орлова Ольга")


@pytest.fixture
def console(cluster: Cluster) -> Iterator[Database]:
    """An operator's own connection: the database's owner, whom the other tests are, writes past the stamp."""
    cluster.execute(f"create database {NAME}")
    with closing(Database(cluster.url(NAME).render_as_string())) as server:
        init_server(server)
        add_person(server, LOGIN, "operator", PERSON.name, PASSWORD)
        register(server)
    with closing(Database.open(cluster.url(NAME, LOGIN).render_as_string())) as database:
        yield database
    cluster.execute(f"drop database {NAME} with (force)")


def test_the_history_says_with_whom_a_ticket_was_moved_over_a_persons_own_connection(
    console: Database, services: object
) -> None:
    parent, child = (console.write(PERSON, lambda s: add_ticket(s, incident())).value.id for _ in range(2))
    console.write(PERSON, lambda s: join_tickets(s, [child], parent))
    console.write(PERSON, lambda s: move(s, [parent], "close"))
    console.write(PERSON, lambda s: move(s, [parent], "reopen"))
    card = console.read(lambda s: ticket_card(s, child))
    told = [line.words.lower() for line in history_lines(card) if "вместе" in line.words]
    together = f"(вместе с обращением {parent})"
    assert told == [f"в работе {together}", f"закрыто {together}"]
    stamped = {entry.at for entry in card.history}
    assert stamped.isdisjoint(step.at for step in card.moves), "the lines have times of their own"
