"""Rights live in the server: what each group can and cannot do over the very connection its console uses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, text

from models.desk import queries
from models.errors import FileProblem, OlderSchema, RuleError
from models.rights import FUNCTIONS, RIGHTS, add_person, init_server, tables_of
from models.storage import schema
from models.storage.backup import dump_server
from models.storage.database import Actor, Database, record
from models.storage.server import GROUPS, group_role
from tests.postgres import Cluster
from tests.storage.attacks import ATTACKS, JOURNAL_LINE, NAME, connect, wrongly_answered
from tests.tickets.factories import contract_draft, register

PASSWORD = "correct horse battery"
HOUSE = Path(__file__).resolve().parents[2]
PEOPLE = {
    "operator": "Орлова Ольга",
    "methodologist": "Мельник Марк",
    "supervisor": "Старшов Семён",
    "monitor": "Служба проверок",
}


@pytest.fixture(scope="module")
def server(cluster: Cluster, postgresql_template: str) -> Iterator[Database]:
    """A database that was set up as the README says, with one person in each group."""
    cluster.execute(f"create database {NAME}")
    database = Database(cluster.url(NAME).render_as_string())
    init_server(database)
    for group, name in PEOPLE.items():
        add_person(database, f"p_{group}", group, name, PASSWORD)
    yield database
    database.close()
    cluster.execute(f"drop database {NAME} with (force)")


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_can_do_what_its_line_says_and_nothing_else(
    server: Database, cluster: Cluster, group: str
) -> None:
    assert wrongly_answered(cluster, group) == []


@pytest.fixture
def loosened(server: Database) -> Iterator[Callable[[str], None]]:
    """Does something to the server as its administrator; the rights are as before when the test is over."""

    def do(statement: str) -> None:
        with server.writer.begin() as connection:
            connection.exec_driver_sql(statement)

    yield do
    do("revoke update, delete on journal from meo_operator")
    do("alter table journal enable trigger user")


def test_the_matrix_sees_a_right_too_many_and_the_triggers_stand_behind_it(
    server: Database, cluster: Cluster, loosened: Callable[[str], None]
) -> None:
    """The control: a grant too many lets the journal be locked, its triggers off as well lets it be changed."""
    with connect(cluster, "operator") as connection:
        connection.execute(JOURNAL_LINE)
    loosened("grant update, delete on journal to meo_operator")
    locked = ("lock table journal in access exclusive mode", "done")
    assert wrongly_answered(cluster, "operator") == [locked]
    loosened("alter table journal disable trigger user")
    assert wrongly_answered(cluster, "operator") == [
        *_forged("operator"),
        ("update journal set actor_name = 'x'", "done"),
        ("delete from journal", "done"),
        locked,
    ]
    assert wrongly_answered(cluster, "monitor") == _forged("monitor")


def _forged(group: str) -> list[tuple[str, str]]:
    """What only a trigger of the journal keeps the group from writing."""
    return [
        (line, "done") for line, may in ATTACKS if line.startswith("insert into journal") and group not in may
    ]


def test_at_least_forty_attacks_are_tried() -> None:
    assert sum(1 for _, allowed in ATTACKS if not allowed) >= 40


def _written_by_an_operator(cluster: Cluster) -> tuple[object, ...] | None:
    """Whom a journal line names that says it is somebody else's and old, and whether its time is that of now."""
    with connect(cluster, "operator") as connection:
        connection.execute(JOURNAL_LINE)
        question = (
            "select actor_name, at > now() - interval '1 minute' from journal order by seq desc limit 1"
        )
        row = connection.execute(question).fetchone()
        connection.rollback()
    return row


def test_author_and_time_are_the_servers_whatever_the_console_says(
    server: Database, cluster: Cluster
) -> None:
    assert _written_by_an_operator(cluster) == (PEOPLE["operator"], True)


def test_without_the_servers_stamp_a_line_is_whose_it_says(
    server: Database, cluster: Cluster, loosened: Callable[[str], None]
) -> None:
    """The control: the grants alone let an operator write in another's name and at another time."""
    loosened("alter table journal disable trigger user")
    assert _written_by_an_operator(cluster) == ("Другой Человек", False)


def test_a_console_works_over_a_persons_own_connection(server: Database, cluster: Cluster) -> None:
    console = Database.open(cluster.url(NAME, "p_operator").render_as_string())
    console.write(Actor(None, "Кто угодно"), lambda session: record(session, "ticket", 5, "tried"))
    (line,) = console.read(lambda session: queries.history(session, "ticket", 5))
    console.close()
    assert line.actor == PEOPLE["operator"]


def test_what_a_group_may_not_do_is_a_sentence_and_no_bug(server: Database, cluster: Cluster) -> None:
    url = cluster.url(NAME, "p_operator").render_as_string()
    console = Database.open(url)
    try:
        with pytest.raises(RuleError, match="your group"):
            console.write(Actor(None, "x"), lambda session: session.execute(text("delete from contract")))
        with pytest.raises(RuleError, match="your group"):
            init_server(console)
    finally:
        console.close()


@pytest.mark.parametrize("verb", [["demo", "--tickets", "5"], ["backup", "{folder}/desk.dump"]])
def test_a_verb_that_the_group_may_not_is_refused_in_three_sentences_and_nothing_else(
    server: Database, cluster: Cluster, tmp_path: Path, verb: list[str]
) -> None:
    """Neither what the driver notes on the way nor what pg_dump says stands among them."""
    url = cluster.url(NAME, "p_operator").render_as_string()
    environment = os.environ | {
        "MEO_CONSOLE_HOME": str(tmp_path),
        "PATH": f"{cluster.programs}:{os.environ['PATH']}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "console", "--database", url, *(word.format(folder=tmp_path) for word in verb)],
        env=environment, capture_output=True, text=True, check=False, cwd=HOUSE,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "Вашей группе сотрудников сервер этого не разрешает.",
        "Ничего не изменено.",
        "Обратитесь к руководителю или администратору сервера.",
    ]


def test_a_backup_is_refused_to_a_group_whatever_the_language_of_the_server(
    server: Database, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may read all hears what the tool says; here one that always fails, in the server's own words."""
    tool = tmp_path / "pg_dump"
    tool.write_text(
        "#!/bin/sh\necho 'ОШИБКА:  нет доступа к последовательности journal_seq_seq' >&2\nexit 1\n"
    )
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(RuleError, match="your group"):
        dump_server(cluster.url(NAME, "p_operator").set(drivername="postgresql+psycopg"), tmp_path / "a.dump")
    with pytest.raises(FileProblem):
        dump_server(server.url, tmp_path / "a.dump")


def test_every_table_and_function_is_inside_the_matrix(server: Database) -> None:
    with server.reader.connect() as connection:
        assert [table for table in tables_of(connection) if table not in RIGHTS] == []
        functions = connection.exec_driver_sql(
            "select proname from pg_proc where pronamespace = 'public'::regnamespace"
        )
        assert set(functions.scalars().all()) == FUNCTIONS
        assert _loose_functions(connection) == []
        public = connection.exec_driver_sql(
            "select table_name from information_schema.role_table_grants"
            " where grantee = 'PUBLIC' and table_schema = 'public'"
        )
        assert public.scalars().all() == []


def _loose_functions(connection: Connection) -> list[str]:
    """Functions that look for tables where their caller says, or that somebody may call."""
    question = connection.exec_driver_sql(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace and ("
        " coalesce(proconfig::text, '') not like '%%search_path=public, pg_temp%%'"
        " or has_function_privilege('p_operator', oid, 'execute'))"
    )
    return list(question.scalars().all())


def test_a_function_outside_the_matrix_is_seen(server: Database) -> None:
    with server.writer.connect() as connection:
        connection.exec_driver_sql("create function loose() returns int language sql as 'select 1'")
        assert _loose_functions(connection) == ["loose"]


def test_no_column_with_an_author_or_a_time_of_writing_can_be_changed(server: Database) -> None:
    """Also one that is added tomorrow: whatever the server stamps has no right of update for anybody."""
    with server.writer.connect() as connection:
        for table, right in RIGHTS.items():
            for column in (name for name in right.stamp or () if name != "-"):
                for group in GROUPS:
                    may = connection.exec_driver_sql(
                        f"select has_column_privilege('{group_role(group)}', '{table}', '{column}', 'update')"
                    )
                    assert may.scalar_one() is False, (table, column, group)


def test_a_search_path_of_ones_own_does_not_change_who_wrote(server: Database, cluster: Cluster) -> None:
    with connect(cluster, "operator") as connection:
        connection.execute("set search_path = pg_temp, pg_catalog")
        connection.execute(JOURNAL_LINE.replace("into journal", "into public.journal"))
        row = connection.execute("select actor_name from public.journal order by seq desc limit 1").fetchone()
        connection.rollback()
    assert row == (PEOPLE["operator"],)


def test_hours_beyond_the_contract_are_nobodys_to_give(server: Database, cluster: Cluster) -> None:
    contract, year = _contract_with_a_year(server)
    with connect(cluster, "methodologist") as connection:
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="quota of a year"):
            connection.execute("update hours_year set quota = 99999 where id = %s", [year])
        connection.rollback()
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="totals of a year"):
            connection.execute("update hours_year set used = 600 where id = %s", [year])
            connection.commit()
    with connect(cluster, "supervisor") as connection:
        connection.execute("update contract set quota_minutes = 4000 where id = %s", [contract])
        connection.execute("update hours_year set quota = 4000 where id = %s", [year])
        connection.rollback()


def _contract_with_a_year(server: Database) -> tuple[int, int]:
    """A contract of 64 hours, and its first year; for tests that need a row to attack."""
    start = datetime.now(UTC).date()
    draft = contract_draft("1/2026", signed_on=start, starts_on=start, ends_on=start + timedelta(days=364))
    (contract,) = register(server, draft)
    with server.writer.begin() as connection:
        year = connection.exec_driver_sql(
            "insert into hours_year (contract_id, first_day, last_day, anchor, reading, quota, used, excess, reserved)"
            f" values ({contract}, '{start}', '{start + timedelta(days=364)}', '{start}', 'x', 3840, 0, 0, 0)"
            " returning id"
        )
        return contract, year.scalar_one()


def test_a_table_outside_the_matrix_is_seen(server: Database) -> None:
    with server.writer.connect() as connection:
        connection.exec_driver_sql("create table forgotten (id int)")
        assert "forgotten" in [table for table in tables_of(connection) if table not in RIGHTS]


def test_setting_up_again_changes_nothing(server: Database) -> None:
    init_server(server)
    assert server.revision() == schema.head()


def test_a_persons_console_does_not_migrate_but_says_what_to_do(cluster: Cluster) -> None:
    cluster.execute("create database desk_old")
    database = Database(cluster.url("desk_old").render_as_string())
    init_server(database)
    add_person(database, "p_operator", "operator", PEOPLE["operator"], PASSWORD)
    with database.writer.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '0001_storage'")
    database.close()
    with pytest.raises(OlderSchema):
        Database.open(cluster.url("desk_old", "p_operator").render_as_string())
    cluster.execute("drop database desk_old with (force)")


@pytest.mark.parametrize(
    ("login", "password"), [("pg_x", PASSWORD), ("", PASSWORD), ("a b", PASSWORD), ("anna", "short")]
)
def test_bad_logins_and_short_passwords_are_refused(server: Database, login: str, password: str) -> None:
    with pytest.raises(RuleError):
        add_person(server, login, "operator", "Имя", password)


def test_a_name_that_another_login_has_is_a_sentence(server: Database) -> None:
    for login, person in (("p_second", "operator"), ("p_operator", "supervisor")):
        with pytest.raises(RuleError, match="somebody at this desk already"):
            add_person(server, login, "operator", PEOPLE[person].upper(), PASSWORD)


def test_the_password_never_reaches_the_servers_log(server: Database, cluster: Cluster) -> None:
    with server.writer.begin() as connection:
        connection.exec_driver_sql("set log_statement = 'all'")
    add_person(server, "p_operator", "operator", PEOPLE["operator"], PASSWORD)
    assert PASSWORD not in (cluster.folder / "server.log").read_text(errors="replace")
