"""The answer of a mass incident is given to everybody who reported it, and who has still to hear it is listed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.errors import InputError
from models.storage.database import Database
from models.tickets.operations import add_note, join_tickets, move
from models.tickets.queries import ticket_card
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import ACTOR, incident, register, save
from tests.tickets.screen import small_desk
from tests.tickets.test_page import details

PATIENCE = 20_000
PARENT, FIRST, SECOND, DONE = 1, 2, 3, 4
ANSWER = "Журнал открыт, проверьте."


def answers(database: Database, number: int) -> list[str]:
    card = database.read(lambda s: ticket_card(s, number))
    return [note.text for note in card.notes if note.is_answer]


@pytest.fixture
def family(database: Database) -> Database:
    """A mass incident with two open children, each of another caller, and one that is closed already."""
    register(database)
    save(database, incident(override_reason="x", caller="Иванова Анна Петровна"))
    for caller in ("Попов Олег", "", "Сидоров Яков"):
        save(database, incident(override_reason="x", caller=caller))
    database.write(ACTOR, lambda s: join_tickets(s, [FIRST, SECOND, DONE], PARENT))
    database.write(ACTOR, lambda s: move(s, [DONE], "close"))
    return database


def test_the_answer_stands_at_every_open_child_and_who_is_to_be_told_is_known(family: Database) -> None:
    told = family.write(ACTOR, lambda s: add_note(s, PARENT, ANSWER, is_answer=True)).value
    assert [one.ticket_id for one in told] == [FIRST, SECOND]
    assert [answers(family, number) for number in (PARENT, FIRST, SECOND, DONE)] == [[ANSWER]] * 3 + [[]]


def test_a_child_is_addressed_by_the_name_of_its_own_caller(family: Database) -> None:
    words = "Иванова Анна Петровна, журнал открыт."
    family.write(ACTOR, lambda s: add_note(s, PARENT, words, is_answer=True))
    assert answers(family, FIRST) == ["Попов Олег, журнал открыт."]


def test_a_note_for_colleagues_stays_where_it_was_written(family: Database) -> None:
    assert family.write(ACTOR, lambda s: add_note(s, PARENT, "ждём физиков")).value == []
    assert len(family.read(lambda s: ticket_card(s, FIRST)).notes) == 0


def test_the_answer_of_a_child_is_its_own(family: Database) -> None:
    assert family.write(ACTOR, lambda s: add_note(s, FIRST, ANSWER, is_answer=True)).value == []
    assert answers(family, PARENT) == answers(family, SECOND) == []


def test_an_answer_sent_again_because_its_outcome_was_unknown_stands_once_everywhere(
    family: Database,
) -> None:
    for again in (False, True):
        family.write(ACTOR, lambda s, again=again: add_note(s, PARENT, ANSWER, is_answer=True, again=again))
    assert [answers(family, number) for number in (PARENT, FIRST, SECOND)] == [[ANSWER]] * 3


def test_an_empty_answer_is_given_to_nobody(family: Database) -> None:
    with pytest.raises(InputError):
        family.write(ACTOR, lambda s: add_note(s, PARENT, " ", is_answer=True))
    assert answers(family, FIRST) == []


def test_the_window_lists_whom_to_call_after_the_answer_of_a_mass_incident(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    sqlite_database.write(ACTOR, lambda s: join_tickets(s, [3, 4], 2))
    view = details(qtbot, page, 2)
    qtbot.waitUntil(lambda: view.card is not None and view.card.id == 2, timeout=PATIENCE)
    view.box.text.set_raw(ANSWER)
    view.box.text.edited.emit()
    press(view.box.text, "Ctrl+Return")
    qtbot.waitUntil(lambda: page.context.panel.tab("callbacks") is not None, timeout=PATIENCE)
    assert answers(sqlite_database, 3) == answers(sqlite_database, 4) == [ANSWER]
