"""A day of two hundred callers with every kind of failure: none of them is in the log, a report or the settings."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.orm import Session

from console.cli import run
from console.errors import Errors
from console.places import HOME_VARIABLE, Places
from console.settings import Settings
from models.all_tables import all_tables
from models.contracts.find import find_caller
from models.errors import ConflictError, InputError, RuleError
from models.formats import digits
from models.storage.database import Database
from models.storage.journal import Actor
from models.text import Text
from models.tickets.operations import add_ticket
from tests.tickets.factories import call
from widgets.parts.tasks import Tasks

SURNAMES = (
    "Абрамкина",
    "Беловзорова",
    "Вяткина",
    "Гнедичева",
    "Дубравина",
    "Ефросинина",
    "Жемчужникова",
    "Зеленцова",
)
NAMES = ("Аглая", "Василиса", "Евлампия", "Ярослава", "Степанида")
PATRONYMICS = ("Аристарховна", "Вениаминовна", "Елизаровна", "Фёдоровна", "Яковлевна")
FAULTS = ("conflict", "rule", "input", "bug", "sql", "thread", "slot", "qt", "cli", "none")


@dataclass(frozen=True)
class Caller:
    name: str
    phone: str
    mail: str

    def traces(self) -> set[str]:
        """What may stand nowhere."""
        surname = self.name.split()[0].casefold()
        return {self.name.casefold(), surname, self.phone, digits(self.phone)[1:], self.mail}


CALLERS = [
    Caller(
        f"{SURNAMES[n % 8]} {NAMES[n // 8 % 5]} {PATRONYMICS[n // 40]}",
        f"+7 916 {100 + n}-{10 + n % 90}-{10 + n * 7 % 90}",
        f"caller.{n}@school-{n}.example.org",
    )
    for n in range(200)
]


@dataclass
class Day:
    """What the day needs."""

    tasks: Tasks
    errors: Errors
    crashes: list[str]
    places: Places
    url: str


@pytest.fixture
def day(
    qapp: QApplication, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Day]:
    all_tables()
    places = Places.under(tmp_path / "home")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    crashes: list[str] = []
    errors = Errors(places.logs, lambda: None)
    errors.install()
    errors.show_with(lambda _: None, crashes.append)
    tasks = Tasks(lambda: Database.open(sqlite_url), errors.failed, watch=False)
    tasks.actor = Actor(None, "Петрова Инна Сергеевна")
    yield Day(tasks, errors, crashes, places, sqlite_url)
    tasks.close()
    errors.uninstall()


def _fail_in_the_database(session: Session, caller: Caller, fault: str) -> None:
    if fault == "conflict":
        raise ConflictError(Text("{name} has changed it", {"name": caller.name}))
    if fault == "rule":
        raise RuleError(Text("{name} may not", {"name": caller.name}))
    if fault == "input":
        raise InputError({"phone": Text("{phone} is none", {"phone": caller.phone})})
    if fault == "bug":
        raise KeyError(caller.name, caller.phone, caller.mail)
    if fault == "sql":
        session.execute(
            text("insert into person (name, email) values (:name, :mail)"),
            {"name": caller.name, "mail": caller.mail},
        )


def take_call(day: Day, caller: Caller, fault: str) -> None:
    """One call of the day, with its fault."""
    one = call(
        caller=caller.name, phone=caller.phone, email=caller.mail, on_behalf_of=caller.name, refused=True,
        description=f"{caller.name}, {caller.phone}, {caller.mail}: не открывается урок.",
    )  # fmt: skip

    def operation(session: Session) -> object:
        saved = add_ticket(session, one)
        _fail_in_the_database(session, caller, fault)
        return saved

    day.tasks.write(operation, lambda _: None, day.errors)
    day.tasks.read(lambda s: find_caller(s, caller.name, datetime.now(UTC)), lambda _: None, day.errors)
    if fault == "thread":
        thread = threading.Thread(target=lambda: int(f"{caller.name} {caller.phone}"))
        thread.start()
        thread.join()
    elif fault == "slot":
        day.errors.failed(ValueError(f"{caller.mail} of {caller.name}"))
    elif fault == "qt":
        qWarning(f"QFile: cannot open {caller.name}.png for {caller.mail}, {caller.phone}")
    elif fault == "cli":
        gate = ["--database", day.url, "gate", "--contract", caller.mail, "--person", caller.name]
        run([*gate, "--line", caller.phone])


def test_no_caller_of_the_day_is_in_a_log_a_report_of_a_bug_or_the_settings(
    qtbot: QtBot, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(day.places.settings_file)
    monkeypatch.setattr("models.contracts.gate_query.judge_call", lambda *_: int(CALLERS[8].name))
    for number, caller in enumerate(CALLERS):
        fault = FAULTS[number % len(FAULTS)] if number < 60 else "none"
        take_call(day, caller, fault)
    qtbot.waitUntil(lambda: day.tasks.idle, timeout=60_000)
    QApplication.processEvents()
    settings.save()
    for handler in logging.getLogger("meo-console").handlers:
        handler.flush()
    written = "\n".join(
        path.read_text(encoding="utf-8", errors="replace").casefold()
        for folder in (day.places.logs, day.places.config)
        for path in folder.rglob("*")
        if path.is_file()
    )
    assert written.count("bug\n") >= 24, "the faults were not even logged"
    assert day.crashes
    everything = written + "\n".join(day.crashes).casefold()
    found = {trace for caller in CALLERS for trace in caller.traces() if trace in everything}
    assert found == set()
