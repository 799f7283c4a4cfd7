"""What people of each group try over their own connection, and what the server must answer."""

from __future__ import annotations

import psycopg

from models.storage.server import GROUPS
from tests.postgres import Cluster

NAME = "desk_rights"
JOURNAL_LINE = (
    "insert into journal (at, actor_name, console, entity, entity_id, action, changes, reason)"
    " values ('2001-01-01', 'Другой Человек', 'x', 'ticket', 1, 'changed', '{}', '')"
)

VIEW_OF_ANOTHER = (
    "insert into saved_view (page, name, owner_id, definition, version) select 'tickets', 'x', id, '{}', 1"
    " from operator where login is distinct from session_user"
)

DESK = {"operator", "methodologist", "supervisor"}
OWN_ROLE = {"supervisor"}  # anybody may change the password of his own login, and act as his own group

# statement -> the groups that may; everybody else must be refused
ATTACKS: list[tuple[str, set[str]]] = [
    ("select count(*) from ticket", set(GROUPS)),
    ("select count(*) from hours_line", set(GROUPS)),
    ("select count(*) from journal", set(GROUPS)),
    (JOURNAL_LINE, DESK),
    (JOURNAL_LINE.replace("'ticket'", "'contract'"), {"supervisor"}),
    (JOURNAL_LINE.replace("'ticket'", "'hours'"), {"methodologist", "supervisor"}),
    (JOURNAL_LINE.replace("'ticket'", "'outage'"), set(GROUPS)),
    (JOURNAL_LINE.replace("'ticket'", "'weather'"), set()),
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
    ("update state_span set state = 'up'", set()),
    ("update state_span set end_us = end_us + 1", set(GROUPS)),
    ("update outage set measured_from = now()", set()),
    ("update outage set demo = true", set()),
    ("update outage set withdrawn = true", set(GROUPS)),
    # author and time, afterwards
    ("update ticket set recorded_by = 'Другой Человек'", set()),
    ("update ticket set recorded_at = '2001-01-01'", set()),
    ("update ticket set id = id + 1000000", set()),
    ("update ticket set description = 'x'", DESK),
    ("update ticket set received_at = '2020-01-01'", set()),
    ("update ticket set stopwatch_seconds = 1", set()),
    ("update ticket set gate = 'allowed', gate_reasons = null", set()),
    ("delete from ticket_search where false", DESK),  # test_guards: no ticket is left without its row
    ("update ticket_search set id = id + 1000000", set()),
    ("update consultation set question = 'x'", set()),
    ("update consultation set raw_seconds = 1", set()),
    ("update consultation set caller_key = 'x', surname = 'x'", set()),
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
    ("delete from ticket_attachment", DESK),
    ("update attachment_content set content = ''", set()),
    ("delete from attachment_content", DESK),
    # what is somebody's own
    (VIEW_OF_ANOTHER, set()),
    (VIEW_OF_ANOTHER.replace("is distinct from", "="), DESK),
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


def connect(cluster: Cluster, group: str) -> psycopg.Connection:
    """The very connection that the console of the group's person uses."""
    return psycopg.connect(cluster.dsn(NAME, f"p_{group}"))


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


def wrongly_answered(cluster: Cluster, group: str) -> list[tuple[str, str]]:
    """The statements that the server does for a group although it should not, or refuses although it should."""
    wrong = []
    for statement, allowed in ATTACKS:
        with connect(cluster, group) as connection:
            refused = _is_refused(
                connection, statement.format(database=NAME) if "{d" in statement else statement
            )
        if refused == (group in allowed):
            wrong.append((statement, "refused" if refused else "done"))
    return wrong
