"""P2, P4-P8, P15: the list of tickets and its search, beside raw sqlite3, LIKE and OFFSET, on one or both engines.

Run by hand: python -m tests.bench.bench_tickets FILE.sqlite [--postgresql URL]. The file is made by `meo-console
--database FILE.sqlite demo --tickets 1000000`, the server filled with `meo-console transfer`; both are only read, what
is written goes into a scratch file. SQLite in CPU time, PostgreSQL by the clock (shortest of three); equal answers are
asserted before anything is timed. The last thing printed is the table for the README.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.storage.database import Database
from models.storage.listing import Listing, Query
from models.storage.search import stems
from models.tickets.listing import LISTING
from tests.bench.table import ServerClock, Table, cpu_ms
from tests.bench.ticket_writing import bench_writing

PAGE = 64
DEEP = 0.7
MANY_HITS = 300_000
FIRST_MS, WHOLE_MS, KEY_MS, SEARCH_MS = 100, 500, 50, 100
TYPED = ("авторизация", "не открывается", "12 занятие")
SAME = (
    *("занятия", "журналами", "белый экран", '"белый экран"', "ERR-404", "err-4", "412/2025-МЭО", "не"),
    *("школа@", "25-44-11", "кузнецовой анны", "тестов", "а", "не о", "видео без звука", "1000"),
)
NEWEST_FIRST = "order by ticket.received_at desc, ticket.id desc"
JOINED = """ticket.*, organisation.name, contract.number, person.name, operator.name from ticket
    left join organisation on organisation.id = ticket.organisation_id
    left join contract on contract.id = ticket.contract_id
    left join person on person.id = ticket.person_id
    left join operator on operator.id = ticket.assignee_id"""
FILTERS: dict[str, dict[str, object]] = {
    "open": {"state": ("new", "in_work", "waiting")},
    "closed errors": {"state": ("closed",), "kind": ("course_error",)},
    "grade 7, fixed": {"grade": (7,), "outcome": ("fixed",)},
    "a subject": {"subject": "Физика"},
    "a caller": {"caller": "кузнецова"},
    "nobody's": {"assignee": "nobody"},
    "by mail": {"channel": ("mail",)},
}

Measure = Callable[[Callable[[], object]], float]


class Bench:
    """One database under measurement."""

    def __init__(self, database: Database, table: Table) -> None:
        self.database = database
        self.table = table
        self.engine = "SQLite" if database.is_sqlite else "PostgreSQL"
        self.measure: Measure = cpu_ms if database.is_sqlite else ServerClock(database.reader).cpu_ms

    def read(self, query: Callable[[Session], Any]) -> Any:
        """One short reading session."""
        return self.database.read(query)

    def ids(self, query: Query, *, fresh: bool = True) -> Any:
        """The ids, without what was kept from the last time."""
        if fresh:
            LISTING.orders.forget()
        return self.read(lambda s: LISTING.ids(s, query))

    def first(self, query: Query, *, fresh: bool = True) -> Any:
        """The first rows."""
        if fresh:
            LISTING.orders.forget()
        return self.read(lambda s: LISTING.first(s, query, PAGE))

    def sql(self, statement: str) -> list[Any]:
        """A rival's statement, as the driver runs it."""
        with self.database.reader.connect() as connection:
            return list(connection.exec_driver_sql(statement).fetchall())

    def name(self, what: str) -> str:
        """What was measured, and on which engine."""
        return f"{what}, {self.engine}"


def bench_order(bench: Bench) -> Any:
    """P2: the ordered ids of everything, beside the database's own walk along the index."""
    limit = "limit -1" if bench.database.is_sqlite else "offset 0"
    walk = f"select sum(id) from (select id from ticket {NEWEST_FIRST} {limit}) as walked"
    ids = bench.ids(Query())
    assert np.array_equal(
        ids, np.array([row[0] for row in bench.sql(f"select id from ticket {NEWEST_FIRST}")])
    )
    floor, ours = bench.measure(lambda: bench.sql(walk)), bench.measure(lambda: bench.ids(Query()))
    bench.table.ratio("P2", bench.name(f"{len(ids):,} ids in order"), ours, floor, "the index walk", 2.5)
    return ids


def bench_windows(bench: Bench, ids: Any) -> None:
    """P4: a page of rows anywhere, beside OFFSET; without the words for long waits, which only new tickets have.

    OFFSET over the tickets alone is quick on SQLite, which skips within the index; a list whose names stand in tables
    of their own, as they do in a desk that does not keep them with each ticket, joins every row that it skips.
    """
    pages = {}
    for name, place in (("first", 0), ("deep", int(len(ids) * DEEP)), ("last", len(ids) - PAGE)):
        page = [int(number) for number in ids[place : place + PAGE]]
        work = partial(bench.read, lambda s, page=page: Listing.rows(LISTING, s, page))
        pages[name] = min(bench.measure(work) for _ in range(10))
    skipped = f"{NEWEST_FIRST} limit {PAGE} offset {int(len(ids) * DEEP)}"
    for rival, statement, least in (
        ("OFFSET over tickets and the names in their tables", f"select {JOINED} {skipped}", 500),
        ("OFFSET over the tickets alone", f"select * from ticket {skipped}", None),
    ):
        offset = bench.measure(lambda statement=statement: bench.sql(statement))
        bench.table.faster("P4", bench.name("the page at 70 %"), pages["deep"], offset, rival, least)
    spread = max(pages.values()) / min(pages.values())
    bench.table.add(
        "P4",
        bench.name("dearest page of first, 70 %, last"),
        f"{spread:.2f}x of the cheapest",
        "",
        spread <= 1.5,
    )


def bench_sorting(bench: Bench) -> None:
    """P5: every column as the order, and some filters: first rows, and the complete order with its count."""
    orders = {
        f"sorted by «{field.key}»": Query(order=((field.key, descending),))
        for field in LISTING.fields
        for descending in (False, True)
    }
    filters = {name: Query(filters=one) for name, one in FILTERS.items()}
    _slowest(bench, "orders", orders, fresh=True)
    bench.ids(Query())
    _slowest(bench, "filters of the list", filters, fresh=False)
    _slowest(bench, "filters just after a write", filters, fresh=True)


def _slowest(bench: Bench, what: str, asked: dict[str, Query], *, fresh: bool) -> None:
    """Two lines: the slowest of the first rows, and of the complete orders."""
    for part, ask, most in (("first rows", bench.first, FIRST_MS), ("complete", bench.ids, WHOLE_MS)):
        times = {name: bench.measure(partial(ask, one, fresh=fresh)) for name, one in asked.items()}
        slowest = max(times, key=lambda name: times[name])
        middle = sorted(times.values())[len(times) // 2]
        bench.table.add(
            "P5",
            bench.name(f"{part}, {len(times)} {what}, the slowest: {slowest}"),
            f"{times[slowest]:.0f} ms",
            f"middle {middle:.0f} ms; at most {most} ms",
            times[slowest] <= most,
        )


def common_word(raw: sqlite3.Connection) -> str:
    """The indexed word whose hits are nearest to 300,000 (or to 30 % of a smaller file)."""
    total = raw.execute("select count(*) from ticket_search_docsize").fetchone()[0]
    wanted = min(MANY_HITS, total * 3 // 10)
    raw.execute("create virtual table temp.vocabulary using fts5vocab(main, ticket_search, row)")
    found = raw.execute(
        "select term from vocabulary where term not like '0%' and length(term) > 3 order by abs(doc - ?) limit 1",
        (wanted,),
    ).fetchone()
    return str(found[0])


def bench_search(bench: Bench, word: str) -> None:
    """P6: the complete result of a common word, newest first, beside LIKE; the first rows at each key."""
    bench.ids(Query())
    words = f"{word} "
    hits = len(bench.ids(Query(words), fresh=False))
    ours = bench.measure(lambda: bench.ids(Query(words), fresh=False))
    likely = f"select id from ticket where description like '%%{stems(word)}%%' {NEWEST_FIRST}"
    if bench.database.is_sqlite:
        likely = likely.replace("%%", "%")
    like = bench.measure(lambda: bench.sql(likely))
    what = bench.name(f"«{word}», {hits:,} hits, complete and newest first")
    bench.table.faster("P6", what, ours, like, "LIKE", 100)
    bench.table.add("P6", what, f"{ours:.0f} ms", f"at most {SEARCH_MS} ms", ours <= SEARCH_MS)
    keys = [line[:end] for line in TYPED for end in range(1, len(line) + 1)]
    times = {key: bench.measure(lambda key=key: bench.first(Query(key), fresh=False)) for key in keys}
    slowest = max(times, key=lambda key: times[key])
    bench.table.add(
        "P6",
        bench.name(f"first rows at each of {len(keys)} keys, the slowest: «{slowest}»"),
        f"{times[slowest]:.0f} ms",
        f"middle {sorted(times.values())[len(times) // 2]:.0f} ms; at most {KEY_MS} ms",
        times[slowest] <= KEY_MS,
    )


def bench_sameness(table: Table, benches: list[Bench]) -> None:
    """P7: the same lists on both engines."""
    lists = [[bench.ids(Query(words)) for words in SAME] for bench in benches]
    same = sum(np.array_equal(one, other) for one, other in zip(*lists, strict=True))
    found = sum(len(one) for one in lists[0])
    table.add(
        "P7",
        "equal lists on both engines",
        f"{same} of {len(SAME)} searches",
        f"{found:,} hits",
        same == len(SAME),
    )


def bench_size(table: Table, raw: sqlite3.Connection) -> None:
    """P8: the search index beside the tickets' own pages."""
    sizes = dict(raw.execute("select name, sum(pgsize) from dbstat group by name"))
    index = sum(size for name, size in sizes.items() if name.startswith("ticket_search"))
    data = sum(size for name, size in sizes.items() if name in ("ticket", "ticket_move", "ticket_note"))
    share = index / data
    table.add(
        "P8", "search index, SQLite", f"{index / 1e6:,.0f} MB", f"{share:.0%} of the data", share <= 0.25
    )


def main() -> None:
    """Run everything on the databases named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--postgresql", default="")
    places = parser.parse_args()
    table = Table()
    raw = sqlite3.connect(places.file)
    word = common_word(raw)
    benches = [Bench(Database.open(place), table) for place in (places.file, places.postgresql) if place]
    for bench in benches:
        with bench.database.reader.connect() as connection:
            connection.execute(text("select count(*) from ticket"))
        bench_windows(bench, bench_order(bench))
        bench_sorting(bench)
        bench_search(bench, word)
    if len(benches) > 1:
        bench_sameness(table, benches)
    bench_size(table, raw)
    bench_writing(table)
    raw.close()
    for bench in benches:
        bench.database.close()
    print(f"\n{table.markdown()}")


if __name__ == "__main__":
    main()
