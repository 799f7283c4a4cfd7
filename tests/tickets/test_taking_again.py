"""Taking a ticket that is one's own already: it is said, nothing is written, nothing is to be taken back."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from models.storage.database import Database
from models.storage.journal import Actor, JournalEntry
from models.text import render, source_language
from models.tickets.choices import State
from models.tickets.operations import assign, move, take
from models.tickets.queries import ticket_card
from models.tickets.tables import TicketMove
from tests.screen import Host
from tests.tickets.factories import ACTOR, incident, register, save
from tests.tickets.screen import small_desk
from tests.tickets.test_handling import operator
from tests.tickets.test_page import details
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000


@pytest.fixture
def anna(database: Database) -> Actor:
    register(database)
    return operator(database, "Соколова Анна")


def written(database: Database, number: int) -> tuple[int, int, int]:
    """(version, moves, lines of the journal) of a ticket."""

    def count(session) -> tuple[int, int, int]:
        moves = select(func.count()).where(TicketMove.ticket_id == number)
        lines = select(func.count()).where(JournalEntry.entity == "ticket", JournalEntry.entity_id == number)
        return ticket_card(session, number).version, session.scalar(moves), session.scalar(lines)

    return database.read(count)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((), "Ticket 1 is already yours."),
        (("ask",), "Ticket 1 is already yours and waits for information."),
        (
            ("solve",),
            "Ticket 1 is yours and solved already. Reopen it to work on it again, or close it.",
        ),
    ],
)
def test_ones_own_ticket_is_passed_over_with_its_reason_and_nothing_is_written(
    database: Database, anna: Actor, steps: tuple[str, ...], said: str
) -> None:
    number = save(database, incident())
    database.write(anna, lambda s: take(s, [number]))
    for name in steps:
        database.write(anna, lambda s, name=name: move(s, [number], name))
    before = written(database, number)
    again = database.write(anna, lambda s: take(s, [number]))
    assert (again.value.changed, bool(again.value.undo), bool(again.changes)) == ([], False, False)
    assert render(again.value.skipped[number], source_language) == said
    assert written(database, number) == before


def test_a_new_ticket_that_was_given_to_one_is_taken(database: Database, anna: Actor) -> None:
    number = save(database, incident())
    database.write(ACTOR, lambda s: assign(s, [number], anna.id))
    assert database.write(anna, lambda s: take(s, [number])).value.changed == [number]
    assert database.read(lambda s: ticket_card(s, number)).state == State.WORK


def test_of_many_those_that_are_ones_own_are_passed_over(database: Database, anna: Actor) -> None:
    mine, free = save(database, incident()), save(database, incident())
    database.write(anna, lambda s: take(s, [mine]))
    handled = database.write(anna, lambda s: take(s, [mine, free])).value
    assert (handled.changed, list(handled.skipped)) == ([free], [mine])


def test_the_key_says_that_the_ticket_is_here_already(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page: TicketsPage = small_desk(host, sqlite_database, qtbot)
    details(qtbot, page, 2)
    page.take()
    qtbot.waitUntil(
        lambda: host.notices.toasts() == ["Взято в работу: №\N{NO-BREAK SPACE}2"], timeout=PATIENCE
    )
    page.take()
    said = ["Взято в работу: №\N{NO-BREAK SPACE}2", "Обращение 2 уже у вас."]
    qtbot.waitUntil(lambda: host.notices.toasts() == said, timeout=PATIENCE)
    assert host.notices.undo()  # the first press is what there is to take back
    assert not host.notices.undo()
    qtbot.waitUntil(
        lambda: sqlite_database.read(lambda s: ticket_card(s, 2)).state == State.NEW, timeout=PATIENCE
    )
