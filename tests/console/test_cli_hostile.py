"""A hostile user at the command line: every verb answers in words, with its exit code, and never with a traceback."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.cli import run
from console.cli.files import require_file
from models.errors import FileProblem
from tests.postgres import Cluster


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A user who has no database, in a folder of his own."""
    monkeypatch.delenv("MEO_CONSOLE_DATABASE", raising=False)
    monkeypatch.setenv("MEO_CONSOLE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()


READERS = [
    ("import", "availability", "FILE"),
    ("import", "contracts", "FILE"),
    ("import", "tickets", "FILE"),
    ("import", "mail", "FILE"),
    ("restore", "FILE"),
    ("worktime", "2026-01-12", "2026-01-13", "--calendar", "FILE"),
]


@pytest.mark.parametrize("call", READERS, ids=" ".join)
@pytest.mark.parametrize(
    ("file", "sentence"),
    [("none.csv", "Файла none.csv нет. Ничего не изменено. Проверьте имя и папку."), ("", "Файл не назван.")],
)
def test_a_file_that_cannot_be_read_is_told_in_russian(capsys, call, file: str, sentence: str) -> None:
    if call[1] == "mail" and not file:
        return  # the current folder
    code = run([*(file if word == "FILE" else word for word in call), "--json"])
    said = capsys.readouterr()

    assert code == 1
    assert json.loads(said.out)["error"].startswith(sentence)
    assert said.err.splitlines()[0] in json.loads(said.out)["error"]


@pytest.mark.parametrize("call", [call for call in READERS if "mail" not in call], ids=" ".join)
def test_a_folder_is_no_file(capsys, call) -> None:
    assert run(["folder" if word == "FILE" else word for word in call]) == 1
    assert capsys.readouterr().err.startswith("folder — папка, а не файл.\nНичего не изменено.")


def test_a_file_without_the_right_to_read_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is played."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileProblem) as problem:
        require_file(Path("empty"))

    assert problem.value.happened.source == "You are not allowed to read the file {path}."
    with pytest.raises(FileProblem) as problem:
        require_file(Path("folder"))
    assert problem.value.happened.source == "{path} is a folder, not a file."


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ValueError("embedded null byte")])
def test_a_broken_disk_is_told_without_its_english_words(monkeypatch, error: Exception) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileProblem) as problem:
        require_file(Path("empty"))

    assert problem.value.happened.values == {"path": "empty"}


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["report", "tickets", "--from", "0001-01-01"], 1, "Календарь знает только годы с 1900 по 2199."),
        (["report", "tickets", "--to", "9999-12-31"], 1, "Календарь знает только годы с 1900 по 2199."),
        (["backup", ""], 1, "Файл не назван."),
        (["screenshots", "empty"], 2, "DIR: нужна папка."),
        (["server", "init"], 1, "Сервер не указан."),
        (["server", "add-person", "x", "--group", "operator"], 1, "Сервер не указан."),
        (["consult", "--reverse", "9" * 30], 2, f"--reverse: целое число от 1 до {2**63 - 1}."),
        (["import", "tickets", "empty", "--map", "x=y"], 1, "Файл пуст."),
        (["worktime", "2026-01-12", "--add", "1e99999999"], 1, "«1e99999999» — не число минут."),
        (["worktime", "2026-01-12", "--add", "1e-9999999/0"], 1, "«1e-9999999/0» — не число минут."),
        (["worktime", "2026-01-12", "--add", "inf"], 1, "«inf» — не число минут."),
        (["worktime", "2026-01-12", "--add", "nan"], 1, "«nan» — не число минут."),
        (["worktime", "2026-01-12", "--add", "1/2/3"], 1, "«1/2/3» — не число минут."),
        (["worktime", "0001-01-01", "9999-12-31"], 1, "Календарь знает только годы с 1900 по 2199."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_nonsense_is_refused_in_words(capsys, arguments: list[str], code: int, sentence: str) -> None:
    assert run([*arguments, "--json"]) == code
    answer = json.loads(capsys.readouterr().out)

    assert list(answer) == ["error"]
    assert answer["error"].startswith(sentence)


def test_a_column_that_nobody_knows_is_told_with_the_known_ones(capsys, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("номер;дата\n1;2026-01-12\n", encoding="utf-8")

    assert run(["import", "tickets", "log.csv", "--map", "x=y"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("«x=y» не называет столбец. ПОЛЕ — одно из: number, state,")


def test_a_job_typed_by_hand_is_refused(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())

    assert run(["report", "--job"]) == 1
    assert "задание не прислано" in json.loads(capsys.readouterr().out)["error"][0]


def test_a_report_is_not_saved_under_no_title(capsys, sqlite_url: str, tmp_path: Path) -> None:
    assert run(["--database", sqlite_url, "report", "tickets", "--save", "", "--json"]) == 1

    assert not list(tmp_path.glob("*.xlsx"))


def test_years_without_transfers_are_told_as_stretches(capsys) -> None:
    assert run(["calendar", "--from", "2014-12-30", "--to", "2031-01-02"]) == 0

    assert capsys.readouterr().err.strip().endswith("переносы выходных ещё не известны: 2028–2031.")


def test_the_last_evening_of_the_calendar_still_has_a_verdict(capsys, sqlite_url: str) -> None:
    assert run(["--database", sqlite_url, "gate", "--at", "2199-12-31T23:30", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)

    assert answer["verdict"] == "refused"
    closed = next(check for check in answer["checks"] if check["name"] == "working_time")
    assert closed["detail"] == "Нерабочее время: можно написать на tech-support@mob-edu.ru."


@pytest.mark.parametrize(
    ("arguments", "due"),
    [(["--add", "1/3"], "09:00:20"), (["--add", "0,5"], "09:00:30"), (["--add", "0"], "09:00:00")],
)
def test_minutes_may_be_written_as_a_fraction(capsys, arguments: list[str], due: str) -> None:
    assert run(["worktime", "2026-01-12", *arguments, "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["due"] == f"2026-01-12T{due}+03:00"


class TestServer:
    """The administrator's verbs over a real server."""

    @pytest.fixture
    def url(self, cluster: Cluster) -> Iterator[str]:
        cluster.execute("create database desk_by_script")
        yield cluster.url("desk_by_script").render_as_string()
        cluster.execute("drop database desk_by_script with (force)")

    def test_the_verbs_of_the_administrator_answer_programs(self, url: str, capsys, monkeypatch) -> None:
        assert run(["--database", url, "server", "init", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["ready"] is True

        monkeypatch.setattr("sys.stdin", io.StringIO("a long and winding password\n"))
        person = ["server", "add-person", "op_script", "--group", "operator", "--password-stdin", "--json"]
        assert run(["--database", url, *person]) == 0
        assert json.loads(capsys.readouterr().out) == {
            "login": "op_script",
            "group": "operator",
            "name": "op_script",
        }

    def test_passwords_that_differ_change_nothing(self, url: str, capsys, monkeypatch) -> None:
        typed = iter(["one", "two"])
        monkeypatch.setattr("click.prompt", lambda *_, **__: next(typed))

        assert (
            run(["--database", url, "server", "add-person", "op_typed", "--group", "operator", "--json"]) == 1
        )
        assert json.loads(capsys.readouterr().out)["error"].startswith("Пароли не совпали.")
