"""The yearly figure against a minute-by-minute count, and its edges: 876 hours, leap years, young components."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agreement.readings import Readings
from models.availability.instants import DAY, HOUR, MINUTE, moscow, to_us, year_bounds
from models.availability.rules import (
    Tally,
    YearFigure,
    about_minutes,
    allowed_down,
    both_readings,
    burn_down,
    by_day,
    costs,
    forecast,
    period_of,
    platform_lines,
    year_figure,
)
from models.availability.states import Code
from models.availability.terms import Terms, terms_of
from models.availability.timeline import Intervals, resolve
from models.availability.windows import Works, year_windows
from tests.availability.factories import CALM

START, END = year_bounds(2025)
TERMS = terms_of(2025, END, Readings())
LEFT_OUT = replace(TERMS, works_left_out=True)


def figure(
    *rows: tuple[int, int, Code],
    year: int = 2025,
    now: int = END,
    since: int | None = None,
    works: tuple = (),
    terms: Terms = TERMS,
) -> YearFigure:
    start, end = period_of(year, now, since)
    intervals = Intervals.of([(a, b) for a, b, _ in rows])
    codes = np.array([code for _, _, code in rows], dtype=np.int8)
    lines = both_readings(resolve(start, end, intervals, codes), works, terms)
    return year_figure("Система", year, lines, terms, since=since)


def year_with_down(length: int, year: int = 2025) -> YearFigure:
    start, end = year_bounds(year)
    return figure(
        (start, end, Code.UP), (start + 5 * DAY, start + 5 * DAY + length, Code.DOWN), year=year, now=end
    )


@pytest.mark.parametrize(
    ("down", "left", "met"),
    [
        (0, 876 * HOUR, True),
        (876 * HOUR, 0, True),
        (876 * HOUR + MINUTE, -MINUTE, False),
        (876 * HOUR - MINUTE, MINUTE, True),
        (876 * HOUR + 1, -1, False),
    ],
)
def test_exactly_876_hours_are_met_and_a_minute_more_is_not(down, left, met):
    result = year_with_down(down)
    assert (result.budget.left, result.budget.met) == (left, met)
    assert result.percent == float(Fraction(100 * (365 * DAY - down), 365 * DAY))


def test_a_leap_year_allows_878_hours_and_24_minutes():
    assert allowed_down(2024, TERMS.target) == 52_704 * MINUTE
    assert allowed_down(2025, TERMS.target) == 52_560 * MINUTE
    assert year_with_down(52_704 * MINUTE, 2024).budget.met
    assert year_with_down(52_704 * MINUTE, 2024).percent == 90.0
    assert not year_with_down(52_705 * MINUTE, 2024).budget.met


def test_a_component_younger_than_the_year_is_judged_over_its_own_age():
    birth = START + 265 * DAY
    young = figure((START, END, Code.UP), (birth, birth + 10 * DAY, Code.DOWN), since=birth)
    assert young.timeline.start == birth
    assert young.percent == 90.0
    assert young.budget.allowed == 10 * DAY
    assert young.budget.met
    assert young.younger
    assert not figure((START, END, Code.UP), since=START - DAY).younger


def test_a_component_born_after_the_year_has_no_figure():
    unborn = figure((START, END, Code.UP), since=END + DAY)
    assert unborn.percent is None
    assert unborn.tally.total == 0
    assert unborn.budget.allowed == 0


def test_silence_is_in_neither_numerator_nor_denominator():
    result = figure((START, START + 9 * DAY, Code.UP), (START + 9 * DAY, START + 10 * DAY, Code.DOWN))
    assert result.percent == 90.0
    assert result.tally.no_data == 355 * DAY


def test_faults_outside_the_licensors_zone_and_degradation_are_known_time_that_is_not_charged():
    result = figure(
        (START, END, Code.UP),
        (START, START + DAY, Code.EXCUSED),
        (START + 2 * DAY, START + 3 * DAY, Code.DEGRADED),
    )
    assert result.percent == 100.0
    assert (result.tally.excused, result.tally.degraded) == (DAY, DAY)


def test_a_year_in_progress_ends_now():
    now = START + 100 * DAY
    result = figure((START, END, Code.UP), (START, START + DAY, Code.DOWN), now=now)
    assert result.tally.total == 100 * DAY
    assert result.percent == 99.0
    assert not result.finished
    assert year_with_down(0).finished


def test_a_year_that_has_not_begun_has_no_figure():
    assert figure((START, END, Code.UP), now=START - DAY).percent is None


def window_days(year: int = 2025) -> list[tuple[int, int, Code]]:
    return [(start, end, Code.DOWN) for start, end in year_windows(year, TERMS.window).pairs()]


def test_down_in_every_window_counts_in_the_headline_and_not_with_the_windows_left_out():
    start, end = year_bounds(2026)
    result = figure((start, end, Code.UP), *window_days(2026), year=2026, now=end)
    assert result.tally.down == 106 * HOUR
    assert result.percent == float(Fraction(100 * (8760 - 106), 8760))
    assert result.without_windows.percent == 100.0
    assert result.without_windows.total == 8654 * HOUR


def test_only_announced_works_are_left_out_by_the_second_reading():
    start, end = year_windows(2025, TERMS.window).pairs()[3]
    rows = ((START, END, Code.UP), (start - HOUR, end + HOUR, Code.DOWN))
    silent = figure(*rows)
    told = figure(*rows, works=(Works(start - 2 * DAY, start - HOUR, end + HOUR),))
    assert silent.without_works == silent.tally
    assert told.tally == silent.tally
    assert told.without_works.down == 2 * HOUR
    assert told.without_works.known == 364 * DAY + 22 * HOUR


def test_the_platform_is_the_worst_part_and_a_part_under_announced_works_says_nothing():
    start, end = year_windows(2025, TERMS.window).pairs()[3]
    announced = (Works(start - 2 * DAY, start - HOUR, end + HOUR),)
    up = resolve(START, END, Intervals.of([(START, END)]), np.array([Code.UP], dtype=np.int8))
    down = resolve(START, END, Intervals.of([(start, end)]), np.array([Code.DOWN], dtype=np.int8))

    plain, left_out = platform_lines([both_readings(line, announced, TERMS) for line in (up, down)])

    assert plain.of(Code.DOWN).pairs() == [(start, end)]
    assert left_out.of(Code.DOWN).pairs() == []


@CALM
@given(
    st.lists(
        st.tuples(
            st.integers(-50_000, 530_000),
            st.integers(1, 90_000),
            st.sampled_from([Code.UP, Code.DEGRADED, Code.EXCUSED, Code.DOWN, Code.NO_DATA]),
        ),
        max_size=10,
    ),
    st.integers(0, 52).map(lambda week: week * 7 * 1440),
)
def test_the_year_from_intervals_equals_a_count_of_all_its_minutes(rows, announced):
    """525,600 minutes, each looked at by itself; the down minutes, the share and both readings agree to 1e-9."""
    minute = np.arange(525_600, dtype=np.int64)
    states = np.zeros(minute.size, dtype=np.int8)
    for start, length, code in rows:
        inside = slice(max(start, 0), max(start + length, 0))
        states[inside] = np.maximum(states[inside], code)
    weekday, clock = (minute // 1440 + 2) % 7, minute % 1440  # 1 January 2025 was a Wednesday
    window = (weekday == 3) & (clock >= 18 * 60) & (clock < 20 * 60)
    works = window & (minute >= announced) & (minute < announced + 7 * 1440)

    job = Works(START - DAY, START + announced * MINUTE, START + (announced + 7 * 1440) * MINUTE)
    result = figure(
        *((START + a * MINUTE, START + (a + n) * MINUTE, code) for a, n, code in rows), works=(job,)
    )
    for tally, kept in (
        (result.tally, np.ones_like(window)),
        (result.without_windows, ~window),
        (result.without_works, ~works),
    ):
        down, known = int((kept & (states == Code.DOWN)).sum()), int((kept & (states > 0)).sum())
        assert tally.down == down * MINUTE
        assert tally.known == known * MINUTE
        assert tally.percent == (pytest.approx(100 * (1 - down / known), abs=1e-9) if known else None)


@CALM
@given(st.lists(st.tuples(st.integers(0, 365 * DAY), st.integers(1, 3 * DAY)), max_size=12))
def test_the_list_of_minutes_adds_up_exactly(rows):
    result = figure((START, END, Code.UP), *((START + a, START + a + n, Code.DOWN) for a, n in rows))
    listed = costs(result)
    assert sum(cost.run.length for cost in listed) == result.tally.down
    assert sum(cost.seconds for cost in listed) == round(result.tally.down / 1_000_000)
    window_down = result.tally.down - result.without_windows.down
    assert sum(cost.inside_windows for cost in listed) == window_down


def test_each_cost_says_how_much_of_it_was_in_a_window_and_in_announced_works():
    start, end = year_windows(2025, TERMS.window).pairs()[10]
    result = figure(
        (START, END, Code.UP),
        (start - HOUR, start + HOUR, Code.DOWN),
        (end + DAY, end + DAY + HOUR, Code.DOWN),
        works=(Works(START, start, start + 30 * MINUTE),),
    )
    first, second = costs(result)
    assert (first.inside_windows, first.inside_works) == (HOUR, 30 * MINUTE)
    assert (second.inside_windows, second.inside_works) == (0, 0)


def test_the_burn_down_falls_while_down_and_is_flat_while_up():
    result = figure((START, END, Code.UP), (START + DAY, START + 2 * DAY, Code.DOWN))
    curve = burn_down(result)
    assert curve.at.tolist() == [START, START + DAY, START + 2 * DAY, END]
    assert curve.left.tolist() == [876 * HOUR, 876 * HOUR, 852 * HOUR, 852 * HOUR]


def test_the_days_of_the_heat_map_add_up_to_the_year():
    result = figure((START, END, Code.UP), (START + 36 * HOUR, START + 60 * HOUR, Code.DOWN))
    table = by_day(result)
    assert table.shape == (365, len(Code))
    assert table[1, Code.DOWN] == 12 * HOUR
    assert table[2, Code.DOWN] == 12 * HOUR
    assert table[:, Code.DOWN].sum() == result.tally.down


def test_the_forecast_goes_on_at_the_pace_of_the_year_and_of_the_last_thirty_days():
    now = START + 100 * DAY
    ahead = forecast(figure((START, END, Code.UP), (START, START + DAY, Code.DOWN), now=now))
    assert ahead is not None
    assert ahead.by_year_pace == round(Fraction(365, 100) * DAY)
    assert ahead.by_recent_pace == DAY
    assert ahead.runs_out is None


def test_the_forecast_names_the_day_on_which_the_budget_runs_out():
    now = START + 100 * DAY
    ahead = forecast(figure((START, END, Code.UP), (START, START + 20 * DAY, Code.DOWN), now=now))
    assert ahead is not None
    assert ahead.runs_out is not None
    assert moscow(ahead.runs_out).date() > moscow(now).date()
    gone = forecast(figure((START, END, Code.UP), (START, START + 40 * DAY, Code.DOWN), now=now))
    assert gone is not None
    assert gone.runs_out == now


def test_a_finished_or_unknown_year_has_no_forecast():
    assert forecast(year_with_down(HOUR)) is None
    assert forecast(figure(now=START + DAY)) is None


def test_a_recent_silence_falls_back_to_the_pace_of_the_year():
    now = START + 100 * DAY
    ahead = forecast(figure((START, START + 50 * DAY, Code.UP), (START, START + DAY, Code.DOWN), now=now))
    assert ahead is not None
    assert ahead.by_recent_pace == ahead.by_year_pace


def test_the_year_is_moscows_own_and_so_2014_is_an_hour_longer():
    start, end = year_bounds(2014)
    assert start == to_us(datetime.fromisoformat("2014-01-01T00:00+04:00"))
    assert end == to_us(datetime.fromisoformat("2015-01-01T00:00+03:00"))
    assert end - start == 8761 * HOUR
    assert allowed_down(2014, TERMS.target) == 876 * HOUR


def test_nothing_known_has_no_share():
    assert Tally(5, 0, 0, 0, 0).percent is None
    assert about_minutes(90_000_000) == 2


def test_the_other_reading_of_the_windows_charges_only_what_was_not_announced():
    start, end = year_windows(2025, TERMS.window).pairs()[3]
    rows = ((START, END, Code.UP), (start - HOUR, end, Code.DOWN))
    result = figure(*rows, works=(Works(start - DAY, start, end),), terms=LEFT_OUT)
    assert result.budget.used == HOUR
    assert result.percent == result.without_works.percent
    assert [cost.run.length for cost in costs(result)] == [HOUR]
    assert burn_down(result).left.tolist()[-1] == 875 * HOUR
    assert (TERMS.reading, LEFT_OUT.reading) == ("counted", "excluded")


def test_the_burn_down_has_a_corner_at_each_end_of_every_stretch():
    downs = [(START + day * DAY, START + day * DAY + day * HOUR, Code.DOWN) for day in (1, 3, 7)]
    result = figure((START, END, Code.UP), *downs)
    curve = burn_down(result)

    assert curve.at.tolist() == [START, *(edge for down in downs for edge in down[:2]), END]
    assert (curve.left // HOUR).tolist() == [876, 876, 875, 875, 872, 872, 865, 865]


def test_down_time_that_will_just_use_the_budget_up_does_not_run_out():
    half = (END - START) // 2
    steady = figure((START, END, Code.UP), (START, START + half // 10, Code.DOWN), now=START + half)
    more = figure((START, END, Code.UP), (START, START + half // 10 + MINUTE, Code.DOWN), now=START + half)

    assert forecast(steady).by_year_pace == steady.budget.allowed
    assert forecast(steady).runs_out is None
    assert forecast(more).runs_out == pytest.approx(END, abs=DAY)


def test_a_budget_that_is_just_gone_is_gone_now():
    allowed = allowed_down(2025, Fraction(90))
    now = START + 200 * DAY
    spent = figure((START, END, Code.UP), (START, START + allowed, Code.DOWN), now=now)
    over = figure((START, END, Code.UP), (START, START + allowed + MINUTE, Code.DOWN), now=now)

    assert (spent.budget.left, over.budget.left) == (0, -MINUTE)
    assert forecast(spent).runs_out == forecast(over).runs_out == now


def test_the_last_instant_of_the_year_still_has_a_forecast():
    ahead = forecast(figure((START, END, Code.UP), now=END - 1))

    assert ahead is not None
    assert ahead.by_year_pace == 0


def test_a_component_as_old_as_the_year_is_no_younger():
    start, _ = year_bounds(2014)  # an hour longer than its days: Moscow's clocks went back for good

    assert allowed_down(2014, Fraction(90), start) == allowed_down(2014, Fraction(90))
    assert not figure((START, END, Code.UP), since=START).younger
    assert figure((START, END, Code.UP), since=START + 1).younger


@pytest.mark.parametrize("since", [END, END + 1, END + DAY])
def test_a_component_born_after_the_year_is_allowed_nothing_even_where_all_may_fail(since):
    assert allowed_down(2025, Fraction(0), since) == 0


@pytest.mark.parametrize(
    ("length", "minutes"), [(0, 0), (MINUTE // 2 - 1, 0), (MINUTE // 2, 1), (MINUTE, 1), (3 * MINUTE // 2, 2)]
)
def test_a_length_is_told_in_the_nearest_minutes(length, minutes):
    assert about_minutes(length) == minutes
