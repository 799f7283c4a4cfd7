"""Desks that are killed, lose their power or fill their disk, each in a process of its own."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from models.checks import check_database
from models.errors import DiskFull
from models.storage.database import Database
from tests.storage.desk_day import Step, prepare, steps, whole_and_half
from tests.storage.disk import Disk, Event, power_cut


def process(work: Callable[..., None], *arguments: Any) -> tuple[Any, Connection]:
    """Start `work(connection, *arguments)` in a fresh process without threads or screen; (process, our end)."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])  # the models are imported once, not once a crash
    ours, theirs = context.Pipe()
    child = context.Process(target=work, args=(theirs, *arguments), daemon=True)
    child.start()
    theirs.close()
    return child, ours


def result_of(work: Callable[..., None], *arguments: Any) -> Any:
    """What `work` sends back from its process."""
    child, ours = process(work, *arguments)
    try:
        return ours.recv()
    finally:
        child.join(30)
        ours.close()


def new_desk(template: Path, path: Path) -> int:
    """A desk at `path` that is ready for its day; the contract that is charged."""
    shutil.copy(template, path)
    database = Database.open(path)
    contract = prepare(database)
    database.close()
    return contract


# Killed


def work_on(said: Connection, path: Path, contract: int, start: int, too_early: bool) -> None:
    """Work until killed; say each step's name as soon as it is saved (or, as a control, before)."""
    database = Database.open(path)
    for step in steps(contract, start):
        if too_early:
            said.send_bytes(step.name.encode())
        step.do(database)
        if not too_early:
            said.send_bytes(step.name.encode())


@dataclass
class Toll:
    """What a series of crashes has cost."""

    rounds: int = 0
    promised: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    lost_rounds: int = 0
    half: set[str] = field(default_factory=set)
    unsound: list[str] = field(default_factory=list)
    slowest_opening: float = 0.0


def kill_again_and_again(
    path: Path,
    contract: int,
    kills: int,
    luck: random.Random,
    *,
    start: int = 1,
    longest: float = 0.6,
    too_early: bool = False,
) -> Toll:
    """Kill the desk at random moments, open what is left each time, and look at everything."""
    toll = Toll()
    for _ in range(kills):
        child, said = process(work_on, path, contract, start, too_early)
        toll.promised.add(said.recv_bytes().decode())
        time.sleep(luck.uniform(0.0, longest))
        child.kill()
        child.join()
        toll.promised |= set(_rest(said))
        begun = time.monotonic()
        database = Database.open(path)
        toll.slowest_opening = max(toll.slowest_opening, time.monotonic() - begun)
        _take_stock(toll, database, toll.promised)
        database.close()
        start = 1 + max(int(name.partition("-")[2]) for name in toll.promised) + 1
    return toll


def _rest(said: Connection) -> Iterator[str]:
    try:
        while True:
            yield said.recv_bytes().decode()
    except (EOFError, OSError):
        said.close()


def _take_stock(toll: Toll, database: Database, promised: set[str]) -> None:
    toll.rounds += 1
    toll.unsound += [problem.source for problem in check_database(database)]
    whole, half = whole_and_half(database)
    toll.half |= half
    missing = promised - whole - half
    toll.lost |= missing
    toll.lost_rounds += bool(missing)


# Without power


def note_a_day(said: Connection, path: Path, contract: int, length: int, synchronous: str) -> None:
    """Work for `length` steps on a watched disk and send its log; `synchronous` is what the engine is told."""
    disk = Disk()
    disk.insert()
    database = Database.open(path)
    with database.writer.connect() as connection:
        connection.exec_driver_sql("COMMIT")  # the setting holds only outside a transaction
        connection.exec_driver_sql(f"PRAGMA synchronous={synchronous}" if synchronous else "SELECT 1")
    for number, step in enumerate(islice(steps(contract), length), 1):
        step.do(database)
        disk.acknowledge(step.name)
        if number % (length // 3) == 0:  # the log of a longer day is written back now and then
            with database.writer.connect() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
    said.send(disk.events)


def day_of(path: Path, contract: int, length: int, synchronous: str = "") -> list[Event]:
    """The log of a day on the desk at `path`, which is left as a dead process leaves it."""
    events: list[Event] = result_of(note_a_day, path, contract, length, synchronous)
    return events


def cut_again_and_again(
    before: Path, events: list[Event], cuts: int, luck: random.Random, folder: Path
) -> Toll:
    """Cut the power at random moments of a noted day and open what the disk holds then."""
    toll = Toll()
    content = {before.name: before.read_bytes()}
    for number in range(cuts):
        at = luck.randrange(len(events) + 1)
        files, promised = power_cut(content, events[:at], luck)
        place = folder / f"cut-{number}"
        place.mkdir()
        for name, data in files.items():
            if not name.endswith(".lock"):
                (place / name).write_bytes(data)
        toll.promised |= promised
        try:
            database = Database.open(place / before.name)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            toll.unsound.append(repr(error))
            toll.rounds += 1
        else:
            _take_stock(toll, database, promised)
            database.close()
        shutil.rmtree(place)
    return toll


# On a full disk


@dataclass
class Fills:
    """What happened when the disk was full at each write in turn."""

    places: int = 0
    other_errors: list[str] = field(default_factory=list)
    saved_after: int = 0
    problems: list[str] = field(default_factory=list)


def fill_at_every_write(said: Connection, path: Path, contract: int, stride: int) -> None:
    """Save steps while the disk is full at the n-th write, every `stride`-th n until it is not reached; then again."""
    disk = Disk(watching=False)
    disk.insert()
    database = Database.open(path)
    fills = Fills()
    for kind in range(4):
        for room in range(0, 1_000, stride):
            step = Step(
                f"step-{4 * (room + 1) + kind}", ("call", "note", "hours", "reversal")[kind], contract
            )
            disk.room = room
            try:
                step.do(database)
            except DiskFull:
                fills.places += 1
                disk.room = None
                step.do(database)
                fills.saved_after += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
                fills.other_errors.append(repr(error))
                disk.room = None
            else:
                disk.room = None
                break
    whole, half = whole_and_half(database)
    fills.problems += [problem.source for problem in check_database(database)] + sorted(half)
    fills.problems += [] if len(whole) >= fills.saved_after else ["something is missing"]
    database.close()
    said.send(fills)
