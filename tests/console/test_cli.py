"""What every verb of the command line has in common: how it refuses."""

from __future__ import annotations

import json
import re

import pytest

from console.cli import VERBS, run
from console.cli.common import App, parse_moment
from models.errors import RuleError


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.delenv("MEO_CONSOLE_DATABASE", raising=False)
    monkeypatch.setenv("MEO_CONSOLE_HOME", str(tmp_path))


@pytest.mark.parametrize(
    "arguments",
    [
        ("worktime", "2024-04-26T17:30", "--add", "-5"),
        ("worktime", "2024-04-26T17:30", "--add", "5", "--pause", "2024-04-27/2024-04-26"),
    ],
)
def test_a_script_is_told_of_no_drafts_and_no_marked_fields(nowhere, capsys, arguments) -> None:
    code = run([*arguments, "--json"])
    said = json.loads(capsys.readouterr().out)["error"]

    assert code == 1
    assert said.count(".") == 1
    assert "черновик" not in said
    assert "поля" not in said


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_verbs_of_maintenance_answer_programs(sqlite_url: str, tmp_path, capsys) -> None:
    copy = tmp_path / "copy.sqlite"

    assert answer(capsys, "--database", sqlite_url, "backup", str(copy)) == {"file": str(copy)}
    restored = answer(capsys, "--database", sqlite_url, "restore", str(copy))
    assert restored == {"file": sqlite_url, "kept": f"{sqlite_url}.before-restore"}
    assert set(answer(capsys, "--database", sqlite_url, "migrate")) == {"revision"}


def test_a_transfer_from_a_misspelt_file_does_not_make_it(sqlite_url: str, tmp_path, capsys) -> None:
    missing = tmp_path / "misspelt.sqlite"

    assert run(["transfer", "--from", str(missing), "--to", sqlite_url, "--json"]) == 1
    assert str(missing) in json.loads(capsys.readouterr().out)["error"]
    assert not missing.exists()


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31T23:59", "2200-01-01", "9999-12-31T23:59-12:00"])
def test_a_moment_that_no_calendar_reaches_is_refused_in_words(text: str) -> None:
    with pytest.raises(RuleError):
        parse_moment(text)


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["gate", "--bogus"], "Нет параметра --bogus."),
        (["nosuch"], "Нет команды nosuch."),
        (["hours"], "Не указано: CONTRACT."),
        (["calendar", "--to", "2026-01-01"], "Не указано: --from."),
        (["calendar", "--from"], "После --from нужно значение."),
        (["worktime", "a", "b", "--reading", "x"], "--reading: одно из agreement, production, statutory."),
        (["availability", "--year", "x"], "--year: целое число от 1990 до 2190."),
        (["consult", "--attendance", "x"], "--attendance: целое число."),
        (["backup", "."], "FILE: нужен файл."),
        (["hours", "1", "2"], "Лишнее: 2."),
    ],
)
def test_a_wrong_call_is_told_in_russian_with_the_way_to_the_help(capsys, arguments, fault) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()

    assert said.out == ""
    assert said.err.splitlines()[0] == fault
    assert said.err.splitlines()[1].startswith("Справка: meo-console")


def test_a_wrong_call_of_a_program_is_told_as_json_too(capsys) -> None:
    assert run(["hours", "--json"]) == 2
    said = capsys.readouterr()

    assert json.loads(said.out)["error"].startswith("Не указано: CONTRACT.")
    assert said.err.startswith("Не указано: CONTRACT.")


CLICKS_OWN_WORDS = (
    "Usage",
    "Options",
    "OPTIONS",
    "Commands",
    "COMMAND",
    "Show this",
    "TEXT",
    "INTEGER",
    "default:",
)


@pytest.mark.parametrize(
    "verb", [(), *((name,) for name in VERBS), ("server", "init"), ("import", "contracts")]
)
def test_the_frame_of_every_help_page_speaks_the_users_language(capsys, verb: tuple[str, ...]) -> None:
    assert run([*verb, "--help"]) == 0
    russian = capsys.readouterr().out
    assert run(["--lang", "en", *verb, "--help"]) == 0
    english = capsys.readouterr().out

    assert russian.startswith(f"Вызов: {' '.join(('meo-console', *verb))} [ПАРАМЕТРЫ]")
    assert not [word for word in CLICKS_OWN_WORDS if word in russian]
    assert "Показать эту справку и выйти." in russian
    assert english.startswith(f"Usage: {' '.join(('meo-console', *verb))} [OPTIONS]")
    assert not re.search("[а-яё]", english) or verb == ("consult",)  # roles are typed in Russian


def test_a_list_of_verbs_tells_whole_sentences(capsys) -> None:
    run(["--help"])

    assert "..." not in capsys.readouterr().out.partition("Команды:")[2]


def test_the_help_of_a_verb_inside_a_group_is_russian_too(capsys) -> None:
    assert run(["server", "add-person", "--help"]) == 0

    assert "пароль" in capsys.readouterr().out.lower()


def test_a_user_without_a_name_may_write_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 54321")

    monkeypatch.setattr("getpass.getuser", nameless)

    assert App(None, None).actor.name == "meo-console (?)"
