"""What the operators of a busy desk do, each at a console of its own, beside the same over a bare connection.

What a console says to the server is written down, and its rival says the same statements with the same parameters over
bare psycopg connections. A ticket to open and a write are rehearsed for that (a write is rolled back, and each side has
one of its own); of the other readings the rival repeats what the console said the last time. A coin decides who begins.
"""

from __future__ import annotations

import ctypes
import gc
import random
import sys
import threading
import time
import uuid
from array import array
from collections import defaultdict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contracts.tables import Contract
from models.desk.operations import sign_in
from models.errors import DatabaseUnavailable
from models.storage.database import Database
from models.storage.listing import Query
from models.storage.watch import Watcher
from models.tickets.drafts import TicketDraft
from models.tickets.listing import LISTING
from models.tickets.operations.adding import add_ticket
from models.tickets.operations.handling import take
from models.tickets.queries import ticket_card
from models.tickets.tables import Ticket
from tests.bench.crew import Voice
from tests.bench.replay import Prompter, Script, bare_connection, replay

HOUR = 3_600
TENTHS = 10
WORDS = ("журналами", "белый экран", "авторизация", "оценки", "видео без звука", "пароль")
SHARES = {"newest page": 38, "search": 29, "open ticket": 24, "count": 5, "new ticket": 12, "take": 12}
SIDES = ("console", "bare")
DRAWN = 2_000  # tickets that are opened
TRIES = 10
LISTENING = 0.5
PATIENCE = 240.0
Operation = Callable[[Session], Any]


@dataclass(frozen=True, slots=True)
class Load:
    """How many consoles there are, how many actions each does in an hour, and how many times faster than that."""

    consoles: int
    actions: int
    hurry: float

    @property
    def pause(self) -> float:
        """Seconds from one action of a console to its next."""
        return HOUR / self.actions / self.hurry


@dataclass(frozen=True, slots=True)
class Held:
    """What a process has at rest after so many tenths: MiB in memory, MiB in use outside of Python, Python's blocks."""

    tenth: int
    connections: int
    threads: int
    memory: float
    used: float
    blocks: int


@dataclass
class Seen:
    """Milliseconds by action and side, and until a colleague's console was told of a change.

    Kept as plain numbers: what the measuring itself needs must not look like growth of the measured.
    """

    times: dict[tuple[str, str], array[float]] = field(default_factory=lambda: defaultdict(_floats))
    began: dict[int, float] = field(default_factory=dict)
    heard: list[array[float]] = field(default_factory=list)
    told: list[float] = field(default_factory=list)

    def listener(self) -> array[float]:
        """Where one console writes down what it hears: ticket, moment, ticket, moment ..."""
        self.heard.append(_floats())
        return self.heard[-1]

    def close(self) -> None:
        """Bring together what was written and when each colleague first heard of it; what is left can be sent."""
        for heard in self.heard:
            first: dict[float, float] = {}
            for row, at in zip(heard[::2], heard[1::2], strict=True):
                first.setdefault(row, at)
            self.told += [1000 * (first[row] - at) for row, at in self.began.items() if row in first]
        self.times, self.began, self.heard = dict(self.times), {}, []


def _floats() -> array[float]:
    return array("d")


def deck(actions: int, luck: random.Random) -> list[str]:
    """The actions of a console's hour, shuffled; a ticket is taken only after one was written."""
    whole = sum(SHARES.values())
    cards = [kind for kind, share in SHARES.items() for _ in range(max(1, round(actions * share / whole)))]
    luck.shuffle(cards)
    writes = [place for place, kind in enumerate(cards) if kind in ("new ticket", "take")]
    for number, place in enumerate(writes):
        cards[place] = "take" if number % 2 else "new ticket"
    return cards


class Console:
    """One operator's console, which also hears what the others do, and its rival."""

    def __init__(self, url: str, number: int, seen: Seen) -> None:
        self.database = _patiently(url)
        self.luck = random.Random(number)
        self._seen = seen
        self._prompter = Prompter(self.database)
        self._bare = [bare_connection(url) for _ in ("reads", "writes")]
        name = f"Нагрузка {number}"
        self._actor = self.database.write_as_system(lambda session: sign_in(session, name)).value
        self._numbers, self._contracts = self.database.read(self._draw)
        self._said: dict[str, Script] = {}
        self._free: dict[str, deque[int]] = {side: deque() for side in SIDES}
        self._left = threading.Event()
        self._ear = threading.Thread(target=self._listen, name="listen", daemon=True)
        self._ear.start()

    def _draw(self, session: Session) -> tuple[list[int], list[str]]:
        highest = session.scalars(select(func.max(Ticket.id))).one() or 0
        drawn = [self.luck.randint(1, max(highest, 1)) for _ in range(DRAWN)]
        numbers = [*session.scalars(select(Ticket.id).where(Ticket.id.in_(drawn)))]
        return numbers, [*session.scalars(select(Contract.number).limit(DRAWN))]

    def act(self, kind: str) -> None:
        """One action on both sides."""
        if kind in ("new ticket", "take"):
            for side in self._shuffled():
                self._write(kind, side)
        else:
            self._look(kind)

    def close(self) -> None:
        """Let go of everything."""
        self._left.set()
        self._ear.join()
        for connection in self._bare:
            connection.close()
        self.database.close()

    def held(self) -> int:
        """The connections of the console itself."""
        pools = [engine.pool for engine in (self.database.reader, self.database.writer)]
        return sum(pool.checkedin() + pool.checkedout() for pool in pools)  # type: ignore[attr-defined]

    def _listen(self) -> None:
        watcher, heard = Watcher(self.database), self._seen.listener()
        while not self._left.is_set():
            changes = watcher.wait(LISTENING)
            now = time.monotonic()
            for row in changes.ids("ticket"):
                heard.extend((row, now))
        watcher.close()

    def _shuffled(self) -> list[str]:
        return self.luck.sample(SIDES, len(SIDES))

    def _look(self, kind: str) -> None:
        name, operation = self._reading(kind)
        if kind == "open ticket":
            self._said[name] = self._prompter.read(operation)
        for side in self._shuffled() if name in self._said else SIDES:
            if side == "bare":
                self._timed(kind, side, partial(replay, self._bare[0], self._said[name]))
                continue
            with self._prompter.listening() as script:
                self._timed(kind, side, partial(self.database.read, operation))
            self._said[name] = script
        if kind == "open ticket":
            del self._said[name]

    def _reading(self, kind: str) -> tuple[str, Operation]:
        """What exactly is read, and how."""
        if kind == "count":
            return kind, lambda session: LISTING.count(session, Query())
        if kind == "open ticket":
            number = self.luck.choice(self._numbers)
            return f"ticket {number}", lambda session: ticket_card(session, number)
        words = self.luck.choice(WORDS) if kind == "search" else ""
        return f"first of «{words}»", lambda session: LISTING.first(session, Query(search=words), 50)

    def _write(self, kind: str, side: str) -> None:
        if kind == "take":
            number = self._free[side].popleft()
            operation: Operation = lambda session: take(session, [number])  # noqa: E731
        else:
            draft = self._draft()
            operation = lambda session: add_ticket(session, draft)  # noqa: E731
        script = self._prompter.write(self._actor, operation)
        if side == "bare":
            made = self._timed(kind, side, partial(replay, self._bare[1], script))
        else:
            began = time.monotonic()
            answer = self._timed(kind, side, partial(self.database.write, self._actor, operation)).value
            made = getattr(answer, "id", None)
            if made is not None:
                self._seen.began[made] = began
        if made is not None:
            self._free[side].append(made)

    def _draft(self) -> TicketDraft:
        return TicketDraft(
            subject="Алгебра",
            grade=self.luck.randint(5, 11),
            lesson=str(self.luck.randint(1, 60)),
            internet_lesson="3",
            contract_no=self.luck.choice(self._contracts) if self._contracts else "",
            caller="Кузнецова Анна Петровна",
            description=f"Не открывается тест, белый экран. Проверили в двух браузерах. {self.luck.random()}",
            override_reason="Нагрузка",
            client_key=str(uuid.uuid4()),
        )

    def _timed(self, kind: str, side: str, work: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        answer = work()
        self._seen.times[kind, side].append(1000 * (time.perf_counter() - began))
        return answer


def _patiently(url: str) -> Database:
    """Open a console's database; on a busy machine the server may not answer the fifty of them in time."""
    for _ in range(TRIES):
        with suppress(DatabaseUnavailable):
            return Database.open(url, migrate=False)
    raise TimeoutError("the server takes no more consoles")


def memory_mib() -> float:
    """What this process holds in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


class _Allocated(ctypes.Structure):
    """What glibc knows of its memory (mallinfo2(3))."""

    _fields_ = (
        ("of_the_heap", ctypes.c_size_t * 4),
        ("mapped", ctypes.c_size_t),
        ("of_free_blocks", ctypes.c_size_t * 2),
        ("in_blocks", ctypes.c_size_t),
        ("free", ctypes.c_size_t * 2),
    )


def used_mib() -> float:
    """What of it is in use: the rest is kept by the allocator, which takes it up again for the next answers."""
    try:
        ask = ctypes.CDLL("libc.so.6").mallinfo2
    except (OSError, AttributeError):  # another C library
        return 0.0
    ask.restype = _Allocated
    found = ask()
    return float(found.in_blocks + found.mapped) / 2**20


def desk(voice: Voice, url: str, first: int, consoles: int, load: Load) -> None:
    """What one process does: some consoles, each in a thread of its own, for an hour in a hurry.

    At every tenth all of them rest for a moment, so that what is held can be seen. Any failure ends the process.
    """
    seen = Seen()
    everybody = [Console(url, first + number, seen) for number in range(consoles)]
    tenths = iter(range(1, TENTHS + 1))

    def look() -> None:
        gc.collect()
        held = sum(console.held() for console in everybody)
        blocks = sys.getallocatedblocks()
        voice.tell(Held(next(tenths), held, threading.active_count(), memory_mib(), used_mib(), blocks))
        voice.rest()

    resting = threading.Barrier(consoles, look, PATIENCE)
    with ThreadPoolExecutor(consoles) as pool:
        days = [pool.submit(day, console, load, resting) for console in everybody]
        for each in as_completed(days):
            try:
                each.result()
            except threading.BrokenBarrierError:
                continue  # because a colleague failed, whose own result tells why
            except BaseException:
                resting.abort()
                raise
    if resting.broken:
        raise TimeoutError(f"a tenth of the hour took longer than {PATIENCE:.0f} s")
    for console in everybody:
        console.close()
    seen.close()
    voice.tell(seen)


def day(console: Console, load: Load, resting: threading.Barrier) -> None:
    """A console's hour, with a rest at every tenth; each action has its time, some wait for the one before."""
    cards = deck(load.actions, console.luck)
    for tenth in range(TENTHS):
        began = time.monotonic()
        for place, kind in enumerate(
            cards[tenth * len(cards) // TENTHS : (tenth + 1) * len(cards) // TENTHS]
        ):
            due = began + (place + console.luck.random()) * load.pause
            time.sleep(max(0.0, due - time.monotonic()))
            console.act(kind)
        resting.wait()


def consoles_on_server(url: str) -> tuple[int, int]:
    """How many connections consoles have on the server, and how many more it would take."""
    with bare_connection(url) as connection:
        found = connection.execute(
            "select count(*) filter (where application_name = 'meo-console' and datname = current_database()),"
            " current_setting('max_connections')::int - count(*) from pg_stat_activity"
            " where backend_type = 'client backend'"
        ).fetchone()
    if found is None:
        raise psycopg.OperationalError("no answer")
    return found[0], found[1]
