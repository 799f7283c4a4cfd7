"""The rules of terms, signatures and authority."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.contracts.rules import (
    ENDING_DAYS,
    Authority,
    Standing,
    State,
    Term,
    authority_problems,
    crowded_day,
    is_in_term,
    is_signed,
    is_valid,
    standing,
    state,
    third_person,
)

SIGNED, START, END = date(2025, 12, 20), date(2026, 1, 1), date(2026, 12, 31)
YEAR = Term(SIGNED, START, END)
DAY = timedelta(days=1)
days = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (SIGNED - DAY, State.DRAFT),
        (SIGNED, State.UPCOMING),
        (START - DAY, State.UPCOMING),
        (START, State.ACTIVE),
        (END - timedelta(days=ENDING_DAYS + 1), State.ACTIVE),
        (END - timedelta(days=ENDING_DAYS), State.ENDING),
        (END, State.ENDING),
        (END + DAY, State.ENDED),
    ],
)
def test_state_changes_on_these_days(day, expected):
    assert state(YEAR, day) is expected


@pytest.mark.parametrize("day", [START - DAY, START, END, END + DAY])
def test_an_unsigned_contract_is_a_draft_on_every_day(day):
    assert state(Term(None, START, END), day) is State.DRAFT
    assert not is_signed(Term(None, START, END), day)


def test_first_and_last_day_belong_to_the_term():
    assert [is_in_term(YEAR, day) for day in (START - DAY, START, END, END + DAY)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_contract_signed_later_is_valid_from_the_signature_on():
    late = Term(date(2026, 2, 1), START, END)
    assert [is_valid(late, day) for day in (date(2026, 1, 31), date(2026, 2, 1))] == [False, True]
    assert not is_valid(YEAR, END + DAY)


@given(days, days, days)
def test_valid_means_active_or_ending(signed, start, day):
    term = Term(signed, start, start + timedelta(days=40))
    assert is_valid(term, day) == (state(term, day) in {State.ACTIVE, State.ENDING})


def test_authority_begins_on_its_first_day_and_ends_before_its_last():
    authority = Authority(date(2026, 1, 10), None, date(2026, 2, 1))
    covered = [authority.covers(date(2026, 1, 9)), authority.covers(date(2026, 1, 10))]
    assert covered == [False, True]
    assert [authority.covers(date(2026, 1, 31)), authority.covers(date(2026, 2, 1))] == [True, False]
    assert Authority(date(2026, 1, 10)).covers(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("authority", "expected"),
    [
        (Authority(date(2026, 3, 2), date(2026, 3, 2)), Standing.UPCOMING),
        (Authority(date(2026, 3, 1), None), Standing.UNTRAINED),
        (Authority(date(2026, 3, 1), date(2026, 3, 2)), Standing.UNTRAINED),
        (Authority(date(2026, 3, 1), date(2026, 3, 1)), Standing.RESPONSIBLE),
        (Authority(date(2026, 1, 1), date(2025, 1, 1), date(2026, 3, 2)), Standing.RESPONSIBLE),
        (Authority(date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 1)), Standing.FORMER),
    ],
)
def test_standing_on_the_first_of_march(authority, expected):
    assert standing(authority, date(2026, 3, 1)) is expected


def test_two_persons_at_a_time_are_no_crowd():
    assert crowded_day([Authority(START), Authority(START)]) is None
    assert crowded_day([]) is None


def test_a_third_person_crowds_from_the_day_of_appointment_on():
    third = Authority(date(2026, 5, 5))
    assert crowded_day([Authority(START), Authority(START), third]) == date(2026, 5, 5)


def test_a_replacement_on_the_same_day_is_no_crowd():
    leaving = Authority(START, None, date(2026, 5, 5))
    assert crowded_day([Authority(START), leaving, Authority(date(2026, 5, 5))]) is None


spans = st.builds(
    lambda start, length: Authority(
        start, None, start + timedelta(days=length) if length is not None else None
    ),
    days,
    st.none() | st.integers(0, 60),
)


@given(st.lists(spans, max_size=6))
def test_a_crowd_is_found_exactly_when_some_day_has_three(found):
    first = next((day for day in _quarter() if sum(span.covers(day) for span in found) > 2), None)
    assert crowded_day(found) == first


def _quarter():
    return [date(2026, 1, 1) + timedelta(days=offset) for offset in range(90)]


def test_authority_may_end_on_the_day_it_begins_but_not_before():
    assert authority_problems(Authority(START, None, START)) == {}
    assert authority_problems(Authority(START)) == {}
    assert "ended_on" in authority_problems(Authority(START, None, START - DAY))


def test_the_refusal_of_a_third_person_names_the_two():
    text = third_person("15", date(2026, 5, 5), ["Иванова А. П.", "Петров П. П."])
    assert text.values == {
        "day": date(2026, 5, 5),
        "number": "15",
        "first": "Иванова А. П.",
        "second": "Петров П. П.",
    }
