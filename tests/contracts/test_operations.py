"""Contracts and persons in the database: both engines, history, conflicts, and never three persons at a time."""

from datetime import date

import pytest
from sqlalchemy import select

from models.contracts.drafts import ContractDraft
from models.contracts.operations import (
    add_contract,
    update_contract,
)
from models.contracts.queries import (
    contract_by_number,
    contract_history,
    contract_ids_of_person,
    organisation_choices,
    valid_contracts,
)
from models.contracts.rules import Standing, State
from models.contracts.tables import Organisation
from models.errors import ConflictError
from tests.contracts.factories import (
    ACTOR,
    ANNA,
    BORIS,
    DAY,
    VERA,
    draft,
    make_contract,
    people,
    person,
    read,
    refused_fields,
    write,
)


def test_a_contract_is_kept_with_its_organisation_and_persons(database):
    second = person(BORIS, phone="+7 (495) 249-90-11, доб. 222", email="b@example.org", position="завуч")
    row = read(database, make_contract(database, persons=(person(trained_on=date(2026, 1, 15)), second)))
    assert (row.number, row.place_name) == ("412/2026-МЭО-88", "МБОУ «СОШ № 14», Рязань, Рязанская область")
    assert (row.state, row.quota_minutes) == (State.ACTIVE, 3840)
    assert people(row) == [(ANNA, Standing.RESPONSIBLE, 1), (BORIS, Standing.UNTRAINED, 2)]
    boris = row.appointments[1]
    assert (boris.phone, boris.phone_e164) == ("+7 (495) 249-90-11, доб. 222", "+74952499011;ext=222")
    assert boris.appointed_on == date(2025, 12, 20)


def test_what_is_missing_is_told_by_field(database):
    assert refused_fields(database, add_contract, ContractDraft()) == {
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


def test_three_persons_are_refused_at_once(database):
    three = draft(persons=(person(ANNA), person(BORIS), person(VERA)))
    assert "person" in refused_fields(database, add_contract, three)


def test_contracts_of_one_organisation_share_it_and_its_people(database):
    first, second = (
        make_contract(database, "1"),
        make_contract(database, "2", organisation='мбоу "СОШ №14"'),
    )
    rows = [read(database, first), read(database, second)]
    assert rows[0].organisation_id == rows[1].organisation_id
    assert rows[0].appointments[0].person_id == rows[1].appointments[0].person_id
    person_id = rows[0].appointments[0].person_id
    assert set(database.read(lambda session: contract_ids_of_person(session, person_id))) == {
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


def test_bad_changes_are_told_by_field(database):
    make_contract(database, "1")
    contract_id = make_contract(database, "2")
    version = read(database, contract_id).version
    wrong = draft("1", ends_on=date(2025, 1, 1))
    assert set(refused_fields(database, update_contract, contract_id, version, wrong)) == {
        "number",
        "ends_on",
    }


def test_the_only_contract_renames_its_organisation_and_keeps_the_people(database):
    contract_id = make_contract(database)
    row = read(database, contract_id)
    write(database, update_contract, contract_id, row.version, draft(organisation="Лицей № 5"))
    renamed = read(database, contract_id)
    assert (renamed.organisation_id, renamed.organisation) == (row.organisation_id, "Лицей № 5")


def test_one_of_several_contracts_moves_to_another_organisation(database):
    first, second = make_contract(database, "1"), make_contract(database, "2")
    version = read(database, second).version
    write(database, update_contract, second, version, draft("2", organisation="Лицей № 5"))
    assert read(database, first).organisation == "МБОУ «СОШ № 14»"
    assert read(database, second).organisation == "Лицей № 5"


def test_a_name_with_other_quotes_corrects_the_organisation_itself(database):
    contract_id = make_contract(database)
    version = read(database, contract_id).version
    write(database, update_contract, contract_id, version, draft(organisation='МБОУ "СОШ № 14"'))
    assert read(database, contract_id).organisation == 'МБОУ "СОШ № 14"'
    assert len(database.read(lambda session: session.scalars(select(Organisation.id)).all())) == 1
