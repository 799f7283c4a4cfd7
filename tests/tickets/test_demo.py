"""The sample data: the same for the same seed, marked, plausible, and only ever in an empty database."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select

from models.contracts.find import find_caller
from models.contracts.gate import GateQuestion
from models.contracts.gate_query import judge_call
from models.contracts.tables import Contract, Organisation, Person
from models.desk.demo import PROPERTY, DemoPlan
from models.desk.queries import get_property
from models.errors import RuleError
from models.formats import MOSCOW
from models.storage.database import Database
from models.storage.listing import Query
from models.tickets.choices import Kind, State
from models.tickets.demo import load
from models.tickets.demo.load import fill
from models.tickets.listing import LISTING
from models.tickets.queries import ticket_card
from models.tickets.rules import required_fields
from models.tickets.tables import Ticket, TicketAttachment, TicketMove, TicketNote
from tests.tickets.factories import register, save

PLAN = DemoPlan(tickets=400, contracts=40, seed=3, until=datetime(2026, 9, 16, 14, 32, tzinfo=MOSCOW))


def made(database: Database, plan: DemoPlan = PLAN) -> Database:
    fill(database, plan, lambda done, total: None)
    return database


def everything(database: Database) -> list[object]:
    """Every row of what the plan makes, as plain values."""

    def read(session):
        rows = []
        for table in (Organisation, Contract, Person, Ticket, TicketMove, TicketNote, TicketAttachment):
            mapped = table.__table__
            rows += [tuple(row) for row in session.execute(select(mapped).order_by(*mapped.primary_key))]
        return rows

    return database.read(read)


def test_equal_seeds_make_equal_data_and_others_do_not(sqlite_database: Database, tmp_path: Path) -> None:
    first = everything(made(sqlite_database))
    for name, seed, same in (("again", 3, True), ("other", 4, False)):
        other = Database.open(tmp_path / f"{name}.sqlite")
        plan = DemoPlan(PLAN.tickets, PLAN.contracts, seed, PLAN.until)
        assert (everything(made(other, plan)) == first) is same
        other.close()


def test_the_sample_is_whole_on_both_engines(database: Database) -> None:
    made(database)

    def count(column, *conditions) -> int:
        return database.read(lambda s: s.scalar(select(func.count(column)).where(*conditions)))

    assert (count(Ticket.id), count(Contract.id)) == (400, 40)
    assert count(Ticket.id, Ticket.demo.is_(False)) == 0
    assert database.read(lambda s: get_property(s, PROPERTY))["seed"] == 3
    newest = database.read(lambda s: s.scalar(select(func.max(Ticket.received_at))))
    assert newest <= PLAN.until
    states = database.read(
        lambda s: dict(s.execute(select(Ticket.state, func.count()).group_by(Ticket.state)).all())
    )
    assert set(states) == set(State)
    assert states[State.CLOSED] > 100
    found = database.read(lambda s: LISTING.ids(s, Query("журналом"))).tolist()
    assert found
    assert save_after(database) > 400


def save_after(database: Database) -> int:
    """A real call after the sample gets the next number."""
    register(database)
    return save(database)


def test_every_made_up_call_says_what_its_kind_must_say(sqlite_database: Database) -> None:
    made(sqlite_database)
    for number in range(1, 401, 7):
        card = sqlite_database.read(lambda s, number=number: ticket_card(s, number))
        assert all(getattr(card, key) not in ("", None) for key in required_fields(card.kind)), number
        assert card.moves[-1].state == card.state
        assert card.moves[-1].at <= PLAN.until
        assert (card.outcome is not None) == (
            card.kind == Kind.COURSE_ERROR and card.state in (State.SOLVED, State.CLOSED)
        )


def test_a_call_is_found_by_the_address_of_its_caller(sqlite_database: Database) -> None:
    """As a call that somebody took: it carries the address of the person in the registry."""
    made(sqlite_database)

    def callers(session):
        known = select(Ticket.id, Ticket.email, Person.email).join(Person, Person.id == Ticket.person_id)
        return session.execute(known.order_by(Ticket.id.desc())).all()

    rows = sqlite_database.read(callers)
    assert len(rows) > 300
    assert all(carried == registered for _, carried, registered in rows)
    newest, address, _ = rows[0]
    same = [number for number, carried, _ in rows if carried == address]
    assert sqlite_database.read(lambda s: LISTING.ids(s, Query(address))).tolist() == same
    assert newest in same


def test_the_gate_agrees_with_what_the_sample_says_of_the_callers(sqlite_database: Database) -> None:
    made(sqlite_database)
    cards = [
        sqlite_database.read(lambda s, number=number: ticket_card(s, number)) for number in range(1, 401, 5)
    ]
    agreed = 0
    for card in cards:
        question = GateQuestion("222", card.contract_no, card.caller, card.received_at)
        verdict = sqlite_database.read(lambda s, question=question: judge_call(s, question))
        agreed += (verdict.verdict == "refused") == (card.gate == "refused")
    assert agreed / len(cards) > 0.95


def test_the_callers_are_found(sqlite_database: Database) -> None:
    made(sqlite_database)
    card = sqlite_database.read(lambda s: ticket_card(s, 390))
    matches = sqlite_database.read(lambda s: find_caller(s, card.contract_no, card.received_at))
    assert matches[0].contract.number == card.contract_no


def test_sample_data_never_enter_a_database_in_use(database: Database) -> None:
    register(database)
    save(database)
    with pytest.raises(RuleError):
        made(database)
    assert database.read(lambda s: s.scalar(select(func.count(Ticket.id)))) == 1


def test_a_big_sample_ends_with_every_index(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The indexes are built when the rows are there, and also when the making was broken off."""

    def names() -> set[str]:
        with database.reader.connect() as connection:
            return {str(one["name"]) for one in inspect(connection).get_indexes("ticket")}

    def break_off(done: int, total: int) -> None:
        assert not names() & expected
        raise InterruptedError(done, total)

    expected = {str(index.name) for index in Ticket.__table__.indexes}
    monkeypatch.setattr(load, "MANY", 1)
    with pytest.raises(InterruptedError):
        fill(database, PLAN, break_off)
    assert names() >= expected


@pytest.mark.parametrize("clock", [(0, 4), (8, 59), (9, 10), (9, 31), (23, 50)])
def test_nobody_calls_in_the_future_whenever_the_sample_is_made(
    sqlite_database: Database, clock: tuple[int, int]
) -> None:
    until = datetime(2026, 9, 16, *clock, tzinfo=MOSCOW)
    made(sqlite_database, DemoPlan(tickets=60, contracts=10, seed=3, until=until))
    newest = sqlite_database.read(lambda s: s.execute(select(func.max(Ticket.received_at))).scalar_one())
    latest_move = sqlite_database.read(lambda s: s.execute(select(func.max(TicketMove.at))).scalar_one())
    assert max(newest, latest_move) <= until
