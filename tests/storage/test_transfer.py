"""Moving a whole desk to the server: everything arrives, an interruption does no harm, a difference is seen."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from psycopg.errors import UniqueViolation
from sqlalchemy import text

from console.demo import fill
from models import transfer as transfer_module
from models.contracts.listings import CONTRACT_LIST, PEOPLE_LIST
from models.desk import queries
from models.desk.demo import DemoPlan
from models.errors import KnownError, RuleError
from models.rights import add_person, init_server
from models.storage.database import Database
from models.storage.listing import Listing, Query
from models.tickets.listing import LISTING
from models.transfer import prove, transfer
from tests.postgres import Cluster
from tests.storage import crashes

SMALL = 50  # rows a block, so that a few hundred tickets are many blocks


@pytest.fixture(scope="module")
def desk(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A file with work of every room in it: tickets, hours with reversals, outages."""
    path = tmp_path_factory.mktemp("desk") / "desk.sqlite"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database.open(path)
    plan = DemoPlan(tickets=400, contracts=20, seed=5, until=datetime(2026, 11, 20, 15, tzinfo=UTC))
    fill(database, plan, lambda _done, _total: None)

    yield database
    database.close()


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Database]:
    """An empty database that was prepared as for real work."""
    cluster.execute("create database desk_target")
    database = Database(cluster.url("desk_target").render_as_string())
    init_server(database)
    yield database
    database.close()
    cluster.execute("drop database desk_target with (force)")


def _nothing(_table: str, _rows: int) -> None:
    return


def test_everything_arrives_and_is_found(desk: Database, server: Database) -> None:
    outcome = transfer(desk, server, _nothing)
    assert outcome.proofs["ticket"].rows == 400
    query = Query(search="журнал")
    found = [list(side.read(lambda session: LISTING.ids(session, query))) for side in (desk, server)]
    assert found[0] == found[1]
    assert found[0]
    with server.writer.begin() as connection:
        highest = connection.execute(text("select max(id) from ticket")).scalar_one()
        assert (
            connection.execute(text("select nextval(pg_get_serial_sequence('ticket', 'id'))")).scalar_one()
            > highest
        )


@pytest.mark.parametrize("listing", [CONTRACT_LIST, PEOPLE_LIST])
def test_contracts_and_people_are_found_as_before(desk: Database, server: Database, listing: Listing) -> None:
    transfer(desk, server, _nothing)
    query = Query(search="школа")
    found = [list(side.read(lambda session: listing.ids(session, query))) for side in (desk, server)]
    assert found[0]
    assert sorted(found[0]) == sorted(found[1])


def test_reversals_arrive_with_the_lines_that_they_reverse(desk: Database, server: Database) -> None:
    question = text("select id, reverses_id from hours_line where reverses_id is not null order by id")

    def reversals(side: Database) -> list[tuple[int, int]]:
        with side.writer.connect() as connection:
            return [(line, reversed_line) for line, reversed_line in connection.execute(question)]

    transfer(desk, server, _nothing)
    assert reversals(desk)
    assert reversals(server) == reversals(desk)


def transfer_until_killed(said: Connection, source: str, target: str, table: str, rows: int) -> None:
    """Move in small blocks, and die without a word as soon as so many rows of the table are there."""
    transfer_module.BLOCK = SMALL

    def die(name: str, count: int) -> None:
        if name == table and count >= rows:
            os.kill(os.getpid(), signal.SIGKILL)

    transfer(Database(source), Database(target), die)
    said.send("not killed")


def _killed_at(desk: Database, server: Database, table: str, rows: int) -> None:
    places = (side.url.render_as_string(hide_password=False) for side in (desk, server))
    child, said = crashes.process(transfer_until_killed, *places, table, rows)
    child.join(60)
    said.close()
    assert child.exitcode == -signal.SIGKILL, f"not killed at {table} {rows}"


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_a_transfer_that_is_killed_again_and_again_arrives_whole(
    desk: Database, server: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the tickets, in their histories, and while the search index is made; nothing is copied twice."""
    monkeypatch.setattr(transfer_module, "BLOCK", SMALL)
    _killed_at(desk, server, "ticket", 150)
    tickets = transfer_module.all_tables().tables["ticket"]
    assert prove(server, tickets).rows == 150
    _killed_at(desk, server, "ticket_move", 300)
    _killed_at(desk, server, transfer_module.INDEX_TABLE, 200)
    copied: list[tuple[str, int]] = []
    outcome = transfer(desk, server, lambda table, rows: copied.append((table, rows)))
    again = {table for table, rows in copied if table in outcome.proofs}
    assert again <= {"property"}, "every table was there; only its own marks are written anew"
    assert outcome.proofs["ticket"].rows == 400
    query = Query(search="журнал")
    found = [list(side.read(lambda session: LISTING.ids(session, query))) for side in (desk, server)]
    assert found[0] == found[1] != []


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_a_transfer_that_begins_anew_after_a_kill_does_not_get_through(
    desk: Database, server: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: it forgets how far the first has come, and meets its rows."""
    _killed_at(desk, server, "ticket", 150)
    blocks = transfer_module._blocks
    monkeypatch.setattr(transfer_module, "_blocks", lambda side, table, _after: blocks(side, table, None))
    with pytest.raises(UniqueViolation):
        transfer(desk, server, _nothing)


def test_somebodys_desk_is_not_overwritten(desk: Database, server: Database) -> None:
    transfer(desk, server, _nothing)
    with pytest.raises(RuleError):
        transfer(desk, server, _nothing)


def test_a_copy_that_differs_is_seen(
    desk: Database, server: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the comparison: one letter of one ticket is changed on the way."""
    finish = transfer_module._finish

    def spoil(target: Database, tables, progress) -> None:
        finish(target, tables, progress)
        with target.writer.begin() as connection:
            connection.execute(text("update ticket set description = description || '.' where id = 7"))

    monkeypatch.setattr(transfer_module, "_finish", spoil)
    with pytest.raises(KnownError) as refusal:
        transfer(desk, server, _nothing)
    assert refusal.value.happened.values["tables"] == "ticket"


def test_a_transfer_cut_off_at_its_very_end_is_finished_and_finds_each_ticket_once(
    desk: Database, server: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plug is pulled again and again, each time a little later: in the index of the tickets, and behind it."""
    monkeypatch.setattr(transfer_module, "BLOCK", 90)
    indexed: list[int] = []

    def pull_the_plug(table: str, last: int) -> None:
        if table == transfer_module.INDEX_TABLE and last and last not in indexed:
            indexed.append(last)
            raise KeyboardInterrupt

    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            transfer(desk, server, pull_the_plug)
    assert indexed == [90, 180, 270, 360, 400], "no block was indexed twice"
    transfer(desk, server, _nothing)
    found = server.read(lambda session: list(LISTING.ids(session, Query(search="журнал"))))
    assert found
    assert len(set(found)) == len(found)


def test_who_had_a_login_on_the_target_still_has_a_place(desk: Database, server: Database) -> None:
    """People are often added before the desk moves in; one of them has worked at it by that name."""
    (known, *_) = desk.read(queries.operators)
    add_person(server, "p_known", "supervisor", known.name, "correct horse battery")
    add_person(server, "p_new", "operator", "Новикова Нина", "correct horse battery")
    transfer(desk, server, _nothing)
    with server.writer.connect() as connection:
        rows = connection.execute(
            text("select id, name, role from operator where login is not null order by id")
        )
        first, second = rows.all()
    assert tuple(first) == (known.id, known.name, "supervisor")
    assert tuple(second)[1:] == ("Новикова Нина", "operator")


def test_nobody_is_added_while_a_transfer_is_unfinished(
    desk: Database, server: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person would take a number that a copied one still needs."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(transfer_module, "_point_within", stop)
        with pytest.raises(KeyboardInterrupt):
            transfer(desk, server, _nothing)
    with pytest.raises(RuleError, match="not finished"):
        add_person(server, "p_early", "operator", "Новикова Нина", "correct horse battery")
    transfer(desk, server, _nothing)
    add_person(server, "p_early", "operator", "Новикова Нина", "correct horse battery")


def test_the_target_has_its_indexes_again(desk: Database, server: Database) -> None:
    """They are away while rows pour in."""
    question = text("select indexdef from pg_indexes where schemaname = 'public' order by indexname")

    def indexes() -> list[str]:
        with server.writer.connect() as connection:
            return list(connection.execute(question).scalars())

    before, during = indexes(), []
    transfer(desk, server, lambda table, _: during.extend(indexes()) if table == "ticket" else None)
    assert indexes() == before
    assert during
    assert len(during) < len(before)


def test_a_desk_moves_back_into_a_file(desk: Database, server: Database, sqlite_url: str) -> None:
    there = transfer(desk, server, _nothing)
    home = Database.open(sqlite_url)
    back = transfer(server, home, _nothing)
    found = [
        side.read(lambda session: list(LISTING.ids(session, Query(search="журнал")))) for side in (desk, home)
    ]
    home.close()
    assert back == there
    assert found[0] == found[1] != []
