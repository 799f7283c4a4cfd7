"""P11: a year's availability from intervals, against a count of every 30-second probe.

Run by hand: python -m tests.bench.bench_availability [OUTAGES]. CPU time, medians of interleaved rounds; all ways are
compared with the probe-wise count before anything is timed.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from models.agreement.readings import Readings
from models.availability import figures, queries, rules
from models.availability.instants import SECOND, year_bounds
from models.availability.register import Measured, component_timeline
from models.availability.states import Code
from models.availability.tables import Component, Span
from models.availability.terms import terms_of
from models.availability.timeline import Intervals
from models.storage.database import Database
from models.storage.journal import SYSTEM

YEAR = 2025
PROBE = 30 * SECOND
ROUNDS = 41
START, END = year_bounds(YEAR)


def history(outages: int) -> list[tuple[int, int, str]]:
    """A year of alternating states whose edges lie on probes: about two rows an outage."""
    chance = np.random.default_rng(7)
    places = np.sort(chance.choice((END - START) // PROBE - 1, outages * 2, replace=False) + 1)
    cuts = np.concatenate(([0], places, [(END - START) // PROBE])) * PROBE + START
    return [
        (int(a), int(b), "down" if number % 2 else "up")
        for number, (a, b) in enumerate(itertools.pairwise(cuts))
    ]


def fill(database: Database, rows: list[tuple[int, int, str]]) -> queries.ComponentRow:
    """One component with these rows, and a table of all its probes beside it."""
    states = np.zeros((END - START) // PROBE, dtype=np.int8)
    for start, end, state in rows:
        states[(start - START) // PROBE : (end - START) // PROBE] = state == "down"

    def write(session: Session) -> None:
        component = Component(name="Система", name_key="система")
        session.add(component)
        session.flush()
        common = {"component_id": component.id, "zone": "system", "source": "import"}
        session.execute(
            insert(Span), [{**common, "start_us": a, "end_us": b, "state": state} for a, b, state in rows]
        )
        session.execute(text("create table probe_answer (at integer primary key, down integer)"))
        session.execute(
            text("insert into probe_answer values (:at, :down)"),
            [{"at": START + n * PROBE, "down": int(down)} for n, down in enumerate(states.tolist())],
        )

    database.write(SYSTEM, write)
    return database.read(queries.components)[0]


def by_probes(session: Session) -> float:
    """The naive way: count the probes of the year in SQL."""
    statement = text("select count(*), sum(down) from probe_answer where at >= :start and at < :end")
    total, down = session.execute(statement, {"start": START, "end": END}).one()
    return 100 * (1 - down / total)


def timed(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median CPU milliseconds of each way, all of them in turn in every round."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            begun = time.process_time_ns()
            way()
            taken[name].append((time.process_time_ns() - begun) / 1e6)
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    """Print the table."""
    outages = int(sys.argv[1]) if len(sys.argv) > 1 else 416
    rows = history(outages)
    readings = Readings()
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "bench.sqlite")
        row = fill(database, rows)
        codes = np.array([Code.DOWN if state == "down" else Code.UP for _, _, state in rows], dtype=np.int8)
        measured = Measured(Intervals.of([(a, b) for a, b, _ in rows]), codes)
        terms = terms_of(YEAR, END, readings)

        def pure() -> rules.YearFigure:
            line = component_timeline(START, END, measured, ())
            return rules.year_figure("Система", YEAR, (line, line), terms)

        def run(session: Session) -> dict[str, float]:
            def stored() -> rules.YearFigure:
                return figures.component_figure(session, row, YEAR, END, readings)

            expected = by_probes(session)
            for figure in (pure(), stored()):
                assert figure.percent is not None
                assert abs(figure.percent - expected) < 1e-9, (figure.percent, expected)
            return timed(
                {
                    "from intervals in memory, with both readings and windows": pure,
                    "the same from the database": stored,
                    "count of all probes, SQL": lambda: by_probes(session),
                }
            )

        times = database.read(run)
        database.close()
    floor = next(iter(times.values()))
    print(f"{len(rows)} intervals, {(END - START) // PROBE} probes")
    for name, taken in times.items():
        print(f"{taken:9.3f} ms  x{taken / floor:7.1f}  {name}")


if __name__ == "__main__":
    main()
