"""Other desks' calendars: business-hours facts of several published libraries' kind, through the public functions."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from models.calendar import rules
from models.calendar.other_desk import read_calendar
from models.calendar.spans import Calendar, DayKind
from models.errors import KnownError, RuleError

WEEK = {
    "mon": ["09:00", "17:00"],
    "tue": ["10:00", "16:00"],
    "wed": ["09:00", "17:00"],
    "thu": ["10:00", "16:00"],
    "fri": ["09:00", "17:00"],
    "sat": ["11:00", "14:30"],
}


def desk(**document: Any) -> Calendar:
    return read_calendar(json.dumps({"tz": "Etc/UTC", **document}), "desk.json")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def hours(calendar: Calendar, start: str, end: str, *pauses: tuple[str, str]) -> float:
    stopped = [(at(begin), at(over)) for begin, over in pauses]
    return rules.working_time(at(start), at(end), calendar, stopped) / timedelta(hours=1)


def over(calendar: Calendar, start: str, minutes: float, *pauses: tuple[str, str]) -> str:
    stopped = [(at(begin), at(end)) for begin, end in pauses]
    return rules.due(at(start), minutes, calendar, stopped).isoformat()


def test_a_week_has_all_its_hours() -> None:
    assert hours(desk(hours=WEEK), "2006-01-01", "2006-01-08") == 39.5


@pytest.mark.parametrize(
    ("start", "end"), [("2006-01-08", "2006-01-01"), ("2006-01-02T12:00", "2006-01-02T12:00")]
)
def test_an_interval_that_does_not_run_forward_is_empty(start: str, end: str) -> None:
    assert hours(desk(hours=WEEK), start, end) == 0
    assert rules.day_parts(at(start), at(end), desk(hours=WEEK)) == ()


def test_minutes_are_added_across_days() -> None:
    assert over(desk(hours=WEEK), "2006-01-02T11:00", 19 * 60) == "2006-01-04T16:00:00+00:00"


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2006-01-02T08:00", "2006-01-02T09:00:00+00:00"),
        ("2006-01-02T09:00", "2006-01-02T09:00:00+00:00"),
        ("2006-01-02T16:59:59", "2006-01-02T16:59:59+00:00"),
        ("2006-01-02T17:00", "2006-01-03T10:00:00+00:00"),
        ("2006-01-07T14:30", "2006-01-09T09:00:00+00:00"),
    ],
)
def test_no_minutes_are_over_at_the_first_working_moment(start: str, due: str) -> None:
    assert over(desk(hours=WEEK), start, 0) == due


def test_what_is_due_on_closing_time_stays_there() -> None:
    assert over(desk(hours=WEEK), "2006-01-02T16:00", 60) == "2006-01-02T17:00:00+00:00"


def test_one_second_more_is_due_on_the_next_day() -> None:
    assert over(desk(hours=WEEK), "2006-01-02T16:00", 60 + 1 / 60) == "2006-01-03T10:00:01+00:00"


@pytest.mark.parametrize(("minutes", "due"), [(0.5, "09:00:30"), (1 / 3, "09:00:20"), (7.25, "09:07:15")])
def test_minutes_may_be_a_fraction(minutes: float, due: str) -> None:
    assert over(desk(hours=WEEK), "2006-01-02T09:00", minutes) == f"2006-01-02T{due}+00:00"


def test_holidays_are_closed() -> None:
    calendar = desk(hours=WEEK, holidays=["2006-01-16", "2006-01-18"])

    assert hours(calendar, "2006-01-14", "2006-01-20") == 3.5 + 6 + 6
    assert calendar.day(date(2006, 1, 16)).kind is DayKind.HOLIDAY
    assert not calendar.day(date(2006, 1, 16)).working


def test_a_holiday_may_have_a_name() -> None:
    calendar = desk(hours=WEEK, holidays={"2006-01-16": "Martin Luther King Day", "2006-01-18": None})

    assert calendar.day(date(2006, 1, 16)).name.values["name"] == "Martin Luther King Day"
    assert calendar.day(date(2006, 1, 18)).name.source == "Holiday"


def test_a_shift_replaces_hours_holiday_and_weekend() -> None:
    calendar = desk(
        hours=WEEK,
        holidays=["2006-01-04"],
        shifts={
            "2006-01-02": ["12:00", "13:00"],
            "2006-01-04": ["09:00", "11:00"],
            "2006-01-08": ["09:00", "10:00"],
        },
    )

    assert hours(calendar, "2006-01-02", "2006-01-03") == 1
    assert hours(calendar, "2006-01-04", "2006-01-05") == 2
    assert hours(calendar, "2006-01-08", "2006-01-09") == 1
    assert calendar.day(date(2006, 1, 4)).kind is DayKind.OPEN


def test_a_shift_without_hours_closes_the_day() -> None:
    assert hours(desk(hours=WEEK, shifts={"2006-01-02": []}), "2006-01-02", "2006-01-03") == 0


def test_a_break_is_taken_out_of_what_is_left() -> None:
    calendar = desk(
        hours=WEEK,
        breaks={"2006-01-03": ["05:30", "11:00"], "2006-01-07": ["12:00", "13:00"]},
        shifts={"2006-01-07": ["11:00", "13:30"]},
    )

    assert hours(calendar, "2006-01-03", "2006-01-04") == 5
    assert hours(calendar, "2006-01-07", "2006-01-08") == 1.5


def test_several_breaks_and_windows_of_a_day() -> None:
    calendar = desk(
        hours={"mon": [["13:00", "17:00"], ["09:00", "12:00"]], "tue": {"09:00": "10:00", "11:00": "12:00"}},
        breaks={"2006-01-02": [["10:00", "11:30"], ["16:45", "17:15"], ["08:00", "09:15"]]},
    )

    assert hours(calendar, "2006-01-02", "2006-01-03") == 0.75 + 0.5 + 3.75
    assert hours(calendar, "2006-01-03", "2006-01-04") == 2
    assert over(calendar, "2006-01-02T09:20", 80) == "2006-01-02T13:10:00+00:00"


def test_overlapping_windows_count_once() -> None:
    calendar = desk(hours={"mon": [["09:00", "12:00"], ["11:00", "14:00"], ["10:00", "11:00"]]})

    assert hours(calendar, "2006-01-02", "2006-01-03") == 5


@pytest.mark.parametrize(
    ("out", "left"),
    [
        (["09:00", "10:00"], ((36_000, 61_200),)),
        (["16:00", "17:00"], ((32_400, 57_600),)),
        (["09:00", "17:00"], ()),
        (["08:00", "18:00"], ()),
        (["08:00", "09:00"], ((32_400, 61_200),)),
        (["17:00", "18:00"], ((32_400, 61_200),)),
    ],
)
def test_a_break_leaves_no_empty_windows(out: list[str], left: tuple[tuple[int, int], ...]) -> None:
    day = desk(hours=WEEK, breaks={"2006-01-02": out}).day(date(2006, 1, 2))

    assert day.windows == left
    assert day.working == bool(left)


def test_spans_never_overlap_and_are_never_empty() -> None:
    calendar = desk(hours={"mon": [["09:00", "12:00"], ["11:00", "12:00"], ["12:00", "13:00"]]})

    spans = list(calendar.spans_from(date(2006, 1, 2), date(2006, 1, 2)))

    assert [(span.start.hour, span.end.hour) for span in spans] == [(9, 12), (12, 13)]


def test_lunch_is_taken_out_of_every_day() -> None:
    calendar = desk(hours=WEEK, lunch=["13:00", "14:00"], shifts={"2006-01-08": ["12:00", "15:00"]})

    assert hours(calendar, "2006-01-02", "2006-01-03") == 7
    assert hours(calendar, "2006-01-08", "2006-01-09") == 2
    assert over(calendar, "2006-01-02T12:30", 60) == "2006-01-02T14:30:00+00:00"
    assert over(calendar, "2006-01-02T13:30", 0) == "2006-01-02T14:00:00+00:00"


def test_a_desk_that_never_closes() -> None:
    calendar = desk(
        hours={day: ["00:00", "24:00"] for day in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}
    )

    assert hours(calendar, "2006-01-01T03:30", "2006-01-11T03:30") == 240
    assert over(calendar, "2006-01-01T23:59", 2) == "2006-01-02T00:01:00+00:00"


def test_a_refused_moment_is_told_on_the_calendars_own_clock() -> None:
    calendar = desk(tz="Asia/Tokyo", hours={})

    for ask in (rules.next_working, rules.previous_working):
        with pytest.raises(RuleError) as refused:
            ask(datetime(2006, 1, 2, 20, 30, tzinfo=UTC), calendar)
        assert refused.value.happened.values == {"moment": "03.01.2006 05:30"}


def test_a_night_shift_runs_past_midnight() -> None:
    calendar = desk(hours={"fri": ["22:00", "06:00"]}, breaks={"2006-01-07": ["02:00", "02:30"]})

    assert hours(calendar, "2006-01-06", "2006-01-08") == 7.5
    assert hours(calendar, "2006-01-07T05:00", "2006-01-07T12:00") == 1
    assert over(calendar, "2006-01-07T05:00", 60) == "2006-01-07T06:00:00+00:00"
    assert rules.is_working(at("2006-01-07T05:59:59"), calendar)
    assert not rules.is_working(at("2006-01-07T06:00"), calendar)
    parts = rules.day_parts(at("2006-01-07T05:00"), at("2006-01-07T12:00"), calendar)
    assert [(part.day.date.day, part.counted) for part in parts] == [
        (6, timedelta(hours=1)),
        (7, timedelta()),
    ]


def test_a_night_shift_that_meets_the_morning_counts_once() -> None:
    calendar = desk(hours={"mon": ["20:00", "10:00"], "tue": ["09:00", "17:00"]})

    assert hours(calendar, "2006-01-02", "2006-01-04") == 21
    assert hours(calendar, "2006-01-03T09:30", "2006-01-03T10:30") == 1


def test_lunch_of_the_next_day_is_taken_out_of_the_night() -> None:
    assert (
        hours(desk(hours={"mon": ["20:00", "04:00"]}, lunch=["01:00", "02:00"]), "2006-01-02", "2006-01-04")
        == 7
    )


def test_a_break_past_midnight_reaches_the_morning() -> None:
    calendar = desk(hours={"tue": ["00:00", "04:00"]}, breaks={"2006-01-02": ["23:00", "01:00"]})

    assert hours(calendar, "2006-01-03", "2006-01-04") == 3


class TestPauses:
    """Time in which nothing counts: «ждём информацию»."""

    calendar = desk(hours=WEEK)

    @pytest.mark.parametrize(
        ("pauses", "left"),
        [
            ([], 8),
            ([("2006-01-02T10:00", "2006-01-02T11:00")], 7),
            ([("2006-01-02T10:00", "2006-01-02T11:00"), ("2006-01-02T10:30", "2006-01-02T12:00")], 6),
            ([("2006-01-02T10:30", "2006-01-02T11:00"), ("2006-01-02T10:00", "2006-01-02T12:00")], 6),
            ([("2006-01-02T10:00", "2006-01-02T11:00"), ("2006-01-02T11:00", "2006-01-02T12:00")], 6),
            ([("2006-01-02T11:00", "2006-01-02T12:00"), ("2006-01-02T10:00", "2006-01-02T11:00")], 6),
            ([("2006-01-01T10:00", "2006-01-02T10:00")], 7),
            ([("2006-01-02T16:00", "2006-01-03T09:00")], 7),
            ([("2006-01-02T17:00", "2006-01-03T09:00")], 8),
            ([("2006-01-02T00:00", "2006-01-02T09:00")], 8),
            ([("2005-01-01T00:00", "2007-01-01T00:00")], 0),
            ([("2006-01-02T10:00", "2006-01-02T10:00")], 8),
        ],
    )
    def test_pauses_are_subtracted_once(self, pauses: list[tuple[str, str]], left: float) -> None:
        assert hours(self.calendar, "2006-01-02", "2006-01-03", *pauses) == left

    def test_the_due_time_waits_for_the_pause(self) -> None:
        pause = ("2006-01-02T10:00", "2006-01-03T11:00")

        assert over(self.calendar, "2006-01-02T09:30", 60, pause) == "2006-01-03T11:30:00+00:00"
        assert over(self.calendar, "2006-01-02T09:30", 30, pause) == "2006-01-02T10:00:00+00:00"
        assert over(self.calendar, "2006-01-02T10:30", 0, pause) == "2006-01-03T11:00:00+00:00"

    def test_a_pause_that_begins_at_once_is_waited_for(self) -> None:
        assert (
            over(self.calendar, "2006-01-02T10:00", 0, ("2006-01-02T10:00", "2006-01-02T11:00"))
            == "2006-01-02T11:00:00+00:00"
        )

    def test_touching_pauses_are_one_and_empty_ones_none(self) -> None:
        ten, eleven, noon = (datetime(2006, 1, 2, hour, tzinfo=UTC) for hour in (10, 11, 12))

        assert rules.merged([(eleven, noon), (ten, eleven)], self.calendar) == ((ten, noon),)
        assert rules.merged([(ten, ten)], self.calendar) == ()

    def test_a_pause_until_closing_time_leaves_nothing_of_the_day(self) -> None:
        pause = ("2006-01-02T16:00", "2006-01-02T17:00")

        assert over(self.calendar, "2006-01-02T16:30", 0, pause) == "2006-01-03T10:00:00+00:00"

    def test_a_reversed_pause_is_refused(self) -> None:
        with pytest.raises(KnownError) as refused:
            hours(self.calendar, "2006-01-02", "2006-01-03", ("2006-01-02T11:00", "2006-01-02T10:00"))

        assert refused.value.happened.source == "A pause ends before it begins."


class TestDaylightSaving:
    """Nights on which the clocks change count as long as they really were."""

    los_angeles = "America/Los_Angeles"

    def test_the_spring_night_is_an_hour_shorter(self) -> None:
        calendar = desk(tz="Europe/Berlin", hours={"sun": ["00:00", "24:00"]})

        assert hours(calendar, "2024-03-31", "2024-04-01") == 23
        assert hours(calendar, "2024-10-27", "2024-10-28") == 25

    def test_a_window_across_the_spring_gap(self) -> None:
        calendar = desk(tz=self.los_angeles, hours={"sun": ["01:00", "04:00"]})

        assert hours(calendar, "2014-03-09", "2014-03-10") == 2
        assert over(calendar, "2014-03-09T01:30", 60) == "2014-03-09T03:30:00-07:00"

    def test_a_time_in_the_gap_is_an_hour_later(self) -> None:
        calendar = desk(tz=self.los_angeles, hours={"sun": ["02:30", "05:00"]})

        assert over(calendar, "2014-03-09", 0) == "2014-03-09T03:30:00-07:00"

    def test_a_window_that_the_gap_swallows_is_empty(self) -> None:
        calendar = desk(tz=self.los_angeles, hours={"sun": ["02:30", "03:15"], "mon": ["09:00", "17:00"]})

        assert hours(calendar, "2006-04-02", "2006-04-03") == 0
        assert over(calendar, "2006-04-02", 0) == "2006-04-03T09:00:00-07:00"

    def test_a_window_exactly_as_long_as_the_gap_is_empty(self) -> None:
        calendar = desk(tz=self.los_angeles, hours={"sun": ["02:00", "03:00"], "mon": ["09:00", "17:00"]})

        assert calendar.spans_of(date(2014, 3, 9)) == ()
        assert over(calendar, "2014-03-09", 0) == "2014-03-10T09:00:00-07:00"

    def test_of_a_time_that_comes_twice_the_first_is_meant(self) -> None:
        calendar = desk(tz=self.los_angeles, hours={"sun": ["01:30", "02:30"]})

        assert hours(calendar, "2014-11-02", "2014-11-03") == 2
        assert over(calendar, "2014-11-02", 90) == "2014-11-02T02:00:00-08:00"

    def test_midnight_that_does_not_exist(self) -> None:
        calendar = desk(tz="America/Sao_Paulo", hours={"sat": ["20:00", "24:00"]})

        assert over(calendar, "2015-10-17", 240) == "2015-10-18T01:00:00-02:00"

    def test_moments_of_other_zones_are_the_same_moments(self) -> None:
        calendar = desk(tz="Asia/Brunei", hours=WEEK)

        assert hours(calendar, "2006-01-02T01:00+00:00", "2006-01-02T02:00+00:00") == 1
        assert hours(calendar, "2006-01-02T09:00", "2006-01-02T10:00") == 1
        assert over(calendar, "2006-01-01T17:00-08:00", 30) == "2006-01-02T09:30:00+08:00"
