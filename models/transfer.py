"""Moves a whole desk from one database to another, usually from a file to the shared server, and proves it.

Every table is copied in blocks that are committed one by one: an interrupted transfer goes on where it stopped. In the
end both sides are read again and compared by count, sums and a hash of every row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, select, text, tuple_, update
from sqlalchemy.sql.elements import ColumnElement

from models.all_tables import all_tables
from models.contracts.lines import index_all as index_contracts
from models.errors import KnownError, RuleError
from models.rights import TRANSFER_MARK as MARK
from models.rights import enrol
from models.storage import server
from models.storage.copying import copy_rows
from models.storage.database import Database
from models.storage.journal import plain
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.operations.indexing import INDEX_TABLE, index_block, last_indexed

BLOCK = 20_000
SERVER_ONLY = {"operator": ("login",), "journal": ("transaction",)}  # columns that mean nothing elsewhere
Progress = Callable[[str, int], object]
"""progress(table, rows copied so far)."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What one table holds: rows, the sum of its whole numbers, a hash over all its rows in order."""

    rows: int
    total: int
    digest: str


@dataclass(frozen=True, slots=True)
class Transferred:
    """The proofs of all tables, equal on both sides."""

    proofs: dict[str, Proof]

    @property
    def rows(self) -> int:
        """How many rows were copied."""
        return sum(proof.rows for proof in self.proofs.values())


def transfer(source: Database, target: Database, progress: Progress) -> Transferred:
    """Copy everything from `source` to `target`, which must be new or hold an unfinished transfer of `source`.

    Raises RuleError when the target is somebody's desk already, KnownError when the copies differ in the end.
    """
    tables = [table for table in all_tables().sorted_tables if "_search" not in table.name]
    _claim(source, target, tables)
    for table in tables:
        _copy(source, target, table, progress)
    for table in tables:
        _point_within(source, target, table)
    _finish(target, tables, progress)
    proofs, copies = _prove_both(source, target, tables, progress)
    wrong = [name for name in proofs if copies[name] != proofs[name]]
    if wrong:
        raise KnownError(
            Text(
                QT_TRANSLATE_NOOP("models", "The copies differ in: {tables}."), {"tables": ", ".join(wrong)}
            ),
            Text(QT_TRANSLATE_NOOP("models", "The source was only read.")),
            Text(QT_TRANSLATE_NOOP("models", "Make the target anew and transfer again.")),
        )
    _release(target)
    return Transferred(proofs)


def _begin(target: Database) -> Any:
    return target.writer.begin()


def _prepare(connection: Connection) -> None:
    """Act as the owner, with the guards of the append-only tables off for the length of this transaction."""
    if connection.dialect.name == "postgresql" and server.is_initialised(connection):
        server.become_owner(connection)


def _claim(source: Database, target: Database, tables: Sequence[Table]) -> None:
    """Mark the target as being filled from `source`; what the revisions put into new tables makes room."""
    with _begin(target) as connection:
        _prepare(connection)
        known = connection.execute(
            text("select value from property where name = :name"), {"name": MARK}
        ).scalar()
        if known is not None:
            if _read(known)["from"] != source.shown:
                raise _refusal()
            return
        mark = json.dumps({"from": source.shown, "people": _logins(connection)})
        if connection.execute(text("select count(*) from journal")).scalar_one():
            raise _refusal()
        _guards(connection, tables, on=False)
        for table in reversed(tables):
            connection.execute(table.delete())
        _guards(connection, tables, on=True)
        _indexes(connection, tables, on=False)
        connection.execute(
            text("insert into property (name, value) values (:name, :value)"), {"name": MARK, "value": mark}
        )


def _read(mark: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(mark) if isinstance(mark, str) else mark
    return found


def _logins(connection: Connection) -> list[list[str]]:
    """Who has been given a login on the target already: they make room too, and get their places back in the end."""
    rows = connection.execute(
        text("select login, role, name from operator where login is not null order by id")
    )
    return [list(row) for row in rows]


def _release(target: Database) -> None:
    """The copy is proved: give those who have logins their places among the operators, and take the mark away."""
    with _begin(target) as connection:
        _prepare(connection)
        known = connection.execute(
            text("select value from property where name = :name"), {"name": MARK}
        ).scalar_one()
        for login, role, name in _read(known)["people"]:
            enrol(connection, login, role, name)
        connection.execute(text("delete from property where name = :name"), {"name": MARK})


def _refusal() -> RuleError:
    return RuleError(
        Text(QT_TRANSLATE_NOOP("models", "The target is somebody's desk already: it holds records.")),
        todo=Text(QT_TRANSLATE_NOOP("models", "Give an empty database that server init has prepared.")),
    )


def _guards(connection: Connection, tables: Sequence[Table], *, on: bool) -> None:
    """Switch our triggers on a server on or off; those of a file do not stand in the way of inserting."""
    if connection.dialect.name == "postgresql":
        verb = "enable" if on else "disable"
        for table in tables:
            connection.exec_driver_sql(f"alter table {table.name} {verb} trigger user")


def _indexes(connection: Connection, tables: Sequence[Table], *, on: bool) -> None:
    """Take away the indexes that only make reading fast, or build them again: a built one costs a fifth of a fed one.

    Keys and unique indexes stay: they are rules.
    """
    for table in tables:
        for index in table.indexes:
            if not index.unique and on:
                index.create(connection, checkfirst=True)
            elif not index.unique:
                index.drop(connection, checkfirst=True)


def _within(table: Table) -> list[Any]:
    """The columns that point to other rows of the same table."""
    return [column for column in table.columns for key in column.foreign_keys if key.column.table is table]


def _key(table: Table) -> list[ColumnElement[Any]]:
    return list(table.primary_key.columns)


def _blocks(database: Database, table: Table, after: Sequence[Any] | None) -> Iterator[list[tuple[Any, ...]]]:
    """The rows behind the key `after`, in the order of the key, a block at a time."""
    key = _key(table)
    places = [list(table.columns).index(column) for column in table.primary_key.columns]
    while True:
        statement = select(table).order_by(*key).limit(BLOCK)
        if after is not None:
            statement = statement.where(tuple_(*key) > tuple_(*after) if len(key) > 1 else key[0] > after[0])
        with database.reader.connect() as connection:
            rows = [tuple(row) for row in connection.execute(statement)]
        if not rows:
            return
        yield rows
        after = [rows[-1][place] for place in places]


def _copy(source: Database, target: Database, table: Table, progress: Progress) -> None:
    key = _key(table)
    with target.reader.connect() as connection:
        done = connection.execute(select(func.count()).select_from(table)).scalar_one()
        last = connection.execute(select(*key).order_by(*(column.desc() for column in key)).limit(1)).first()
    if table.name == "property":
        last = None
    for rows in _blocks(source, table, list(last) if last is not None else None):
        with _begin(target) as connection:
            _prepare(connection)
            _guards(connection, [table], on=False)
            if table.name == "property":
                connection.execute(table.delete().where(table.c.name != MARK))
            copy_rows(connection, table, _as_first_copied(table, _without_mark(table, rows)))
            _guards(connection, [table], on=True)
        done += len(rows)
        progress(table.name, done)


def _without_mark(table: Table, rows: Sequence[tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    """All but the line with which an unfinished transfer has marked its target."""
    if table.name != "property":
        return rows
    name = list(table.columns.keys()).index("name")
    return [row for row in rows if row[name] != MARK]


def _as_first_copied(table: Table, rows: Sequence[tuple[Any, ...]]) -> Sequence[Sequence[Any]]:
    """The rows without what means nothing elsewhere, and without references to rows that are copied after them.

    References to earlier rows are set at once: a reversal of the ledger must name its line from the first.
    """
    names = [column.name for column in table.columns]
    blank = [names.index(name) for name in SERVER_ONLY.get(table.name, ())]
    within = [names.index(column.name) for column in _within(table)]
    if not blank and not within:
        return rows
    key = names.index(_key(table)[0].name)
    ready = [list(row) for row in rows]
    for row in ready:
        for place in blank:
            row[place] = None
        for place in within:
            if row[place] is not None and row[place] >= row[key]:
                row[place] = None
    return ready


def _point_within(source: Database, target: Database, table: Table) -> None:
    """Set the references to later rows of one table, now that all of them are there."""
    for column in _within(table):
        (key,) = _key(table)
        with source.reader.connect() as connection:
            rows = connection.execute(select(key, column).where(column >= key)).all()
        with _begin(target) as connection:
            _prepare(connection)
            _guards(connection, [table], on=False)
            for row, other in rows:
                connection.execute(update(table).where(key == row).values({column.name: other}))
            _guards(connection, [table], on=True)


def _finish(target: Database, tables: Sequence[Table], progress: Progress) -> None:
    """Let the sequences go on behind the copied numbers and make everything quick and findable."""
    for table in tables:
        progress(f"{table.name} +", 0)
        with _begin(target) as connection:
            _prepare(connection)
            _indexes(connection, [table], on=True)
            if connection.dialect.name == "postgresql":
                _continue_sequence(connection, table)
    target.write_as_system(index_contracts)
    _index_tickets(target, progress)


def _index_tickets(target: Database, progress: Progress) -> None:
    """A block a transaction, so that this too goes on where it stopped."""
    last: int | None = target.read(last_indexed)
    while last is not None:
        progress(INDEX_TABLE, last)
        last = target.write_as_system(partial(index_block, after=last, size=BLOCK)).value


def _continue_sequence(connection: Connection, table: Table) -> None:
    key = _key(table)
    name = connection.execute(
        text("select pg_get_serial_sequence(:table, :column)"), {"table": table.name, "column": key[0].name}
    ).scalar_one()
    if name is not None:
        highest = connection.execute(select(func.max(key[0]))).scalar_one()
        if highest is not None:
            connection.execute(text("select setval(:name, :value)"), {"name": name, "value": highest})


def _prove_both(
    source: Database, target: Database, tables: Sequence[Table], progress: Progress
) -> tuple[dict[str, Proof], dict[str, Proof]]:
    """The proofs of both sides, which are read at the same time."""
    proofs: dict[str, Proof] = {}
    copies: dict[str, Proof] = {}
    with ThreadPoolExecutor(2, "prove") as sides:
        for table in tables:
            copy = sides.submit(prove, target, table)
            proofs[table.name] = prove(source, table)
            copies[table.name] = copy.result()
            progress(f"{table.name} =", proofs[table.name].rows)
    return proofs, copies


def prove(database: Database, table: Table) -> Proof:
    """Count, sum and hash a table; the same rows give the same proof on both engines."""
    names = [column.name for column in table.columns]
    left_out = SERVER_ONLY.get(table.name, ())
    kept = [place for place, name in enumerate(names) if name not in left_out]
    numbers = [place for place in kept if isinstance(table.columns[names[place]].type, Integer)]
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain_bytes).encode
    digest, count, total = hashlib.sha256(), 0, 0
    for block in _blocks(database, table, None):
        rows = _without_mark(table, block)
        whole = rows if len(kept) == len(names) else [[row[place] for place in kept] for row in rows]
        digest.update("\n".join(map(encode, whole)).encode())
        count += len(rows)
        total += sum(row[place] or 0 for place in numbers for row in rows)
    return Proof(count, total, digest.hexdigest())


def _plain_bytes(value: object) -> object:
    """What JSON cannot hold as it can; bytes by their own hash."""
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(bytes(value)).hexdigest()
    return plain(value)
