"""A colleague's change comes into the visible list by itself, soon, and moves nothing under anybody's hands."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as PatienceLost
from pytestqt.qtbot import QtBot

from console.wiring import Services
from models.desk.operations import sign_in
from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.drafts import TicketDraft
from models.tickets.operations import add_ticket
from models.tickets.operations.handling import take
from tests.journeys.desk import open_window, register_caller
from tests.journeys.weak_network import BEFORE, begin_call
from tests.keys import press, type_text
from tests.tickets.factories import CALLER
from widgets.parts.grid.place import Place
from widgets.parts.row_model import RowModel
from widgets.parts.tasks import Tasks

SOON = 0.5  # seconds from the colleague's commit to the row on screen
ROUNDS = 5
COLLEAGUE = Actor(None, "Сидорова Ольга")


@pytest.fixture
def colleague(postgresql_url: str) -> Iterator[Database]:
    """Another console on the same server, with forty tickets on file."""
    database = Database.open(postgresql_url)
    register_caller(database)
    for number in range(40):
        _call(database, f"Журнал не открывается {number}")
    yield database
    database.close()


def _call(database: Database, description: str) -> int:
    draft = TicketDraft(
        kind="request",
        description=description,
        contract_no="412/2026-МЭО",
        caller=CALLER,
        override_reason="Вне рабочего времени",
    )
    return database.write(COLLEAGUE, lambda session: add_ticket(session, draft)).value.id


def _tasks(url: str, *, watch: bool) -> Tasks:
    tasks = Tasks(lambda: Database.open(url), print, watch=watch)
    tasks.sign_in(lambda session: sign_in(session, "Петрова Инна"), lambda _: None, tasks)
    return tasks


@pytest.fixture
def tasks(request: pytest.FixtureRequest, colleague: Database, postgresql_url: str) -> Iterator[Tasks]:
    """Takes the place of the embedded database's tasks under the window; a parameter of False stops its ears."""
    tasks = _tasks(postgresql_url, watch=getattr(request, "param", True))
    yield tasks
    tasks.close()


class Standing:
    """A window in the middle of work: a row chosen, the list scrolled, the cursor within a half-typed word."""

    def __init__(self, qtbot: QtBot, services: Services) -> None:
        window, form, _ = begin_call(qtbot, services)
        self.grid = window.stack.current().grid
        qtbot.waitUntil(lambda: self.grid.model().rowCount() == 40, timeout=20_000)
        self.grid.selectRow(20)
        self.grid.scrollTo(self.grid.model().index(30, 0))
        self._box = form.matter.form.editor("description")
        self._box.setFocus()
        press(self._box, "Ctrl+Home")
        press(self._box, "Right")
        qtbot.waitUntil(lambda: services.tasks.idle, timeout=20_000)

    def typed(self) -> tuple[object, ...]:
        """Where the focus is, what was typed, and where its cursor stands."""
        return (QApplication.focusWidget(), self._box.toPlainText(), self._box.textCursor().position())

    def looked_at(self) -> tuple[object, ...]:
        """The chosen rows, and the one at the top of the list."""
        top = self.grid.indexAt(self.grid.viewport().rect().topLeft()).row()
        return (self.grid.current_id(), tuple(self.grid.selected_ids()), self.grid.id_at(top))


def test_a_colleagues_call_appears_soon_and_disturbs_nobody(
    qtbot: QtBot, services: Services, colleague: Database
) -> None:
    standing = Standing(qtbot, services)
    grid, typed, looked_at, waits = standing.grid, standing.typed(), standing.looked_at(), []
    for number in range(ROUNDS):
        new = _call(colleague, f"Новое обращение {number}")
        committed = time.monotonic()
        qtbot.waitUntil(lambda new=new: grid.row_of(new) is not None, timeout=20_000)
        waits.append(time.monotonic() - committed)
        assert (standing.typed(), standing.looked_at()) == (typed, looked_at)
    assert typed[1:] == (BEFORE, 1)
    assert min(waits) <= SOON, "the best of five, for this machine may be busy"


def _after_a_call(qtbot: QtBot, standing: Standing, colleague: Database) -> tuple[object, ...]:
    """What is looked at once a colleague's new call is in the list."""
    new = _call(colleague, "Новое обращение")
    qtbot.waitUntil(lambda: standing.grid.row_of(new) is not None, timeout=20_000)
    return standing.looked_at()


def test_a_list_that_is_made_anew_for_a_colleagues_call_loses_what_was_chosen(
    qtbot: QtBot, services: Services, colleague: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the choice: a model that is reset forgets it."""
    standing = Standing(qtbot, services)
    looked_at, on_ids = standing.looked_at(), RowModel._on_ids

    def made_anew(model: RowModel, *given: Any) -> None:
        model.beginResetModel()
        model.endResetModel()
        on_ids(model, *given)

    monkeypatch.setattr(RowModel, "_on_ids", made_anew)
    assert looked_at[:2] == (20, (20,))
    assert _after_a_call(qtbot, standing, colleague)[:2] == (None, ())


def test_a_list_that_nobody_puts_back_slides_under_a_colleagues_call(
    qtbot: QtBot, services: Services, colleague: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the place: the rows move down by the one that came, and another is on top."""
    monkeypatch.setattr(Place, "restore", lambda place: setattr(place, "changing", False))
    standing = Standing(qtbot, services)
    *chosen, top = standing.looked_at()
    *still, now_on_top = _after_a_call(qtbot, standing, colleague)
    assert still == chosen
    assert now_on_top != top


def test_a_half_typed_search_is_left_as_it_is_and_its_list_stays_true(
    qtbot: QtBot, services: Services, colleague: Database
) -> None:
    page = open_window(qtbot, services).stack.current()
    page.search.setFocus()
    type_text(page.search, "журн")
    model = page.grid.model()
    qtbot.waitUntil(lambda: model.query is not None and model.query.search == "журн", timeout=20_000)
    qtbot.waitUntil(lambda: services.tasks.idle and model.rowCount() == 40, timeout=20_000)
    press(page.search, "Left")
    new = _call(colleague, "Журнал пуст")
    other = _call(colleague, "Белый экран")
    qtbot.waitUntil(lambda: page.grid.row_of(new) is not None, timeout=20_000)
    assert page.grid.row_of(other) is None
    assert QApplication.focusWidget() is page.search
    assert (page.search.text(), page.search.cursorPosition()) == ("журн", 3)


def test_a_colleagues_hand_on_a_ticket_is_seen_in_its_row(
    qtbot: QtBot, services: Services, colleague: Database
) -> None:
    page = open_window(qtbot, services).stack.current()
    grid = page.grid
    qtbot.waitUntil(lambda: grid.model().rowCount() == 40, timeout=20_000)
    ticket = grid.id_at(3)
    who = colleague.write_as_system(lambda session: sign_in(session, COLLEAGUE.name)).value
    colleague.write(who, lambda session: take(session, [ticket]))

    def row() -> str:
        model, number = grid.model(), grid.row_of(ticket)
        return " ".join(str(model.index(number, column).data()) for column in range(model.columnCount()))

    qtbot.waitUntil(lambda: "Сидорова" in row(), timeout=20_000)


@pytest.mark.parametrize("tasks", [False], indirect=True)
def test_a_window_that_does_not_listen_shows_nothing(
    qtbot: QtBot, services: Services, colleague: Database
) -> None:
    """The control: without ears the colleague's call stays unseen."""
    page = open_window(qtbot, services).stack.current()
    qtbot.waitUntil(lambda: services.tasks.idle and page.grid.model().rowCount() == 40, timeout=20_000)
    new = _call(colleague, "Журнал пуст")
    with pytest.raises(PatienceLost):
        qtbot.waitUntil(lambda: page.grid.row_of(new) is not None, timeout=2_000)
