"""What happens to an export when the window is closed, the console is killed, or the place is unfit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.errors import KnownError
from models.reports.grid import GridJob
from models.reports.jobs import Job
from models.storage.database import Database
from tests.reports.test_export import CHILD_MS, LISTED, calls
from tests.screen import HOUSE, Host
from widgets.parts.child import write_in_child
from widgets.parts.export import Exporter

__all__ = ["calls"]

PARENT = """
import json, sys
from widgets.parts.child import write_in_child
def told(done, total):
    print(done, flush=True)
write_in_child(json.loads(sys.argv[1]), sys.argv[2], "ru", told)
"""


def job(out: Path) -> dict[str, object]:
    grid = GridJob(listing=LISTED, title="Обращения", columns=("number", "summary"))
    return Job(out=str(out), token="t1", made_by="Иванова", grid=grid).to_json()


def wait_for(reached: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "it does not end"
        time.sleep(0.02)


def children_of(number: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def is_running(number: int) -> bool:
    status = Path(f"/proc/{number}/stat")
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_closed_window_does_not_wait_for_its_export_and_leaves_no_file(
    qtbot: QtBot, host: Host, calls: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child would write for a minute; closing ends it."""
    page = QWidget()
    host.show_with(page)
    sleeper = "import time; time.sleep(60)"
    monkeypatch.setattr("widgets.parts.child.command", lambda *_: [sys.executable, "-c", sleeper])
    folder = tmp_path / "out"
    folder.mkdir()
    exporter = Exporter(host.context, page, ask=lambda _proposed: str(folder / "x.xlsx"))
    exporter.start("x.xlsx", report="tickets")
    qtbot.waitUntil(lambda: exporter.busy, timeout=CHILD_MS)
    qtbot.wait(200)
    begun = time.monotonic()
    host.context.tasks.close()
    assert time.monotonic() - begun < 2.0
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the child in /proc")
def test_a_killed_console_takes_its_export_along(calls: Database, tmp_path: Path) -> None:
    """Nobody cleans up behind a killed program: the child hears that nobody waits, and goes without a trace."""
    temporary = tmp_path / "temporary"
    folder = tmp_path / "out"
    temporary.mkdir()
    folder.mkdir()
    told = json.dumps(job(folder / "x.xlsx"))
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, told, str(calls.url)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=HOUSE,
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(HOUSE)},
    ) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        wait_for(lambda: bool(children_of(parent.pid)))
        (child,) = children_of(parent.pid)
        parent.send_signal(signal.SIGKILL)
    wait_for(lambda: not is_running(child))
    assert list(folder.iterdir()) + list(temporary.iterdir()) == []


def test_a_place_that_nobody_can_write_to_is_a_sentence(calls: Database, tmp_path: Path) -> None:
    """A file where a folder should be, a folder that is gone, a name that no disk takes."""
    (tmp_path / "file").write_bytes(b"")
    for out in (tmp_path / "file" / "x.xlsx", tmp_path / "gone" / "x.xlsx", tmp_path / ("я" * 200 + ".xlsx")):
        with pytest.raises(KnownError) as caught:
            write_in_child(job(out), str(calls.url), "ru", lambda done, total: None)
        assert any(letter in "абвгд" for letter in str(caught.value.happened.values["text"]))
    assert [each.name for each in tmp_path.iterdir() if each.suffix in {".xlsx", ".part"}] == []
