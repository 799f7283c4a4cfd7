"""A desk of fifty on one PostgreSQL: each console's actions beside the same statements without the console's code.

    python3 -m tests.bench.bench_server [--tickets 100000] [--consoles 50] [--actions 120] [--hurry 6]
                                        [--on URL]

Fifty consoles in five processes work an hour of 120 actions each, `hurry` times as fast: newest page, search, open a
ticket, count, write a new one, take it (tests.bench.desk_load says how both sides are timed). Every console listens for
what the others do, as in the window. Printed: at every tenth what is held at rest; then the table in Markdown, p50 and
p99 in milliseconds (p99 from 200 samples on) and the ratios; then whether anything grew. `--on` takes a filled database
as it is, of which only the load itself changes something: it needs 310 connections (`max_connections=340`).

Ends with 1 and a sentence when an action failed, a process died or nobody says anything any more, and when
connections, threads or memory have grown.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime

from models.desk.demo import DemoPlan
from models.storage.database import Database
from models.tickets.demo.load import fill
from tests.bench.crew import Crew, CrewFailed
from tests.bench.desk_load import HOUR, SHARES, TENTHS, Held, Load, Seen, consoles_on_server, desk
from tests.bench.table import percentile
from tests.postgres import Cluster

PROCESSES = 5
ENOUGH = 200  # samples for a p99
WARM = 5  # tenths after which every connection has said everything so often that it is prepared
GROWTH = {"memory": 1.25, "used": 1.1, "blocks": 1.1}
SPARE = 10
MOST_CONNECTIONS = 4  # of a console: action, journal and listener in the readers' pool, one writer
RIVAL = 2


def filled(tickets: int) -> tuple[Cluster, str]:
    """A server of our own with that many tickets."""
    cluster = Cluster(options=["-c", "shared_buffers=512MB", "-c", "max_connections=340"])
    cluster.execute("create database desk")
    url = cluster.url("desk").render_as_string()
    database = Database.open(url)
    plan = DemoPlan(
        tickets=tickets,
        contracts=max(10, min(2000, tickets // 10)),
        seed=7,
        until=datetime(2026, 11, 20, 15, tzinfo=UTC),
    )
    fill(database, plan, lambda _done, _total: None)
    with database.writer.begin() as connection:
        connection.exec_driver_sql("analyze")
    database.close()
    return cluster, url


def measure(url: str, load: Load) -> tuple[list[list[Held]], list[Seen]]:
    """Let everybody work at once; what was held at each tenth by each process, and what each has measured."""
    before, room = consoles_on_server(url)
    needed = (MOST_CONNECTIONS + RIVAL) * load.consoles + SPARE
    if room < needed:
        raise CrewFailed(
            f"the server takes {room} more connections, {needed} are needed: raise max_connections"
        )
    processes = min(PROCESSES, load.consoles)
    shares = [
        (url, 100 * place, len(range(place, load.consoles, processes)), load) for place in range(processes)
    ]
    held: list[list[Held]] = [[] for _ in range(TENTHS)]
    seen: list[Seen] = []
    with Crew(desk, shares) as crew:
        for told in crew:
            if isinstance(told, Seen):
                seen.append(told)
                continue
            here = held[told.tenth - 1]
            here.append(told)
            if len(here) == processes:
                show_held(told.tenth, here, consoles_on_server(url)[0] - before)
                crew.go_on()
    return held, seen


def show_held(tenth: int, held: Sequence[Held], on_server: int) -> None:
    """Print what all processes hold together at rest, and the largest of them."""
    print(
        f"{10 * tenth:3} %: connections in pools {sum(one.connections for one in held)}, on the server {on_server};"
        f" threads {sum(one.threads for one in held)}; memory of a process at most"
        f" {max(one.memory for one in held):.0f} MiB (in use outside of Python {max(one.used for one in held):.0f} MiB,"
        f" {max(one.blocks for one in held):,} blocks in Python)",
        flush=True,
    )


def grown(held: Sequence[Sequence[Held]], consoles: int) -> list[str]:
    """What there is more of in the end than when everything had been used, with some room for chance.

    A console has all its connections once two of its threads have read at once, whenever that is: they have a bound.
    """
    found = []
    connections = sum(one.connections for one in held[-1])
    if connections > MOST_CONNECTIONS * consoles:
        found.append(f"{connections} connections of {consoles} consoles")
    threads = [sum(one.threads for one in tenth) for tenth in held]
    if threads[-1] > threads[0]:
        found.append(f"threads: {threads[0]} after a tenth, {threads[-1]} in the end")
    for name, growth in GROWTH.items():
        largest = [max(getattr(one, name) for one in tenth) for tenth in held]
        if largest[-1] > growth * max(largest[:WARM]):
            found.append(
                f"{name}: {max(largest[:WARM]):,.0f} up to {10 * WARM} %, {largest[-1]:,.0f} in the end"
            )
    return found


def show(seen: Sequence[Seen], load: Load, seconds: float) -> None:
    """Print both sides as a table in Markdown."""
    print(
        f"\n{load.consoles} consoles, {load.actions} actions each, {HOUR / seconds:.1f} times as fast as the hour\n"
    )
    print("| action | n | console p50 | p99 | bare p50 | p99 | p50 ratio | p99 ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for kind in SHARES:
        ours, bare = (
            [ms for part in seen for ms in part.times.get((kind, side), ())] for side in ("console", "bare")
        )
        half, other = statistics.median(ours), statistics.median(bare)
        line = [
            kind,
            str(len(ours)),
            f"{half:.1f}",
            _p99(ours),
            f"{other:.1f}",
            _p99(bare),
            f"{half / other:.2f}",
        ]
        few = min(len(ours), len(bare)) < ENOUGH
        line.append("—" if few else f"{percentile(ours, 0.99) / percentile(bare, 0.99):.2f}")
        print(f"| {' | '.join(line)} |")
    told = [ms for part in seen for ms in part.told]
    if told:
        print(
            f"\nfrom the key until a colleague's console is told: n {len(told)}, p50 {statistics.median(told):.0f} ms,"
            f" p99 {_p99(told)} ms"
        )


def _p99(values: list[float]) -> str:
    return f"{percentile(values, 0.99):.1f}" if len(values) >= ENOUGH else "—"


def bench(url: str, load: Load) -> int:
    """Measure and print; 1 when something grew or is left behind, else 0."""
    before = consoles_on_server(url)[0]
    began = time.monotonic()
    held, seen = measure(url, load)
    seconds = time.monotonic() - began
    show(seen, load, seconds)
    left = consoles_on_server(url)[0] - before
    faults = grown(held, load.consoles)
    if left > 0:
        faults.append(f"{left} connections of consoles are left on the server")
    print(f"{seconds:.0f} s; " + ("; ".join(faults) or "nothing has grown, no connection is left behind"))
    return 1 if faults else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the server and the tickets, or take those that are there, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tickets", type=int, default=100_000, help="of a server of its own")
    parser.add_argument("--consoles", type=int, default=50)
    parser.add_argument("--actions", type=int, default=120)
    parser.add_argument("--hurry", type=float, default=6)
    parser.add_argument("--on", metavar="URL", help="a filled database, taken as it is")
    asked = parser.parse_args(arguments)
    with ExitStack() as leaving:
        url = asked.on
        if url is None:
            cluster, url = filled(asked.tickets)
            leaving.callback(cluster.remove)
        try:
            return bench(url, Load(asked.consoles, asked.actions, asked.hurry))
        except CrewFailed as failure:
            print(f"failed: {failure}", file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main())
