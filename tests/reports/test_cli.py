"""`meo-console report` as a person and as a program types it, and as the window's child process."""

from __future__ import annotations

import io
import json
import threading
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from console.cli import run
from console.cli.report_job import STOPPED
from models.reports.catalogue import REPORTS
from models.reports.grid import GridJob
from models.reports.jobs import Job
from models.reports.saved import saved_reports
from models.storage.database import Database
from models.storage.listing import Query
from models.workbook.target import part_name


def call(database: Database, *arguments: str) -> int:
    return run(["--lang", "en", "--database", str(database.file), "report", *arguments])


def answered(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


YEAR = ("--from", "2025-01-01", "--to", "31.12.2025")


def test_a_report_is_written_and_told(
    sqlite_year: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tickets.xlsx"
    assert call(sqlite_year, "tickets", *YEAR, "--out", str(out), "--json") == 0
    answer = answered(capsys)
    assert answer["file"] == str(out)
    assert (answer["from"], answer["to"]) == ("2025-01-01", "2025-12-31")
    assert answer["rows"] == openpyxl.load_workbook(out)["Data"].max_row - 6
    assert answer["bytes"] == out.stat().st_size


def test_a_folder_gets_a_file_with_a_name_of_its_own(sqlite_year: Database, tmp_path: Path) -> None:
    assert call(sqlite_year, "hours", *YEAR, "--out", str(tmp_path)) == 0
    (file,) = tmp_path.iterdir()
    assert file.name.startswith("МЭО_Methodology_hours_2025_")
    assert file.suffix == ".xlsx"


def test_a_refusal_says_what_to_do_and_ends_with_1(
    sqlite_year: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(sqlite_year, "tickets", "--contract", "нет", "--out", str(tmp_path), "--json") == 1
    assert "There is no contract нет." in answered(capsys)["error"]
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_ends_with_2(sqlite_year: Database) -> None:
    assert call(sqlite_year) == 2
    assert call(sqlite_year, "weather") == 2


def test_a_report_can_be_kept_and_made_by_its_title(
    sqlite_database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = (
        "contracts",
        "--save",
        "Договоры",
        "--period",
        "last-year",
        "--every",
        "month",
        "--out",
        str(tmp_path),
    )
    assert call(sqlite_database, *kept) == 0
    (row,) = sqlite_database.read(saved_reports)
    assert (row.name, row.period, row.every, row.folder) == ("Договоры", "last_year", "month", str(tmp_path))
    capsys.readouterr()
    assert call(sqlite_database, "--saved", "договоры", "--json") == 0
    assert Path(answered(capsys)["file"]).parent == tmp_path
    assert call(sqlite_database, "--saved", "другой") == 1
    capsys.readouterr()
    assert call(sqlite_database, "--due", "--json") == 0
    assert answered(capsys) == {
        "made": [],
        "waiting": [],
    }  # it was kept today: due on the first working day of the next month


def grid_job(out: Path, **more: Any) -> Job:
    query = Query("", {"state": ("new", "closed")}, (("summary", False),))
    grid = GridJob(
        listing="models.tickets.listing:LISTING", title="Обращения",
        columns=("number", "summary", "state", "stopwatch"),
        query=query, filters=("новые и закрытые",),
    )  # fmt: skip
    return Job(**{"out": str(out), "token": "t1", "made_by": "Иванова", "grid": grid, **more})


class Pipe(io.StringIO):
    """Standard input of a child: one line, then open until `hang_up`."""

    def __init__(self, job: Job) -> None:
        super().__init__(json.dumps(job.to_json(), ensure_ascii=False) + "\n")
        self._gone = threading.Event()

    def readline(self, size: int | None = -1) -> str:
        line = super().readline()
        if not line:
            self._gone.wait(20)
        return line

    def hang_up(self) -> None:
        self._gone.set()


def test_a_job_tells_its_progress_and_its_outcome(
    sqlite_year: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = Pipe(grid_job(tmp_path / "list.xlsx"))
    monkeypatch.setattr("sys.stdin", pipe)
    assert call(sqlite_year, "--job") == 0
    pipe.hang_up()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"done", "total"} == set(lines[0])
    assert lines[-1]["outcome"]["rows"] > 10
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx")["Data"]
    assert [cell.value for cell in sheet[6]] == [
        "No.", "Matter", "State", "Length of the call, s", "Length of the call, h:mm:ss"
    ]  # fmt: skip
    words = {sheet.cell(row, 3).value for row in range(7, sheet.max_row + 1)}
    assert words == {"new", "closed"}


def test_a_job_stops_when_nobody_waits(
    sqlite_year: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = Pipe(grid_job(tmp_path / "list.xlsx"))
    pipe.hang_up()
    monkeypatch.setattr("sys.stdin", pipe)
    assert call(sqlite_year, "--job") == STOPPED
    assert list(tmp_path.iterdir()) == []


def test_a_refused_job_tells_its_sentences(
    sqlite_year: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = Pipe(Job(out=str(tmp_path / "x.xlsx"), token="t1", made_by="", report="statement"))
    monkeypatch.setattr("sys.stdin", pipe)
    assert call(sqlite_year, "--job") == 1
    pipe.hang_up()
    assert json.loads(capsys.readouterr().out)["error"][0] == "This report is about exactly one contract."


def test_jobs_survive_the_way_to_another_process(tmp_path: Path) -> None:
    job = grid_job(tmp_path / "x.xlsx")
    assert Job.from_json(json.loads(json.dumps(job.to_json()))) == job
    assert part_name(tmp_path / "x.xlsx", "t1").name == ".x.xlsx.t1.part"


def test_the_help_names_every_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "--help"]) == 0

    told = " ".join(capsys.readouterr().out.split())
    assert f"NAME: {', '.join(REPORTS)}" in told
