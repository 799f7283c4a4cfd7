"""A killed console, a cut power line, a full disk: nothing promised is lost, nothing is half done, nothing is damaged.

Shortened; tests/bench/test_long_crashes.py does the same for as long as one likes.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.storage import crashes
from tests.storage.disk import library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
watched = pytest.mark.skipif(library() is None, reason="this Python carries an SQLite of its own")


@pytest.fixture
def desk(sqlite_template: Path, tmp_path: Path) -> tuple[Path, int]:
    path = tmp_path / "desk.sqlite"
    return path, crashes.new_desk(sqlite_template, path)


def test_a_killed_console_keeps_every_promise_and_leaves_nothing_half_done(desk: tuple[Path, int]) -> None:
    toll = crashes.kill_again_and_again(*desk, kills=3, luck=random.Random(1))
    assert len(toll.promised) >= 3
    assert (toll.lost, toll.half, toll.unsound) == (set(), set(), [])


def test_the_killing_sees_a_promise_given_too_early(desk: tuple[Path, int]) -> None:
    """The control: a console that says «saved» before it has saved."""
    toll = crashes.kill_again_and_again(*desk, kills=3, luck=random.Random(1), too_early=True)
    assert toll.lost


@watched
def test_a_power_cut_loses_nothing_promised(desk: tuple[Path, int], tmp_path: Path) -> None:
    path, contract = desk
    before = Path(path.rename(tmp_path / "before"))
    path.write_bytes(before.read_bytes())
    events = crashes.day_of(path, contract, 30)
    before.rename(path)
    toll = crashes.cut_again_and_again(path, events, 30, random.Random(2), tmp_path)
    assert len(toll.promised) >= 20
    assert (toll.lost, toll.half, toll.unsound) == (set(), set(), [])


@watched
def test_the_power_cut_sees_an_engine_that_does_lose_commits(desk: tuple[Path, int], tmp_path: Path) -> None:
    """The control: with synchronous=NORMAL the last promises lie in no place that survives."""
    path, contract = desk
    before = path.read_bytes()
    events = crashes.day_of(path, contract, 30, synchronous="NORMAL")
    path.write_bytes(before)
    toll = crashes.cut_again_and_again(path, events, 20, random.Random(2), tmp_path)
    assert toll.lost_rounds > 5


@watched
def test_a_disk_full_at_any_write_is_told_and_saving_again_works(desk: tuple[Path, int]) -> None:
    fills: crashes.Fills = crashes.result_of(crashes.fill_at_every_write, *desk, 4)
    assert fills.other_errors == []
    assert fills.places > 10
    assert fills.saved_after == fills.places
    assert fills.problems == []
