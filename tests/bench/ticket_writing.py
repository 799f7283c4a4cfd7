"""P8, P15: what writing tickets costs beside raw sqlite3, in scratch files: bulk, one call taken, the search row."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy import Table as Mapped
from sqlalchemy.orm import Session

from models.contracts.tables import Appointment, Contract, Person
from models.desk.demo import DemoPlan
from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.search import MERGED_A_ROW, stems
from models.tickets.choices import Kind
from models.tickets.demo.calls import Calls, KnownCaller
from models.tickets.demo.load import fill
from models.tickets.drafts import TicketDraft
from models.tickets.operations import add_ticket, adding
from models.tickets.search import INDEX, found_by
from models.tickets.tables import Ticket, TicketMove
from tests.bench.table import Table, percentile

ACTOR = Actor(None, "bench")
UNTIL = datetime(2026, 9, 16, 11, tzinfo=UTC)
SCRATCH, BULK, ONE_BY_ONE, UPKEPT = 20_000, 10_000, 500, 2_000
AT_A_TIME = 50
BATCHES = 4
FIRST_ID = 1_000_000
Times = list[tuple[float, float]]
UPKEEP = ("insert into ticket_search(ticket_search, rank) values ('merge', ?)", (MERGED_A_ROW,))
QUOTED = "insert into {} ({}) values ({})"


def bench_writing(table: Table) -> None:
    """All of it, in a scratch file of 20,000 tickets."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scratch.sqlite"
        database = Database.open(path)
        fill(database, DemoPlan(SCRATCH, 500, 7, UNTIL), lambda done, total: None)
        raw = sqlite3.connect(path)
        raw.execute("pragma synchronous=full")
        _bulk(table, database, raw)
        _single(table, database, raw)
        _upkeep(table, database)
        raw.close()
        database.close()


def _rows() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Tickets and their moves as rows of the demo, without references."""
    start, end = datetime(2020, 1, 1, tzinfo=UTC).date(), datetime(2030, 1, 1, tzinfo=UTC).date()
    caller = KnownCaller(1, "1/2026-МЭО", 1, "МБОУ «СОШ № 1»", 1, "Иванова Анна Петровна", "", start, end)
    calls = Calls(random.Random(5), [caller], [(1, "Петрова Инна")], count=BULK * BATCHES * 2, until=UNTIL)
    tickets, moves = [], []
    for number, call in enumerate(islice(calls, BULK * BATCHES * 2), FIRST_ID):
        free = {"contract_id": None, "organisation_id": None, "person_id": None, "parent_id": None}
        tickets.append(
            {"id": number, **call.ticket, **free, "client_key": f"bench-{number}", "assignee_id": None}
        )
        moves += [{"ticket_id": number, **move} for move in call.moves]
    return tickets, moves


def _plain(
    database: Database, mapped: Mapped, rows: list[dict[str, Any]]
) -> tuple[str, list[tuple[Any, ...]]]:
    """A raw statement and its tuples: the values as SQLite stores them."""
    names = list(rows[0])
    dialect = database.writer.dialect
    ways = [mapped.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    values = [
        tuple(way(row[name]) if way else row[name] for name, way in zip(names, ways, strict=True))
        for row in rows
    ]
    statement = QUOTED.format(mapped.name, ", ".join(names), ", ".join("?" * len(names)))
    return statement, values


def _bulk(table: Table, database: Database, raw: sqlite3.Connection) -> None:
    """P15: thousands of tickets and their moves in one transaction; every batch has ids of its own."""
    tickets, moves = _rows()
    tables = [(Ticket.__table__, tickets, "id"), (TicketMove.__table__, moves, "ticket_id")]
    times: dict[str, list[float]] = {"raw": [], "rows": [], "search": []}
    for batch in range(BATCHES):
        for way, half in (("raw", 0), ("rows", 1)):
            low = FIRST_ID + (batch * 2 + half) * BULK
            parts = [
                (mapped, [row for row in rows if low <= row[key] < low + BULK])
                for mapped, rows, key in tables
            ]
            times[way].append(_raw_bulk(database, raw, parts) if way == "raw" else _our_bulk(database, parts))
            if way == "rows":
                begun = time.process_time()
                indexed = [(row["id"], found_by(row["id"], row)) for row in parts[0][1]]
                database.write(ACTOR, lambda s, indexed=indexed: INDEX.add(s, indexed))
                times["search"].append(time.process_time() - begun)
    raw_s, rows_s, search_s = (min(times[way]) for way in ("raw", "rows", "search"))
    speed = raw_s / rows_s
    table.add(
        "P15",
        f"{BULK:,} tickets and their moves in one transaction",
        f"{BULK / rows_s:,.0f} tickets/s",
        f"{speed:.2f}x the speed of raw executemany ({BULK / raw_s:,.0f}/s)",
        speed >= 0.6,
    )
    both = rows_s + search_s
    table.add(
        "P15",
        "the same with the search index",
        f"{BULK / both:,.0f} tickets/s",
        f"{raw_s / both:.2f}x of raw without one",
    )


def _raw_bulk(database: Database, raw: sqlite3.Connection, parts: list[Any]) -> float:
    ready = [_plain(database, mapped, rows) for mapped, rows in parts]
    begun = time.process_time()
    for statement, values in ready:
        raw.executemany(statement, values)
    raw.commit()
    return time.process_time() - begun


def _our_bulk(database: Database, parts: list[Any]) -> float:
    def write(session: Session) -> None:
        for mapped, rows in parts:
            session.execute(insert(mapped), rows)

    begun = time.process_time()
    database.write(ACTOR, write)
    return time.process_time() - begun


def _single(table: Table, database: Database, raw: sqlite3.Connection) -> None:
    """P15: a ticket's commit (history, search row, journal) beside the same rows written bare; by clock and CPU.

    The bare rows are written twice: with the step of merging that every row of the search index owes it, and without,
    which leaves the debt to whoever writes next.
    """
    known = database.read(
        lambda s: s.execute(
            select(Contract.number, Person.name)
            .join(Appointment, Appointment.contract_id == Contract.id)
            .join(Person, Person.id == Appointment.person_id)
            .limit(1)
        ).one()
    )
    rows = _rows()[0][:ONE_BY_ONE]
    calls, ours, tidy, bare = Times(), Times(), Times(), Times()
    for first in range(
        0, ONE_BY_ONE, AT_A_TIME
    ):  # in turns: a connection forgets its pages when another writes
        block = range(first, first + AT_A_TIME)
        saved = [_take_call(database, known, rows[place]["description"], calls, ours) for place in block]
        for times, below, more in ((tidy, FIRST_ID, [UPKEEP]), (bare, FIRST_ID // 2, [])):
            ready = [
                _again(raw, number, below - 1 - place) for number, place in zip(saved, block, strict=True)
            ]
            times += [_write_raw(raw, [*inserts, *more]) for inserts in ready]
    for clock, name in enumerate(("clock", "CPU")):
        mine, call, kept, short = (
            percentile([one[clock] for one in times], 0.5) for times in (ours, calls, tidy, bare)
        )
        rival = "the same four rows, the index kept as ours is, and fsync, raw"
        what = f"a ticket's commit: history, search, journal ({name})"
        table.ratio("P15", what, mine, kept, rival, 3 if name == "clock" else None)
        table.ratio("P15", f"a call taken: the same and the gate's questions ({name})", call, kept, rival)
        table.ratio("P15", what, mine, short, "the same rows, the index left to grow, raw")


def _take_call(
    database: Database, known: Row[tuple[str, str]], description: str, calls: Times, commits: Times
) -> int:
    """One call of a known caller; returns its number, adds its times with and without the gate's questions."""
    draft = TicketDraft(
        kind=Kind.INCIDENT,
        contract_no=known[0],
        caller=known[1],
        description=description,
        override_reason="bench",
        received_at=UNTIL,
    )
    begun = time.perf_counter(), time.process_time()
    with timed(adding, "_contract", "_judged") as asked:
        saved = database.write(ACTOR, lambda s: add_ticket(s, draft)).value
    whole = _milliseconds(begun)
    calls.append(whole)
    commits.append((whole[0] - asked[0], whole[1] - asked[1]))
    return saved.id


def _write_raw(raw: sqlite3.Connection, inserts: list[tuple[str, tuple[Any, ...]]]) -> tuple[float, float]:
    begun = time.perf_counter(), time.process_time()
    for statement, values in inserts:
        raw.execute(statement, values)
    raw.commit()
    return _milliseconds(begun)


@contextmanager
def timed(module: ModuleType, *names: str) -> Iterator[list[float]]:
    """[by the clock, CPU]: the milliseconds spent in these functions of a module meanwhile."""
    spent = [0.0, 0.0]
    real = {name: getattr(module, name) for name in names}

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            begun = time.perf_counter(), time.process_time()
            try:
                return function(*arguments)
            finally:
                clock, cpu = _milliseconds(begun)
                spent[0] += clock
                spent[1] += cpu

        return call

    for name, function in real.items():
        setattr(module, name, watched(function))
    try:
        yield spent
    finally:
        for name, function in real.items():
            setattr(module, name, function)


def _milliseconds(begun: tuple[float, float]) -> tuple[float, float]:
    """(by the clock, CPU) since `begun`."""
    return (time.perf_counter() - begun[0]) * 1000, (time.process_time() - begun[1]) * 1000


def _again(raw: sqlite3.Connection, number: int, other: int) -> list[tuple[str, tuple[Any, ...]]]:
    """The statements that write the rows of a ticket a second time under another number, every value made ready."""
    inserts = []
    for name, key, left_out in (
        ("ticket", "id", ()),
        ("ticket_move", "ticket_id", ("id",)),
        ("journal", "entity_id", ("seq",)),
    ):
        found = raw.execute(f"select * from {name} where {key} = ?", (number,))
        names = [column[0] for column in found.description]
        for values in found.fetchall():
            row = dict(zip(names, values, strict=True)) | {key: other}
            if name == "ticket":
                row["client_key"] = f"one-{other}"
                words = stems(found_by(other, row))
            kept = [column for column in names if column not in left_out]
            statement = QUOTED.format(
                name, ", ".join(f'"{column}"' for column in kept), ", ".join("?" * len(kept))
            )
            inserts.append((statement, tuple(row[column] for column in kept)))
    inserts.append((QUOTED.format("ticket_search", "rowid, stems", "?, ?"), (other, words)))
    return inserts


def _upkeep(table: Table, database: Database) -> None:
    """P8: what the search row adds to the transaction of its ticket: its tokens, its insert, its part of the commit.

    Checkpoints, which any commit may meet, are left for the end.
    """
    with database.writer.connect() as connection:
        connection.exec_driver_sql("pragma wal_autocheckpoint = 0")
    rows = _rows()[0][: 2 * UPKEPT]
    added: list[float] = []
    ended: dict[bool, list[float]] = {True: [], False: []}
    for place, row in enumerate(rows):
        number, found_by_words = 3 * FIRST_ID + place, place % 2 == 0
        ticket = {**row, "id": number, "client_key": f"upkeep-{number}"}

        def write(
            session: Session, ticket: dict[str, Any] = ticket, searched: bool = found_by_words
        ) -> float:
            session.execute(insert(Ticket), [ticket])
            begun = time.process_time()
            if searched:
                INDEX.add(session, [(ticket["id"], found_by(ticket["id"], ticket))])
                added.append((time.process_time() - begun) * 1000)
            return time.process_time()

        written = database.write(ACTOR, write).value
        ended[found_by_words].append((time.process_time() - written) * 1000)
    searched = [one + end for one, end in zip(added, ended[True], strict=True)]
    at = {share: (percentile(searched, share), percentile(ended[False], share)) for share in (0.5, 0.99)}
    worst = at[0.99][0] - at[0.99][1]
    table.add(
        "P8",
        f"what the search row adds to a ticket's transaction, {UPKEPT:,} with it and without, p99",
        f"{worst:.1f} ms",
        f"{at[0.99][0]:.1f} and {at[0.99][1]:.1f}; median {at[0.5][0]:.2f} and {at[0.5][1]:.2f}; at most 2 ms more",
        worst <= 2,
    )
