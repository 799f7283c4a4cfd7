"""What a person's own tool does past the console: the server refuses it, or puts its own word in the place of his."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy.orm import Session

from models.checks import check_database
from models.desk.operations import delete_view, save_view
from models.desk.presence import look_at, look_away
from models.desk.queries import saved_views
from models.rights import add_person, init_server
from models.storage.database import Database
from models.storage.server import GROUPS
from models.tickets.drafts import NewAttachment
from models.tickets.operations import (
    add_files,
    add_ticket,
)
from models.tickets.search import INDEX
from tests.postgres import Cluster
from tests.storage.guarded_days import (
    a_chiefs_day,
    a_consultation,
    a_day_of_lists,
    a_day_of_method,
    a_monitors_day,
    a_technical_day,
    an_outage,
    does,
)
from tests.tickets.factories import incident, register

NAME, PASSWORD = "desk_guards", "correct horse battery"
PEOPLE = {"operator": "Иванова Инна", "other": "Орлова Ольга"} | {
    group: f"Человек {group}" for group in GROUPS if group != "operator"
}
Ask = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def server(cluster: Cluster, postgresql_template: str) -> Iterator[Database]:
    """A server as `server init` makes it, with two operators and one person of each other group."""
    cluster.execute(f"create database {NAME}")
    database = Database(cluster.url(NAME).render_as_string())
    init_server(database)
    for login, name in PEOPLE.items():
        add_person(database, f"g_{login}", "operator" if login == "other" else login, name, PASSWORD)
    register(database)
    yield database
    database.close()
    cluster.execute(f"drop database {NAME} with (force)")


@pytest.fixture
def consoles(server: Database, cluster: Cluster) -> Iterator[Callable[[str], Database]]:
    """A console over the own connection of a person."""
    opened: dict[str, Database] = {}

    def console(login: str) -> Database:
        if login not in opened:
            opened[login] = Database.open(cluster.url(NAME, f"g_{login}").render_as_string())
        return opened[login]

    yield console
    for one in opened.values():
        one.close()


@pytest.fixture
def psql(server: Database, cluster: Cluster) -> Callable[..., list[Any]]:
    """What a statement of a person's own tool answers; committed when it was done."""

    def ask(login: str, statement: str, *values: object) -> list[Any]:
        # closed by itself: a refused commit would leave the connection open
        with closing(psycopg.connect(cluster.dsn(NAME, f"g_{login}"))) as connection, connection:
            done = connection.execute(statement, values)
            return done.fetchall() if done.description else [done.rowcount]

    return ask


def lines(psql: Ask, entity: str, row: int) -> list[tuple[Any, ...]]:
    """(author, action, changes, by whom written) of a record's lines, oldest first."""
    question = (
        "select actor_name, action, changes, console = 'server' from journal"
        " where entity = %s and entity_id = %s order by seq"
    )
    return psql("operator", question, entity, row)


def refused(psql: Ask, login: str, statement: str, *values: object) -> bool:
    try:
        psql(login, statement, *values)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def test_an_outage_withdrawn_past_the_console_is_in_the_journal_with_its_author_and_keeps_its_length(
    psql: Ask, consoles: Callable[[str], Database]
) -> None:
    outage = an_outage(consoles("other"))
    psql("operator", "update outage set withdrawn = true, judged = false, seconds = 0 where id = %s", outage)
    assert psql("operator", "select withdrawn, judged, seconds from outage where id = %s", outage) == [
        (True, True, 3600)
    ]
    assert lines(psql, "outage", outage)[1:] == [
        (PEOPLE["operator"], "changed", {"withdrawn": [False, True]}, True)
    ]


def test_a_line_that_tells_another_change_does_not_stand_for_this_one(
    psql: Ask, consoles: Callable[[str], Database], cluster: Cluster
) -> None:
    outage = an_outage(consoles("other"))
    with psycopg.connect(cluster.dsn(NAME, "g_operator")) as connection:
        for entity, told in ((outage, '{"cause": ["", "сбой"], "withdrawn": [true, false]}'), (0, "{}")):
            connection.execute(
                "insert into journal (at, actor_name, console, entity, entity_id, action, changes, reason)"
                " values (now(), 'x', 'x', 'outage', %s, 'changed', %s, '')",
                (entity, told),
            )
        connection.execute("update outage set withdrawn = true where id = %s", (outage,))
    assert lines(psql, "outage", outage)[-1] == (
        PEOPLE["operator"], "changed", {"withdrawn": [False, True]}, True
    )  # fmt: skip


def test_the_stretch_of_measurement_of_an_ended_outage_stays(psql: Ask, server: Database) -> None:
    with server.writer.begin() as connection:
        outage = connection.exec_driver_sql(
            "insert into outage (started_at, ended_at, seconds, state, zone, cause, cause_key, note, source,"
            " measured_from, measured_to, judged, withdrawn, recorded_at, demo, version) values"
            " (now(), now(), 0, 'down', 'system', '', '', '', 'monitor', now(), now(), false, false, now(), false, 1)"
            " returning id"
        ).scalar_one()
    assert refused(psql, "operator", "update outage set measured_to = null where id = %s", outage)


def test_a_ticket_stands_in_its_state_since_the_server_saw_it_moved(
    psql: Ask, consoles: Callable[[str], Database]
) -> None:
    number = does(consoles("other"), add_ticket, incident()).id
    assert refused(psql, "operator", "update ticket set state_since = '2020-01-01' where id = %s", number)
    moved = "update ticket set state = 1, state_since = '2020-01-01' where id = %s"
    psql("operator", moved, number)
    psql("operator", "insert into ticket_move (ticket_id, at, state, actor_name, reason)"
         " values (%s, '2020-01-01', 1, 'x', '')", number)  # fmt: skip
    for question in ("select state_since from ticket where id = %s", "select max(at) from ticket_move"):
        times = psql("operator", question, *((number,) if "%s" in question else ()))
        assert times[0][0] > datetime.now(UTC) - timedelta(minutes=1), question
    psql("operator", "update ticket set description = 'x' where id = %s", number)
    told = [line for line in lines(psql, "ticket", number) if line[3]]
    assert [(who, list(changes)) for who, _, changes, _ in told] == [
        (PEOPLE["operator"], ["state"]),
        (PEOPLE["operator"], ["description"]),
    ]


def test_a_file_taken_off_a_ticket_past_the_console_is_in_the_journal(
    psql: Ask, consoles: Callable[[str], Database]
) -> None:
    number = does(consoles("other"), add_ticket, incident()).id
    (file,) = does(consoles("other"), add_files, number, [NewAttachment("класс.txt", b"text")])
    psql("operator", "delete from ticket_attachment where id = %s", file)
    who, action, changes, by_server = lines(psql, "ticket_attachment", file)[-1]
    assert (who, action, by_server) == (PEOPLE["operator"], "deleted", True)
    assert (changes["name"], changes["added_by"]) == (["класс.txt", None], [PEOPLE["other"], None])


def test_a_consultation_is_his_who_gave_it(psql: Ask, consoles: Callable[[str], Database]) -> None:
    number = a_consultation(consoles("supervisor"))
    for change in ("methodologist = 'Чужая Фамилия'", "methodologist_id = null", "at = '2020-01-01'",
                   "minutes = minutes + 1", "state = 'planned'", "question = 'x'"):  # fmt: skip
        assert refused(psql, "methodologist", f"update consultation set {change} where id = %s", number), (
            change
        )


def test_a_consultation_recorded_past_the_console_is_his_who_recorded_it(
    psql: Ask, consoles: Callable[[str], Database]
) -> None:
    number = a_consultation(consoles("supervisor"))
    copied = (
        "insert into consultation select (jsonb_populate_record(c, jsonb_build_object('id', c.id + 1000,"
        " 'client_key', 'copied'))).* from consultation c where id = %s returning methodologist"
    )
    assert psql("methodologist", copied, number) == [(PEOPLE["methodologist"],)]


def test_a_private_view_is_seen_and_removed_by_its_owner_only(
    psql: Ask, consoles: Callable[[str], Database]
) -> None:
    me = psql("other", "select id from operator where login = session_user")[0][0]
    own = does(consoles("other"), save_view, "tickets", "Моё", {"a": 1}, me)
    shared = does(consoles("other"), save_view, "tickets", "Общее", {"a": 1}, None)
    assert psql("operator", "select id from saved_view") == [(shared,)]
    assert psql("operator", "delete from saved_view where id = %s", own) == [0]
    assert refused(psql, "operator", "update saved_view set owner_id = %s where id = %s", me, shared)
    there = consoles("other").read(lambda session: saved_views(session, "tickets", me))
    assert {view.id for view in there} == {own, shared}
    does(consoles("other"), delete_view, own)
    does(consoles("operator"), delete_view, shared)


def test_nobody_takes_away_or_prolongs_the_presence_of_others(
    psql: Ask, consoles: Callable[[str], Database]
) -> None:
    does(consoles("other"), look_at, "ticket", 1)
    assert psql("operator", "delete from presence") == [0]
    assert psql("operator", "update presence set until = '2099-01-01'") == [0]
    psql("operator", "insert into presence values ('c', 'ticket', 1, 'Чужая Фамилия', '2099-01-01')")
    ((who, until),) = psql("other", "select actor_name, until from presence where console = 'c'")
    assert who == PEOPLE["operator"]
    assert until < datetime.now(UTC) + timedelta(minutes=2)
    assert does(consoles("other"), look_at, "ticket", 1) == (PEOPLE["operator"],)
    does(consoles("other"), look_away, "ticket", 1)
    assert psql("operator", "delete from presence") == [1]


def test_the_lease_of_the_prober_is_held_for_an_hour_at_most(psql: Ask) -> None:
    psql("operator", "insert into monitor_lease values (1, 'x', 'x', 0, 9999999999999999)")
    psql("operator", "update monitor_lease set until_us = 9999999999999999")
    ((until,),) = psql("operator", "select to_timestamp(until_us / 1000000) from monitor_lease")
    psql("operator", "update monitor_lease set until_us = 0")
    assert until < datetime.now(UTC) + timedelta(hours=1, minutes=1)


def test_a_measured_stretch_never_shrinks(psql: Ask, server: Database) -> None:
    with server.writer.begin() as connection:
        connection.exec_driver_sql(
            "insert into component (id, name, name_key, position, interval_seconds, quorum, active, demo, version)"
            " values (900, 'БД', 'бд', 9, 30, 1, true, false, 1)"
        )
        connection.exec_driver_sql(
            "insert into state_span (component_id, start_us, end_us, state, zone, source)"
            " values (900, 0, 100, 'down', 'system', 'monitor')"
        )
    assert refused(psql, "operator", "update state_span set end_us = 50 where component_id = 900")
    assert not refused(psql, "operator", "update state_span set end_us = 150 where component_id = 900")


def test_a_ticket_is_not_made_unfindable_and_the_check_names_one_that_is(
    psql: Ask, server: Database, consoles: Callable[[str], Database]
) -> None:
    number = does(consoles("other"), add_ticket, incident()).id
    assert refused(psql, "operator", "update ticket_search set stems = '' where id = %s", number)
    assert refused(psql, "operator", "delete from ticket_search where id = %s", number)
    does(consoles("other"), _indexed_as_before, number)
    before = check_database(server)
    with server.writer.begin() as connection:
        connection.exec_driver_sql(f"delete from ticket_search where id = {number}")
    (told,) = [problem for problem in check_database(server) if problem not in before]
    assert (told.source, told.n) == ("%n ticket(s) cannot be found by words.", 1)


def _indexed_as_before(session: Session, number: int) -> None:
    """How consoles of the version before index a ticket anew: its row is taken out, then put in."""
    INDEX.remove(session, number, "")
    INDEX.add(session, [(number, "слова")])


def server_lines(psql: Ask) -> list[Any]:
    question = "select entity, entity_id, action, changes, actor_name from journal where console = 'server'"
    return psql("operator", f"{question} order by seq")


def test_what_consoles_do_by_themselves_needs_no_word_of_the_server(
    psql: Ask, consoles: Callable[[str], Database]
) -> None:
    """Their own lines tell all of it: the history of a record says nothing twice."""
    before = server_lines(psql)
    a_technical_day(consoles("other"))
    a_day_of_method(consoles("methodologist"))
    a_chiefs_day(consoles("supervisor"), consoles("methodologist"))
    a_day_of_lists(consoles("other"), consoles("supervisor"))
    a_monitors_day(consoles("monitor"), consoles("supervisor"))
    assert server_lines(psql) == before
    ((since, steps),) = psql(
        "operator",
        "select state_since, (select array_agg(at order by id) from ticket_move where ticket_id = t.id)"
        " from ticket t where foreign_number = 'A-1'",
    )
    assert (since.year, [at.hour for at in steps]) == (2020, [9, 12]), "an old desk's log keeps its times"
