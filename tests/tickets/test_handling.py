"""Moving tickets on, taking, assigning, families, merging, and taking it all back."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import func, select

from models.desk.operations import sign_in
from models.errors import ConflictError, InputError, NotFound, RuleError
from models.formats import MOSCOW
from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.choices import Kind, LinkKind, Outcome, Priority, State
from models.tickets.drafts import TicketDraft
from models.tickets.operations import (
    add_note,
    add_ticket,
    assign,
    edit_ticket,
    join_tickets,
    link_tickets,
    merge_into,
    move,
    set_priority,
    tag,
    take,
    undo,
    unlink_tickets,
)
from models.tickets.queries import TicketCard, earlier_tickets, ticket_card, view_counts
from models.tickets.rules import MOVES, move_named, move_problems, moves_from
from models.tickets.tables import TicketLink
from tests.tickets.factories import ACTOR, CALL, contract_draft, incident, register, save


def card(database: Database, number: int) -> TicketCard:
    return database.read(lambda s: ticket_card(s, number))


def operator(database: Database, name: str) -> Actor:
    return database.write(ACTOR, lambda s: sign_in(s, name)).value


@pytest.fixture
def ticket(database: Database) -> int:
    register(database)
    return save(database)


def test_every_state_has_a_way_out_and_every_move_a_source() -> None:
    assert all(moves_from(state) for state in State)
    assert all(move.sources for move in MOVES)


@pytest.mark.parametrize(
    ("state", "name", "allowed"),
    [
        (State.NEW, "take", True),
        (State.WORK, "take", False),
        (State.WORK, "ask", True),
        (State.WAITING, "resume", True),
        (State.NEW, "resume", False),
        (State.SOLVED, "close", True),
        (State.CLOSED, "close", False),
        (State.CLOSED, "reopen", True),
        (State.NEW, "reopen", False),
        (State.REFUSED, "solve", False),
        (State.REFUSED, "admit", True),
    ],
)
def test_the_states_follow_one_another(state: State, name: str, allowed: bool) -> None:
    problems = move_problems(Kind.REQUEST, state, move_named(name), outcome="", reason="so")
    assert (problems == {}) is allowed


def test_the_whole_life_of_a_ticket_is_in_its_history(database: Database, ticket: int) -> None:
    anna = operator(database, "Соколова Анна")
    for name in ("take", "ask", "resume", "solve"):
        database.write(anna, lambda s, name=name: move(s, [ticket], name))
    database.write(anna, lambda s: move(s, [ticket], "close", outcome=Outcome.FIXED))
    database.write(anna, lambda s: move(s, [ticket], "reopen", reason="снова"))

    found = card(database, ticket)
    assert [step.state for step in found.moves] == [
        *(State.NEW, State.WORK, State.WAITING, State.WORK, State.SOLVED, State.CLOSED, State.WORK),
    ]
    assert {step.actor for step in found.moves[1:]} == {"Соколова Анна"}
    assert found.moves[-1].reason == "снова"
    assert (found.assignee, found.outcome) == ("Соколова Анна", None)
    changes = [line.changes["state"] for line in found.history if "state" in line.changes]
    assert changes[0] == ["new", "in_work"]
    assert changes[-1] == ["closed", "in_work"]


def test_a_course_error_is_not_closed_without_an_outcome(database: Database, ticket: int) -> None:
    with pytest.raises(InputError) as refused:
        database.write(ACTOR, lambda s: move(s, [ticket], "close"))
    assert list(refused.value.fields) == ["outcome"]
    assert card(database, ticket).state == State.NEW

    database.write(ACTOR, lambda s: move(s, [ticket], "close", outcome=Outcome.NO_ERROR))
    assert card(database, ticket).outcome == Outcome.NO_ERROR


def test_an_outcome_named_on_solving_is_enough_for_closing(database: Database, ticket: int) -> None:
    database.write(ACTOR, lambda s: move(s, [ticket], "solve", outcome=Outcome.FIXED))
    database.write(ACTOR, lambda s: move(s, [ticket], "close"))
    assert card(database, ticket).state == State.CLOSED


def test_other_kinds_close_without_an_outcome(database: Database) -> None:
    register(database)
    number = save(database, incident())
    database.write(ACTOR, lambda s: move(s, [number], "close"))
    assert card(database, number).state == State.CLOSED


def test_a_move_that_the_state_forbids_is_refused(database: Database, ticket: int) -> None:
    with pytest.raises(RuleError):
        database.write(ACTOR, lambda s: move(s, [ticket], "reopen"))


def test_a_refused_call_is_admitted_with_a_reason_only(database: Database) -> None:
    number = database.write(
        ACTOR, lambda s: add_ticket(s, TicketDraft(caller="Сидоров", refused=True))
    ).value.id
    with pytest.raises(InputError):
        database.write(ACTOR, lambda s: move(s, [number], "admit"))
    database.write(ACTOR, lambda s: move(s, [number], "admit", reason="директор подтвердил"))
    found = card(database, number)
    assert (found.state, found.override_reason) == (State.NEW, "директор подтвердил")


def test_a_stale_card_cannot_move_a_ticket(database: Database, ticket: int) -> None:
    seen = card(database, ticket).version
    database.write(ACTOR, lambda s: set_priority(s, [ticket], Priority.HIGH))
    with pytest.raises(ConflictError):
        database.write(ACTOR, lambda s: move(s, [ticket], "take", version=seen))


def test_of_many_tickets_those_in_other_hands_are_passed_over(database: Database) -> None:
    register(database)
    first, second = save(database), save(database)
    mine, other = operator(database, "Я"), operator(database, "Другая")
    database.write(other, lambda s: take(s, [second]))

    handled = database.write(mine, lambda s: take(s, [first, second])).value
    assert (handled.changed, list(handled.skipped)) == ([first], [second])


def test_tickets_are_assigned_to_people_who_exist(database: Database, ticket: int) -> None:
    anna = operator(database, "Анна")
    database.write(ACTOR, lambda s: assign(s, [ticket], anna.id))
    assert card(database, ticket).assignee == "Анна"
    with pytest.raises(NotFound):
        database.write(ACTOR, lambda s: assign(s, [ticket], 999))


def test_a_bulk_action_is_taken_back_as_a_whole(database: Database) -> None:
    register(database)
    numbers = [save(database, incident()) for _ in range(3)]
    handled = database.write(ACTOR, lambda s: move(s, numbers, "close")).value
    assert handled.changed == numbers

    database.write(ACTOR, lambda s: undo(s, handled.undo))
    cards = [card(database, number) for number in numbers]
    assert [one.state for one in cards] == [State.NEW] * 3
    assert [one.state_since for one in cards] == [CALL] * 3


def test_what_somebody_has_gone_on_with_is_not_taken_back(database: Database, ticket: int) -> None:
    handled = database.write(ACTOR, lambda s: move(s, [ticket], "take")).value
    database.write(ACTOR, lambda s: set_priority(s, [ticket], Priority.LOW))
    with pytest.raises(ConflictError):
        database.write(ACTOR, lambda s: undo(s, handled.undo))
    assert card(database, ticket).state == State.WORK


def test_closing_a_parent_closes_its_children_and_lists_whom_to_call_back(database: Database) -> None:
    register(database)
    parent, first, second = (save(database, incident()) for _ in range(3))
    database.write(ACTOR, lambda s: join_tickets(s, [first, second], parent))
    assert [line.id for line in card(database, parent).children] == [first, second]

    handled = database.write(ACTOR, lambda s: move(s, [parent], "solve", reason="починили")).value
    assert [one.ticket_id for one in handled.callbacks] == [first, second]
    assert handled.callbacks[0].phone == "8 (4912) 25-44-11"
    assert card(database, first).state == State.SOLVED


def test_a_call_that_joins_a_parent_becomes_its_child(database: Database) -> None:
    register(database)
    parent = save(database, incident())
    child = save(database, incident(parent_id=parent))
    grandchild = save(database, incident(parent_id=child))
    assert card(database, child).parent.id == parent
    assert card(database, grandchild).parent.id == parent
    assert card(database, parent).child_count == 2


def test_joining_is_taken_back_with_the_count(database: Database) -> None:
    register(database)
    parent, child = save(database, incident()), save(database, incident())
    done = database.write(ACTOR, lambda s: join_tickets(s, [child], parent)).value
    database.write(ACTOR, lambda s: undo(s, done))
    assert (card(database, parent).child_count, card(database, child).parent) == (0, None)


def test_merging_closes_a_duplicate_and_can_be_taken_back(database: Database) -> None:
    register(database)
    target, double = save(database), save(database)
    done = database.write(ACTOR, lambda s: merge_into(s, [double], target)).value
    merged = card(database, double)
    assert (merged.state, merged.outcome) == (State.CLOSED, Outcome.DUPLICATE)
    assert [(link.kind, link.outgoing, link.other.id) for link in merged.links] == [
        (LinkKind.DUPLICATE_OF, True, target)
    ]

    database.write(ACTOR, lambda s: undo(s, done))
    back = card(database, double)
    assert (back.state, back.outcome, back.links) == (State.NEW, None, ())


def test_a_ticket_is_not_related_to_itself(database: Database, ticket: int) -> None:
    for attempt in (
        lambda s: merge_into(s, [ticket], ticket),
        lambda s: join_tickets(s, [ticket], ticket),
        lambda s: link_tickets(s, ticket, ticket, LinkKind.RELATED),
    ):
        with pytest.raises(RuleError):
            database.write(ACTOR, attempt)


def test_a_relation_said_twice_is_one_and_can_be_removed(database: Database) -> None:
    register(database)
    one, other = save(database), save(database)
    for _ in range(2):
        database.write(ACTOR, lambda s: link_tickets(s, one, other, LinkKind.CAUSED_BY))
    (link,) = card(database, other).links
    assert (link.outgoing, link.other.id) == (False, one)
    database.write(ACTOR, lambda s: unlink_tickets(s, link.id))
    assert database.read(lambda s: s.scalar(select(func.count(TicketLink.id)))) == 0


def test_tags_are_given_once_taken_away_and_undone(database: Database, ticket: int) -> None:
    done = database.write(ACTOR, lambda s: tag(s, [ticket], " Срочно  к уроку ")).value
    assert database.write(ACTOR, lambda s: tag(s, [ticket], "срочно к уроку")).value.changed == []
    assert card(database, ticket).tags == ("срочно к уроку",)
    database.write(ACTOR, lambda s: undo(s, done.undo))
    assert card(database, ticket).tags == ()
    told = [line.changes["tag"] for line in card(database, ticket).history if "tag" in line.changes]
    assert told == [[None, "срочно к уроку"], ["срочно к уроку", None]], (
        "else no other console would hear of it"
    )


def test_notes_and_answers_stand_in_the_order_of_their_making(database: Database, ticket: int) -> None:
    database.write(ACTOR, lambda s: add_note(s, ticket, "передано методисту"))
    database.write(ACTOR, lambda s: add_note(s, ticket, "Исправлено, проверьте.", is_answer=True))
    assert [(note.text, note.is_answer) for note in card(database, ticket).notes] == [
        ("передано методисту", False),
        ("Исправлено, проверьте.", True),
    ]
    with pytest.raises(InputError):
        database.write(ACTOR, lambda s: add_note(s, ticket, "  "))


def test_a_correction_is_journalled_and_renews_what_follows_from_it(database: Database, ticket: int) -> None:
    seen = card(database, ticket).values
    database.write(ACTOR, lambda s: edit_ticket(s, ticket, seen, {"lesson": "14", "subject": "Геометрия"}))
    found = card(database, ticket)
    assert found.summary == "Геометрия 7 кл., занятие 14, ИУ 3: не открывается тест"
    assert found.history[-1].changes["lesson"] == ["12", "14"]
    with pytest.raises(InputError):
        database.write(ACTOR, lambda s: edit_ticket(s, ticket, found.values, {"lesson": ""}))


def test_another_contract_number_brings_its_organisation(database: Database) -> None:
    _, other = register(
        database,
        contract_draft(),
        contract_draft("7/2025-МЭО", organisation="Гимназия № 1", locality="Пермь"),
    )
    number = save(database)
    seen = card(database, number).values
    database.write(ACTOR, lambda s: edit_ticket(s, number, seen, {"contract_no": "7/2025-мэо"}))
    found = card(database, number)
    assert (found.contract_id, found.contract_no) == (other, "7/2025-МЭО")
    assert found.organisation.startswith("Гимназия № 1, Пермь")


def test_what_an_organisation_asked_before_comes_newest_first(database: Database) -> None:
    register(database)
    old = save(database, incident(received_at=datetime(2025, 9, 2, 10, 0, tzinfo=MOSCOW)))
    new = save(database, incident())
    organisation = card(database, new).organisation_id
    assert [line.id for line in database.read(lambda s: earlier_tickets(s, organisation))] == [new, old]


def test_the_views_are_counted(database: Database) -> None:
    register(database)
    anna = operator(database, "Анна")
    save(database)
    waiting, closed, mass = (save(database, incident()) for _ in range(3))
    save(database, incident(parent_id=mass))
    database.write(anna, lambda s: take(s, [waiting]))
    database.write(anna, lambda s: move(s, [waiting], "ask"))
    database.write(ACTOR, lambda s: move(s, [closed], "close"))

    counts = database.read(lambda s: view_counts(s, anna.id))
    assert (counts.open, counts.mine, counts.new, counts.unassigned) == (4, 1, 3, 3)
    assert (counts.course_errors, counts.mass, counts.today, counts.long_waiting) == (1, 1, 0, 0)
