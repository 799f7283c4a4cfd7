"""The official production calendar of 2015-2027: weekdays that are off and weekend days that work, as published."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from models.calendar.desk_calendar import READINGS, desk_calendar
from models.calendar.official import NAMES, _package_year, carried, official_year
from models.calendar.spans import DayKind

# Month by month: weekdays off (holidays and moved days), then weekend days on which Russia works.
PUBLISHED = {
    2015: ("1:1,2,5,6,7,8,9 2:23 3:9 5:1,4,11 6:12 11:4", ""),
    2016: ("1:1,4,5,6,7,8 2:22,23 3:7,8 5:2,3,9 6:13 11:4", "2:20"),
    2017: ("1:2,3,4,5,6 2:23,24 3:8 5:1,8,9 6:12 11:6", ""),
    2018: ("1:1,2,3,4,5,8 2:23 3:8,9 4:30 5:1,2,9 6:11,12 11:5 12:31", "4:28 6:9 12:29"),
    2019: ("1:1,2,3,4,7,8 3:8 5:1,2,3,9,10 6:12 11:4", ""),
    2020: ("1:1,2,3,6,7,8 2:24 3:9 5:1,4,5,11 6:12 7:1 11:4", ""),
    2021: ("1:1,4,5,6,7,8 2:22,23 3:8 5:3,10 6:14 11:4,5 12:31", "2:20"),
    2022: ("1:3,4,5,6,7 2:23 3:7,8 5:2,3,9,10 6:13 11:4", "3:5"),
    2023: ("1:2,3,4,5,6 2:23,24 3:8 5:1,8,9 6:12 11:6", ""),
    2024: ("1:1,2,3,4,5,8 2:23 3:8 4:29,30 5:1,9,10 6:12 11:4 12:30,31", "4:27 11:2 12:28"),
    2025: ("1:1,2,3,6,7,8 5:1,2,8,9 6:12,13 11:3,4 12:31", "11:1"),
    2026: ("1:1,2,5,6,7,8,9 2:23 3:9 5:1,11 6:12 11:4 12:31", ""),
    2027: ("1:1,4,5,6,7,8 2:22,23 3:8 5:3,10 6:14 11:4,5 12:31", "2:20"),
}
SHORT = {
    2015: "4:30 5:8 6:11 11:3 12:31",
    2016: "11:3",
    2024: "2:22 3:7 5:8 6:11",
    2026: "4:30 5:8 6:11 11:3",
    2027: "4:30 6:11 11:3",
}
"""Short weekdays; the short Saturdays are working weekends first of all."""


def days_of(year: int, text: str) -> set[date]:
    months = (part.split(":") for part in text.split())
    return {date(year, int(month), int(day)) for month, days in months for day in days.split(",")}


def whole(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(number) for number in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_production_reading_is_the_production_calendar(year: int) -> None:
    off, on = (days_of(year, text) for text in PUBLISHED[year])
    calendar = desk_calendar(reading="production")

    expected = {day: (day.weekday() < 5 and day not in off) or day in on for day in whole(year)}

    assert {day: calendar.day(day).working for day in whole(year)} == expected


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_agreement_differs_only_on_working_weekends_and_the_voting_day(year: int) -> None:
    production, agreement = desk_calendar(reading="production"), desk_calendar(reading="agreement")
    on = days_of(year, PUBLISHED[year][1])

    different = {day for day in whole(year) if production.day(day).working != agreement.day(day).working}

    assert different == on | ({date(2020, 7, 1)} if year == 2020 else set())


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_statutory_reading_knows_only_weekends_and_article_112(year: int) -> None:
    fixed = days_of(year, "1:1,2,3,4,5,6,7,8 2:23 3:8 5:1,9 6:12 11:4")
    calendar = desk_calendar(reading="statutory")

    assert {day for day in whole(year) if not calendar.day(day).working} == {
        day for day in whole(year) if day in fixed or day.weekday() >= 5
    }


@pytest.mark.parametrize("year", range(2015, 2028))
def test_the_package_agrees_but_for_the_voting_day(year: int) -> None:
    package = holidays.country_holidays("RU", years=year)
    calendar = desk_calendar(reading="production")

    working = {
        day
        for day in whole(year)
        if (day.weekday() < 5 and day not in package) or day in package.weekend_workdays
    }

    assert working ^ {day for day in whole(year) if calendar.day(day).working} == (
        {date(2020, 7, 1)} if year == 2020 else set()
    )


@pytest.mark.parametrize(
    "day", [date(2026, 1, 9), date(2026, 3, 9), date(2026, 5, 11), date(2026, 12, 31), date(2023, 1, 1)]
)
@pytest.mark.parametrize("reading", ["agreement", "production"])
def test_these_days_are_off(day: date, reading: str) -> None:
    assert not desk_calendar(reading=reading).day(day).working


@pytest.mark.parametrize("year", SHORT)
def test_short_days_are_marked_and_worked_in_full(year: int) -> None:
    calendar = desk_calendar()

    short = {day for day in whole(year) if calendar.day(day).kind is DayKind.SHORT}

    assert short == days_of(year, SHORT[year])
    assert all(calendar.day(day).windows == ((9 * 3600, 18 * 3600),) for day in short)


def test_decree_days_are_ordinary_until_the_reading_is_switched() -> None:
    ordinary, off = desk_calendar(), desk_calendar(decree_days="off")
    decreed = [
        day for year in (2020, 2021) for day in whole(year) if ordinary.day(day).kind is DayKind.DECREE
    ]

    assert len(decreed) == 5 + 19 + 3 + 1 + 1 + 4 + 3
    assert all(ordinary.day(day).working for day in decreed)
    assert not any(off.day(day).working for day in decreed)
    assert {day for day in whole(2021) if ordinary.day(day).working != off.day(day).working} == {
        date(2021, 5, 4),
        date(2021, 5, 5),
        date(2021, 5, 6),
        date(2021, 5, 7),
        date(2021, 11, 1),
        date(2021, 11, 2),
        date(2021, 11, 3),
    }


def test_a_transfer_outranks_a_decree_and_a_decree_a_short_day() -> None:
    marks = official_year(2021).marks

    assert marks[date(2021, 11, 5)].kind is DayKind.TRANSFER
    assert marks[date(2021, 11, 3)].kind is DayKind.DECREE
    assert marks[date(2021, 11, 4)].kind is DayKind.HOLIDAY


def test_each_day_off_says_where_it_came_from() -> None:
    marks = official_year(2024).marks

    assert marks[date(2024, 4, 29)].name.values == {"day": date(2024, 4, 27)}
    assert marks[date(2024, 4, 27)].name.values == {"day": date(2024, 4, 29)}
    assert marks[date(2024, 4, 27)].kind is DayKind.WORKING_WEEKEND
    assert date(2024, 1, 6) in marks
    assert marks[date(2024, 1, 6)].kind is DayKind.HOLIDAY
    assert marks[date(2024, 1, 7)].name.source == NAMES["christmas"]


def test_a_day_says_when_the_reading_overrules_its_kind() -> None:
    agreement, statutory = desk_calendar(reading="agreement"), desk_calendar(reading="statutory")

    assert agreement.day(date(2024, 4, 27)).name.source == "{name} (off in this reading)"
    assert statutory.day(date(2024, 4, 29)).name.source == "{name} (works in this reading)"
    assert agreement.day(date(2024, 4, 29)).name.source == "Day off moved from {day}"
    assert agreement.day(date(2020, 4, 15)).name.source == "{name} (works in this reading)"
    assert (
        agreement.day(date(2024, 2, 22)).name.source == "Short day before a holiday (support works in full)"
    )


def test_every_year_of_the_file_names_its_decree() -> None:
    years = [official_year(year) for year in range(2013, 2028)]

    assert all(year.official and year.source.startswith("Постановление Правительства РФ") for year in years)
    assert [year.year for year in years] == list(range(2013, 2028))


def test_the_package_missed_a_day_of_2014() -> None:
    assert official_year(2014).marks[date(2014, 3, 10)].kind is DayKind.TRANSFER


class TestYearsOutsideTheFile:
    """They come from the package; without transfers article 112 is applied and the year is not official."""

    def test_a_coming_year_is_not_official_but_has_the_moves_of_the_law(self) -> None:
        year = official_year(2028)

        assert (year.official, year.source) == (False, "")
        assert year.marks[date(2028, 11, 6)].kind is DayKind.TRANSFER
        assert year.marks[date(2028, 11, 6)].name.values == {"day": date(2028, 11, 4)}
        assert date(2028, 1, 10) not in year.marks

    def test_a_past_year_is_as_the_package_has_it(self) -> None:
        calendar = desk_calendar(reading="production")

        assert official_year(2012).official
        assert official_year(2012).source.startswith("holidays ")
        assert not calendar.day(date(2012, 3, 9)).working
        assert calendar.day(date(2012, 3, 11)).working
        assert calendar.day(date(2012, 3, 11)).kind is DayKind.WORKING_WEEKEND

    def test_two_holidays_on_one_weekend_move_to_two_days(self) -> None:
        # 1 and 2 May were both holidays until 2004; the Saturday's day off and the Sunday's follow one another.
        weekend = {date(2021, 5, 1), date(2021, 5, 2), date(2021, 5, 3)}

        assert list(carried(weekend)) == [
            (date(2021, 5, 1), date(2021, 5, 4)),
            (date(2021, 5, 2), date(2021, 5, 5)),
        ]

    def test_a_day_off_is_never_moved_to_a_saturday(self) -> None:
        holidays_of_a_week = {date(2021, 5, day) for day in range(2, 8)}

        assert list(carried(holidays_of_a_week)) == [(date(2021, 5, 2), date(2021, 5, 10))]

    def test_the_modern_holidays_begin_with_2013(self) -> None:
        assert _package_year(2013).marks[date(2013, 5, 2)].kind is DayKind.TRANSFER
        assert _package_year(2012).marks[date(2012, 3, 9)].kind is DayKind.HOLIDAY

    def test_january_is_left_to_the_government(self) -> None:
        assert list(carried({date(2028, 1, 1), date(2028, 1, 2)})) == []


def test_readings_are_the_three_of_the_agreement() -> None:
    assert READINGS == ("agreement", "production", "statutory")


@pytest.mark.parametrize("year", range(2006, 2014))
def test_years_before_the_file_are_the_packages(year: int) -> None:
    known, package = official_year(year), holidays.country_holidays("RU", years=year)
    calendar = desk_calendar(reading="production")
    fixed = {day for day, mark in known.marks.items() if mark.kind is DayKind.HOLIDAY}

    assert known.official
    assert {day: calendar.day(day).working for day in whole(year)} == {
        day: package.is_working_day(day) and day not in fixed for day in whole(year)
    }


def test_a_year_without_transfers_carries_the_holidays_of_its_weekends_on() -> None:
    """4 November 2028 is a Saturday: article 112, part 2."""
    year = official_year(2028)

    assert not year.official
    assert year.source == ""
    assert year.marks[date(2028, 11, 6)].kind is DayKind.TRANSFER
    assert [day for day, mark in year.marks.items() if mark.kind is DayKind.TRANSFER] == [date(2028, 11, 6)]


@pytest.mark.parametrize("year", PUBLISHED)
def test_a_day_off_is_moved_from_a_weekend_only(year: int) -> None:
    marks = official_year(year).marks

    assert all(
        day.isoweekday() in (6, 7) for day, mark in marks.items() if mark.kind is DayKind.WORKING_WEEKEND
    )
