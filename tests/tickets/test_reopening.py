"""Reopening a mass incident brings those back that were done together with it, and no others; history says why."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.desk.operations import sign_in
from models.errors import ConflictError
from models.storage.database import Database
from models.tickets.choices import Priority, State
from models.tickets.operations import Handled, add_note, assign, join_tickets, move, set_priority, undo
from models.tickets.queries import ticket_card
from tests.screen import Host
from tests.tickets.factories import ACTOR, incident, register, save
from tests.tickets.screen import small_desk
from tests.tickets.test_page import details
from widgets.tickets.history import history_lines
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000
PARENT, FIRST, SECOND, THIRD = 1, 2, 3, 4


def step(database: Database, name: str, *numbers: int) -> Handled:
    return database.write(ACTOR, lambda s: move(s, numbers, name)).value


def states(database: Database) -> list[State]:
    return [
        database.read(lambda s, n=number: ticket_card(s, n)).state
        for number in (PARENT, FIRST, SECOND, THIRD)
    ]


@pytest.fixture
def family(database: Database) -> Database:
    """A mass incident with three children."""
    register(database)
    for _ in range(4):
        save(database, incident())
    database.write(ACTOR, lambda s: join_tickets(s, [FIRST, SECOND, THIRD], PARENT))
    return database


def test_the_children_closed_with_a_parent_come_back_with_it_and_go_again_when_that_is_taken_back(
    family: Database,
) -> None:
    step(family, "close", PARENT)
    handled = step(family, "reopen", PARENT)
    assert (handled.changed, handled.followed) == ([1, 2, 3, 4], [2, 3, 4])
    assert handled.callbacks == []
    assert states(family) == [State.WORK] * 4
    family.write(ACTOR, lambda s: undo(s, handled.undo))
    assert states(family) == [State.CLOSED] * 4
    step(family, "reopen", PARENT)
    assert states(family) == [State.WORK] * 4


def test_a_child_that_was_closed_on_its_own_before_stays_closed(family: Database) -> None:
    step(family, "close", FIRST)
    step(family, "solve", SECOND)
    assert step(family, "close", PARENT).followed == [SECOND, THIRD]
    assert step(family, "reopen", PARENT).followed == [THIRD]
    assert states(family) == [State.WORK, State.CLOSED, State.CLOSED, State.WORK]


def test_a_child_that_somebody_closed_or_reopened_since_is_left_alone(family: Database) -> None:
    """Solved with the parent, then closed after its caller was called: that was said of this ticket."""
    step(family, "solve", PARENT)
    step(family, "close", FIRST)
    step(family, "reopen", SECOND)
    step(family, "solve", SECOND)
    step(family, "close", PARENT)
    assert states(family) == [State.CLOSED] * 4
    assert step(family, "reopen", PARENT).followed == [THIRD]
    assert states(family) == [State.WORK, State.CLOSED, State.CLOSED, State.WORK]


def test_solving_and_then_closing_together_is_all_the_parents_doing(family: Database) -> None:
    step(family, "solve", PARENT)
    step(family, "close", PARENT)
    assert step(family, "reopen", PARENT).followed == [FIRST, SECOND, THIRD]


def test_what_was_closed_with_the_parent_an_earlier_time_is_not_reopened(family: Database) -> None:
    step(family, "close", PARENT)
    step(family, "reopen", PARENT)
    step(family, "close", FIRST)
    step(family, "close", PARENT)
    assert step(family, "reopen", PARENT).followed == [SECOND, THIRD]


def test_a_closed_ticket_that_joined_later_stays_closed_and_a_child_reopens_alone(family: Database) -> None:
    late = save(family, incident())
    step(family, "close", late)
    step(family, "close", PARENT)
    family.write(ACTOR, lambda s: join_tickets(s, [late], PARENT))
    assert step(family, "reopen", FIRST).followed == []
    assert states(family) == [State.CLOSED, State.WORK, State.CLOSED, State.CLOSED]
    assert step(family, "reopen", PARENT).followed == [SECOND, THIRD]


def test_reopening_leaves_the_children_in_the_hands_they_are_in(family: Database) -> None:
    """Whoever reopens has the parent; a child that is nobody's stays nobody's until somebody takes it."""
    anna, boris = (family.write(ACTOR, lambda s, n=n: sign_in(s, n)).value for n in ("Анна", "Борис"))
    family.write(ACTOR, lambda s: assign(s, [SECOND], boris.id))
    step(family, "close", PARENT)
    family.write(anna, lambda s: move(s, [PARENT], "reopen"))
    cards = [family.read(lambda s, n=n: ticket_card(s, n)) for n in (PARENT, FIRST, SECOND, THIRD)]
    assert [card.assignee_id for card in cards] == [anna.id, None, boris.id, None]
    step(family, "close", PARENT)
    family.write(anna, lambda s: move(s, [FIRST], "reopen"))
    assert family.read(lambda s: ticket_card(s, FIRST)).assignee_id == anna.id


def test_reopening_is_not_taken_back_when_somebody_has_gone_on_with_a_child(family: Database) -> None:
    step(family, "close", PARENT)
    handled = step(family, "reopen", PARENT)
    family.write(ACTOR, lambda s: set_priority(s, [SECOND], Priority.HIGH))
    with pytest.raises(ConflictError):
        family.write(ACTOR, lambda s: undo(s, handled.undo))
    assert states(family) == [State.WORK] * 4


def test_the_history_of_a_child_says_with_whom_it_was_moved(family: Database, services: object) -> None:
    step(family, "take", FIRST)
    family.write(ACTOR, lambda s: move(s, [PARENT], "close", reason="починили"))
    step(family, "reopen", PARENT)
    family.write(ACTOR, lambda s: add_note(s, FIRST, "перезвонить"))
    child = family.read(lambda s: ticket_card(s, FIRST))
    told = [line.words for line in history_lines(child) if "состояние" not in line.words.lower()]
    assert [words.lower() for words in told if "вместе" in words] == [
        "в работе (вместе с обращением 1)",
        "закрыто (вместе с обращением 1; починили)",
    ]
    parent = family.read(lambda s: ticket_card(s, PARENT))
    assert not [line for line in history_lines(parent) if "вместе" in line.words]


def test_the_history_names_those_in_whose_hands_a_ticket_was(family: Database, services: object) -> None:
    anna = family.write(ACTOR, lambda s: sign_in(s, "Соколова Анна")).value
    family.write(anna, lambda s: assign(s, [FIRST], anna.id))
    family.write(anna, lambda s: assign(s, [FIRST], None))
    told = [line.words for line in history_lines(family.read(lambda s: ticket_card(s, FIRST)))]
    assert told[:2] == ["Исполнитель: Соколова Анна → —", "Исполнитель: — → Соколова Анна"]


def test_the_toast_says_how_many_came_back_and_takes_them_back(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    database = sqlite_database
    page: TicketsPage = small_desk(host, database, qtbot)
    database.write(ACTOR, lambda s: join_tickets(s, [FIRST, SECOND, THIRD], PARENT))
    step(database, "close", PARENT)
    page.open_ticket(PARENT)
    view = page.details()
    qtbot.waitUntil(lambda: view.card is not None and view.card.state == State.CLOSED, timeout=PATIENCE)
    page.reopen()
    said = "Открыто снова: 4, из них 3 — вместе с массовым инцидентом"
    qtbot.waitUntil(
        lambda: [one.replace("\u00a0", " ") for one in host.notices.toasts()] == [said], timeout=PATIENCE
    )
    assert states(database) == [State.WORK] * 4
    assert host.panel.tab("callbacks") is None
    assert host.notices.undo()
    qtbot.waitUntil(lambda: states(database) == [State.CLOSED] * 4, timeout=PATIENCE)


def test_one_without_children_is_reopened_as_before(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page: TicketsPage = small_desk(host, sqlite_database, qtbot)
    step(sqlite_database, "close", FIRST)
    page.view_set.current = "all"
    page._set_query()
    qtbot.waitUntil(lambda: page.grid.row_of(FIRST) is not None, timeout=PATIENCE)
    details(qtbot, page, FIRST)
    page.reopen()
    qtbot.waitUntil(
        lambda: host.notices.toasts() == ["Открыто снова: №\N{NO-BREAK SPACE}2"], timeout=PATIENCE
    )
