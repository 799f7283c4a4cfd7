"""What the benches share: times of CPU and of the clock, and a table in Markdown for the README."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

ROUNDS = 3


def cpu_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median CPU time of `work`."""
    return _median(work, rounds, time.process_time)


class ServerClock:
    """CPU time of this process and of the server processes that it talks to, on the same machine."""

    def __init__(self, engine: Engine) -> None:
        self._servers: set[int] = set()
        event.listen(engine, "connect", self._connected)

    def _connected(self, connection: Any, _record: Any) -> None:
        self._servers.add(connection.info.backend_pid)

    def _now(self) -> float:
        ticks = sum(self._ticks(server) for server in self._servers)
        return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")

    @staticmethod
    def _ticks(server: int) -> int:
        try:
            words = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0
        return int(words[11]) + int(words[12])

    def cpu_ms(self, work: Callable[[], object], rounds: int = ROUNDS) -> float:
        """The median time of `work`, which is done so often that the server's coarse clock can tell it."""
        return _median(lambda: [work() for _ in range(rounds)], 1, self._now) / rounds


def _median(work: Callable[[], object], rounds: int, clock: Callable[[], float]) -> float:
    return statistics.median(_times(work, rounds, clock))


def _times(work: Callable[[], object], rounds: int, clock: Callable[[], float]) -> list[float]:
    times = []
    for _ in range(rounds):
        begun = clock()
        work()
        times.append((clock() - begun) * 1000)
    return times


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass(slots=True)
class Table:
    """Lines of figures; each is printed as it comes, and all of them at the end as Markdown."""

    lines: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def add(self, goal: str, what: str, figure: str, beside: str = "", holds: bool | None = None) -> None:
        """One line: goal, what was measured, our figure, what it stands beside, whether the goal is reached."""
        reached = {None: "", True: "yes", False: "**no**"}[holds]
        self.lines.append((goal, what, figure, beside, reached))
        print(" | ".join(self.lines[-1]), flush=True)

    def ratio(
        self, goal: str, what: str, ours: float, rival: float, of: str, most: float | None = None
    ) -> None:
        """Our milliseconds as a multiple of a rival's; with `most`, the goal."""
        times = ours / rival
        self.add(
            goal,
            what,
            f"{ours:.3g} ms",
            f"{times:.2f}x of {of} ({rival:.3g} ms)",
            None if most is None else times <= most,
        )

    def faster(
        self, goal: str, what: str, ours: float, rival: float, than: str, least: float | None = None
    ) -> None:
        """How many times faster than a rival we are; with `least`, the goal."""
        times = rival / ours
        holds = None if least is None else times >= least
        self.add(goal, what, f"{ours:.3g} ms", f"{times:,.0f}x faster than {than} ({rival:,.0f} ms)", holds)

    def markdown(self) -> str:
        """All lines."""
        head = ["| goal | what | figure | beside | reached |", "|---|---|---|---|---|"]
        return "\n".join([*head, *(f"| {' | '.join(line)} |" for line in self.lines)])
