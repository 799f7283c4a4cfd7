"""Contracts and persons in the database: both engines, history, conflicts, and never three persons at a time."""

import threading
from datetime import date

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError

from models.contracts.drafts import ContractDraft, PersonDraft
from models.contracts.operations import (
    add_contract,
    appoint,
    change_appointment,
    end_appointment,
    reopen_appointment,
    replace_person,
    update_contract,
    update_person,
)
from models.contracts.queries import (
    contract,
    contract_by_number,
    contract_history,
    contract_ids_of_person,
    organisation_choices,
    valid_contracts,
)
from models.contracts.rules import Standing, State
from models.contracts.tables import Appointment, Contract, Organisation
from models.errors import ConflictError, InputError, NotFound, RuleError
from models.storage.database import Database
from models.text import render, source_language
from tests.contracts.factories import ACTOR, ANNA, BORIS, VERA, draft, make_contract, person

DAY = date(2026, 11, 5)


def read(database, contract_id, day=DAY):
    return database.read(lambda session: contract(session, contract_id, day))


def write(database, operation, *arguments, **named):
    return database.write(ACTOR, lambda session: operation(session, *arguments, **named)).value


def refused_fields(database, operation, *arguments):
    with pytest.raises(InputError) as refused:
        write(database, operation, *arguments)
    return {key: render(text, source_language) for key, text in refused.value.fields.items()}


def people(row):
    return [(one.name, one.standing, one.place) for one in row.appointments]


def test_a_contract_is_kept_with_its_organisation_and_persons(database):
    second = person(BORIS, phone="+7 (495) 249-90-11, доб. 222", email="b@example.org", position="завуч")
    row = read(database, make_contract(database, persons=(person(trained_on=date(2026, 1, 15)), second)))
    assert (row.number, row.place_name) == ("412/2026-МЭО-88", "МБОУ «СОШ № 14», Рязань, Рязанская область")
    assert (row.state, row.quota_minutes) == (State.ACTIVE, 3840)
    assert people(row) == [(ANNA, Standing.RESPONSIBLE, 1), (BORIS, Standing.UNTRAINED, 2)]
    boris = row.appointments[1]
    assert (boris.phone, boris.phone_e164) == ("+7 (495) 249-90-11, доб. 222", "+74952499011;ext=222")
    assert boris.appointed_on == date(2025, 12, 20)


def test_what_is_missing_is_told_by_field(sqlite_database):
    assert refused_fields(sqlite_database, add_contract, ContractDraft()) == {
        "number": "The contract number is missing",
        "organisation": "The organisation is missing",
        "starts_on": "The first day of the contract is missing",
        "ends_on": "The last day of the contract is missing",
        "person": "Not a single responsible person is named",
    }


def test_a_known_number_is_refused_however_it_is_written(database):
    make_contract(database)
    fields = refused_fields(database, add_contract, draft("№ 412 / 2026 – мэо-88"))
    assert fields == {"number": "There is a contract 412/2026-МЭО-88 already: МБОУ «СОШ № 14»"}


def test_three_persons_are_refused_at_once(sqlite_database):
    three = draft(persons=(person(ANNA), person(BORIS), person(VERA)))
    assert "person" in refused_fields(sqlite_database, add_contract, three)


def test_contracts_of_one_organisation_share_it_and_its_people(sqlite_database):
    first, second = (
        make_contract(sqlite_database, "1"),
        make_contract(sqlite_database, "2", organisation='мбоу "СОШ №14"'),
    )
    rows = [read(sqlite_database, first), read(sqlite_database, second)]
    assert rows[0].organisation_id == rows[1].organisation_id
    assert rows[0].appointments[0].person_id == rows[1].appointments[0].person_id
    person_id = rows[0].appointments[0].person_id
    assert set(sqlite_database.read(lambda session: contract_ids_of_person(session, person_id))) == {
        first,
        second,
    }


def test_a_contract_is_found_by_its_number_in_any_shape(database):
    make_contract(database)
    found = database.read(lambda session: contract_by_number(session, " 412/2026-мэо-88", DAY))
    assert found is not None
    assert database.read(lambda session: contract_by_number(session, "412", DAY)) is None


def test_valid_contracts_are_found_from_the_organisation_the_later_end_first(database):
    make_contract(database, "1")
    make_contract(database, "2", ends_on=date(2027, 3, 1))
    make_contract(database, "3", signed_on=None)
    make_contract(database, "4", starts_on=date(2025, 1, 1), ends_on=date(2026, 11, 4))
    found = database.read(
        lambda session: valid_contracts(session, "МБОУ «СОШ № 14»", "Рязань", "Рязанская область", DAY)
    )
    assert [row.number for row in found] == ["2", "1"]


def test_organisations_are_offered_while_typing(database):
    make_contract(database, "1")
    make_contract(database, "2", organisation="Гимназия № 3", locality="Касимов")
    offered = database.read(lambda session: organisation_choices(session, "гимн"))
    assert offered == [("Гимназия № 3", "Касимов", "Рязанская область")]


def test_a_contract_is_changed_and_the_history_tells_by_whom(database):
    contract_id = make_contract(database)
    row = read(database, contract_id)
    write(
        database,
        update_contract,
        contract_id,
        row.version,
        draft(ends_on=date(2027, 1, 31), quota_minutes=600),
    )
    changed = read(database, contract_id)
    assert (changed.ends_on, changed.quota_minutes) == (date(2027, 1, 31), 600)
    newest = database.read(lambda session: contract_history(session, contract_id))[0]
    assert (newest.actor, newest.entity, newest.action) == (ACTOR.name, "contract", "changed")
    assert newest.changes["ends_on"] == ["2026-12-31", "2027-01-31"]


def test_a_stale_change_is_a_conflict_and_changes_nothing(database):
    contract_id = make_contract(database)
    stale = read(database, contract_id).version
    write(database, update_contract, contract_id, stale, draft(note="первый"))
    with pytest.raises(ConflictError):
        write(database, update_contract, contract_id, stale, draft(note="второй"))
    assert read(database, contract_id).note == "первый"


def test_bad_changes_are_told_by_field(sqlite_database):
    make_contract(sqlite_database, "1")
    contract_id = make_contract(sqlite_database, "2")
    version = read(sqlite_database, contract_id).version
    wrong = draft("1", ends_on=date(2025, 1, 1))
    assert set(refused_fields(sqlite_database, update_contract, contract_id, version, wrong)) == {
        "number",
        "ends_on",
    }


def test_the_only_contract_renames_its_organisation_and_keeps_the_people(sqlite_database):
    contract_id = make_contract(sqlite_database)
    row = read(sqlite_database, contract_id)
    write(sqlite_database, update_contract, contract_id, row.version, draft(organisation="Лицей № 5"))
    renamed = read(sqlite_database, contract_id)
    assert (renamed.organisation_id, renamed.organisation) == (row.organisation_id, "Лицей № 5")


def test_one_of_several_contracts_moves_to_another_organisation(sqlite_database):
    first, second = make_contract(sqlite_database, "1"), make_contract(sqlite_database, "2")
    version = read(sqlite_database, second).version
    write(sqlite_database, update_contract, second, version, draft("2", organisation="Лицей № 5"))
    assert read(sqlite_database, first).organisation == "МБОУ «СОШ № 14»"
    assert read(sqlite_database, second).organisation == "Лицей № 5"


def test_a_name_with_other_quotes_corrects_the_organisation_itself(sqlite_database):
    contract_id = make_contract(sqlite_database)
    version = read(sqlite_database, contract_id).version
    write(sqlite_database, update_contract, contract_id, version, draft(organisation='МБОУ "СОШ № 14"'))
    assert read(sqlite_database, contract_id).organisation == 'МБОУ "СОШ № 14"'
    assert len(sqlite_database.read(lambda session: session.scalars(select(Organisation.id)).all())) == 1


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


def test_a_person_is_not_appointed_twice(sqlite_database):
    contract_id = make_contract(sqlite_database)
    twice = person("иванова анна петровна", appointed_on=DAY)
    assert set(refused_fields(sqlite_database, appoint, contract_id, twice)) == {"name"}


def test_an_appointment_needs_a_name_and_a_day(sqlite_database):
    contract_id = make_contract(sqlite_database)
    assert set(refused_fields(sqlite_database, appoint, contract_id, person(" "))) == {"name", "appointed_on"}


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


def test_one_of_two_persons_is_replaced_on_the_very_day(sqlite_database):
    contract_id = make_contract(sqlite_database, persons=(person(ANNA), person(BORIS)))
    boris = read(sqlite_database, contract_id).appointments[1]
    write(sqlite_database, replace_person, boris.id, boris.version, person(VERA, appointed_on=DAY))
    assert [(name, place) for name, _, place in people(read(sqlite_database, contract_id))[:2]] == [
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
def test_a_replacement_that_cannot_be_is_told_by_field(sqlite_database, given, field):
    contract_id = make_contract(sqlite_database)
    anna = read(sqlite_database, contract_id).appointments[0]
    assert set(refused_fields(sqlite_database, replace_person, anna.id, anna.version, person(**given))) == {
        field
    }


def test_authority_ends_and_the_ending_can_be_taken_back(database):
    contract_id = make_contract(database)
    anna = read(database, contract_id).appointments[0]
    write(database, end_appointment, anna.id, anna.version, DAY, "уволилась")
    ended = read(database, contract_id).appointments[0]
    assert (ended.standing, ended.end_reason) == (Standing.FORMER, "уволилась")
    write(database, reopen_appointment, anna.id)
    assert read(database, contract_id).appointments[0].standing is Standing.RESPONSIBLE


def test_an_ending_is_not_taken_back_when_the_places_are_taken(sqlite_database):
    contract_id = make_contract(sqlite_database, persons=(person(ANNA), person(BORIS)))
    anna = read(sqlite_database, contract_id).appointments[0]
    write(sqlite_database, replace_person, anna.id, anna.version, person(VERA, appointed_on=DAY))
    with pytest.raises(RuleError):
        write(sqlite_database, reopen_appointment, anna.id)


def test_days_of_an_appointment_are_put_right(sqlite_database):
    contract_id = make_contract(sqlite_database)
    anna = read(sqlite_database, contract_id).appointments[0]
    write(sqlite_database, change_appointment, anna.id, anna.version, untrained=True)
    assert read(sqlite_database, contract_id).appointments[0].standing is Standing.UNTRAINED
    version = read(sqlite_database, contract_id).appointments[0].version
    write(
        sqlite_database, change_appointment, anna.id, version, trained_on=DAY, appointed_on=date(2026, 2, 1)
    )
    again = read(sqlite_database, contract_id).appointments[0]
    assert (again.trained_on, again.appointed_on) == (DAY, date(2026, 2, 1))


def test_an_end_before_the_beginning_is_told_by_field(sqlite_database):
    contract_id = make_contract(sqlite_database)
    anna = read(sqlite_database, contract_id).appointments[0]
    early = date(2025, 1, 1)
    assert set(refused_fields(sqlite_database, end_appointment, anna.id, anna.version, early)) == {"ended_on"}


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


def test_a_person_needs_a_name(sqlite_database):
    anna = read(sqlite_database, make_contract(sqlite_database)).appointments[0]
    nameless = PersonDraft(name=" ")
    assert set(
        refused_fields(sqlite_database, update_person, anna.person_id, anna.person_version, nameless)
    ) == {"name"}


def test_a_colleagues_change_of_a_person_does_not_make_the_contract_stale(sqlite_database):
    contract_id = make_contract(sqlite_database)
    version = read(sqlite_database, contract_id).version
    anna = read(sqlite_database, contract_id).appointments[0]
    write(
        sqlite_database, update_person, anna.person_id, anna.person_version, PersonDraft(name="Петрова Анна")
    )
    assert read(sqlite_database, contract_id).version == version


def test_what_is_gone_is_not_found(sqlite_database):
    with pytest.raises(NotFound):
        read(sqlite_database, 99)
    with pytest.raises(NotFound):
        write(sqlite_database, appoint, 99, person(appointed_on=DAY))


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
