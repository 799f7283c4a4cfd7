"""The verbs «availability» and «import availability» as a script calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from console.cli import run
from models.availability.drafts import ComponentDraft
from models.availability.operations import add_component
from models.storage.database import Database
from models.storage.journal import SYSTEM

HISTORY = """component,from,to,state,zone
Система,2026-01-01T00:00:00+03:00,2027-01-01T00:00:00+03:00,up,
Система,2026-03-05T18:00:00+03:00,2026-03-05T19:00:00+03:00,down,
Система,2026-03-07T10:00:00+03:00,2026-03-07T10:30:00+03:00,down,client
Система,2026-03-07T10:30:00+03:00,2026-03-07T10:00:00+03:00,down,
БД,2026-01-01T00:00:00+03:00,2027-01-01T00:00:00+03:00,up,
"""
KEYS = {
    "component",
    "from",
    "to",
    "down_minutes",
    "no_data_minutes",
    "percent",
    "percent_windows_excluded",
    "budget_minutes",
    "budget_left_minutes",
    "met",
    "outages",
}


class Desk:
    def __init__(self, place: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place, capsys

    def __call__(self, *arguments: str) -> tuple[int, str]:
        code = run(["--database", self.place, *arguments])
        said = self.capsys.readouterr()
        return code, said.out + said.err

    def json(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        answered = run(["--database", self.place, *arguments, "--json"])
        said = self.capsys.readouterr()
        assert answered == code, said
        return json.loads(said.out)


@pytest.fixture
def desk(database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    file = tmp_path / "history.csv"
    file.write_text(HISTORY, encoding="utf-8")
    desk = Desk(database_url, capsys)
    answer = desk.json("import", "availability", str(file))
    assert (answer["imported"], answer["components"]) == (4, ["Система", "БД"])
    assert [(bad["row"], bad["column"]) for bad in answer["rejected"]] == [(5, "to")]
    assert desk.json("import", "availability", str(file))["added_intervals"] == 0
    return desk


def test_one_component_of_a_finished_year(desk):
    answer = desk.json(
        "availability", "--year", "2026", "--component", "система", "--now", "2027-02-01T00:00:00+03:00"
    )
    assert answer.keys() >= KEYS
    assert (answer["component"], answer["from"], answer["to"]) == (
        "Система",
        "2026-01-01T00:00:00+03:00",
        "2027-01-01T00:00:00+03:00",
    )
    assert (answer["down_minutes"], answer["excused_minutes"], answer["no_data_minutes"]) == (60, 30, 0)
    assert answer["percent"] == pytest.approx(100 * (1 - 60 / 525_600), abs=1e-12)
    assert (answer["window_minutes"], answer["percent_windows_excluded"]) == (106 * 60, 100.0)
    assert answer["percent_announced_works_excluded"] == answer["percent"]
    assert (answer["budget_minutes"], answer["budget_left_minutes"], answer["met"]) == (52_560, 52_500, True)
    assert [one["minutes"] for one in answer["outages"]] == [60]


def test_a_year_in_progress_ends_at_now(desk):
    answer = desk.json("availability", "--year", "2026", "--now", "2026-03-05T18:30:00+03:00")
    assert (answer["to"], answer["down_minutes"]) == ("2026-03-05T18:30:00+03:00", 30)
    assert answer["component"] == "platform"
    assert [part["component"] for part in answer["components"]] == ["Система", "БД"]
    assert not answer["final"]


def test_people_get_sentences(desk):
    code, said = desk("availability", "--year", "2026", "--now", "2027-01-01")
    assert code == 0
    assert "Система, 2026: 99,9886" in said
    assert "{" not in said


def test_a_component_that_is_none_is_refused_with_the_names_there_are(desk):
    code, said = desk("availability", "--component", "Луна")
    assert code == 1
    assert "Система, БД" in said


def test_without_a_component_there_is_no_figure(sqlite_url, capsys):
    code, said = Desk(sqlite_url, capsys)("availability")
    assert code == 1
    assert said.strip()


def test_a_lone_component_stands_for_the_platform(sqlite_url, capsys):
    database = Database.open(sqlite_url)
    database.write(SYSTEM, lambda session: add_component(session, ComponentDraft("Система")))
    database.close()
    answer = Desk(sqlite_url, capsys).json("availability", "--year", "2020")
    assert (answer["component"], answer["percent"], answer["met"]) == ("Система", None, True)


@pytest.mark.parametrize(("content", "word"), [(None, "нет такого"), ("a,b\n", "component")])
def test_a_file_that_is_none_is_a_sentence_and_exit_code_1(sqlite_url, capsys, tmp_path, content, word):
    file = tmp_path / "x.csv"
    if content is not None:
        file.write_text(content)
    code, said = Desk(sqlite_url, capsys)("import", "availability", str(file))
    assert code == 1
    assert "Traceback" not in said
    assert str(file) in said or word in said
