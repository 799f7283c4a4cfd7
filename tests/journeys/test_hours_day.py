"""A methodologist's day in the real window, by keyboard alone: three consultations, an overshoot, a reversal, Excel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from console.main_window import MainWindow
from console.pages import PAGES
from console.wiring import Services
from models.formats import MOSCOW
from models.hours.checks import check
from models.hours.tables import Consultation, HoursLine
from models.storage.database import Database
from tests.hours.factories import held, make_contract
from tests.hours.screen import FakeClock
from tests.journeys.desk import Typist
from tests.keys import focused, press
from widgets.hours.consultation_form import ConsultationForm
from widgets.hours.page import HoursPage
from widgets.hours.record_panel import RecordPanel
from widgets.hours.stopwatch import Stopwatch

BUDGET_SECONDS = 22.0
NOW = datetime.now(MOSCOW)
TERM = {"starts": NOW.date() - timedelta(days=100), "ends": NOW.date() + timedelta(days=200)}
PAGES_OF_THE_DAY = tuple(
    sorted((line for line in PAGES if line.id in {"calendar", "hours"}), key=lambda line: line.id)
)


class Keyboard(Typist):
    """A typist whose keys go to an open list first, as the window system does it."""

    def press(self, chord: str) -> None:
        self.keys += len(chord.split("+"))
        press(QApplication.activePopupWidget() or focused(), chord)

    def type(self, text: str) -> None:
        self.keys += sum(letter.isupper() for letter in text)  # Shift
        super().type(text)


class Mouse(QObject):
    """Notes every press of a mouse button."""

    presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.presses += event.type() == QEvent.Type.MouseButtonPress
        return False


@pytest.fixture
def mouse() -> Iterator[Mouse]:
    made = Mouse()
    QApplication.instance().installEventFilter(made)
    yield made
    QApplication.instance().removeEventFilter(made)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def window(qtbot: QtBot, services: Services, sqlite_database: Database) -> MainWindow:
    """The console over a small registry, with another page in front: F4 works from anywhere."""
    make_contract(sqlite_database, "15/2026-МЭО", **TERM)
    make_contract(sqlite_database, "16/2026-МЭО", locality="Казань", region="Республика Татарстан", **TERM)
    made = MainWindow(services, PAGES_OF_THE_DAY, status_widget="")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: made.stack.current() is not None, timeout=15_000)
    qtbot.waitUntil(lambda: made.stack.loaded("hours") is not None, timeout=15_000)
    qtbot.wait(50)
    assert made.stack.current_id == "calendar"
    assert made.stack.existing("hours") is None
    return made


def front(window: MainWindow, kind: type) -> object:
    widget = window.panel.tabs.currentWidget()
    assert isinstance(widget, kind)
    return widget


def consult(
    typist: Keyboard, window: MainWindow, clock: FakeClock, name: str, school: str, topic: str, minutes: int
) -> ConsultationForm:
    """F4, who, which school, what about; the stopwatch knows how long it took."""
    typist.decide("take the call")
    typist.press("F4")
    form = front(window, ConsultationForm)
    form.stopwatch._clock = clock
    typist.wait(form.fields.callers.hasFocus)
    typist.decide("who")
    typist.type(name)
    typist.press("Tab")
    typist.press("Tab")
    typist.decide("which school")
    typist.type(school)
    typist.wait(lambda: len(form.fields.schools.matching(school)) == 1)
    typist.press("Return")
    typist.wait(form.fields.topics.hasFocus)
    typist.wait(lambda: bool(form.fields.topics.matching(topic)))
    typist.decide("what about")
    typist.type(topic)
    typist.press("Return")
    typist.wait(form.fields.editor("question").hasFocus)
    typist.decide("what was asked")
    typist.type("журнал оценок")
    clock.now += minutes * 60
    return form


def save(typist: Keyboard, window: MainWindow) -> None:
    typist.decide("done")
    typist.press("Ctrl+Return")
    typist.wait(lambda: window.panel.keys() == [])


def test_25_minute_consultation_of_a_caller_not_on_file_takes_at_most_22_seconds(
    qtbot: QtBot, window: MainWindow, sqlite_database: Database, mouse: Mouse, clock: FakeClock
) -> None:
    """K 0.2 s a key, M 1.35 s a decision, hands on the keyboard once; nothing is pointed at (a spreadsheet: 35 s)."""
    typist = Keyboard(qtbot)
    consult(typist, window, clock, "Кузнецова Анна Петровна", "гимн 1 перм", "3", 25)
    save(typist, window)

    (row,) = sqlite_database.read(lambda session: session.query(Consultation).all())
    assert (row.surname, row.locality, row.minutes, row.raw_seconds) == ("Кузнецова", "Пермь", 25, 1500)
    assert window.stack.current_id == "calendar"
    assert mouse.presses == 0
    assert typist.seconds <= BUDGET_SECONDS, (typist.keys, typist.log)


def test_length_typed_by_hand_still_fits_into_22_seconds(
    qtbot: QtBot, window: MainWindow, sqlite_database: Database, mouse: Mouse, clock: FakeClock
) -> None:
    typist = Keyboard(qtbot)
    form = consult(typist, window, clock, "Кузнецова Анна Петровна", "гимн 1 перм", "3", 31)
    typist.press("Tab")
    typist.press("Tab")
    assert form.fields.minutes.hasFocus()
    typist.type("25")
    save(typist, window)

    (row,) = sqlite_database.read(lambda session: session.query(Consultation).all())
    assert (row.minutes, row.raw_seconds) == (25, 1860)
    assert mouse.presses == 0
    assert typist.seconds <= BUDGET_SECONDS, (typist.keys, typist.log)


def test_day_ends_with_a_statement_that_agrees_with_the_screen_to_the_minute(
    qtbot: QtBot,
    window: MainWindow,
    sqlite_database: Database,
    mouse: Mouse,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three consultations by keyboard, the last one beyond the quota; the second is reversed; Excel says the same."""
    for _ in range(2):
        held(sqlite_database, 1, 1440, at=NOW)
    held(sqlite_database, 1, 880, at=NOW)
    typist = Keyboard(qtbot)

    consult(typist, window, clock, "Кузнецова Анна Петровна", "гимн 1 перм", "3", 25)
    save(typist, window)
    consult(typist, window, clock, "Ли Мэй нет", "15/2026", "карты", 40)
    save(typist, window)
    form = consult(typist, window, clock, "Орлов Иван Ильич", "гимн 1 перм", "1", 50)
    typist.press("Ctrl+Return")
    typist.wait(
        lambda: form.fields.cell("reason").isVisibleTo(form) and form.fields.cell("reason").widget.hasFocus()
    )
    typist.type("обещано школе")
    save(typist, window)

    page = go_to_register(typist, window)
    reverse_second(typist, window, page, sqlite_database)

    assert sqlite_database.read(check) == []
    balance = page.register.answer.state.balance
    assert (balance.used, balance.over) == (3835, 0)
    assert "5\u00a0мин" in page.register._left.text()
    assert statement_in_excel(page, window, tmp_path, monkeypatch, qtbot) == 3835
    assert mouse.presses == 0


def go_to_register(typist: Keyboard, window: MainWindow) -> HoursPage:
    """Ctrl+2, the contract in the list, Enter."""
    typist.press("Ctrl+2")
    typist.wait(lambda: window.stack.current_id == "hours" and window.stack.current() is not None)
    page = window.stack.current()
    assert isinstance(page, HoursPage)
    typist.wait(lambda: page.lists.model().complete)
    page.lists.grid().setFocus()
    typist.press("Home")
    typist.press("Return")
    typist.wait(lambda: not page.register.isHidden() and page.register.model.rowCount() == 6)
    typist.wait(lambda: page.register.answer is not None and page.register.grid.current_id() == 6)
    assert page.register.answer.state.balance.over == 35
    return page


def reverse_second(typist: Keyboard, window: MainWindow, page: HoursPage, database: Database) -> None:
    """Up to the line, F7, the reason, Ctrl+Enter."""
    typist.press("Up")
    typist.wait(lambda: page.register.grid.current_id() == 5)
    typist.press("F7")
    typist.wait(lambda: isinstance(window.panel.tabs.currentWidget(), RecordPanel))
    panel = front(window, RecordPanel)
    typist.wait(
        lambda: panel.record is not None and panel._form.isVisible() and panel.isAncestorOf(focused())
    )
    assert panel.record.minutes == 40
    typist.type("не та школа")
    typist.press("Ctrl+Return")
    typist.wait(lambda: database.read(lambda session: session.query(HoursLine).count()) == 7)
    typist.wait(lambda: page.register.answer.state.balance.charged == 3835)
    typist.wait(lambda: "5\u00a0мин" in page.register._left.text())


def statement_in_excel(
    page: HoursPage, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> int:
    """The minutes that the statement's data sheet adds up to."""
    target = folder / "выписка.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.show_statement()
    page.excel()
    qtbot.waitUntil(lambda: bool(page.exporter.written), timeout=60_000)  # by a process of its own
    assert any(text.startswith("Записан файл") for text in window.notices.bars.texts().values())
    book = openpyxl.load_workbook(target)
    return sum(minutes_of(sheet) for sheet in book.worksheets if sheet.title == "Данные")


def minutes_of(sheet) -> int:
    """The sum of the column of charged minutes."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row and "Договор" in row and len(set(row)) > 5)
    place = next(number for number, title in enumerate(rows[head]) if str(title).startswith("Списано"))
    return sum(row[place] for row in rows[head + 1 :] if isinstance(row[place], int))


def test_stopwatch_of_the_page_is_a_real_clock() -> None:
    """The journeys wind a clock of their own; the program's own must run by itself."""
    watch = Stopwatch()
    watch.start()

    assert watch.running
    assert watch.minutes() == 1
