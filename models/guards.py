"""What a shared server watches over beside the grants of models.rights: rows, moments and traces.

A console's operations keep to all of this by themselves; whoever writes past them with a tool of his own is refused,
or the server puts its own word in the place of his. The database's owner (transfer, restore, samples) is not watched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from models.all_tables import all_tables
from models.availability.drafts import LARGEST_INTERVAL
from models.desk.presence import LASTS
from models.storage.base import Base
from models.storage.server import OWNER

FUNCTIONS = frozenset(
    {"meo_refuse", "meo_bound", "meo_since", "meo_outage", "meo_entity", "meo_witness"} | {"meo_findable"}
)
LONGEST_LEASE = LARGEST_INTERVAL
"""Seconds for which a prober may hold the lease without another sign of life: the slowest component's interval."""
_OTHER_ENTITIES = {"hours": "hours_year"}  # names in the journal that no mapped class has
_PERSON = f"not pg_has_role(session_user, '{OWNER}', 'member')"
_ME = "(select {} from operator where login = session_user and active)"
_HELD = "old.state = 'planned' and new.state = 'held'"


@dataclass(frozen=True, slots=True)
class Guard:
    """A trigger on a table: when it fires (`on`, and `when` by the rows' columns) and what it then does."""

    name: str
    table: str
    on: str
    when: str
    call: str


GUARDS = (
    # the register of outages decides the year's availability
    Guard("outage_said", "outage", "insert or update", "", "meo_outage()"),
    Guard("outage_stretch", "outage", "update of measured_to",
          "old.measured_to is not null and new.measured_to is distinct from old.measured_to", "meo_refuse()"),
    Guard("span_grows", "state_span", "update of end_us", "new.end_us < old.end_us", "meo_refuse()"),
    Guard("lease_length", "monitor_lease", "insert or update", "", f"meo_bound('until_us', '{LONGEST_LEASE}')"),
    # a ticket stands in its state since it was moved there
    Guard("ticket_since", "ticket", "update",
          "(new.state, new.state_since) is distinct from (old.state, old.state_since)", "meo_since()"),
    Guard("move_since", "ticket_move", "insert", "", "meo_since()"),
    Guard("ticket_findable", "ticket_search", "insert or update", "length(new.stems) = 0", "meo_refuse()"),
    # a consultation is his who recorded it or held what was planned, and goes one way
    Guard("consultation_author", "consultation", "insert", "",
          "meo_stamp('methodologist_id', 'methodologist', '-')"),
    Guard("consultation_held", "consultation", "update", _HELD,
          "meo_stamp('methodologist_id', 'methodologist', '-')"),
    Guard("consultation_facts", "consultation", "update",
          f"not ({_HELD}) and (new.at, new.minutes, new.methodologist_id, new.methodologist)"
          " is distinct from (old.at, old.minutes, old.methodologist_id, old.methodologist) or old.late > new.late",
          "meo_refuse()"),
    Guard("consultation_way", "consultation", "update",
          "new.state <> old.state and (old.state, new.state) not in"
          " (('planned', 'held'), ('planned', 'cancelled'), ('held', 'reversed'))", "meo_refuse()"),
    Guard("presence_length", "presence", "insert or update", "",
          f"meo_bound('until', '{int(LASTS.total_seconds())}')"),
)  # fmt: skip

POLICIES = {
    # (using, with check) of each verb; a verb that is missing is refused
    "saved_view": {
        "all": f"owner_id is null or owner_id = {_ME.format('id')}",
    },
    "presence": {
        "select": "true",
        "insert": f"actor_name = {_ME.format('name')}",
        "update": f"actor_name = {_ME.format('name')}",
        "delete": f"actor_name = {_ME.format('name')} or until < clock_timestamp()",
    },
}
"""Tables of which a person sees or changes some rows only."""

_REFUSE = """
create or replace function meo_refuse() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'the console does not do this to %', tg_table_name using errcode = 'insufficient_privilege';
end $$
"""

# The longest time for which a row may promise something; a column in `_us` holds microseconds since 1970.
_BOUND = """
create or replace function meo_bound() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  latest timestamptz := clock_timestamp() + make_interval(secs => tg_argv[1]::int);
  latest_us bigint := extract(epoch from latest) * 1000000;
begin
  if right(tg_argv[0], 3) = '_us' then
    return jsonb_populate_record(new, jsonb_build_object(
      tg_argv[0], least((to_jsonb(new) ->> tg_argv[0])::bigint, latest_us)));
  end if;
  return jsonb_populate_record(new, jsonb_build_object(
    tg_argv[0], least((to_jsonb(new) ->> tg_argv[0])::timestamptz, latest)));
end $$
"""

# A console takes the server's time once in its transaction. Older are only the steps of a ticket that this very
# transaction records (a call began before it was stored; an old desk's log), and a state to which undo goes back.
_SINCE = """
create or replace function meo_since() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'ticket_move' then
    if new.at not between transaction_timestamp() and clock_timestamp() and not exists (
      select from ticket where id = new.ticket_id and recorded_at >= transaction_timestamp()
    ) then
      new.at := clock_timestamp();
    end if;
    return new;
  end if;
  -- a console may write the state first and its time in another statement of the same transaction
  if new.state = old.state and old.state_since < transaction_timestamp() then
    raise exception 'a state lasts since the ticket was moved' using errcode = 'insufficient_privilege';
  end if;
  if new.state_since not between transaction_timestamp() and clock_timestamp() and not exists (
    select from ticket_move where ticket_id = new.id and state = new.state and at = new.state_since
  ) then
    new.state_since := clock_timestamp();
  end if;
  return new;
end $$
"""

# The length follows from what was entered; an entry on which people have once decided stays decided.
_OUTAGE = """
create or replace function meo_outage() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.seconds := round(extract(epoch from new.ended_at - new.started_at)::double precision);
  if tg_op = 'UPDATE' then
    new.judged := new.judged or old.judged or new.withdrawn <> old.withdrawn;
  end if;
  return new;
end $$
"""

# A line of the journal speaks of what its author's group may write; its argument: the table of each entity.
_ENTITY = """
create or replace function meo_entity() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  spoken_of text := tg_argv[0]::jsonb ->> new.entity;
begin
  new.transaction := pg_current_xact_id()::text::bigint;
  if spoken_of is null or not (has_table_privilege(session_user, spoken_of, 'insert, update, delete')
      or has_any_column_privilege(session_user, spoken_of, 'update')) then
    raise exception 'your group writes nothing about %', new.entity using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$
"""

# Fires at the end of the transaction: consoles may take a row out to put another in its place.
_FINDABLE = """
create or replace function meo_findable() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from ticket where id = old.id) and not exists (select from ticket_search where id = old.id) then
    raise exception 'ticket % would not be found by words', old.id using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$
"""

# Fires at the end of the transaction: what the console's own lines do not tell truly, the server writes down itself.
# Words that are kept as codes (a number in the row, a word in the line) are told when they are named.
# «+ 0»: of an import's thousands of lines each is found by its record, not by the transaction that all have in common.
_WITNESS = r"""
create or replace function meo_witness() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  skipped text[] := string_to_array(tg_argv[1], ',');
  was jsonb := '{}';
  given jsonb := '{}';
  told jsonb := '{}';
  row_id bigint;
  here bigint := pg_current_xact_id()::text::bigint;
  verb text := case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end;
  moment constant text := '^\d{4}-\d\d-\d\dT';
begin
  if tg_op <> 'INSERT' then was := to_jsonb(old) - skipped; end if;
  if tg_op <> 'DELETE' then given := to_jsonb(new) - skipped; end if;
  row_id := coalesce(given ->> 'id', was ->> 'id')::bigint;
  if tg_op = 'UPDATE' then
    select coalesce(jsonb_object_agg(key, jsonb_build_array(was -> key, value)), '{}') into told
    from jsonb_each(given) as field where value is distinct from was -> key and not exists (
      select from journal, lateral (select changes::jsonb -> field.key -> 1 as said) as line
      where transaction + 0 = here and entity = tg_argv[0] and entity_id = row_id and (
        said = value or jsonb_typeof(said) = 'string' and jsonb_typeof(value) = 'number'
        or case when said #>> '{}' ~ moment and value #>> '{}' ~ moment
          then (said #>> '{}')::timestamptz = (value #>> '{}')::timestamptz else false end));
    if told = '{}' then return null; end if;
  elsif exists (
    select from journal where transaction + 0 = here and entity = tg_argv[0]
    and (entity_id = row_id and action = verb or entity_id = 0 and tg_op = 'INSERT')
  ) then
    return null;
  elsif tg_op = 'DELETE' then
    select jsonb_object_agg(key, jsonb_build_array(value, null)) into told from jsonb_each(was);
  end if;
  insert into journal (at, actor_name, console, entity, entity_id, action, changes, reason)
  values (clock_timestamp(), session_user, 'server', tg_argv[0], row_id, verb, told, '');
  return null;
end $$
"""


def apply_guards(connection: Connection, tables: Iterable[str]) -> None:
    """Make the functions, triggers and policies anew on those of `tables` that have any; run as the owner."""
    for function in (_REFUSE, _BOUND, _SINCE, _OUTAGE, _ENTITY, _FINDABLE, _WITNESS):
        _run(connection, function)
    there, entities = set(tables), _entities()
    for guard in GUARDS:
        if guard.table in there:
            when = f"{_PERSON} and ({guard.when})" if guard.when else _PERSON
            _trigger(connection, guard, f"for each row when ({when})")
    named = json.dumps({entity: table for table, (entity, _) in entities.items()} | _OTHER_ENTITIES)
    said = Guard("journal_entity", "journal", "insert", "", f"meo_entity('{named}')")
    _trigger(connection, said, f"for each row when ({_PERSON} and current_user <> '{OWNER}')")
    _at_the_end(connection, Guard("search_stays", "ticket_search", "delete", "", "meo_findable()"))
    for table, (entity, skipped) in entities.items():
        if table in there:
            call = f"meo_witness('{entity}', '{','.join(sorted(skipped | {'version'}))}')"
            _at_the_end(connection, Guard(f"{table}_witness", table, "insert or update or delete", "", call))
    _policies(connection)


def _entities() -> dict[str, tuple[str, frozenset[str]]]:
    """The journalled tables: under which name, and without which columns."""
    all_tables()
    return {
        mapper.class_.__tablename__: (mapper.class_.__journal__, mapper.class_.__journal_skip__)
        for mapper in Base.registry.mappers
        if mapper.class_.__journal__
    }


def _run(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement.replace("%", "%%"))


def _trigger(
    connection: Connection, guard: Guard, how: str, *, verb: str = "trigger", time: str = "before"
) -> None:
    _run(connection, f"drop trigger if exists {guard.name} on {guard.table}")
    event = f"{time} {guard.on} on {guard.table}"
    _run(connection, f"create {verb} {guard.name} {event} {how} execute function {guard.call}")


def _at_the_end(connection: Connection, guard: Guard) -> None:
    """A trigger that fires when a person's transaction is about to be committed."""
    deferred = f"deferrable initially deferred for each row when ({_PERSON})"
    _trigger(connection, guard, deferred, verb="constraint trigger", time="after")


def _policies(connection: Connection) -> None:
    for table, verbs in POLICIES.items():
        _run(connection, f"alter table {table} enable row level security")
        for verb, rows in verbs.items():
            name = f"{table}_{verb}"
            _run(connection, f"drop policy if exists {name} on {table}")
            using = "" if verb == "insert" else f" using ({rows})"
            check = f" with check ({rows})" if verb in {"insert", "update", "all"} else ""
            _run(connection, f"create policy {name} on {table} for {verb}{using}{check}")
