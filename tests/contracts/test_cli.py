"""The verbs «import contracts» and «gate» as a script calls them."""

import json

import pytest

from console.cli import run
from tests.contracts.books import registry
from tests.contracts.factories import ANNA

CALL = ("gate", "--line", "222", "--contract", "15/2026-МЭО", "--at", "2026-11-05T12:00", "--json")


@pytest.fixture
def call(sqlite_url, capsys):
    """Runs a command line over a fresh database; gives exit code, JSON (or text) and what was said on stderr."""

    def run_it(*arguments):
        code = run(["--database", sqlite_url, *map(str, arguments)])
        told = capsys.readouterr()
        return code, json.loads(told.out) if "--json" in arguments else told.out, told.err

    return run_it


def test_an_import_answers_with_exactly_four_keys_in_russian(call, tmp_path):
    path = registry(tmp_path / "a.xlsx", {}, {"number": "16", "starts": "весна"})
    assert call("import", "contracts", path, "--json")[:2] == (
        0,
        {
            "imported": 1,
            "updated": 0,
            "unchanged": 0,
            "rejected": [{"row": 5, "column": "Действует с", "problem": "Это не дата: «весна»"}],
        },
    )
    assert call("import", "contracts", path, "--json")[1]["unchanged"] == 1


def test_a_trial_writes_nothing(call, tmp_path):
    path = registry(tmp_path / "a.xlsx", {})
    assert call("import", "contracts", path, "--dry-run", "--json")[1]["imported"] == 1
    assert call("import", "contracts", path, "--json")[1]["imported"] == 1


def test_a_trial_does_not_make_a_database(tmp_path, capsys):
    place = tmp_path / "new" / "desk.sqlite"
    path = registry(tmp_path / "a.xlsx", {})
    assert run(["--database", str(place), "import", "contracts", str(path), "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["imported"] == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx"]


def test_people_get_sentences(call, tmp_path):
    code, text, _ = call("import", "contracts", registry(tmp_path / "a.xlsx", {"number": None}), "--dry-run")
    assert code == 0
    assert text.splitlines() == [
        "Пробный проход: ничего не записано.",
        "a.xlsx, лист «Договоры»: новых — 0, изменено — 0, без изменений — 0, отклонено — 1.",
        "строка 4, «Номер договора»: Не указан номер договора",
    ]


def test_a_number_that_is_a_formula_without_a_value_is_told(call, tmp_path):
    path = registry(tmp_path / "a.xlsx", {"number": "=1+1"}, {"number": None})
    _, answer, _ = call("import", "contracts", path, "--dry-run", "--json")
    assert [(one["row"], one["problem"]) for one in answer["rejected"]] == [
        (4, "В ячейке формула без значения"),
        (5, "Не указан номер договора"),
    ]


@pytest.mark.parametrize("name", ["письмо.xlsx", "нет.xlsx"])
def test_a_file_that_cannot_be_read_is_a_sentence_and_exit_code_1(call, tmp_path, name):
    (tmp_path / "письмо.xlsx").write_text("не книга", encoding="utf-8")
    code, answer, told = call("import", "contracts", tmp_path / name, "--json")
    assert code == 1
    assert answer["error"].startswith(("«письмо.xlsx» — не книга Excel", "Файла "))
    assert "Traceback" not in told


def test_the_offices_workbook_is_imported_as_expected(call, shared_data):
    expected = json.loads((shared_data / "contracts.expected.json").read_text(encoding="utf-8"))
    code, answer, _ = call("import", "contracts", shared_data / "contracts.xlsx", "--json")
    assert (code, answer["imported"]) == (0, expected["accepted"])
    assert [one["row"] for one in answer["rejected"]] == [one["row"] for one in expected["rejected"]]


@pytest.mark.parametrize(
    ("person", "code", "verdict"),
    [
        (ANNA, 0, "allowed"),
        ("Иванова А. П.", 0, "allowed"),
        ("Иванова", 0, "warning"),
        ("Зуев Захар", 1, "refused"),
    ],
)
def test_the_gate_answers_with_verdict_and_exit_code(call, tmp_path, person, code, verdict):
    call("import", "contracts", registry(tmp_path / "a.xlsx", {}))
    got, answer, _ = call(*CALL, "--person", person)
    assert (got, answer["verdict"]) == (code, verdict)
    assert all({"name", "holds", "clause", "quote", "detail"} <= set(check) for check in answer["checks"])


def test_the_gate_speaks_russian_and_refuses_what_it_does_not_know(call):
    code, answer, _ = call(*CALL, "--person", ANNA)
    assert (code, answer["verdict"]) == (1, "refused")
    assert all(isinstance(check["holds"], bool) for check in answer["checks"])
    assert answer["unchecked"]
    assert all(set(check) == {"name", "clause", "quote", "detail"} for check in answer["unchecked"])
    assert answer["at"] == answer["inputs"][-1]["value"] == "2026-11-05T12:00:00+03:00"
    assert answer["sentence"] == "Договор №\u00a015/2026-МЭО у нас не значится. Проверьте, пожалуйста, номер."


def test_the_gate_says_which_moment_it_judged(call):
    _, text, _ = call("gate", "--contract", "1", "--at", "2026-11-20")
    assert text.splitlines()[0] == "На 20.11.2026 00:00 МСК"


def test_saturday_is_a_warning_and_line_111_another_service(call, tmp_path):
    call("import", "contracts", registry(tmp_path / "a.xlsx", {}))
    ask = ("gate", "--contract", "15/2026-МЭО", "--person", ANNA, "--json")
    assert call(*ask, "--at", "2026-11-07T12:00")[1]["verdict"] == "warning"
    code, answer, _ = call(*ask, "--line", "111")
    assert code == 1
    assert "методическая поддержка" in answer["sentence"]
