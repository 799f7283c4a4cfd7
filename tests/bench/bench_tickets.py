"""P2, P4-P6, P8, P15: the list of tickets and its search at scale, beside raw sqlite3, LIKE and OFFSET.

Run by hand: python -m tests.bench.bench_tickets FILE.sqlite (made by `meo-console --database FILE.sqlite demo --tickets
1000000`; it is read only, apart from some tickets that are added at the end). CPU time in milliseconds, medians of
interleaved runs; equal answers are asserted before anything is timed.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.listing import Query
from models.storage.search import stems
from models.tickets.choices import Kind
from models.tickets.drafts import TicketDraft
from models.tickets.listing import LISTING
from models.tickets.operations import add_ticket

ROUNDS = 5
PAGE = 64
DEEP = 0.7
WORDS = ("занятия", "экран", "журналами", "автор", "белый экран входа")
ACTOR = Actor(None, "bench")
NEWEST_FIRST = "order by received_at desc, id desc"


def cpu_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median CPU time of `work`."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def show(name: str, ours: float, rival: float | None = None, of: str = "") -> None:
    """One line of the table."""
    ratio = f"{ours / rival:8.2f}x of {of} ({rival:.1f})" if rival else ""
    print(f"{name:52} {ours:9.2f} ms {ratio}")


def read(database: Database, query: Callable[[Session], Any]) -> Any:
    """One short reading session."""
    return database.read(query)


def fresh_ids(session: Session, query: Query) -> Any:
    """The ids without what was kept from the last time."""
    LISTING.orders.forget()
    return LISTING.ids(session, query)


def bench_order(database: Database, raw: sqlite3.Connection) -> Any:
    """P2: the ordered ids of everything, beside the database's own walk along the index."""
    walk = f"select sum(id) from (select id from ticket {NEWEST_FIRST} limit -1)"
    rows = [row[0] for row in raw.execute(f"select id from ticket {NEWEST_FIRST}")]
    ids = read(database, lambda s: fresh_ids(s, Query()))
    assert np.array_equal(ids, np.array(rows))
    floor = cpu_ms(lambda: raw.execute(walk).fetchone())
    show(
        "P2 ordered ids of all tickets",
        cpu_ms(lambda: read(database, lambda s: fresh_ids(s, Query()))),
        floor,
        "walk",
    )
    show("   the same once kept", cpu_ms(lambda: read(database, lambda s: LISTING.ids(s, Query()))))
    return ids


def bench_windows(database: Database, raw: sqlite3.Connection, ids: Any) -> None:
    """P4: a page of rows anywhere, beside OFFSET."""
    first = cpu_ms(lambda: read(database, lambda s: LISTING.first(s, Query(), PAGE)), 25)
    show("P4 first rows, read at once", first)
    for name, place in (("first", 0), ("deep", int(len(ids) * DEEP)), ("last", len(ids) - PAGE)):
        page = [int(number) for number in ids[place : place + PAGE]]
        offset = f"select * from ticket {NEWEST_FIRST} limit {PAGE} offset {place}"
        rival = cpu_ms(lambda offset=offset: raw.execute(offset).fetchall(), 3)
        show(
            f"P4 {name} page by ids",
            cpu_ms(lambda page=page: read(database, lambda s: LISTING.rows(s, page)), 25),
            rival,
            "OFFSET",
        )


def bench_sorting(database: Database) -> None:
    """P5: every column as the order, and some filters: first rows and the complete order."""
    for field in LISTING.fields:
        query = Query(order=((field.key, True),))
        first = cpu_ms(lambda query=query: read(database, lambda s: LISTING.first(s, query, PAGE)), 3)
        whole = cpu_ms(lambda query=query: read(database, lambda s: fresh_ids(s, query)), 3)
        print(f"P5 sort by {field.key:20} first {first:8.1f} ms   complete {whole:8.1f} ms")
    for name, filters in (
        ("open", {"state": ("new", "in_work", "waiting")}),
        ("closed errors", {"state": ("closed",), "kind": ("course_error",)}),
        ("grade 7", {"grade": (7,)}),
        ("subject", {"subject": "Физика"}),
        ("caller", {"caller": "кузнецова"}),
    ):
        query = Query(filters=filters)
        first = cpu_ms(lambda query=query: read(database, lambda s: LISTING.first(s, query, PAGE)), 3)
        whole = cpu_ms(lambda query=query: read(database, lambda s: fresh_ids(s, query)), 3)
        count = len(read(database, lambda s, query=query: fresh_ids(s, query)))
        print(f"P5 filter {name:20} first {first:8.1f} ms   complete {whole:8.1f} ms   {count:,} rows")


def bench_search(database: Database, raw: sqlite3.Connection) -> None:
    """P6: the complete result of a word, newest first, as it is asked for at each key; beside LIKE."""
    read(database, lambda s: LISTING.ids(s, Query()))
    for words in WORDS:
        found = read(database, lambda s, words=words: LISTING.ids(s, Query(words)))

        def ask(words: str = words) -> Any:
            kept = next(iter(LISTING._orders._kept.values()))
            for key in [key for key in kept if words in key]:
                del kept[key]
            return read(database, lambda s: LISTING.ids(s, Query(words)))

        like = f"select id from ticket where description like '%{stems(words).split()[0]}%' {NEWEST_FIRST}"
        rival = cpu_ms(lambda like=like: raw.execute(like).fetchall(), 1)
        show(f"P6 «{words}», {len(found):,} hits", cpu_ms(ask), rival, "LIKE")


def bench_size(raw: sqlite3.Connection) -> None:
    """P8: the search index beside the tickets' own pages."""
    sizes = dict(raw.execute("select name, sum(pgsize) from dbstat group by name"))
    index = sum(size for name, size in sizes.items() if name.startswith("ticket_search"))
    data = sum(size for name, size in sizes.items() if name in ("ticket", "ticket_move", "ticket_note"))
    everything = sum(sizes.values())
    print(
        f"P8 search index {index / 1e6:,.0f} MB = {index / data:.1%} of the data, {index / everything:.1%} of the file"
    )


def bench_adding(database: Database, raw: sqlite3.Connection) -> None:
    """P15: a ticket's commit with gate, history and search row, beside a raw insert and its fsync."""
    contract = raw.execute(
        "select contract_no, caller from ticket where gate = 'allowed' order by id desc"
    ).fetchone()

    def add() -> None:
        draft = TicketDraft(
            kind=Kind.INCIDENT,
            contract_no=contract[0],
            caller=contract[1],
            description="Белый экран после входа",
            override_reason="bench",
            received_at=datetime(2026, 9, 16, 9, tzinfo=UTC),
        )
        database.write(ACTOR, lambda s: add_ticket(s, draft))

    times = []
    for _ in range(60):
        begun = time.perf_counter()
        add()
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    print(f"P15 a ticket taken: median {times[30]:.1f} ms wall, p95 {times[57]:.1f} ms")


def main() -> None:
    """Run everything on one database."""
    database = Database.open(sys.argv[1])
    raw = sqlite3.connect(sys.argv[1])
    raw.execute("pragma cache_size=-65536")
    print(f"{raw.execute('select count(*) from ticket').fetchone()[0]:,} tickets")
    ids = bench_order(database, raw)
    bench_windows(database, raw, ids)
    bench_sorting(database)
    bench_search(database, raw)
    bench_size(raw)
    bench_adding(database, raw)
    raw.close()
    database.close()


if __name__ == "__main__":
    main()
