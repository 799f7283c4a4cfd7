"""The forecast of the day on which the hours run out, and its honest width."""

from __future__ import annotations

import random
from datetime import date, timedelta
from math import sqrt

import pytest

from models.hours.rules.forecast import Charge, Forecast, _student, forecast, spent_on, weekly
from models.hours.rules.years import Period

FIRST = date(2026, 9, 1)
YEAR = Period(FIRST, date(2027, 8, 31))
QUOTA = 3840


def every_week(minutes: int, weeks: int) -> list[Charge]:
    return [(FIRST + timedelta(days=7 * week), minutes) for week in range(weeks)]


def test_steady_use_runs_out_when_division_says() -> None:
    """10 weeks of 120 minutes leave 2,640 minutes: 22 more weeks, without any doubt."""
    today = FIRST + timedelta(days=69)

    found = forecast(YEAR, every_week(120, 10), QUOTA, today)

    assert found is not None
    assert (found.weeks, found.per_week, found.spread, found.charged) == (10, 120, 0, 1200)
    assert found.likely == found.earliest == found.latest == today + timedelta(weeks=22)
    assert found.course(today + timedelta(weeks=1)) == (1320, 1320, 1320)


def test_course_begins_at_what_is_charged_and_never_falls_below_it() -> None:
    found = Forecast(FIRST, YEAR.last, 4, 10.0, 100.0, 500, QUOTA)

    assert found.course(FIRST) == (500, 500, 500)
    assert found.course(FIRST - timedelta(days=3)) == (500, 500, 500)
    low, mean, high = found.course(FIRST + timedelta(weeks=4))
    assert (low, mean) == (500, 540)
    assert high == pytest.approx(540 + _student(3) * 100 * sqrt(4 + 16 / 4))


def test_edges_of_the_band_are_where_its_course_meets_the_quota() -> None:
    found = Forecast(FIRST, date(2040, 1, 1), 10, 120.0, 60.0, 1200, QUOTA)

    assert found.earliest is not None
    assert found.latest is not None
    assert found.likely is not None
    assert found.earliest < found.likely < found.latest
    assert found.course(found.earliest)[2] == pytest.approx(QUOTA, abs=20)
    assert found.course(found.latest)[0] == pytest.approx(QUOTA, abs=20)


def test_irregular_use_has_no_latest_day() -> None:
    found = Forecast(FIRST, date(2040, 1, 1), 4, 60.0, 120.0, 1200, QUOTA)

    assert found.earliest is not None
    assert found.latest is None


def test_edge_that_is_just_reached_at_infinity_is_none() -> None:
    """Mean and spread balanced so that the quadratic term is nought: the early edge is still found."""
    spread = 60 * sqrt(4) / _student(3)
    found = Forecast(FIRST, date(2040, 1, 1), 4, 60.0, spread, 1200, QUOTA)

    assert found.per_week**2 - (_student(3) * spread) ** 2 / 4 == pytest.approx(0, abs=1e-9)
    assert found.earliest is not None


def test_days_beyond_the_year_are_not_named() -> None:
    today = FIRST + timedelta(days=69)
    exact = Forecast(today, today + timedelta(weeks=22), 10, 120.0, 0.0, 1200, QUOTA)
    short = Forecast(today, today + timedelta(weeks=22, days=-1), 10, 120.0, 0.0, 1200, QUOTA)

    assert exact.likely == exact.last
    assert short.likely is None
    assert short.earliest is None


def test_day_half_past_the_last_one_is_not_named() -> None:
    """153.5 days would be rounded to the 154th, one day after the year."""
    found = Forecast(FIRST, FIRST + timedelta(days=153), 10, 14.0, 0.0, 0, 307)

    assert found.likely is None


def test_what_was_charged_today_counts_already() -> None:
    day = FIRST + timedelta(days=27)

    found = forecast(YEAR, [*every_week(60, 4), (day, 25)], QUOTA, day)

    assert found is not None
    assert found.charged == 265


def test_line_without_minutes_is_no_charge() -> None:
    day = FIRST + timedelta(days=27)

    assert forecast(YEAR, [*every_week(60, 3), (FIRST, 0)], QUOTA, day) is None


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), YEAR.last + timedelta(days=1)])
def test_year_that_is_not_running_has_no_forecast(day: date) -> None:
    assert forecast(Period(FIRST, YEAR.last), every_week(60, 20), QUOTA, day) is None


def test_four_weeks_and_four_charges_are_needed() -> None:
    day = FIRST + timedelta(days=27)

    assert forecast(YEAR, every_week(60, 4), QUOTA, day) is not None
    assert forecast(YEAR, every_week(60, 4), QUOTA, day - timedelta(days=1)) is None
    assert forecast(YEAR, every_week(60, 3), QUOTA, day) is None
    assert forecast(YEAR, [*every_week(60, 3), (FIRST, -60)], QUOTA, day) is None


def test_later_lines_are_not_known_yet() -> None:
    day = FIRST + timedelta(days=27)

    assert forecast(YEAR, [*every_week(60, 4), (day + timedelta(days=1), 600)], QUOTA, day) == forecast(
        YEAR, every_week(60, 4), QUOTA, day
    )


def test_spent_quota_needs_no_forecast() -> None:
    day = FIRST + timedelta(days=27)

    assert forecast(YEAR, every_week(960, 4), QUOTA, day) is None
    assert forecast(YEAR, every_week(959, 4), QUOTA, day) is not None


def test_hours_that_all_came_back_give_no_forecast() -> None:
    day = FIRST + timedelta(days=27)

    assert forecast(YEAR, [*every_week(60, 4), *[(d, -m) for d, m in every_week(60, 4)]], QUOTA, day) is None


def test_weeks_end_today_and_the_odd_days_at_the_start_are_left_out() -> None:
    today = FIRST + timedelta(days=15)

    assert weekly(
        [(today, 1), (today - timedelta(days=6), 2), (today - timedelta(days=7), 4), (FIRST, 8)], today, 2
    ) == [
        3,
        4,
    ]


@pytest.mark.parametrize(("freedom", "exact"), [(3, 1.6377), (4, 1.5332), (9, 1.3830), (30, 1.3104)])
def test_student_quantile_is_close_to_the_tables(freedom: int, exact: float) -> None:
    assert _student(freedom) == pytest.approx(exact, abs=0.012)


def test_spent_day_is_the_last_time_the_quota_was_reached() -> None:
    day = FIRST + timedelta(days=1)

    assert spent_on([(FIRST, 60)], 60) == FIRST
    assert spent_on([(FIRST, 59)], 60) is None
    assert spent_on([(day, 10), (FIRST, 60)], 60) == FIRST
    assert spent_on([(FIRST, 60), (FIRST, -60), (day, 60)], 60) == day


@pytest.mark.parametrize(("calls_a_week", "days"), [(2, 70), (5, 70), (2, 150)])
def test_band_holds_about_eighty_of_a_hundred_futures(calls_a_week: int, days: int) -> None:
    """Simulated desks: calls at random, 10 to 90 minutes each; the true day is known afterwards."""
    chance = random.Random(5)
    inside = total = 0
    for _ in range(300):
        charges, true_day = simulated_year(chance, calls_a_week)
        today = FIRST + timedelta(days=days - 1)
        found = forecast(Period(FIRST, FIRST + timedelta(days=3000)), charges, QUOTA, today)
        if found is None:
            continue
        total += 1
        assert found.earliest is not None
        inside += found.earliest <= true_day and (found.latest is None or true_day <= found.latest)

    assert total > 250
    assert 0.72 <= inside / total <= 0.9


def simulated_year(chance: random.Random, calls_a_week: int) -> tuple[list[Charge], date]:
    charges: list[Charge] = []
    moment, total = 0.0, 0
    while total < QUOTA:
        moment += chance.expovariate(calls_a_week / 7)
        minutes = chance.choice([10, 15, 20, 25, 30, 45, 60, 90])
        charges.append((FIRST + timedelta(days=int(moment)), minutes))
        total += minutes
    return charges, charges[-1][0]


def test_a_minute_now_and_then_is_a_use_that_can_be_foretold() -> None:
    """Four charges of a minute in eight weeks: half a minute a week is more than none."""
    charges = [(FIRST + timedelta(days=14 * turn), 1) for turn in range(4)]

    found = forecast(YEAR, charges, QUOTA, FIRST + timedelta(days=55))

    assert found is not None
    assert (found.weeks, found.per_week) == (8, 0.5)


def test_a_steady_minute_a_week_has_one_day_and_no_band() -> None:
    found = forecast(YEAR, every_week(1, 10), 20, FIRST + timedelta(days=69))

    assert found is not None
    assert found.earliest == found.likely == found.latest == found.today + timedelta(weeks=10)


def test_the_edges_of_the_band_use_the_same_width_as_its_course() -> None:
    found = Forecast(FIRST, YEAR.last, 4, 100.0, 20.0, 0, 1000)
    early, late = found._roots()

    assert late is not None
    for weeks, side in ((early, 1), (late, -1)):
        around = _student(3) * 20 * sqrt(weeks + weeks * weeks / 4)
        assert 100 * weeks + side * around == pytest.approx(1000)


def test_the_day_of_the_last_hour_does_not_depend_on_the_order_of_the_lines() -> None:
    first, second, third = (FIRST + timedelta(days=day) for day in (0, 10, 20))

    assert spent_on([(third, 10), (first, 30), (second, 20)], 50) == second
    assert spent_on([(third, 30), (second, 10), (first, 20)], 30) == second
