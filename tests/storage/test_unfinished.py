"""Half a desk is not a sound one: a transfer that was interrupted is said everywhere, and nobody works there yet."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from console.app import open_database
from console.cli import run
from models.checks import check_database
from models.desk.operations import sign_in
from models.errors import KnownError
from models.storage.database import Database
from models.transfer import transfer

GO_ON = "Запустите meo-console transfer ещё раз"


@pytest.fixture
def source(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    path = Path(shutil.copy(sqlite_template, tmp_path / "old.sqlite"))
    source = Database.open(path)
    source.write_as_system(lambda session: sign_in(session, "Иванова Анна"))
    yield source
    source.close()


@pytest.fixture
def half(source: Database, database_url: str) -> str:
    """The place of a database whose transfer was cut off, of each engine in turn."""

    def pull_the_plug(_table: str, _rows: int) -> None:
        raise KeyboardInterrupt

    target = Database.open(database_url)
    with pytest.raises(KeyboardInterrupt):
        transfer(source, target, pull_the_plug)
    target.close()
    return database_url


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(list(arguments))
    said = capsys.readouterr()
    return code, said.out + said.err


def _finish(source: Database, place: str) -> None:
    target = Database.open(place)
    transfer(source, target, lambda _table, _rows: None)
    target.close()


def test_the_check_says_that_a_transfer_is_unfinished_and_how_to_go_on(
    source: Database, half: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = _run(capsys, "--database", half, "check")
    assert code == 1
    assert "old.sqlite" in said
    assert GO_ON in said
    assert "исправна" not in said
    code, said = _run(capsys, "--database", half, "check", "--json")
    assert (code, json.loads(said)["sound"]) == (1, False)
    _finish(source, half)
    code, said = _run(capsys, "--database", half, "check")
    assert (code, said) == (0, "База данных исправна.\n")


def test_no_console_works_in_half_a_desk(source: Database, half: str) -> None:
    """Whoever signs in there would take the number of somebody who is still to come."""
    with ThreadPoolExecutor(1) as worker:  # where a console opens its database
        with pytest.raises(KnownError, match="not finished"):
            worker.submit(open_database, half).result()
        _finish(source, half)
        whole = worker.submit(open_database, half).result()
    assert check_database(whole) == []
    whole.close()


def test_no_verb_writes_into_half_a_desk(half: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _run(capsys, "--database", half, "demo", "--tickets", "5")
    assert code == 1
    assert GO_ON in said
