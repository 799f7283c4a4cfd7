"""«Взять в работу» has one winner: two consoles reach for the same tickets at the same moment, again and again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import update

from models.desk.operations import sign_in
from models.errors import KnownError, RuleError
from models.storage.database import Database
from models.storage.journal import Actor
from models.text import render, source_language
from models.tickets.choices import Priority, State
from models.tickets.operations import move, set_priority, take
from models.tickets.queries import ticket_card
from models.tickets.rules import Seen
from models.tickets.tables import Ticket
from tests.tickets.factories import ACTOR, incident, register, save

TICKETS = 40
NAMES = ("Первая Анна", "Второй Борис")
PATIENCE = 60  # seconds that one console waits for the other to come to the same ticket

Claim = Callable[[Database, Actor, int, threading.Barrier], str]
"""claim(console, who, ticket, together): one way of taking a ticket; returns whose the operator is told that it is."""


@pytest.fixture
def tickets(database: Database) -> list[int]:
    """Tickets that nobody has yet."""
    register(database)
    return [save(database, incident()) for _ in range(TICKETS)]


def in_hands_of(database: Database, ticket: int) -> str:
    return database.read(lambda session: ticket_card(session, ticket)).assignee


def properly(console: Database, who: Actor, ticket: int, together: threading.Barrier) -> str:
    together.wait(PATIENCE)
    try:
        console.write(who, lambda session: take(session, [ticket]))
    except RuleError as refusal:
        return str(refusal.happened.values["name"])
    return who.name


def by_what_the_screen_showed(console: Database, who: Actor, ticket: int, together: threading.Barrier) -> str:
    """The control: whoever sees a free ticket takes it, whatever has become of it since he looked."""
    seen = in_hands_of(console, ticket)
    together.wait(PATIENCE)
    if seen:
        return seen
    mine = update(Ticket).where(Ticket.id == ticket).values(assignee_id=who.id, state=State.WORK)
    console.write(who, lambda session: session.execute(mine))
    return who.name


def told_by_a_race(database: Database, tickets: list[int], claim: Claim) -> list[tuple[str, ...]]:
    """Two consoles claim each ticket together; what the two operators are told of each."""
    together = threading.Barrier(len(NAMES))

    def console(name: str) -> list[str]:
        with closing(Database.open(database.url.render_as_string())) as mine:
            who = mine.write(ACTOR, lambda session: sign_in(session, name)).value
            try:
                return [claim(mine, who, ticket, together) for ticket in tickets]
            except KnownError:
                together.abort()  # or the other would wait for this one to the end of his patience
                raise

    with ThreadPoolExecutor(len(NAMES)) as consoles:
        return list(zip(*consoles.map(console, NAMES), strict=True))


def test_of_two_who_take_a_ticket_one_gets_it_and_the_other_learns_who(
    database: Database, tickets: list[int]
) -> None:
    told = told_by_a_race(database, tickets, properly)
    holders = [in_hands_of(database, ticket) for ticket in tickets]
    assert set(holders) <= set(NAMES)
    assert told == [(holder, holder) for holder in holders]


def test_whoever_takes_what_the_screen_showed_as_free_takes_it_from_another(
    database: Database, tickets: list[int]
) -> None:
    told = told_by_a_race(database, tickets[:5], by_what_the_screen_showed)
    assert told == [NAMES] * 5, "each believes that it is his"


# -- what the eye saw ------------------------------------------------------------------------------------------------

NEW = Seen(State.NEW, None)


def two_consoles(database: Database) -> tuple[Database, Actor, Actor]:
    """A second console on the same database, who sits at the first one, and who at the second."""
    me, colleague = (database.write(ACTOR, lambda s, n=n: sign_in(s, n)).value for n in NAMES)
    return Database.open(database.url.render_as_string()), me, colleague


@pytest.mark.parametrize("step", ["ask", "solve", "close"])
def test_a_step_made_for_a_free_ticket_is_refused_when_a_colleague_has_it_by_now(
    database: Database, tickets: list[int], step: str
) -> None:
    other, me, colleague = two_consoles(database)
    with closing(other):
        other.write(colleague, lambda s: take(s, tickets[:1]))
    with pytest.raises(RuleError) as refusal:
        database.write(me, lambda s: move(s, tickets[:1], step, seen=NEW))
    assert render(refusal.value.happened, source_language) == (
        f"Ticket {tickets[0]} is already in the hands of {colleague.name}."
    )
    card = database.read(lambda s: ticket_card(s, tickets[0]))
    assert (card.state, card.assignee) == (State.WORK, colleague.name)


@pytest.mark.parametrize("step", ["ask", "solve"])
def test_a_ticket_that_a_colleague_has_moved_on_is_neither_moved_nor_taken_unseen(
    database: Database, tickets: list[int], step: str
) -> None:
    other, me, colleague = two_consoles(database)
    with closing(other):
        other.write(colleague, lambda s: move(s, tickets[:1], step))
    stands = database.read(lambda s: ticket_card(s, tickets[0])).version
    for unseen in (
        lambda s: move(s, tickets[:1], "close", seen=NEW),
        lambda s: take(s, tickets[:1], NEW),
    ):
        with pytest.raises(RuleError) as refusal:
            database.write(me, unseen)
        said = f"Nothing was done: {colleague.name} has changed ticket {tickets[0]} meanwhile."
        assert [render(sentence, source_language) for sentence in refusal.value.sentences()] == [said]
    assert database.read(lambda s: ticket_card(s, tickets[0])).version == stands


def test_ones_own_two_keys_in_a_row_are_faster_than_the_screen_and_both_hold(
    database: Database, tickets: list[int]
) -> None:
    me = database.write(ACTOR, lambda s: sign_in(s, NAMES[0])).value
    database.write(me, lambda s: take(s, tickets[:1], NEW))
    database.write(me, lambda s: move(s, tickets[:1], "solve", seen=NEW))
    assert database.read(lambda s: ticket_card(s, tickets[0])).state == State.SOLVED


def test_what_a_colleague_has_changed_beside_the_state_refuses_nothing(
    database: Database, tickets: list[int]
) -> None:
    other, me, colleague = two_consoles(database)
    with closing(other):
        other.write(colleague, lambda s: set_priority(s, tickets[:1], Priority.HIGH))
    database.write(me, lambda s: take(s, tickets[:1], NEW))
    assert in_hands_of(database, tickets[0]) == me.name


def test_a_step_made_for_what_stands_there_is_made_whosever_the_ticket_is(
    database: Database, tickets: list[int]
) -> None:
    other, me, colleague = two_consoles(database)
    with closing(other):
        other.write(colleague, lambda s: take(s, tickets[:1]))
    seen = Seen(State.WORK, colleague.id)
    database.write(me, lambda s: move(s, tickets[:1], "ask", seen=seen))
    assert database.read(lambda s: ticket_card(s, tickets[0])).state == State.WAITING
