"""The hours page beside its panel, and a keyboard that types where the cursor is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.formats import MOSCOW
from models.hours.tables import Consultation, HoursLine
from models.storage.database import Database
from tests.hours.factories import make_contract
from tests.keys import focused, press, type_text
from tests.screen import Host
from widgets.hours.consultation_form import ConsultationForm
from widgets.hours.page import HoursPage
from widgets.hours.stopwatch import Stopwatch

NOW = datetime.now(MOSCOW)
TERM = {"starts": NOW.date() - timedelta(days=100), "ends": NOW.date() + timedelta(days=200)}
NUMBER = "15/2026-МЭО"


class FakeClock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def hit(chord: str) -> None:
    """Press a chord where the keyboard is: in an open list, else in the focused field."""
    press(QApplication.activePopupWidget() or focused(), chord)


def write(text: str) -> None:
    """Type where the keyboard is; an open list hands letters on to its field."""
    for letter in text:
        type_text(focused(), letter)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def page(host: Host, sqlite_database: Database, clock: FakeClock, qtbot: QtBot) -> HoursPage:
    """The page over two schools of one name and one more, with a stopwatch that the test winds."""
    make_contract(sqlite_database, NUMBER, **TERM)
    make_contract(sqlite_database, "16/2026-МЭО", locality="Казань", region="Республика Татарстан", **TERM)
    make_contract(sqlite_database, "17/2026-МЭО", school="Лицей № 7", quota=60, **TERM)
    host.context.settings.set("operator.line", "132")
    made = HoursPage(host.context)
    made.consultations.make_stopwatch = lambda: Stopwatch(clock=clock)
    host.show_with(made)
    qtbot.waitUntil(lambda: len(made.lists.model().ids) == 3)
    return made


def open_form(page: HoursPage, qtbot: QtBot) -> ConsultationForm:
    """F4, as the page does it."""
    page.new_consultation()
    form = page.context.panel.tabs.currentWidget()
    assert isinstance(form, ConsultationForm)
    qtbot.waitUntil(form.fields.callers.hasFocus)
    return form


def consultations(database: Database) -> list[Consultation]:
    return database.read(lambda session: session.query(Consultation).order_by(Consultation.id).all())


def lines(database: Database) -> list[HoursLine]:
    return database.read(lambda session: session.query(HoursLine).order_by(HoursLine.id).all())


def texts(grid) -> list[list[str]]:
    """What the rows of a list show."""
    model = grid.rows
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def column(grid, key: str) -> list[str]:
    place = [field.key for field in grid.columns.fields].index(key)
    return [row[place] for row in texts(grid)]


def open_register(page: HoursPage, qtbot: QtBot, contract: int = 1) -> None:
    page.open_contract(contract)
    qtbot.waitUntil(lambda: page.register.answer is not None and page.register.model.complete)


def show(page: HoursPage, qtbot: QtBot, view: str) -> None:
    page.views.show_value(view)
    page._show_view()
    qtbot.waitUntil(lambda: page.lists.model().complete)
