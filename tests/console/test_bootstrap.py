"""From a bare machine to the first line of the program: what is missing is said in a sentence with what to type."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace

import pytest

from console import __main__ as entry
from console import bootstrap, libraries
from console.cli import run

HOUSE = Path(__file__).resolve().parents[2]
ABSENT = ("fcntl", "pwd", "grp", "resource", "termios", "readline", "syslog", "posix")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with nothing in it but its requirements; what would be run is only noted."""
    folder = tmp_path / "Рабочий стол" / "пульт"
    (folder / "console").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(
        '[project]\ndependencies = ["click"]\noptional-dependencies = {test = ["pytest"], dev = ["ruff"]}\n'
    )
    (folder / "console" / "constraints.txt").write_text("click==8\n")
    venv = folder / ".venv"
    for name, value in {
        "ROOT": folder,
        "VENV": venv,
        "CONSTRAINTS": folder / "console" / "constraints.txt",
        "STAMP": venv / "meo-console.stamp",
        "BEGUN": venv / "meo-console.begun",
        "LOCK": folder / ".venv.lock",
    }.items():
        monkeypatch.setattr(bootstrap, name, value)
    ran: list[list[str]] = []
    answer = SimpleNamespace(returncode=0, stdout=f"3.{sys.version_info[1]}\n", stderr="")

    def run(command):
        ran.append([str(word) for word in command])
        if "venv" in command:
            for old in venv.glob("*"):
                old.unlink()
            venv.mkdir(exist_ok=True)
        return answer

    monkeypatch.setattr(bootstrap, "_run", run)
    return SimpleNamespace(folder=folder, venv=venv, ran=ran, answer=answer)


def first(checkout) -> None:
    """The first start on this checkout."""
    checkout.answer.stdout = ""  # there is no Python in it yet
    bootstrap.make_environment([])
    checkout.answer.stdout = f"{sys.version_info[0]}.{sys.version_info[1]}\n"


def made(checkout) -> bool:
    """Whether the environment was made from nothing since the last time of asking."""
    found = any("--clear" in command for command in checkout.ran)
    checkout.ran.clear()
    return found


def test_the_environment_is_made_once_and_then_left_alone(checkout):
    first(checkout)
    assert made(checkout)
    assert not bootstrap.BEGUN.exists()
    bootstrap.make_environment([])

    assert all("install" not in command for command in checkout.ran)


def test_an_environment_that_was_begun_and_not_finished_is_made_anew(checkout):
    checkout.venv.mkdir()
    bootstrap.BEGUN.touch()
    bootstrap.make_environment([])

    assert made(checkout)
    assert bootstrap.is_stamped([])


def test_an_environment_of_another_python_is_made_anew(checkout):
    first(checkout)
    made(checkout)
    checkout.answer.stdout = "3.9\n"
    bootstrap.make_environment([])

    assert made(checkout)


def test_other_requirements_complete_the_environment_without_making_it_anew(checkout):
    first(checkout)
    made(checkout)
    bootstrap.make_environment(["test"])
    install = next(command for command in checkout.ran if "install" in command)

    assert "pytest" in install
    assert not made(checkout)
    assert bootstrap.is_stamped(["test"])
    assert not bootstrap.is_stamped(["dev"])


def test_no_network_is_said_in_words(checkout):
    checkout.answer.returncode = 1
    checkout.answer.stderr = (
        "WARNING: Retrying … NewConnectionError('… Temporary failure in name resolution')"
    )
    with pytest.raises(bootstrap.CannotStart, match="registry does not answer: check the network connection"):
        bootstrap._fetch(["click"])


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    with pytest.raises(bootstrap.CannotStart, match=r"Python 3\.11 or newer is needed; this is 3\.9"):
        bootstrap.prepare("console")


def test_two_starts_at_once_wait_for_one_another(checkout):
    with bootstrap.alone(), bootstrap.LOCK.open("a") as second:
        assert not bootstrap._lock(second.fileno(), wait=False)
    with bootstrap.LOCK.open("a") as third:
        assert bootstrap._lock(third.fileno(), wait=False)


def test_an_ordinary_user_is_told_the_exact_command(monkeypatch, tmp_path):
    monkeypatch.setattr(libraries, "missing_libraries", lambda *, x11: {"libEGL.so.1": "libegl1"})
    monkeypatch.setattr(libraries, "is_root", lambda: False)
    monkeypatch.setattr(libraries, "APT_LISTS", tmp_path)
    present = {"apt-get", "sudo"}
    monkeypatch.setattr(libraries.shutil, "which", lambda name: name if name in present else None)
    install = "apt-get install -y --no-install-recommends libegl1"
    said = []
    for available in ({"apt-get", "sudo"}, {"apt-get"}, {"dnf"}, set()):
        present = available
        with pytest.raises(libraries.CannotStart) as problem:
            libraries.ensure_libraries(x11=False)
        said.append(str(problem.value))

    assert said[0].endswith(f"type: sudo apt-get update && sudo {install}")
    assert said[1].endswith(f'type: su -c "apt-get update && {install}"')
    assert "sudo dnf install 'libEGL.so.1" in said[2]
    assert said[3].endswith("(names as in Debian): libegl1")


def test_fetched_package_lists_are_not_fetched_again(monkeypatch, tmp_path):
    (tmp_path / "deb.debian.org_dists_bookworm_main_binary-amd64_Packages").touch()
    monkeypatch.setattr(libraries, "APT_LISTS", tmp_path)

    assert "update" not in libraries.apt_command(["libegl1"])


@pytest.mark.parametrize(
    ("display", "answers"), [("", False), (":4077", False), ("localhost:4077", False), ("what", False)]
)
def test_a_display_that_does_not_answer_is_none(monkeypatch, display, answers):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)

    assert libraries.has_display() is (answers or sys.platform != "linux")


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ([], True),
        (["--database", "desk.sqlite"], True),
        (["--lang", "en", "--database", "desk.sqlite"], True),
        (["--lang", "fr"], False),
        (["--database"], False),
        (["--colour", "blue"], False),
        (["--database=desk.sqlite"], False),
    ],
)
def test_only_a_plain_command_line_opens_the_window_without_the_verbs(words, plain):
    assert entry._opens_plainly(words) is plain


def test_nothing_that_only_unix_has_is_needed_to_start():
    """As on Windows: every verb and every page is imported while those modules are missing."""
    program = f"""
import sys
import importlib, pkgutil
for name in {ABSENT!r}:
    if name != "posix":
        sys.modules[name] = None
from console.cli import VERBS, run
import console, widgets, models
for floor in (console, widgets, models):
    for found in pkgutil.walk_packages(floor.__path__, floor.__name__ + "."):
        if not found.name.endswith("__main__") and ".versions." not in found.name and "migrations" not in found.name:
            importlib.import_module(found.name)
sys.exit(run(["worktime", "2026-11-05T10:00", "2026-11-05T12:00", "--json"]))
"""
    environment = {**os.environ, "PYTHONPATH": str(HOUSE), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False
    )

    assert done.returncode == 0, done.stderr[-2000:]
    assert "{" in done.stdout


def test_the_wheel_carries_every_resource():
    """By the patterns of pyproject.toml; texts to be translated and the picture of the README stay at home."""
    patterns = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    patterns = patterns["package-data"]["*"]
    left_out = [
        path.relative_to(HOUSE).as_posix()
        for floor in ("resources", "models", "widgets", "console")
        for path in (HOUSE / floor).rglob("*")
        if path.is_file()
        and path.suffix not in (".py", ".pyc", ".ts")
        and not any(fnmatch(path.name, pattern) for pattern in patterns)
    ]

    assert left_out == ["resources/help/pictures/tickets.png"]


def test_a_home_that_cannot_be_written_is_a_sentence_and_not_a_fault(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").touch()
    monkeypatch.setenv("MEO_CONSOLE_HOME", str(tmp_path / "file"))

    assert run(["demo"]) == 1
    assert "desk.sqlite" in capsys.readouterr().err
