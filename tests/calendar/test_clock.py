"""The table of a million intervals: to the second what the rules say of each one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calendar import clock as clocks
from models.calendar import rules
from models.calendar.clock import Pauses, WorkClock, working_seconds_of
from models.calendar.desk_calendar import desk_calendar
from models.calendar.spans import Calendar, Day, DayKind
from models.errors import RuleError
from models.text import Text

FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2013, 2029))
CALENDARS = {reading: desk_calendar(reading=reading) for reading in ("agreement", "production", "statutory")}


def windowed(*windows: tuple[int, int], zone: str = "Europe/Berlin") -> Calendar:
    """A desk with the same windows, in seconds from midnight, on every day."""
    return Calendar(ZoneInfo(zone), lambda day: Day(day, DayKind.WORKING, Text(""), windows), lambda _: "")


DESKS = {
    "never closed": windowed((0, 86_400)),
    "never open": windowed(),
    "lunch": windowed((32_400, 46_800), (50_400, 64_800)),
    "past midnight": windowed((79_200, 108_000)),
    "a break of one second": windowed((32_400, 46_800), (46_801, 64_800), zone="America/New_York"),
    "seconds": windowed((32_401, 64_799), zone="Asia/Kathmandu"),
}


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def array(*values: int) -> Any:
    return np.array(values, np.int64)


@settings(max_examples=80, deadline=None)
@given(
    reading=st.sampled_from(sorted(CALENDARS)),
    pairs=st.lists(st.tuples(st.integers(FIRST, LAST), st.integers(-100_000, 3_000_000)), max_size=5),
)
def test_the_table_says_what_the_rules_say(reading: str, pairs: list[tuple[int, int]]) -> None:
    calendar = CALENDARS[reading]
    starts = array(*(start for start, _ in pairs))
    ends = array(*(start + length for start, length in pairs))

    found = working_seconds_of(starts, ends, calendar)

    assert found.tolist() == [
        rules.working_seconds(moment(start), moment(end), calendar)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


@pytest.mark.parametrize("name", DESKS)
@settings(max_examples=25, deadline=None)
@given(start=st.integers(1_395_000_000, 1_415_000_000), length=st.integers(0, 400_000))
def test_any_desk_can_be_tabulated(name: str, start: int, length: int) -> None:
    calendar = DESKS[name]

    found = working_seconds_of(array(start), array(start + length), calendar)

    assert found.tolist() == [rules.working_seconds(moment(start), moment(start + length), calendar)]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_pauses_are_subtracted_once_from_their_own_interval(data: st.DataObject) -> None:
    calendar = CALENDARS["agreement"]
    second = st.integers(FIRST, FIRST + 5_000_000)
    pairs = data.draw(st.lists(st.tuples(second, second), min_size=1, max_size=4))
    pauses = data.draw(
        st.lists(st.tuples(st.integers(0, len(pairs) - 1), second, st.integers(0, 400_000)), max_size=8)
    )
    starts, ends = array(*(start for start, _ in pairs)), array(*(end for _, end in pairs))
    given_pauses = Pauses(
        array(*(row for row, _, _ in pauses)),
        array(*(begin for _, begin, _ in pauses)),
        array(*(begin + length for _, begin, length in pauses)),
    )

    found = working_seconds_of(starts, ends, calendar, given_pauses)

    assert found.tolist() == [
        rules.working_seconds(
            moment(start),
            moment(end),
            calendar,
            [(moment(begin), moment(begin + length)) for owner, begin, length in pauses if owner == row],
        )
        for row, (start, end) in enumerate(pairs)
    ]


def test_more_intervals_than_a_chunk_are_all_answered() -> None:
    calendar = CALENDARS["agreement"]
    starts = np.arange(FIRST, FIRST + 1000 * (clocks.CHUNK + 3), 1000, dtype=np.int64)

    found = working_seconds_of(starts, starts + 86_400, calendar)

    assert len(found) == clocks.CHUNK + 3
    for row in (0, clocks.CHUNK - 1, clocks.CHUNK, clocks.CHUNK + 2):
        assert found[row] == rules.working_seconds(
            moment(starts[row]), moment(starts[row] + 86_400), calendar
        )


def test_nothing_is_answered_with_nothing() -> None:
    assert working_seconds_of(array(), array(), CALENDARS["agreement"]).tolist() == []


def test_the_clock_is_kept_and_grows() -> None:
    calendar = desk_calendar()
    small = clocks.work_clock(calendar, date(2024, 5, 1), date(2024, 6, 1))

    assert (small.first, small.last) == (date(2024, 1, 1), date(2024, 12, 31))
    assert clocks.work_clock(calendar, date(2024, 1, 1), date(2024, 12, 31)) is small
    later = clocks.work_clock(calendar, date(2025, 1, 1), date(2025, 1, 1))
    assert (later.first, later.last) == (date(2024, 1, 1), date(2025, 12, 31))
    earlier = clocks.work_clock(calendar, date(2023, 12, 31), date(2024, 1, 1))
    assert (earlier.first, earlier.last) == (date(2023, 1, 1), date(2025, 12, 31))
    assert clocks.work_clock(calendar, date(2024, 5, 1), date(2024, 6, 1)) is earlier


@pytest.mark.parametrize("most", [0, 1, clocks.MOST_SLOTS])
def test_searching_and_looking_up_agree(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "MOST_SLOTS", most)
    starts = np.arange(1_704_067_200, 1_735_689_600, 54_321, dtype=np.int64)
    calendar = desk_calendar()

    clock = WorkClock(calendar, date(2023, 1, 1), date(2025, 12, 31))

    assert (
        clock.seconds(starts, starts + 200_000) == working_seconds_of(starts, starts + 200_000, calendar)
    ).all()
    assert clock.tabulated == (most > 1)


@pytest.mark.parametrize(("more", "tabulated"), [(0, True), (-1, False)])
def test_a_table_of_just_the_most_slots_is_still_made(
    more: int, tabulated: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = date(2024, 1, 1), date(2024, 12, 31)
    slots = (366 + 4) * 86_400 // 32_768
    monkeypatch.setattr(clocks, "MOST_SLOTS", slots + more)

    assert WorkClock(desk_calendar(), *days).tabulated is tabulated


def test_a_slot_is_as_long_as_the_shortest_gap_allows() -> None:
    days = date(2024, 1, 1), date(2024, 12, 31)

    assert WorkClock(DESKS["lunch"], *days).slot == 2048  # an hour of lunch is 3,600 s
    assert WorkClock(DESKS["a break of one second"], *days).slot == 1
    assert WorkClock(desk_calendar(), *days).slot == 32_768  # fifteen hours of night
    assert WorkClock(DESKS["never closed"], *days).slot == 65_536


def test_a_table_of_more_than_68_years_needs_wider_numbers() -> None:
    calendar = windowed((32_400, 64_800))
    start, end = (
        int(datetime(1950, 1, 1, tzinfo=UTC).timestamp()),
        int(datetime(2030, 1, 1, tzinfo=UTC).timestamp()),
    )

    found = working_seconds_of(array(start), array(end), calendar)

    assert found.tolist() == [rules.working_seconds(moment(start), moment(end), calendar)]


@pytest.mark.parametrize("seconds", [-(2**62), 2**62, -2_208_988_801, 7_258_032_000])
def test_moments_outside_the_calendar_are_refused(seconds: int) -> None:
    with pytest.raises(RuleError):
        working_seconds_of(array(0, seconds), array(1, 5), windowed((0, 60)))


def test_the_first_moment_of_the_calendar_is_inside() -> None:
    assert working_seconds_of(
        array(-2_208_988_800), array(-2_208_988_000), windowed(zone="Etc/UTC")
    ).tolist() == [0]
    assert working_seconds_of(array(0), array(7_258_031_999 - 86_400), windowed()).tolist() == [0]


def test_an_interval_that_runs_backwards_is_empty_and_not_negative() -> None:
    assert working_seconds_of(array(1, 50), array(0, 20), DESKS["never closed"]).tolist() == [0, 0]


def test_a_pause_from_the_very_first_second_is_subtracted_whole() -> None:
    pauses = Pauses(array(0, 0, 1, 1), array(10, 12, 10, 30), array(13, 20, 40, 35))

    found = working_seconds_of(array(10, 10), array(40, 40), DESKS["never closed"], pauses)

    assert found.tolist() == [20, 0]


def test_a_desk_that_never_opens_has_a_clock_too() -> None:
    assert working_seconds_of(array(0), array(86_400), DESKS["never open"]).tolist() == [0]
