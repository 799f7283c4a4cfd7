"""A desk of fifty on one PostgreSQL: each console's actions beside the same statements without the console's code.

    python3 -m tests.bench.bench_server [--tickets 100000] [--consoles 50] [--actions 40] [--on URL --tickets 1000000]

Fifty threads, each with a console's own database object, do a mixed load: newest page, search, open a ticket, take it,
write a new one. The rival is the same SQL over a bare psycopg connection, run under the same load. Printed: p50 and p99
in milliseconds, their ratio, and how connections and threads have grown. `--on` takes a filled database that is there
already; the load adds tickets to it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import psycopg

from models.desk.demo import DemoPlan
from models.errors import RuleError
from models.storage.database import Database
from models.storage.engines import parse_url
from models.storage.journal import Actor
from models.storage.listing import Query
from models.storage.search import query_terms
from models.tickets.demo.load import fill
from models.tickets.drafts import TicketDraft
from models.tickets.listing import LISTING
from models.tickets.operations.adding import add_ticket
from models.tickets.operations.handling import take
from models.tickets.queries import ticket_card
from tests.postgres import Cluster

WORDS = ("журналами", "белый экран", "авторизация", "оценки", "видео без звука", "пароль")
Times = dict[str, list[float]]
NEWEST = (
    "select id, received_at, summary, organisation, contract_no, state from ticket"
    " order by received_at desc, id desc limit 50"
)
COUNTED = "select count(*) from ticket"
FOUND = (
    "select id, received_at, summary from ticket where id in (select id from ticket_search where stems @@ %s::tsquery)"
    " order by received_at desc, id desc limit 50"
)


def timed(times: Times, name: str, work: Callable[[], object]) -> None:
    """Do `work` and note how long it took."""
    started = time.perf_counter()
    with suppress(RuleError):  # a ticket that a colleague has in his hands already
        work()
    times[name].append(1000 * (time.perf_counter() - started))


def console_day(database: Database, number: int, actions: int, highest: int, times: Times) -> None:
    """What one operator does, through the console's own operations."""
    rng, actor = random.Random(number), Actor(None, f"Оператор {number}")
    for step in range(actions):
        kind = rng.random()
        ticket = rng.randint(1, highest)
        if kind < 0.35:
            timed(times, "newest page", lambda: database.read(lambda s: LISTING.first(s, Query(), 50)))
        elif kind < 0.6:
            query = Query(search=rng.choice(WORDS))
            timed(times, "search", lambda query=query: database.read(lambda s: LISTING.first(s, query, 50)))
        elif kind < 0.8:
            timed(times, "open ticket", lambda t=ticket: database.read(lambda s: ticket_card(s, t)))
        elif kind < 0.9:
            timed(times, "take", lambda t=ticket: database.write(actor, lambda s: take(s, [t])))
        elif kind < 0.93:
            timed(times, "count", lambda: database.read(lambda s: LISTING.count(s, Query())))
        else:
            draft = TicketDraft(
                kind="request",
                description=f"Нужна инструкция по журналу {number} {step}",
                refused=True,
            )
            timed(times, "new ticket", lambda d=draft: database.write(actor, lambda s: add_ticket(s, d)))


def bare_day(dsn: str, number: int, actions: int, highest: int, times: Times) -> None:
    """The same mix as bare statements; writes are one row and a commit."""
    rng = random.Random(number)
    with psycopg.connect(dsn) as connection:
        for _ in range(actions):
            kind = rng.random()
            ticket = rng.randint(1, highest)
            if kind < 0.35:
                timed(
                    times, "newest page", lambda: (connection.execute(NEWEST).fetchall(), connection.commit())
                )
            elif kind < 0.6:
                words = " & ".join(f"'{terms[0].rstrip('*')}'" for terms in query_terms(rng.choice(WORDS)))
                timed(
                    times,
                    "search",
                    lambda w=words: (connection.execute(FOUND, [w]).fetchall(), connection.commit()),
                )
            elif kind < 0.8:
                sql = "select * from ticket where id = %s"
                timed(
                    times,
                    "open ticket",
                    lambda t=ticket: (connection.execute(sql, [t]).fetchall(), connection.commit()),
                )
            else:
                sql = "update ticket set version = version + 1 where id = %s"
                name = "take" if kind < 0.9 else "new ticket"
                if 0.9 <= kind < 0.93:
                    timed(
                        times, "count", lambda: (connection.execute(COUNTED).fetchall(), connection.commit())
                    )
                    continue
                timed(times, name, lambda t=ticket: (connection.execute(sql, [t]), connection.commit()))


def load(consoles: int, day: Callable[[int, Times], None]) -> Times:
    """Run everybody's day at once and gather the times."""
    times: Times = defaultdict(list)
    threads = [threading.Thread(target=day, args=(number, times)) for number in range(consoles)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def show(ours: Times, bare: Times) -> None:
    """Print both side by side."""
    print(f"{'action':<14}{'n':>6}{'p50':>9}{'p99':>9}{'bare p50':>10}{'bare p99':>10}{'ratio p50':>11}")
    for name in sorted(ours):
        mine, other = ours[name], bare.get(name) or [float("nan")]
        ratio = statistics.median(mine) / statistics.median(other)
        figures = (
            percentile(mine, 0.5),
            percentile(mine, 0.99),
            percentile(other, 0.5),
            percentile(other, 0.99),
        )
        print(
            f"{name:<14}{len(mine):>6}" + "".join(f"{value:>9.1f} " for value in figures) + f"{ratio:>9.1f}"
        )


def filled(tickets: int) -> tuple[Cluster, str]:
    """A server of our own with that many tickets."""
    cluster = Cluster(options=["-c", "shared_buffers=512MB", "-c", "max_connections=300", "-c", "jit=off"])
    cluster.execute("create database desk")
    url = cluster.url("desk").render_as_string()
    database = Database.open(url)
    plan = DemoPlan(tickets=tickets, contracts=2000, seed=7, until=datetime(2026, 11, 20, 15, tzinfo=UTC))
    fill(database, plan, lambda _done, _total: None)
    with database.writer.begin() as connection:
        connection.exec_driver_sql("analyze")
    database.close()
    return cluster, url


def connections(dsn: str) -> int:
    """How many the server has open for this database, this question's not counted."""
    question = "select count(*) - 1 from pg_stat_activity where datname = current_database()"
    with psycopg.connect(dsn) as connection:
        return int(connection.execute(question).fetchone()[0])


def libpq(url: str) -> str:
    """The database for a bare connection."""
    parsed = parse_url(url)
    host = parsed.host or parsed.query.get("host")
    return f"host={host} dbname={parsed.database} user={parsed.username}"


def measure(url: str, consoles: int, actions: int, tickets: int) -> None:
    """Run everybody's day three times, then the bare one, and print both."""
    dsn = libpq(url)
    databases = [Database.open(url) for _ in range(consoles)]
    for round_ in range(3):
        ours = load(consoles, lambda n, t: console_day(databases[n], n, actions, tickets, t))
        growth = (connections(dsn), threading.active_count())
        print(
            f"round {round_}: {sum(map(len, ours.values()))} actions, connections and threads {growth}",
            flush=True,
        )
    bare = load(consoles, lambda n, t: bare_day(dsn, n, actions, tickets, t))
    show(ours, bare)
    for database in databases:
        database.close()


def main() -> None:
    """Make the server and the tickets, or take those that are there, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--consoles", type=int, default=50)
    parser.add_argument("--actions", type=int, default=40)
    parser.add_argument("--on", metavar="URL")
    asked = parser.parse_args()
    cluster, url = (None, asked.on) if asked.on else filled(asked.tickets)
    try:
        measure(url, asked.consoles, asked.actions, asked.tickets)
    finally:
        if cluster is not None:
            cluster.remove()


if __name__ == "__main__":
    main()
