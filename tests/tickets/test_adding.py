"""Taking a call: what it must say, the gate, repeated saving, refused calls."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.contracts.operations import update_contract
from models.errors import InputError, RuleError
from models.formats import MOSCOW
from models.storage.database import Database
from models.text import render, source_language
from models.tickets.choices import Kind, State
from models.tickets.drafts import TicketDraft
from models.tickets.gate import recalled
from models.tickets.operations import add_ticket
from models.tickets.queries import ticket_card
from models.tickets.tables import Ticket, TicketMove
from tests.tickets.factories import (
    ACTOR,
    CALL,
    CALLER,
    NUMBER,
    call,
    contract_draft,
    incident,
    register,
    save,
)


def test_a_call_is_stored_with_the_names_of_its_day(database: Database) -> None:
    register(database)
    saved = database.write(ACTOR, lambda s: add_ticket(s, call())).value

    card = database.read(lambda s: ticket_card(s, saved.id))
    assert saved.state == State.NEW
    assert card.organisation == "МБОУ «СОШ № 14», Рязань, Рязанская область"
    assert (card.contract_no, card.caller, card.phone) == (NUMBER, CALLER, "8 (4912) 25-44-11")
    assert card.summary == "Алгебра 7 кл., занятие 12, ИУ 3: не открывается тест"
    assert card.gate == "allowed"
    assert card.recorded_by == ACTOR.name
    assert [(move.state, move.actor) for move in card.moves] == [(State.NEW, ACTOR.name)]


def test_a_later_change_of_the_registry_leaves_the_old_ticket_as_it_was(database: Database) -> None:
    (contract_id,) = register(database)
    number = save(database)
    renamed = contract_draft(organisation="МБОУ «Школа № 14 имени Есенина»")
    database.write(ACTOR, lambda s: update_contract(s, contract_id, 1, renamed))

    card = database.read(lambda s: ticket_card(s, number))
    assert card.organisation.startswith("МБОУ «СОШ № 14»")
    assert card.contract_id == contract_id


@pytest.mark.parametrize("field", ["subject", "grade", "lesson", "internet_lesson", "description"])
def test_a_course_error_without_its_place_is_refused_at_that_field(
    sqlite_database: Database, field: str
) -> None:
    register(sqlite_database)
    with pytest.raises(InputError) as refused:
        save(sqlite_database, call(**{field: None if field == "grade" else "  "}))
    assert list(refused.value.fields) == [field]


def test_errors_are_told_in_the_order_of_the_form(database: Database) -> None:
    with pytest.raises(InputError) as refused:
        save(database, TicketDraft(kind=Kind.COURSE_ERROR))
    assert list(refused.value.fields) == [
        *("contract_no", "organisation", "subject", "grade", "lesson", "internet_lesson", "description"),
    ]


def test_an_incident_needs_no_lesson_and_keeps_none(database: Database) -> None:
    register(database)
    card = database.read(lambda s: ticket_card(s, save(database, incident(subject="Физика", grade=7))))
    assert (card.subject, card.grade, card.lesson) == ("", None, "")
    assert (card.phase, card.effect) == ("happened", "outage")


def test_a_methodology_question_needs_no_contract_and_no_gate(database: Database) -> None:
    number = save(database, call(kind=Kind.METHODOLOGY, contract_no="", caller="Иванова", description="Как?"))
    card = database.read(lambda s: ticket_card(s, number))
    assert (card.state, card.gate, card.gate_reasons) == (State.NEW, "", None)


def test_saving_the_same_call_again_is_one_ticket(database: Database) -> None:
    register(database)
    draft = call()
    first = database.write(ACTOR, lambda s: add_ticket(s, draft)).value
    again = database.write(ACTOR, lambda s: add_ticket(s, draft)).value

    assert (again.id, again.repeated, first.repeated) == (first.id, True, False)
    assert database.read(lambda s: s.scalar(select(func.count(Ticket.id)))) == 1
    assert database.read(lambda s: s.scalar(select(func.count(TicketMove.id)))) == 1


def test_a_stranger_is_refused_with_the_verdict_and_nothing_is_stored(database: Database) -> None:
    register(database)
    with pytest.raises(RuleError) as refused:
        save(database, call(caller="Сидоров Пётр Ильич"))
    assert refused.value.verdict is not None
    assert refused.value.verdict.verdict == "refused"
    assert database.read(lambda s: s.scalar(select(func.count(Ticket.id)))) == 0


def test_a_refused_call_is_recorded_with_whatever_is_known(database: Database) -> None:
    register(database)
    saved = database.write(ACTOR, lambda s: add_ticket(s, TicketDraft(caller="Сидоров", refused=True))).value

    card = database.read(lambda s: ticket_card(s, saved.id))
    assert (card.state, card.gate, card.caller) == (State.REFUSED, "refused", "Сидоров")
    assert card.summary == "Сидоров"


def test_a_refused_call_must_at_least_say_something(database: Database) -> None:
    with pytest.raises(InputError) as refused:
        save(database, TicketDraft(refused=True))
    assert list(refused.value.fields) == ["caller"]


def test_a_reason_lets_a_refused_caller_in_and_is_kept(database: Database) -> None:
    register(database)
    number = save(database, call(caller="Сидоров Пётр Ильич", override_reason="подтвердил директор"))
    card = database.read(lambda s: ticket_card(s, number))
    assert (card.state, card.gate, card.override_reason) == (State.NEW, "refused", "подтвердил директор")
    assert card.moves[0].reason == "подтвердил директор"


def test_the_kept_verdict_can_be_read_again_word_by_word(database: Database) -> None:
    register(database)
    saved = database.write(ACTOR, lambda s: add_ticket(s, call())).value
    assert saved.verdict is not None

    reasons = database.read(lambda s: ticket_card(s, saved.id)).gate_reasons
    again = recalled(reasons)
    assert render(again.sentence, source_language) == render(saved.verdict.sentence, source_language)
    assert again.checks == saved.verdict.checks
    assert again.at == CALL
    assert again.inputs == saved.verdict.inputs


def test_the_gate_judges_a_past_call_as_of_its_own_day(database: Database) -> None:
    register(database)
    before = call(received_at=datetime(2025, 8, 25, 11, 0, tzinfo=MOSCOW))
    with pytest.raises(RuleError):
        save(database, before)
    assert save(database, call()) == 1


def test_a_call_outside_working_time_is_taken_with_a_remark(database: Database) -> None:
    register(database)
    number = save(database, call(received_at=datetime(2025, 9, 13, 11, 0, tzinfo=MOSCOW)))
    assert database.read(lambda s: ticket_card(s, number)).gate == "warning"


def test_a_call_from_the_future_is_refused(database: Database) -> None:
    register(database)
    with pytest.raises(InputError) as refused:
        save(database, call(received_at=datetime.now(MOSCOW) + timedelta(hours=1)))
    assert list(refused.value.fields) == ["received_at"]


def test_text_that_no_database_keeps_is_made_storable(database: Database) -> None:
    register(database)
    number = save(database, incident(description="Экран\x00 мигает \ud800 сильно"))
    assert database.read(lambda s: ticket_card(s, number)).description == "Экран\ufffd мигает ? сильно"
