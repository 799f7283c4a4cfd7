"""Rights live in the server: what each group can and cannot do over the very connection its console uses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from sqlalchemy import Connection, text

from models.desk import queries
from models.errors import OlderSchema, RuleError
from models.rights import FUNCTIONS, RIGHTS, add_person, init_server, tables_of
from models.storage import schema
from models.storage.database import Actor, Database, record
from models.storage.server import GROUPS, group_role
from tests.postgres import Cluster
from tests.tickets.factories import contract_draft, register

PASSWORD = "correct horse battery"
PEOPLE = {
    "operator": "Орлова Ольга",
    "methodologist": "Мельник Марк",
    "supervisor": "Старшов Семён",
    "monitor": "Служба проверок",
}
JOURNAL_LINE = (
    "insert into journal (at, actor_name, console, entity, entity_id, action, changes, reason)"
    " values ('2001-01-01', 'Другой Человек', 'x', 'ticket', 1, 'changed', '{}', '')"
)

DESK = {"operator", "methodologist", "supervisor"}
OWN_ROLE = {"supervisor"}  # anybody may change the password of his own login, and act as his own group

# statement -> the groups that may; everybody else must be refused
ATTACKS: list[tuple[str, set[str]]] = [
    ("select count(*) from ticket", set(GROUPS)),
    ("select count(*) from hours_line", set(GROUPS)),
    ("select count(*) from journal", set(GROUPS)),
    (JOURNAL_LINE, set(GROUPS)),
    ("update journal set actor_name = 'x'", set()),
    ("delete from journal", set()),
    ("truncate journal", set()),
    ("update hours_line set minutes = 0", set()),
    ("delete from hours_line", set()),
    ("truncate hours_line cascade", set()),
    ("alter table hours_line disable trigger all", set()),
    ("alter table journal disable trigger all", set()),
    ("drop trigger journal_no_change on journal", set()),
    ("drop table journal", set()),
    ("drop table ticket cascade", set()),
    ("delete from ticket", set()),
    ("truncate ticket cascade", set()),
    ("update hours_year set used = 0", {"methodologist", "supervisor"}),
    ("update hours_year set contract_id = 1", set()),
    ("delete from hours_year", set()),
    ("update consultation set charged = 0", {"methodologist", "supervisor"}),
    ("delete from consultation", set()),
    ("update contract set quota_minutes = 99999", {"supervisor"}),
    ("delete from contract", set()),
    ("delete from person", set()),
    ("delete from appointment", set()),
    ("update appointment set trained_on = now()", {"supervisor"}),
    ("update day_decision set kind = 'work'", set()),
    ("delete from reading_switch", set()),
    ("update operator set active = true", {"supervisor"}),
    ("update operator set login = 'postgres'", set()),
    (
        "insert into operator (name, name_key, role, line, active, version) values ('a', 'a', 'x', '1', true, 1)",
        set(),
    ),
    ("delete from operator", set()),
    ("update alembic_version set version_num = 'x'", set()),
    ("insert into property (name, value) values ('x', '1')", set()),
    ("set role meo_owner", set()),
    ("set session authorization owner", set()),
    ("set session_replication_role = replica", set()),
    ("alter role current_user superuser", set()),
    ("alter role current_user createrole", set()),
    ("create role thief", set()),
    ("create table mine (id int)", set()),
    ("create temp table mine (id int)", set()),
    ("create schema mine", set()),
    ("create function f() returns int language sql as 'select 1'", set()),
    (
        "create or replace function meo_stamp() returns trigger language plpgsql as 'begin return new; end'",
        set(),
    ),
    ("alter function meo_stamp() security invoker", set()),
    ("grant meo_supervisor to current_user", set()),
    ("copy journal to program 'id'", set()),
    ("copy journal to '/tmp/stolen'", set()),
    ("select pg_read_file('/etc/passwd')", set()),
    ("select * from pg_shadow", set()),
    ("select rolpassword from pg_authid", set()),
    ("alter system set fsync = off", set()),
    ("alter database {database} owner to current_user", set()),
    ("reindex table journal", set()),
    ("lock table journal in access exclusive mode", set()),
    ("update probe set target = 'http://elsewhere'", {"supervisor"}),
    ("delete from state_span", set()),
    ("delete from outage", set()),
    ("update state_span set state = 'up'", set(GROUPS)),
    # author and time, afterwards
    ("update ticket set recorded_by = 'Другой Человек'", set()),
    ("update ticket set recorded_at = '2001-01-01'", set()),
    ("update ticket set id = id + 1000000", set()),
    ("update ticket set description = 'x'", DESK),
    ("update consultation set recorded_at = '2001-01-01'", set()),
    ("update outage set recorded_at = '2001-01-01'", set()),
    ("update presence set actor_name = 'Другой Человек'", set()),
    ("update hours_line set recorded_at = '2001-01-01'", set()),
    ("update day_decision set decided_at = '2001-01-01'", set()),
    ("update reading_switch set actor_name = 'Другой Человек'", set()),
    # what was said and done stays
    ("delete from ticket_move", set()),
    ("update ticket_move set at = '2001-01-01'", set()),
    ("update ticket_note set text = 'x'", set()),
    ("delete from ticket_note", set()),
    ("update ticket_attachment set added_by = 'Другой Человек'", set()),
    ("update attachment_content set content = ''", set()),
    ("delete from attachment_content", set()),
    # roles, and what a session may call itself
    ("set local role meo_supervisor", OWN_ROLE),
    ("do $$ begin execute 'set role meo_owner'; end $$", set()),
    ("reset session authorization; set session authorization meo_owner", set()),
    ("select set_config('session_replication_role', 'replica', false)", set()),
    ("alter role meo_owner login", set()),
    ("alter role p_supervisor password 'known to me'", OWN_ROLE),
    ("drop role meo_operator", set()),
    ("grant meo_supervisor to p_monitor", set()),
    ("alter table ticket owner to current_user", set()),
    ("alter table ticket alter recorded_by set default 'x'", set()),
    ("alter table hours_year drop constraint ck_hours_year_used", set()),
    (
        "create trigger mine before insert on ticket for each row execute function meo_stamp('-', '-', '-')",
        set(),
    ),
    ("create rule mine as on update to journal do instead nothing", set()),
    ("create policy mine on ticket using (true)", set()),
    ("create index mine on ticket (id)", set()),
    ("create view public.mine as select 1", set()),
    ("create temp view mine as select 1", set()),
    ("create temp table operator (id int, name text, login text)", set()),
    ("create function pg_temp.meo_stamp() returns int language sql as 'select 1'", set()),
    ("create event trigger mine on ddl_command_end execute function meo_stamp()", set()),
    ("create publication mine for all tables", set()),
    ("create foreign data wrapper mine", set()),
    ("create database mine", set()),
    ("create tablespace mine location '/tmp'", set()),
    # files and programs of the server
    ("copy ticket from program 'id'", set()),
    ("copy (select 1) to '/tmp/stolen'", set()),
    ("select pg_ls_dir('/')", set()),
    ("select pg_read_binary_file('/etc/passwd')", set()),
    ("select pg_stat_file('/etc/passwd')", set()),
    ("select lo_import('/etc/passwd')", set()),
    ("select lo_export(1, '/tmp/stolen')", set()),
    ("select lo_create(0)", set()),
    ("select lo_creat(-1)", set()),
    ("select lo_from_bytea(0, 'x')", set()),
    ("create extension dblink", set()),
    ("load 'dblink'", set()),
    ("select pg_reload_conf()", set()),
    ("select pg_switch_wal()", set()),
    ("checkpoint", set()),
    ("set log_statement = 'none'", set()),
    ("select meo_stamp()", set()),
    ("select journal_refuse()", set()),
]


@pytest.fixture(scope="module")
def server(cluster: Cluster, postgresql_template: str) -> Iterator[Database]:
    """A database that was set up as the README says, with one person in each group."""
    cluster.execute("create database desk_rights")
    database = Database(cluster.url("desk_rights").render_as_string())
    init_server(database)
    for group, name in PEOPLE.items():
        add_person(database, f"p_{group}", group, name, PASSWORD)
    yield database
    database.close()
    cluster.execute("drop database desk_rights with (force)")


def _connect(cluster: Cluster, group: str) -> psycopg.Connection:
    return psycopg.connect(cluster.dsn("desk_rights", f"p_{group}"))


def _is_refused(connection: psycopg.Connection, statement: str) -> bool:
    """Whether the server refuses the statement for want of a right, by its rules, or because nobody may at all."""
    try:
        connection.execute(statement)
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.IntegrityConstraintViolation):
        return True
    except psycopg.errors.FeatureNotSupported:  # a server without contrib has no dblink to make
        return "extension" in statement
    except (
        psycopg.errors.ActiveSqlTransaction
    ):  # VACUUM and ALTER SYSTEM are asked again outside a transaction
        connection.rollback()
        connection.autocommit = True
        return _is_refused(connection, statement)
    finally:
        if not connection.autocommit:
            connection.rollback()
    return False


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_can_do_what_its_line_says_and_nothing_else(
    server: Database, cluster: Cluster, group: str
) -> None:
    wrong = []
    for statement, allowed in ATTACKS:
        with _connect(cluster, group) as connection:
            refused = _is_refused(
                connection, statement.format(database="desk_rights") if "{d" in statement else statement
            )
        if refused == (group in allowed):
            wrong.append((statement, "refused" if refused else "done"))
    assert wrong == []


def test_at_least_forty_attacks_are_tried() -> None:
    assert sum(1 for _, allowed in ATTACKS if not allowed) >= 40


def test_author_and_time_are_the_servers_whatever_the_console_says(
    server: Database, cluster: Cluster
) -> None:
    with _connect(cluster, "operator") as connection:
        connection.execute(JOURNAL_LINE)
        row = connection.execute(
            "select actor_name, at > now() - interval '1 minute' from journal order by seq"
        ).fetchall()
        connection.rollback()
    assert row[-1] == (PEOPLE["operator"], True)


def test_a_console_works_over_a_persons_own_connection(server: Database, cluster: Cluster) -> None:
    console = Database.open(cluster.url("desk_rights", "p_operator").render_as_string())
    console.write(Actor(None, "Кто угодно"), lambda session: record(session, "ticket", 5, "tried"))
    (line,) = console.read(lambda session: queries.history(session, "ticket", 5))
    console.close()
    assert line.actor == PEOPLE["operator"]


def test_what_a_group_may_not_do_is_a_sentence_and_no_bug(server: Database, cluster: Cluster) -> None:
    url = cluster.url("desk_rights", "p_operator").render_as_string()
    console = Database.open(url)
    try:
        with pytest.raises(RuleError, match="your group"):
            console.write(Actor(None, "x"), lambda session: session.execute(text("delete from contract")))
        with pytest.raises(RuleError, match="your group"):
            init_server(console)
    finally:
        console.close()


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
    with _connect(cluster, "operator") as connection:
        connection.execute("set search_path = pg_temp, pg_catalog")
        connection.execute(JOURNAL_LINE.replace("into journal", "into public.journal"))
        row = connection.execute("select actor_name from public.journal order by seq desc limit 1").fetchone()
        connection.rollback()
    assert row == (PEOPLE["operator"],)


def test_hours_beyond_the_contract_are_nobodys_to_give(server: Database, cluster: Cluster) -> None:
    contract, year = _contract_with_a_year(server)
    with _connect(cluster, "methodologist") as connection:
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="quota of a year"):
            connection.execute("update hours_year set quota = 99999 where id = %s", [year])
        connection.rollback()
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="totals of a year"):
            connection.execute("update hours_year set used = 600 where id = %s", [year])
            connection.commit()
    with _connect(cluster, "supervisor") as connection:
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
