"""Never three persons at a time: the database refuses whoever writes, and consoles that write at once."""

import threading
from datetime import date

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from models.contracts.operations import (
    appoint,
)
from models.contracts.tables import Appointment
from models.errors import InputError, RuleError
from models.storage.database import Database
from tests.contracts.factories import ANNA, BORIS, DAY, make_contract, person, read, write


def insert_directly(database, contract_id, person_id, **given):
    values = {
        "contract_id": contract_id, "person_id": person_id, "place": 1, "appointed_on": date(2026, 1, 1),
        "trained_on": None, "ended_on": None, "end_reason": "", "replaces_id": None, "version": 1,
    }  # fmt: skip
    with database.writer.begin() as connection:
        connection.execute(insert(Appointment.__table__).values(values | given))


def test_the_database_itself_refuses_a_third_person_whoever_writes(database):
    contract_id = make_contract(database, persons=(person(ANNA), person(BORIS)))
    who = read(database, contract_id).appointments[0].person_id
    with pytest.raises(DBAPIError, match="at most two responsible persons"):
        insert_directly(database, contract_id, who)
    insert_directly(database, contract_id, who, appointed_on=date(2025, 1, 1), ended_on=date(2025, 12, 20))
    with pytest.raises(DBAPIError, match="at most two responsible persons"):
        insert_directly(
            database, contract_id, who, appointed_on=date(2025, 1, 1), ended_on=date(2025, 12, 21)
        )


def test_the_database_refuses_three_who_meet_on_a_later_day_only(database):
    """None of the two is there when the third begins, but both come before the third ends."""
    contract_id = make_contract(database, signed_on=date(2026, 6, 1), persons=(person(ANNA), person(BORIS)))
    who = read(database, contract_id).appointments[0].person_id
    with pytest.raises(DBAPIError, match="at most two responsible persons"):
        insert_directly(database, contract_id, who, appointed_on=date(2026, 1, 1), ended_on=date(2026, 6, 2))
    insert_directly(database, contract_id, who, appointed_on=date(2026, 1, 1), ended_on=date(2026, 6, 1))


def test_of_many_consoles_that_appoint_at_once_exactly_one_wins(database, database_url):
    contract_id = make_contract(database)
    consoles = 2 if database.is_sqlite else 6
    start, outcomes = threading.Barrier(consoles), []

    def console(number):
        own = Database.open(database_url)
        newcomer = person(f"Зуев Захар {chr(1040 + number)}.", appointed_on=DAY)
        start.wait()
        try:
            write(own, appoint, contract_id, newcomer)
            outcomes.append("appointed")
        except RuleError:
            outcomes.append("refused")
        finally:
            own.close()

    threads = [threading.Thread(target=console, args=(number,)) for number in range(consoles)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["appointed", *["refused"] * (consoles - 1)]
    assert len(read(database, contract_id).present) == 2


def test_of_two_consoles_that_enter_one_number_one_is_told(database, database_url):
    start, outcomes = threading.Barrier(2), []

    def console(name):
        own = Database.open(database_url)
        start.wait()
        try:
            make_contract(own, organisation=name)
            outcomes.append("entered")
        except InputError as refused:
            outcomes.append(next(iter(refused.fields)))
        finally:
            own.close()

    threads = [threading.Thread(target=console, args=(f"Школа {number}",)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["entered", "number"]
