"""Contract years: anniversaries, leap days, calendar years, charged years that stay."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.hours.rules.years import (
    ChargedYear,
    Period,
    YearReading,
    anchor_of,
    anniversary,
    is_late,
    moscow_day,
    plain_year,
    year_for,
)

CONTRACT, CALENDAR = YearReading.CONTRACT, YearReading.CALENDAR
days = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def charged(
    first: date, last: date, anchor: date | None = None, reading: YearReading = CONTRACT
) -> ChargedYear:
    return ChargedYear(Period(first, last), anchor or first, reading)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-09-01", "2026-09-01", "2027-08-31"),
        ("2027-08-31", "2026-09-01", "2027-08-31"),
        ("2027-09-01", "2027-09-01", "2028-08-31"),
        ("2026-12-31", "2026-09-01", "2027-08-31"),
        ("2027-01-01", "2026-09-01", "2027-08-31"),
        ("2026-08-31", "2025-09-01", "2026-08-31"),
    ],
)
def test_contract_year_runs_from_anniversary_to_its_eve(day: str, first: str, last: str) -> None:
    year = plain_year(date(2026, 9, 1), date.fromisoformat(day), CONTRACT)

    assert year == Period(date.fromisoformat(first), date.fromisoformat(last))


def test_calendar_year_is_january_to_december_whenever_the_contract_began() -> None:
    assert plain_year(date(2026, 9, 1), date(2027, 2, 3), CALENDAR) == Period(
        date(2027, 1, 1), date(2027, 12, 31)
    )


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2025-02-28", "2024-02-29", "2025-02-28"),
        ("2025-03-01", "2025-03-01", "2026-02-28"),
        ("2028-02-28", "2027-03-01", "2028-02-28"),
        ("2028-02-29", "2028-02-29", "2029-02-28"),
    ],
)
def test_contract_of_29_february_begins_its_common_years_on_1_march(day: str, first: str, last: str) -> None:
    year = plain_year(date(2024, 2, 29), date.fromisoformat(day), CONTRACT)

    assert year == Period(date.fromisoformat(first), date.fromisoformat(last))


def test_anniversary_keeps_day_and_month_where_they_exist() -> None:
    assert anniversary(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert anniversary(date(2024, 5, 31), 1) == date(2025, 5, 31)


@given(start=days, day=days, reading=st.sampled_from(YearReading))
def test_every_day_lies_in_exactly_one_year_of_365_or_366_days(
    start: date, day: date, reading: YearReading
) -> None:
    year = plain_year(start, day, reading)

    assert day in year
    assert 365 <= (year.last - year.first).days + 1 <= 366
    assert plain_year(start, year.last + timedelta(days=1), reading).first == year.last + timedelta(days=1)
    assert plain_year(start, year.first, reading) == year


def test_period_holds_both_its_ends() -> None:
    period = Period(date(2026, 9, 1), date(2026, 9, 2))

    assert date(2026, 9, 1) in period
    assert date(2026, 9, 2) in period
    assert date(2026, 8, 31) not in period
    assert date(2026, 9, 3) not in period


def test_year_of_a_short_contract_is_shown_within_its_term() -> None:
    year = Period(date(2026, 9, 1), date(2027, 8, 31))

    assert year.within(Period(date(2026, 9, 1), date(2027, 5, 31))) == Period(
        date(2026, 9, 1), date(2027, 5, 31)
    )
    assert year.within(Period(date(2026, 12, 1), date(2028, 5, 31))) == Period(
        date(2026, 12, 1), date(2027, 8, 31)
    )
    assert year.within(Period(date(2027, 8, 31), date(2028, 5, 31))) == Period(
        date(2027, 8, 31), date(2027, 8, 31)
    )
    assert year.within(Period(date(2027, 9, 1), date(2028, 5, 31))) == year


def test_prolonged_short_contract_keeps_one_quota_for_its_year() -> None:
    """The year is charged as a whole: a later end of the contract does not open a second quota inside it."""
    first = year_for(date(2027, 5, 1), date(2026, 9, 1), [], CONTRACT)

    assert year_for(date(2027, 7, 1), date(2026, 9, 1), [charged(first.first, first.last)], CONTRACT) == first


def test_charged_year_stays_when_the_contract_is_redated() -> None:
    stays = charged(date(2026, 9, 1), date(2027, 8, 31))

    assert year_for(date(2026, 11, 5), date(2026, 10, 1), [stays], CONTRACT) == stays.period
    assert year_for(date(2027, 9, 15), date(2026, 10, 1), [stays], CONTRACT) == Period(
        date(2027, 9, 1), date(2028, 8, 31)
    )


def test_uncharged_contract_follows_its_new_first_day() -> None:
    assert year_for(date(2026, 11, 5), date(2026, 10, 1), [], CONTRACT) == Period(
        date(2026, 10, 1), date(2027, 9, 30)
    )


def test_switch_to_calendar_years_begins_after_the_charged_year() -> None:
    stays = charged(date(2026, 9, 1), date(2027, 8, 31))

    assert year_for(date(2027, 2, 1), stays.anchor, [stays], CALENDAR) == stays.period
    assert year_for(date(2027, 10, 1), stays.anchor, [stays], CALENDAR) == Period(
        date(2027, 9, 1), date(2027, 12, 31)
    )
    assert year_for(date(2026, 8, 31), stays.anchor, [stays], CALENDAR) == Period(
        date(2026, 1, 1), date(2026, 8, 31)
    )


def test_anchor_is_the_earliest_charged_contract_year() -> None:
    years = [
        charged(date(2028, 1, 1), date(2028, 12, 31), date(2026, 9, 1), CALENDAR),
        charged(date(2027, 9, 1), date(2027, 12, 31), date(2025, 9, 1)),
        charged(date(2026, 9, 1), date(2027, 8, 31), date(2024, 9, 1)),
    ]

    assert anchor_of(date(2026, 10, 1), years) == date(2024, 9, 1)
    assert anchor_of(date(2026, 10, 1), years[:1]) == date(2026, 10, 1)


@given(
    starts=st.lists(st.tuples(days, days, st.sampled_from(YearReading)), min_size=1, max_size=12),
)
def test_years_charged_in_any_order_under_any_redating_never_overlap(
    starts: list[tuple[date, date, YearReading]],
) -> None:
    years: dict[Period, ChargedYear] = {}
    for start, day, reading in starts:
        period = year_for(day, start, years.values(), reading)
        assert day in period
        years.setdefault(period, ChargedYear(period, anchor_of(start, years.values()), reading))

    ordered = sorted(years)

    assert all(one.last < two.first for one, two in itertools.pairwise(ordered))


def test_last_minute_of_the_year_in_moscow_belongs_to_the_old_year() -> None:
    assert moscow_day(datetime(2026, 12, 31, 20, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert moscow_day(datetime(2026, 12, 31, 21, 0, tzinfo=UTC)) == date(2027, 1, 1)


def test_late_means_entered_on_a_later_moscow_day() -> None:
    held = datetime(2026, 11, 5, 7, 0, tzinfo=UTC)

    assert not is_late(held, datetime(2026, 11, 5, 20, 59, tzinfo=UTC))
    assert is_late(held, datetime(2026, 11, 5, 21, 0, tzinfo=UTC))
    assert not is_late(held, datetime(2026, 11, 4, 7, 0, tzinfo=UTC))
