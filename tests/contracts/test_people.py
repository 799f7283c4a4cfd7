"""Responsible persons in the database: at most two at a time, replaced with history, both engines."""

from datetime import date

import pytest
from sqlalchemy import select

from models.contracts.drafts import PersonDraft
from models.contracts.operations import (
    appoint,
    change_appointment,
    end_appointment,
    reopen_appointment,
    replace_person,
    update_person,
)
from models.contracts.queries import (
    contract_history,
)
from models.contracts.rules import Standing
from models.contracts.tables import Contract
from models.errors import ConflictError, NotFound, RuleError
from models.text import render, source_language
from tests.contracts.factories import (
    ANNA,
    BORIS,
    DAY,
    VERA,
    make_contract,
    people,
    person,
    read,
    refused_fields,
    write,
)


def test_a_second_person_may_come_and_a_third_is_refused_with_the_clause(database):
    contract_id = make_contract(database)
    write(database, appoint, contract_id, person(BORIS, appointed_on=date(2026, 3, 1)))
    with pytest.raises(RuleError) as refused:
        write(database, appoint, contract_id, person(VERA, appointed_on=DAY))
    assert render(refused.value.happened, source_language) == (
        "One or two persons are responsible for a contract. "
        f"On 05.11.2026 contract 412/2026-МЭО-88 has {ANNA} and {BORIS}."
    )
    assert refused.value.verdict.checks[0].clause == "persons.limit"
    assert len(read(database, contract_id).appointments) == 2


def test_a_person_is_not_appointed_twice(database):
    contract_id = make_contract(database)
    twice = person("иванова анна петровна", appointed_on=DAY)
    assert set(refused_fields(database, appoint, contract_id, twice)) == {"name"}


def test_an_appointment_needs_a_name_and_a_day(database):
    contract_id = make_contract(database)
    assert set(refused_fields(database, appoint, contract_id, person(" "))) == {"name", "appointed_on"}


def test_a_replacement_takes_the_place_and_both_stay_in_the_history(database):
    contract_id = make_contract(database)
    anna = read(database, contract_id).appointments[0]
    taking = person(BORIS, appointed_on=date(2026, 6, 1), trained_on=date(2026, 6, 3))
    new_id = write(database, replace_person, anna.id, anna.version, taking)
    row = read(database, contract_id)
    assert people(row) == [(BORIS, Standing.RESPONSIBLE, 1), (ANNA, Standing.FORMER, 1)]
    assert (row.appointments[0].id, row.appointments[0].replaces_id) == (new_id, anna.id)
    before = read(database, contract_id, date(2026, 5, 31))
    assert people(before) == [(ANNA, Standing.RESPONSIBLE, 1), (BORIS, Standing.UPCOMING, 1)]
    lines = database.read(lambda session: contract_history(session, contract_id))
    assert {(line.entity, line.subject, line.action) for line in lines} >= {
        ("appointment", BORIS, "created"),
        ("appointment", ANNA, "changed"),
    }


def test_one_of_two_persons_is_replaced_on_the_very_day(database):
    contract_id = make_contract(database, persons=(person(ANNA), person(BORIS)))
    boris = read(database, contract_id).appointments[1]
    write(database, replace_person, boris.id, boris.version, person(VERA, appointed_on=DAY))
    assert [(name, place) for name, _, place in people(read(database, contract_id))[:2]] == [
        (ANNA, 1),
        (VERA, 2),
    ]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": BORIS, "appointed_on": date(2025, 12, 19)}, "appointed_on"),
        ({"name": BORIS}, "appointed_on"),
        ({"name": "", "appointed_on": DAY}, "name"),
        ({"name": ANNA, "appointed_on": DAY}, "name"),
    ],
)
def test_a_replacement_that_cannot_be_is_told_by_field(database, given, field):
    contract_id = make_contract(database)
    anna = read(database, contract_id).appointments[0]
    assert set(refused_fields(database, replace_person, anna.id, anna.version, person(**given))) == {field}


def test_authority_ends_and_the_ending_can_be_taken_back(database):
    contract_id = make_contract(database)
    anna = read(database, contract_id).appointments[0]
    write(database, end_appointment, anna.id, anna.version, DAY, "уволилась")
    ended = read(database, contract_id).appointments[0]
    assert (ended.standing, ended.end_reason) == (Standing.FORMER, "уволилась")
    write(database, reopen_appointment, anna.id)
    assert read(database, contract_id).appointments[0].standing is Standing.RESPONSIBLE


def test_an_ending_is_not_taken_back_when_the_places_are_taken(database):
    contract_id = make_contract(database, persons=(person(ANNA), person(BORIS)))
    anna = read(database, contract_id).appointments[0]
    write(database, replace_person, anna.id, anna.version, person(VERA, appointed_on=DAY))
    with pytest.raises(RuleError):
        write(database, reopen_appointment, anna.id)


def test_days_of_an_appointment_are_put_right(database):
    contract_id = make_contract(database)
    anna = read(database, contract_id).appointments[0]
    write(database, change_appointment, anna.id, anna.version, untrained=True)
    assert read(database, contract_id).appointments[0].standing is Standing.UNTRAINED
    version = read(database, contract_id).appointments[0].version
    write(database, change_appointment, anna.id, version, trained_on=DAY, appointed_on=date(2026, 2, 1))
    again = read(database, contract_id).appointments[0]
    assert (again.trained_on, again.appointed_on) == (DAY, date(2026, 2, 1))


def test_an_end_before_the_beginning_is_told_by_field(database):
    contract_id = make_contract(database)
    anna = read(database, contract_id).appointments[0]
    early = date(2025, 1, 1)
    assert set(refused_fields(database, end_appointment, anna.id, anna.version, early)) == {"ended_on"}


def test_moving_an_appointment_into_a_crowded_time_is_refused(database):
    contract_id = make_contract(database, persons=(person(ANNA), person(BORIS)))
    boris = read(database, contract_id).appointments[1]
    vera = write(database, replace_person, boris.id, boris.version, person(VERA, appointed_on=DAY))
    version = next(one.version for one in read(database, contract_id).appointments if one.id == vera)
    with pytest.raises(RuleError):
        write(database, change_appointment, vera, version, appointed_on=date(2026, 10, 1))


def test_a_person_gets_another_name_and_phone_everywhere(database):
    contract_id = make_contract(database)
    anna = read(database, contract_id).appointments[0]
    new = PersonDraft(name="Петрова Анна Петровна", phone="8 926 715 90 14", email="a@b.ru", position="завуч")
    write(database, update_person, anna.person_id, anna.person_version, new)
    row = read(database, contract_id).appointments[0]
    assert (row.name, row.phone_e164, row.email) == ("Петрова Анна Петровна", "+79267159014", "a@b.ru")
    line = database.read(lambda session: session.scalar(select(Contract.search_text)))
    assert "петрова" in line
    assert "9267159014" in line
    with pytest.raises(ConflictError):
        write(database, update_person, anna.person_id, anna.person_version, new)


def test_a_person_needs_a_name(database):
    anna = read(database, make_contract(database)).appointments[0]
    nameless = PersonDraft(name=" ")
    assert set(refused_fields(database, update_person, anna.person_id, anna.person_version, nameless)) == {
        "name"
    }


def test_a_colleagues_change_of_a_person_does_not_make_the_contract_stale(database):
    contract_id = make_contract(database)
    version = read(database, contract_id).version
    anna = read(database, contract_id).appointments[0]
    write(database, update_person, anna.person_id, anna.person_version, PersonDraft(name="Петрова Анна"))
    assert read(database, contract_id).version == version


def test_what_is_gone_is_not_found(database):
    with pytest.raises(NotFound):
        read(database, 99)
    with pytest.raises(NotFound):
        write(database, appoint, 99, person(appointed_on=DAY))
