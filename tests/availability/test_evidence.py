"""Evidence of an outage: the tickets that came in meanwhile, linked, and answered when it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.availability.drafts import OutageDraft, WorksDraft
from models.availability.evidence import (
    answer_tickets,
    evidence,
    link_tickets,
    unlink_tickets,
    waiting_callers,
)
from models.availability.instants import to_us
from models.availability.listing import OUTAGES, WORKS
from models.availability.operations import announce_works, enter_outage, withdraw_outage
from models.desk.queries import history
from models.errors import InputError, NotFound
from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.listing import Query
from models.tickets.choices import Kind, State
from models.tickets.queries import ticket_card
from tests.availability.factories import component, enter_measured
from tests.tickets.factories import CALL, call, incident, register, save

BEGIN, END = CALL, CALL + timedelta(hours=1)


def write(database: Database, actor: Actor, operation: Any, *arguments: Any, **named: Any) -> Any:
    return database.write(actor, lambda session: operation(session, *arguments, **named)).value


def offered(database: Database, outage: int) -> list[tuple[int, bool]]:
    return [(one.ticket_id, one.linked) for one in database.read(lambda session: evidence(session, outage))]


@pytest.fixture
def outage(database: Database, actor: Actor) -> int:
    register(database)
    draft = OutageDraft(None, BEGIN, END, cause="Отказ хранилища")
    return write(database, actor, enter_outage, draft)


@pytest.fixture
def tickets(database: Database, outage: int) -> list[int]:
    """Before, at the beginning, meanwhile (a request), an hour after the end, three hours after it."""
    hours = (-1, 0, 0.5, 2, 4)
    calls = [incident(received_at=CALL + timedelta(hours=hour)) for hour in hours]
    calls[2] = call(received_at=CALL + timedelta(hours=0.5), kind=Kind.REQUEST, description="Не войти")
    return [save(database, one) for one in calls]


def test_what_came_in_meanwhile_and_soon_after_is_offered_incidents_first(database, outage, tickets):
    assert offered(database, outage) == [(tickets[1], False), (tickets[3], False), (tickets[2], False)]


def test_course_errors_and_refused_calls_are_no_evidence(database, outage, actor):
    save(database, call())
    save(database, incident(refused=True, contract_no=""))
    assert offered(database, outage) == []


def test_linked_tickets_come_first_and_stay_whenever_they_came(database, actor, outage, tickets):
    assert write(database, actor, link_tickets, outage, [tickets[0], tickets[2], 99_999]) == [
        tickets[0],
        tickets[2],
    ]
    assert write(database, actor, link_tickets, outage, [tickets[0]]) == []
    assert offered(database, outage)[:2] == [(tickets[0], True), (tickets[2], True)]
    write(database, actor, unlink_tickets, outage, [tickets[0]])
    assert (tickets[0], True) not in offered(database, outage)
    actions = [line.action for line in database.read(lambda session: history(session, "outage", outage))]
    assert actions == ["created", "linked", "unlinked"]


def test_closing_an_outage_answers_and_solves_its_open_tickets_once(database, actor, outage, tickets):
    write(database, actor, link_tickets, outage, tickets[1:4])
    assert database.read(lambda session: waiting_callers(session, outage)) == 3
    handled = write(database, actor, answer_tickets, outage, " Доступ восстановлен в 12:00. ")
    assert sorted(handled.changed) == sorted(tickets[1:4])
    card = database.read(lambda session: ticket_card(session, tickets[1]))
    assert card.notes[-1].text == "Доступ восстановлен в 12:00."
    assert card.notes[-1].is_answer
    assert {one.state for one in database.read(lambda session: evidence(session, outage))} == {State.SOLVED}
    assert database.read(lambda session: waiting_callers(session, outage)) == 0
    assert write(database, actor, answer_tickets, outage, "Ещё раз").changed == []


def test_an_empty_answer_is_no_answer(database, actor, outage):
    with pytest.raises(InputError):
        write(database, actor, answer_tickets, outage, "  ")
    with pytest.raises(NotFound):
        write(database, actor, link_tickets, 4711, [1])


def rows(database: Database, query: Query) -> list[tuple[Any, ...]]:
    def read(session: Any) -> list[tuple[Any, ...]]:
        ids = OUTAGES.ids(session, query)
        found = OUTAGES.rows(session, ids.tolist())
        return [found[key] for key in ids.tolist()]

    return database.read(read)


def test_the_register_lists_searches_and_filters_outages(database, actor, outage, tickets):
    key = component(database, "Ёлка")
    measured = enter_measured(database, key, to_us(BEGIN), None)
    write(database, actor, link_tickets, outage, tickets[:2])
    alarm = enter_measured(database, key, to_us(END), to_us(END) + 5_000_000)
    write(database, actor, withdraw_outage, alarm)
    keys = [field.key for field in OUTAGES.fields]
    listed = [dict(zip(keys, row, strict=True)) for row in rows(database, Query())]
    assert [one["standing"] for one in listed] == ["withdrawn", "going_on", "down"]
    assert [one["component"] for one in listed] == ["Ёлка", "Ёлка", ""]
    assert (listed[2]["tickets"], listed[2]["length"], listed[2]["cause"]) == (2, 60, "Отказ хранилища")

    def found(**query: Any) -> list[int]:
        return database.read(lambda session: OUTAGES.ids(session, Query(**query)).tolist())

    assert found(search="хранилища ОТКАЗ") == [outage]
    assert found(search="елка") == [alarm, measured]
    assert found(filters={"open": True}) == [measured]
    assert found(filters={"open": False}) == [alarm, outage]
    assert found(filters={"component": key}) == [alarm, measured, outage]
    assert found(filters={"unexplained": True}) == [measured]
    assert found(filters={"zone": "client"}) == []
    assert found(filters={"year": 2025}) == [alarm, measured, outage]
    assert found(filters={"year": 2024}) == []
    for field in OUTAGES.fields:
        assert len(found(order=((field.key, True),))) == 3


def test_announced_works_are_listed_with_where_they_stand(database, actor):
    works = WorksDraft(None, BEGIN - timedelta(days=1), BEGIN, END, "Обновление")
    write(database, actor, announce_works, works)
    (row,) = database.read(lambda session: WORKS.rows(session, WORKS.ids(session, Query()).tolist())).values()
    assert (row[2], row[3], row[5]) == ("", "Обновление", "over")
