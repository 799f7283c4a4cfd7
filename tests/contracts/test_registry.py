"""A registry comes into the database: new contracts, changes, and nothing at all the second time."""

from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from models.contracts.intake import read_registry
from models.contracts.operations import end_appointment
from models.contracts.queries import contract, contract_by_number
from models.contracts.registry import import_registry, plan_import, take_plan
from models.contracts.rules import Standing
from models.contracts.tables import Appointment, Contract, Organisation, Person
from models.errors import ConflictError
from models.formats import MOSCOW
from models.storage.journal import JournalEntry, now
from models.text import render, source_language
from tests.contracts.books import registry
from tests.contracts.factories import ACTOR, make_contract

TABLES = (Organisation, Contract, Person, Appointment)
BORIS, VERA = "Борисов Борис Борисович", "Волкова Вера Викторовна"


@pytest.fixture
def take(database, tmp_path):
    def run(*rows, **options):
        found = read_registry(registry(tmp_path / "реестр.xlsx", *rows, **options))
        return database.write(ACTOR, lambda session: import_registry(session, found), reason="импорт").value

    return run


def counts(plan):
    return len(plan.new), len(plan.changed), plan.unchanged, len(plan.rejected)


def sizes(database):
    return database.read(
        lambda session: [
            session.scalar(select(func.count()).select_from(table)) for table in (*TABLES, JournalEntry)
        ]
    )


def find(database, number="15/2026-МЭО"):
    day = database.read(now).astimezone(MOSCOW).date()
    found = database.read(lambda session: contract_by_number(session, number, day))
    assert found is not None
    return found


def names(row):
    return [(one.name, one.standing is Standing.FORMER) for one in row.appointments]


def test_new_contracts_come_with_everything_that_single_entry_would_write(database, take):
    plan = take({}, {"number": "16", "name2": BORIS, "organisation": "Гимназия № 3"})
    assert counts(plan) == (2, 0, 0, 0)
    row = find(database, "16")
    assert (row.organisation, row.region, row.quota_minutes) == ("Гимназия № 3", "Рязанская область", 3840)
    assert [(one.name, one.place) for one in row.appointments] == [("Иванова Анна Петровна", 1), (BORIS, 2)]
    assert row.appointments[0].phone_e164 == "+79267159014"
    lines = database.read(
        lambda session: session.execute(
            select(
                JournalEntry.entity,
                JournalEntry.action,
                JournalEntry.actor_name,
                JournalEntry.reason,
                func.count(),
            )
            .group_by(JournalEntry.entity, JournalEntry.action, JournalEntry.actor_name, JournalEntry.reason)
            .order_by(JournalEntry.entity)
        ).all()
    )
    expected = {"appointment": 3, "contract": 2, "organisation": 2, "person": 3}
    assert [tuple(line) for line in lines] == [
        (entity, "created", ACTOR.name, "импорт", number) for entity, number in expected.items()
    ]


def test_bulk_entry_writes_the_same_search_lines_as_single_entry(database, take):
    take({"number": "412/2026-МЭО-88", "phone1": None, "email1": None})
    make_contract(database, "413/2026-МЭО-88", locality="Касимов")
    lines = database.read(
        lambda session: [
            [line.replace("412", "413").replace("рязань", "касимов") for line in session.scalars(column)]
            for column in (
                select(Contract.search_text).order_by(Contract.id),
                select(Person.search_text).order_by(Person.id),
            )
        ]
    )
    assert [len(set(both)) for both in lines] == [1, 1]


def test_the_same_file_again_changes_nothing(database, take):
    rows = (
        {},
        {"number": "16", "name2": BORIS, "signed": None, "trained1": None},
        {"number": "17", "starts": "весна"},
    )
    assert counts(take(*rows)) == (2, 0, 0, 1)
    before = sizes(database)
    assert counts(take(*rows)) == (0, 0, 2, 1)
    assert sizes(database) == before


def test_one_person_with_two_phones_in_two_rows_changes_nothing_the_second_time(database, take):
    rows = ({}, {"number": "16", "phone1": "8 495 249 90 11", "organisation": 'МБОУ "СОШ № 14"'})
    take(*rows)
    assert counts(take(*rows)) == (0, 0, 2, 0)
    assert {find(database, number).appointments[0].phone for number in ("15/2026-МЭО", "16")} == {
        "8 495 249 90 11"
    }


def test_a_trial_changes_nothing(database, tmp_path):
    found = read_registry(registry(tmp_path / "a.xlsx", {}))
    before = sizes(database)
    assert counts(database.read(lambda session: plan_import(session, found))) == (1, 0, 0, 0)
    assert sizes(database) == before


def test_a_changed_row_changes_the_contract_and_the_person(database, take):
    take({})
    news = {"ends": "30.06.2027", "phone1": "8 495 249 90 11", "trained1": "20.01.2026", "hours": 100}
    assert counts(take(news)) == (0, 1, 0, 0)
    row = find(database)
    assert (row.ends_on, row.quota_minutes) == (date(2027, 6, 30), 6000)
    assert (row.appointments[0].phone_e164, row.appointments[0].trained_on) == (
        "+74952499011",
        date(2026, 1, 20),
    )
    assert counts(take(news)) == (0, 0, 1, 0)


def test_a_changed_name_is_a_replacement_with_history(database, take):
    take({})
    assert counts(take({"name1": BORIS})) == (0, 1, 0, 0)
    row = find(database)
    today = database.read(now).astimezone().date()
    assert names(row) == [(BORIS, False), ("Иванова Анна Петровна", True)]
    assert row.appointments[0].replaces_id == row.appointments[1].id
    assert abs((row.appointments[1].ended_on - today).days) <= 1
    assert counts(take({"name1": BORIS})) == (0, 0, 1, 0)
    assert names(find(database)) == names(row)


def test_a_replacement_with_its_day_counts_from_that_day(database, take):
    take({"name2": VERA})
    take({"name2": BORIS, "appointed2": datetime(2026, 6, 1), "trained2": "02.06.2026"})
    row = find(database)
    left = next(one for one in row.appointments if one.name == VERA)
    came = next(one for one in row.appointments if one.name == BORIS)
    assert (left.ended_on, came.appointed_on, came.trained_on) == (
        date(2026, 6, 1),
        date(2026, 6, 1),
        date(2026, 6, 2),
    )
    assert (left.place, came.place) == (2, 2)


def test_an_old_file_does_not_undo_what_the_desk_did(database, take):
    take({})
    one = find(database).appointments[0]
    day = date(2026, 6, 1)
    database.write(ACTOR, lambda session: end_appointment(session, one.id, one.version, day, "уволилась"))
    assert counts(take({})) == (0, 0, 1, 0)
    assert names(find(database)) == [("Иванова Анна Петровна", True)]


def test_a_row_that_would_make_a_third_person_is_refused_alone(database, take):
    take({"name2": VERA})
    anna = find(database).appointments[0]
    day = date(2026, 6, 1)
    database.write(ACTOR, lambda session: end_appointment(session, anna.id, anna.version, day))
    take({"name1": BORIS, "appointed1": "01.07.2026", "name2": VERA})
    plan = take({"name1": BORIS, "appointed1": "01.05.2026", "name2": VERA}, {"number": "16"})
    assert counts(plan) == (1, 0, 0, 1)
    (refusal,) = plan.rejected
    assert (refusal.row, refusal.column) == (4, "Ответственное лицо 2")
    assert "One or two persons" in render(refusal.problem, source_language)


def test_a_plan_is_not_taken_over_a_colleagues_change(database, take, tmp_path):
    take({})
    found = read_registry(registry(tmp_path / "b.xlsx", {"ends": "30.06.2027"}))
    plan = database.read(lambda session: plan_import(session, found))
    take({"hours": 10})
    with pytest.raises(ConflictError):
        database.write(ACTOR, lambda session: take_plan(session, plan))
    assert find(database).ends_on == date(2026, 12, 31)


def test_progress_is_told_and_stopping_changes_nothing(database, tmp_path):
    class Stop(Exception):
        pass

    def stop(done, total):
        assert (done, total) == (2, 2)
        raise Stop

    found = read_registry(registry(tmp_path / "c.xlsx", {}, {"number": "16"}))
    plan = database.read(lambda session: plan_import(session, found))
    assert plan.does_something
    with pytest.raises(Stop):
        database.write(ACTOR, lambda session: take_plan(session, plan, stop))
    assert sizes(database) == [0] * 5


def test_a_new_contract_of_a_known_person_updates_that_person_only(database, take):
    contract_id = make_contract(database)
    take({"number": "16", "phone1": "8 495 249 90 11"})
    day = date(2026, 11, 5)
    old = database.read(lambda session: contract(session, contract_id, day))
    assert old.appointments[0].phone == "8 495 249 90 11"
    assert old.appointments[0].person_id == find(database, "16").appointments[0].person_id
    line = database.read(
        lambda session: session.scalar(select(Contract.search_text).where(Contract.id == contract_id))
    )
    assert "4952499011" in line


def test_the_offices_workbook_comes_in_and_the_second_time_changes_nothing(database, shared_data):
    found = read_registry(shared_data / "contracts.xlsx")
    first = database.write(ACTOR, lambda session: import_registry(session, found)).value
    assert counts(first) == (559, 0, 0, 41)
    before = sizes(database)
    second = database.write(ACTOR, lambda session: import_registry(session, found))
    assert counts(second.value) == (0, 0, 559, 41)
    assert not second.changes
    assert sizes(database) == before
