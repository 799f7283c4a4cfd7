"""Files of a ticket on a shared server: an operator takes one off over his own login, and only what nobody carries."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import select

from models.rights import add_person, init_server
from models.storage.database import Actor, Database
from models.tickets.attachments import attachments_of
from models.tickets.drafts import NewAttachment
from models.tickets.operations import put_file_back, replace_file
from models.tickets.queries import ticket_card
from models.tickets.tables import AttachmentContent
from tests.postgres import Cluster
from tests.tickets.factories import incident, register, save

NAME = "desk_files"
ORIGINAL, MARKED = b"a name", b"no name"


@pytest.fixture
def server(cluster: Cluster, postgresql_template: str) -> Iterator[Database]:
    cluster.execute(f"create database {NAME}")
    database = Database(cluster.url(NAME).render_as_string())
    init_server(database)
    add_person(database, "p_operator", "operator", "Орлова Ольга", "correct horse battery")
    register(database)
    yield database
    database.close()
    cluster.execute(f"drop database {NAME} with (force)")


def contents(database: Database) -> set[bytes]:
    return set(database.read(lambda s: s.scalars(select(AttachmentContent.content)).all()))


def test_an_operator_replaces_a_file_and_the_history_names_him(server: Database, cluster: Cluster) -> None:
    number = save(server, incident(attachments=(NewAttachment("а.txt", ORIGINAL),)))
    (file,) = server.read(lambda s: attachments_of(s, number))
    console = Database.open(cluster.url(NAME, "p_operator").render_as_string())
    somebody = Actor(None, "Кто угодно")
    try:
        marked = NewAttachment("б.txt", MARKED)
        taken = console.write(somebody, lambda s: replace_file(s, file.id, marked)).value
        assert contents(server) == {MARKED}
        console.write(somebody, lambda s: put_file_back(s, taken))
        assert contents(server) == {ORIGINAL}
    finally:
        console.close()
    card = server.read(lambda s: ticket_card(s, number))
    told = [(line.actor, line.changes["file"]) for line in card.history if "file" in line.changes]
    assert sorted(told) == [("Орлова Ольга", ["а.txt", "б.txt"]), ("Орлова Ольга", ["б.txt", "а.txt"])]


def test_nobody_deletes_the_content_of_a_file_that_a_ticket_carries(
    server: Database, cluster: Cluster
) -> None:
    save(server, incident(attachments=(NewAttachment("а.txt", ORIGINAL),)))
    with (
        psycopg.connect(cluster.dsn(NAME, "p_operator")) as login,
        pytest.raises(psycopg.errors.ForeignKeyViolation),
    ):
        login.execute("delete from attachment_content")
    assert contents(server) == {ORIGINAL}
