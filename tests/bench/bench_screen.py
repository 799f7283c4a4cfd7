"""P3, P5, P14, P16: the grid over a file of tickets, beside what a Qt programmer would take; a process each.

Run by hand: QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_screen FILE.sqlite (made by `meo-console --database
FILE.sqlite demo --tickets 1000000`; only read). Rivals: a trivial model of one constant row under Qt's own table (the
floor), QSqlTableModel, QSqlQueryModel, and QSortFilterProxyModel over 100,000 rows. A jump is CPU time from moving the
scroll bar to the painted frame; «with its rows» lasts until the rows have come from the database. The last thing
printed is the table for the README.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

from tests.bench.screens import TICK_MS
from tests.bench.table import Table, percentile

VARIANTS = ("trivial", "table", "query", "ours")
THUMB, FRAME_MS, MEMORY_MB, NEW_ROW, LAG, LONGEST_LAG_MS = 1.15, 20, 40, 1.5, 3, 100
WORK = ("ids", "sort", "search", "import", "export")


def run(variant: str, file: str) -> dict[str, Any]:
    """What a variant measures in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.screens", variant, file]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def figures(file: str) -> Iterator[Callable[[Table], None]]:
    """The lines of the table, as their processes end."""
    found = {variant: run(variant, file) for variant in VARIANTS}
    yield lambda table: _jumps(table, found)
    yield lambda table: _memory(table, found)
    yield lambda table: _new_row(table, found["ours"])
    proxy = run("proxy", file)
    yield lambda table: table.faster(
        "P5",
        f"sorted by the matter in the grid, {found['ours']['rows']:,} rows, order and count complete",
        found["ours"]["sort_ms"],
        proxy["sort_ms"],
        "QSortFilterProxyModel over 100,000 rows",
    )
    lag = run("lag", file)
    yield lambda table: _lags(table, lag)


def _jumps(table: Table, found: dict[str, Any]) -> None:
    floor = percentile(found["trivial"]["jumps"], 0.5)
    for variant, name in (("table", "QSqlTableModel"), ("query", "QSqlQueryModel")):
        rival = found[variant]
        table.ratio("P3", f"a thumb jump, {name}", percentile(rival["jumps"], 0.5), floor, "a trivial model")
        table.add(
            "P3", f"rows that {name} can reach at once", f"{rival['rows']:,}", f"of {found['ours']['rows']:,}"
        )
    ours = found["ours"]["jumps"]
    table.ratio("P3", "a thumb jump, ours", percentile(ours, 0.5), floor, "a trivial model", THUMB)
    worst = percentile(ours, 0.99)
    table.add("P3", "the same, p99", f"{worst:.1f} ms", f"at most {FRAME_MS} ms", worst <= FRAME_MS)
    whole = percentile(found["ours"]["with_rows"], 0.5)
    table.ratio("P3", "a thumb jump, ours, with its rows", whole, floor, "a trivial model")


def _memory(table: Table, found: dict[str, Any]) -> None:
    """What a million rows cost: above the same process when it had imported everything and shown nothing."""
    for variant, name in (("table", "QSqlTableModel"), ("query", "QSqlQueryModel"), ("ours", "ours")):
        more = found[variant]["over_start_mb"] - found["trivial"]["over_start_mb"]
        whole = found[variant]["rss_mb"] - found["trivial"]["rss_mb"]
        table.add(
            "P3",
            f"memory of the rows above a trivial model, {name}",
            f"{more:.0f} MB",
            f"at most {MEMORY_MB} MB; with everything imported {whole:.0f} MB",
            more <= MEMORY_MB if variant == "ours" else None,
        )


def _new_row(table: Table, ours: dict[str, Any]) -> None:
    what = f"a colleague's new row in {ours['rows']:,}, chosen row kept"
    table.ratio("P16", what, ours["new_row_ms"], ours["repaint_ms"], "a bare repaint", NEW_ROW)


def _lags(table: Table, lag: dict[str, Any]) -> None:
    """Beside idle, and beside the same list painted as often with nothing behind it: a frame is a lag too."""
    for name, what in (("idle", "idle"), ("frames", "the list painted each 60 ms, nothing else")):
        p99 = percentile(lag[name], 0.99)
        table.add(
            "P14", f"lag of a 5 ms timer, {what}", f"p99 {p99:.0f} ms", f"longest {max(lag[name]):.0f} ms"
        )
    idle = max(percentile(lag["frames"], 0.99), TICK_MS)
    for name in WORK:
        p99, longest = percentile(lag[name], 0.99), max(lag[name])
        table.add(
            "P14",
            f"the same during: {name}",
            f"p99 {p99:.0f} ms",
            f"{p99 / idle:.1f}x of the frames alone; longest {longest:.0f} ms",
            p99 <= LAG * idle and longest <= LONGEST_LAG_MS,
        )


def main() -> None:
    """Run everything on the file named."""
    table = Table()
    for lines in figures(sys.argv[1]):
        lines(table)
    print(f"\n{table.markdown()}")


if __name__ == "__main__":
    main()
