"""The real window for journeys, and a typist who only has a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pytestqt.qtbot import QtBot

from console.main_window import MainWindow
from console.pages import PAGES, PageLine
from console.wiring import Services
from models.contracts.drafts import AppointmentDraft, PersonDraft
from models.storage.database import Database
from tests.console.lines import LINES
from tests.keys import focused, press, type_text
from tests.tickets.factories import CALLER, contract_draft, register

CALL_PAGES = (*(line for line in PAGES if line.id == "tickets"), LINES[1])

KEY, MENTAL, HOMING, POINTING = 0.20, 1.35, 0.40, 1.10
"""Seconds of the keystroke-level model (Card, Moran and Newell)."""


def open_window(
    qtbot: QtBot, services: Services, first: str = "tickets", pages: Sequence[PageLine] = CALL_PAGES
) -> MainWindow:
    """The window of the console over the services' database, with the page `first` in front."""
    window = MainWindow(services, pages, status_widget="")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: window.stack.current() is not None, timeout=15_000)
    window.go(first)
    qtbot.waitUntil(
        lambda: window.stack.current() is not None and window.stack.current_id == first, timeout=15_000
    )
    return window


def register_caller(database: Database, number: str = "412/2026-МЭО") -> None:
    """A contract that holds today, with one trained person."""
    start = datetime.now(UTC).date() - timedelta(days=60)
    person = AppointmentDraft(person=PersonDraft(name=CALLER, phone="8 (4912) 25-44-11"), trained_on=start)
    register(
        database,
        contract_draft(
            number, signed_on=start, starts_on=start, ends_on=start + timedelta(days=364), persons=(person,)
        ),
    )


@dataclass(slots=True)
class Typist:
    """Presses keys where the focus is, and counts what it costs; never points."""

    qtbot: QtBot
    keys: int = 0
    decisions: int = 0
    log: list[str] = field(default_factory=list)

    def decide(self, what: str) -> None:
        """Think of what comes next: a new piece of the call (rule 2 of the model: one a cognitive unit)."""
        self.decisions += 1
        self.log.append(what)

    def press(self, chord: str) -> None:
        """A chord where the focus is; each of its keys counts."""
        self.keys += len(chord.split("+"))
        press(focused(), chord)

    def type(self, text: str) -> None:
        """Letters where the focus is at each of them: a field may hand on to the next."""
        for letter in text:
            self.keys += 1
            type_text(focused(), letter)

    def wait(self, until: Callable[[], object]) -> None:
        """The machine answers; people do not wait for it consciously below a second."""
        self.qtbot.waitUntil(until, timeout=10_000)

    @property
    def seconds(self) -> float:
        """What it takes by the model, the hands put on the keyboard once."""
        return self.keys * KEY + self.decisions * MENTAL + HOMING
