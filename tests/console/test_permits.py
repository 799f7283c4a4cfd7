"""What nobody here may do is not offered: rights of the group, and all writing while the schema is newer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console import permits
from console.main_window import MainWindow
from console.pages import PAGES
from console.permits import NEEDS, OPENERS, STEPS
from console.wiring import Services
from models.desk.operations import sign_in
from models.rights import RIGHTS, add_person, init_server
from models.storage import schema
from models.storage.database import Database
from models.storage.server import GROUPS
from tests.console.test_commands import ALL
from tests.postgres import Cluster
from tests.screen import Mishaps
from widgets.parts.commands import CommandAction, action
from widgets.parts.page import CommandButton
from widgets.parts.tasks import Tasks

READING = frozenset(
    {"agreement", "app", "edit", "go", "help", "view"}  # whole families; but for NEEDS
)
HARMLESS = frozenset(
    {
        "availability.excel",
        "calendar.export",
        "calendar.next_year",
        "calendar.previous_year",
        "calendar.today",
        "call.attach",
        "consultation.pause",
        "contracts.excel",
        "contracts.find",
        "contracts.leave",
        "contracts.leave_import",
        "hours.chart",
        "hours.excel",
        "hours.open",
        "hours.print",
        "hours.register",
        "hours.statement",
        "picture.instead",
        "preview.keep",
        "report.excel",
        "ticket.call_back",
        "ticket.course_map",
        "ticket.excel",
        "ticket.filter",
        "ticket.find",
    }
)
"""They show, look for or write a file; or they only change what is not saved yet."""
NAME, PASSWORD = "desk_permits", "long enough 7"
PATIENCE = 20_000
MoveTo = Callable[[str], None]


def test_of_every_command_it_is_known_whether_it_writes() -> None:
    unknown = {
        each.id
        for _, _, each in ALL
        if each.id not in NEEDS.keys() | HARMLESS and each.id.partition(".")[0] not in READING
    }
    assert unknown == set()
    assert not NEEDS.keys() & HARMLESS


@pytest.mark.parametrize("need", sorted(set(NEEDS.values())))
def test_what_a_command_needs_is_a_right_that_somebody_has(need: str) -> None:
    verb, table = need.split()
    assert set(getattr(RIGHTS[table], verb)) <= set(GROUPS)
    assert getattr(RIGHTS[table], verb)


def test_a_group_is_refused_what_its_rights_do_not_give() -> None:
    monitor, operator, supervisor = map(permits._refused, ("monitor", "operator", "supervisor"))
    assert {"ticket.new", "ticket.take", "ticket.note", "contracts.new", STEPS} <= monitor
    assert not {"availability.outage", "availability.component"} & monitor
    assert {"contracts.new", "contracts.edit"} <= operator
    assert not {"ticket.new", "ticket.take", "report.keep"} & operator
    assert supervisor == frozenset()
    assert permits._refused("") == permits._refused("кто-то") == frozenset()


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Database]:
    """A server with one person in two groups."""
    cluster.execute(f"create database {NAME}")
    database = Database(cluster.url(NAME).render_as_string())
    init_server(database)
    for group in ("monitor", "operator"):
        add_person(database, f"q_{group}", group, f"Человек {group}", PASSWORD)
    yield database
    database.close()
    cluster.execute(f"drop database {NAME} with (force)")


Open = Callable[[str], MainWindow]


@pytest.fixture
def console(
    qtbot: QtBot, cluster: Cluster, server: Database, services: Services, mishaps: Mishaps
) -> Iterator[Open]:
    """Opens the window of a person of a group over the server."""
    made: list[Tasks] = []

    def opened(group: str) -> MainWindow:
        url = cluster.url(NAME, f"q_{group}").render_as_string()
        tasks = Tasks(lambda: Database.open(url), mishaps)
        made.append(tasks)
        window = MainWindow(replace(services, tasks=tasks, place=url), PAGES, status_widget="")
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        with qtbot.waitSignal(tasks.signed_in, timeout=PATIENCE):
            tasks.sign_in(lambda session: sign_in(session, "Кто угодно"), lambda _: None, window)
        window.go("tickets")
        qtbot.waitUntil(lambda: window.stack.existing("tickets") is not None, timeout=PATIENCE)
        return window

    yield opened
    for tasks in made:
        tasks.close()


def button(window: MainWindow, command_id: str) -> CommandButton:
    """The button of a command in the bar of the page."""
    page = window.stack.existing("tickets")
    return next(each for each in page.findChildren(CommandButton) if each._action.command.id == command_id)


def command(window: MainWindow, command_id: str) -> CommandAction:
    """A command of the page of tickets."""
    return action(window.stack.existing("tickets"), command_id)


def test_a_monitor_is_not_offered_what_its_group_may_not_do(qtbot: QtBot, console: Open) -> None:
    window = console("monitor")
    qtbot.waitUntil(lambda: not button(window, "ticket.new").isEnabled(), timeout=PATIENCE)
    assert "monitor" in button(window, "ticket.new").toolTip()
    assert command(window, "ticket.take").reason
    command(window, "ticket.new").run()
    assert window.panel.keys() == []
    assert button(window, "ticket.excel").isEnabled()
    assert {e.command.id for e in window.offering.entries() if not e.enabled} >= {"ticket.new", "ticket.take"}


def test_an_operator_is_offered_calls(qtbot: QtBot, console: Open) -> None:
    window = console("operator")
    qtbot.waitUntil(lambda: bool(window.reason_against("contracts.new")), timeout=PATIENCE)
    assert button(window, "ticket.new").isEnabled()
    assert not command(window, "ticket.take").reason


@pytest.fixture
def move_schema(server: Database) -> MoveTo:
    """Sets the version of the server's schema, as a newer console and its rollback do; nobody is notified."""

    def move(revision: str) -> None:
        with server.writer.begin() as connection:
            connection.exec_driver_sql(f"update alembic_version set version_num = '{revision}'")

    return move


def test_a_console_that_writes_nothing_learns_of_a_newer_schema_and_of_its_end(
    qtbot: QtBot, console: Open, move_schema: MoveTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permits, "LOOK_MS", 300)
    window = console("operator")
    steps = QWidget(window)
    steps.setObjectName(STEPS)
    move_schema("zz_future")
    qtbot.waitUntil(lambda: bool(command(window, "ticket.take").reason), timeout=PATIENCE)
    assert "обновите" in window.notices.bars.texts()["schema"].casefold()
    assert "обновите" in window.reason_against("call.save")
    assert not steps.isEnabled()
    assert all(not window.reason_against(opener) for opener in OPENERS & {"ticket.new"}), "drafts are kept"

    command(window, "ticket.new").run()
    qtbot.waitUntil(lambda: bool(window.panel.keys()), timeout=PATIENCE)
    save = action(window.panel.tabs.currentWidget(), "call.save")
    qtbot.waitUntil(lambda: not save.isEnabled(), timeout=PATIENCE)

    move_schema(schema.head())
    qtbot.waitUntil(lambda: "schema" not in window.notices.bars.texts(), timeout=PATIENCE)
    assert not command(window, "ticket.take").reason
    assert steps.isEnabled()
    assert save.isEnabled()


def test_a_console_looks_at_the_schema_when_its_connection_is_back(
    qtbot: QtBot, console: Open, move_schema: MoveTo
) -> None:
    window = console("operator")
    move_schema("zz_future")
    assert "schema" not in window.notices.bars.texts()
    window.services.tasks.online.emit(True)
    qtbot.waitUntil(lambda: bool(window.reason_against("call.save")), timeout=PATIENCE)


def test_a_refused_write_closes_the_commands_at_once(
    qtbot: QtBot, console: Open, move_schema: MoveTo
) -> None:
    window = console("operator")
    move_schema("zz_future")
    tasks = window.services.tasks
    tasks.write(lambda session: None, lambda _: None, window, failed=window.notices.failure)
    qtbot.waitUntil(lambda: bool(window.reason_against("call.save")), timeout=PATIENCE)


def test_an_embedded_file_refuses_nobody(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.services.tasks.idle)
    assert [name for name in NEEDS if window.reason_against(name)] == []
