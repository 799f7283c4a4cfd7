"""The crashes of tests/storage/test_crashes.py at full length: 40 kills in 1,000 commits, 600 power cuts, every write.

python3 -m tests tests/bench/test_long_crashes.py -n0 -s
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.storage import crashes
from tests.storage.crashes import Toll

pytestmark = pytest.mark.timeout(3600)


@pytest.fixture
def desk(sqlite_template: Path, tmp_path: Path) -> tuple[Path, int]:
    path = tmp_path / "desk.sqlite"
    return path, crashes.new_desk(sqlite_template, path)


def say(what: str, toll: Toll) -> None:
    print(
        f"\n{what}: {toll.rounds} times, {len(toll.promised)} promises, {len(toll.lost)} lost (in {toll.lost_rounds}"
        f" rounds), {len(toll.half)} half, {len(toll.unsound)} unsound, reopened in {toll.slowest_opening:.2f} s"
    )


def test_forty_kills(desk: tuple[Path, int]) -> None:
    luck, whole = random.Random(11), Toll()
    while whole.rounds < 40 or len(whole.promised) < 1_000:
        start = 1 + max((int(name.partition("-")[2]) for name in whole.promised), default=0) + 1
        part = crashes.kill_again_and_again(*desk, kills=10, luck=luck, start=start, longest=3.0)
        whole.rounds += part.rounds
        whole.promised |= part.promised
        whole.lost |= part.lost
        whole.half |= part.half
        whole.unsound += part.unsound
        whole.slowest_opening = max(whole.slowest_opening, part.slowest_opening)
    say("killed", whole)
    assert (whole.lost, whole.half, whole.unsound) == (set(), set(), [])


@pytest.mark.parametrize(("synchronous", "loses"), [("", False), ("NORMAL", True)])
def test_six_hundred_power_cuts(
    desk: tuple[Path, int], tmp_path: Path, synchronous: str, loses: bool
) -> None:
    path, contract = desk
    before = shutil.copy(path, tmp_path / "before")
    events = crashes.day_of(path, contract, 150, synchronous=synchronous)
    shutil.copy(before, path)
    toll = crashes.cut_again_and_again(path, events, 600, random.Random(12), tmp_path)
    say(f"without power, synchronous={synchronous or 'as it is'}", toll)
    assert bool(toll.lost) is loses
    assert (toll.half, toll.unsound) == (set(), [])


def test_a_disk_full_at_every_single_write(desk: tuple[Path, int]) -> None:
    fills: crashes.Fills = crashes.result_of(crashes.fill_at_every_write, *desk, 1)
    print(
        f"\nfull at {fills.places} places, {len(fills.other_errors)} other errors, {fills.saved_after} saved after"
    )
    assert (fills.other_errors, fills.problems) == ([], [])
    assert fills.saved_after == fills.places
