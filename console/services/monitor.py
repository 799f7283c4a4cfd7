"""The monitor: asks every probe at its interval, judges the components, and keeps the intervals in the database.

One prober a database holds the lease; others stand by and take over within two intervals. Durations come from the
monotonic clock, stamps from the server. A probe is never asked twice at a time, so hanging targets do not pile up.
Runs in the command `monitor`, or in a thread of the console (`MonitorThread`).
"""

from __future__ import annotations

import asyncio
import logging
import math
import socket
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy.orm import Session

from console.services.probes import Prober
from models.availability.instants import MINUTE, SECOND
from models.availability.latency import MinuteRoll
from models.availability.monitoring import (
    Batch,
    Plan,
    read_lease,
    read_plan,
    release_lease,
    store,
    take_lease,
)
from models.availability.queries import ProbeRow
from models.availability.states import State
from models.availability.watch import Answer, Track
from models.errors import KnownError
from models.storage.database import Database
from models.storage.journal import SYSTEM

T = TypeVar("T")
Notice = Callable[[str, State, int], None]
"""(component's name, its new state, since when in microseconds)"""
log = logging.getLogger(__name__)

GATHER_SHARE, SHORTEST_GATHER, LONGEST_GATHER = 1 / 60, 0.05, 0.5
"""Answers of this share of an interval (seconds at least and at most) are written in one transaction."""
PLAN_SECONDS = 5.0
"""How often changed settings are looked for."""
RETRY_SECONDS = 2.0
JUMP = 2 * SECOND


@dataclass(slots=True)
class ServerClock:
    """The server's time by this machine's monotonic clock; a suspended machine shows as a jump ahead."""

    offset: int | None = None

    def at(self, monotonic: float) -> int:
        """The server's time (microseconds, whole seconds) at a reading of the monotonic clock."""
        instant = int(monotonic * SECOND) + (self.offset or 0)
        return instant // SECOND * SECOND

    def learn(self, server_now: int) -> None:
        """Take the server's word when it differs by more than the way of a message."""
        offset = server_now - int(time.monotonic() * SECOND)
        if self.offset is None or abs(offset - self.offset) > JUMP:
            self.offset = offset


@dataclass(slots=True)
class _Seen:
    """What has come in since the last write."""

    answers: dict[int, Answer] = field(default_factory=dict)
    rolls: dict[tuple[int, int], MinuteRoll] = field(default_factory=dict)


class Monitor:
    """One prober or stand-by; `run` until `stop`."""

    def __init__(
        self,
        database: Database,
        *,
        noticed: Notice | None = None,
        host: str | None = None,
    ) -> None:
        """`noticed` is called in the monitor's own thread."""
        self._database = database
        self._noticed = noticed
        self._host = host or socket.gethostname()
        self._holder = uuid.uuid4().hex
        self._clock = ServerClock()
        self._prober = Prober(self._clock.at)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="monitor-database")
        self._plan = Plan((), ())
        self._tracks: dict[int, Track] = {}
        self._tasks: dict[ProbeRow, asyncio.Task[None]] = {}
        self._seen = _Seen()
        self._stirred = asyncio.Event()
        self._stopping = asyncio.Event()
        self.holds_lease = False

    async def run(self) -> None:
        """Stand by, probe while the lease is held, stand by again; returns after `stop`."""
        try:
            while not self._stopping.is_set():
                if await self._take_over():
                    log.info("probing from %s", self._host)
                    await self._probe_while_held()
                    await self._stop_asking()
                await self._pause(self._plan.shortest / SECOND / 4)
        finally:
            await self._leave()

    def stop(self) -> None:
        """Finish; call from the loop's own thread."""
        self._stopping.set()
        self._stirred.set()

    @property
    def _lease_length(self) -> int:
        """A dead prober is replaced after this long and at most a quarter of an interval more."""
        return max(self._plan.shortest, SECOND)

    async def _in_database(self, work: Callable[[Session], T], *, write: bool) -> T | None:
        """Run `work` in the database's own thread; None while the database cannot be reached."""

        def call() -> T:
            if write:
                return self._database.write(SYSTEM, work).value
            return self._database.read(work)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._writer, call)
        except KnownError as problem:
            log.warning("the database cannot be reached: %s", problem)
            return None

    async def _take_over(self) -> bool:
        """Become the prober if nobody is; looking costs the others nothing."""
        standing = await self._in_database(
            lambda session: (read_plan(session), read_lease(session)), write=False
        )
        if standing is None:
            return False
        self._plan, lease = standing
        held_elsewhere = lease is not None and lease.holder != self._holder
        if held_elsewhere or not self._plan.probes:  # with nothing to ask there is nothing to write either
            return False
        taken = await self._in_database(
            lambda session: take_lease(session, self._holder, self._host, self._lease_length), write=True
        )
        self.holds_lease = taken is True
        return self.holds_lease

    async def _probe_while_held(self) -> None:
        if not await self._write():  # learns the server's time before the first stamp
            return
        self._follow(self._plan)
        planned = time.monotonic()
        while not self._stopping.is_set():
            await self._wait_for_answers(self._lease_length / SECOND / 3)
            if not await self._write():
                return
            if time.monotonic() - planned >= min(PLAN_SECONDS, self._plan.shortest / SECOND):
                planned = time.monotonic()
                self._follow(await self._in_database(read_plan, write=False) or self._plan)

    async def _wait_for_answers(self, longest: float) -> None:
        try:
            async with asyncio.timeout(longest):
                await self._stirred.wait()
                share = self._plan.shortest / SECOND * GATHER_SHARE
                await asyncio.sleep(min(max(share, SHORTEST_GATHER), LONGEST_GATHER))
        except TimeoutError:
            pass
        self._stirred.clear()

    async def _write(self) -> bool:
        """Store what was seen and renew the lease; False when another prober has taken over."""
        seen, self._seen = self._seen, _Seen()
        writes = [pair for track in self._tracks.values() for pair in track.writes()]
        batch = Batch([write for _, write in writes], seen.answers, seen.rolls)
        length = self._lease_length
        stored = await self._in_database(
            lambda session: store(session, self._holder, length, batch), write=True
        )
        if stored is None:
            self._put_back(seen)
            await self._pause(min(RETRY_SECONDS, self._plan.shortest / SECOND))
            return True
        self._clock.learn(stored.server_now)
        self.holds_lease = stored.held
        for (span, write), row_id in zip(writes, stored.row_ids, strict=False):
            span.row_id, span.stored_end = row_id, write.end
        for track in self._tracks.values():
            track.settle()
        return stored.held

    def _put_back(self, seen: _Seen) -> None:
        """Keep what could not be stored; the latest answer of a probe wins."""
        self._seen.answers = {**seen.answers, **self._seen.answers}
        for key, roll in seen.rolls.items():
            newer = self._seen.rolls.get(key)
            self._seen.rolls[key] = roll if newer is None else newer.joined(roll)

    def _follow(self, plan: Plan) -> None:
        """Ask what the plan says: new and changed probes begin, those that are gone stop."""
        self._plan = plan
        for probe in [probe for probe, task in self._tasks.items() if task.done()]:
            log.error("asking %s has failed", probe.target, exc_info=self._tasks.pop(probe).exception())
        watched = {probe.component_id for probe in plan.probes}
        for row in plan.components:
            track = self._tracks.setdefault(row.id, Track(row.id, row.quorum, row.interval))
            track.quorum, track.interval = row.quorum, row.interval
        self._tracks = {row.id: self._tracks[row.id] for row in plan.components if row.id in watched}
        wanted = [probe for probe in plan.probes if probe.component_id in self._tracks]
        for gone in self._tasks.keys() - set(wanted):
            self._tasks.pop(gone).cancel()
            if gone.component_id in self._tracks and gone.id not in {probe.id for probe in wanted}:
                self._tracks[gone.component_id].forget_probe(gone.id)
        for place, probe in enumerate(wanted):
            if probe not in self._tasks:
                self._tasks[probe] = asyncio.create_task(
                    self._ask_again_and_again(probe, place / len(wanted))
                )

    async def _ask_again_and_again(self, probe: ProbeRow, phase: float) -> None:
        """Ask at every interval, the first time at once and then shifted, so that not all fall on one moment."""
        track = self._tracks[probe.component_id]
        await asyncio.sleep(phase)
        self._take(track, probe, await self._prober.ask(probe))
        due = time.monotonic() + phase * track.interval / SECOND
        while True:
            await asyncio.sleep(max(due - time.monotonic(), 0))
            self._take(track, probe, await self._prober.ask(probe))
            interval = track.interval / SECOND
            missed = (time.monotonic() - due) / interval
            due += interval * max(math.ceil(missed), 1)  # a missed turn is left out, not made up for

    def _take(self, track: Track, probe: ProbeRow, answer: Answer) -> None:
        self._seen.answers[probe.id] = answer
        if answer.latency_ms is not None:
            key = (probe.id, answer.at // MINUTE)
            self._seen.rolls.setdefault(key, MinuteRoll()).add(answer.latency_ms)
        if track.observe(probe.id, answer) and self._noticed is not None:
            name = next((row.name for row in self._plan.components if row.id == track.component_id), "")
            self._noticed(name, track.state, track.spans[-1].start)
        self._stirred.set()

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            pass

    async def _stop_asking(self) -> None:
        """Forget everything: another prober goes on, or nobody knows anything any more."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._tasks, self._tracks, self._seen = {}, {}, _Seen()

    async def _leave(self) -> None:
        await self._stop_asking()
        if self.holds_lease:
            await self._in_database(lambda session: release_lease(session, self._holder), write=True)
            self.holds_lease = False
        self._prober.close()
        self._writer.shutdown(wait=True)


class MonitorThread:
    """The monitor inside a running console: a daemon thread with a loop of its own."""

    def __init__(self, database: Database, *, noticed: Notice | None = None) -> None:
        self._database, self._noticed = database, noticed
        self._thread = threading.Thread(target=self._work, name="monitor", daemon=True)
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._monitor: Monitor | None = None

    def start(self) -> None:
        """Begin to stand by or to probe."""
        self._thread.start()
        self._ready.wait()

    def stop(self, timeout: float = 5.0) -> None:
        """Release the lease and end; waits at most `timeout` seconds for a database that does not answer."""
        if self._loop is not None and self._monitor is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._monitor.stop)
        self._thread.join(timeout)

    @property
    def is_probing(self) -> bool:
        """Whether this console is the prober of its database."""
        return self._monitor is not None and self._monitor.holds_lease

    def _work(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        self._monitor = Monitor(self._database, noticed=self._noticed)
        self._loop = asyncio.get_running_loop()
        self._ready.set()
        await self._monitor.run()
