"""Who may do what on a shared server: one line a table, carried out by grants and triggers of PostgreSQL.

A table that is missing here makes a test fail. `apply_rights` may be run again at any time: it takes everything away
first and then gives what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from models import guards
from models.errors import RuleError
from models.formats import fold
from models.storage import schema
from models.storage.database import Database
from models.storage.faults import known_faults
from models.storage.server import (
    GROUPS,
    OWNER,
    become_owner,
    create_login,
    create_roles,
    group_role,
)
from models.text import QT_TRANSLATE_NOOP, Text

TRANSFER_MARK = "transfer"
"""The property that marks a database into which a desk is being moved (models.transfer)."""

DESK = ("operator", "methodologist", "supervisor")
METHOD = ("methodologist", "supervisor")
CHIEF = ("supervisor",)
EVERYONE = GROUPS
NOBODY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Right:
    """Which groups may add, change and remove the rows of a table; every group may read it.

    `stamp` names the columns that the server fills in itself, whatever the console says: the author's id, the author's
    name and the time («-»: the table has no such column); nobody changes them later, nor the key of a row, nor what is
    `fixed` once it was recorded. `columns` narrows what may be changed to these.
    """

    insert: tuple[str, ...] = NOBODY
    update: tuple[str, ...] = NOBODY
    delete: tuple[str, ...] = NOBODY
    stamp: tuple[str, str, str] | None = None
    columns: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()


def _kept(groups: tuple[str, ...]) -> Right:
    """Records that these groups add and change but never remove."""
    return Right(insert=groups, update=groups)


RIGHTS: dict[str, Right] = {
    "alembic_version": Right(),
    "journal": Right(insert=EVERYONE, stamp=("actor_id", "actor_name", "at")),
    "operator": Right(update=CHIEF, columns=("name", "name_key", "role", "line", "active", "version")),
    "saved_view": Right(insert=DESK, update=DESK, delete=DESK),
    "property": Right(),
    "presence": Right(insert=DESK, update=DESK, delete=DESK, stamp=("-", "actor_name", "-")),
    # the agreement and the calendar
    "reading_switch": Right(insert=CHIEF, stamp=("actor_id", "actor_name", "decided_at")),
    "day_decision": Right(insert=DESK, stamp=("actor_id", "actor_name", "decided_at")),
    "year_decision": Right(insert=DESK, stamp=("actor_id", "actor_name", "decided_at")),
    # contracts
    "organisation": _kept(METHOD),
    "contract": _kept(CHIEF),
    "contract_search": Right(insert=CHIEF, update=CHIEF, delete=CHIEF),
    "person": _kept(CHIEF),
    "person_search": Right(insert=CHIEF, update=CHIEF, delete=CHIEF),
    "appointment": _kept(CHIEF),
    # tickets
    "ticket": Right(
        insert=DESK,
        update=DESK,
        stamp=("-", "recorded_by", "recorded_at"),
        fixed=(
            *("client_key", "demo", "received_at", "line", "stopwatch_seconds"),
            *("gate", "gate_reasons", "foreign_number"),
        ),
    ),
    "ticket_search": Right(insert=DESK, update=DESK, delete=DESK, columns=("stems",)),
    "ticket_move": Right(insert=DESK, stamp=("actor_id", "actor_name", "-")),
    "ticket_note": Right(insert=DESK, stamp=("-", "author", "at")),
    "ticket_link": Right(insert=DESK, delete=DESK),
    "ticket_tag": Right(insert=DESK, delete=DESK),
    # personal data can be taken off a ticket; a content that any ticket still carries is held by its foreign key
    "attachment_content": Right(insert=DESK, delete=DESK),
    "ticket_attachment": Right(insert=DESK, delete=DESK, stamp=("-", "added_by", "added_at")),
    "answer_template": Right(insert=DESK, update=DESK, delete=CHIEF),
    # the ledger of hours
    "topic": _kept(METHOD),
    "consultation": Right(
        insert=METHOD,
        update=METHOD,
        stamp=("-", "-", "recorded_at"),
        columns=(
            *("state", "at", "late", "minutes", "methodologist_id", "methodologist", "reason"),
            *("charging", "charged", "corrects_id", "version"),
        ),
    ),
    "participant": Right(insert=METHOD, update=METHOD),
    "hours_year": Right(insert=METHOD, update=METHOD, columns=("quota", "used", "excess", "reserved")),
    "hours_line": Right(insert=METHOD, stamp=("actor_id", "actor_name", "recorded_at")),
    "pupil_refusal": Right(insert=METHOD, update=METHOD, columns=("count",)),
    # availability
    "component": _kept(("monitor", "supervisor")),
    "probe": Right(insert=CHIEF, update=CHIEF, delete=CHIEF),
    "state_span": Right(insert=EVERYONE, update=EVERYONE, columns=("end_us",)),
    "outage": Right(
        insert=EVERYONE,
        update=EVERYONE,
        stamp=("-", "-", "recorded_at"),
        fixed=("source", "measured_from", "demo"),
    ),
    "outage_ticket": Right(insert=DESK, delete=DESK),
    "maintenance": _kept(CHIEF),
    "latency_hour": Right(insert=EVERYONE, update=EVERYONE),
    "probe_status": Right(insert=EVERYONE, update=EVERYONE),
    "monitor_lease": Right(insert=EVERYONE, update=EVERYONE),
    # reports
    "saved_report": Right(insert=DESK, update=DESK, delete=DESK),
    "report_run": Right(insert=DESK, update=DESK, delete=DESK),
}

FUNCTIONS = frozenset(
    {"meo_stamp", "meo_quota", "journal_refuse", "decision_guard", "appointment_guard", "hours_line_refuse"}
    | {"hours_line_reversal", "hours_year_proof"}
    | guards.FUNCTIONS
)
"""All functions of the schema. They run as triggers only: nobody may call them."""

# session_user stays the person's login also inside a SECURITY DEFINER function; current_user would be the owner.
_STAMP = f"""
create or replace function meo_stamp() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  person operator%rowtype;
  given jsonb := '{{}}';
begin
  select * into person from operator where login = session_user and active;
  if not found then
    if pg_has_role(session_user, '{OWNER}', 'member') then return new; end if;
    raise exception 'nobody of the desk has the login %', session_user using errcode = 'insufficient_privilege';
  end if;
  if tg_argv[0] <> '-' then given := given || jsonb_build_object(tg_argv[0], person.id); end if;
  if tg_argv[1] <> '-' then given := given || jsonb_build_object(tg_argv[1], person.name); end if;
  if tg_argv[2] <> '-' then given := given || jsonb_build_object(tg_argv[2], clock_timestamp()); end if;
  return jsonb_populate_record(new, given);
end $$
"""

# Methodologists open the years of a contract and move their totals; how many hours there are is the contract's word.
_QUOTA = """
create or replace function meo_quota() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.quota is distinct from (select quota_minutes from contract where id = new.contract_id) then
    raise exception 'the quota of a year is its contract''s' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$
"""
_QUOTA_TRIGGER = """
drop trigger if exists hours_year_quota on hours_year;
create trigger hours_year_quota before insert or update of quota on hours_year
for each row execute function meo_quota()
"""


def tables_of(connection: Connection) -> list[str]:
    """All tables of the schema."""
    statement = text("select tablename from pg_tables where schemaname = 'public' order by tablename")
    return list(connection.execute(statement).scalars())


def apply_rights(connection: Connection) -> None:
    """Give every group exactly what stands in RIGHTS; run as the owner.

    Tables that this console does not know (a newer one made them) are left to nobody.
    """
    everyone = ", ".join(["public", *map(group_role, GROUPS)])
    connection.exec_driver_sql(f"revoke all on all tables in schema public from {everyone}")
    connection.exec_driver_sql(f"revoke all on all sequences in schema public from {everyone}")
    connection.exec_driver_sql(f"revoke all on all functions in schema public from {everyone}")
    groups = ", ".join(map(group_role, GROUPS))
    connection.exec_driver_sql(f"grant usage on all sequences in schema public to {groups}")
    connection.exec_driver_sql(_STAMP.replace("%", "%%"))
    connection.exec_driver_sql(_QUOTA)
    connection.exec_driver_sql(_QUOTA_TRIGGER)
    known = [table for table in tables_of(connection) if table in RIGHTS]
    for table in known:
        _grant(connection, table, RIGHTS[table], groups)
    guards.apply_guards(connection, known)
    _close_functions(connection)


def _close_functions(connection: Connection) -> None:
    """Nobody calls a function of ours, and none of them ever looks for a table where its caller says."""
    names = connection.exec_driver_sql(
        "select oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace"
        f" and proowner = '{OWNER}'::regrole"
    )
    for name in names.scalars().all():
        connection.exec_driver_sql(f"revoke all on function {name} from public")
        connection.exec_driver_sql(f"alter function {name} set search_path = public, pg_temp")


def _grant(connection: Connection, table: str, right: Right, groups: str) -> None:
    connection.exec_driver_sql(f"grant select on {table} to {groups}")
    changed = _changeable(connection, table, right)
    columns = f" ({', '.join(changed)})" if changed else ""
    for verb, allowed in (
        ("insert", right.insert),
        (f"update{columns}", right.update),
        ("delete", right.delete),
    ):
        if allowed:
            connection.exec_driver_sql(f"grant {verb} on {table} to {', '.join(map(group_role, allowed))}")
    connection.exec_driver_sql(f"drop trigger if exists {table}_stamp on {table}")
    if right.stamp is not None:
        arguments = ", ".join(f"'{column}'" for column in right.stamp)
        call = f"for each row execute function meo_stamp({arguments})"
        connection.exec_driver_sql(f"create trigger {table}_stamp before insert on {table} {call}")


def _changeable(connection: Connection, table: str, right: Right) -> tuple[str, ...]:
    """The columns that may be changed; none named: all of them."""
    if right.columns or right.stamp is None:
        return right.columns
    columns = inspect(connection)
    fixed = {*right.stamp, *right.fixed, *columns.get_pk_constraint(table)["constrained_columns"]}
    return tuple(column["name"] for column in columns.get_columns(table) if column["name"] not in fixed)


def init_server(database: Database) -> None:
    """Prepare a server's database, or bring it and its rights up to date; run by an administrator, any number of times.

    Raises NewerSchema when a newer console has been here.
    """
    with known_faults(), database.writer.begin() as connection:
        create_roles(connection)
        owner = connection.exec_driver_sql(
            "select tableowner from pg_tables where tablename = 'alembic_version'"
        )
        before = owner.scalar_one_or_none()
        if before not in (None, OWNER):
            for table in tables_of(connection):
                connection.exec_driver_sql(f"alter table {table} owner to {OWNER}")
        become_owner(connection)
        schema.upgrade(connection)
        apply_rights(connection)


def add_person(database: Database, login: str, group: str, name: str, password: str) -> None:
    """Give a person a login role of `group` and a place among the operators; again to change any of it.

    Raises RuleError for an unusable login name or password, for a name that another login has, and while a transfer
    is unfinished: its people are still to come, under numbers of their own.
    """
    with known_faults(), database.writer.begin() as connection:
        _refuse_within_transfer(connection)
        create_login(connection, login, group, password)
        become_owner(connection)
        enrol(connection, login, group, name)


def _refuse_within_transfer(connection: Connection) -> None:
    known = connection.execute(
        text("select 1 from property where name = :name"), {"name": TRANSFER_MARK}
    ).first()
    if known is not None:
        raise RuleError(
            Text(QT_TRANSLATE_NOOP("models", "The transfer into this database is not finished.")),
            todo=Text(QT_TRANSLATE_NOOP("models", "Finish meo-console transfer first, then add the person.")),
        )


def _refuse_second_login(connection: Connection, values: dict[str, str]) -> None:
    """A name belongs to one person; whoever works here without a login yet may take their place with a new one."""
    own = "login = :login or (login is null and not exists (select 1 from operator where login = :login))"
    other = connection.execute(
        text(f"select coalesce(login, '—') from operator where name_key = :key and ({own}) is not true"),
        values,
    ).scalar()
    if other is not None:
        raise RuleError(
            Text(
                QT_TRANSLATE_NOOP("models", "«{name}» is somebody at this desk already (login {login})."),
                {"name": values["name"], "login": other},
            ),
            todo=Text(QT_TRANSLATE_NOOP("models", "Give the full name, or use that login.")),
        )


def enrol(connection: Connection, login: str, group: str, name: str) -> None:
    """Give a login its place among the operators; who worked under this name before stays the same person."""
    line = "222" if group in {"operator", "supervisor", "monitor"} else "111"
    values = {"name": name, "key": fold(name), "role": group, "line": line, "login": login}
    _refuse_second_login(connection, values)
    for found in ("login = :login", "login is null and name_key = :key"):
        changed = connection.execute(
            text(
                "update operator set name = :name, name_key = :key, role = :role, login = :login, active = true,"
                f" version = version + 1 where id = (select min(id) from operator where {found})"
            ),
            values,
        )
        if changed.rowcount:
            return
    connection.execute(
        text(
            "insert into operator (name, name_key, role, line, login, active, version)"
            " values (:name, :key, :role, :line, :login, true, 1)"
        ),
        values,
    )
