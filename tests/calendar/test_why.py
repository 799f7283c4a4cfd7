"""Working time with its reasons: steps, clause, the other readings' answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Answer, Verdict
from models.calendar.desk_calendar import READINGS, TECHNICAL, desk_calendar
from models.calendar.other_desk import read_calendar
from models.calendar.rules import day_parts
from models.calendar.spans import Calendar
from models.calendar.why import (
    MANY_DAYS,
    _day_sentence,
    duration,
    explain_due,
    explain_moment,
    explain_working_time,
    state,
    steps,
)
from models.text import Text, render, source_language

MOSCOW = ZoneInfo("Europe/Moscow")
CALENDARS: Mapping[str, Calendar] = {name: desk_calendar(reading=name) for name in ("", *READINGS)}
CLAUSE = load_agreement().at(date(2026, 11, 22)).clause(TECHNICAL)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


def say(text: Text) -> str:
    return render(text, source_language)


def told(verdict: Verdict) -> list[tuple[str, int | None]]:
    return [(say(step.text), step.minutes) for step in verdict.steps]


def test_working_time_is_told_day_by_day() -> None:
    start, end = at("2024-04-26T17:30"), at("2024-05-02T09:30")

    verdict = explain_working_time(start, end, CALENDARS, CLAUSE, at=end)

    assert verdict.verdict == Answer.JUDGED
    assert say(verdict.sentence) == "Working time: 1\u00a0h"
    assert told(verdict) == [
        ("Fri 26.04 17:30–18:00", 30),
        ("Sat 27.04: Working day, day off moved to 29.04.2024 (off in this reading)", 0),
        ("Sun 28.04: Day off", 0),
        ("Mon 29.04: Day off moved from 27.04.2024", 0),
        ("Tue 30.04: Day off moved from 02.11.2024", 0),
        ("Wed 01.05: Spring and Labour Day", 0),
        ("Thu 02.05 09:00–09:30", 30),
    ]
    assert verdict.clauses == ((TECHNICAL, CLAUSE.quote),)
    assert [(say(text), reading) for text, reading in verdict.other] == [
        ("10\u00a0h", "production"),
        ("19\u00a0h", "statutory"),
    ]
    assert (verdict.reading, verdict.at) == ("agreement", end)
    assert verdict.figures == {"seconds": 3600}
    assert verdict.question == ("worktime", start, end, ())
    assert [(say(name), value) for name, value in verdict.inputs] == [("From", start), ("Until", end)]


def test_pauses_stand_among_the_inputs_and_split_the_steps() -> None:
    pauses = [
        (at("2026-11-05T10:00"), at("2026-11-05T10:20")),
        (at("2026-11-05T10:10"), at("2026-11-05T10:30:15")),
    ]

    verdict = explain_working_time(at("2026-11-05T09:30"), at("2026-11-05T11:00"), CALENDARS, CLAUSE, pauses)

    assert say(verdict.sentence) == "Working time: 59\u00a0min 45 s"
    assert told(verdict) == [("Thu 05.11 09:30–10:00", 30), ("Thu 05.11 10:30:15–11:00", 29)]
    name, value = verdict.inputs[2]
    assert isinstance(value, Text)
    assert (say(name), say(value)) == ("Pause", "05.11.2026 10:00 – 05.11.2026 10:30:15")
    assert verdict.other == ()


def test_a_working_day_that_was_not_touched_in_its_hours() -> None:
    verdict = explain_working_time(at("2026-11-05T19:00"), at("2026-11-05T20:00"), CALENDARS, CLAUSE)

    assert told(verdict) == [("Thu 05.11: nothing inside working hours", 0)]
    assert say(verdict.sentence) == "Working time: 0\u00a0min"


def test_a_long_stretch_is_summed_up_by_months() -> None:
    verdict = explain_working_time(at("2026-01-12T17:00"), at("2026-03-10T10:00"), CALENDARS, CLAUSE)

    assert told(verdict) == [
        ("Mon 12.01 17:00–18:00", 60),
        ("01.2026, days worked: 14", 14 * 540),
        ("02.2026, days worked: 19", 19 * 540),
        ("03.2026, days worked: 5", 5 * 540),
        ("Tue 10.03 09:00–10:00", 60),
    ]
    assert sum(step.minutes or 0 for step in verdict.steps) * 60 == verdict.figures["seconds"]


@pytest.mark.parametrize(("days", "lines"), [(MANY_DAYS, MANY_DAYS), (MANY_DAYS + 1, 3)])
def test_a_month_is_told_day_by_day_and_no_more(days: int, lines: int) -> None:
    start = at("2026-10-01T00:00")

    verdict = explain_working_time(start, start + timedelta(days=days), CALENDARS, CLAUSE)

    assert len(verdict.steps) == lines


def test_a_due_time_is_told_with_the_other_readings() -> None:
    verdict = explain_due(at("2024-04-26T17:30"), 60, CALENDARS, CLAUSE)

    assert say(verdict.sentence) == "Due Thu 02.05.2024 09:30"
    assert [(say(text), reading) for text, reading in verdict.other] == [
        ("Due Sat 27.04.2024 09:30", "production"),
        ("Due Mon 29.04.2024 09:30", "statutory"),
    ]
    assert verdict.figures == {"due": at("2024-05-02T09:30")}
    assert told(verdict)[-1] == ("Thu 02.05 09:00–09:30", 30)
    assert verdict.question == ("due", at("2024-04-26T17:30"), 60, ())
    assert [say(name) for name, _ in verdict.inputs] == ["From", "Working minutes"]
    assert [check.name for check in verdict.checks] == ["due"]


def test_another_desk_has_no_clause_and_its_own_clock() -> None:
    desk = {"": read_calendar('{"tz": "Asia/Tokyo", "hours": {"mon": ["09:00", "18:00"]}}', "x")}

    due = explain_due(datetime(2026, 11, 2, 0, 0, tzinfo=UTC), 60, desk, None)
    worked = explain_working_time(datetime(2026, 11, 2, 0, 0, tzinfo=UTC), due.figures["due"], desk, None)

    assert say(due.sentence) == "Due Mon 02.11.2026 10:00"
    assert (due.checks, worked.checks, due.other, due.reading) == ((), (), (), "calendar")
    assert told(worked) == [("Mon 02.11 09:00–10:00", 60)]


@pytest.mark.parametrize(
    ("moment", "answer", "sentence", "holds"),
    [
        ("2026-11-05T14:32", Answer.ALLOWED, "Working time until 18:00", [True, True]),
        (
            "2026-11-05T18:00",
            Answer.REFUSED,
            "Not working time until Fri 06.11.2026 09:00",
            [True, False],
        ),
        (
            "2026-11-07T12:00",
            Answer.REFUSED,
            "Not working time until Mon 09.11.2026 09:00",
            [False, None],
        ),
    ],
)
def test_a_moment_is_judged_by_day_and_hour(
    moment: str, answer: Answer, sentence: str, holds: list[bool | None]
) -> None:
    verdict = explain_moment(at(moment), CALENDARS, CLAUSE)

    assert verdict.verdict == answer
    assert say(verdict.sentence) == sentence
    assert [check.holds for check in verdict.checks] == holds
    assert verdict.question == ("moment", at(moment))
    assert verdict.inputs[0][1] == at(moment)
    assert say(verdict.checks[1].detail).endswith(f"{at(moment):%d.%m.%Y %H:%M}")


def test_a_moment_that_another_reading_judges_otherwise() -> None:
    verdict = explain_moment(at("2024-04-27T12:00"), CALENDARS, CLAUSE)

    assert verdict.verdict == Answer.REFUSED
    assert [(say(text), reading) for text, reading in verdict.other] == [
        ("Working time until 18:00", "production"),
        ("Not working time until Mon 29.04.2024 09:00", "statutory"),
    ]


def test_seconds_are_told_where_there_are_some() -> None:
    assert say(duration(timedelta(minutes=90))) == "1\u00a0h\u00a030\u00a0min"
    assert say(duration(timedelta(seconds=30))) == "0\u00a0min 30 s"


def test_closing_on_a_second_is_told_with_it() -> None:
    desk = read_calendar('{"hours": {"mon": ["09:00", "18:00:30"]}}', "x")

    assert say(state(at("2026-11-02T10:00"), desk)) == "Working time until 18:00:30"


def test_a_day_with_a_break_is_told_from_its_first_opening_to_its_last_closing() -> None:
    desk = read_calendar('{"tz": "Etc/UTC", "hours": {"mon": [["09:00", "12:00"], ["13:00", "17:30"]]}}', "x")
    told = _day_sentence(desk.day(date(2026, 1, 12)), desk)

    assert told.values == {"start": "09:00", "end": "17:30"}


def test_the_steps_of_a_long_stretch_add_up_to_its_minutes() -> None:
    desk = desk_calendar()
    start = datetime(2026, 1, 12, tzinfo=UTC)  # Monday: the second and the last but one day work too
    parts = day_parts(start, start + timedelta(days=MANY_DAYS + 4), desk)

    told = [step.minutes or 0 for step in steps(parts, desk)]

    assert sum(told) * 60 == sum(part.counted.total_seconds() for part in parts)
    assert len(parts) > MANY_DAYS > len(told)
