"""What a row of a registry changes in a contract that is known already."""

from dataclasses import replace
from datetime import date

import pytest

from models.contracts.drafts import tidy
from models.contracts.merging import merge
from models.contracts.queries import AppointmentRow, ContractRow
from models.contracts.rules import Authority, State, standing
from models.text import render, source_language
from tests.contracts.factories import ANNA, BORIS, VERA, draft, person

TODAY = date(2026, 11, 5)
START = date(2026, 1, 1)


def appointment(number, name, place=1, since=START, trained=None, ended=None, replaces=None):
    authority = Authority(since, trained, ended)
    return AppointmentRow(
        number, 1, 1, number, 1, name, "", None, "", "", place, since, trained, ended, "", replaces,
        standing(authority, TODAY),
    )  # fmt: skip


def known(*appointments, **given):
    return replace(
        ContractRow(
            1, 1, "412/2026-МЭО-88", 1, "МБОУ «СОШ № 14»", "Рязань", "Рязанская область", date(2025, 12, 20), START,
            date(2026, 12, 31), 3840, "", State.ACTIVE, appointments or (appointment(1, ANNA),),
        ),
        **given,
    )  # fmt: skip


def row(*persons, **given):
    return tidy(draft(persons=persons or (person(ANNA),), **given))


def coming(found):
    return [
        (one.draft.person.name, one.since, one.replaced.name if one.replaced else None)
        for one in found.arrivals
    ]


def test_the_same_facts_change_nothing():
    assert not merge(known(), row(), TODAY)


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"ends_on": date(2027, 6, 30)}, ("ends_on",)),
        ({"starts_on": date(2026, 2, 1)}, ("starts_on",)),
        ({"signed_on": date(2025, 12, 21)}, ("signed_on",)),
        ({"quota_minutes": 600}, ("quota_minutes",)),
        ({"note": "по доверенности"}, ("note",)),
        ({"organisation": "МБОУ «СОШ № 15»"}, ("organisation",)),
        ({"locality": "Касимов"}, ("organisation",)),
        ({"number": "412/2026-мэо-88"}, ("number",)),
    ],
)
def test_a_changed_cell_is_a_changed_field(given, fields):
    assert merge(known(), row(**given), TODAY).fields == fields


@pytest.mark.parametrize(
    "given",
    [{"signed_on": None}, {"quota_minutes": None}, {"locality": ""}, {"region": ""}, {"note": ""}],
)
def test_an_empty_cell_says_nothing(given):
    rich = known(quota_minutes=3840, note="")
    assert not merge(rich, row(**given), TODAY)


def test_other_quotes_in_the_organisations_name_are_no_news():
    assert not merge(known(), row(organisation='мбоу "СОШ №14"'), TODAY)


def test_training_and_contacts_are_news_about_the_same_person():
    found = merge(known(), row(person(ANNA, phone="111", trained_on=date(2026, 2, 2))), TODAY)
    (update,) = found.updates
    assert (update.known.name, update.person.phone, update.trained_on) == (ANNA, "111", date(2026, 2, 2))
    assert found.arrivals == ()


def test_training_entered_by_the_desk_survives_an_empty_cell():
    trained = known(appointment(1, ANNA, trained=date(2026, 2, 2)))
    assert not merge(trained, row(), TODAY)


def test_initials_mean_the_person_who_is_known_by_full_name():
    assert not merge(known(), row(person("Иванова А. П.")), TODAY)


def test_a_full_name_replaces_initials():
    found = merge(known(appointment(1, "Иванова А. П.")), row(person(ANNA)), TODAY)
    assert found.updates[0].person.name == ANNA


def test_another_day_of_appointment_is_news():
    found = merge(known(), row(person(ANNA, appointed_on=date(2026, 3, 3))), TODAY)
    assert found.updates[0].appointed_on == date(2026, 3, 3)


def test_a_second_person_comes_on_the_day_that_the_row_tells():
    found = merge(known(), row(person(ANNA), person(BORIS, appointed_on=date(2026, 3, 3))), TODAY)
    assert coming(found) == [(BORIS, date(2026, 3, 3), None)]


def test_a_second_person_without_a_day_comes_with_the_signature():
    assert coming(merge(known(), row(person(ANNA), person(BORIS)), TODAY)) == [
        (BORIS, date(2025, 12, 20), None)
    ]


def test_an_empty_second_column_takes_nobody_away():
    two = known(appointment(1, ANNA), appointment(2, BORIS, place=2))
    assert not merge(two, row(person(ANNA)), TODAY)


def test_a_new_name_takes_the_place_of_the_one_who_is_no_longer_named():
    two = known(appointment(1, ANNA), appointment(2, BORIS, place=2))
    found = merge(two, row(person(ANNA), person(VERA, appointed_on=date(2026, 9, 1))), TODAY)
    assert coming(found) == [(VERA, date(2026, 9, 1), BORIS)]


def test_a_new_name_with_the_old_day_takes_over_today():
    """The office changed the name and left the day of appointment: the past stays with the predecessor."""
    found = merge(known(), row(person(BORIS, appointed_on=START)), TODAY)
    assert coming(found) == [(BORIS, TODAY, ANNA)]


def test_nobody_takes_over_before_the_predecessor_began():
    later = date(2026, 12, 1)
    found = merge(known(appointment(1, ANNA, since=later)), row(person(BORIS, appointed_on=START)), TODAY)
    assert coming(found) == [(BORIS, later, ANNA)]


def test_the_old_day_of_a_successor_is_no_news_after_the_replacement():
    replaced = known(appointment(1, ANNA, ended=TODAY), appointment(2, BORIS, since=TODAY, replaces=1))
    assert not merge(replaced, row(person(BORIS, appointed_on=START)), TODAY)


def test_an_old_file_brings_nobody_back():
    replaced = known(
        appointment(1, ANNA, ended=date(2026, 9, 1)), appointment(2, BORIS, since=date(2026, 9, 1))
    )
    assert not merge(replaced, row(person(ANNA, appointed_on=START)), TODAY)
    assert not merge(replaced, row(person(ANNA)), TODAY)


def test_somebody_who_left_comes_back_with_a_later_day():
    left = known(appointment(1, ANNA, ended=date(2026, 9, 1)))
    found = merge(left, row(person(ANNA, appointed_on=date(2026, 10, 1))), TODAY)
    assert coming(found) == [(ANNA, date(2026, 10, 1), None)]


def test_a_place_that_was_given_up_is_taken_from_that_day_on():
    left = known(appointment(1, ANNA, ended=date(2026, 9, 1)), appointment(2, BORIS, place=2))
    found = merge(left, row(person(VERA, appointed_on=START), person(BORIS)), TODAY)
    assert coming(found) == [(VERA, date(2026, 9, 1), None)]
    assert found.problem is None


def test_both_persons_may_change_at_once():
    two = known(appointment(1, ANNA), appointment(2, BORIS, place=2))
    found = merge(two, row(person(VERA), person("Зуев Захар Захарович")), TODAY)
    assert coming(found) == [(VERA, TODAY, ANNA), ("Зуев Захар Захарович", TODAY, BORIS)]


def test_persons_who_change_columns_stay():
    two = known(appointment(1, ANNA), appointment(2, BORIS, place=2))
    assert not merge(two, row(person(BORIS), person(ANNA)), TODAY)


def test_a_newcomer_goes_to_the_place_that_is_left_when_the_own_one_is_held():
    two = known(appointment(1, ANNA), appointment(2, BORIS, place=2))
    assert coming(merge(two, row(person(VERA), person(ANNA)), TODAY)) == [(VERA, TODAY, BORIS)]


def test_a_third_person_at_a_time_forbids_the_row():
    """A day of appointment moved back into the time of somebody who left makes three at once."""
    three = known(
        appointment(1, ANNA, ended=date(2026, 6, 1)),
        appointment(2, BORIS, since=date(2026, 6, 1)),
        appointment(3, VERA, place=2),
    )
    found = merge(three, row(person(BORIS, appointed_on=date(2026, 7, 1)), person(VERA)), TODAY)
    assert found.problem is None
    nobody_replaced = known(
        appointment(1, ANNA, ended=date(2026, 6, 1)),
        appointment(2, BORIS, since=date(2026, 7, 1)),
        appointment(3, VERA, place=2),
    )
    back = merge(nobody_replaced, row(person(BORIS, appointed_on=date(2026, 5, 1)), person(VERA)), TODAY)
    assert back.problem is not None
    assert "One or two persons" in render(back.problem, source_language)
