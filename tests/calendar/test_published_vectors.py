"""Facts that the test suites of other business-hours libraries and desks publish, asked through the verb `worktime`.

Of working_hours (Ruby): additions, midnights, several spans a day, zones. Of Zammad: the minutes of a ticket's life
without its pending time, and the moment when a span of them is over.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from console.cli import run

FIVE_DAYS = {key: ["09:00", "17:00"] for key in ("mon", "tue", "wed", "thu", "fri")}
OFFICE = {"tz": "UTC", "hours": FIVE_DAYS}
TOKYO = {"tz": "Asia/Tokyo", "hours": FIVE_DAYS}
MAY_DAY = OFFICE | {"holidays": ["2014-05-01"]}
TWO_SPANS = {"tz": "UTC", "hours": {"mon": {"07:00": "12:00", "13:00": "18:00"}}}
ONE_WHOLE_DAY = {"tz": "UTC", "hours": {"mon": ["00:00", "24:00"]}}
ALWAYS = {
    "tz": "UTC",
    "hours": {key: ["00:00", "24:00"] for key in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
}
NEW_YORK = {"tz": "America/New_York", "hours": {"sun": ["00:00", "24:00"]}}


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """The verb's answer for a calendar and its arguments."""
    monkeypatch.delenv("MEO_CONSOLE_DATABASE", raising=False)
    monkeypatch.setenv("MEO_CONSOLE_HOME", str(tmp_path))

    def answer(calendar: dict[str, Any], *arguments: str) -> dict[str, Any]:
        file = tmp_path / "desk.json"
        file.write_text(json.dumps(calendar), encoding="utf-8")
        assert run(["worktime", *arguments, "--calendar", str(file), "--json"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return answer


@pytest.mark.parametrize(
    ("calendar", "start", "minutes", "due"),
    [
        (OFFICE, "1991-11-15T14:00:42", "120", "1991-11-15T16:00:42+00:00"),
        (TOKYO, "1991-11-15T07:00Z", "180", "1991-11-18T11:00:00+09:00"),
        (TWO_SPANS, "1991-11-11T05:00", "360", "1991-11-11T14:00:00+00:00"),
        (OFFICE, "1991-11-15T16:30:42", "45", "1991-11-18T09:15:42+00:00"),
        (OFFICE, "1991-11-15T16:59:42", "2", "1991-11-18T09:01:42+00:00"),
        (ONE_WHOLE_DAY, "2014-04-07T23:59:30", "1", "2014-04-14T00:00:30+00:00"),
        (MAY_DAY, "2014-05-01T12:00", "0", "2014-05-02T09:00:00+00:00"),
        (OFFICE, "2014-06-01T12:00", "0", "2014-06-02T09:00:00+00:00"),
        (OFFICE, "2014-04-07T09:00", "0", "2014-04-07T09:00:00+00:00"),
        (OFFICE, "2014-04-07T16:59", "0", "2014-04-07T16:59:00+00:00"),
        (OFFICE, "2014-04-07T08:59", "0", "2014-04-07T09:00:00+00:00"),
        (OFFICE, "2014-04-07T17:00", "0", "2014-04-08T09:00:00+00:00"),
        (TWO_SPANS, "2014-04-07T11:59", "0", "2014-04-07T11:59:00+00:00"),
        (TWO_SPANS, "2014-04-07T12:00", "0", "2014-04-07T13:00:00+00:00"),
        (TWO_SPANS, "2014-04-07T12:59", "0", "2014-04-07T13:00:00+00:00"),
        (TWO_SPANS, "2014-04-07T13:00", "0", "2014-04-07T13:00:00+00:00"),
        (OFFICE, "2014-04-07T00:00-09:00", "0", "2014-04-07T09:00:00+00:00"),
        (OFFICE, "2014-04-07T22:00+02:00", "0", "2014-04-08T09:00:00+00:00"),
        (TOKYO, "2014-04-07T09:00", "0", "2014-04-07T09:00:00+09:00"),
    ],
)
def test_minutes_are_over_when_working_hours_says(
    ask: Any, calendar: dict[str, Any], start: str, minutes: str, due: str
) -> None:
    assert ask(calendar, start, "--add", minutes)["due"] == due


PENDING = ("--pause", "2024-01-01T11:30/2024-01-01T12:00")
"""A ticket opened at ten: an hour new, half an hour open, half an hour pending, closed at noon."""


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2024-01-01T10:00", "2024-01-01T12:00", 90),
        ("2024-01-01T10:30", "2024-01-01T12:00", 60),
        ("2024-01-01T10:00", "2024-01-01T10:30", 30),
        ("2024-01-01T11:30", "2024-01-01T12:00", 0),
    ],
)
def test_a_tickets_minutes_are_zammads(ask: Any, start: str, end: str, minutes: int) -> None:
    assert ask(ALWAYS, start, end, *PENDING)["minutes"] == minutes


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2024-01-01T10:00", "2024-01-01T10:30:00+00:00"),
        ("2024-01-01T11:15", "2024-01-01T12:15:00+00:00"),
        ("2024-01-01T12:00", "2024-01-01T12:30:00+00:00"),
    ],
)
def test_half_an_hour_of_a_ticket_is_over_when_zammad_says(ask: Any, start: str, due: str) -> None:
    assert ask(ALWAYS, start, "--add", "30", *PENDING)["due"] == due


@pytest.mark.parametrize(
    ("calendar", "start", "end", "seconds"),
    [
        (NEW_YORK, "2014-03-09", "2014-03-10", 23 * 3600),
        (NEW_YORK, "2014-11-02", "2014-11-03", 25 * 3600),
        (ALWAYS, "2024-01-01", "2025-01-01", 366 * 86_400),
        ({"tz": "UTC", "hours": {"mon": ["18:00", "00:00"]}}, "2024-01-01", "2024-01-03", 6 * 3600),
        (OFFICE | {"lunch": ["12:00", "13:00"], "shifts": {"2024-01-06": ["11:30", "12:30"]}},
         "2024-01-06", "2024-01-07", 1800),
        ({"tz": "UTC"}, "2024-01-01", "2024-02-01", 0),
        (OFFICE, "2024-01-05", "2024-01-01", 0),
        ({"tz": "Europe/Berlin", "hours": FIVE_DAYS}, "2013-03-29T16:00", "2013-04-02T10:00", 10 * 3600),
    ],
)  # fmt: skip
def test_days_are_as_long_as_they_really_were(
    ask: Any, calendar: dict[str, Any], start: str, end: str, seconds: int
) -> None:
    assert ask(calendar, start, end)["seconds"] == seconds


@pytest.mark.parametrize(
    ("pause", "minutes"),
    [
        ("2023-12-31T00:00/2024-01-01T10:00", 420),  # begins before
        ("2024-01-01T16:00/2024-01-09T00:00", 420),  # ends after
        ("2023-01-01T00:00/2025-01-01T00:00", 0),  # everything
        ("2024-01-02T00:00/2024-01-03T00:00", 480),  # beside
        ("2024-01-01T12:00/2024-01-01T12:00", 480),  # nothing
    ],
)
def test_only_the_part_of_a_pause_inside_is_taken_out(ask: Any, pause: str, minutes: int) -> None:
    assert ask(OFFICE, "2024-01-01", "2024-01-02", "--pause", pause)["minutes"] == minutes
