"""Planned events reserve hours; held ones are charged; what was logged without a contract is bound later."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.errors import ConflictError, InputError, NotFound, RuleError
from models.hours.checks import check
from models.hours.operations import add_topic, bind, cancel, hold, plan, record_held, retire_topic, reverse
from models.hours.rules.balance import Balance
from models.hours.tables import Consultation, HoursLine, Participant, Topic
from models.storage.database import Database
from tests.hours.factories import (
    METHODOLOGIST,
    QUOTA,
    at,
    change_contract,
    draft,
    held,
    make_contract,
    webinar,
)
from tests.hours.test_recording import balance, consultation


def write(database: Database, operation):
    return database.write(METHODOLOGIST, operation).value


def planned_webinar(database: Database, *contracts: int, minutes: int = 90, **values) -> int:
    one = webinar(*contracts, minutes=minutes, at=at("2026-12-01 12:00"), **values)
    return write(database, lambda session: plan(session, one)).consultation_id


def schools(database: Database, count: int, **values) -> list[int]:
    return [make_contract(database, school=f"Школа № {n}", **values) for n in range(count)]


def test_planned_webinar_reserves_its_shares(database: Database) -> None:
    contracts = schools(database, 4)

    number = planned_webinar(database, *contracts)

    assert [balance(database, one).reserved for one in contracts] == [23, 23, 22, 22]
    assert [balance(database, one).used for one in contracts] == [0] * 4
    row = database.read(lambda session: session.get(Consultation, number))
    assert (row.state, row.expected, row.minutes) == ("planned", 90, 0)
    assert database.read(check) == []


def test_held_webinar_gives_its_reservation_back_and_charges_the_real_length(database: Database) -> None:
    contracts = schools(database, 2)
    number = planned_webinar(database, *contracts)

    logged = write(database, lambda session: hold(session, number, 61, at=at("2026-12-01 12:00")))

    assert [charge.minutes for charge in logged.charges] == [31, 30]
    assert [balance(database, one) for one in contracts] == [Balance(QUOTA, 31), Balance(QUOTA, 30)]
    assert database.read(check) == []


def test_webinar_is_charged_by_the_attendance_that_was_counted(database: Database) -> None:
    contracts = schools(database, 3)
    number = planned_webinar(database, *contracts, share="attendance")
    rows = database.read(
        lambda session: session.scalars(select(Participant.id).order_by(Participant.id)).all()
    )

    assert [balance(database, one).reserved for one in contracts] == [30, 30, 30]
    people = dict(zip(rows, (30, 0, 10), strict=True))
    logged = write(database, lambda session: hold(session, number, 80, attendance=people))

    assert [(charge.contract_id, charge.minutes) for charge in logged.charges] == [
        (contracts[0], 60),
        (contracts[2], 20),
    ]
    assert consultation(database, logged).charging == "charged"


def test_cancelled_event_gives_its_hours_back(database: Database) -> None:
    (contract,) = schools(database, 1)
    number = planned_webinar(database, contract)

    write(database, lambda session: cancel(session, number, "заболел ведущий"))

    assert balance(database, contract) == Balance(QUOTA)
    row = database.read(lambda session: session.get(Consultation, number))
    assert (row.state, row.reason) == ("cancelled", "заболел ведущий")


def test_event_longer_than_what_is_left_cannot_be_planned(database: Database) -> None:
    (contract,) = schools(database, 1, quota=100)
    held(database, contract, 20)
    planned_webinar(database, contract, minutes=40)

    with pytest.raises(RuleError) as error:
        planned_webinar(database, contract, minutes=41)

    assert error.value.happened.values["left"] == 40
    assert error.value.verdict.checks[2].clause == "hours.quota"
    assert balance(database, contract) == Balance(100, 20, 0, 40)


def test_event_after_the_contract_cannot_be_planned(database: Database) -> None:
    (contract,) = schools(database, 1, ends=date(2026, 11, 30))

    with pytest.raises(RuleError) as error:
        planned_webinar(database, contract)

    assert error.value.verdict.checks[1].clause == "hours.contract"


def test_held_consultation_may_take_hours_that_were_reserved(database: Database) -> None:
    """What was really given counts first; the reservation no longer fits and says so."""
    (contract,) = schools(database, 1, quota=100)
    planned_webinar(database, contract, minutes=60)

    held(database, contract, 80)

    found = balance(database, contract)
    assert (found.used, found.reserved, found.held_back, found.left) == (80, 60, 20, 0)


@pytest.mark.parametrize("verb", [lambda s, n: hold(s, n, 60), cancel])
def test_event_is_held_or_cancelled_only_once(database: Database, verb) -> None:
    (contract,) = schools(database, 1)
    number = planned_webinar(database, contract)
    write(database, lambda session: cancel(session, number))

    with pytest.raises(ConflictError):
        write(database, lambda session: verb(session, number))
    with pytest.raises(NotFound):
        write(database, lambda session: verb(session, number + 1))


def test_senseless_length_is_refused(database: Database) -> None:
    (contract,) = schools(database, 1)
    number = planned_webinar(database, contract)

    with pytest.raises(InputError):
        write(database, lambda session: hold(session, number, 0))


def test_planning_the_same_draft_again_reserves_once(database: Database) -> None:
    (contract,) = schools(database, 1)
    one = webinar(contract, at=at("2026-12-01 12:00"))

    answers = [write(database, lambda session: plan(session, one)) for _ in range(2)]

    assert [answer.repeated for answer in answers] == [False, True]
    assert balance(database, contract).reserved == 90


def test_planned_event_is_cancelled_not_reversed(database: Database) -> None:
    (contract,) = schools(database, 1)
    number = planned_webinar(database, contract)

    with pytest.raises(RuleError) as error:
        write(database, lambda session: reverse(session, number, "ошибка"))
    assert error.value.todo is not None
    with pytest.raises(InputError):
        write(database, lambda session: reverse(session, number, " "))
    with pytest.raises(NotFound):
        write(database, lambda session: reverse(session, number + 1, "ошибка"))


def test_uncharged_consultation_is_bound_to_the_renewed_contract(database: Database) -> None:
    """The renewal was signed two weeks after it began; meanwhile the school was consulted all the same."""
    old = make_contract(database, "1/2025", starts=date(2025, 9, 1), ends=date(2026, 8, 31))
    logged = held(database, old, 40, at=at("2026-09-05 11:00"))
    assert logged.charges == ()
    new = make_contract(database, "1/2026", signed=date(2026, 9, 15))

    bound = write(database, lambda session: bind(session, logged.consultation_id))

    assert [(charge.contract, charge.minutes) for charge in bound.charges] == [("1/2026", 40)]
    assert balance(database, new).used == 40
    assert consultation(database, logged).charging == "charged"
    line = database.read(lambda session: session.scalars(select(HoursLine)).one())
    assert line.late
    assert database.read(check) == []


def test_school_registered_later_is_recognised_by_name_and_place(database: Database) -> None:
    where = {"organisation": "Гимназия № 1", "locality": "Пермь", "region": "Пермский край"}
    logged = held(database, None, 40, **where)
    contract = make_contract(database)

    write(database, lambda session: bind(session, logged.consultation_id))

    assert balance(database, contract).used == 40


def test_binding_twice_or_without_a_contract_is_refused(database: Database) -> None:
    where = {"organisation": "Гимназия № 1", "locality": "Пермь", "region": "Пермский край"}
    logged = held(database, None, 40, **where)

    with pytest.raises(RuleError):
        write(database, lambda session: bind(session, logged.consultation_id))
    make_contract(database)
    write(database, lambda session: bind(session, logged.consultation_id))
    with pytest.raises(RuleError):
        write(database, lambda session: bind(session, logged.consultation_id))
    with pytest.raises(NotFound):
        write(database, lambda session: bind(session, 99))


def test_uncharged_share_of_a_webinar_is_bound_alone(database: Database) -> None:
    valid, over = schools(database, 2)
    change_contract(database, over, ends_on=date(2026, 10, 1))
    logged = write(database, lambda session: record_held(session, webinar(valid, over, minutes=61)))
    change_contract(database, over, ends_on=date(2027, 8, 31))

    bound = write(database, lambda session: bind(session, logged.consultation_id))

    assert [(charge.contract_id, charge.minutes) for charge in bound.charges] == [(over, 30)]
    assert consultation(database, logged).charged == 61
    assert consultation(database, logged).charging == "charged"


def test_rounding_step_keeps_real_and_charged_minutes(database: Database) -> None:
    from models.agreement.readings import HOURS_ROUNDING, Readings, Switch

    contract = make_contract(database)
    switch = Switch(
        HOURS_ROUNDING, "15", at("2026-01-01 00:00"), at("2026-01-01 00:00"), "Начальник", "приказ"
    )

    logged = write(database, lambda session: record_held(session, draft(contract, 25), Readings((switch,))))

    assert logged.charges[0].minutes == 30
    line = database.read(lambda session: session.scalars(select(HoursLine)).one())
    assert (line.real, line.minutes, line.reading) == (25, 30, "year=contract; rounding=15")


def test_topics_of_the_desk_are_added_once_and_retired(database: Database) -> None:
    first, again = (
        write(database, lambda session: add_topic(session, "Родительское  собрание")) for _ in range(2)
    )
    write(database, lambda session: retire_topic(session, first))

    assert first == again
    assert not database.read(lambda session: session.get(Topic, first).active)
    with pytest.raises(InputError):
        write(database, lambda session: add_topic(session, " "))
    with pytest.raises(InputError):
        write(database, lambda session: add_topic(session, "т" * 201))
    with pytest.raises(NotFound):
        write(database, lambda session: retire_topic(session, 999))
    with pytest.raises(InputError):
        held(database, make_contract(database), topic=999)
