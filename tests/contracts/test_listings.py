"""The lists of contracts and people: the same states as the rules, the same order and hits on both engines."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import literal, select
from sqlalchemy.types import Date

from models.contracts.listings import (
    CONTRACT_LIST,
    FIELDS,
    PEOPLE_FIELDS,
    PEOPLE_LIST,
    standing_counts,
    state_counts,
)
from models.contracts.operations import end_appointment
from models.contracts.queries import contract
from models.contracts.rules import ENDING_DAYS, Authority, Term, standing, state
from models.contracts.sql import MoscowToday, standing_of, state_of
from models.contracts.tables import Appointment, Contract
from models.formats import to_moscow
from models.storage.listing import Query
from tests.contracts.factories import ACTOR, ANNA, BORIS, VERA, make_contract, person

DAY = timedelta(days=1)


@pytest.fixture
def today(database):
    return database.read(lambda session: session.scalar(select(MoscowToday())))


@pytest.fixture
def desk(database, today):
    year = timedelta(days=365)
    signed = today - year
    make_contract(
        database,
        "1",
        signed_on=signed,
        starts_on=today - DAY,
        ends_on=today + year,
        persons=(person(ANNA, trained_on=today), person(BORIS)),
    )
    make_contract(
        database,
        "2",
        signed_on=signed,
        starts_on=today - year,
        ends_on=today,
        organisation="Гимназия № 3",
        locality="Ёлкино",
    )
    make_contract(
        database,
        "10",
        signed_on=signed,
        starts_on=today - year,
        ends_on=today - DAY,
        organisation="Гимназия № 12",
        locality="Ельня",
    )
    make_contract(
        database, "3", signed_on=None, starts_on=today, ends_on=today + year, persons=(person(VERA),)
    )
    make_contract(database, "4", signed_on=signed, starts_on=today + DAY, ends_on=today + year)
    return database  # fmt: skip


def rows(desk, listing, fields, **query):
    place = {field.key: at for at, field in enumerate(fields)}
    shown = desk.read(lambda session: listing.first(session, Query(**query), 50))
    return [{key: values[at] for key, at in place.items()} for _, values in shown]


def column(desk, key, **query):
    return [row[key] for row in rows(desk, CONTRACT_LIST, FIELDS, **query)]


def test_today_is_the_day_in_moscow(today):
    assert abs(today - to_moscow(datetime.now(UTC)).date()) <= DAY


def test_states_in_sql_are_those_of_the_rules(database):
    make_contract(database)
    around = [
        date(2025, 12, 20),
        date(2026, 1, 1),
        date(2026, 12, 31),
        date(2026, 12, 31) - timedelta(days=ENDING_DAYS),
    ]
    days = [day + offset * DAY for day in around for offset in (-1, 0, 1)]
    for signed_on in (date(2025, 12, 20), date(2026, 1, 2), None):
        term = Term(signed_on, date(2026, 1, 1), date(2026, 12, 31))

        def query(session, signed_on=signed_on):
            session.execute(Contract.__table__.update().values(signed_on=signed_on))
            return [session.scalar(select(state_of(literal(day, Date())))) for day in days]

        found = database.write(ACTOR, query).value
        assert found == [state(term, day).value for day in days]


def test_standings_in_sql_are_those_of_the_rules(database):
    make_contract(database)
    first = date(2026, 3, 1)
    days = [first + offset * DAY for offset in range(-2, 12)]
    cases = [
        Authority(first), Authority(first, first), Authority(first, first + 3 * DAY), Authority(first, first - DAY),
        Authority(first, first, first + 5 * DAY), Authority(first, first + 7 * DAY, first + 5 * DAY),
        Authority(first, None, first),
    ]  # fmt: skip
    for authority in cases:

        def query(session, authority=authority):
            values = {"appointed_on": authority.appointed_on, "trained_on": authority.trained_on}
            session.execute(Appointment.__table__.update().values(ended_on=authority.ended_on, **values))
            return [session.scalar(select(standing_of(literal(day, Date())))) for day in days]

        found = database.write(ACTOR, query).value
        assert found == [standing(authority, day).value for day in days]


def test_contracts_are_listed_with_state_place_and_people(desk, today):
    found = {row["number"]: row for row in rows(desk, CONTRACT_LIST, FIELDS)}
    states = {number: row["state"] for number, row in found.items()}
    assert states == {"1": "active", "2": "ending", "10": "ended", "3": "draft", "4": "upcoming"}
    first = found["1"]
    assert (first["organisation"], first["locality"], first["region"]) == (
        "МБОУ «СОШ № 14»", "Рязань", "Рязанская область",
    )  # fmt: skip
    assert (first["person1"], first["person2"], first["ends_on"]) == (
        ANNA,
        BORIS,
        today + timedelta(days=365),
    )


def test_a_person_who_left_is_not_shown_with_the_contract(desk, today):
    row = desk.read(lambda session: contract(session, 1, today))
    anna = row.appointments[0]
    desk.write(ACTOR, lambda session: end_appointment(session, anna.id, anna.version, today))
    assert next(row for row in rows(desk, CONTRACT_LIST, FIELDS) if row["number"] == "1")["person1"] is None


def test_numbers_sort_by_value_and_names_by_the_alphabet(desk):
    assert column(desk, "number", order=(("number", False),)) == ["1", "2", "3", "4", "10"]
    ordered = column(desk, "organisation", order=(("organisation", True),))
    assert ordered[-2:] == ["Гимназия № 12", "Гимназия № 3"]
    assert column(desk, "locality", order=(("locality", False),))[:2] == ["Ёлкино", "Ельня"]


def test_every_column_sorts_and_keeps_all_rows(desk):
    for listing, fields in ((CONTRACT_LIST, FIELDS), (PEOPLE_LIST, PEOPLE_FIELDS)):
        count = len(rows(desk, listing, fields))
        for field in fields:
            for descending in (False, True):
                assert len(rows(desk, listing, fields, order=((field.key, descending),))) == count
                ids = desk.read(
                    lambda session, listing=listing, key=field.key, down=descending: listing.ids(
                        session, Query(order=((key, down),))
                    )
                )
                assert len(ids) == count


def test_filters_and_search_narrow_the_list(desk):
    assert column(desk, "number", filters={"state": ("active", "ending")}, order=(("number", False),)) == [
        "1",
        "2",
    ]
    assert column(desk, "number", filters={"state": "draft"}) == ["3"]
    assert column(desk, "number", filters={"region": "Рязанская область"}, search="гимназия 12") == ["10"]
    assert column(desk, "number", search="волкова") == ["3"]
    assert column(desk, "number", filters={"organisation": 2}) == ["2"]


def test_people_are_listed_by_the_part_they_play(desk):
    people = rows(desk, PEOPLE_LIST, PEOPLE_FIELDS, search="сош", filters={"contract": 1})
    assert [(row["name"], row["standing"]) for row in people] == [(BORIS, "untrained"), (ANNA, "responsible")]
    assert [row["name"] for row in rows(desk, PEOPLE_LIST, PEOPLE_FIELDS, search="вера волк")] == [VERA]


def test_counts_of_the_views(desk):
    states = desk.read(state_counts)
    assert states == {"active": 1, "ending": 1, "ended": 1, "draft": 1, "upcoming": 1}
    assert sum(desk.read(standing_counts).values()) == 6


def test_fields_have_keys_of_their_own():
    for fields in (FIELDS, PEOPLE_FIELDS):
        assert len({field.key for field in fields}) == len(fields)
        assert all(replace(field).title for field in fields)
