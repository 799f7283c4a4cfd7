"""The verbs worktime and calendar: without a database, with one, and for any other desk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from console.cli import run
from models.calendar.operations import DayDraft, decide_day, enter_transfers
from models.calendar.other_desk import LONGEST
from models.calendar.spans import DayKind
from models.storage.database import Database
from models.storage.journal import SYSTEM


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.delenv("MEO_CONSOLE_DATABASE", raising=False)
    monkeypatch.setattr("console.cli.common.own_database", lambda: tmp_path / "none" / "desk.sqlite")
    yield
    assert not (tmp_path / "none").exists()


def ask(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    assert run([*arguments, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def say(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(list(arguments)) == code
    return capsys.readouterr().out


def test_working_time_between_two_moments(capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(
        capsys,
        "worktime",
        "2024-04-26T17:30",
        "2024-05-02T09:30:15",
        "--pause",
        "2024-04-26T17:40/2024-04-26T17:50",
    )

    assert (answer["seconds"], answer["minutes"], answer["reading"]) == (3015, 50.25, "agreement")
    assert [(day["date"], day["seconds"], day["working"]) for day in answer["by_day"]] == [
        ("2024-04-26", 1200, True),
        ("2024-04-27", 0, False),
        ("2024-04-28", 0, False),
        ("2024-04-29", 0, False),
        ("2024-04-30", 0, False),
        ("2024-05-01", 0, False),
        ("2024-05-02", 1815, True),
    ]
    assert answer["start"] == "2024-04-26T17:30:00+03:00"
    assert answer["end"] == "2024-05-02T09:30:15+03:00"


@pytest.mark.parametrize(
    ("reading", "due"),
    [
        ("agreement", "2024-05-02T09:30:00+03:00"),
        ("production", "2024-04-27T09:30:00+03:00"),
        ("statutory", "2024-04-29T09:30:00+03:00"),
    ],
)
def test_due_under_each_reading(capsys: pytest.CaptureFixture[str], reading: str, due: str) -> None:
    answer = ask(capsys, "worktime", "2024-04-26T17:30", "--add", "60", "--reading", reading)

    assert (answer["due"], answer["reading"], answer["minutes"]) == (due, reading, 60)
    assert sum(day["minutes"] for day in answer["by_day"]) == 60


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2024-04-27T12:00", "0", "2024-05-02T09:00:00+03:00"),
        ("2024-05-02T17:00", "60", "2024-05-02T18:00:00+03:00"),
        ("2024-05-02T09:00", "0.5", "2024-05-02T09:00:30+03:00"),
        ("2024-05-02T09:00", "0,25", "2024-05-02T09:00:15+03:00"),
        ("2024-05-02T09:00", "1/3", "2024-05-02T09:00:20+03:00"),
        ("2024-05-02T06:00Z", "1e1", "2024-05-02T09:10:00+03:00"),
    ],
)
def test_due_at_the_edges(capsys: pytest.CaptureFixture[str], start: str, minutes: str, due: str) -> None:
    assert ask(capsys, "worktime", start, "--add", minutes)["due"] == due


def test_an_end_before_the_start_has_no_working_time(capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "worktime", "2024-05-03", "2024-05-02")

    assert (answer["seconds"], answer["minutes"], answer["by_day"]) == (0, 0, [])
    told = say(capsys, "worktime", "2024-05-03", "2024-05-02")
    assert told.startswith("END раньше START: между ними ничего нет.")


def test_people_get_steps_clause_and_the_other_readings(capsys: pytest.CaptureFixture[str]) -> None:
    lines = say(capsys, "worktime", "2024-04-26T17:30", "--add", "60").splitlines()

    assert lines[0] == "Срок: чт 02.05.2024 09:30"
    assert lines[1] == "  пт 26.04 17:30–18:00 — 30\u00a0мин"
    assert lines[-3].startswith("«Рабочим временем является промежуток")
    assert lines[-1] == "прочтение по статье 112 ТК РФ (statutory): Срок: пн 29.04.2024 09:30"


class TestOtherDesk:
    """--calendar FILE.json takes any weekly pattern."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "desk.json"
        desk = {
            "tz": "Europe/Berlin",
            "hours": {"mon": ["09:00", "18:00"], "wed": ["09:00", "18:00"]},
            "lunch": ["13:00", "14:00"],
            "holidays": ["2006-01-04"],
            "shifts": {"2006-01-07": ["09:00", "11:00"]},
            "breaks": {"2006-01-02": ["05:30", "11:00"]},
        }
        path.write_text("\ufeff" + json.dumps(desk), encoding="utf-8")
        return path

    def test_hours_lunch_holidays_shifts_and_breaks(
        self, capsys: pytest.CaptureFixture[str], file: Path
    ) -> None:
        answer = ask(capsys, "worktime", "2006-01-01", "2006-01-08", "--calendar", str(file))

        assert {day["date"]: day["minutes"] for day in answer["by_day"] if day["minutes"]} == {
            "2006-01-02": 360,
            "2006-01-07": 120,
        }
        assert (answer["reading"], answer["zone"]) == ("calendar", "Europe/Berlin")

    def test_naive_moments_and_answers_are_on_its_clock(
        self, capsys: pytest.CaptureFixture[str], file: Path
    ) -> None:
        answer = ask(capsys, "worktime", "2006-01-02T12:30", "--add", "60", "--calendar", str(file))

        assert answer["due"] == "2006-01-02T14:30:00+01:00"

    def test_people_are_told_without_a_clause(self, capsys: pytest.CaptureFixture[str], file: Path) -> None:
        lines = say(
            capsys, "worktime", "2006-01-02T12:30", "2006-01-02T13:30", "--calendar", str(file)
        ).splitlines()

        assert lines == ["Рабочее время: 30\u00a0мин", "  пн 02.01 12:30–13:00 — 30\u00a0мин"]

    @pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b" " * (LONGEST + 1)])
    def test_a_bad_file_is_a_sentence(
        self, capsys: pytest.CaptureFixture[str], file: Path, content: bytes
    ) -> None:
        file.write_bytes(content)

        assert "error" in ask(capsys, "worktime", "2006-01-02", "2006-01-03", "--calendar", str(file), code=1)

    def test_a_missing_file_is_a_sentence(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        answer = ask(
            capsys, "worktime", "2006-01-02", "2006-01-03", "--calendar", str(tmp_path / "no.json"), code=1
        )

        assert "no.json" in answer["error"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("worktime", "yesterday", "2006-01-03"),
        ("worktime", "2006-01-02", "--add", "much"),
        ("worktime", "2006-01-02", "--add", "1/0"),
        ("worktime", "2006-01-02", "--add", "nan"),
        ("worktime", "2006-01-02", "--add", "9e999"),
        ("worktime", "2006-01-02", "--add", "-5"),
        ("worktime", "2006-01-02", "2006-01-03", "--pause", "2006-01-02"),
        ("worktime", "2006-01-02", "2006-01-03", "--pause", "2006-01-02/x"),
        ("worktime", "2006-01-02", "2006-01-03", "--pause", "2006-01-03/2006-01-02"),
        ("worktime", "0001-01-01", "2006-01-03"),
        ("worktime", "2006-01-03", "9999-12-31T23:59"),
        ("calendar", "--from", "x", "--to", "2026-01-01"),
        ("calendar", "--from", "2026-01-02", "--to", "2026-01-01"),
        ("calendar", "--from", "1899-12-31", "--to", "1900-01-01"),
        ("calendar", "--from", "2199-12-31", "--to", "2200-01-01"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert ask(capsys, *arguments, code=1)["error"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("worktime", "2006-01-02"),
        ("worktime", "2006-01-02", "2006-01-03", "--add", "5"),
        ("worktime", "2006-01-02", "2006-01-03", "--reading", "lunar"),
        ("calendar", "--from", "2026-01-01"),
    ],
)
def test_wrong_usage_has_its_own_code(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert run(list(arguments)) == 2
    assert capsys.readouterr().err


def test_the_calendar_lists_days(capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "calendar", "--from", "2026-01-09", "--to", "2026-01-12")

    assert [(day["date"], day["working"]) for day in answer["days"]] == [
        ("2026-01-09", False),
        ("2026-01-10", False),
        ("2026-01-11", False),
        ("2026-01-12", True),
    ]
    assert all(day["name"] for day in answer["days"])
    assert (answer["reading"], answer["unofficial_years"]) == ("agreement", [])


def test_the_calendar_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    lines = say(capsys, "calendar", "--from", "2026-01-09", "--to", "12.01.2026").splitlines()

    assert lines[0] == "09.01.2026 пт  выходной   Выходной, перенесён с 03.01.2026"
    assert lines[-1] == "12.01.2026 пн  рабочий    Рабочий день"


def test_a_year_without_transfers_warns(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calendar", "--from", "2027-12-31", "--to", "2028-01-01"]) == 0
    assert "переносы выходных ещё не известны: 2028." in capsys.readouterr().err
    assert ask(capsys, "calendar", "--from", "2028-01-01", "--to", "2029-01-01")["unofficial_years"] == [
        2028,
        2029,
    ]


@pytest.mark.parametrize(("options", "working"), [((), True), (("--decree-days", "off"), False)])
def test_decree_days_are_off_by_default(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], working: bool
) -> None:
    answer = ask(capsys, "calendar", "--from", "2020-04-15", "--to", "2020-04-15", *options)

    assert answer["days"][0]["working"] is working
    assert answer["days"][0]["kind"] == "decree"


class TestWithDatabase:
    """A database adds what people decided about days and readings."""

    def test_edited_days_count(self, capsys: pytest.CaptureFixture[str], sqlite_url: str) -> None:
        database = Database.open(sqlite_url)
        day = date(2026, 11, 6)
        database.write(
            SYSTEM, lambda s: decide_day(s, DayDraft(day, DayKind.CLOSED, "Переезд"), reason="приказ")
        )
        database.write(SYSTEM, lambda s: enter_transfers(s, 2028, "x"))
        database.close()

        answer = ask(
            capsys, "--database", sqlite_url, "calendar", "--from", "2026-11-06", "--to", "2026-11-06"
        )

        assert answer["days"] == [
            {"date": "2026-11-06", "working": False, "kind": "closed", "name": "Переезд"}
        ]
        answer = ask(capsys, "--database", sqlite_url, "worktime", "2026-11-06", "2026-11-07")
        assert answer["seconds"] == 0
        answer = ask(
            capsys, "--database", sqlite_url, "calendar", "--from", "2028-01-01", "--to", "2028-01-01"
        )
        assert answer["unofficial_years"] == []

    def test_a_named_database_that_is_not_there_is_told(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        place = str(tmp_path / "missing.sqlite")

        assert (
            run(["--database", place, "calendar", "--from", "2026-11-06", "--to", "2026-11-06", "--json"])
            == 0
        )
        printed = capsys.readouterr()
        assert json.loads(printed.out)["days"][0]["working"]
        assert "missing.sqlite" in printed.err
        assert not Path(place).exists()
