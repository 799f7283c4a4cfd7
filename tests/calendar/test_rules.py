"""Working time of our own desk: facts of the agreement, and the rules against their slow definition."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calendar import rules
from models.calendar.desk_calendar import desk_calendar, seconds_of
from models.calendar.rules import MOST_MINUTES
from models.calendar.spans import Calendar, Day, DayKind, Span
from models.errors import InputError, RuleError
from models.text import Text
from tests.calendar.slow import pattern, slow_seconds

MOSCOW = ZoneInfo("Europe/Moscow")
DESK = desk_calendar()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("reading", "due"),
    [
        ("agreement", "2024-05-02T09:30:00+03:00"),
        ("production", "2024-04-27T09:30:00+03:00"),
        ("statutory", "2024-04-29T09:30:00+03:00"),
    ],
)
def test_an_hour_from_half_past_five_on_the_friday_before_may(reading: str, due: str) -> None:
    assert rules.due(at("2024-04-26T17:30"), 60, desk_calendar(reading=reading)).isoformat() == due


@pytest.mark.parametrize(
    ("moment", "working"),
    [
        ("2026-11-05T08:59:59", False),
        ("2026-11-05T09:00", True),
        ("2026-11-05T17:59:59", True),
        ("2026-11-05T18:00", False),
        ("2026-11-07T12:00", False),
        ("2026-11-04T12:00", False),
    ],
)
def test_the_working_day_is_half_open(moment: str, working: bool) -> None:
    assert rules.is_working(at(moment), DESK) is working


def test_closing_time_is_told_while_the_desk_works() -> None:
    assert rules.closing(at("2026-11-05T12:00"), DESK) == at("2026-11-05T18:00")
    assert rules.closing(at("2026-11-05T18:00"), DESK) is None


def test_moscow_was_four_hours_ahead_until_26_october_2014() -> None:
    assert rules.is_working(datetime(2014, 10, 24, 5, 0, tzinfo=UTC), DESK)
    assert not rules.is_working(datetime(2014, 10, 24, 4, 59, tzinfo=UTC), DESK)
    assert not rules.is_working(datetime(2014, 10, 24, 14, 0, tzinfo=UTC), DESK)
    assert not rules.is_working(datetime(2014, 10, 27, 5, 59, tzinfo=UTC), DESK)
    assert rules.is_working(datetime(2014, 10, 27, 6, 0, tzinfo=UTC), DESK)


def test_the_short_day_before_a_holiday_is_worked_in_full() -> None:
    assert rules.is_working(at("2026-11-03T17:59"), DESK)


def test_the_next_working_moment_is_this_one_while_the_desk_works() -> None:
    assert rules.next_working(at("2026-11-05T12:00:01"), DESK) == at("2026-11-05T12:00:01")
    assert rules.next_working(at("2026-11-03T18:00"), DESK) == at("2026-11-05T09:00")
    assert rules.next_working(
        at("2026-11-03T19:00"), DESK, [(at("2026-11-05T09:00"), at("2026-11-05T10:00"))]
    ) == at("2026-11-05T10:00")


@pytest.mark.parametrize(
    ("moment", "before"),
    [
        ("2026-11-05T12:00", "2026-11-05T12:00"),
        ("2026-11-05T09:00", "2026-11-05T09:00"),
        ("2026-11-05T18:00", "2026-11-05T18:00"),
        ("2026-11-05T23:00", "2026-11-05T18:00"),
        ("2026-11-05T08:59:59", "2026-11-03T18:00"),
        ("2026-01-11T12:00", "2025-12-30T18:00"),
    ],
)
def test_the_previous_working_moment(moment: str, before: str) -> None:
    assert rules.previous_working(at(moment), DESK) == at(before)


def test_a_moment_without_a_zone_is_on_the_desks_clock() -> None:
    assert rules.working_seconds(datetime(2026, 11, 5, 9), datetime(2026, 11, 5, 9, 0, 30), DESK) == 30
    assert rules.due(datetime(2026, 11, 5, 9), 30, DESK) == at("2026-11-05T09:30")


def test_fractions_of_seconds_are_kept_until_the_last() -> None:
    start = at("2026-11-05T09:00") + timedelta(milliseconds=600)

    assert rules.working_time(start, start + timedelta(milliseconds=900), DESK) == timedelta(milliseconds=900)
    assert rules.working_seconds(start, start + timedelta(milliseconds=900), DESK) == 0
    assert rules.working_seconds(start, start + timedelta(milliseconds=1000), DESK) == 1


def test_every_touched_day_is_told() -> None:
    parts = rules.day_parts(at("2026-11-03T17:00"), at("2026-11-06T00:00"), DESK)

    assert [(part.day.date.day, part.counted) for part in parts] == [
        (3, timedelta(hours=1)),
        (4, timedelta()),
        (5, timedelta(hours=9)),
    ]
    assert parts[0].spans == (
        Span(at("2026-11-03T17:00").astimezone(UTC), at("2026-11-03T18:00").astimezone(UTC)),
    )


@pytest.mark.parametrize("minutes", [-1, -0.001, float("nan"), float("inf"), MOST_MINUTES + 1])
def test_impossible_minutes_are_refused(minutes: float) -> None:
    with pytest.raises(InputError) as refused:
        rules.due(at("2026-11-05T09:00"), minutes, DESK)

    assert "minutes" in refused.value.fields


def test_more_than_the_calendar_holds_is_refused() -> None:
    never = Calendar(MOSCOW, lambda day: Day(day, DayKind.WEEKEND, Text("closed"), ()), lambda _: "")

    for minutes in (0, MOST_MINUTES):
        with pytest.raises(RuleError):
            rules.due(at("2190-11-05T09:00"), minutes, never)
    with pytest.raises(RuleError):
        rules.previous_working(at("2026-11-05T09:00"), never)


def test_before_the_first_day_nothing_was_worked() -> None:
    hours = (9 * 3600, 18 * 3600)
    always = Calendar(MOSCOW, lambda day: Day(day, DayKind.WORKING, Text("open"), (hours,)), lambda _: "")

    assert rules.previous_working(at("1900-01-01T10:00"), always) == at("1900-01-01T10:00")
    with pytest.raises(RuleError):
        rules.previous_working(at("1900-01-01T08:00"), always)


def test_ten_years_of_patience_are_not_eleven() -> None:
    once = date(2016, 11, 1)
    hours = ((9 * 3600, 18 * 3600),)
    rare = Calendar(
        MOSCOW, lambda day: Day(day, DayKind.OPEN, Text(""), hours if day == once else ()), lambda _: ""
    )

    assert rules.previous_working(at("2026-11-09T10:00"), rare) == at("2016-11-01T18:00")
    assert rules.previous_working(datetime(2016, 11, 2, 20, tzinfo=MOSCOW) + rules.PATIENCE, rare)
    with pytest.raises(RuleError):
        rules.previous_working(datetime(2016, 11, 3, 20, tzinfo=MOSCOW) + rules.PATIENCE, rare)


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_moments_outside_the_calendar_are_refused(year: int) -> None:
    with pytest.raises(RuleError) as refused:
        rules.is_working(datetime(year, 6, 1, tzinfo=UTC), DESK)

    assert refused.value.happened.values == {"first": 1900, "last": 2199}


@pytest.mark.parametrize("year", [1900, 2199])
def test_the_first_and_the_last_year_are_inside(year: int) -> None:
    calendar = Calendar(MOSCOW, lambda day: Day(day, DayKind.OPEN, Text(""), ((0, 86_400),)), lambda _: "")

    assert rules.is_working(datetime(year, 1, 1, tzinfo=MOSCOW), calendar)
    assert rules.is_working(datetime(year, 12, 31, 23, 59, tzinfo=MOSCOW), calendar)


# ------------------------------------------------------------------------------------------ the definition itself
ZONES = ("Europe/Moscow", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Etc/UTC")
FIRST, LAST = date(2014, 10, 20), date(2014, 11, 12)
"""Three weeks in which Moscow, New York and Berlin changed their clocks."""

moments = st.datetimes(datetime(2014, 10, 22), datetime(2014, 11, 9)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)


@st.composite
def desks(draw: st.DrawFn) -> tuple[Calendar, dict[date, tuple[tuple[int, int], ...]]]:
    """A desk with any pattern in one of the zones, as a calendar and as plain windows; quarters of hours."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    weekdays = draw(st.sets(st.integers(0, 6)))
    opens = draw(st.integers(0, 95)) * 900
    closes = draw(st.integers(opens // 900 + 1, 96)) * 900
    windows = pattern(FIRST, LAST, weekdays, opens, closes)
    calendar = Calendar(
        zone, lambda day: Day(day, DayKind.WORKING, Text("day"), windows.get(day, ())), lambda _: "test"
    )
    return calendar, windows


def ambiguous(calendar: Calendar, windows: dict[date, tuple[tuple[int, int], ...]]) -> bool:
    """Whether a window has an edge inside an hour that the clock shows twice or not at all."""
    zone = calendar.zone
    for day, edges in windows.items():
        for seconds in edges[0]:
            wall = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
            if wall.replace(tzinfo=zone, fold=0).utcoffset() != wall.replace(tzinfo=zone, fold=1).utcoffset():
                return True
    return False


@settings(max_examples=60, deadline=None)
@given(desk=desks(), start=moments, length=st.integers(0, 3 * 24 * 60), data=st.data())
def test_working_time_is_its_definition_minute_by_minute(
    desk: tuple[Calendar, dict[date, tuple[tuple[int, int], ...]]],
    start: datetime,
    length: int,
    data: st.DataObject,
) -> None:
    calendar, windows = desk
    if ambiguous(calendar, windows):
        return
    end = start + timedelta(minutes=length)
    begins = data.draw(st.lists(st.tuples(st.integers(-60, length + 60), st.integers(0, 600)), max_size=3))
    pauses = [
        (start + timedelta(minutes=begin), start + timedelta(minutes=begin + long)) for begin, long in begins
    ]

    expected = slow_seconds(start, end, windows, calendar.zone, pauses, timedelta(minutes=1))

    assert rules.working_seconds(start, end, calendar, pauses) == expected


@settings(max_examples=150, deadline=None)
@given(start=moments, minutes=st.integers(0, 3000), data=st.data())
def test_due_is_the_earliest_moment_by_which_so_much_was_worked(
    start: datetime, minutes: int, data: st.DataObject
) -> None:
    begins = data.draw(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 600)), max_size=3))
    pauses = [
        (start + timedelta(minutes=begin), start + timedelta(minutes=begin + long)) for begin, long in begins
    ]

    due = rules.due(start, minutes, DESK, pauses)

    assert rules.working_time(start, due, DESK, pauses) == timedelta(minutes=minutes)
    if minutes:
        before = due - timedelta(seconds=1)
        assert rules.working_time(start, before, DESK, pauses) == timedelta(minutes=minutes) - timedelta(
            seconds=1
        )
    else:
        assert rules.is_working(due, DESK)
        assert not any(begin <= due < end for begin, end in pauses)


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(moments, min_size=3, max_size=3))
def test_working_time_adds_up(parts: list[datetime]) -> None:
    first, middle, last = sorted(parts)

    whole = rules.working_time(first, last, DESK)

    assert whole == rules.working_time(first, middle, DESK) + rules.working_time(middle, last, DESK)
    assert whole == sum((part.counted for part in rules.day_parts(first, last, DESK)), timedelta())


@settings(max_examples=100, deadline=None)
@given(moment=moments)
def test_the_neighbouring_working_moments_are_neighbours(moment: datetime) -> None:
    before, after = rules.previous_working(moment, DESK), rules.next_working(moment, DESK)

    assert before <= moment <= after
    assert rules.working_time(before, after, DESK) == timedelta()
    assert rules.is_working(after, DESK)
    assert (before == after == moment) == rules.is_working(moment, DESK)


def test_a_pause_is_joined_to_the_one_before_it_not_to_the_first() -> None:
    pauses = [
        (at(f"2026-01-12T{begin}"), at(f"2026-01-12T{end}")) for begin, end in ((10, 11), (12, 14), (13, 15))
    ]

    assert [(span.start.hour, span.end.hour) for span in rules.merged(pauses, DESK)] == [(7, 8), (9, 12)]


def test_the_spans_of_one_day_are_those_of_that_day_alone() -> None:
    assert len(list(DESK.spans_from(date(2026, 1, 12), date(2026, 1, 12)))) == 1


def test_a_desk_may_close_a_second_before_midnight() -> None:
    window = ((0, 86_399),)
    calendar = Calendar(
        ZoneInfo("Etc/UTC"), lambda day: Day(day, DayKind.WORKING, Text(""), window), lambda _: ""
    )

    assert rules.working_seconds(datetime(2026, 1, 12), datetime(2026, 1, 13), calendar) == 86_399


def test_seconds_of_a_clock_are_counted_from_midnight() -> None:
    assert [seconds_of(time(9, 30, 15)), seconds_of(time(0, 1)), seconds_of(time(18))] == [34_215, 60, 64_800]
