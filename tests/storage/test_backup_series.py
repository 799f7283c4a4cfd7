"""The daily copies: which stay, what a bad disk does to them, and that a copy holds a desk at work."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from models.checks import check_database
from models.errors import DatabaseDamaged, DiskFull, FileProblem
from models.storage import backup
from models.storage.backup_series import copies, folder_for, is_due, keepers, make_copy
from models.storage.database import Database
from tests.storage.desk_day import prepare, steps, whole_and_half

AT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


def test_twelve_days_ten_weeks_and_nine_months_stay() -> None:
    """A copy at noon of every day of two years, seen from Sunday 22.11.2026."""
    days = [datetime(2026, 11, 22, 12) - timedelta(days=back) for back in range(730)]
    last = {datetime(2026, 11, 22, 12) - timedelta(days=back) for back in range(12)}
    sundays = {datetime(2026, 11, 22, 12) - timedelta(weeks=back) for back in range(10)}
    ends = {
        datetime(2026, month, day, 12)
        for month, day in ((10, 31), (9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31))
    }
    assert keepers(days) == last | sundays | ends
    assert (
        len(keepers(days)) == 12 + 8 + 8
    )  # two of the Sundays are among the days, and so is the newest of November


def test_of_a_day_the_newest_stays_and_gaps_do_not_cost_anything() -> None:
    """Somebody who works on Mondays only keeps more than twelve days' worth."""
    mondays = [datetime(2026, 11, 16, hour) - timedelta(weeks=back) for back in range(60) for hour in (9, 17)]
    kept = keepers(mondays)
    assert {moment.hour for moment in kept} == {17}
    assert len([moment for moment in kept if moment > datetime(2026, 8, 25)]) == 12


def test_copies_are_thinned_after_a_good_one_only(sqlite_url: str) -> None:
    database = Path(sqlite_url)
    folder = folder_for(database)
    folder.mkdir()
    for back in range(1, 40):
        day = AT - timedelta(days=back)
        (folder / f"desk_{day:%Y-%m-%d_%H%M}.sqlite").write_bytes(b"an earlier copy")
    (folder / "desk_notes.sqlite").write_bytes(b"not ours")
    (folder / "desk_2026-02-31_1200.sqlite").write_bytes(b"not ours")
    made = make_copy(database, folder, AT)
    assert made.name == "desk_2026-11-22_1705.sqlite"
    assert set(copies(database, folder)) == keepers(
        [
            datetime(2026, 11, 22, 17, 5),
            *((AT - timedelta(days=n)).replace(tzinfo=None) for n in range(1, 40)),
        ]
    )
    assert {each.name for each in folder.iterdir()} >= {"desk_notes.sqlite", "desk_2026-02-31_1200.sqlite"}
    assert not is_due(database, folder, AT)
    assert not is_due(database, folder, AT + timedelta(hours=6))  # 23:05 in Moscow
    assert is_due(database, folder, AT + timedelta(hours=7))


def earlier(folder: Path) -> Path:
    """A folder full of old copies, of which thinning would remove some."""
    folder.mkdir(parents=True)
    for back in range(1, 40):
        (folder / f"desk_{AT - timedelta(days=back):%Y-%m-%d_%H%M}.sqlite").write_bytes(b"an earlier copy")
    return folder


def test_a_bad_disk_leaves_the_earlier_copies(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Full, too small, unplugged, read-only, and a database that is damaged: nothing is made, nothing is removed."""
    database = Path(sqlite_url)
    folder = earlier(folder_for(database))
    before = sorted(folder.iterdir())

    with monkeypatch.context() as patch:
        patch.setattr(backup, "quick_check", _full_at_the_second_call())
        with pytest.raises(DiskFull):
            make_copy(database, folder, AT)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1000}))
        with pytest.raises(FileProblem, match="not enough room"):
            make_copy(database, folder, AT)
    with monkeypatch.context() as patch:
        patch.setattr(backup, "is_writable", lambda _: False)
        with pytest.raises(FileProblem, match="cannot be made"):
            make_copy(database, folder, AT)
    stick = tmp_path / "media" / "stick"
    with pytest.raises(FileProblem, match="no folder"):
        make_copy(database, folder_for(database, str(stick)), AT)
    assert not stick.exists()
    damaged = bytearray(database.read_bytes())
    damaged[4096:8192] = b"\xff" * 4096
    database.write_bytes(damaged)
    with pytest.raises(DatabaseDamaged):
        make_copy(database, folder, AT)

    assert sorted(folder.iterdir()) == before


def _full_at_the_second_call():
    calls = []

    def check(path: Path) -> None:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    return check


def test_copies_of_two_databases_of_one_name_do_not_mix(tmp_path: Path) -> None:
    one, other = (folder_for(tmp_path / name / "desk.sqlite", str(tmp_path)) for name in ("a", "b"))
    assert one != other
    assert {one.parent, other.parent} == {tmp_path}


def test_every_copy_of_a_busy_desk_is_whole(sqlite_url: str, tmp_path: Path) -> None:
    """Copies are made while another console writes; each opens, agrees with itself and has whole steps only."""
    database = Database.open(sqlite_url)
    contract = prepare(database)
    stop = threading.Event()

    def work() -> None:
        for step in steps(contract):
            if stop.is_set():
                return
            step.do(database)

    writer = threading.Thread(target=work)
    writer.start()
    try:
        made = [
            make_copy(Path(sqlite_url), folder_for(Path(sqlite_url)), AT + timedelta(days=day))
            for day in range(4)
        ]
    finally:
        stop.set()
        writer.join()
        database.close()
    assert len(set(made)) == 4
    for path in made:
        copy = Database.open(path, migrate=False)
        assert check_database(copy) == []
        whole, half = whole_and_half(copy)
        assert half == set()
        assert whole == {step.name for step in islice(steps(contract), len(whole))}
        copy.close()
