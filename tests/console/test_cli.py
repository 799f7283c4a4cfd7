"""What every verb of the command line has in common: how it refuses."""

from __future__ import annotations

import json

import pytest

from console.cli import run


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
