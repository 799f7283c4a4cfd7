"""What a machine without a display shows: the operator's day in pictures and a workbook, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QImage

HOUSE = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def run(*arguments, home):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "console", *arguments],
        cwd=HOUSE,
        env={**environment, "MEO_CONSOLE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    return run(home=home), home


def results(walked):
    (folder,) = (walked[1] / "data" / "walk-through").iterdir()
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_day_is_walked_through_and_named(walked):
    done, _ = walked

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Дисплея нет")
    assert str(results(walked)) in done.stdout
    assert done.stderr == ""


def test_its_pictures_are_numbered_and_show_something(walked):
    pictures = sorted(results(walked).glob("*.png"))

    assert [path.name[:2] for path in pictures] == [f"{number:02d}" for number in range(1, 9)]
    assert all(QImage(str(path)).width() >= 1000 for path in pictures)


def test_its_workbook_holds_the_call_that_was_taken(walked):
    book = openpyxl.load_workbook(results(walked) / "tickets.xlsx")
    cells = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]

    assert any("белый экран" in cell for cell in cells)


def test_the_users_own_database_is_not_touched(walked):
    assert not (walked[1] / "data" / "desk.sqlite").exists()
    assert not (walked[1] / "data" / "demo.sqlite").exists()


def test_screenshots_show_every_page(tmp_path):
    done = run(
        "screenshots", str(tmp_path / "pictures"), "--theme", "dark", "--lang", "en", "--json", home=tmp_path
    )
    assert done.returncode == 0, done.stderr
    names = {Path(path).name for path in json.loads(done.stdout)["pictures"]}

    for page in (
        "tickets",
        "contracts",
        "hours",
        "availability",
        "reports",
        "calendar",
        "agreement",
        "settings",
    ):
        assert {f"{page}-dark-en-1366x768.png", f"{page}-dark-en-1920x1080.png"} <= names
    for form in ("call", "contract", "consultation", "webinar"):
        assert f"{form}-errors-dark-en.png" in names
    assert all((tmp_path / "pictures" / name).stat().st_size > 10_000 for name in names)
