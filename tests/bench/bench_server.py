"""A desk of fifty on one PostgreSQL: each console's actions beside the same statements without the console's code.

    python3 -m tests.bench.bench_server [--tickets 100000] [--consoles 50] [--actions 120] [--hurry 20]
                                        [--on URL --tickets 1000000]

Fifty consoles in five processes work an hour of 120 actions each, `hurry` times as fast: newest page, search, open a
ticket, take it, write a new one. Every action is rehearsed first (its statements are written down, a write is rolled
back); then a coin decides whether the console does it, or the rival: the same statements with the same parameters over
a bare psycopg connection. So both meet the same mix at the same moments, and the ratio is of the console's own code.
Printed as a table: p50 and p99 of both in milliseconds and the ratio; then connections, threads and memory at the
beginning, in the middle and in the end. `--on` takes a filled database; the load adds tickets to it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import statistics
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.desk.demo import DemoPlan
from models.errors import KnownError
from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.listing import Query
from models.tickets.choices import State
from models.tickets.demo.load import fill
from models.tickets.drafts import TicketDraft
from models.tickets.listing import LISTING
from models.tickets.operations.adding import add_ticket
from models.tickets.operations.handling import take
from models.tickets.queries import ticket_card
from models.tickets.tables import Ticket
from tests.bench.replay import Prompter, bare_connection, replay
from tests.postgres import Cluster

WORDS = ("журналами", "белый экран", "авторизация", "оценки", "видео без звука", "пароль")
HOUR = 3_600
PROCESSES = 5
FREE = 5_000  # tickets that nobody has taken, at most
TRIES = 10
MOMENTS = (0.1, 0.5, 1.0)
Operation = Callable[[Session], Any]


def read_action(rng: random.Random, highest: int) -> tuple[str, Operation]:
    """Something that an operator looks at."""
    kind = rng.random()
    if kind < 0.4:
        return "newest page", lambda session: LISTING.first(session, Query(), 50)
    if kind < 0.7:
        query = Query(search=rng.choice(WORDS))
        return "search", lambda session: LISTING.first(session, query, 50)
    if kind < 0.95:
        number = rng.randint(1, highest)
        return "open ticket", lambda session: ticket_card(session, number)
    return "count", lambda session: LISTING.count(session, Query())


def write_action(rng: random.Random, free: Sequence[int], number: int) -> tuple[str, Operation]:
    """Something that an operator does; `free` are the tickets that wait for somebody."""
    if free and rng.random() < 0.5:
        ticket = rng.choice(free)
        return "take", lambda session: take(session, [ticket])
    draft = TicketDraft(
        kind="request",
        description=f"Нужна инструкция по журналу {number} {rng.random()}",
        refused=True,
        client_key=str(uuid.UUID(int=rng.getrandbits(128))),
    )
    return "new ticket", lambda session: add_ticket(session, draft)


@dataclass
class Seen:
    """What a process measured: milliseconds by action and side, and what it held at the three moments."""

    times: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    held: list[tuple[int, int, int]] = field(default_factory=list)
    refused: int = 0


class Console:
    """One operator's console and, for every second action, its rival."""

    def __init__(self, url: str, number: int, highest: int) -> None:
        self.database = _patiently(url)
        self._prompter = Prompter(self.database)
        self._bare = bare_connection(url)
        self._number, self._highest = number, highest
        waiting = select(Ticket.id).where(Ticket.state == State.NEW, Ticket.assignee_id.is_(None)).limit(FREE)
        self._free = self.database.read(lambda session: list(session.scalars(waiting)))
        self._rng = random.Random(uuid.uuid4().int)
        self._actor = Actor(None, f"Оператор {number}")

    def act(self, seen: Seen) -> None:
        """One action of each side's own, rehearsed and then timed."""
        for side in ("console", "bare"):
            self._one(seen, side)

    def _one(self, seen: Seen, side: str) -> None:
        writes = self._rng.random() < 0.2
        try:
            if writes:
                name, operation = write_action(self._rng, self._free, self._number)
                script = self._prompter.write(self._actor, operation)
                work: Callable[[], object] = partial(self.database.write, self._actor, operation)
            else:
                name, operation = read_action(self._rng, self._highest)
                script = self._prompter.read(operation)
                work = partial(self.database.read, operation)
            LISTING.orders.forget()  # else the rehearsal would have made the console's own run short
            if side == "bare":
                work = partial(replay, self._bare, script)
            started = time.perf_counter()
            work()
            seen.times[name, side].append(1000 * (time.perf_counter() - started))
        except KnownError:  # a ticket that a colleague has in his hands already
            seen.refused += 1

    def close(self) -> None:
        """Let go of everything."""
        self._bare.close()
        self.database.close()


def _patiently(url: str) -> Database:
    """Open a console's database; on a busy machine the server may not answer the fifty of them in time."""
    for _ in range(TRIES):
        with suppress(KnownError):
            return Database.open(url)
    raise TimeoutError("the server takes no more consoles")


def memory_mib() -> int:
    """What this process holds in memory, in MiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 2**20


def desk(url: str, first: int, consoles: int, asked: argparse.Namespace) -> Seen:
    """What one process does: some consoles, each in a thread of its own, for an hour in a hurry."""
    seen = Seen()
    everybody = [Console(url, first + number, asked.tickets) for number in range(consoles)]
    done = threading.Semaphore(0)
    pause = HOUR / asked.actions / asked.hurry

    def day(console: Console) -> None:
        rng = random.Random(first)
        for _ in range(asked.actions):
            began = time.monotonic()
            console.act(seen)
            done.release()
            time.sleep(max(0.0, rng.uniform(0.5, 1.5) * pause - (time.monotonic() - began)))

    threads = [threading.Thread(target=day, args=(console,)) for console in everybody]
    for thread in threads:
        thread.start()
    so_far, whole = 0, consoles * asked.actions
    for moment in MOMENTS:
        while so_far < moment * whole:
            done.acquire()
            so_far += 1
        pools = [engine.pool for each in everybody for engine in (each.database.reader, each.database.writer)]
        held = sum(pool.checkedin() + pool.checkedout() for pool in pools)  # type: ignore[attr-defined]
        seen.held.append(
            (held, threading.active_count() - sum(map(threading.Thread.is_alive, threads)), memory_mib())
        )
    for thread in threads:
        thread.join()
    for console in everybody:
        console.close()
    seen.times = dict(seen.times)
    return seen


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def show(parts: list[Seen]) -> None:
    """Print both sides as a table in Markdown."""
    names = sorted({name for part in parts for name, _side in part.times})
    print("| action | n | console p50 | p99 | bare p50 | p99 | p50 ratio | more at p50 |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name in names:
        ours, bare = (
            [ms for part in parts for ms in part.times.get((name, side), ())] for side in ("console", "bare")
        )
        if ours and bare:
            half, other = statistics.median(ours), statistics.median(bare)
            print(
                f"| {name} | {len(ours)} | {half:.1f} | {percentile(ours, 0.99):.1f} | {other:.1f}"
                f" | {percentile(bare, 0.99):.1f} | {half / other:.2f} | {half - other:+.1f} ms |"
            )
    for place, moment in enumerate(MOMENTS):
        held = [part.held[place] for part in parts]
        print(
            f"after {moment:.0%}: connections in pools {sum(one[0] for one in held)}, threads beside the operators'"
            f" {sum(one[1] for one in held)}, memory of a process at most {max(one[2] for one in held)} MiB"
        )
    print(f"refused (a ticket in a colleague's hands): {sum(part.refused for part in parts)}")


def filled(tickets: int) -> tuple[Cluster, str]:
    """A server of our own with that many tickets."""
    cluster = Cluster(options=["-c", "shared_buffers=512MB", "-c", "max_connections=300"])
    cluster.execute("create database desk")
    url = cluster.url("desk").render_as_string()
    database = Database.open(url)
    plan = DemoPlan(tickets=tickets, contracts=2000, seed=7, until=datetime(2026, 11, 20, 15, tzinfo=UTC))
    fill(database, plan, lambda _done, _total: None)
    with database.writer.begin() as connection:
        connection.exec_driver_sql("analyze")
    database.close()
    return cluster, url


def measure(url: str, asked: argparse.Namespace) -> None:
    """Let everybody work at once and print what was seen."""
    shares = [len(range(place, asked.consoles, PROCESSES)) for place in range(PROCESSES)]
    work = [(url, 100 * place, share, asked) for place, share in enumerate(shares)]
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as processes:
        parts = processes.starmap(desk, work, chunksize=1)
    show(parts)
    with psycopg.connect(bare_connection(url).info.dsn) as connection:
        left = connection.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
            " and application_name = 'meo-console'"
        ).fetchone()
    print(
        f"{time.monotonic() - began:.0f} s; connections of consoles left on the server: {left[0] if left else '?'}"
    )


def main() -> None:
    """Make the server and the tickets, or take those that are there, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--consoles", type=int, default=50)
    parser.add_argument("--actions", type=int, default=120)
    parser.add_argument("--hurry", type=float, default=20)
    parser.add_argument("--on", metavar="URL")
    asked = parser.parse_args()
    cluster, url = (None, asked.on) if asked.on else filled(asked.tickets)
    try:
        measure(url, asked)
    finally:
        if cluster is not None:
            cluster.remove()


if __name__ == "__main__":
    main()
