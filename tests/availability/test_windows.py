"""The maintenance windows of Thursdays, on Moscow's own clock of the day."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.availability.instants import HOUR, MINUTE, from_us, moscow, to_us, year_bounds
from models.availability.timeline import Intervals
from models.availability.windows import WindowRule, Works, excused_works, window_at, windows, year_windows
from tests.availability.factories import CALM

RULE = WindowRule(4, time(18), time(20), "Europe/Moscow")


def at(text: str) -> int:
    return to_us(datetime.fromisoformat(text))


@pytest.mark.parametrize(("year", "hours"), [(2024, 104), (2025, 104), (2026, 106), (2020, 106)])
def test_a_year_has_two_hours_of_windows_for_each_of_its_thursdays(year, hours):
    assert year_windows(year, RULE).length() == hours * HOUR
    assert len(year_windows(year, RULE)) == hours // 2


@pytest.mark.parametrize(
    ("day", "starts_utc"),
    [("2014-10-23", "2014-10-23T14:00+00:00"), ("2014-10-30", "2014-10-30T15:00+00:00")],
)
def test_the_windows_before_and_after_the_change_of_2014_have_their_own_offsets(day, starts_utc):
    start, end = window_at(at(f"{day}T12:00+00:00"), RULE)
    assert from_us(start) == datetime.fromisoformat(starts_utc)
    assert end - start == 2 * HOUR


def test_the_window_of_a_moment_inside_is_that_window_and_its_end_is_outside():
    start, end = window_at(at("2026-11-19T18:00+03:00"), RULE)
    assert moscow(start).isoformat() == "2026-11-19T18:00:00+03:00"
    assert window_at(end - 1, RULE) == (start, end)
    assert window_at(end, RULE)[0] == start + 7 * 24 * HOUR


@CALM
@given(st.integers(at("2009-01-01T00:00+03:00") // MINUTE, at("2031-01-01T00:00+03:00") // MINUTE))
def test_a_minute_is_in_a_window_when_the_moscow_clock_says_thursday_18_to_20(minute):
    instant = minute * MINUTE
    local = moscow(instant)
    inside = local.weekday() == 3 and 18 <= local.hour < 20
    assert (windows(instant, instant + MINUTE, RULE).length() == MINUTE) == inside


def test_windows_of_nothing_are_none():
    assert windows(5, 5, RULE).pairs() == []


THURSDAY = "2026-11-19T{}+03:00"


def works(announced: str, start: str, end: str) -> Works:
    return Works(at(THURSDAY.format(announced)), at(THURSDAY.format(start)), at(THURSDAY.format(end)))


@pytest.mark.parametrize(
    ("job", "minutes"),
    [
        (works("10:00", "18:00", "20:00"), 120),
        (works("10:00", "17:00", "19:00"), 60),
        (works("10:00", "19:30", "23:00"), 30),
        (works("10:00", "20:00", "21:00"), 0),
        (works("10:00", "12:00", "13:00"), 0),
        (works("18:00", "18:00", "20:00"), 120),
        (works("18:01", "18:00", "20:00"), 0),
    ],
)
def test_only_works_announced_before_they_begin_count_and_only_inside_the_window(job, minutes):
    assert excused_works([job], *year_bounds(2026), RULE).length() == minutes * MINUTE


def test_overlapping_announcements_count_once():
    twice = [works("10:00", "18:00", "19:00"), works("11:00", "18:30", "19:30")]
    assert excused_works(twice, *year_bounds(2026), RULE).length() == 90 * MINUTE


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        to_us(datetime(2026, 1, 1))


def test_instants_keep_every_microsecond():
    moment = datetime(2026, 5, 4, 3, 2, 1, 987654, tzinfo=UTC)
    assert from_us(to_us(moment)) == moment
    assert Intervals.of([]).pairs() == []
