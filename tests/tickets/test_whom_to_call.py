"""Whom to call back is read from the database at any time: who reported it, and who has been told since."""

from __future__ import annotations

import pytest

from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.callbacks import CallbackFamily, callback_families, note_told
from models.tickets.choices import State
from models.tickets.operations import add_note, join_tickets, move, undo
from models.tickets.queries import ticket_card
from tests.tickets.factories import ACTOR, incident, register, save
from widgets.tickets.history import history_lines

PARENT, FIRST, SECOND, THIRD, ALONE = 1, 2, 3, 4, 5
OTHER = Actor(None, "Соколов Денис")


@pytest.fixture
def family(database: Database) -> Database:
    """A mass incident with three children, each of another caller, and an incident on its own."""
    register(database)
    for caller in ("Иванова Анна", "Попов Олег", "Волкова Галина", "Сидоров Яков", "Орлова Нина"):
        save(database, incident(override_reason="x", caller=caller, phone="8 985 670-97-36"))
    database.write(ACTOR, lambda s: join_tickets(s, [FIRST, SECOND, THIRD], PARENT))
    return database


def listed(database: Database, *numbers: int) -> list[CallbackFamily]:
    return database.read(lambda s: callback_families(s, numbers))


def callers(database: Database) -> list[int]:
    (found,) = listed(database, PARENT)
    return [row.ticket_id for row in found.rows]


def told(database: Database) -> dict[int, str]:
    (found,) = listed(database, PARENT)
    return {row.ticket_id: row.told_by for row in found.rows if row.told_at is not None}


def step(database: Database, name: str, *numbers: int) -> None:
    database.write(ACTOR, lambda s: move(s, numbers, name))


def test_all_who_reported_it_are_listed_the_first_reporter_first(family: Database) -> None:
    step(family, "solve", PARENT)
    (found,) = listed(family, PARENT)
    assert (found.number, found.dealt_with) == (PARENT, True)
    assert [(row.ticket_id, row.caller) for row in found.rows][:2] == [
        (PARENT, "Иванова Анна"),
        (FIRST, "Попов Олег"),
    ]
    assert {row.phone for row in found.rows} == {"8 985 670-97-36"}
    assert len(found.rows) == 4


def test_a_child_leads_to_its_family_and_a_ticket_on_its_own_to_none(family: Database) -> None:
    assert [one.number for one in listed(family, SECOND, PARENT, THIRD)] == [PARENT]
    assert listed(family, ALONE) == listed(family) == []


def test_an_incident_nobody_has_answered_is_not_dealt_with(family: Database) -> None:
    assert not listed(family, PARENT)[0].dealt_with
    family.write(ACTOR, lambda s: add_note(s, PARENT, "заметка"))
    assert not listed(family, PARENT)[0].dealt_with
    family.write(ACTOR, lambda s: add_note(s, PARENT, "Открыто, проверьте.", is_answer=True))
    assert listed(family, PARENT)[0].dealt_with


def test_a_report_that_was_done_on_its_own_before_is_left_out_and_one_done_afterwards_is_not(
    family: Database,
) -> None:
    step(family, "close", FIRST)
    step(family, "solve", PARENT)
    step(family, "close", SECOND)
    assert callers(family) == [PARENT, SECOND, THIRD]


def test_ticks_say_who_told_them_and_stay_through_the_later_steps_of_the_family(family: Database) -> None:
    step(family, "solve", PARENT)
    assert family.write(OTHER, lambda s: note_told(s, [FIRST], on=True)).value == [FIRST]
    assert told(family) == {FIRST: "Соколов Денис"}
    closing = family.write(ACTOR, lambda s: move(s, [PARENT], "close")).value
    assert told(family) == {FIRST: "Соколов Денис"}
    family.write(ACTOR, lambda s: undo(s, closing.undo))
    assert family.read(lambda s: ticket_card(s, PARENT)).state == State.SOLVED
    assert listed(family, PARENT)[0].dealt_with
    assert told(family) == {FIRST: "Соколов Денис"}


def test_a_tick_is_taken_away_again_and_set_but_once(family: Database) -> None:
    written = family.write(ACTOR, lambda s: note_told(s, [FIRST, SECOND], on=True))
    assert written.changes.ids("ticket") == {FIRST, SECOND}  # colleagues learn of it
    assert family.write(OTHER, lambda s: note_told(s, [FIRST], on=True)).value == []
    family.write(ACTOR, lambda s: note_told(s, [SECOND], on=False))
    assert told(family) == {FIRST: ACTOR.name}


def test_the_history_of_the_child_tells_the_call(family: Database, services: object) -> None:
    family.write(ACTOR, lambda s: note_told(s, [FIRST], on=True))
    family.write(ACTOR, lambda s: note_told(s, [FIRST], on=False))
    lines = [line.words for line in history_lines(family.read(lambda s: ticket_card(s, FIRST)))]
    assert lines[:2] == ["отметка «перезвонили» снята", "заявителю перезвонили"]
