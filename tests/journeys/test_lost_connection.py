"""A call is saved while the server is away: nothing is lost, no dialog comes, and it arrives once when it is back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from console.wiring import Services
from models.desk.operations import sign_in
from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.tables import Ticket
from tests.journeys.desk import Typist, open_window, register_caller
from tests.postgres import Cluster
from widgets.parts.tasks import Tasks
from widgets.tickets.call_form import CallForm

DESCRIPTION = "Нет звука в уроке"


@pytest.fixture
def server() -> Iterator[Cluster]:
    """A server that the test may stop, with a caller on file."""
    cluster = Cluster()
    cluster.execute("create database desk")
    database = Database.open(cluster.url("desk").render_as_string())
    register_caller(database)
    database.close()
    yield cluster
    cluster.remove()


@pytest.fixture
def tasks(server: Cluster) -> Iterator[Tasks]:
    """Takes the place of the embedded database's tasks under the window."""
    failures: list[Exception] = []
    tasks = Tasks(lambda: Database.open(server.url("desk").render_as_string()), failures.append)
    tasks.sign_in(lambda session: sign_in(session, "Петрова Инна"), lambda _: None, tasks)
    yield tasks
    tasks.close()
    assert [error for error in failures if not hasattr(error, "sentences")] == [], "no bug came to light"


def _stored(cluster: Cluster) -> list[str]:
    database = Database.open(cluster.url("desk").render_as_string())
    found = database.read(
        lambda session: list(session.scalars(select(Ticket.description).order_by(Ticket.id)))
    )
    database.close()
    return found


def test_a_call_saved_without_a_server_arrives_once_when_it_is_back(
    qtbot: QtBot, services: Services, server: Cluster
) -> None:
    window = open_window(qtbot, services)
    qtbot.waitUntil(lambda: services.tasks.actor is not None)
    typist = Typist(qtbot)
    typist.press("F2")
    form = window.panel.tabs.currentWidget()
    assert isinstance(form, CallForm)
    typist.wait(form.caller.field.hasFocus)
    typist.type("кузне")
    typist.press("Return")
    typist.wait(lambda: form.caller.field.choice is not None)
    form.matter.show_values({"kind": "request", "description": DESCRIPTION})
    server.stop()
    form.save()
    qtbot.waitUntil(lambda: form._outbox.waits, timeout=20_000)
    assert "база" in form._state.text()
    assert window.panel.tabs.currentWidget() is form, "the form stays open with everything in it"
    server.start()
    page = window.stack.current()
    qtbot.waitUntil(
        lambda: page.grid.current_id() is not None or page.grid.model().rowCount() == 1, timeout=30_000
    )
    assert _stored(server) == [DESCRIPTION]


def test_an_outcome_that_nobody_knows_is_not_stored_twice(server: Cluster) -> None:
    """The commit went through but its answer was lost: the same key again gives the same ticket."""
    from models.tickets.drafts import TicketDraft
    from models.tickets.operations import add_ticket

    database = Database.open(server.url("desk").render_as_string())
    draft = TicketDraft(kind="request", description=DESCRIPTION, refused=True)
    actor = Actor(None, "Петрова Инна")
    numbers = {database.write(actor, lambda session: add_ticket(session, draft)).value.id for _ in range(5)}
    count = database.read(lambda session: session.scalar(select(func.count()).select_from(Ticket)))
    database.close()
    assert (len(numbers), count) == (1, 1)
