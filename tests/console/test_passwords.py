"""A day with a server that asks for passwords: none of them is in a file of ours, a log, an argument or a report."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import psycopg
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from console.app import Console
from console.places import HOME_VARIABLE, Places
from console.sign_in import sign_in_as
from tests.console.lines import LINES
from tests.keys import press
from tests.postgres import QUICK, Cluster
from widgets.parts.child import make_due_in_child
from widgets.parts.notices import Bar

ADMIN, FIRST, SECOND = "админ-Секрет-1 2026", "Аннин-Секрет-2 2026", "Аннин-Секрет-3 2026"
SECRETS = (ADMIN, FIRST, SECOND)
RULES = "local all owner trust\nlocal all all scram-sha-256\n"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def asking() -> Iterator[Cluster]:
    """A server that asks everybody for a password and writes every statement into its log."""
    cluster = Cluster(options=[*QUICK, "-c", "log_statement=all"])
    with psycopg.connect(cluster.dsn("postgres"), autocommit=True) as connection:
        connection.execute("set log_statement = 'none'")
        connection.execute("create role admin superuser login password '" + ADMIN + "'")
        connection.execute("create database desk owner admin")
    (cluster.data / "pg_hba.conf").write_text(RULES)
    cluster.execute("select pg_reload_conf()")
    yield cluster
    cluster.remove()


@pytest.fixture
def arguments(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command lines of all programs that are started."""
    started: list[str] = []

    class Recorded(subprocess.Popen):  # type: ignore[type-arg]
        """Says with what it was started."""

        def __init__(self, args: Any, *rest: Any, **more: Any) -> None:
            started.append(" ".join(map(str, args)))
            super().__init__(args, *rest, **more)

    monkeypatch.setattr(subprocess, "Popen", Recorded)
    return started


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the console keeps everything of its own; there is no keyring."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    monkeypatch.setattr(logging.getLogger("meo-console"), "level", logging.DEBUG)
    yield tmp_path / "home"
    keyring.set_keyring(before)


def place(cluster: Cluster, login: str) -> str:
    """The address of the desk, without a password."""
    return f"postgresql://{login}@/desk?host={cluster.folder}"


def command_line(cluster: Cluster, *words: str, typed: str = "") -> str:
    """A verb as the administrator types it, the password in the environment; what it says, on both streams."""
    command = [sys.executable, "-m", "console", "--database", place(cluster, "admin"), *words]
    done = subprocess.run(
        command,
        input=typed,
        env={**os.environ, "PGPASSWORD": ADMIN},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def holding(folder: Path) -> list[str]:
    """The files of a folder that hold a secret, in any of the usual notations."""
    notations = [form for secret in SECRETS for form in (secret.encode(), secret.encode("utf-16-le"))]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in notations)
    ]


@pytest.mark.slow
def test_no_password_is_left_anywhere(
    qtbot: QtBot, qapp: QApplication, asking: Cluster, home: Path, arguments: list[str]
) -> None:
    said = command_line(asking, "server", "init")
    person = ("server", "add-person", "anna", "--group", "operator", "--name", "Иванова Анна")
    for secret in (FIRST, SECOND):
        said += command_line(asking, *person, "--password-stdin", typed=f"{secret}\n")
    crashes: list[str] = []
    console = Console(qapp, Places.under(home), language="ru", pages=LINES, status_widget="")
    console.begin(None)
    page = console.start_page
    assert page is not None
    page.operator.show_values({"operator.name": "Иванова Анна"})
    page.server.click()
    for key, text in {"hosts": str(asking.folder), "database": "desk", "person": "anna"}.items():
        page.address.form.editor(key).set_raw(text)
    for secret in (FIRST, SECOND):  # the old one is refused in words, the new one opens the window
        page.address.form.editor("password").set_raw(secret)
        page.address.check()
        qtbot.waitUntil(page.address.check_button.isEnabled, timeout=60_000)
    press(page.address.form.editor("password"), "Return")
    qtbot.waitUntil(lambda: console.window is not None and console.tasks.actor is not None, timeout=60_000)
    console.errors.show_with(crashes.append, crashes.append)
    full = f"postgresql://anna:{SECOND}@/desk?host={asking.folder}"
    assert make_due_in_child(full, "ru") == []
    console.errors.failed(ValueError(f"cannot open {full}"))
    console.drafts.flush()
    console.close()
    console.languages.silence()
    for handler in logging.getLogger("meo-console").handlers:
        handler.flush()
    assert crashes
    assert holding(home) == []
    assert not [line for line in [*arguments, said, *map(str, crashes)] if any(s in line for s in SECRETS)]
    log = (asking.folder / "server.log").read_text("utf-8", errors="replace")
    assert "SCRAM-SHA-256$" in log, "the statements were logged"
    assert not [secret for secret in SECRETS if secret in log]


def test_the_search_finds_a_password_that_is_there(asking: Cluster, tmp_path: Path) -> None:
    """The control: a password that the server hashes stands in its log, and one in a file is found."""
    with psycopg.connect(asking.dsn("desk")) as connection:
        connection.execute("create role control login password 'Контроль-Секрет-4'")
    assert "Контроль-Секрет-4" in (asking.folder / "server.log").read_text("utf-8", errors="replace")
    (tmp_path / "settings.ini").write_text(f"password={FIRST}\n", "utf-8")
    assert holding(tmp_path) == ["settings.ini"]


def test_without_a_keyring_the_password_is_asked_for_at_the_next_start_and_nothing_else(
    qtbot: QtBot, qapp: QApplication, asking: Cluster, home: Path
) -> None:
    command_line(asking, "server", "init")
    command_line(
        asking, "server", "add-person", "anna", "--group", "operator", "--password-stdin", typed=f"{SECOND}\n"
    )
    console = Console(qapp, Places.under(home), language="ru", pages=LINES, status_widget="")
    console.settings.set("operator.name", "Иванова Анна")
    console.settings.set("database.place", place(asking, "anna"))
    console.begin(None)
    qtbot.waitUntil(lambda: console.start_page is not None, timeout=60_000)
    address = console.start_page.address
    qtbot.waitUntil(console.start_page.problem.isVisible)
    assert "спрашивает пароль" in console.start_page.problem.text()
    assert console.start_page.focusWidget() is address.form.editor("password")
    assert address.form.value("person") == "anna"
    assert not address.form.value("password")
    address.form.editor("password").set_raw("не тот пароль")
    press(address.form.editor("password"), "Return")
    qtbot.waitUntil(lambda: "Неверное имя или пароль" in console.start_page.problem.text(), timeout=60_000)
    qtbot.waitUntil(lambda: console.start_page.focusWidget() is address.form.editor("password"))
    assert address.form.editor("password").hasSelectedText()
    address.form.editor("password").set_raw(SECOND)
    press(address.form.editor("password"), "Return")
    qtbot.waitUntil(lambda: console.window is not None and console.tasks.actor is not None, timeout=60_000)
    console.close()
    console.languages.silence()
    assert holding(home) == []


def test_a_password_changed_while_the_console_runs_is_asked_for_and_nothing_typed_is_lost(
    qtbot: QtBot, qapp: QApplication, asking: Cluster, home: Path
) -> None:
    command_line(asking, "server", "init")
    person = ("server", "add-person", "anna", "--group", "operator", "--password-stdin")
    command_line(asking, *person, typed=f"{FIRST}\n")
    console = Console(qapp, Places.under(home), language="ru", pages=LINES, status_widget="")
    console.settings.set("operator.name", "Иванова Анна")
    address = place(asking, "anna")
    tasks = console.make_tasks(address, FIRST)
    tasks.sign_in(sign_in_as(console.settings), lambda _: None, tasks)
    qtbot.waitUntil(lambda: tasks.actor is not None, timeout=60_000)
    console.enter(address, tasks)
    console.drafts.keep("note:1", "tickets.note", {"number": 1, "text": "Перезвонить", "waits": ""})
    bars = console.window.notices.bars
    command_line(asking, *person, typed=f"{SECOND}\n")
    asking.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'anna'")
    qtbot.waitUntil(lambda: "не принимает пароль" in bars.texts().get("database", ""), timeout=60_000)
    (bar,) = [bar for bar in bars.findChildren(Bar) if bar.text() == bars.texts()["database"]]
    (button,) = [button for button in bar.findChildren(QPushButton) if button.text() == "Войти заново"]
    button.click()
    qtbot.waitUntil(lambda: console.start_page is not None and console.window is None, timeout=60_000)
    assert "не принимает пароль" in console.start_page.problem.text()
    form = console.start_page.address.form
    qtbot.waitUntil(lambda: console.start_page.focusWidget() is form.editor("password"))
    form.editor("password").set_raw(SECOND)
    press(form.editor("password"), "Return")
    qtbot.waitUntil(lambda: console.window is not None and console.tasks.actor is not None, timeout=60_000)
    assert [draft.data["text"] for draft in console.drafts.pending()] == ["Перезвонить"]
    qtbot.waitUntil(lambda: "drafts" in console.window.notices.bars.texts(), timeout=60_000)
    assert "database" not in console.window.notices.bars.texts()
    console.close()
    console.languages.silence()
    assert holding(home) == []
